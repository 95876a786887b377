// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/project_labels.h"

#include "core/base/hash.h"
#include "core/imaging/picture.h"
#include "core/session/picture_content.h"
#include "session/label_projects.h"
#include "store/store_fixture.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace mixdesk;
using namespace mixdesk::support;

class TestProjectLabels : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_all = std::make_unique<LabelProjects>(); }
    void cleanup()
    {
        QVERIFY(m_all->auditsAreSound());
        m_all.reset();
    }

    void comesBack_data();
    void comesBack();
    void replacedPicturesAreLeftOut();
    void csvListsThem();
    void exportIsInTheAudit();
    void importIsInTheAudit();
    void masksWithoutVerdictAreSeen();
    void groundTruthOfTheDataset();
    void aVerdictKeepsTheDatasetsMaskAndType();
    void whatTheFileDoesNotSayIsTheImporters();
    void importTwiceStoresNothingTwice();
    void newerVerdictsHereStand();
    void newerVerdictsOfTheFileCount();
    void takenBackHereStays();
    void drawnMasksStand();
    void otherProgramsFileContradictsNoComment();
    void replaceTakesTheFile();
    void masksOfAnotherSize();
    void onlyWhatIsStoredCounts();
    void brokenMaskFile();
    void impossibleTypes();
    void cancelledImportStoresNothing();
    void cancelledExportLeavesNothing();
    void failingImportStoresNothing();
    void othersCanStoreMeanwhile();
    void flagsAndCommentsAloneComeBack();

private:
    std::unique_ptr<LabelProjects> m_all;
};

void TestProjectLabels::comesBack_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("transfer");
    const auto row = [](const char* name, LabelFormat format,
                        PictureTransfer transfer = PictureTransfer::Copy) {
        QTest::newRow(name) << int(format) << int(transfer);
    };
    row("copied", LabelFormat::Mvtec);
    row("hard-linked", LabelFormat::Mvtec, PictureTransfer::HardLink);
    row("linked", LabelFormat::Mvtec, PictureTransfer::SymbolicLink);
    row("run lengths", LabelFormat::CocoRle);
    row("polygons", LabelFormat::CocoPolygons);
}

void TestProjectLabels::comesBack()
{
    QFETCH(int, format);
    QFETCH(int, transfer);
    m_all->review();
    MvtecOptions options;
    options.transfer = PictureTransfer(transfer);
    const auto out = m_all->first->tryExport(LabelFormat(format), m_all->folder("out"), options);
    QVERIFY2(bool(out), out ? "" : out.error().message.c_str());
    const bool folders = LabelFormat(format) == LabelFormat::Mvtec;
    QCOMPARE(out->pictures, folders ? 5 : 6);
    QCOMPARE(out->masks, 3);
    QCOMPARE(out->skipped, folders ? 1 : 0); // the unsure one has no folder
    if (folders) {
        const fs::path copy = m_all->folder("out") / "nut/test/crack/002.png";
        const fs::path original = m_all->folder("plant") / "nut/test/scratch/002.png";
        QCOMPARE(readFile(copy).value(), readFile(original).value());
        QCOMPARE(fs::is_symlink(copy), options.transfer == PictureTransfer::SymbolicLink);
        QCOMPARE(fs::hard_link_count(copy) > 1, options.transfer == PictureTransfer::HardLink);
        QVERIFY(fs::is_regular_file(m_all->folder("out") / "bolt/train/good/000.png"));
    }

    const auto in = m_all->second->tryImport(m_all->folder("out"));
    QVERIFY2(bool(in), in ? "" : in.error().message.c_str());
    QCOMPARE(in->pictures, 6);
    QCOMPARE(in->masks, 3);
    QVERIFY2(in->notes.empty(), in->notes.empty() ? "" : in->notes.front().c_str());
    const auto verdicts = VerdictRepository(*m_all->first->database).current();
    for (const VerdictRecord& one : *verdicts) {
        const auto other = m_all->second->verdict(one.image.toUtf8().constData());
        QVERIFY(other.has_value());
        QCOMPARE(other->decision, one.decision);
        QCOMPARE(other->className, one.className);
        QCOMPARE(other->defectType, one.defectType);
        QCOMPARE(other->comment, one.comment);
        QCOMPARE(other->score, one.score);
        QCOMPARE(other->threshold, one.threshold);
        QCOMPARE(other->modelHash, one.modelHash);
        QCOMPARE(other->reviewer, one.reviewer);
        QCOMPARE(other->created, one.created);
    }
    QVERIFY(!tilesOf(*m_all->first).empty());
    QVERIFY(tilesOf(*m_all->first) == tilesOf(*m_all->second));
    const auto images = ImageRepository(*m_all->second->database).all();
    QCOMPARE(images->size(), std::size_t(6));
    for (const ReviewedImage& image : *images) {
        const fs::path file = m_all->folder("plant") / image.path.toStdString();
        QCOMPARE(image.size, qint64(fs::file_size(file)));
        QCOMPARE(image.hash.toStdString(), sha256OfFile(file).value());
    }
}

/// What was said of a file that was written over since belongs to nothing that can be exported.
void TestProjectLabels::replacedPicturesAreLeftOut()
{
    m_all->review();
    const char* const image = "bolt/test/good/001.png"; // has a mask
    TestProject& first = *m_all->first;
    const fs::path file = m_all->folder("plant") / image;
    const auto noted = first.database.get();
    VERIFY_OK(ImageRepository(*noted).require(contentOf(QLatin1String(image), file), kAnna));
    QCOMPARE(first.labels().pictures.size(), std::size_t(6));
    fs::copy_file(m_all->folder("plant") / "bolt/test/good/000.png", file,
                  fs::copy_options::overwrite_existing);
    const auto out = first.tryExport(LabelFormat::Mvtec, m_all->folder("out"));
    VERIFY_OK(out);
    QCOMPARE(out->pictures, 4);
    QCOMPARE(out->masks, 2);
    QVERIFY(notesSay(*out, "bolt/test/good/001.png was replaced since people spoke of it"));
    QCOMPARE(
        std::count_if(out->notes.begin(), out->notes.end(),
                      [](const std::string& note) { return note.find("replaced") != note.npos; }),
        1);
    const LabelSet all = first.labels(LabelScope::All); // the folders speak for it
    for (const PictureLabel& label : all.pictures)
        if (label.relative == image)
            QVERIFY(label.decision == LabelDecision::Ok && label.maskedTypes.empty());
    // Labels of a file are given to what is there now, whatever was said before.
    const auto in = first.tryImport(m_all->folder("out"));
    VERIFY_OK(in);
    VERIFY_OK(m_all->second->tryImport(m_all->folder("out")));
    QVERIFY(m_all->auditsAreSound());
}

void TestProjectLabels::csvListsThem()
{
    m_all->review();
    const auto out = m_all->first->tryExport(LabelFormat::Csv, m_all->folder("labels.csv"));
    QVERIFY(bool(out));
    QCOMPARE(out->pictures, 6); // the unsure one too
    const QString text = QString::fromStdString(readFile(m_all->folder("labels.csv")).value());
    QCOMPARE(text.count(QStringLiteral("\r\n")), 7);
    QVERIFY(text.contains(
        QStringLiteral("bolt/test/good/000.png,bolt,ok,,,\"fine, \"\"really\"\"; ok\",no,anna,")));
    QVERIFY(
        text.contains(QStringLiteral("nut/test/scratch/002.png,nut,not_ok,crack,crack; rust,")));
    QVERIFY(text.contains(
        QStringLiteral("nut/test/good/003.png,nut,unsure,,,ask the foreman,no,bob,")));
}

void TestProjectLabels::exportIsInTheAudit()
{
    m_all->review();
    QVERIFY(bool(m_all->first->tryExport(LabelFormat::CocoRle, m_all->folder("out.json"))));
    const auto events = m_all->first->events("export");
    QCOMPARE(events.size(), std::size_t(1));
    QCOMPARE(events[0].subject, QString::fromStdString(m_all->folder("out.json").string()));
    QCOMPARE(events[0].author, kAnna.user);
    const auto details = QJsonDocument::fromJson(events[0].details.toUtf8()).object();
    QCOMPARE(details[QStringLiteral("format")].toString(), QStringLiteral("coco"));
    QCOMPARE(details[QStringLiteral("pictures")].toInt(), 6);
    QCOMPARE(details[QStringLiteral("masks")].toInt(), 3);
    // One that fails leaves none.
    writeBytes(m_all->folder("full") / "a.txt", "a");
    QVERIFY(!m_all->first->tryExport(LabelFormat::Mvtec, m_all->folder("full")));
    QCOMPARE(m_all->first->events("export").size(), std::size_t(1));
}

void TestProjectLabels::importIsInTheAudit()
{
    m_all->review();
    QVERIFY(bool(m_all->first->tryExport(LabelFormat::CocoRle, m_all->folder("out.json"))));
    QVERIFY(bool(m_all->second->tryImport(m_all->folder("out.json"))));
    const auto events = m_all->second->events("import");
    QCOMPARE(events.size(), std::size_t(1));
    QCOMPARE(events[0].author, kBob.user);
    const auto details = QJsonDocument::fromJson(events[0].details.toUtf8()).object();
    QCOMPARE(details[QStringLiteral("pictures")].toInt(), 6);
    QCOMPARE(details[QStringLiteral("masks")].toInt(), 3);
    QCOMPARE(details[QStringLiteral("reviewers")].toArray(),
             (QJsonArray{QStringLiteral("anna"), QStringLiteral("bob")}));
    const auto verdicts = m_all->second->events("verdict");
    QCOMPARE(verdicts.size(), std::size_t(6));
    for (const AuditEvent& event : verdicts) // who brought them, and when
        QVERIFY(event.author == kBob.user && event.station == kBob.station &&
                event.created <= events[0].created);
    QCOMPARE(m_all->second->events("mask").size(), std::size_t(3));
}

void TestProjectLabels::masksWithoutVerdictAreSeen()
{
    m_all->first->draw("bolt/test/good/002.png", "scratch", blot(1, {64, 64}));
    const LabelSet labels = m_all->first->labels();
    QCOMPARE(labels.pictures.size(), std::size_t(1));
    QVERIFY(labels.pictures[0].decision == LabelDecision::None);
    QCOMPARE(m_all->first->tryExport(LabelFormat::Mvtec, m_all->folder("out"))->skipped, 1);
}

void TestProjectLabels::groundTruthOfTheDataset()
{
    m_all->first->decide("bolt/test/scratch/001.png", Decision::NotOk, "scratch");
    m_all->first->draw("bolt/test/scratch/001.png", "scratch", blot(1, {64, 64}));
    const LabelSet all = m_all->first->labels(LabelScope::All);
    QCOMPARE(all.pictures.size(), m_all->first->places.dataset.images.size());
    const auto maskOf = [&](const char* relative) {
        for (const PictureLabel& label : all.pictures)
            if (label.relative == relative)
                return all.masks(label).value().at(0).mask;
        return cv::Mat();
    };
    QVERIFY(samePixels(maskOf("bolt/test/scratch/000.png"), drawMask({64, 64})));
    QVERIFY(samePixels(maskOf("bolt/test/scratch/001.png"), blot(1, {64, 64})));
    // And it comes into a project by importing the dataset's own folder.
    const auto in = m_all->second->tryImport(m_all->folder("plant"));
    QVERIFY(bool(in));
    QCOMPARE(in->pictures, int(all.pictures.size()));
    QCOMPARE(in->masks, 8);
    QCOMPARE(m_all->second->verdict("nut/test/scratch/000.png")->defectType,
             QStringLiteral("scratch"));
}

void TestProjectLabels::aVerdictKeepsTheDatasetsMaskAndType()
{
    m_all->first->decide("bolt/test/scratch/000.png", Decision::NotOk); // confirmed
    m_all->first->decide("bolt/test/scratch/001.png", Decision::NotOk,
                         "crack"); // called another name
    m_all->first->decide("bolt/test/scratch/002.png", Decision::Ok);
    m_all->first->decide("bolt/test/scratch/003.png", Decision::NotOk, "scratch");
    m_all->first->draw("bolt/test/scratch/003.png", "scratch", blot(1, {64, 64}));
    for (const LabelScope scope : {LabelScope::Reviewed, LabelScope::All}) {
        const fs::path out = m_all->folder(scope == LabelScope::All ? "all" : "reviewed");
        const auto done =
            exportLabels(*m_all->first->database, m_all->first->labels(scope), m_all->first->places,
                         {LabelFormat::Mvtec, out, {}, false}, kAnna, kQuiet, {});
        QVERIFY2(bool(done), done ? "" : done.error().message.c_str());
        const auto mask = [&](const char* name) {
            return readMask(out / "bolt/ground_truth" / name).value();
        };
        QVERIFY(fs::exists(out / "bolt/test/scratch/000.png"));
        QVERIFY(samePixels(mask("scratch/000_mask.png"), drawMask({64, 64})));
        QVERIFY(fs::exists(out / "bolt/test/crack/001.png"));
        QVERIFY(samePixels(mask("crack/001_mask.png"), drawMask({64, 64})));
        QVERIFY(fs::exists(out / "bolt/train/good/002.png"));
        QVERIFY(!fs::exists(out / "bolt/ground_truth/scratch/002_mask.png"));
        QVERIFY(samePixels(mask("scratch/003_mask.png"), blot(1, {64, 64}))); // what people drew
    }
}

void TestProjectLabels::whatTheFileDoesNotSayIsTheImporters()
{
    const QString before = utcNow();
    const auto import = [&](const char* verdict) {
        writeBytes(m_all->folder("a.json"),
                   std::string(R"({"images":[{"id":1,"file_name":"bolt/test/good/000.png",)"
                               R"("width":64,"height":64,"mixdesk":{)") +
                       verdict + "}}]}");
        QVERIFY(bool(m_all->first->tryImport(m_all->folder("a.json"), ImportRule::TakeTheirs)));
    };
    import(R"("decision":"ok","reviewer":"carl","created":"2026-01-02T04:04:05.678+01:00")");
    auto verdict = m_all->first->verdict("bolt/test/good/000.png");
    QCOMPARE(verdict->reviewer, QStringLiteral("carl"));
    QCOMPARE(verdict->created, QStringLiteral("2026-01-02T03:04:05.678Z"));
    for (const char* odd :
         {R"("decision":"unsure","created":"")", R"("decision":"ok","created":"soon")",
          R"("decision":"not_ok","created":"2999-01-01T00:00:00.000Z")"}) {
        import(odd);
        verdict = m_all->first->verdict("bolt/test/good/000.png");
        QCOMPARE(verdict->reviewer, kBob.user);
        QVERIFY(verdict->created >= before && verdict->created <= utcNow());
    }
}

void TestProjectLabels::importTwiceStoresNothingTwice()
{
    m_all->review();
    QVERIFY(bool(m_all->first->tryExport(LabelFormat::Mvtec, m_all->folder("out"))));
    QVERIFY(bool(m_all->second->tryImport(m_all->folder("out"))));
    const qint64 before = m_all->second->lastEvent();
    const auto tiles = tilesOf(*m_all->second);
    for (const ImportRule rule : {ImportRule::KeepOurs, ImportRule::TakeTheirs}) {
        const auto again = m_all->second->tryImport(m_all->folder("out"), rule);
        QVERIFY(bool(again));
        QCOMPARE(again->kept, 0);
        QVERIFY(again->notes.empty());
    }
    QCOMPARE(m_all->second->lastEvent(), before + 2); // that somebody imported, and nothing else
    QVERIFY(tilesOf(*m_all->second) == tiles);
}

void TestProjectLabels::newerVerdictsHereStand()
{
    m_all->review();
    QVERIFY(bool(m_all->first->tryExport(LabelFormat::CocoRle, m_all->folder("out.json"))));
    m_all->second->decide("bolt/test/good/000.png", Decision::NotOk, "scratch", kAnna);
    const auto in = m_all->second->tryImport(m_all->folder("out.json"));
    QVERIFY(bool(in));
    QCOMPARE(in->kept, 1);
    QVERIFY(notesSay(*in, "bolt/test/good/000.png keeps the verdict that anna gave here"));
    QCOMPARE(m_all->second->verdict("bolt/test/good/000.png")->decision, Decision::NotOk);
    QCOMPARE(m_all->second->verdict("nut/test/scratch/002.png")->decision,
             Decision::NotOk); // the rest
}

void TestProjectLabels::newerVerdictsOfTheFileCount()
{
    m_all->second->decide("bolt/test/good/000.png", Decision::NotOk, "scratch", kAnna);
    QTest::qWait(2); // times have milliseconds
    m_all->review();
    QVERIFY(bool(m_all->first->tryExport(LabelFormat::CocoRle, m_all->folder("out.json"))));
    const auto in = m_all->second->tryImport(m_all->folder("out.json"));
    QVERIFY(bool(in));
    QCOMPARE(in->kept, 0);
    QCOMPARE(m_all->second->verdict("bolt/test/good/000.png")->decision, Decision::Ok);
    const auto history = VerdictRepository(*m_all->second->database)
                             .history(QStringLiteral("bolt/test/good/000.png"));
    QCOMPARE(history->size(), std::size_t(2)); // what was said before is still to be seen
}

void TestProjectLabels::takenBackHereStays()
{
    m_all->first->decide("bolt/test/good/000.png", Decision::Ok);
    QVERIFY(bool(m_all->first->tryExport(LabelFormat::CocoRle, m_all->folder("out.json"))));
    m_all->first->decide("bolt/test/good/000.png", Decision::None);
    QCOMPARE(m_all->first->tryImport(m_all->folder("out.json"))->kept, 1);
    QCOMPARE(m_all->first->verdict("bolt/test/good/000.png")->decision, Decision::None);
    // Folders without labels.json do not say when; there is nothing here to be lost.
    QVERIFY(bool(m_all->first->tryImport(m_all->folder("plant"))));
    QCOMPARE(m_all->first->verdict("bolt/test/good/000.png")->decision, Decision::Ok);
}

void TestProjectLabels::drawnMasksStand()
{
    m_all->review();
    QVERIFY(bool(m_all->first->tryExport(LabelFormat::Mvtec, m_all->folder("out"))));
    m_all->second->draw("nut/test/scratch/002.png", "crack", blot(9, {300, 300}));
    const auto in = m_all->second->tryImport(m_all->folder("out"));
    QVERIFY(bool(in));
    QCOMPARE(in->kept, 1);
    QCOMPARE(in->masks, 2);
    QVERIFY(notesSay(*in, "nut/test/scratch/002.png keeps the mask 'crack' that was drawn here"));
    const LabelSet now = m_all->second->labels();
    const auto label = std::find_if(now.pictures.begin(), now.pictures.end(), [](const auto& one) {
        return one.relative == "nut/test/scratch/002.png";
    });
    QVERIFY(samePixels(now.masks(*label)->at(0).mask, blot(9, {300, 300})));
    QVERIFY(samePixels(now.masks(*label)->at(1).mask, blot(3, {300, 300})));
}

void TestProjectLabels::otherProgramsFileContradictsNoComment()
{
    m_all->first->decide("bolt/test/good/000.png", Decision::Ok, "", kAnna, "see the edge");
    m_all->first->decide("bolt/test/good/001.png", Decision::NotOk, "dent");
    const auto in = m_all->first->tryImport(m_all->folder("plant")); // says that both are good
    QVERIFY(bool(in));
    QCOMPARE(in->kept, 1);
    QCOMPARE(m_all->first->verdict("bolt/test/good/000.png")->comment,
             QStringLiteral("see the edge"));
    QCOMPARE(m_all->first->verdict("bolt/test/good/001.png")->defectType, QStringLiteral("dent"));
}

void TestProjectLabels::replaceTakesTheFile()
{
    m_all->review();
    QVERIFY(bool(m_all->first->tryExport(LabelFormat::Mvtec, m_all->folder("out"))));
    m_all->second->decide("bolt/test/good/000.png", Decision::NotOk, "scratch", kAnna);
    m_all->second->draw("nut/test/scratch/002.png", "crack", blot(9, {300, 300}));
    const auto in = m_all->second->tryImport(m_all->folder("out"), ImportRule::TakeTheirs);
    QVERIFY(bool(in));
    QCOMPARE(in->kept, 0);
    QCOMPARE(m_all->second->verdict("bolt/test/good/000.png")->decision, Decision::Ok);
    QVERIFY(tilesOf(*m_all->first) == tilesOf(*m_all->second));
}

void TestProjectLabels::masksOfAnotherSize()
{
    m_all->first->decide("bolt/test/good/001.png", Decision::NotOk, "scratch");
    m_all->first->draw("bolt/test/good/001.png", "scratch", blot(1, {80, 64}));
    QVERIFY(bool(m_all->first->tryExport(LabelFormat::CocoRle, m_all->folder("out.json"))));
    const auto in = m_all->second->tryImport(m_all->folder("out.json"));
    QVERIFY(bool(in));
    QCOMPARE(in->pictures, 1);
    QCOMPARE(in->masks, 0);
    QVERIFY(notesSay(*in, "has another size than the picture"));
    QCOMPARE(m_all->second->verdict("bolt/test/good/001.png")->decision, Decision::NotOk);
    QVERIFY(tilesOf(*m_all->second).empty());
}

void TestProjectLabels::onlyWhatIsStoredCounts()
{
    writeBytes(m_all->folder("coco.json"),
               R"({"categories":[{"id":1,"name":"a/b"}],"images":[)"
               R"({"id":1,"file_name":"bolt/test/good/000.png","width":64,"height":64},)"
               R"({"id":2,"file_name":"bolt/test/good/001.png","width":64,"height":64}],)"
               R"("annotations":[{"id":1,"image_id":1,"category_id":1,"bbox":[1,1,5,5]}]})");
    const auto in = m_all->second->tryImport(m_all->folder("coco.json"));
    VERIFY_OK(in);
    QCOMPARE(in->pictures, 0); // one of a forbidden type, one that nothing is said of
    QCOMPARE(in->masks, 0);
    QCOMPARE(in->notes.size(), std::size_t(1)); // verdict and mask fail alike
}

void TestProjectLabels::brokenMaskFile()
{
    m_all->review();
    QVERIFY(bool(m_all->first->tryExport(LabelFormat::Mvtec, m_all->folder("out"))));
    writeBytes(m_all->folder("out") / "bolt/ground_truth/scratch/001_mask.png", "no picture");
    const auto in = m_all->second->tryImport(m_all->folder("out"));
    QVERIFY2(bool(in), in ? "" : in.error().message.c_str());
    QCOMPARE(in->pictures, 6);
    QCOMPARE(in->masks, 2);
    QVERIFY(notesSay(*in, "The masks of bolt/test/good/001.png were left out."));
}

void TestProjectLabels::impossibleTypes()
{
    writeBytes(m_all->folder("a.json"),
               R"({"images":[{"id":1,"file_name":"bolt/test/good/000.png","width":64,"height":64},
                            {"id":2,"file_name":"bolt/test/good/001.png","width":64,"height":64}],
                  "categories":[{"id":1,"name":"hole/crack","supercategory":"bolt"},
                                {"id":2,"name":"dent","supercategory":"bolt"}],
                  "annotations":[{"id":1,"image_id":1,"category_id":1,"bbox":[2,3,10,10]},
                                 {"id":2,"image_id":2,"category_id":2,"bbox":[2,3,10,10]}]})");
    const auto in = m_all->first->tryImport(m_all->folder("a.json"));
    QVERIFY2(bool(in), in ? "" : in.error().message.c_str());
    QVERIFY(notesSay(*in, "'hole/crack' cannot be the name of a defect type"));
    QVERIFY(!m_all->first->verdict("bolt/test/good/000.png"));
    QCOMPARE(m_all->first->verdict("bolt/test/good/001.png")->defectType, QStringLiteral("dent"));
    QCOMPARE(tilesOf(*m_all->first).size(), std::size_t(1));
    QCOMPARE(DefectTypeRepository(*m_all->first->database).all(QStringLiteral("bolt")).value(),
             QStringList{QStringLiteral("dent")});
}

void TestProjectLabels::cancelledImportStoresNothing()
{
    m_all->review();
    QVERIFY(bool(m_all->first->tryExport(LabelFormat::Mvtec, m_all->folder("out"))));
    const auto labels = readLabels(m_all->folder("out"), m_all->first->places, {}).value();
    for (int after = 0; after < 5; ++after) {
        StopSource stop;
        int asked = 0;
        LabelSet slow = labels;
        slow.masks = [&](const PictureLabel& label) {
            if (asked++ == after)
                stop.requestStop();
            return labels.masks(label);
        };
        const auto in = importLabels(*m_all->second->database, slow, m_all->second->places,
                                     ImportRule::KeepOurs, kBob, kQuiet, stop.token());
        QVERIFY(!in && in.error().cancelled());
        QCOMPARE(m_all->second->lastEvent(), qint64(0));
    }
}

void TestProjectLabels::cancelledExportLeavesNothing()
{
    m_all->review();
    StopSource stop;
    stop.requestStop();
    for (const LabelFormat format : {LabelFormat::Mvtec, LabelFormat::CocoRle}) {
        const auto out = m_all->first->tryExport(format, m_all->folder("out"), {}, stop.token());
        QVERIFY(!out && out.error().cancelled());
        QVERIFY(!fs::exists(m_all->folder("out")));
    }
    QVERIFY(m_all->first->events("export").empty());
}

void TestProjectLabels::failingImportStoresNothing()
{
    m_all->review();
    QVERIFY(bool(m_all->first->tryExport(LabelFormat::CocoRle, m_all->folder("out.json"))));
    QVERIFY(bool(m_all->second->database->run(
        QStringLiteral("CREATE TRIGGER full BEFORE INSERT ON mask_tiles "
                       "BEGIN SELECT RAISE(ABORT, 'full'); END"))));
    QVERIFY(!m_all->second->tryImport(m_all->folder("out.json")));
    QVERIFY(VerdictRepository(*m_all->second->database).current()->empty());
    QCOMPARE(m_all->second->lastEvent(), qint64(0));
}

void TestProjectLabels::othersCanStoreMeanwhile()
{
    m_all->review();
    QVERIFY(bool(m_all->first->tryExport(LabelFormat::Mvtec, m_all->folder("out"))));
    LabelSet labels = readLabels(m_all->folder("out"), m_all->first->places, {}).value();
    bool stored = false;
    const auto read = labels.masks;
    labels.masks = [&](const PictureLabel& label) {
        if (!stored) { // another window, while this one reads the files
            DatabaseOptions options;
            options.busyTimeout = 100;
            auto other = Database::open(m_all->second->project.databaseAddress(), options).value();
            VerdictRecord record;
            record.image = QStringLiteral("bolt/test/good/000.png");
            record.decision = Decision::Unsure;
            record.className = QStringLiteral("bolt");
            auto outcome = VerdictRepository(*other).add({record}, kAnna);
            stored = outcome && std::holds_alternative<std::vector<VerdictRecord>>(*outcome);
        }
        return read(label);
    };
    const auto in = importLabels(*m_all->second->database, labels, m_all->second->places,
                                 ImportRule::KeepOurs, kBob, kQuiet, {});
    QVERIFY2(bool(in), in ? "" : in.error().message.c_str());
    QVERIFY(stored);
    QCOMPARE(in->kept, 1);
    QCOMPARE(m_all->second->verdict("bolt/test/good/000.png")->decision, Decision::Unsure);
}

void TestProjectLabels::flagsAndCommentsAloneComeBack()
{
    VerdictRecord record;
    record.image = QStringLiteral("nut/test/scratch/001.png");
    record.className = QStringLiteral("nut");
    record.comment = QStringLiteral("is this ours?");
    record.flagged = true;
    QVERIFY(bool(VerdictRepository(*m_all->first->database).add({record}, kAnna)));
    m_all->first->decide("nut/test/good/000.png", Decision::None); // says nothing
    for (const LabelFormat format : {LabelFormat::Mvtec, LabelFormat::CocoRle}) {
        const fs::path out = m_all->folder(format == LabelFormat::Mvtec ? "out" : "out.json");
        const auto done = m_all->first->tryExport(format, out);
        QVERIFY2(bool(done), done ? "" : done.error().message.c_str());
        const auto in = m_all->second->tryImport(out);
        QVERIFY2(bool(in), in ? "" : in.error().message.c_str());
        QCOMPARE(in->pictures, 1);
        const auto verdict = m_all->second->verdict("nut/test/scratch/001.png");
        QVERIFY(verdict.has_value());
        QCOMPARE(verdict->decision, Decision::None);
        QCOMPARE(verdict->comment, record.comment);
        QVERIFY(verdict->flagged);
    }
    QCOMPARE(m_all->second->events("verdict").size(), std::size_t(1)); // once
    // A remark decides nothing, so it takes no decision back, whatever the rule.
    m_all->second->decide("nut/test/scratch/001.png", Decision::NotOk, "crack");
    QVERIFY(bool(m_all->second->tryImport(m_all->folder("out.json"), ImportRule::TakeTheirs)));
    QCOMPARE(m_all->second->verdict("nut/test/scratch/001.png")->decision, Decision::NotOk);
    // With the whole dataset it comes beside what the folders say.
    const LabelSet all = m_all->first->labels(LabelScope::All);
    const auto label = std::find_if(all.pictures.begin(), all.pictures.end(), [](const auto& one) {
        return one.relative == "nut/test/scratch/001.png";
    });
    QVERIFY(label->decision == LabelDecision::NotOk && label->flagged);
    QCOMPARE(label->comment, record.comment.toStdString());
    QCOMPARE(label->maskedTypes, std::vector<std::string>{"scratch"});
}

QTEST_GUILESS_MAIN(TestProjectLabels)
#include "test_project_labels.moc"
