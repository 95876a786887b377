// SPDX-License-Identifier: GPL-3.0-or-later
// Which pictures labels belong to, and which files and folders they may come from and go to.
#include "core/session/label_paths.h"
#include "session/label_projects.h"

using namespace mixdesk;
using namespace mixdesk::support;

class TestLabelPaths : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_all = std::make_unique<LabelProjects>(); }
    void cleanup()
    {
        QVERIFY(m_all->auditsAreSound());
        m_all.reset();
    }

    void unknownPictures();
    void sameNameOfAnotherClass();
    void foundByTheEndingOfItsPath_data();
    void foundByTheEndingOfItsPath();
    void namedTwice();
    void hostileFiles_data();
    void hostileFiles();
    void inboxPictures();
    void droppedPictures();
    void whatAnExportMustNotReplace_data();
    void whatAnExportMustNotReplace();
    void anEarlierExportIsReplacedWhereAskedFor();
    void projectFilesAreNoLabels();

private:
    std::unique_ptr<LabelProjects> m_all;
};

void TestLabelPaths::unknownPictures()
{
    m_all->review();
    QVERIFY(bool(m_all->first->tryExport(LabelFormat::CocoRle, m_all->folder("out.json"))));
    ClassPlan plan;
    plan.trainGood = 1;
    writeClass(m_all->root / "other", "bolt", plan);
    fs::remove(m_all->root / "other/bolt/test/good/000.png");
    TestProject third(m_all->root / "third", m_all->root / "other");
    const auto in = third.tryImport(m_all->folder("out.json"));
    QVERIFY(bool(in));
    QCOMPARE(in->pictures, 3);
    QCOMPARE(in->skipped, 3);
    QVERIFY(notesSay(*in, "bolt/test/good/000.png is not in this project."));
    QVERIFY(notesSay(*in, "nut/test/scratch/002.png is not in this project."));
}

void TestLabelPaths::sameNameOfAnotherClass()
{
    // Known by its name alone, unless the file says that it is another product's.
    const auto with = [&](const char* className) {
        writeBytes(m_all->folder("a.json"),
                   std::string(R"({"images":[{"id":1,"file_name":"shots/one.png","width":64,)"
                               R"("height":64}],"categories":[{"id":1,"name":"dent",)"
                               R"("supercategory":")") +
                       className +
                       R"("}],"annotations":[{"id":1,"image_id":1,"category_id":1,)"
                       R"("bbox":[2,3,10,10]}]})");
        return m_all->first->tryImport(m_all->folder("a.json")).value();
    };
    writePicture(m_all->folder("plant") / "bolt/test/good/one.png", drawPart(77));
    m_all->first->places.dataset = scanDataset(m_all->folder("plant")).value();
    QCOMPARE(with("nut").skipped, 1);
    QCOMPARE(with("part").pictures, 1);
    const auto verdict = m_all->first->verdict("bolt/test/good/one.png");
    QVERIFY(verdict.has_value());
    QCOMPARE(verdict->className, QStringLiteral("bolt"));
    QCOMPARE(verdict->defectType, QStringLiteral("dent"));
}

void TestLabelPaths::foundByTheEndingOfItsPath_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("className");
    QTest::addColumn<QByteArray>("found"); ///< or what is said instead
    const auto row = [](const char* name, const char* className, const char* found) {
        QTest::newRow((QByteArray(name) + ' ' + className).constData())
            << QByteArray(name) << QByteArray(className) << QByteArray(found);
    };
    const char* const several = "Several pictures of this project have the name";
    const char* const none = "is not in this project";
    row("images/bolt/test/scratch/001.png", "", "bolt/test/scratch/001.png");
    row("/data/plant/nut/test/scratch/001.png", "", "nut/test/scratch/001.png");
    row("D:\\\\shots\\\\nut\\\\test\\\\good\\\\002.png", "", "nut/test/good/002.png");
    row("scratch/001.png", "", several); // of bolt and nut
    row("scratch/001.png", "nut", "nut/test/scratch/001.png");
    row("001.png", "", several);
    row("001.png", "bolt", several); // of good and scratch
    row("hole/001.png", "bolt", none);
    row("images/bolt/test/scratch/001.png", "nut", none);
    row("shots/777.png", "", none);
    row("../../etc/passwd", "", "leads to no place within a folder");
}

void TestLabelPaths::foundByTheEndingOfItsPath()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, className);
    QFETCH(QByteArray, found);
    writeBytes(m_all->folder("a.json"), R"({"images":[{"id":1,"file_name":")" + name.toStdString() +
                                            R"(","width":64,"height":64}],"categories":[{"id":1,)"
                                            R"("name":"dent","supercategory":")" +
                                            className.toStdString() +
                                            R"("}],"annotations":[{"id":1,"image_id":1,)"
                                            R"("category_id":1,"bbox":[2,3,10,10]}]})");
    const auto in = m_all->first->tryImport(m_all->folder("a.json"));
    QVERIFY2(bool(in), in ? "" : in.error().message.c_str());
    const auto verdicts = VerdictRepository(*m_all->first->database).current();
    if (found.endsWith(".png")) {
        QCOMPARE(verdicts->size(), std::size_t(1));
        QCOMPARE(verdicts->front().image.toUtf8(), found);
        QCOMPARE(in->skipped, 0);
    } else {
        QVERIFY(verdicts->empty());
        QCOMPARE(in->skipped, 1);
        QCOMPARE(in->notes.size(), std::size_t(1));
        QVERIFY(notesSay(*in, found.constData()));
    }
}

void TestLabelPaths::namedTwice()
{
    writePicture(m_all->folder("plant") / "bolt/test/good/one.png", drawPart(77));
    m_all->first->places.dataset = scanDataset(m_all->folder("plant")).value();
    writeBytes(m_all->folder("a.json"),
               R"({"images":[{"id":1,"file_name":"x/one.png","width":64,"height":64},
                            {"id":2,"file_name":"y/one.png","width":64,"height":64}],
                  "categories":[{"id":1,"name":"dent"},{"id":2,"name":"rust"}],
                  "annotations":[{"id":1,"image_id":1,"category_id":1,"bbox":[2,3,10,10]},
                                 {"id":2,"image_id":2,"category_id":2,"bbox":[2,3,10,10]}]})");
    const auto in = m_all->first->tryImport(m_all->folder("a.json"));
    QVERIFY2(bool(in), in ? "" : in.error().message.c_str());
    QCOMPARE(in->pictures, 1);
    QVERIFY(notesSay(*in, "named more than once; the first label counts"));
    QCOMPARE(m_all->first->verdict("bolt/test/good/one.png")->defectType, QStringLiteral("dent"));
}

void TestLabelPaths::hostileFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("\x89PNG\r\n\x1a\n\0\0", 10);
    QTest::newRow("deep") << QByteArray(100'000, '[');
    QTest::newRow("huge") << QByteArray(
        R"({"images":[{"id":1,"file_name":"a.png","width":2000000,"height":2000000}]})");
}

void TestLabelPaths::hostileFiles()
{
    QFETCH(QByteArray, text);
    writeBytes(m_all->folder("a.json"), text.toStdString());
    const auto in = m_all->first->tryImport(m_all->folder("a.json"));
    QVERIFY(!in);
    QVERIFY(in.error().message.find("a.json") != std::string::npos);
    QVERIFY(m_all->first->events("import").empty());
    const auto missing = m_all->first->tryImport(m_all->folder("nowhere"));
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
}

void TestLabelPaths::inboxPictures()
{
    writePicture(m_all->root / "third" / ".keep" / "x.png",
                 drawPart(1)); // hidden: an empty folder yet
    TestProject third(m_all->root / "third", m_all->root / "plant",
                      {"incoming", m_all->folder("drive").string()});
    const fs::path inside = m_all->root / "third/incoming/monday/a.png",
                   far = m_all->folder("drive") / "b.png";
    writePicture(inside, drawPart(5));
    writePicture(far, drawPart(6));
    QCOMPARE(third.project.settings().inbox.front(), std::string("incoming"));
    const QByteArray a = keyOfOutside(inside, third.project.folder()).toUtf8();
    const QByteArray b = keyOfOutside(far, third.project.folder()).toUtf8();
    QCOMPARE(a, QByteArray("inbox:incoming/monday/a.png"));
    QCOMPARE(b, QByteArray::fromStdString(far.string()));
    const auto decide = [&](const QByteArray& key, Decision decision, const char* type) {
        VerdictRecord record;
        record.image = QString::fromUtf8(key);
        record.className = QStringLiteral("bolt"); // as it was routed
        record.decision = decision;
        record.defectType = QString::fromUtf8(type);
        QVERIFY(bool(VerdictRepository(*third.database).add({record}, kAnna)));
    };
    decide(a, Decision::Ok, "");
    decide(b, Decision::NotOk, "dent");
    third.draw(b.constData(), "dent", blot(4, {64, 64}));
    const auto out = third.tryExport(LabelFormat::Mvtec, m_all->folder("out"));
    QVERIFY2(bool(out), out ? "" : out.error().message.c_str());
    QCOMPARE(out->pictures, 2);
    QCOMPARE(readFile(m_all->folder("out") / "bolt/train/good/a.png").value(),
             readFile(inside).value());
    QCOMPARE(readFile(m_all->folder("out") / "bolt/test/dent/b.png").value(),
             readFile(far).value());
    QVERIFY(fs::exists(m_all->folder("out") / "bolt/ground_truth/dent/b_mask.png"));
    QVERIFY(bool(third.tryExport(LabelFormat::CocoPolygons, m_all->folder("out.json"))));

    // Back into the same pictures' place with a database of its own.
    for (const char* from : {"out", "out.json"}) {
        third.database.reset();
        for (const char* end : {"", "-wal", "-shm"})
            fs::remove(m_all->root / "third" / (std::string("project.sqlite") + end));
        third.database = Database::open(third.project.databaseAddress()).value();
        const auto in = third.tryImport(m_all->folder(from));
        QVERIFY2(bool(in), in ? "" : in.error().message.c_str());
        QVERIFY2(in->notes.empty(), in->notes.empty() ? "" : in->notes.front().c_str());
        QCOMPARE(in->pictures, 2);
        QCOMPARE(third.verdict(a.constData())->decision, Decision::Ok);
        QCOMPARE(third.verdict(b.constData())->className, QStringLiteral("bolt"));
        QCOMPARE(tilesOf(third).size(), std::size_t(1));
    }
    // A project without these inboxes does not know them.
    const auto other = m_all->second->tryImport(m_all->folder("out.json"));
    QVERIFY(bool(other));
    QCOMPARE(other->skipped, 2);
    // A drive that is gone costs only its own pictures.
    fs::remove_all(m_all->folder("drive"));
    const auto rest = third.tryExport(LabelFormat::Mvtec, m_all->folder("rest"));
    QVERIFY(bool(rest));
    QCOMPARE(rest->pictures, 1);
    QVERIFY(notesSay(*rest, "b.png"));
}

void TestLabelPaths::droppedPictures()
{
    const fs::path file = m_all->folder("desktop") / "c.png";
    writePicture(file, drawPart(5));
    VerdictRecord record;
    record.image = keyOfOutside(file, m_all->first->project.folder());
    record.className = QStringLiteral("nut");
    record.decision = Decision::Ok;
    QVERIFY(bool(VerdictRepository(*m_all->first->database).add({record}, kAnna)));
    m_all->first->decide("bolt/test/good/000.png", Decision::Ok);
    for (const LabelFormat format : {LabelFormat::Mvtec, LabelFormat::CocoRle}) {
        const fs::path out = m_all->folder(format == LabelFormat::Mvtec ? "out" : "out.json");
        QCOMPARE(m_all->first->tryExport(format, out)->pictures, 2);
        const auto in = m_all->second->tryImport(out); // not refused for the one it cannot know
        QVERIFY2(bool(in), in ? "" : in.error().message.c_str());
        QCOMPARE(in->pictures, 1);
        QCOMPARE(in->skipped, 1);
    }
}

void TestLabelPaths::whatAnExportMustNotReplace_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* target, const char* says) {
        QTest::newRow(target) << QByteArray(target) << QByteArray(says);
    };
    row("first/project.sqlite", "belongs to the project");
    row("first/project.sqlite-wal", "belongs to the project");
    row("first/project.yaml", "belongs to the project");
    row("first/runs/labels", "belongs to the project");
    row("linked/project.sqlite", "belongs to the project");
    row("database by another name", "belongs to the project");
    row("plant/bolt/test/good/000.png", "lies in the dataset");
    row("plant/labelled", "lies in the dataset");
    row("incoming/a.png", "lies in an inbox");
    row("notes.txt", "is no export of this kind");
}

void TestLabelPaths::whatAnExportMustNotReplace()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, says);
    m_all->review();
    fs::create_directory_symlink(m_all->folder("first"), m_all->folder("linked"));
    fs::create_hard_link(m_all->folder("first") / "project.sqlite",
                         m_all->folder("database by another name"));
    writePicture(m_all->folder("incoming") / "a.png", drawPart(5));
    writeBytes(m_all->folder("notes.txt"), "picture of the week");
    m_all->first->places.inboxes = {m_all->folder("incoming")};
    const fs::path out = m_all->folder(target.constData());
    const bool there = fs::exists(out);
    const auto size = there ? fs::file_size(out) : 0;
    const auto written = there ? fs::last_write_time(out) : fs::file_time_type();
    for (const LabelFormat format : {LabelFormat::Csv, LabelFormat::CocoRle, LabelFormat::Mvtec}) {
        LabelExport what;
        what.format = format;
        what.out = out;
        what.replace = true;
        const auto refused = exportLabels(*m_all->first->database, m_all->first->labels(),
                                          m_all->first->places, what, kAnna, kQuiet, {});
        QVERIFY(!refused);
        const std::string& message = refused.error().message;
        if (format != LabelFormat::Mvtec || target != "notes.txt")
            QVERIFY2(message.find(says.toStdString()) != std::string::npos, message.c_str());
        QCOMPARE(fs::exists(out), there);
    }
    if (there) {
        QCOMPARE(fs::file_size(out), size);
        QVERIFY(fs::last_write_time(out) == written);
    }
    QVERIFY(m_all->first->events("export").empty());
}

void TestLabelPaths::anEarlierExportIsReplacedWhereAskedFor()
{
    m_all->review();
    const fs::path csv = m_all->folder("labels.csv"), coco = m_all->folder("labels.json");
    QVERIFY(bool(m_all->first->tryExport(LabelFormat::Csv, csv)));
    QVERIFY(bool(m_all->first->tryExport(LabelFormat::CocoRle, coco)));
    m_all->first->decide("bolt/test/good/002.png", Decision::Ok);
    for (const auto& [format, out] :
         {std::pair(LabelFormat::Csv, csv), std::pair(LabelFormat::CocoPolygons, coco)}) {
        const std::string before = readFile(out).value();
        const auto refused = m_all->first->tryExport(format, out);
        QVERIFY(!refused);
        QVERIFY(refused.error().message.find("--force") != std::string::npos);
        QCOMPARE(readFile(out).value(), before);
        const auto done =
            exportLabels(*m_all->first->database, m_all->first->labels(), m_all->first->places,
                         {format, out, {}, true}, kAnna, kQuiet, {});
        QVERIFY2(bool(done), done ? "" : done.error().message.c_str());
        QVERIFY(readFile(out).value() != before);
    }
    // A file of the other kind is not one that this export would have written.
    QVERIFY(!exportLabels(*m_all->first->database, m_all->first->labels(), m_all->first->places,
                          {LabelFormat::Csv, coco, {}, true}, kAnna, kQuiet, {}));
}

void TestLabelPaths::projectFilesAreNoLabels()
{
    for (const char* name : {"first/project.sqlite", "first/project.yaml", "first"}) {
        const auto refused = m_all->first->tryImport(m_all->folder(name));
        QVERIFY(!refused);
        const std::string& message = refused.error().message;
        QVERIFY2(message.find("belongs to the project") != std::string::npos, message.c_str());
    }
}

QTEST_GUILESS_MAIN(TestLabelPaths)
#include "test_label_paths.moc"
