// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/imaging/picture.h"
#include "core/labels/mask_canvas.h"
#include "core/session/project_labels.h"
#include "core/store/audit_repository.h"
#include "core/store/database.h"
#include "core/store/mask_repository.h"
#include "core/store/project.h"
#include "core/store/verdict_repository.h"
#include "labels/label_fixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

#include <nlohmann/json.hpp>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

const Actor kAnna{QStringLiteral("anna"), QStringLiteral("line 1")};
const Actor kBob{QStringLiteral("bob"), QStringLiteral("line 2")};
const ProgressFn kQuiet = [](const Progress&) {};

/// A project of a dataset, without runs.
struct TestProject
{
    TestProject(const fs::path& folder, const fs::path& dataset,
                const std::vector<std::string>& inbox = {})
        : project(Project::create(folder, settingsOf(dataset, inbox)).value()),
          database(Database::open(project.databaseAddress()).value()),
          places(project, scanDataset(project.datasetFolder()).value())
    {}
    static ProjectSettings settingsOf(const fs::path& dataset,
                                      const std::vector<std::string>& inbox)
    {
        ProjectSettings settings;
        settings.dataset = dataset.string();
        settings.inbox = inbox;
        return settings;
    }

    std::optional<VerdictRecord> verdict(const char* image)
    {
        const auto all = VerdictRepository(*database).current();
        for (const VerdictRecord& one : *all)
            if (one.image == QLatin1String(image))
                return one;
        return {};
    }
    void decide(const char* image, Decision decision, const char* type = "",
                const Actor& actor = kAnna, const char* comment = "")
    {
        VerdictRecord record;
        record.image = QString::fromUtf8(image);
        record.decision = decision;
        record.className = record.image.section(QLatin1Char('/'), 0, 0);
        record.defectType = QString::fromUtf8(type);
        record.comment = QString::fromUtf8(comment);
        record.score = 0.75;
        record.threshold = 0.5;
        record.modelHash = QStringLiteral("abc");
        if (const auto before = verdict(image))
            record.replaces = before->id;
        auto outcome = VerdictRepository(*database).add({record}, actor);
        if (!outcome || !std::holds_alternative<std::vector<VerdictRecord>>(*outcome))
            throw std::runtime_error("verdict not stored");
    }
    void draw(const char* image, const char* type, const cv::Mat& mask)
    {
        MaskCanvas canvas(mask.size());
        canvas.unite(mask);
        StoredMask stored{
            QString::fromUtf8(image), QString::fromUtf8(type), mask.cols, mask.rows, 0, {}};
        if (auto before = MaskRepository(*database).read(stored.image, stored.defectType).value()) {
            stored.revision = before->revision;
            for (const MaskTile& tile : before->tiles)
                stored.tiles.push_back({tile.x, tile.y, {}});
        }
        for (cv::Point tile; tile.y < canvas.tiles().height; ++tile.y)
            for (tile.x = 0; tile.x < canvas.tiles().width; ++tile.x)
                stored.tiles.push_back(
                    {tile.x, tile.y, QByteArray::fromStdString(canvas.packTile(tile))});
        if (!MaskRepository(*database).store(stored, QStringLiteral("brush"), kAnna))
            throw std::runtime_error("mask not stored");
    }
    LabelSet labels(LabelScope scope = LabelScope::Reviewed)
    {
        return projectLabels(*database, places, scope).value();
    }
    Result<LabelSummary> tryExport(LabelFormat format, const fs::path& out,
                                   const MvtecOptions& options = {}, const StopToken& stop = {})
    {
        return exportLabels(*database, labels(), places, {format, out, options, false}, kAnna,
                            kQuiet, stop);
    }
    Result<LabelSummary> tryImport(const fs::path& from, ImportRule rule = ImportRule::KeepOurs,
                                   const StopToken& stop = {})
    {
        auto read = readLabels(from, places, stop);
        if (!read)
            return read.error();
        return importLabels(*database, *read, places, rule, kBob, kQuiet, stop);
    }
    std::vector<AuditEvent> events(const char* kind)
    {
        std::vector<AuditEvent> found;
        const auto all = AuditRepository(*database).since(0);
        for (const AuditEvent& event : *all)
            if (event.kind == QLatin1String(kind))
                found.push_back(event);
        return found;
    }
    qint64 lastEvent() { return AuditRepository(*database).lastSequence().value(); }

    Project project;
    std::unique_ptr<Database> database;
    PicturePlaces places;
};

/// The tiles of all masks as the database has them.
std::map<QString, QByteArray> tilesOf(TestProject& project)
{
    std::map<QString, QByteArray> all;
    const QStringList images = MaskRepository(*project.database).images().value();
    for (const QString& image : images) {
        const auto masks = MaskRepository(*project.database).all(image);
        for (const StoredMask& mask : *masks)
            for (const MaskTile& tile : mask.tiles)
                all[QStringLiteral("%1 %2 %3 %4 of %5 %6")
                        .arg(image, mask.defectType)
                        .arg(tile.x)
                        .arg(tile.y)
                        .arg(mask.width)
                        .arg(mask.height)] = tile.bits;
    }
    return all;
}

bool notesSay(const LabelSummary& summary, const char* part)
{
    for (const std::string& note : summary.notes)
        if (note.find(part) != std::string::npos)
            return true;
    return false;
}

} // namespace

class TestProjectLabels : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void comesBack_data();
    void comesBack();
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
    void unknownPictures();
    void sameNameOfAnotherClass();
    void foundByTheEndingOfItsPath_data();
    void foundByTheEndingOfItsPath();
    void masksOfAnotherSize();
    void brokenMaskFile();
    void impossibleTypes();
    void namedTwice();
    void hostileFiles_data();
    void hostileFiles();
    void cancelledImportStoresNothing();
    void cancelledExportLeavesNothing();
    void failingImportStoresNothing();
    void othersCanStoreMeanwhile();
    void inboxPictures();
    void droppedPictures();
    void flagsAndCommentsAloneComeBack();
    void whatAnExportMustNotReplace_data();
    void whatAnExportMustNotReplace();
    void anEarlierExportIsReplacedWhereAskedFor();
    void projectFilesAreNoLabels();

private:
    void reviewed();
    fs::path folder(const char* name) const { return m_root / name; }

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_root;
    std::unique_ptr<TestProject> m_first, m_second;
};

void TestProjectLabels::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_root = fs::u8path(m_folder->path().toStdString());
    ClassPlan plan;
    plan.trainGood = 3;
    writeClass(m_root / "plant", "bolt", plan);
    plan.side = 300; // more than one tile
    writeClass(m_root / "plant", "nut", plan);
    m_first = std::make_unique<TestProject>(m_root / "first", m_root / "plant");
    m_second = std::make_unique<TestProject>(m_root / "second", m_root / "plant");
}

void TestProjectLabels::cleanup()
{
    for (auto* project : {m_first.get(), m_second.get()})
        if (project && project->database)
            QVERIFY(AuditRepository(*project->database).verify().value().sound());
    m_first.reset();
    m_second.reset();
    m_folder.reset();
}

/// Verdicts of every kind and masks of one and of several types.
void TestProjectLabels::reviewed()
{
    m_first->decide("bolt/test/good/000.png", Decision::Ok, "", kAnna, "fine, \"really\"; ok");
    m_first->decide("bolt/test/good/001.png", Decision::NotOk, "scratch");
    m_first->decide("bolt/test/good/002.png", Decision::NotOk, "dent: deep");
    m_first->decide("bolt/test/good/003.png", Decision::NotOk);
    m_first->decide("nut/test/scratch/002.png", Decision::NotOk, "crack", kBob);
    m_first->decide("nut/test/good/003.png", Decision::Unsure, "", kBob, "ask the foreman");
    m_first->draw("bolt/test/good/001.png", "scratch", blot(1, {64, 64}));
    m_first->draw("nut/test/scratch/002.png", "crack", blot(2, {300, 300}));
    m_first->draw("nut/test/scratch/002.png", "rust", blot(3, {300, 300}));
}

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
    reviewed();
    MvtecOptions options;
    options.transfer = PictureTransfer(transfer);
    const auto out = m_first->tryExport(LabelFormat(format), folder("out"), options);
    QVERIFY2(bool(out), out ? "" : out.error().message.c_str());
    const bool folders = LabelFormat(format) == LabelFormat::Mvtec;
    QCOMPARE(out->pictures, folders ? 5 : 6);
    QCOMPARE(out->masks, 3);
    QCOMPARE(out->skipped, folders ? 1 : 0); // the unsure one has no folder
    if (folders) {
        const fs::path copy = folder("out") / "nut/test/crack/002.png";
        const fs::path original = folder("plant") / "nut/test/scratch/002.png";
        QCOMPARE(readFile(copy).value(), readFile(original).value());
        QCOMPARE(fs::is_symlink(copy), options.transfer == PictureTransfer::SymbolicLink);
        QCOMPARE(fs::hard_link_count(copy) > 1, options.transfer == PictureTransfer::HardLink);
        QVERIFY(fs::is_regular_file(folder("out") / "bolt/train/good/000.png"));
    }

    const auto in = m_second->tryImport(folder("out"));
    QVERIFY2(bool(in), in ? "" : in.error().message.c_str());
    QCOMPARE(in->pictures, 6);
    QCOMPARE(in->masks, 3);
    QVERIFY2(in->notes.empty(), in->notes.empty() ? "" : in->notes.front().c_str());
    const auto verdicts = VerdictRepository(*m_first->database).current();
    for (const VerdictRecord& one : *verdicts) {
        const auto other = m_second->verdict(one.image.toUtf8().constData());
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
    QVERIFY(!tilesOf(*m_first).empty());
    QVERIFY(tilesOf(*m_first) == tilesOf(*m_second));
    const auto images = ImageRepository(*m_second->database).all();
    QCOMPARE(images->size(), std::size_t(6));
    for (const ReviewedImage& image : *images) {
        const fs::path file = folder("plant") / image.path.toStdString();
        QCOMPARE(image.size, qint64(fs::file_size(file)));
        QCOMPARE(image.hash.toStdString(), sha256OfFile(file).value());
    }
}

void TestProjectLabels::csvListsThem()
{
    reviewed();
    const auto out = m_first->tryExport(LabelFormat::Csv, folder("labels.csv"));
    QVERIFY(bool(out));
    QCOMPARE(out->pictures, 6); // the unsure one too
    const QString text = QString::fromStdString(readFile(folder("labels.csv")).value());
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
    reviewed();
    QVERIFY(bool(m_first->tryExport(LabelFormat::CocoRle, folder("out.json"))));
    const auto events = m_first->events("export");
    QCOMPARE(events.size(), std::size_t(1));
    QCOMPARE(events[0].subject, QString::fromStdString(folder("out.json").string()));
    QCOMPARE(events[0].author, kAnna.user);
    const auto details = QJsonDocument::fromJson(events[0].details.toUtf8()).object();
    QCOMPARE(details[QStringLiteral("format")].toString(), QStringLiteral("coco"));
    QCOMPARE(details[QStringLiteral("pictures")].toInt(), 6);
    QCOMPARE(details[QStringLiteral("masks")].toInt(), 3);
    // One that fails leaves none.
    writeBytes(folder("full") / "a.txt", "a");
    QVERIFY(!m_first->tryExport(LabelFormat::Mvtec, folder("full")));
    QCOMPARE(m_first->events("export").size(), std::size_t(1));
}

void TestProjectLabels::importIsInTheAudit()
{
    reviewed();
    QVERIFY(bool(m_first->tryExport(LabelFormat::CocoRle, folder("out.json"))));
    QVERIFY(bool(m_second->tryImport(folder("out.json"))));
    const auto events = m_second->events("import");
    QCOMPARE(events.size(), std::size_t(1));
    QCOMPARE(events[0].author, kBob.user);
    const auto details = QJsonDocument::fromJson(events[0].details.toUtf8()).object();
    QCOMPARE(details[QStringLiteral("pictures")].toInt(), 6);
    QCOMPARE(details[QStringLiteral("masks")].toInt(), 3);
    QCOMPARE(details[QStringLiteral("reviewers")].toArray(),
             (QJsonArray{QStringLiteral("anna"), QStringLiteral("bob")}));
    const auto verdicts = m_second->events("verdict");
    QCOMPARE(verdicts.size(), std::size_t(6));
    for (const AuditEvent& event : verdicts) // who brought them, and when
        QVERIFY(event.author == kBob.user && event.station == kBob.station &&
                event.created <= events[0].created);
    QCOMPARE(m_second->events("mask").size(), std::size_t(3));
}

void TestProjectLabels::masksWithoutVerdictAreSeen()
{
    m_first->draw("bolt/test/good/002.png", "scratch", blot(1, {64, 64}));
    const LabelSet labels = m_first->labels();
    QCOMPARE(labels.pictures.size(), std::size_t(1));
    QVERIFY(labels.pictures[0].decision == LabelDecision::None);
    QCOMPARE(m_first->tryExport(LabelFormat::Mvtec, folder("out"))->skipped, 1);
}

void TestProjectLabels::groundTruthOfTheDataset()
{
    m_first->decide("bolt/test/scratch/001.png", Decision::NotOk, "scratch");
    m_first->draw("bolt/test/scratch/001.png", "scratch", blot(1, {64, 64}));
    const LabelSet all = m_first->labels(LabelScope::All);
    QCOMPARE(all.pictures.size(), m_first->places.dataset.images.size());
    const auto maskOf = [&](const char* relative) {
        for (const PictureLabel& label : all.pictures)
            if (label.relative == relative)
                return all.masks(label).value().at(0).mask;
        return cv::Mat();
    };
    QVERIFY(samePixels(maskOf("bolt/test/scratch/000.png"), drawMask({64, 64})));
    QVERIFY(samePixels(maskOf("bolt/test/scratch/001.png"), blot(1, {64, 64})));
    // And it comes into a project by importing the dataset's own folder.
    const auto in = m_second->tryImport(folder("plant"));
    QVERIFY(bool(in));
    QCOMPARE(in->pictures, int(all.pictures.size()));
    QCOMPARE(in->masks, 8);
    QCOMPARE(m_second->verdict("nut/test/scratch/000.png")->defectType, QStringLiteral("scratch"));
}

void TestProjectLabels::aVerdictKeepsTheDatasetsMaskAndType()
{
    m_first->decide("bolt/test/scratch/000.png", Decision::NotOk);          // confirmed
    m_first->decide("bolt/test/scratch/001.png", Decision::NotOk, "crack"); // called another name
    m_first->decide("bolt/test/scratch/002.png", Decision::Ok);
    m_first->decide("bolt/test/scratch/003.png", Decision::NotOk, "scratch");
    m_first->draw("bolt/test/scratch/003.png", "scratch", blot(1, {64, 64}));
    for (const LabelScope scope : {LabelScope::Reviewed, LabelScope::All}) {
        const fs::path out = folder(scope == LabelScope::All ? "all" : "reviewed");
        const auto done = exportLabels(*m_first->database, m_first->labels(scope), m_first->places,
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
        writeBytes(folder("a.json"),
                   std::string(R"({"images":[{"id":1,"file_name":"bolt/test/good/000.png",)"
                               R"("width":64,"height":64,"mixdesk":{"decision":"ok",)") +
                       verdict + "}}]}");
        QVERIFY(bool(m_first->tryImport(folder("a.json"), ImportRule::TakeTheirs)));
    };
    import(R"("comment":"1","reviewer":"carl","created":"2026-01-02T04:04:05.678+01:00")");
    auto verdict = m_first->verdict("bolt/test/good/000.png");
    QCOMPARE(verdict->reviewer, QStringLiteral("carl"));
    QCOMPARE(verdict->created, QStringLiteral("2026-01-02T03:04:05.678Z"));
    for (const char* odd : {R"("comment":"2","created":"")", R"("comment":"3","created":"soon")",
                            R"("comment":"4","created":"2999-01-01T00:00:00.000Z")"}) {
        import(odd);
        verdict = m_first->verdict("bolt/test/good/000.png");
        QCOMPARE(verdict->reviewer, kBob.user);
        QVERIFY(verdict->created >= before && verdict->created <= utcNow());
    }
}

void TestProjectLabels::importTwiceStoresNothingTwice()
{
    reviewed();
    QVERIFY(bool(m_first->tryExport(LabelFormat::Mvtec, folder("out"))));
    QVERIFY(bool(m_second->tryImport(folder("out"))));
    const qint64 before = m_second->lastEvent();
    const auto tiles = tilesOf(*m_second);
    for (const ImportRule rule : {ImportRule::KeepOurs, ImportRule::TakeTheirs}) {
        const auto again = m_second->tryImport(folder("out"), rule);
        QVERIFY(bool(again));
        QCOMPARE(again->kept, 0);
        QVERIFY(again->notes.empty());
    }
    QCOMPARE(m_second->lastEvent(), before + 2); // that somebody imported, and nothing else
    QVERIFY(tilesOf(*m_second) == tiles);
}

void TestProjectLabels::newerVerdictsHereStand()
{
    reviewed();
    QVERIFY(bool(m_first->tryExport(LabelFormat::CocoRle, folder("out.json"))));
    m_second->decide("bolt/test/good/000.png", Decision::NotOk, "scratch", kAnna);
    const auto in = m_second->tryImport(folder("out.json"));
    QVERIFY(bool(in));
    QCOMPARE(in->kept, 1);
    QVERIFY(notesSay(*in, "bolt/test/good/000.png keeps the verdict that anna gave here"));
    QCOMPARE(m_second->verdict("bolt/test/good/000.png")->decision, Decision::NotOk);
    QCOMPARE(m_second->verdict("nut/test/scratch/002.png")->decision, Decision::NotOk); // the rest
}

void TestProjectLabels::newerVerdictsOfTheFileCount()
{
    m_second->decide("bolt/test/good/000.png", Decision::NotOk, "scratch", kAnna);
    QTest::qWait(2); // times have milliseconds
    reviewed();
    QVERIFY(bool(m_first->tryExport(LabelFormat::CocoRle, folder("out.json"))));
    const auto in = m_second->tryImport(folder("out.json"));
    QVERIFY(bool(in));
    QCOMPARE(in->kept, 0);
    QCOMPARE(m_second->verdict("bolt/test/good/000.png")->decision, Decision::Ok);
    const auto history =
        VerdictRepository(*m_second->database).history(QStringLiteral("bolt/test/good/000.png"));
    QCOMPARE(history->size(), std::size_t(2)); // what was said before is still to be seen
}

void TestProjectLabels::takenBackHereStays()
{
    m_first->decide("bolt/test/good/000.png", Decision::Ok);
    QVERIFY(bool(m_first->tryExport(LabelFormat::CocoRle, folder("out.json"))));
    m_first->decide("bolt/test/good/000.png", Decision::None);
    QCOMPARE(m_first->tryImport(folder("out.json"))->kept, 1);
    QCOMPARE(m_first->verdict("bolt/test/good/000.png")->decision, Decision::None);
    // Folders without labels.json do not say when; there is nothing here to be lost.
    QVERIFY(bool(m_first->tryImport(folder("plant"))));
    QCOMPARE(m_first->verdict("bolt/test/good/000.png")->decision, Decision::Ok);
}

void TestProjectLabels::drawnMasksStand()
{
    reviewed();
    QVERIFY(bool(m_first->tryExport(LabelFormat::Mvtec, folder("out"))));
    m_second->draw("nut/test/scratch/002.png", "crack", blot(9, {300, 300}));
    const auto in = m_second->tryImport(folder("out"));
    QVERIFY(bool(in));
    QCOMPARE(in->kept, 1);
    QCOMPARE(in->masks, 2);
    QVERIFY(notesSay(*in, "nut/test/scratch/002.png keeps the mask 'crack' that was drawn here"));
    const LabelSet now = m_second->labels();
    const auto label = std::find_if(now.pictures.begin(), now.pictures.end(), [](const auto& one) {
        return one.relative == "nut/test/scratch/002.png";
    });
    QVERIFY(samePixels(now.masks(*label)->at(0).mask, blot(9, {300, 300})));
    QVERIFY(samePixels(now.masks(*label)->at(1).mask, blot(3, {300, 300})));
}

void TestProjectLabels::otherProgramsFileContradictsNoComment()
{
    m_first->decide("bolt/test/good/000.png", Decision::Ok, "", kAnna, "see the edge");
    m_first->decide("bolt/test/good/001.png", Decision::NotOk, "dent");
    const auto in = m_first->tryImport(folder("plant")); // says that both are good
    QVERIFY(bool(in));
    QCOMPARE(in->kept, 1);
    QCOMPARE(m_first->verdict("bolt/test/good/000.png")->comment, QStringLiteral("see the edge"));
    QCOMPARE(m_first->verdict("bolt/test/good/001.png")->defectType, QStringLiteral("dent"));
}

void TestProjectLabels::replaceTakesTheFile()
{
    reviewed();
    QVERIFY(bool(m_first->tryExport(LabelFormat::Mvtec, folder("out"))));
    m_second->decide("bolt/test/good/000.png", Decision::NotOk, "scratch", kAnna);
    m_second->draw("nut/test/scratch/002.png", "crack", blot(9, {300, 300}));
    const auto in = m_second->tryImport(folder("out"), ImportRule::TakeTheirs);
    QVERIFY(bool(in));
    QCOMPARE(in->kept, 0);
    QCOMPARE(m_second->verdict("bolt/test/good/000.png")->decision, Decision::Ok);
    QVERIFY(tilesOf(*m_first) == tilesOf(*m_second));
}

void TestProjectLabels::unknownPictures()
{
    reviewed();
    QVERIFY(bool(m_first->tryExport(LabelFormat::CocoRle, folder("out.json"))));
    ClassPlan plan;
    plan.trainGood = 1;
    writeClass(m_root / "other", "bolt", plan);
    fs::remove(m_root / "other/bolt/test/good/000.png");
    TestProject third(m_root / "third", m_root / "other");
    const auto in = third.tryImport(folder("out.json"));
    QVERIFY(bool(in));
    QCOMPARE(in->pictures, 3);
    QCOMPARE(in->skipped, 3);
    QVERIFY(notesSay(*in, "bolt/test/good/000.png is not in this project."));
    QVERIFY(notesSay(*in, "nut/test/scratch/002.png is not in this project."));
}

void TestProjectLabels::sameNameOfAnotherClass()
{
    // Known by its name alone, unless the file says that it is another product's.
    const auto with = [&](const char* className) {
        writeBytes(folder("a.json"),
                   std::string(R"({"images":[{"id":1,"file_name":"shots/one.png","width":64,)"
                               R"("height":64}],"categories":[{"id":1,"name":"dent",)"
                               R"("supercategory":")") +
                       className +
                       R"("}],"annotations":[{"id":1,"image_id":1,"category_id":1,)"
                       R"("bbox":[2,3,10,10]}]})");
        return m_first->tryImport(folder("a.json")).value();
    };
    writePicture(folder("plant") / "bolt/test/good/one.png", drawPart(77));
    m_first->places.dataset = scanDataset(folder("plant")).value();
    QCOMPARE(with("nut").skipped, 1);
    QCOMPARE(with("part").pictures, 1);
    const auto verdict = m_first->verdict("bolt/test/good/one.png");
    QVERIFY(verdict.has_value());
    QCOMPARE(verdict->className, QStringLiteral("bolt"));
    QCOMPARE(verdict->defectType, QStringLiteral("dent"));
}

void TestProjectLabels::foundByTheEndingOfItsPath_data()
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
    row("hole/001.png", "bolt", several);
    row("images/bolt/test/scratch/001.png", "nut", several); // all of nut's of that name
    row("shots/777.png", "", none);
    row("../../etc/passwd", "", "leads to no place within a folder");
}

void TestProjectLabels::foundByTheEndingOfItsPath()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, className);
    QFETCH(QByteArray, found);
    writeBytes(folder("a.json"), R"({"images":[{"id":1,"file_name":")" + name.toStdString() +
                                     R"(","width":64,"height":64}],"categories":[{"id":1,)"
                                     R"("name":"dent","supercategory":")" +
                                     className.toStdString() +
                                     R"("}],"annotations":[{"id":1,"image_id":1,)"
                                     R"("category_id":1,"bbox":[2,3,10,10]}]})");
    const auto in = m_first->tryImport(folder("a.json"));
    QVERIFY2(bool(in), in ? "" : in.error().message.c_str());
    const auto verdicts = VerdictRepository(*m_first->database).current();
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

void TestProjectLabels::masksOfAnotherSize()
{
    m_first->decide("bolt/test/good/001.png", Decision::NotOk, "scratch");
    m_first->draw("bolt/test/good/001.png", "scratch", blot(1, {80, 64}));
    QVERIFY(bool(m_first->tryExport(LabelFormat::CocoRle, folder("out.json"))));
    const auto in = m_second->tryImport(folder("out.json"));
    QVERIFY(bool(in));
    QCOMPARE(in->pictures, 1);
    QCOMPARE(in->masks, 0);
    QVERIFY(notesSay(*in, "has another size than the picture"));
    QCOMPARE(m_second->verdict("bolt/test/good/001.png")->decision, Decision::NotOk);
    QVERIFY(tilesOf(*m_second).empty());
}

void TestProjectLabels::brokenMaskFile()
{
    reviewed();
    QVERIFY(bool(m_first->tryExport(LabelFormat::Mvtec, folder("out"))));
    writeBytes(folder("out") / "bolt/ground_truth/scratch/001_mask.png", "no picture");
    const auto in = m_second->tryImport(folder("out"));
    QVERIFY2(bool(in), in ? "" : in.error().message.c_str());
    QCOMPARE(in->pictures, 6);
    QCOMPARE(in->masks, 2);
    QVERIFY(notesSay(*in, "The masks of bolt/test/good/001.png were left out."));
}

void TestProjectLabels::impossibleTypes()
{
    writeBytes(folder("a.json"),
               R"({"images":[{"id":1,"file_name":"bolt/test/good/000.png","width":64,"height":64},
                            {"id":2,"file_name":"bolt/test/good/001.png","width":64,"height":64}],
                  "categories":[{"id":1,"name":"hole/crack","supercategory":"bolt"},
                                {"id":2,"name":"dent","supercategory":"bolt"}],
                  "annotations":[{"id":1,"image_id":1,"category_id":1,"bbox":[2,3,10,10]},
                                 {"id":2,"image_id":2,"category_id":2,"bbox":[2,3,10,10]}]})");
    const auto in = m_first->tryImport(folder("a.json"));
    QVERIFY2(bool(in), in ? "" : in.error().message.c_str());
    QVERIFY(notesSay(*in, "'hole/crack' cannot be the name of a defect type"));
    QVERIFY(!m_first->verdict("bolt/test/good/000.png"));
    QCOMPARE(m_first->verdict("bolt/test/good/001.png")->defectType, QStringLiteral("dent"));
    QCOMPARE(tilesOf(*m_first).size(), std::size_t(1));
    QCOMPARE(DefectTypeRepository(*m_first->database).all(QStringLiteral("bolt")).value(),
             QStringList{QStringLiteral("dent")});
}

void TestProjectLabels::namedTwice()
{
    writePicture(folder("plant") / "bolt/test/good/one.png", drawPart(77));
    m_first->places.dataset = scanDataset(folder("plant")).value();
    writeBytes(folder("a.json"),
               R"({"images":[{"id":1,"file_name":"x/one.png","width":64,"height":64},
                            {"id":2,"file_name":"y/one.png","width":64,"height":64}],
                  "categories":[{"id":1,"name":"dent"},{"id":2,"name":"rust"}],
                  "annotations":[{"id":1,"image_id":1,"category_id":1,"bbox":[2,3,10,10]},
                                 {"id":2,"image_id":2,"category_id":2,"bbox":[2,3,10,10]}]})");
    const auto in = m_first->tryImport(folder("a.json"));
    QVERIFY2(bool(in), in ? "" : in.error().message.c_str());
    QCOMPARE(in->pictures, 1);
    QVERIFY(notesSay(*in, "named more than once; the first label counts"));
    QCOMPARE(m_first->verdict("bolt/test/good/one.png")->defectType, QStringLiteral("dent"));
}

void TestProjectLabels::hostileFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("\x89PNG\r\n\x1a\n\0\0", 10);
    QTest::newRow("deep") << QByteArray(100'000, '[');
    QTest::newRow("huge") << QByteArray(
        R"({"images":[{"id":1,"file_name":"a.png","width":2000000,"height":2000000}]})");
}

void TestProjectLabels::hostileFiles()
{
    QFETCH(QByteArray, text);
    writeBytes(folder("a.json"), text.toStdString());
    const auto in = m_first->tryImport(folder("a.json"));
    QVERIFY(!in);
    QVERIFY(in.error().message.find("a.json") != std::string::npos);
    QVERIFY(m_first->events("import").empty());
    const auto missing = m_first->tryImport(folder("nowhere"));
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
}

void TestProjectLabels::cancelledImportStoresNothing()
{
    reviewed();
    QVERIFY(bool(m_first->tryExport(LabelFormat::Mvtec, folder("out"))));
    const auto labels = readLabels(folder("out"), m_first->places, {}).value();
    for (int after = 0; after < 5; ++after) {
        StopSource stop;
        int asked = 0;
        LabelSet slow = labels;
        slow.masks = [&](const PictureLabel& label) {
            if (asked++ == after)
                stop.requestStop();
            return labels.masks(label);
        };
        const auto in = importLabels(*m_second->database, slow, m_second->places,
                                     ImportRule::KeepOurs, kBob, kQuiet, stop.token());
        QVERIFY(!in && in.error().cancelled());
        QCOMPARE(m_second->lastEvent(), qint64(0));
    }
}

void TestProjectLabels::cancelledExportLeavesNothing()
{
    reviewed();
    StopSource stop;
    stop.requestStop();
    for (const LabelFormat format : {LabelFormat::Mvtec, LabelFormat::CocoRle}) {
        const auto out = m_first->tryExport(format, folder("out"), {}, stop.token());
        QVERIFY(!out && out.error().cancelled());
        QVERIFY(!fs::exists(folder("out")));
    }
    QVERIFY(m_first->events("export").empty());
}

void TestProjectLabels::failingImportStoresNothing()
{
    reviewed();
    QVERIFY(bool(m_first->tryExport(LabelFormat::CocoRle, folder("out.json"))));
    QVERIFY(bool(
        m_second->database->run(QStringLiteral("CREATE TRIGGER full BEFORE INSERT ON mask_tiles "
                                               "BEGIN SELECT RAISE(ABORT, 'full'); END"))));
    QVERIFY(!m_second->tryImport(folder("out.json")));
    QVERIFY(VerdictRepository(*m_second->database).current()->empty());
    QCOMPARE(m_second->lastEvent(), qint64(0));
}

void TestProjectLabels::othersCanStoreMeanwhile()
{
    reviewed();
    QVERIFY(bool(m_first->tryExport(LabelFormat::Mvtec, folder("out"))));
    LabelSet labels = readLabels(folder("out"), m_first->places, {}).value();
    bool stored = false;
    const auto read = labels.masks;
    labels.masks = [&](const PictureLabel& label) {
        if (!stored) { // another window, while this one reads the files
            DatabaseOptions options;
            options.busyTimeout = 100;
            auto other = Database::open(m_second->project.databaseAddress(), options).value();
            VerdictRecord record;
            record.image = QStringLiteral("bolt/test/good/000.png");
            record.decision = Decision::Unsure;
            record.className = QStringLiteral("bolt");
            auto outcome = VerdictRepository(*other).add({record}, kAnna);
            stored = outcome && std::holds_alternative<std::vector<VerdictRecord>>(*outcome);
        }
        return read(label);
    };
    const auto in = importLabels(*m_second->database, labels, m_second->places,
                                 ImportRule::KeepOurs, kBob, kQuiet, {});
    QVERIFY2(bool(in), in ? "" : in.error().message.c_str());
    QVERIFY(stored);
    QCOMPARE(in->kept, 1);
    QCOMPARE(m_second->verdict("bolt/test/good/000.png")->decision, Decision::Unsure);
}

void TestProjectLabels::inboxPictures()
{
    writePicture(m_root / "third" / ".keep" / "x.png", drawPart(1)); // hidden: an empty folder yet
    TestProject third(m_root / "third", m_root / "plant", {"incoming", folder("drive").string()});
    const fs::path inside = m_root / "third/incoming/monday/a.png", far = folder("drive") / "b.png";
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
    const auto out = third.tryExport(LabelFormat::Mvtec, folder("out"));
    QVERIFY2(bool(out), out ? "" : out.error().message.c_str());
    QCOMPARE(out->pictures, 2);
    QCOMPARE(readFile(folder("out") / "bolt/train/good/a.png").value(), readFile(inside).value());
    QCOMPARE(readFile(folder("out") / "bolt/test/dent/b.png").value(), readFile(far).value());
    QVERIFY(fs::exists(folder("out") / "bolt/ground_truth/dent/b_mask.png"));
    QVERIFY(bool(third.tryExport(LabelFormat::CocoPolygons, folder("out.json"))));

    // Back into the same pictures' place with a database of its own.
    for (const char* from : {"out", "out.json"}) {
        third.database.reset();
        for (const char* end : {"", "-wal", "-shm"})
            fs::remove(m_root / "third" / (std::string("project.sqlite") + end));
        third.database = Database::open(third.project.databaseAddress()).value();
        const auto in = third.tryImport(folder(from));
        QVERIFY2(bool(in), in ? "" : in.error().message.c_str());
        QVERIFY2(in->notes.empty(), in->notes.empty() ? "" : in->notes.front().c_str());
        QCOMPARE(in->pictures, 2);
        QCOMPARE(third.verdict(a.constData())->decision, Decision::Ok);
        QCOMPARE(third.verdict(b.constData())->className, QStringLiteral("bolt"));
        QCOMPARE(tilesOf(third).size(), std::size_t(1));
    }
    // A project without these inboxes does not know them.
    const auto other = m_second->tryImport(folder("out.json"));
    QVERIFY(bool(other));
    QCOMPARE(other->skipped, 2);
    // A drive that is gone costs only its own pictures.
    fs::remove_all(folder("drive"));
    const auto rest = third.tryExport(LabelFormat::Mvtec, folder("rest"));
    QVERIFY(bool(rest));
    QCOMPARE(rest->pictures, 1);
    QVERIFY(notesSay(*rest, "b.png"));
}

void TestProjectLabels::droppedPictures()
{
    const fs::path file = folder("desktop") / "c.png";
    writePicture(file, drawPart(5));
    VerdictRecord record;
    record.image = keyOfOutside(file, m_first->project.folder());
    record.className = QStringLiteral("nut");
    record.decision = Decision::Ok;
    QVERIFY(bool(VerdictRepository(*m_first->database).add({record}, kAnna)));
    m_first->decide("bolt/test/good/000.png", Decision::Ok);
    for (const LabelFormat format : {LabelFormat::Mvtec, LabelFormat::CocoRle}) {
        const fs::path out = folder(format == LabelFormat::Mvtec ? "out" : "out.json");
        QCOMPARE(m_first->tryExport(format, out)->pictures, 2);
        const auto in = m_second->tryImport(out); // not refused for the one it cannot know
        QVERIFY2(bool(in), in ? "" : in.error().message.c_str());
        QCOMPARE(in->pictures, 1);
        QCOMPARE(in->skipped, 1);
    }
}

void TestProjectLabels::flagsAndCommentsAloneComeBack()
{
    VerdictRecord record;
    record.image = QStringLiteral("nut/test/scratch/001.png");
    record.className = QStringLiteral("nut");
    record.comment = QStringLiteral("is this ours?");
    record.flagged = true;
    QVERIFY(bool(VerdictRepository(*m_first->database).add({record}, kAnna)));
    m_first->decide("nut/test/good/000.png", Decision::None); // says nothing
    for (const LabelFormat format : {LabelFormat::Mvtec, LabelFormat::CocoRle}) {
        const fs::path out = folder(format == LabelFormat::Mvtec ? "out" : "out.json");
        const auto done = m_first->tryExport(format, out);
        QVERIFY2(bool(done), done ? "" : done.error().message.c_str());
        const auto in = m_second->tryImport(out);
        QVERIFY2(bool(in), in ? "" : in.error().message.c_str());
        QCOMPARE(in->pictures, 1);
        const auto verdict = m_second->verdict("nut/test/scratch/001.png");
        QVERIFY(verdict.has_value());
        QCOMPARE(verdict->decision, Decision::None);
        QCOMPARE(verdict->comment, record.comment);
        QVERIFY(verdict->flagged);
    }
    QCOMPARE(m_second->events("verdict").size(), std::size_t(1)); // once
    // A remark decides nothing, so it takes no decision back, whatever the rule.
    m_second->decide("nut/test/scratch/001.png", Decision::NotOk, "crack");
    QVERIFY(bool(m_second->tryImport(folder("out.json"), ImportRule::TakeTheirs)));
    QCOMPARE(m_second->verdict("nut/test/scratch/001.png")->decision, Decision::NotOk);
    // With the whole dataset it comes beside what the folders say.
    const LabelSet all = m_first->labels(LabelScope::All);
    const auto label = std::find_if(all.pictures.begin(), all.pictures.end(), [](const auto& one) {
        return one.relative == "nut/test/scratch/001.png";
    });
    QVERIFY(label->decision == LabelDecision::NotOk && label->flagged);
    QCOMPARE(label->comment, record.comment.toStdString());
    QCOMPARE(label->maskedTypes, std::vector<std::string>{"scratch"});
}

void TestProjectLabels::whatAnExportMustNotReplace_data()
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

void TestProjectLabels::whatAnExportMustNotReplace()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, says);
    reviewed();
    fs::create_directory_symlink(folder("first"), folder("linked"));
    fs::create_hard_link(folder("first") / "project.sqlite", folder("database by another name"));
    writePicture(folder("incoming") / "a.png", drawPart(5));
    writeBytes(folder("notes.txt"), "picture of the week");
    m_first->places.inboxes = {folder("incoming")};
    const fs::path out = folder(target.constData());
    const bool there = fs::exists(out);
    const auto size = there ? fs::file_size(out) : 0;
    const auto written = there ? fs::last_write_time(out) : fs::file_time_type();
    for (const LabelFormat format : {LabelFormat::Csv, LabelFormat::CocoRle, LabelFormat::Mvtec}) {
        LabelExport what;
        what.format = format;
        what.out = out;
        what.replace = true;
        const auto refused = exportLabels(*m_first->database, m_first->labels(), m_first->places,
                                          what, kAnna, kQuiet, {});
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
    QVERIFY(m_first->events("export").empty());
}

void TestProjectLabels::anEarlierExportIsReplacedWhereAskedFor()
{
    reviewed();
    const fs::path csv = folder("labels.csv"), coco = folder("labels.json");
    QVERIFY(bool(m_first->tryExport(LabelFormat::Csv, csv)));
    QVERIFY(bool(m_first->tryExport(LabelFormat::CocoRle, coco)));
    m_first->decide("bolt/test/good/002.png", Decision::Ok);
    for (const auto& [format, out] :
         {std::pair(LabelFormat::Csv, csv), std::pair(LabelFormat::CocoPolygons, coco)}) {
        const std::string before = readFile(out).value();
        const auto refused = m_first->tryExport(format, out);
        QVERIFY(!refused);
        QVERIFY(refused.error().message.find("--force") != std::string::npos);
        QCOMPARE(readFile(out).value(), before);
        const auto done = exportLabels(*m_first->database, m_first->labels(), m_first->places,
                                       {format, out, {}, true}, kAnna, kQuiet, {});
        QVERIFY2(bool(done), done ? "" : done.error().message.c_str());
        QVERIFY(readFile(out).value() != before);
    }
    // A file of the other kind is not one that this export would have written.
    QVERIFY(!exportLabels(*m_first->database, m_first->labels(), m_first->places,
                          {LabelFormat::Csv, coco, {}, true}, kAnna, kQuiet, {}));
}

void TestProjectLabels::projectFilesAreNoLabels()
{
    for (const char* name : {"first/project.sqlite", "first/project.yaml", "first"}) {
        const auto refused = m_first->tryImport(folder(name));
        QVERIFY(!refused);
        const std::string& message = refused.error().message;
        QVERIFY2(message.find("belongs to the project") != std::string::npos, message.c_str());
    }
}

QTEST_GUILESS_MAIN(TestProjectLabels)
#include "test_project_labels.moc"
