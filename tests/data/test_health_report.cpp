// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/health_fixture.h"

#include <QRegularExpression>
#include <nlohmann/json.hpp>

using namespace mixdesk;
using namespace mixdesk::support;

class TestHealthReport : public HealthFixture
{
    Q_OBJECT

private slots:
    void init() { makeHealthySet(); }
    void jsonHoldsEverything();
    void jsonSurvivesNamesThatAreNotUtf8();
    void textIsReadable();
    void textShortensLongLists();
    void coloursOnlyWhereWanted();
};

void TestHealthReport::jsonHoldsEverything()
{
    writeBytes(m_root / "part/train/good/007.png", "");
    fs::remove(m_root / "part/ground_truth/scratch/000_mask.png");
    const HealthReport report = check();
    const auto json = nlohmann::json::parse(healthToJson(report));
    QCOMPARE(json["root"].get<std::string>(), report.root);
    QCOMPARE(json["images"].get<int>(), 28);
    QCOMPARE(json["classes"][0]["name"].get<std::string>(), std::string("part"));
    QCOMPARE(json["classes"][0]["train_good"].get<int>(), 20);
    QCOMPARE(json["classes"][0]["test_defective"]["scratch"].get<int>(), 4);
    QVERIFY(json["classes"][0]["width"] == nlohmann::json({64, 64}));
    QCOMPARE(json["findings"].size(), std::size_t(2));
    const auto& finding = json["findings"][0];
    QCOMPARE(finding["severity"].get<std::string>(), std::string("problem"));
    QCOMPARE(finding["rule"].get<std::string>(), std::string("unreadable-file"));
    QCOMPARE(finding["class"].get<std::string>(), std::string("part"));
    QCOMPARE(finding["file"].get<std::string>(), std::string("part/train/good/007.png"));
    QVERIFY(finding.contains("message") && finding.contains("remedy"));
    QCOMPARE(json["summary"]["problems"].get<int>(), 1);
    QCOMPARE(json["summary"]["warnings"].get<int>(), 1);
    QCOMPARE(json["summary"]["notes"].get<int>(), 0);
}

void TestHealthReport::jsonSurvivesNamesThatAreNotUtf8()
{
    const fs::path odd = m_root / "part/train/good" / fs::path(std::string("bad\xFF.png"));
    writeBytes(odd, "");
    const auto json = nlohmann::json::parse(healthToJson(check()));
    QCOMPARE(json["findings"].size(), std::size_t(1));
    fs::remove(odd);
}

void TestHealthReport::textIsReadable()
{
    writeClass(m_root, "Kapselgröße");
    writeBytes(m_root / "part/train/good/007.png", "");
    const QString text = QString::fromStdString(healthToText(check(), false));
    const QStringList lines = text.split('\n');
    const auto header = lines.indexOf(QRegularExpression("^class .*train good.*"));
    QVERIFY(header >= 0);
    // The same column ends at the same place on every line, counted in characters.
    const auto end = lines[header].indexOf("train good") + 10;
    QCOMPARE(lines[header + 1].mid(end - 2, 2), QString("20"));
    QCOMPARE(lines[header + 2].mid(end - 2, 2), QString("20"));
    QVERIFY(text.contains("problem  unreadable-file (1)"));
    QVERIFY(text.contains("part/train/good/007.png: The file is empty"));
    QVERIFY(text.contains("1 problem, 0 warnings, 0 notes"));
    QVERIFY(!text.contains('\x1b'));
}

void TestHealthReport::textShortensLongLists()
{
    for (int i = 0; i < 25; ++i)
        writeBytes(m_root / "part/train/good" / ("empty" + std::to_string(i) + ".png"), "");
    const QString text = QString::fromStdString(healthToText(check(), false));
    QCOMPARE(text.count("The file is empty"), 10);
    QVERIFY(text.contains("and 15 more"));
    QCOMPARE(text.count("Copy the file again"), 1);
}

void TestHealthReport::coloursOnlyWhereWanted()
{
    writeBytes(m_root / "part/train/good/007.png", "");
    QVERIFY(healthToText(check(), true).find("\x1b[1;31mproblem\x1b[0m") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestHealthReport)
#include "test_health_report.moc"
