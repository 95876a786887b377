// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"
#include "core/store/mask_repository.h"
#include "core/store/project.h"
#include "core/store/verdict_repository.h"
#include "support/cli_program.h"
#include "support/pictures.h"

using namespace mixdesk;
using namespace mixdesk::support;

/// Verdicts and masks of one project go through the program into another.
class TestLabels : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void goesOutAndIn_data();
    void goesOutAndIn();
    void csvAndAll();
    void whatPeopleSaidHereStands();
    void whatCannotBeDoneIsSaid();

private:
    QString at(const char* name) const { return m_dir->filePath(QLatin1String(name)); }
    std::unique_ptr<Database> make(const char* name) const
    {
        ProjectSettings settings;
        settings.dataset = at("plant").toStdString();
        auto project = Project::create(at(name).toStdString(), settings);
        return Database::open(project.value().databaseAddress()).value();
    }
    static void decide(Database& database, const char* image, Decision decision, const char* type)
    {
        VerdictRecord record;
        record.image = image;
        record.className = "bolt";
        record.decision = decision;
        record.defectType = type;
        QVERIFY(bool(VerdictRepository(database).add({record}, {"anna", "line 1"})));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_first, m_second;
};

void TestLabels::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    ClassPlan plan;
    plan.trainGood = 2;
    writeClass(at("plant").toStdString(), "bolt", plan);
    m_first = make("first");
    m_second = make("second");
    decide(*m_first, "bolt/test/good/000.png", Decision::Ok, "");
    decide(*m_first, "bolt/test/good/001.png", Decision::NotOk, "dent");
    decide(*m_first, "bolt/test/good/002.png", Decision::Unsure, "");
    StoredMask mask{"bolt/test/good/001.png", "dent", 64, 64, 0, {}};
    mask.tiles.push_back({0, 0, QByteArray(64 * 64 / 8, '\x5a')});
    QVERIFY(bool(MaskRepository(*m_first).store(mask, "brush", {"anna", "line 1"})));
}

void TestLabels::cleanup()
{
    m_first.reset();
    m_second.reset();
    m_dir.reset();
}

void TestLabels::goesOutAndIn_data()
{
    QTest::addColumn<QStringList>("format");
    QTest::newRow("copied") << QStringList{"mvtec"};
    QTest::newRow("hard-linked") << QStringList{"mvtec", "--pictures", "hardlink"};
    QTest::newRow("linked") << QStringList{"mvtec", "--pictures", "symlink"};
    QTest::newRow("run lengths") << QStringList{"coco"};
    QTest::newRow("polygons") << QStringList{"coco-polygons"};
}

void TestLabels::goesOutAndIn()
{
    QFETCH(QStringList, format);
    const Outcome out = call(QStringList{"labels", "export", at("first"), "--out", at("out")} +
                             QStringList{"--format"} + format);
    QVERIFY2(out.code == 0, out.err);
    if (format[0] == "mvtec") {
        QVERIFY2(out.out.contains("2 pictures and 1 mask written to"), out.out);
        QVERIFY2(out.out.contains("nobody called them OK or not OK: 1."), out.out);
        QVERIFY2(out.out.contains("; 1 picture left out."), out.out);
    } else {
        QVERIFY2(out.out.contains("3 pictures and 1 mask written to"), out.out);
        QVERIFY2(!out.out.contains("left out"), out.out);
    }
    const Outcome in = call({"labels", "import", at("second"), at("out")});
    QVERIFY2(in.code == 0, in.err);
    QVERIFY2(in.out.contains("3 pictures and 1 mask taken in."), in.out);
    const auto verdicts = VerdictRepository(*m_second).current().value();
    QCOMPARE(verdicts.size(), std::size_t(3));
    QCOMPARE(verdicts[0].decision, Decision::Ok);
    QCOMPARE(verdicts[1].decision, Decision::NotOk);
    QCOMPARE(verdicts[2].decision, Decision::Unsure);
    QCOMPARE(verdicts[1].defectType, QString("dent"));
    const auto mask = MaskRepository(*m_second).read("bolt/test/good/001.png", "dent").value();
    QVERIFY(mask.has_value());
    QCOMPARE(mask->tiles.at(0).bits, QByteArray(64 * 64 / 8, '\x5a'));
    if (format.size() > 1 || format[0] != "mvtec")
        return;
    const Outcome audit = call({"audit", "verify", at("second")});
    QVERIFY2(audit.code == 0, audit.out);
    QVERIFY(call({"audit", "list", at("first")}).out.contains("  export  "));
    QVERIFY(call({"audit", "list", at("second")}).out.contains("  import  "));
}

void TestLabels::csvAndAll()
{
    QCOMPARE(call({"labels", "export", at("first"), "--format", "csv", "--out", at("a.csv")}).code,
             0);
    QCOMPARE(contentOf(at("a.csv")).count("\r\n"), 4);
    const Outcome all =
        call({"labels", "export", at("first"), "--format", "csv", "--out", at("b.csv"), "--all"});
    QCOMPARE(all.code, 0);
    QCOMPARE(contentOf(at("b.csv")).count("\r\n"), 11); // 2 + 4 + 4 pictures
}

void TestLabels::whatPeopleSaidHereStands()
{
    QCOMPARE(
        call({"labels", "export", at("first"), "--format", "coco", "--out", at("a.json")}).code, 0);
    decide(*m_second, "bolt/test/good/000.png", Decision::NotOk, "rust");
    const Outcome kept = call({"labels", "import", at("second"), at("a.json")});
    QCOMPARE(kept.code, 0);
    QVERIFY2(kept.out.contains("keeps the verdict that anna gave here"), kept.out);
    QVERIFY2(kept.out.contains("1 label kept as given here (--replace takes the file's)"),
             kept.out);
    QCOMPARE(VerdictRepository(*m_second).current()->at(0).decision, Decision::NotOk);
    const Outcome replaced = call({"labels", "import", at("second"), at("a.json"), "--replace"});
    QCOMPARE(replaced.code, 0);
    QVERIFY2(!replaced.out.contains("kept"), replaced.out);
    QCOMPARE(VerdictRepository(*m_second).current()->at(0).decision, Decision::Ok);
}

void TestLabels::whatCannotBeDoneIsSaid()
{
    QCOMPARE(call({"labels"}).code, 2);
    QCOMPARE(call({"labels", "export", at("first"), "--out", at("x")}).code, 2);
    QCOMPARE(call({"labels", "export", at("first"), "--format", "xml", "--out", at("x")}).code, 2);
    const Outcome nothing = call({"labels", "import", at("second"), at("nowhere")});
    QCOMPARE(nothing.code, 1);
    QVERIFY2(nothing.err.contains("There is no"), nothing.err);
    QVERIFY(writeContent(at("bad.json"), "[[["));
    const Outcome broken = call({"labels", "import", at("second"), at("bad.json")});
    QCOMPARE(broken.code, 1);
    QVERIFY2(broken.err.contains("bad.json"), broken.err);
    const Outcome full =
        call({"labels", "export", at("first"), "--format", "mvtec", "--out", at("second")});
    QCOMPARE(full.code, 1);
    QVERIFY2(full.err.contains("already holds something"), full.err);
    QCOMPARE(call({"labels", "import", at("none"), at("bad.json")}).code, 1);

    const QStringList csv{"labels", "export", at("first"), "--format", "csv", "--out"};
    const Outcome own = call(csv + QStringList{at("first") + "/project.sqlite", "--force"});
    QCOMPARE(own.code, 1);
    QVERIFY2(own.err.contains("belongs to the project"), own.err);
    QCOMPARE(VerdictRepository(*m_first).current()->size(), std::size_t(3));
    QCOMPARE(call(csv + QStringList{at("a.csv")}).code, 0);
    QCOMPARE(call(csv + QStringList{at("a.csv")}).code, 1);
    QCOMPARE(call(csv + QStringList{at("a.csv"), "--force"}).code, 0);
}

QTEST_GUILESS_MAIN(TestLabels)
#include "test_labels.moc"
