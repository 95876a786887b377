// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/desk_sessions.h"
#include "support/no_warnings.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <filesystem>

using namespace mixdesk;

using Bench = support::DeskSessions;
using support::changeOutside;

namespace {

constexpr char kVictim[] = "--change-and-wait";
constexpr double kVictimBeta = 4.75;

/// The process of draftSurvivesAKill(): one move of a hand, then it waits for its end.
int changeAndWait(const char* folder)
{
    Bench bench(fs::u8path(folder));
    if (!bench.desk.setBeta(1, kVictimBeta))
        return 1;
    std::puts("moved");
    std::fflush(stdout);
    return QCoreApplication::exec();
}

} // namespace

class TestThresholdDesk : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        support::watchWarnings();
        support::deskProject();
    }
    void init();
    void cleanup() { QCOMPARE(support::takeWarnings(), QStringList()); }

    void firstContactIsVersionOne();
    void countsAreThoseOfEveryPicture();
    void dragIsLiveAndOneStepOfUndo();
    void betaAndThresholdHoldTogether();
    void bandHoldsTheThreshold();
    void draftSurvivesReopening();
    void saveIsWhatTheScorerReads();
    void fileChangedOutsideBecomesAVersion();
    void changedOutsideWhileClosed();
    void unsavedChangesStayOverOutsideOnes();
    void rollBackAndLoad();
    void compareCountsOnPresentScores();
    void fitLeavesLockedStrips();
    void promiseLeavesLockedStripsAndIsOneStep();
    void fitOnTestPicturesSaysSo();
    void fitGoesByPeoplesVerdicts();
    void soloAndMuteDecideTotals();
    void brokenFileGivesASentenceAndAWayOut();
    void brokenFileAtTheStart();
    void brokenFileWithoutVersions();
    void interruptedSaveIsCompleted();
    void unwritableFileSavesNothing();
    void savingWithoutAChangeIsRefused();
    void draftSurvivesAKill();
    void withoutRunNothingHappens();
    void draggingIsFast();

private:
    fs::path project() const { return fs::u8path(m_folder->path().toStdString()) / "p"; }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestThresholdDesk::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    support::deskProject().copyTo(project());
}

void TestThresholdDesk::firstContactIsVersionOne()
{
    const auto asTrained = readRun(RunPaths(support::deskProject().run())).value();
    Bench bench(project());
    QVERIFY(!bench.desk.empty());
    QVERIFY(!bench.desk.modified());
    QCOMPARE(bench.desk.classCount(), 2);
    const auto versions = bench.desk.versions();
    QCOMPARE(versions.size(), 1);
    QCOMPARE(versions[0].number, 1);
    QVERIFY(versions[0].origin == ThresholdVersion::Origin::FirstFit);
    const RunModel model = bench.onDisk();
    QVERIFY(model.stamp.has_value());
    QCOMPARE(int(model.stamp->id), versions[0].number);
    QVERIFY(stampMatches(model.stamp, model.classes, model.thresholds));
    QVERIFY(sameRows(model.thresholds, asTrained.thresholds));
    QCOMPARE(bench.notices, QStringList());
}

void TestThresholdDesk::countsAreThoseOfEveryPicture()
{
    Bench bench(project());
    QTRY_VERIFY_WITH_TIMEOUT(bench.scored(), 20000);
    DeskCounts sum;
    int rejected = 0;
    for (const GalleryEntry& entry : bench.scoring.entries()) {
        const ClassThreshold& row = bench.desk.row(entry.routedClass);
        QCOMPARE(bench.desk.verdict(entry) == Verdict::NotOk, entry.score > row.threshold);
        QCOMPARE(bench.desk.margin(entry), (entry.score - row.threshold) / row.sigma);
        rejected += entry.score > row.threshold;
    }
    for (int c = 0; c < 2; ++c)
        sum += bench.desk.counts(c);
    QCOMPARE(sum.good() + sum.defective(), int(bench.scoring.entries().size()));
    QCOMPARE(sum.confusion.truePositive + sum.confusion.falsePositive, rejected);
    QCOMPARE(bench.desk.totals().good(), sum.good());
    GalleryEntry unscored;
    QVERIFY(bench.desk.verdict(unscored) == Verdict::NotOk);
    QCOMPARE(bench.desk.margin(unscored), 0.0);
}

void TestThresholdDesk::dragIsLiveAndOneStepOfUndo()
{
    Bench bench(project());
    ThresholdDesk& desk = bench.desk;
    QTRY_VERIFY_WITH_TIMEOUT(bench.scored(), 20000);
    const ClassThreshold before = desk.row(0);
    QSignalSpy changed(&desk, &ThresholdDesk::changed),
        modified(&desk, &ThresholdDesk::modifiedChanged);
    desk.beginGesture();
    for (int step = 1; step <= 5; ++step)
        QVERIFY(desk.setThreshold(0, before.threshold + 0.1 * step * before.sigma));
    QVERIFY(changed.size() >= 5);
    QVERIFY(desk.modified());
    QVERIFY(!desk.canUndo());
    desk.endGesture();
    QVERIFY(desk.canUndo());
    QVERIFY(!modified.isEmpty());
    const ClassThreshold moved = desk.row(0);
    QVERIFY(moved.origin == ThresholdOrigin::Hand);
    desk.undo();
    QVERIFY(sameRow(desk.row(0), before));
    QVERIFY(!desk.canUndo());
    QVERIFY(desk.canRedo());
    QVERIFY(!desk.modified());
    desk.redo();
    QVERIFY(sameRow(desk.row(0), moved));
    QVERIFY(desk.reset(0));
    QVERIFY(sameRow(desk.row(0), before));
    // A drag that ends where it began is no step.
    desk.undo();
    desk.undo();
    desk.beginGesture();
    desk.setBeta(0, before.beta + 1.0);
    desk.reset(0);
    desk.endGesture();
    QVERIFY(!desk.canUndo());
    QVERIFY(!desk.modified());
}

void TestThresholdDesk::betaAndThresholdHoldTogether()
{
    Bench bench(project());
    ThresholdDesk& desk = bench.desk;
    QVERIFY(desk.setBeta(0, 2.4));
    QCOMPARE(desk.row(0).beta, 2.4);
    QVERIFY(desk.row(0).threshold == desk.row(0).mu + 2.4 * desk.row(0).sigma);
    const double wanted = desk.row(1).mu + 0.37 * desk.row(1).sigma;
    QVERIFY(desk.setThreshold(1, wanted));
    QVERIFY(std::fabs(desk.row(1).threshold - wanted) < 1e-12);
    QVERIFY(desk.row(1).threshold == desk.row(1).mu + desk.row(1).beta * desk.row(1).sigma);
    if (desk.row(1).score.isMapMaximum())
        QCOMPARE(desk.row(1).pixel.at(mapName(desk.row(1).score)), desk.row(1).threshold);
    desk.setBetaOfAll(1.5);
    QCOMPARE(desk.row(0).beta, 1.5);
    QCOMPARE(desk.row(1).beta, 1.5);
    const ClassThreshold before = desk.row(0);
    QVERIFY(!desk.setBeta(0, std::nan("")));
    QVERIFY(!desk.setThreshold(0, 1e300));
    QVERIFY(!desk.setBeta(7, 1.0));
    QVERIFY(sameRow(desk.row(0), before));
}

void TestThresholdDesk::bandHoldsTheThreshold()
{
    Bench bench(project());
    ThresholdDesk& desk = bench.desk;
    const double t = desk.row(0).threshold, s = desk.row(0).sigma;
    QVERIFY(desk.setBand(0, std::make_pair(t + s, t + 2 * s)));
    QCOMPARE(desk.row(0).recheckBand->first, t);
    QVERIFY(desk.setBand(0, std::make_pair(t - s, t + s)));
    QVERIFY(desk.setBeta(0, desk.row(0).beta + 1.0));
    QVERIFY(std::fabs(desk.row(0).recheckBand->first - t) < 1e-9); // it moves along
    QVERIFY(!desk.setBand(0, std::make_pair(t, std::nan(""))));
    QVERIFY(bool(desk.save(QStringLiteral("with a band"))));
    const RunModel model = bench.onDisk();
    QVERIFY(model.thresholds[0].recheckBand == desk.row(0).recheckBand);
    QVERIFY(desk.setBand(0, std::nullopt));
    QVERIFY(!desk.row(0).recheckBand);
}

void TestThresholdDesk::draftSurvivesReopening()
{
    ClassThreshold moved;
    {
        Bench bench(project());
        QVERIFY(bench.desk.setBeta(1, 3.25));
        moved = bench.desk.row(1);
    }
    Bench again(project());
    QVERIFY(again.desk.modified());
    QVERIFY(sameRow(again.desk.row(1), moved));
    QVERIFY(again.told("Unsaved changes"));
    QVERIFY(!sameRow(again.onDisk().thresholds[1], moved));
    QCOMPARE(again.desk.versions().size(), 1);
    QVERIFY(bool(again.desk.discard()));
    QVERIFY(!again.desk.modified());
    Bench third(project());
    QVERIFY(!third.desk.modified());
    QCOMPARE(third.notices, QStringList());
}

void TestThresholdDesk::saveIsWhatTheScorerReads()
{
    Bench bench(project());
    ThresholdDesk& desk = bench.desk;
    QTRY_VERIFY_WITH_TIMEOUT(bench.scored(), 20000);
    const DeskCounts before = desk.counts(0);
    QVERIFY(desk.setThreshold(0, desk.row(0).mu + std::sqrt(2.0) * desk.row(0).sigma));
    QVERIFY(desk.setBeta(1, 1.0 / 3.0));
    QVERIFY(bool(desk.save(QStringLiteral("  night   shift "))));
    QVERIFY(!desk.modified());
    const RunModel model = bench.onDisk();
    QVERIFY(sameRows(model.thresholds, desk.rows()));
    for (std::size_t c = 0; c < 2; ++c)
        QVERIFY(model.thresholds[c].threshold == desk.row(int(c)).threshold);
    QCOMPARE(desk.versions().size(), 2);
    const ThresholdVersion version = *desk.activeVersion();
    QCOMPARE(version.number, 2);
    QCOMPARE(version.comment, QStringLiteral("night shift"));
    QVERIFY(version.origin == ThresholdVersion::Origin::Saved);
    QVERIFY(!version.created.isEmpty());
    QCOMPARE(int(model.stamp->id), version.number);
    QVERIFY(stampMatches(model.stamp, model.classes, model.thresholds));
    const auto summary = parseSummary(version.summary);
    QVERIFY(summary.has_value());
    QCOMPARE(summary->pictures, int(bench.scoring.entries().size()));
    QCOMPARE(summary->rows[0].before.falsePositive, before.confusion.falsePositive);
    QCOMPARE(summary->rows[0].after.truePositive, desk.counts(0).confusion.truePositive);
    QVERIFY(sameRows(bench.runs.model()->thresholds, desk.rows()));
    Bench again(project());
    QVERIFY(!again.desk.modified());
    QCOMPARE(again.desk.versions().size(), 2);
    QCOMPARE(again.notices, QStringList());
}

void TestThresholdDesk::fileChangedOutsideBecomesAVersion()
{
    Bench bench(project());
    const double t = changeOutside(bench.project.runFolder("first"), 0, 0.5);
    QTRY_COMPARE(bench.desk.versions().size(), 2); // the file is watched
    QCOMPARE(bench.desk.row(0).threshold, t);
    QVERIFY(!bench.desk.modified());
    QVERIFY(bench.desk.activeVersion()->origin == ThresholdVersion::Origin::OutsideChange);
    QVERIFY(bench.told("taken in as version 2"));
    const RunModel model = bench.onDisk();
    QCOMPARE(int(model.stamp->id), bench.desk.activeVersion()->number);
    QVERIFY(stampMatches(model.stamp, model.classes, model.thresholds));
    changeOutside(bench.project.runFolder("first"), 0, 0.5);
    QTRY_COMPARE(bench.desk.versions().size(), 3); // and again, though it was replaced
}

void TestThresholdDesk::changedOutsideWhileClosed()
{
    {
        Bench bench(project());
    }
    double t = 0.0;
    {
        const fs::path run = Project::open(project()).value().runFolder("first");
        t = changeOutside(run, 1, -0.25);
    }
    Bench again(project());
    QCOMPARE(again.desk.versions().size(), 2);
    QCOMPARE(again.desk.row(1).threshold, t);
    QVERIFY(again.told("changed outside"));
}

void TestThresholdDesk::unsavedChangesStayOverOutsideOnes()
{
    Bench bench(project());
    QVERIFY(bench.desk.setBeta(0, 2.0));
    const ClassThreshold mine = bench.desk.row(0);
    changeOutside(bench.project.runFolder("first"), 1, 0.5);
    QTRY_COMPARE(bench.desk.versions().size(), 2);
    QVERIFY(bench.desk.modified());
    QVERIFY(sameRow(bench.desk.row(0), mine));
    QVERIFY(bench.told("still on the desk"));
    QVERIFY(bool(bench.desk.save(QStringLiteral("mine"))));
    QCOMPARE(bench.desk.versions().size(), 3);
    QVERIFY(sameRow(bench.onDisk().thresholds[0], mine));
}

void TestThresholdDesk::rollBackAndLoad()
{
    Bench bench(project());
    ThresholdDesk& desk = bench.desk;
    const auto first = desk.rows();
    const qint64 firstId = desk.activeVersion()->id;
    QVERIFY(desk.setBeta(0, 2.5));
    QVERIFY(bool(desk.save(QStringLiteral("two"))));
    const auto second = desk.rows();
    QVERIFY(bool(desk.load(firstId)));
    QVERIFY(desk.modified());
    QVERIFY(sameRows(desk.rows(), first));
    QVERIFY(sameRows(bench.onDisk().thresholds, second));
    desk.undo();
    QVERIFY(!desk.modified());
    QVERIFY(bool(desk.rollBack(firstId)));
    QVERIFY(!desk.modified());
    QCOMPARE(desk.versions().size(), 3);
    QVERIFY(desk.activeVersion()->origin == ThresholdVersion::Origin::RolledBack);
    QVERIFY(desk.activeVersion()->comment.contains(QLatin1String("version 1")));
    QVERIFY(sameRows(bench.onDisk().thresholds, first));
    QVERIFY(!desk.load(12345));
    QVERIFY(!desk.rollBack(12345));
}

void TestThresholdDesk::compareCountsOnPresentScores()
{
    Bench bench(project());
    ThresholdDesk& desk = bench.desk;
    QTRY_VERIFY_WITH_TIMEOUT(bench.scored(), 20000);
    const DeskCounts before = desk.counts(0);
    const qint64 first = desk.activeVersion()->id;
    QVERIFY(desk.setThreshold(0, -1000.0)); // rejects everything
    QCOMPARE(desk.counts(0).confusion.trueNegative, 0);
    auto counts = desk.countsOf(first);
    QVERIFY(bool(counts));
    QCOMPARE((*counts)[0].confusion.trueNegative, before.confusion.trueNegative);
    QCOMPARE((*counts)[0].confusion.falseNegative, before.confusion.falseNegative);
    QVERIFY(!desk.countsOf(777));
    const auto curve = desk.costCurve(FitTarget{});
    QVERIFY(!curve.empty());
    QCOMPARE(curve.front().first, -1.0);
    QCOMPARE(curve.back().first, 6.0);
}

void TestThresholdDesk::fitLeavesLockedStrips()
{
    Bench bench(project());
    ThresholdDesk& desk = bench.desk;
    QVERIFY(desk.setBeta(0, 5.0));
    QVERIFY(desk.setBeta(1, 5.0));
    desk.setLocked(0, true);
    const ClassThreshold locked = desk.row(0), open = desk.row(1);
    FitTarget target;
    target.kind = FitTarget::Kind::MaxFalseReject;
    target.limit = 0.5;
    auto told = desk.fit(target, false);
    QVERIFY(bool(told));
    QVERIFY(told->contains(QLatin1String("locked")));
    QVERIFY(sameRow(desk.row(0), locked));
    QVERIFY(!sameRow(desk.row(1), open));
    QVERIFY(desk.row(1).origin == ThresholdOrigin::Validation);
    QVERIFY(!desk.setBeta(0, 1.0));
    QVERIFY(!desk.reset(0));
    desk.setBetaOfAll(0.5);
    QVERIFY(sameRow(desk.row(0), locked));
    QCOMPARE(desk.row(1).beta, 0.5);
    desk.undo(); // one beta for all is one step
    desk.undo();
    QVERIFY(sameRow(desk.row(1), open));
}

void TestThresholdDesk::promiseLeavesLockedStripsAndIsOneStep()
{
    Bench bench(project());
    ThresholdDesk& desk = bench.desk;
    QVERIFY(desk.setBeta(0, 5.0));
    desk.setLocked(0, true);
    const ClassThreshold locked = desk.row(0), open = desk.row(1);
    const auto told = desk.promise(0.3);
    QVERIFY2(bool(told), told ? "" : told.error().message.c_str());
    QVERIFY(told->contains(QLatin1String("locked")));
    QVERIFY(sameRow(desk.row(0), locked));
    QVERIFY(!sameRow(desk.row(1), open));
    QVERIFY(desk.row(1).source.find("false rejects") != std::string::npos);
    desk.undo();
    QVERIFY(sameRow(desk.row(1), open));
    const auto nonsense = desk.promise(0.0);
    QVERIFY(!nonsense && sameRow(desk.row(1), open));
}

void TestThresholdDesk::fitOnTestPicturesSaysSo()
{
    Bench bench(project());
    ThresholdDesk& desk = bench.desk;
    auto early = desk.fit(FitTarget{}, true);
    QVERIFY(bool(early)); // nothing scored yet: nothing fitted, and that is said
    QTRY_VERIFY_WITH_TIMEOUT(bench.scored(), 20000);
    FitTarget target;
    target.kind = FitTarget::Kind::Cost;
    QVERIFY(bool(desk.fit(target, true)));
    for (int c = 0; c < 2; ++c) {
        QVERIFY(desk.row(c).origin == ThresholdOrigin::Test);
        QVERIFY(desk.row(c).source.find("TEST") != std::string::npos);
        QVERIFY(desk.row(c).threshold == desk.row(c).mu + desk.row(c).beta * desk.row(c).sigma);
    }
}

void TestThresholdDesk::fitGoesByPeoplesVerdicts()
{
    Bench bench(project());
    ThresholdDesk& desk = bench.desk;
    QTRY_VERIFY_WITH_TIMEOUT(bench.scored(), 20000);
    FitTarget target;
    target.kind = FitTarget::Kind::MaxFalseReject;
    target.limit = 0.0;
    QVERIFY(desk.fit(target, true));
    const double before = desk.row(0).threshold;
    const GalleryEntry* highest = nullptr;
    for (const GalleryEntry& entry : bench.scoring.entries())
        if (entry.trueClass == 0 && !entry.defective() &&
            (!highest || entry.ownScore > highest->ownScore))
            highest = &entry;
    QVERIFY(highest);
    EntryReview review;
    review.decision = Decision::NotOk;
    const double score = highest->ownScore;
    QVERIFY(before >= score);
    bench.scoring.setReviews({{highest->key(), review}});
    QVERIFY(desk.fit(target, true));
    QVERIFY2(desk.row(0).threshold < score, qPrintable(QString::number(desk.row(0).threshold)));
    QVERIFY(desk.save(QStringLiteral("with a verdict")));
    const auto summary = parseSummary(desk.versions().first().summary);
    QVERIFY(summary);
    QCOMPARE(summary->byPeople, 1);
}

void TestThresholdDesk::soloAndMuteDecideTotals()
{
    Bench bench(project());
    ThresholdDesk& desk = bench.desk;
    QTRY_VERIFY_WITH_TIMEOUT(bench.scored(), 20000);
    const int first = desk.counts(0).good(), second = desk.counts(1).good();
    QCOMPARE(desk.totals().good(), first + second);
    desk.setMuted(0, true);
    QCOMPARE(desk.totals().good(), second);
    desk.setSolo(0, true); // solo wins
    QVERIFY(desk.counted(0));
    QVERIFY(!desk.counted(1));
    desk.setSolo(0, false);
    desk.setMuted(1, true);
    QCOMPARE(desk.totals().good() + desk.totals().defective(), 0);
    QVERIFY(!desk.figures().f1);
}

void TestThresholdDesk::brokenFileGivesASentenceAndAWayOut()
{
    Bench bench(project());
    const auto rows = bench.desk.rows();
    QVERIFY(bool(writeFileAtomic(bench.file(), "classes: [not, thresholds")));
    QTRY_VERIFY(!bench.desk.fileProblem().isEmpty());
    QVERIFY(bench.desk.fileProblem().contains(QLatin1String("thresholds.yaml")));
    QVERIFY(sameRows(bench.desk.rows(), rows)); // the desk goes on with what it read last
    QCOMPARE(bench.desk.versions().size(), 1);
    QVERIFY(bool(bench.desk.restoreFile()));
    QVERIFY(bench.desk.fileProblem().isEmpty());
    QVERIFY(sameRows(bench.onDisk().thresholds, rows));
    // Saving over a file that is gone works too.
    fs::remove(bench.file());
    QVERIFY(bench.desk.setBeta(0, 2.0));
    QVERIFY(bool(bench.desk.save({})));
    QVERIFY(sameRows(bench.onDisk().thresholds, bench.desk.rows()));
    QVERIFY(bench.desk.fileProblem().isEmpty());
}

void TestThresholdDesk::brokenFileAtTheStart()
{
    std::vector<ClassThreshold> saved;
    {
        Bench bench(project());
        QVERIFY(bench.desk.setBeta(0, 2.0));
        QVERIFY(bool(bench.desk.save({})));
        saved = bench.desk.rows();
        QVERIFY(bool(writeFileAtomic(bench.file(), "version: 99\n")));
    }
    Bench again(project());
    QVERIFY(again.desk.empty());
    QVERIFY(again.desk.runProblem().contains(QLatin1String("thresholds.yaml")));
    QCOMPARE(again.desk.brokenRun(), QStringLiteral("first"));
    QVERIFY(bool(again.desk.repairRun(QStringLiteral("first"))));
    QVERIFY(!again.desk.empty());
    QVERIFY(again.desk.brokenRun().isEmpty());
    QVERIFY(sameRows(again.desk.rows(), saved));
    QCOMPARE(again.desk.versions().size(), 2);
    QVERIFY(again.onDisk().stamp.has_value());
}

void TestThresholdDesk::brokenFileWithoutVersions()
{
    QVERIFY(bool(writeFileAtomic(
        RunPaths(Project::open(project()).value().runFolder("first")).thresholds(), "no")));
    Bench bench(project());
    QVERIFY(bench.desk.empty());
    QVERIFY(!bench.desk.runProblem().isEmpty());
    QCOMPARE(bench.desk.brokenRun(), QString()); // nothing to put in its place
    QVERIFY(!bench.desk.repairRun(QStringLiteral("first")));
}

void TestThresholdDesk::interruptedSaveIsCompleted()
{
    std::vector<ClassThreshold> wanted;
    {
        Bench bench(project());
        QVERIFY(bench.desk.setBeta(0, 2.75));
        wanted = bench.desk.rows();
        // What a crash leaves between the file's new name and the commit of the row.
        const auto run = bench.runs.active();
        const auto yaml = thresholdsText(bench.onDisk().classes, wanted);
        QVERIFY(bool(ThresholdRepository(*bench.database)
                         .saveDraft(run, QString::fromStdString(yaml),
                                    QStringLiteral(R"({"saving": "night shift"})"))));
        RunModel model = bench.onDisk();
        model.thresholds = wanted;
        model.stamp = stampOf(2, model.classes, wanted);
        QVERIFY(bool(writeThresholds(RunPaths(bench.runs.folder(run)), model)));
    }
    Bench again(project());
    QCOMPARE(again.desk.versions().size(), 2);
    QVERIFY(again.desk.activeVersion()->origin == ThresholdVersion::Origin::Saved);
    QCOMPARE(again.desk.activeVersion()->comment, QStringLiteral("night shift"));
    QVERIFY(sameRows(again.desk.rows(), wanted));
    QVERIFY(!again.desk.modified());
    QVERIFY(again.told("interrupted"));
}

void TestThresholdDesk::unwritableFileSavesNothing()
{
    Bench bench(project());
    QVERIFY(bench.desk.setBeta(0, 2.0));
    // A folder in its place cannot be replaced by a file, not even by root.
    fs::remove(bench.file());
    fs::create_directories(bench.file() / "in the way");
    const auto saved = bench.desk.save(QStringLiteral("no"));
    QVERIFY(!saved);
    QVERIFY(saved.error().message.find("thresholds.yaml") != std::string::npos);
    QVERIFY(bench.desk.modified());
    QCOMPARE(bench.desk.versions().size(), 1);
    QCOMPARE(ThresholdRepository(*bench.database).all(QStringLiteral("first")).value().size(),
             std::size_t(1));
    fs::remove_all(bench.file());
    QVERIFY(bool(bench.desk.save(QStringLiteral("yes"))));
    QCOMPARE(bench.desk.versions().size(), 2);
}

void TestThresholdDesk::savingWithoutAChangeIsRefused()
{
    Bench bench(project());
    QVERIFY(!bench.desk.canSave());
    const auto refused = bench.desk.save(QStringLiteral("again"));
    QVERIFY(!refused);
    QVERIFY(refused.error().message.find("nothing to save") != std::string::npos);
    QCOMPARE(bench.desk.versions().size(), 1);
    QVERIFY(bench.desk.setBeta(0, bench.desk.row(0).beta + 1.0));
    QVERIFY(bench.desk.canSave());
    bench.desk.undo();
    QVERIFY(!bench.desk.canSave());
    // A file that cannot be read is worth writing again.
    QVERIFY(bool(writeFileAtomic(bench.file(), "nonsense")));
    bench.desk.checkFile();
    QVERIFY(bench.desk.canSave());
    QVERIFY(bool(bench.desk.save({})));
    QVERIFY(sameRows(bench.onDisk().thresholds, bench.desk.rows()));
}

/// Another process changes a threshold and is killed as by a power cut; this one opens the project.
void TestThresholdDesk::draftSurvivesAKill()
{
    QProcess victim;
    victim.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    victim.start(QCoreApplication::applicationFilePath(),
                 {QString::fromLatin1(kVictim), QString::fromStdString(project().string())});
    QVERIFY(victim.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(victim.canReadLine() || victim.state() == QProcess::NotRunning, 20000);
    QCOMPARE(victim.readLine().trimmed(), QByteArray("moved"));
    victim.kill(); // SIGKILL: no destructor runs
    QVERIFY(victim.waitForFinished());
    QCOMPARE(victim.exitStatus(), QProcess::CrashExit);
    Bench bench(project());
    QVERIFY(bench.desk.modified());
    QCOMPARE(bench.desk.row(1).beta, kVictimBeta);
    QVERIFY(bench.told("Unsaved changes"));
    QVERIFY(bench.onDisk().thresholds[1].beta != kVictimBeta);
    QCOMPARE(bench.desk.versions().size(), 1);
}

void TestThresholdDesk::withoutRunNothingHappens()
{
    Bench bench(project());
    QVERIFY(bench.desk.setBeta(0, 2.0));
    QSignalSpy runChanged(&bench.desk, &ThresholdDesk::runChanged);
    QVERIFY(bool(bench.runs.setActive({})));
    QCOMPARE(runChanged.size(), 1);
    QVERIFY(bench.desk.empty());
    QVERIFY(!bench.desk.modified());
    QVERIFY(bench.desk.versions().isEmpty());
    QVERIFY(!bench.desk.setBeta(0, 1.0));
    QVERIFY(!bench.desk.save({}));
    QVERIFY(!bench.desk.load(1));
    QVERIFY(!bench.desk.rollBack(1));
    QVERIFY(!bench.desk.fit(FitTarget{}, false));
    bench.desk.undo();
    bench.desk.checkFile();
    QCOMPARE(bench.desk.totals().good(), 0);
    QVERIFY(bool(bench.runs.setActive(QStringLiteral("first"))));
    QVERIFY(bench.desk.modified()); // the draft is back
}

/// Without the gallery: what a step of a drag costs beside the counts (tested with DeskScores).
void TestThresholdDesk::draggingIsFast()
{
    Bench bench(project());
    ThresholdDesk& desk = bench.desk;
    QTRY_VERIFY_WITH_TIMEOUT(bench.scored(), 20000);
    const double mu = desk.row(0).mu, sigma = desk.row(0).sigma;
    constexpr int kSteps = 300;
    QElapsedTimer timer;
    timer.start();
    desk.beginGesture();
    for (int step = 0; step < kSteps; ++step) {
        QVERIFY(desk.setThreshold(0, mu + 0.01 * step * sigma));
        for (int c = 0; c < 2; ++c)
            QVERIFY(desk.counts(c).good() > 0);
        QVERIFY(desk.figures().f1.has_value());
    }
    desk.endGesture();
    const double each = double(timer.nsecsElapsed()) / 1e6 / kSteps;
    qInfo("%.3f ms a step of a drag", each);
    QVERIFY2(each < 16.0, qPrintable(QString::number(each)));
}

int main(int argc, char** argv)
{
    QCoreApplication program(argc, argv);
    if (argc == 3 && std::strcmp(argv[1], kVictim) == 0)
        return changeAndWait(argv[2]);
    TestThresholdDesk test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_threshold_desk.moc"
