// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/session/workspace.h"
#include "core/store/audit_repository.h"
#include "core/store/verdict_repository.h"
#include "store/store_fixture.h"
#include "support/desk_sessions.h"
#include "support/no_warnings.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

constexpr int kWait = 20'000;
constexpr int kSoon = 2'000; ///< what other people do is seen within

const QString kAnna = QStringLiteral("anna"), kBob = QStringLiteral("bob");

ReviewEdit say(Decision decision)
{
    ReviewEdit edit;
    edit.decision = decision;
    return edit;
}

ReviewEdit type(const char* name)
{
    ReviewEdit edit;
    edit.defectType = QLatin1String(name);
    return edit;
}

/// Another picture in the place of one, which comes back at the end.
class ScratchFile
{
public:
    explicit ScratchFile(const QString& path)
        : m_path(path.toStdString()), m_bytes(readFile(m_path).value())
    {}
    ~ScratchFile() { write(m_bytes); }
    /// By another picture; no smaller a file, as a PNG has room after its end.
    void replaceBy(const QString& other) const
    {
        std::string bytes = readFile(other.toStdString()).value();
        bytes.resize(std::max(bytes.size(), m_bytes.size()));
        write(bytes);
    }

private:
    void write(const std::string& bytes) const { std::ofstream(m_path, std::ios::binary) << bytes; }

    fs::path m_path;
    std::string m_bytes;
};

} // namespace

/// A project is opened once and twice; what is stored is read with a connection of the test's own.
class TestReviewSession : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        watchWarnings();
        deskProject();
    }
    void init();
    void cleanup();

    void decidesAndStores();
    void undoAndRedo();
    void defectTypeCommentAndFlag();
    void manyAtOnce();
    void survivesReopening();
    void closingStoresWhatWasGiven();
    void othersAreSeen();
    void conflictIsShown();
    void conflictWithinMany();
    void masksOfOthersAreSeen();
    void contentOfPicturesIsNoted();
    void replacedPictureIsNotReviewed();
    void replacedWhileItWasLookedAt();
    void masksStayWithTheirContent();
    void undoLeavesOthersAlone();
    void peopleDiffer();
    void truthFollowsThePerson();
    void progressAndTimeLeft();
    void verdictsWaitForTheDatabase();
    void whatCannotBeStoredIsKeptForTheNextSession();
    void clashesOfWhatWaitedAreOneSentence();
    void whatCannotBeKeptIsToldOnce();
    void undoGivesOthersTheirVerdictBack();
    void newTypesComeLast();
    void forbiddenTypeIsRefused();

private:
    std::unique_ptr<Workspace> open(const QString& reviewer);
    std::unique_ptr<Database> openDatabase() const
    {
        return Database::open(Project::open(m_project).value().databaseAddress()).value();
    }
    std::vector<VerdictRecord> stored() const
    {
        auto database = openDatabase();
        return VerdictRepository(*database).current().value();
    }
    ReviewSession& review() const { return m_workspace->review(); }
    const GalleryEntry& entry(int index) const
    {
        return m_workspace->scoring().entries()[std::size_t(index)];
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_project;
    std::unique_ptr<Workspace> m_workspace;
};

std::unique_ptr<Workspace> TestReviewSession::open(const QString& reviewer)
{
    auto workspace = Workspace::open(m_project).value();
    workspace->review().setReviewer(reviewer);
    ScoringSession& scoring = workspace->scoring();
    QDeadlineTimer deadline(kWait);
    while ((scoring.entries().empty() || scoring.scoredCount() < int(scoring.entries().size()) ||
            scoring.job().running()) &&
           !deadline.hasExpired())
        QTest::qWait(5);
    return workspace;
}

void TestReviewSession::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_project = fs::path(m_folder->path().toStdString()) / "project";
    deskProject().copyTo(m_project);
    if (serverOfTests()) {
        auto project = Project::open(m_project).value();
        fs::remove(project.databaseFile());
        ProjectSettings settings = project.settings();
        settings.database = serverOfTests()->address(serverOfTests()->makeDatabase()).name();
        VERIFY_OK(project.save(settings));
    }
    m_workspace = open(kAnna);
    QVERIFY(m_workspace->scoring().entries().size() > 8);
}

void TestReviewSession::cleanup()
{
    m_workspace.reset();
    QCOMPARE(fs::exists(m_project / "project.sqlite"), serverOfTests() == nullptr);
    QCOMPARE(takeWarnings(), QStringList());
}

void TestReviewSession::decidesAndStores()
{
    QSignalSpy reviewed(&review(), &ReviewSession::reviewed);
    QCOMPARE(review().verdictOf(2).decision, Decision::None);
    review().decide({2}, say(Decision::Ok));
    QCOMPARE(review().verdictOf(2).decision, Decision::Ok); // before it is stored
    QCOMPARE(reviewed.count(), 1);
    QVERIFY(!review().allStored());
    review().waitUntilStored();
    QVERIFY(review().allStored());
    const auto rows = stored();
    QCOMPARE(rows.size(), std::size_t(1));
    const VerdictRecord& row = rows.front();
    QCOMPARE(row.image, entry(2).relative);
    QCOMPARE(row.decision, Decision::Ok);
    QCOMPARE(row.reviewer, kAnna);
    QCOMPARE(row.className, entry(2).className);
    QCOMPARE(row.score, entry(2).score);
    QCOMPARE(row.threshold, m_workspace->desk().row(entry(2).routedClass).threshold);
    QCOMPARE(row.modelHash, m_workspace->scoring().modelHash());
    QVERIFY(!row.modelHash.isEmpty() && !row.created.isEmpty());
    QCOMPARE(review().verdictOf(2).id, row.id);
}

void TestReviewSession::undoAndRedo()
{
    QVERIFY(!review().canUndo() && review().undo().isEmpty());
    review().decide({0}, say(Decision::Ok));
    review().decide({0}, say(Decision::NotOk)); // before the first is stored
    review().decide({1}, say(Decision::Unsure));
    QCOMPARE(review().undo(), QVector<int>{1});
    QCOMPARE(review().verdictOf(1).decision, Decision::None);
    QCOMPARE(review().undo(), QVector<int>{0});
    QCOMPARE(review().verdictOf(0).decision, Decision::Ok);
    QVERIFY(review().canUndo() && review().canRedo());
    QCOMPARE(review().redo(), QVector<int>{0});
    QCOMPARE(review().verdictOf(0).decision, Decision::NotOk);
    review().waitUntilStored();
    QCOMPARE(review().verdictOf(0).decision, Decision::NotOk);
    review().decide({3}, say(Decision::Ok));
    QVERIFY(!review().canRedo()); // another way was taken
    review().waitUntilStored();
    auto database = openDatabase();
    const auto history = VerdictRepository(*database).history(entry(0).relative).value();
    QCOMPARE(history.size(), std::size_t(4)); // nothing is ever removed
    QCOMPARE(history.back().decision, Decision::NotOk);
    QCOMPARE(history.back().replaces, history[2].id);
}

void TestReviewSession::defectTypeCommentAndFlag()
{
    review().decide({4}, type("hair_line"));
    QCOMPARE(review().verdictOf(4).decision, Decision::NotOk);
    ReviewEdit edit;
    edit.comment = QStringLiteral("ask the \u201cforeman\u201d; third this week");
    review().decide({4}, edit);
    edit = {};
    edit.flagged = true;
    review().decide({4}, edit);
    review().waitUntilStored();
    const VerdictRecord row = stored().front();
    QCOMPARE(row.decision, Decision::NotOk);
    QCOMPARE(row.defectType, QStringLiteral("hair_line"));
    QCOMPARE(row.comment, QStringLiteral("ask the \u201cforeman\u201d; third this week"));
    QVERIFY(row.flagged && entry(4).review.flagged);
    const QStringList types = review().defectTypes(entry(4).className);
    QVERIFY(types.contains(QStringLiteral("hair_line")));
    QVERIFY(!types.contains(QStringLiteral("good")) && types.size() > 1); // the folders', too
    review().decide({4}, say(Decision::Ok));
    QCOMPARE(review().verdictOf(4).defectType, QString()); // a good part has none
    QVERIFY(review().verdictOf(4).flagged);
}

void TestReviewSession::manyAtOnce()
{
    const QVector<int> some{0, 2, 3, 5};
    review().decide(some, say(Decision::NotOk));
    review().waitUntilStored();
    QCOMPARE(int(stored().size()), int(some.size()));
    QCOMPARE(m_workspace->scoring().reviewedCount(), int(some.size()));
    QCOMPARE(review().undo(), some); // one step
    QVERIFY(!review().canUndo());
    QCOMPARE(m_workspace->scoring().reviewedCount(), 0);
    review().decide({}, say(Decision::NotOk));
    QVERIFY(!review().canUndo());
}

void TestReviewSession::survivesReopening()
{
    review().decide({1}, type("scratch"));
    review().decide({2}, say(Decision::Ok));
    m_workspace.reset();
    m_workspace = open(kAnna);
    QTRY_COMPARE_WITH_TIMEOUT(review().verdictOf(1).defectType, QStringLiteral("scratch"), kSoon);
    QCOMPARE(review().verdictOf(1).decision, Decision::NotOk);
    QCOMPARE(review().verdictOf(1).reviewer, kAnna);
    QCOMPARE(entry(1).type, QStringLiteral("scratch"));
    QCOMPARE(entry(2).type, QStringLiteral("good"));
    QCOMPARE(m_workspace->scoring().reviewedCount(), 2);
    QVERIFY(!review().canUndo());
}

void TestReviewSession::closingStoresWhatWasGiven()
{
    const int count = int(m_workspace->scoring().entries().size());
    for (int i = 0; i < count; ++i)
        review().decide({i}, say(Decision::Ok));
    m_workspace.reset(); // at once
    QCOMPARE(int(stored().size()), count);
}

void TestReviewSession::othersAreSeen()
{
    auto other = open(kBob);
    QElapsedTimer clock;
    clock.start();
    other->review().decide({3}, type("dent"));
    QTRY_COMPARE_WITH_TIMEOUT(review().verdictOf(3).reviewer, kBob, kSoon);
    QVERIFY2(clock.elapsed() < kSoon, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(entry(3).type, QStringLiteral("dent"));
    QTRY_VERIFY(review().defectTypes(entry(3).className).contains(QStringLiteral("dent")));
}

/// Both decide about what nobody had decided when they looked.
void TestReviewSession::conflictIsShown()
{
    auto other = open(kBob);
    QSignalSpy conflicted(&review(), &ReviewSession::conflicted);
    other->review().decide({3}, say(Decision::NotOk));
    other->review().waitUntilStored(); // this window's event loop has not turned since
    review().decide({3}, say(Decision::Ok));
    QCOMPARE(review().verdictOf(3).decision, Decision::Ok);
    QTRY_COMPARE_WITH_TIMEOUT(conflicted.count(), 1, kSoon);
    QCOMPARE(conflicted[0][0].toInt(), 3);
    const QString sentence = conflicted[0][1].toString();
    QVERIFY2(sentence.startsWith(QStringLiteral("bob decided \"not OK\" about ")),
             qPrintable(sentence));
    QCOMPARE(review().verdictOf(3).decision, Decision::NotOk); // theirs
    QCOMPARE(stored().front().reviewer, kBob);
    QVERIFY(!review().canUndo());
    // Whoever knows of it may still say something else.
    review().decide({3}, say(Decision::Ok));
    review().waitUntilStored();
    QCOMPARE(conflicted.count(), 1);
    QCOMPARE(stored().front().reviewer, kAnna);
}

void TestReviewSession::conflictWithinMany()
{
    auto other = open(kBob);
    QSignalSpy conflicted(&review(), &ReviewSession::conflicted);
    other->review().decide({2, 4}, say(Decision::NotOk));
    other->review().waitUntilStored();
    review().decide({1, 2, 3, 4, 5}, say(Decision::Ok));
    review().waitUntilStored();
    QCOMPARE(conflicted.count(), 1); // one sentence
    QVERIFY(conflicted[0][1].toString().contains(QStringLiteral("2 of these pictures")));
    for (const int i : {1, 3, 5})
        QCOMPARE(review().verdictOf(i).decision, Decision::Ok);
    for (const int i : {2, 4})
        QCOMPARE(review().verdictOf(i).reviewer, kBob);
    QCOMPARE(stored().size(), std::size_t(5));
    QCOMPARE(review().undo(), (QVector<int>{1, 3, 5}));
}

void TestReviewSession::masksOfOthersAreSeen()
{
    auto other = open(kBob);
    const QString dent = QStringLiteral("dent");
    MaskSession &ours = m_workspace->masks(), &theirs = other->masks();
    for (MaskSession* masks : {&ours, &theirs}) {
        masks->setActor({masks == &ours ? kAnna : kBob, QString()});
        masks->open(entry(1).relative, {64, 64});
        masks->setType(dent);
        QTRY_VERIFY_WITH_TIMEOUT(masks->ready(), kWait);
    }
    QVERIFY(!theirs.beginStroke({10, 10}, 5, false).empty());
    theirs.endStroke();
    QTRY_VERIFY_WITH_TIMEOUT(ours.marked(), kSoon);
    QSignalSpy conflicted(&ours, &MaskSession::conflicted);
    theirs.beginStroke({40, 40}, 5, false);
    theirs.endStroke();
    theirs.waitUntilStored(); // this window's event loop has not turned since
    ours.beginStroke({20, 20}, 5, false);
    ours.endStroke();
    QTRY_COMPARE_WITH_TIMEOUT(conflicted.count(), 1, kSoon);
    QVERIFY(conflicted[0][0].toString().startsWith(kBob));
    QTRY_VERIFY_WITH_TIMEOUT(ours.ready(), kSoon);
    QCOMPARE(cv::countNonZero(ours.canvas(dent)->mask() != theirs.canvas(dent)->mask()), 0);
}

/// Whether somebody decides about it, draws on it or judges it in a study.
void TestReviewSession::contentOfPicturesIsNoted()
{
    review().decide({1}, say(Decision::Ok));
    review().waitUntilStored();
    MaskSession& masks = m_workspace->masks();
    masks.open(entry(2).relative, {64, 64});
    masks.setType(QStringLiteral("dent"));
    QTRY_VERIFY_WITH_TIMEOUT(masks.ready(), kWait);
    for (const double at : {10.0, 30.0}) {
        masks.beginStroke({at, at}, 5, false);
        masks.endStroke();
    }
    masks.waitUntilStored();
    const Actor anna{kAnna, QStringLiteral("line 1")};
    VERIFY_OK(m_workspace->agreement().judge(QStringLiteral("November"), entry(3).relative,
                                             Decision::Ok, anna));
    auto database = openDatabase();
    const auto images = ImageRepository(*database).all();
    QCOMPARE(images->size(), std::size_t(3));
    for (const ReviewedImage& image : *images) {
        const auto file =
            fs::path(entry(m_workspace->scoring().entryOf(image.path)).path.toStdString());
        QCOMPARE(image.size, qint64(fs::file_size(file)));
        QCOMPARE(image.hash.toStdString(), sha256OfFile(file).value());
    }
    QVERIFY(AuditRepository(*database).verify()->sound());
}

/// The file is written over while the project is closed; as large as before, so that only its
/// content tells.
void TestReviewSession::replacedPictureIsNotReviewed()
{
    review().decide({1, 2}, say(Decision::NotOk));
    review().waitUntilStored();
    const QString image = entry(1).relative;
    const ScratchFile file(entry(1).path);
    const QString another = entry(0).path;
    m_workspace.reset();
    file.replaceBy(another);
    m_workspace = open(kAnna);
    QTRY_COMPARE_WITH_TIMEOUT(review().verdictOf(2).decision, Decision::NotOk, kSoon);
    QTRY_VERIFY_WITH_TIMEOUT(review().replacedVerdict(1).has_value(), kSoon);
    QCOMPARE(review().replacedVerdict(1)->decision, Decision::NotOk);
    QVERIFY(!review().replacedVerdict(2));
    QCOMPARE(review().verdictOf(1).decision, Decision::None);
    QCOMPARE(m_workspace->scoring().reviewedCount(), 1);
    QVERIFY(entry(1).review.replaced && entry(1).type == entry(1).folderType);
    auto other = open(kBob);
    QTRY_VERIFY_WITH_TIMEOUT(other->review().replacedVerdict(1).has_value(), kSoon);
    QSignalSpy conflicted(&review(), &ReviewSession::conflicted);
    review().decide({1}, say(Decision::Ok));
    review().waitUntilStored();
    QCOMPARE(conflicted.count(), 0);
    QCOMPARE(review().verdictOf(1).decision, Decision::Ok);
    QVERIFY(!review().replacedVerdict(1) && review().otherOpinions(1).isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(other->review().verdictOf(1).decision, Decision::Ok, kSoon);
    QVERIFY(!other->review().replacedVerdict(1));
    auto database = openDatabase();
    QCOMPARE(VerdictRepository(*database).history(image)->size(), std::size_t(1));
    QVERIFY(AuditRepository(*database).verify()->sound());
    review().undo(); // to what it was: not reviewed
    review().waitUntilStored();
    QCOMPARE(review().verdictOf(1).decision, Decision::None);
    QVERIFY(!review().replacedVerdict(1));
}

/// What a person saw is not what the file holds: the verdict is none of it.
void TestReviewSession::replacedWhileItWasLookedAt()
{
    ScoringSession& scoring = m_workspace->scoring();
    QSignalSpy opened(&scoring, &ScoringSession::opened);
    scoring.open(1, {});
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kWait);
    const ScratchFile file(entry(1).path);
    file.replaceBy(entry(0).path);
    QSignalSpy conflicted(&review(), &ReviewSession::conflicted);
    QSignalSpy outdated(&review(), &ReviewSession::outdated);
    review().decide({1, 3}, say(Decision::Ok));
    review().waitUntilStored();
    QCOMPARE(conflicted.count(), 1);
    QVERIFY(conflicted[0][1].toString().contains(QStringLiteral("was replaced since")));
    QCOMPARE(outdated.count(), 1);
    QCOMPARE(review().verdictOf(1).decision, Decision::None);
    QCOMPARE(stored().size(), std::size_t(1));
    QSignalSpy replaced(&scoring, &ScoringSession::fileReplaced);
    scoring.open(1, {}); // it is held still, but shows what is there no more
    QCOMPARE(opened.count(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 2, kWait);
    QVERIFY(!replaced.isEmpty());
    review().decide({1}, say(Decision::Ok));
    review().waitUntilStored();
    QCOMPARE(stored().size(), std::size_t(2));
}

void TestReviewSession::masksStayWithTheirContent()
{
    const QString dent = QStringLiteral("dent"), image = entry(1).relative;
    MaskSession& masks = m_workspace->masks();
    masks.open(image, {64, 64});
    masks.setType(dent);
    QTRY_VERIFY_WITH_TIMEOUT(masks.ready(), kWait);
    masks.beginStroke({10, 10}, 5, false);
    masks.endStroke();
    masks.waitUntilStored();
    const ScratchFile file(entry(1).path);
    file.replaceBy(entry(0).path);
    QSignalSpy conflicted(&masks, &MaskSession::conflicted);
    masks.beginStroke({20, 20}, 5, false); // on what was there
    masks.endStroke();
    QTRY_COMPARE_WITH_TIMEOUT(conflicted.count(), 1, kSoon);
    QVERIFY(conflicted[0][0].toString().contains(QStringLiteral("was replaced since")));
    QTRY_VERIFY_WITH_TIMEOUT(masks.ready(), kSoon);
    QVERIFY(!masks.marked());
    masks.setType(dent);
    masks.beginStroke({40, 40}, 5, false);
    masks.endStroke();
    masks.waitUntilStored();
    auto database = openDatabase();
    const auto now = MaskRepository(*database).all(image).value();
    QCOMPARE(now.size(), std::size_t(1));
    QCOMPARE(now.front().revision, 1);
    const auto images = ImageRepository(*database).all().value();
    QCOMPARE(images.size(), std::size_t(2));
    QCOMPARE(MaskRepository(*database).images().value(), QStringList{image});
    QVERIFY(AuditRepository(*database).verify()->sound());
}

void TestReviewSession::undoLeavesOthersAlone()
{
    auto other = open(kBob);
    review().decide({2}, say(Decision::Ok));
    review().waitUntilStored();
    QTRY_COMPARE_WITH_TIMEOUT(other->review().verdictOf(2).reviewer, kAnna, kSoon);
    other->review().decide({2}, say(Decision::NotOk));
    QTRY_COMPARE_WITH_TIMEOUT(review().verdictOf(2).reviewer, kBob, kSoon);
    QSignalSpy conflicted(&review(), &ReviewSession::conflicted);
    QVERIFY(review().undo().isEmpty());
    QCOMPARE(conflicted.count(), 1);
    review().waitUntilStored();
    QCOMPARE(stored().front().reviewer, kBob);
    QCOMPARE(stored().front().decision, Decision::NotOk);
}

void TestReviewSession::peopleDiffer()
{
    review().decide({2}, say(Decision::Ok));
    review().waitUntilStored();
    auto other = open(kBob);
    QTRY_COMPARE_WITH_TIMEOUT(other->review().verdictOf(2).reviewer, kAnna, kSoon);
    other->review().decide({2}, say(Decision::NotOk));
    QCOMPARE(other->review().otherOpinions(2), QStringList{QStringLiteral("anna: OK")});
    QTRY_VERIFY_WITH_TIMEOUT(entry(2).review.disputed, kSoon);
    review().decide({2}, say(Decision::NotOk)); // convinced
    QVERIFY(review().otherOpinions(2).isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(!other->scoring().entries()[2].review.disputed, kSoon);
}

void TestReviewSession::truthFollowsThePerson()
{
    int defective = -1;
    for (int i = 0; i < int(m_workspace->scoring().entries().size()) && defective < 0; ++i)
        if (entry(i).defective() && entry(i).trueClass == entry(i).routedClass)
            defective = i;
    QVERIFY(defective >= 0);
    const int c = entry(defective).routedClass;
    ThresholdDesk& desk = m_workspace->desk();
    const DeskCounts before = desk.counts(c);
    QSignalSpy changed(&desk, &ThresholdDesk::changed);
    review().decide({defective}, say(Decision::Ok));
    QVERIFY(!changed.isEmpty());
    QCOMPARE(entry(defective).type, QStringLiteral("good"));
    QVERIFY(entry(defective).folderType != QLatin1String("good"));
    const DeskCounts after = desk.counts(c);
    QCOMPARE(after.good(), before.good() + 1);
    QCOMPARE(after.defective(), before.defective() - 1);
    review().decide({defective}, say(Decision::Unsure)); // counts for neither
    QCOMPARE(desk.counts(c).good(), before.good());
    QCOMPARE(desk.counts(c).defective(), before.defective() - 1);
    review().undo();
    review().undo();
    QCOMPARE(desk.counts(c).defective(), before.defective());
}

void TestReviewSession::progressAndTimeLeft()
{
    const int all = int(m_workspace->scoring().entries().size());
    QCOMPARE(review().progress().decided, 0);
    QCOMPARE(review().progress().all, all);
    QVERIFY(!review().progress().secondsLeft);
    for (int i = 0; i < 4; ++i) {
        QTest::qWait(20);
        review().decide({i}, say(Decision::Ok));
    }
    const ReviewProgress progress = review().progress();
    QCOMPARE(progress.decided, 4);
    QVERIFY(progress.secondsLeft);
    QVERIFY(*progress.secondsLeft >= 0.015 * (all - 4) && *progress.secondsLeft < 5.0 * all);
}

/// While another program holds the database, what is given is kept, and stored in its order.
void TestReviewSession::verdictsWaitForTheDatabase()
{
    review().decide({1}, say(Decision::NotOk));
    review().waitUntilStored();
    auto blocker = openDatabase();
    QSignalSpy failed(&review(), &ReviewSession::failed);
    QSignalSpy noticed(m_workspace.get(), &Workspace::noticed);
    const auto last = [&] { return noticed.back()[0].value<Notice>(); };
    {
        auto transaction = Transaction::begin(*blocker).value(); // holds the only pen
        review().decide({1, 2}, say(Decision::Ok));
        review().decide({1}, say(Decision::Unsure));
        QTRY_VERIFY_WITH_TIMEOUT(!review().storingProblem().isEmpty(), kWait); // busy timeout
        QCOMPARE(review().unstored(), 3);
        review().decide({3}, say(Decision::Ok));
        QCOMPARE(review().unstored(), 4);
        QCOMPARE(review().verdictOf(1).decision, Decision::Unsure); // nothing is taken back
        QCOMPARE(review().verdictOf(2).decision, Decision::Ok);
        QVERIFY2(last().text.startsWith(QStringLiteral("4 verdict")), qPrintable(last().text));
        QVERIFY(last().stands());
    }
    const Notice told = last();
    QTRY_VERIFY_WITH_TIMEOUT(review().allStored(), kWait);
    QVERIFY(review().storingProblem().isEmpty() && !told.stands());
    QCOMPARE(failed.count(), 0);
    auto database = openDatabase();
    const auto history = VerdictRepository(*database).history(entry(1).relative).value();
    QCOMPARE(history.size(), std::size_t(3));
    QCOMPARE(history[1].decision, Decision::Ok);
    QCOMPARE(history[2].decision, Decision::Unsure);
    QCOMPARE(history[2].replaces, history[1].id);
    QCOMPARE(stored().size(), std::size_t(3));
    QCOMPARE(review().undo(), QVector<int>{3});
}

/// The window is closed while the database cannot be written, and opened when it can.
void TestReviewSession::whatCannotBeStoredIsKeptForTheNextSession()
{
    review().decide({1}, say(Decision::NotOk));
    review().waitUntilStored();
    const fs::path waiting = journalFolder(openDatabase()->address());
    {
        auto blocker = openDatabase();
        auto transaction = Transaction::begin(*blocker).value();
        review().decide({1, 2}, say(Decision::Ok));
        review().decide({1}, say(Decision::Unsure));
        QVERIFY(review().isKept());
        m_workspace.reset();
        QVERIFY(!fs::is_empty(waiting));
    }
    m_workspace = Workspace::open(m_project).value();
    QSignalSpy noticed(m_workspace.get(), &Workspace::noticed);
    QTRY_VERIFY_WITH_TIMEOUT(review().allStored() && !noticed.isEmpty(), kWait);
    const QString text = noticed[0][0].value<Notice>().text;
    QVERIFY2(text.startsWith(QStringLiteral("3 verdict")), qPrintable(text));
    auto database = openDatabase();
    const auto all = VerdictRepository(*database).since(0).value();
    QCOMPARE(all.size(), std::size_t(4));
    for (const VerdictRecord& record : all)
        QCOMPARE(record.reviewer, kAnna);
    QCOMPARE(all[1].replaces, all[0].id);
    QCOMPARE(all[3].decision, Decision::Unsure);
    QCOMPARE(all[3].replaces, all[1].id);
    QVERIFY(AuditRepository(*database).verify()->sound());
    m_workspace.reset();
    QVERIFY(!fs::exists(waiting));
    m_workspace = open(kAnna);
    QCOMPARE(VerdictRepository(*database).since(0)->size(), std::size_t(4));
}

/// A station was away for long, and others went on.
void TestReviewSession::clashesOfWhatWaitedAreOneSentence()
{
    auto other = open(kBob);
    other->review().decide({1, 2, 3}, say(Decision::NotOk));
    other->review().waitUntilStored();
    QSignalSpy conflicted(&review(), &ReviewSession::conflicted);
    for (const int i : {1, 2, 3, 4})
        review().decide({i}, say(Decision::Ok));
    review().waitUntilStored();
    QCOMPARE(conflicted.count(), 1);
    QVERIFY(conflicted[0][1].toString().startsWith(QStringLiteral("Others decided about 3 ")));
    QCOMPARE(review().verdictOf(2).reviewer, kBob);
    QCOMPARE(review().verdictOf(4).reviewer, kAnna);
    QCOMPARE(review().undo(), QVector<int>{4});
}

void TestReviewSession::whatCannotBeKeptIsToldOnce()
{
    const fs::path waiting = journalFolder(openDatabase()->address());
    fs::remove_all(waiting);
    fs::create_directories(waiting.parent_path());
    VERIFY_OK(writeFileAtomic(waiting, "in the way"));
    QSignalSpy notKept(&review(), &ReviewSession::notKept);
    review().decide({1}, say(Decision::Ok));
    review().decide({2}, say(Decision::Ok));
    QVERIFY(!review().isKept());
    QCOMPARE(notKept.count(), 1);
    review().waitUntilStored(); // and is stored all the same
    QVERIFY(review().isKept());
    QCOMPARE(stored().size(), std::size_t(2));
    fs::remove(waiting);
}

/// A bulk verdict went over another person's: undone, it is theirs again, and this person's own
/// word is what it was.
void TestReviewSession::undoGivesOthersTheirVerdictBack()
{
    auto other = open(kBob);
    ReviewEdit dent = type("dent");
    dent.comment = QStringLiteral("deep");
    other->review().decide({2}, dent);
    other->review().waitUntilStored();
    QTRY_COMPARE_WITH_TIMEOUT(review().verdictOf(2).reviewer, kBob, kSoon);
    const VerdictRecord before = review().verdictOf(2);
    review().decide({1, 2}, say(Decision::Ok));
    review().waitUntilStored();
    QCOMPARE(review().undo(), (QVector<int>{1, 2}));
    review().waitUntilStored();
    const VerdictRecord now = review().verdictOf(2);
    QCOMPARE(now.reviewer, kBob);
    QCOMPARE(now.decision, Decision::NotOk);
    QCOMPARE(now.defectType, QStringLiteral("dent"));
    QCOMPARE(now.comment, before.comment);
    QCOMPARE(now.created, before.created);
    QVERIFY(review().otherOpinions(2).isEmpty()); // anna says nothing of it any more
    QCOMPARE(review().verdictOf(1).decision, Decision::None);
    QTRY_COMPARE_WITH_TIMEOUT(other->review().verdictOf(2).id, now.id, kSoon);
    QCOMPARE(review().redo(), (QVector<int>{1, 2}));
    review().waitUntilStored();
    QCOMPARE(review().verdictOf(2).reviewer, kAnna);
    auto database = openDatabase();
    QVERIFY(AuditRepository(*database).verify()->sound());
}

/// The keys of types stay what they are, whoever names a new one.
void TestReviewSession::newTypesComeLast()
{
    const QString className = entry(4).className;
    const QStringList before = review().defectTypes(className);
    QVERIFY(!before.isEmpty());
    review().decide({4}, type("zebra"));
    review().waitUntilStored();
    auto other = open(kBob);
    QTRY_VERIFY_WITH_TIMEOUT(other->review().defectTypes(className).contains("zebra"), kSoon);
    other->review().decide({4}, type("abrasion"));
    other->review().waitUntilStored();
    const QStringList wanted =
        before + QStringList{QStringLiteral("zebra"), QStringLiteral("abrasion")};
    QTRY_COMPARE_WITH_TIMEOUT(review().defectTypes(className), wanted, kSoon);
    QCOMPARE(other->review().defectTypes(className), wanted);
    m_workspace = open(kAnna);
    QTRY_COMPARE_WITH_TIMEOUT(review().defectTypes(className), wanted, kSoon);
}

void TestReviewSession::forbiddenTypeIsRefused()
{
    QSignalSpy failed(&review(), &ReviewSession::failed);
    review().decide({2}, type("../up"));
    review().waitUntilStored();
    QCOMPARE(failed.count(), 1);
    QCOMPARE(review().verdictOf(2).decision, Decision::None);
    QVERIFY(stored().empty());
    QVERIFY(!review().defectTypes(entry(2).className).contains(QStringLiteral("../up")));
}

STORE_TEST_MAIN(TestReviewSession)
#include "test_review_session.moc"
