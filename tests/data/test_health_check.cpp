// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/health_fixture.h"

#include <algorithm>
#include <thread>

using namespace mixdesk;
using namespace mixdesk::support;

class TestHealthCheck : public HealthFixture
{
    Q_OBJECT

private slots:
    void init() { makeHealthySet(); }
    void healthySetHasNoFindings();
    void classesAreCounted();
    void sizesAndChannels();
    void unreadableFiles_data();
    void unreadableFiles();
    void brokenMasks();
    void maskOfAnotherSize();
    void blankMask();
    void missingMask();
    void classWithoutMasks();
    void orphanMask();
    void fewAndUnbalancedPictures();
    void missingSides();
    void strayFiles();
    void folderOfOneClass();
    void worstComesFirst();
    void stopEndsTheCheck();
    void progressCountsEveryImageOnTheCallingThread();
};

void TestHealthCheck::healthySetHasNoFindings()
{
    writeClass(m_root, "другой класс");
    const HealthReport report = check();
    QVERIFY2(report.findings.empty(), healthToText(report, false).c_str());
    QCOMPARE(report.images, 56);
    QCOMPARE(report.count(Severity::Problem), 0);
}

void TestHealthCheck::classesAreCounted()
{
    ClassPlan plan;
    plan.trainGood = 25;
    plan.testGood = 3;
    plan.defects = {{"dent", 2}, {"scratch", 5}};
    writeClass(m_root, "cap", plan);
    const HealthReport report = check();
    QCOMPARE(report.classes.size(), std::size_t(2));
    const ClassHealth& cap = report.classes[0];
    QCOMPARE(cap.name, std::string("cap"));
    QCOMPARE(cap.trainGood, 25);
    QCOMPARE(cap.testGood, 3);
    QVERIFY(cap.testDefective == plan.defects);
    QCOMPARE(cap.masks, 7);
    QCOMPARE(report.classes[1].trainGood, 20);
}

void TestHealthCheck::sizesAndChannels()
{
    writePicture(m_root / "part/train/good/wide.png", drawPart(1, 200).rowRange(0, 30));
    ClassPlan plan;
    plan.defects.clear();
    writeClass(m_root, "grey", plan);
    for (int i = 0; i < 20; ++i) {
        cv::Mat grey;
        cv::cvtColor(drawPart(5000 + i), grey, cv::COLOR_BGR2GRAY);
        writePicture(m_root / "grey/train/good" / (std::to_string(1000 + i).substr(1) + ".png"),
                     grey);
        if (i < 4)
            writePicture(m_root / "grey/test/good" / (std::to_string(1000 + i).substr(1) + ".png"),
                         255 - grey);
    }
    const HealthReport report = check();
    QCOMPARE(report.classes[0].channels, 1);
    const ClassHealth& part = report.classes[1];
    QCOMPARE(part.channels, 3);
    QCOMPARE(part.smallestWidth, 64);
    QCOMPARE(part.largestWidth, 200);
    QCOMPARE(part.smallestHeight, 30);
    QCOMPARE(part.largestHeight, 64);
}

void TestHealthCheck::unreadableFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("rule");
    const std::string png = encode(drawPart(1), ".png");
    const std::string jpeg = encode(drawPart(1), ".jpg");
    const auto row = [](const char* name, const std::string& bytes, const char* rule) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << rule;
    };
    row("empty", "", "unreadable-file");
    row("text", "not a picture", "unreadable-file");
    std::string damaged = png;
    damaged[png.size() / 2] = char(damaged[png.size() / 2] ^ 1);
    row("damaged png", damaged, "unreadable-file");
    row("truncated png", png.substr(0, png.size() / 2), "truncated-file");
    row("truncated jpeg", jpeg.substr(0, jpeg.size() / 2), "truncated-file");
}

void TestHealthCheck::unreadableFiles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, rule);
    writeBytes(m_root / "part/test/good/001.png", bytes.toStdString());
    expectOnly(rule.toStdString(), Severity::Problem, "part/test/good/001.png");
}

void TestHealthCheck::brokenMasks()
{
    const std::string mask = encode(drawMask({64, 64}), ".png");
    writeBytes(m_root / "part/ground_truth/scratch/001_mask.png", mask.substr(0, mask.size() / 2));
    expectOnly("truncated-file", Severity::Problem, "part/ground_truth/scratch/001_mask.png");
    writeBytes(m_root / "part/ground_truth/scratch/001_mask.png", "text");
    expectOnly("unreadable-file", Severity::Problem, "part/ground_truth/scratch/001_mask.png");
}

void TestHealthCheck::maskOfAnotherSize()
{
    writePicture(m_root / "part/ground_truth/scratch/002_mask.png", drawMask({64, 32}));
    expectOnly("mask-size", Severity::Problem, "part/ground_truth/scratch/002_mask.png");
    QVERIFY(check().findings[0].message.find("64 x 32") != std::string::npos);
}

void TestHealthCheck::blankMask()
{
    writePicture(m_root / "part/ground_truth/scratch/002_mask.png",
                 cv::Mat::zeros(64, 64, CV_8UC1));
    expectOnly("blank-mask", Severity::Warning, "part/ground_truth/scratch/002_mask.png");
}

void TestHealthCheck::missingMask()
{
    fs::remove(m_root / "part/ground_truth/scratch/000_mask.png");
    expectOnly("missing-mask", Severity::Warning, "part/test/scratch/000.png");
}

void TestHealthCheck::classWithoutMasks()
{
    fs::remove_all(m_root / "part/ground_truth");
    expectOnly("missing-mask", Severity::Note, "");
}

void TestHealthCheck::orphanMask()
{
    writePicture(m_root / "part/ground_truth/scratch/999_mask.png", drawMask({64, 64}));
    expectOnly("orphan-mask", Severity::Warning, "part/ground_truth/scratch/999_mask.png");
}

void TestHealthCheck::fewAndUnbalancedPictures()
{
    ClassPlan few, some, many;
    few.trainGood = 5;
    some.trainGood = 30;
    many.trainGood = 160;
    many.side = few.side = some.side = 16;
    writeClass(m_root, "few", few);
    writeClass(m_root, "some", some);
    writeClass(m_root, "many", many);
    fs::remove_all(m_root / "part/train");
    const HealthReport report = check();
    const auto imbalance = of(report, "class-imbalance");
    QCOMPARE(imbalance.size(), std::size_t(2));
    QCOMPARE(imbalance[0].className, std::string("few"));
    QVERIFY(imbalance[0].severity == Severity::Warning);
    QCOMPARE(imbalance[1].className, std::string("some"));
    QVERIFY(imbalance[1].severity == Severity::Note);
    const auto count = of(report, "few-good-images");
    QCOMPARE(count.size(), std::size_t(2));
    QCOMPARE(count[0].className, std::string("part"));
    QVERIFY(count[0].severity == Severity::Problem);
    QCOMPARE(count[1].className, std::string("few"));
    QVERIFY(count[1].severity == Severity::Warning);
}

void TestHealthCheck::missingSides()
{
    fs::remove_all(m_root / "part/test/good");
    expectOnly("no-test-good", Severity::Warning, "");
    writeClass(m_root, "part");
    fs::remove_all(m_root / "part/test/scratch");
    fs::remove_all(m_root / "part/ground_truth");
    expectOnly("no-defects", Severity::Warning, "");
    fs::remove_all(m_root / "part/test");
    const HealthReport report = check();
    QCOMPARE(report.findings.size(), std::size_t(2));
    QCOMPARE(report.count(Severity::Note), 2);
}

void TestHealthCheck::strayFiles()
{
    for (const char* name : {"part/train/good/Thumbs.db", "part/train/loose.png",
                             "part/train/bad/1.png", "part/test/good/monday/1.png",
                             "part/ground_truth/readme.txt", "part/above.png", "odd/1.png"})
        writeBytes(m_root / name, "x");
    for (const char* name : {"part/train/good/.hidden", "license.txt", "part/readme.txt"})
        writeBytes(m_root / name, "x");
    const HealthReport report = check();
    std::vector<std::string> files;
    for (const Finding& finding : of(report, "stray-file")) {
        QVERIFY(finding.severity == Severity::Note);
        files.push_back(finding.file);
    }
    QCOMPARE(files,
             (std::vector<std::string>{"odd", "part/above.png", "part/ground_truth/readme.txt",
                                       "part/test/good/monday", "part/train/bad",
                                       "part/train/good/Thumbs.db", "part/train/loose.png"}));
    QCOMPARE(report.findings.size(), files.size());
}

void TestHealthCheck::folderOfOneClass()
{
    writeBytes(m_root / "part/train/good/notes.txt", "x");
    m_root /= "part";
    expectOnly("stray-file", Severity::Note, "train/good/notes.txt");
}

void TestHealthCheck::worstComesFirst()
{
    writeBytes(m_root / "part/train/good/notes.txt", "x");
    fs::remove(m_root / "part/ground_truth/scratch/000_mask.png");
    writeBytes(m_root / "part/train/good/007.png", "");
    writeBytes(m_root / "part/test/good/001.png", "");
    const HealthReport report = check();
    QCOMPARE(report.findings.size(), std::size_t(4));
    QCOMPARE(report.findings[0].file, std::string("part/test/good/001.png"));
    QCOMPARE(report.findings[1].file, std::string("part/train/good/007.png"));
    QVERIFY(report.findings[2].severity == Severity::Warning);
    QVERIFY(report.findings[3].severity == Severity::Note);
    QCOMPARE(report.count(Severity::Problem), 2);
    QCOMPARE(report.count(Severity::Warning), 1);
    QCOMPARE(report.count(Severity::Note), 1);
}

void TestHealthCheck::stopEndsTheCheck()
{
    StopSource source;
    source.requestStop();
    const auto report = checkDataset(*scanDataset(m_root), {}, source.token());
    QVERIFY(!report && report.error().cancelled());
}

void TestHealthCheck::progressCountsEveryImageOnTheCallingThread()
{
    Progress last;
    const auto self = std::this_thread::get_id();
    bool elsewhere = false;
    const auto report = checkDataset(*scanDataset(m_root), [&](const Progress& progress) {
        elsewhere |= std::this_thread::get_id() != self;
        last = progress;
    });
    QVERIFY(report && !elsewhere);
    QCOMPARE(last.done, std::int64_t(28));
    QCOMPARE(last.total, std::int64_t(28));
}

QTEST_APPLESS_MAIN(TestHealthCheck)
#include "test_health_check.moc"
