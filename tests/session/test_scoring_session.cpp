// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/task_queue.h"
#include "core/session/scoring_session.h"
#include "core/store/database.h"
#include "support/no_warnings.h"
#include "support/pictures.h"
#include "support/tiny_run.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <optional>

using namespace mixdesk;

namespace {

constexpr int kWait = 20'000;

/// A dataset and a trained run, made once; every test works on copies of both.
struct Trained
{
    Trained()
    {
        root = fs::u8path(folder.path().toStdString());
        dataset = support::writeTinyPlant(root / "plant");
        support::trainTiny(dataset, root / "run");
    }
    QTemporaryDir folder;
    fs::path root;
    Dataset dataset;
};

Trained& trained()
{
    static Trained instance;
    return instance;
}

QString text(const fs::path& path)
{
    return QString::fromStdString(path.string());
}

/// The sessions of an open project.
class Bench
{
public:
    explicit Bench(const fs::path& folder, bool openDataset = true)
        : project(Project::open(folder).value()),
          database(Database::open(project.databaseFile()).value()), dataset(jobs),
          runs(project, *database)
    {
        if (auto ok = runs.load(); !ok)
            throw std::runtime_error(ok.error().message);
        scoring.emplace(jobs, dataset, runs, *database);
        if (openDataset)
            dataset.open(project.datasetFolder(), {});
    }
    bool done() const
    {
        return !scoring->entries().empty() && !scoring->job().running() &&
               scoring->scoredCount() + scoring->failedCount() == int(scoring->entries().size());
    }
    int entryOf(const QString& part) const
    {
        for (std::size_t i = 0; i < scoring->entries().size(); ++i)
            if (scoring->entries()[i].relative.contains(part))
                return int(i);
        return -1;
    }

    JobBoard jobs;
    Project project;
    std::unique_ptr<Database> database;
    DatasetSession dataset;
    RunList runs;
    mutable std::optional<ScoringSession> scoring;
};

} // namespace

class TestScoringSession : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        support::watchWarnings();
        trained();
    }
    void init();
    void cleanup() { QCOMPARE(support::takeWarnings(), QStringList()); }

    void scoresAreTheScorers();
    void reopeningComputesNothing();
    void changedFileIsScoredAgain();
    void otherThresholdsKeepTheScores();
    void otherScoreKindIsScoredAgain();
    void openingComesBeforeTheBulk();
    void neighboursArePrefetched();
    void lastOneAskedForIsAnswered();
    void partHasEverything();
    void trainingPicturesComeLast();
    void addedPicturesDoNotTest();
    void droppedPictures();
    void droppedFolderAndForeignFile();
    void unreadablePicture();
    void cancelledAndGoneOnWith();
    void excludedClassIsLeftOut();
    void withoutARun();
    void brokenWeights();
    void withoutACache();
    void closingWhileScoring();
    void closingWhileDecoding();
    void tasksByUrgency();

private:
    fs::path project() const { return fs::path(m_folder->path().toStdString()) / "project"; }
    fs::path plant() const { return fs::path(m_folder->path().toStdString()) / "plant"; }
    fs::path manyPictures(int count) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestScoringSession::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    fs::copy(trained().root / "plant", plant(), fs::copy_options::recursive);
    ProjectSettings settings;
    settings.dataset = plant().string();
    settings.activeRun = "first";
    auto made = Project::create(project(), settings);
    QVERIFY(bool(made));
    fs::create_directories(made->runsFolder());
    fs::copy(trained().root / "run", made->runFolder("first"), fs::copy_options::recursive);
}

fs::path TestScoringSession::manyPictures(int count) const
{
    const fs::path folder = fs::path(m_folder->path().toStdString()) / "many";
    support::writePicture(folder / "0.png", support::drawPart(1));
    for (int i = 1; i < count; ++i)
        fs::create_hard_link(folder / "0.png", folder / (std::to_string(i) + ".png"));
    return folder;
}

void TestScoringSession::scoresAreTheScorers()
{
    Bench bench(project());
    QSignalSpy batches(&*bench.scoring, &ScoringSession::entriesScored);
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    const auto test = trained().dataset.select(Subset::Test);
    QCOMPARE(bench.scoring->entries().size(), test.size());
    QCOMPARE(bench.scoring->computedCount(), int(test.size()));
    int told = 0;
    for (const auto& arguments : batches)
        told += int(arguments[0].value<QVector<int>>().size());
    QCOMPARE(told, int(test.size()));

    auto scorer =
        Scorer::open(bench.runs.folder(QStringLiteral("first")), DeviceChoice::Cpu, 1).value();
    for (const GalleryEntry& entry : bench.scoring->entries()) {
        const auto picture = readPicture(entry.path.toStdString()).value();
        const auto expected =
            scorer->score({scorer->prepare(picture)}, {}, {entry.trueClass}).value().front();
        QVERIFY(entry.scored);
        QCOMPARE(entry.routedClass, expected.routedClass);
        // Convolutions of a batch add up in another order than those of one picture.
        QVERIFY(std::abs(entry.score - expected.score) <= 1e-4 * std::abs(expected.score));
        QVERIFY(std::abs(entry.ownScore - expected.ownScore) <= 1e-4 * std::abs(expected.ownScore));
        QVERIFY(std::abs(entry.confidence - expected.confidence) < 1e-4);
    }
    QVERIFY(bench.scoring->deviceText().startsWith(QStringLiteral("CPU, ")));
}

void TestScoringSession::reopeningComputesNothing()
{
    std::vector<GalleryEntry> before;
    {
        Bench bench(project());
        QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
        before = bench.scoring->entries();
    }
    Bench bench(project());
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    QCOMPARE(bench.scoring->computedCount(), 0);
    for (std::size_t i = 0; i < before.size(); ++i) {
        QCOMPARE(bench.scoring->entries()[i].score, before[i].score);
        QCOMPARE(bench.scoring->entries()[i].ownScore, before[i].ownScore);
        QCOMPARE(bench.scoring->entries()[i].routedClass, before[i].routedClass);
    }
}

void TestScoringSession::changedFileIsScoredAgain()
{
    double before = 0.0;
    {
        Bench bench(project());
        QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
        before = bench.scoring->entries().front().score;
        support::writePicture(bench.scoring->entries().front().path.toStdString(),
                              support::drawPart(5));
    }
    Bench bench(project());
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    QCOMPARE(bench.scoring->computedCount(), 1);
    QVERIFY(bench.scoring->entries().front().score != before);
    // A rescan finds it too, while the window stays open.
    support::writePicture(bench.scoring->entries().back().path.toStdString(), support::drawPart(6));
    QSignalSpy reset(&*bench.scoring, &ScoringSession::entriesReset);
    bench.dataset.rescan();
    QVERIFY(reset.wait(kWait));
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    QCOMPARE(bench.scoring->computedCount(), 1);
}

void TestScoringSession::otherThresholdsKeepTheScores()
{
    Bench bench(project());
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    QSignalSpy reset(&*bench.scoring, &ScoringSession::entriesReset);
    const int computed = bench.scoring->computedCount();
    const RunPaths paths(bench.runs.folder(QStringLiteral("first")));
    RunModel model = *bench.runs.model();
    for (ClassThreshold& row : model.thresholds) {
        row.beta += 1.0;
        row.threshold = row.mu + row.beta * row.sigma;
        for (auto& [name, value] : row.pixel)
            value *= 2.0;
    }
    QVERIFY(bool(writeThresholds(paths, model)));
    QVERIFY(bool(bench.runs.reloadModel()));
    QSignalSpy opened(&*bench.scoring, &ScoringSession::opened);
    bench.scoring->open(0, {});
    QVERIFY(opened.wait(kWait));
    QCOMPARE(reset.count(), 0);
    QCOMPARE(bench.scoring->computedCount(), computed);
    const auto part = opened[0][0].value<PartPointer>();
    const auto& row = model.thresholds[std::size_t(bench.scoring->entries()[0].trueClass)];
    QCOMPARE(part->result.maps[0].threshold, row.pixel.at(part->result.maps[0].name));
}

void TestScoringSession::otherScoreKindIsScoredAgain()
{
    Bench bench(project());
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    const RunPaths paths(bench.runs.folder(QStringLiteral("first")));
    RunModel model = *bench.runs.model();
    for (ClassThreshold& row : model.thresholds)
        row.score = row.score == *scoreByName("l2") ? *scoreByName("l1") : *scoreByName("l2");
    QVERIFY(bool(writeThresholds(paths, model)));
    QVERIFY(bool(bench.runs.reloadModel()));
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    QCOMPARE(bench.scoring->computedCount(), int(bench.scoring->entries().size()));
}

void TestScoringSession::openingComesBeforeTheBulk()
{
    Bench bench(project());
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    constexpr int kMany = 400;
    const int last = int(bench.scoring->entries().size()) + kMany - 1;
    QSignalSpy added(&*bench.scoring, &ScoringSession::entriesAdded);
    QSignalSpy opened(&*bench.scoring, &ScoringSession::opened);
    bench.scoring->addOutside({text(manyPictures(kMany))});
    QVERIFY(added.wait(kWait));
    QVERIFY(bench.scoring->job().running());
    bench.scoring->open(last, {});
    QVERIFY(opened.wait(kWait));
    QVERIFY(bench.scoring->job().running());
    QVERIFY2(bench.scoring->scoredCount() < last / 2,
             qPrintable(QString::number(bench.scoring->scoredCount())));
    QVERIFY(bench.scoring->entries()[std::size_t(last)].scored); // opening scores as well
}

void TestScoringSession::neighboursArePrefetched()
{
    Bench bench(project());
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    QSignalSpy opened(&*bench.scoring, &ScoringSession::opened);
    QSignalSpy prefetched(&*bench.scoring, &ScoringSession::prefetched);
    bench.scoring->open(2, {3, 1, 4, -1, 100'000});
    QTRY_COMPARE_WITH_TIMEOUT(prefetched.count(), 3, kWait);
    QCOMPARE(opened.count(), 1);
    bench.scoring->open(3, {});
    QCOMPARE(opened.count(), 2); // before open() returned
    QCOMPARE(opened[1][0].value<PartPointer>()->entry, 3);
    QVERIFY(bench.scoring->held(4));
    QVERIFY(!bench.scoring->held(5));
}

void TestScoringSession::lastOneAskedForIsAnswered()
{
    Bench bench(project());
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    QSignalSpy opened(&*bench.scoring, &ScoringSession::opened);
    const int last = int(bench.scoring->entries().size()) - 1;
    for (int entry = 0; entry <= last; ++entry) // keys that repeat
        bench.scoring->open(entry, {});
    QVERIFY(opened.wait(kWait));
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened[0][0].value<PartPointer>()->entry, last);
    QVERIFY(!bench.scoring->held(last / 2)); // nothing piled up
}

void TestScoringSession::partHasEverything()
{
    Bench bench(project());
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    const auto& entries = bench.scoring->entries();
    const auto defective = std::find_if(entries.begin(), entries.end(),
                                        [](const GalleryEntry& e) { return e.defective(); });
    QVERIFY(defective != entries.end());
    QSignalSpy opened(&*bench.scoring, &ScoringSession::opened);
    bench.scoring->open(int(defective - entries.begin()), {});
    QVERIFY(opened.wait(kWait));
    const auto part = opened[0][0].value<PartPointer>();
    QCOMPARE(part->error, QString());
    const auto picture = readPicture(defective->path.toStdString()).value();
    QVERIFY(part->picture.size() == picture.size());
    QCOMPARE(cv::norm(part->picture, picture, cv::NORM_INF), 0.0);
    QVERIFY(part->mask.size() == picture.size());
    QVERIFY(cv::countNonZero(part->mask) > 0);
    QCOMPARE(cv::norm(part->result.maps.front().values, part->result.verdict.map, cv::NORM_INF),
             0.0); // the map that pixel figures are of
    QVERIFY(std::abs(part->result.verdict.score - defective->score) <=
            1e-4 * std::abs(defective->score));
}

void TestScoringSession::trainingPicturesComeLast()
{
    Bench bench(project());
    ScoringSession& scoring = *bench.scoring;
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    const int tests = int(scoring.entries().size());
    QCOMPARE(scoring.tally(false).listed, tests);
    QCOMPARE(scoring.tally(true).listed, 0);
    QString key;
    for (const ImageRecord& image : trained().dataset.images)
        if (image.subset == Subset::Train)
            key = QString::fromStdString(image.relative);
    EntryReview bad;
    bad.decision = Decision::NotOk;
    QSignalSpy reviews(&scoring, &ScoringSession::reviewsChanged);
    scoring.setReviews({{key, bad}}); // of a picture that is not listed
    QCOMPARE(reviews.size(), 1);
    QVERIFY(scoring.reviews().value(key) == bad);

    QSignalSpy added(&scoring, &ScoringSession::entriesAdded);
    scoring.listTraining();
    scoring.listTraining();
    QCOMPARE(added.size(), 1);
    QCOMPARE(added[0][0].toInt(), tests);
    QCOMPARE(scoring.tally(true).listed, 24);
    QCOMPARE(int(scoring.entries().size()), tests + 24);
    for (int i = 0; i < int(scoring.entries().size()); ++i)
        QCOMPARE(scoring.entries()[std::size_t(i)].training, i >= tests);
    QTRY_COMPARE_WITH_TIMEOUT(scoring.tally(true).scored, 24, kWait);
    QCOMPARE(scoring.scoredCount(), tests);
    QCOMPARE(scoring.reviewedCount(), 0);
    QCOMPARE(scoring.tally(true).reviewed, 1);
    QVERIFY(scoring.entries()[std::size_t(scoring.entryOf(key))].defective());

    QTRY_VERIFY_WITH_TIMEOUT(!scoring.job().running(), kWait);
    scoring.addOutside({text(manyPictures(1))});
    QTRY_COMPARE_WITH_TIMEOUT(scoring.tally(false).listed, tests + 1, kWait);
    QVERIFY(!scoring.entries().back().training);
    scoring.removeOutside();
    QCOMPARE(scoring.tally(false).listed, tests);
    QCOMPARE(scoring.tally(true).scored, 24);
    QVERIFY(scoring.entries()[std::size_t(scoring.entryOf(key))].defective());

    bench.dataset.rescan();
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    QCOMPARE(scoring.tally(true).listed, 0); // until asked for again
}

void TestScoringSession::addedPicturesDoNotTest()
{
    std::string added;
    for (const ImageRecord& image : trained().dataset.images)
        if (image.subset == Subset::Test && image.good())
            added = image.relative;
    const RunPaths run(Project::open(project()).value().runFolder("first"));
    RunModel model = readRun(run).value();
    model.pictures.added = {added};
    QVERIFY(writeRun(run, model));
    Bench bench(project());
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    const QString key = QString::fromStdString(added);
    QCOMPARE(bench.scoring->entryOf(key), -1);
    bench.scoring->listTraining();
    const int entry = bench.scoring->entryOf(key);
    QVERIFY(entry >= 0);
    QVERIFY(bench.scoring->entries()[std::size_t(entry)].training);
}

void TestScoringSession::droppedPictures()
{
    Bench bench(project());
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    const int before = int(bench.scoring->entries().size());
    const fs::path file = fs::path(m_folder->path().toStdString()) / "from line 2.png";
    support::writePicture(file, support::drawPart(3));
    QSignalSpy added(&*bench.scoring, &ScoringSession::entriesAdded);
    bench.scoring->addOutside({text(file), text(file)}); // twice counts once
    QCOMPARE(added.count(), 1);
    QCOMPARE(added[0][0].toInt(), before);
    QCOMPARE(int(bench.scoring->entries().size()), before + 1);
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    const GalleryEntry entry = bench.scoring->entries().back();
    QVERIFY(entry.outside && entry.scored && !entry.labelled());
    QCOMPARE(entry.relative, QStringLiteral("from line 2.png"));
    QCOMPARE(entry.trueClass, -1);
    QVERIFY(entry.routedClass >= 0);
    QCOMPARE(entry.ownScore, entry.score);
    // They outlast another look at the dataset, and go when asked.
    QSignalSpy reset(&*bench.scoring, &ScoringSession::entriesReset);
    bench.dataset.rescan();
    QVERIFY(reset.wait(kWait));
    QVERIFY(bench.scoring->entries().back().outside);
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    bench.scoring->removeOutside();
    QCOMPARE(bench.scoring->scoredCount(), before); // without another look
    QCOMPARE(reset.count(), 2);
    QCOMPARE(int(bench.scoring->entries().size()), before);
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
}

void TestScoringSession::droppedFolderAndForeignFile()
{
    Bench bench(project());
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    const int before = int(bench.scoring->entries().size());
    const fs::path folder = fs::path(m_folder->path().toStdString()) / "shift";
    support::writePicture(folder / "a/2.png", support::drawPart(2));
    support::writePicture(folder / "1.jpg", support::drawPart(1));
    support::writeBytes(folder / "notes.txt", "no picture");
    fs::create_directory_symlink(folder, folder / "a/loop");
    fs::create_directories(m_folder->path().toStdString() + "/empty");
    QSignalSpy warned(&*bench.scoring, &ScoringSession::warned);
    bench.scoring->addOutside({text(folder / "notes.txt")});
    QCOMPARE(warned.count(), 1);
    QVERIFY(warned[0][0].toString().startsWith(QStringLiteral("notes.txt is no picture")));
    bench.scoring->addOutside({text(folder)});
    QTRY_COMPARE_WITH_TIMEOUT(int(bench.scoring->entries().size()), before + 2, kWait);
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    bench.scoring->addOutside({m_folder->path() + QStringLiteral("/empty")});
    QTRY_COMPARE_WITH_TIMEOUT(warned.count(), 2, kWait);
    QVERIFY(warned[1][0].toString().startsWith(QStringLiteral("There are no pictures in")));
}

void TestScoringSession::unreadablePicture()
{
    const fs::path broken =
        trained()
            .dataset.images[std::size_t(trained().dataset.select(Subset::Test).front())]
            .relative;
    support::writeBytes(plant() / broken, "this is no picture");
    Bench bench(project());
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    QCOMPARE(bench.scoring->failedCount(), 1);
    QCOMPARE(bench.scoring->scoredCount(), int(bench.scoring->entries().size()) - 1);
    const int index = bench.entryOf(text(broken));
    const GalleryEntry& entry = bench.scoring->entries()[std::size_t(index)];
    QVERIFY(!entry.scored);
    QVERIFY(entry.error.contains(text(broken)));
    QSignalSpy opened(&*bench.scoring, &ScoringSession::opened);
    bench.scoring->open(index, {});
    QVERIFY(opened.wait(kWait));
    QCOMPARE(opened[0][0].value<PartPointer>()->error, entry.error);
}

void TestScoringSession::cancelledAndGoneOnWith()
{
    Bench bench(project());
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    QSignalSpy added(&*bench.scoring, &ScoringSession::entriesAdded);
    bench.scoring->addOutside({text(manyPictures(100))});
    QVERIFY(added.wait(kWait));
    bench.scoring->job().cancel();
    QVERIFY(bench.scoring->job().cancelling());
    QTRY_VERIFY_WITH_TIMEOUT(!bench.scoring->job().running(), kWait);
    QVERIFY(!bench.scoring->job().result());
    QVERIFY(bench.scoring->job().result().error().cancelled());
    const int total = int(bench.scoring->entries().size());
    QVERIFY(bench.scoring->scoredCount() < total);
    bench.scoring->scoreRest();
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    QCOMPARE(bench.scoring->scoredCount(), total);
    QCOMPARE(bench.scoring->computedCount(), total); // none of them twice
}

void TestScoringSession::excludedClassIsLeftOut()
{
    Bench bench(project());
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    const QString excluded = QString::fromStdString(trained().dataset.classes[0]);
    bench.dataset.setIncluded(excluded, false);
    QVERIFY(!bench.scoring->entries().empty());
    for (const GalleryEntry& entry : bench.scoring->entries())
        QCOMPARE(entry.trueClass, 1);
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    QCOMPARE(bench.scoring->computedCount(), 0);
}

void TestScoringSession::withoutARun()
{
    Bench bench(project());
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    QVERIFY(bool(bench.runs.setActive({})));
    QCOMPARE(bench.scoring->state(), ScoringSession::State::NoRun);
    QVERIFY(bench.scoring->entries().empty());
    bench.scoring->open(0, {});
    QVERIFY(bool(bench.runs.setActive(QStringLiteral("first"))));
    QCOMPARE(bench.scoring->state(), ScoringSession::State::Loading);
    QTRY_VERIFY_WITH_TIMEOUT(bench.done() && bench.scoring->ready(), kWait);
    QCOMPARE(bench.scoring->computedCount(), 0);
}

void TestScoringSession::brokenWeights()
{
    Project opened = Project::open(project()).value();
    auto database = Database::open(opened.databaseFile()).value();
    JobBoard jobs;
    DatasetSession dataset(jobs);
    RunList runs(opened, *database);
    QVERIFY(bool(runs.load()));
    const fs::path weights = RunPaths(runs.folder(QStringLiteral("first"))).weights();
    fs::rename(weights, weights.string() + ".gone");
    ScoringSession scoring(jobs, dataset, runs, *database);
    QSignalSpy failed(&scoring, &ScoringSession::failed);
    dataset.open(opened.datasetFolder(), {});
    QVERIFY(failed.wait(kWait));
    QCOMPARE(scoring.state(), ScoringSession::State::Failed);
    QVERIFY(failed[0][0].toString().contains(QStringLiteral("model.safetensors")));
    QTRY_VERIFY_WITH_TIMEOUT(!scoring.entries().empty() && !scoring.job().running(), kWait);
    QCOMPARE(scoring.scoredCount(), 0);
    fs::rename(weights.string() + ".gone", weights);
    scoring.scoreRest();
    QTRY_COMPARE_WITH_TIMEOUT(scoring.scoredCount(), int(scoring.entries().size()), kWait);
    QVERIFY(scoring.ready());
}

void TestScoringSession::withoutACache()
{
    Bench bench(project(), false);
    QVERIFY(bool(bench.database->run(QStringLiteral("DROP TABLE scores"))));
    QSignalSpy warned(&*bench.scoring, &ScoringSession::warned);
    bench.dataset.open(plant(), {});
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    QCOMPARE(bench.scoring->scoredCount(), int(bench.scoring->entries().size()));
    QTRY_COMPARE_WITH_TIMEOUT(warned.count(), 1, kWait);
}

void TestScoringSession::closingWhileScoring()
{
    Bench bench(project());
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    QSignalSpy added(&*bench.scoring, &ScoringSession::entriesAdded);
    bench.scoring->addOutside({text(manyPictures(400))});
    QVERIFY(added.wait(kWait));
    QVERIFY(bench.scoring->job().running());
    bench.scoring->open(3, {4, 5, 6});
    QElapsedTimer clock;
    clock.start();
    bench.scoring.reset();
    QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
}

void TestScoringSession::closingWhileDecoding()
{
    Bench bench(project());
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    const fs::path folder = fs::path(m_folder->path().toStdString());
    support::writePicture(folder / "large.png", cv::Mat(4000, 6000, CV_8UC3, cv::Scalar(9, 8, 7)));
    support::writePicture(folder / "small.png", support::drawPart(1));
    const int first = int(bench.scoring->entries().size());
    bench.scoring->addOutside({text(folder / "large.png"), text(folder / "small.png")});
    QTRY_VERIFY_WITH_TIMEOUT(bench.done(), kWait);
    // Both are begun together: when the small one is there, the large one often is still being
    // decoded. Not always, so that this finds a fault in closing in some runs only.
    QSignalSpy prefetched(&*bench.scoring, &ScoringSession::prefetched);
    bench.scoring->open(0, {first, first + 1});
    QVERIFY(prefetched.wait(kWait));
    bench.scoring.reset();
}

void TestScoringSession::tasksByUrgency()
{
    QByteArray order;
    std::mutex gate;
    {
        TaskQueue queue(1, false);
        std::promise<void> ended;
        std::unique_lock closed(gate);
        queue.post(TaskQueue::Urgency::Now, [&] { const std::lock_guard wait(gate); });
        for (const char c : {'x', 'y'})
            queue.post(TaskQueue::Urgency::Later, [&order, c] { order += c; });
        for (const char c : {'m', 'n'})
            queue.post(TaskQueue::Urgency::Soon, [&order, c] { order += c; });
        for (const char c : {'a', 'b'})
            queue.post(TaskQueue::Urgency::Now, [&order, c] { order += c; });
        queue.post(TaskQueue::Urgency::Later, [&ended] { ended.set_value(); });
        closed.unlock();
        ended.get_future().wait();
    }
    QCOMPARE(order, QByteArray("abmnxy"));
}

QTEST_GUILESS_MAIN(TestScoringSession)
#include "test_scoring_session.moc"
