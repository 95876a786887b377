// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/workspace.h"
#include "core/store/database.h"
#include "support/no_warnings.h"
#include "support/pictures.h"
#include "support/tiny_run.h"
#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/inspect/filter_bar.h"
#include "widgets/inspect/gallery_model.h"
#include "widgets/inspect/gallery_view.h"
#include "widgets/inspect/inspect_page.h"
#include "widgets/inspect/matrix_view.h"
#include "widgets/inspect/verdict_panel.h"
#include "widgets/plots/score_histogram.h"
#include "widgets/view/triple_view.h"

#include <QAccessible>
#include <QLineEdit>
#include <QMimeData>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>

using namespace mixdesk;

namespace {

using Only = GalleryFilterSpec::Only;

constexpr int kWait = 20'000;

/// A dataset and a trained run, made once; every test works on copies of both.
struct Trained
{
    Trained()
    {
        root = fs::u8path(folder.path().toStdString());
        support::writeTinyPlant(root / "plant");
        support::trainTiny(scanDataset(root / "plant").value(), root / "run");
    }
    QTemporaryDir folder;
    fs::path root;
};

Trained& trained()
{
    static Trained instance;
    return instance;
}

} // namespace

class TestInspectPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        support::watchWarnings();
        trained();
    }
    void init();
    void cleanup();

    void opensAPartAndSteps();
    void verdictFollowsTheDesk();
    void wordsForEveryVerdict();
    void verdictStaysReadableInBothThemes();
    void matrixCellsFilterTheGallery();
    void routingCellsFilterTheGallery();
    void filtersOfTheBar();
    void chipsStayWhereTheyAre();
    void searchByKeyboard();
    void deskAsksForEscapes();
    void droppedPicturesAreShown();
    void inboxTakesNobodyAway();
    void unreadablePictureSaysWhy();
    void restCanBeScored();
    void trainingPicturesHaveAChip();
    void aGrowingFolderLeavesThePartOpen();
    void emptyStates();
    void digitsAreFree();
    void everyActionIsNamed();
    void lowWindowOverlapsNothing();
    void lowWindowScrollsTheFilters();
    void previewStandsInAtOnce();
    void neighboursAreHeld();
    void aMixedDrop();
    void screenReaderHearsTheFields();

private:
    void open(bool withRun = true, bool withDataset = true);
    const GalleryEntry& entry(int index) const
    {
        return m_workspace->scoring().entries()[std::size_t(index)];
    }
    int countOf(const std::function<bool(const GalleryEntry&, Verdict)>& test) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<InspectPage> m_page;
};

void TestInspectPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    fs::copy(trained().root / "plant", m_folder->path().toStdString() + "/plant",
             fs::copy_options::recursive);
}

void TestInspectPage::cleanup()
{
    m_page.reset();
    m_workspace.reset();
    QCOMPARE(support::takeWarnings(), QStringList());
}

void TestInspectPage::open(bool withRun, bool withDataset)
{
    const fs::path project = fs::path(m_folder->path().toStdString()) / "project";
    ProjectSettings settings;
    if (withDataset)
        settings.dataset = m_folder->path().toStdString() + "/plant";
    if (withRun)
        settings.activeRun = "first";
    auto made = Project::create(project, settings);
    QVERIFY(bool(made));
    fs::create_directories(made->runsFolder());
    if (withRun)
        fs::copy(trained().root / "run", made->runFolder("first"), fs::copy_options::recursive);
    m_workspace = Workspace::open(project).value();
    m_page = std::make_unique<InspectPage>(m_workspace->scoring(), m_workspace->desk(),
                                           m_workspace->pictures(), m_workspace->dataset());
    m_page->resize(1216, 700);
    m_page->show();
    if (!withRun || !withDataset)
        return;
    const ScoringSession& scoring = m_workspace->scoring();
    QTRY_VERIFY_WITH_TIMEOUT(!scoring.entries().empty() &&
                                 scoring.scoredCount() + scoring.failedCount() ==
                                     int(scoring.entries().size()),
                             kWait);
    QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->scoring().job().running(), kWait);
    m_page->gallery().flush();
    QTRY_VERIFY_WITH_TIMEOUT(m_page->currentPart(), kWait);
}

int TestInspectPage::countOf(const std::function<bool(const GalleryEntry&, Verdict)>& test) const
{
    int count = 0;
    for (const GalleryEntry& one : m_workspace->scoring().entries())
        count += int(test(one, m_workspace->desk().verdict(one)));
    return count;
}

void TestInspectPage::opensAPartAndSteps()
{
    open();
    const int count = int(m_workspace->scoring().entries().size());
    QCOMPARE(m_page->gallery().rowCount(), count);
    QCOMPARE(m_page->currentEntry(), m_page->gallery().entryAt(0));
    QCOMPARE(m_page->filterBar().positionText(), QStringLiteral("1 of %1").arg(count));
    QTRY_COMPARE_WITH_TIMEOUT(m_page->shownEntry(), m_page->currentEntry(), kWait);
    QSignalSpy changed(m_page.get(), &InspectPage::currentChanged);
    const PreparedPart first = m_page->view().part();
    QVERIFY(first);

    QTest::keyClick(m_page.get(), Qt::Key_Right);
    QCOMPARE(m_page->currentEntry(), m_page->gallery().entryAt(1));
    QTRY_COMPARE_WITH_TIMEOUT(m_page->shownEntry(), m_page->currentEntry(), kWait);
    QVERIFY(m_page->view().part() && m_page->view().part() != first);
    QVERIFY(m_page->currentPart());
    QCOMPARE(m_page->currentPart()->entry, m_page->currentEntry());
    QTest::keyClick(m_page.get(), Qt::Key_J);
    QCOMPARE(m_page->currentEntry(), m_page->gallery().entryAt(2));
    QTest::keyClick(m_page.get(), Qt::Key_K);
    QTest::keyClick(m_page.get(), Qt::Key_Left);
    QCOMPARE(m_page->currentEntry(), m_page->gallery().entryAt(0));
    QTest::keyClick(m_page.get(), Qt::Key_Left); // there is none before it
    QCOMPARE(changed.count(), 4);
    QTest::keyClick(m_page.get(), Qt::Key_End);
    QCOMPARE(m_page->currentEntry(), m_page->gallery().entryAt(count - 1));
    QCOMPARE(m_page->filterBar().positionText(), QStringLiteral("%1 of %1").arg(count));
    QTest::keyClick(m_page.get(), Qt::Key_Home);
    QCOMPARE(m_page->currentEntry(), m_page->gallery().entryAt(0));
}

void TestInspectPage::verdictFollowsTheDesk()
{
    open();
    ThresholdDesk& desk = m_workspace->desk();
    const GalleryEntry shown = entry(m_page->currentEntry());
    const VerdictPanel& panel = m_page->verdictPanel();
    QVERIFY(!panel.showsUnsaved());
    QVERIFY(desk.setThreshold(shown.routedClass, shown.score + 0.01 * std::abs(shown.score)));
    QCOMPARE(panel.verdictText(), QStringLiteral("OK"));
    QCOMPARE(panel.instructionText(), QStringLiteral("Good part"));
    QVERIFY(panel.showsUnsaved());
    QVERIFY(desk.setThreshold(shown.routedClass, shown.score - 0.01 * std::abs(shown.score)));
    QCOMPARE(panel.verdictText(), QStringLiteral("NOT OK"));
    QCOMPARE(panel.instructionText(), QStringLiteral("Reject this part"));
    QCOMPARE(panel.histogram()->threshold(), desk.row(shown.routedClass).threshold);
    QVERIFY(desk.setBand(shown.routedClass, std::pair(shown.score - 0.1 * std::abs(shown.score),
                                                      shown.score + 0.1 * std::abs(shown.score))));
    QCOMPARE(panel.verdictText(), QStringLiteral("Recheck"));
    QCOMPARE(panel.instructionText(), QStringLiteral("Let a person decide"));
    // The gallery says the same, one turn of the event loop later.
    m_page->gallery().flush();
    QCOMPARE(m_page->gallery().index().judgement(m_page->currentEntry())->verdict,
             Verdict::Recheck);
    QCOMPARE(m_page->gallery().index().counts().ofVerdict[std::size_t(Verdict::Recheck)],
             countOf([](const GalleryEntry&, Verdict v) { return v == Verdict::Recheck; }));
}

void TestInspectPage::wordsForEveryVerdict()
{
    VerdictPanel panel;
    GalleryEntry part;
    part.relative = QStringLiteral("gear/test/broken_tooth/1.png");
    part.className = QStringLiteral("gear");
    part.type = QStringLiteral("broken_tooth");
    part.trueClass = 0;
    const QStringList classes{QStringLiteral("gear"), QStringLiteral("nut")};
    panel.showEntry(part, {}, nullptr, classes);
    QCOMPARE(panel.verdictText(), QStringLiteral("Not scored"));
    part.scored = true;
    part.routedClass = 0;
    part.confidence = 0.987;
    part.score = 0.4;
    ClassThreshold row;
    row.threshold = 0.5;
    panel.showEntry(part, Judgement{Verdict::Ok, -1.0}, &row, classes);
    QCOMPARE(panel.truthText(), QStringLiteral("Labelled broken tooth: missed defect"));
    panel.showEntry(part, Judgement{Verdict::NotOk, 1.0}, &row, classes);
    // A tick says OK elsewhere: a label has a shape of its own.
    const QImage tick = iconPixmap(QStringLiteral("tick"), theme().inkSoft, 16, 1.0).toImage();
    for (const QLabel* label : panel.findChildren<QLabel*>())
        QVERIFY(label->pixmap(Qt::ReturnByValue).toImage() != tick);
    QCOMPARE(panel.classText(), QStringLiteral("gear (98.7 % sure)"));
    panel.setDisagreement(std::numeric_limits<double>::quiet_NaN());
    QVERIFY(!panel.showsMembers());
    panel.setDisagreement(0.0);
    QVERIFY(panel.showsMembers());
    QCOMPARE(panel.membersText(), QStringLiteral("All members judge alike."));
    panel.setDisagreement(0.5);
    QVERIFY(panel.membersText().contains(QStringLiteral("25 % of the weight")));
    part.type = QStringLiteral("good");
    part.routedClass = 1;
    panel.showEntry(part, Judgement{Verdict::NotOk, 2.0}, &row, classes);
    QCOMPARE(panel.truthText(), QStringLiteral("Labelled good: false reject"));
    QCOMPARE(panel.classText(), QStringLiteral("Taken for nut (98.7 % sure), but it is gear"));
    part.type.clear();
    panel.showEntry(part, Judgement{Verdict::Recheck, 0.0}, &row, classes);
    QCOMPARE(panel.truthText(), QStringLiteral("Not labelled"));
}

void TestInspectPage::verdictStaysReadableInBothThemes()
{
    VerdictPanel panel;
    GalleryEntry part;
    part.scored = true;
    part.routedClass = 0;
    const ClassThreshold row;
    panel.showEntry(part, Judgement{Verdict::Recheck, 0.0}, &row, {QStringLiteral("gear")});
    panel.resize(300, 400);
    panel.show();
    for (const auto choice : {ThemeChoice::Dark, ThemeChoice::Light}) {
        applyTheme(choice);
        const QImage shown = panel.grab().toImage().convertToFormat(QImage::Format_RGB32);
        int painted = 0; // in the word beside the icon
        for (int y = 0; y < 60; ++y)
            for (int x = 70; x < shown.width(); ++x)
                painted += int(shown.pixel(x, y) == theme().recheck.rgb());
        QVERIFY2(painted > 100, qPrintable(QString::number(painted)));
    }
}

void TestInspectPage::matrixCellsFilterTheGallery()
{
    open();
    m_workspace->desk().setBetaOfAll(1.0);
    m_page->gallery().flush();
    MatrixView& matrix = m_page->verdictMatrix();
    const int rejectedGood = countOf([](const GalleryEntry& one, Verdict v) {
        return one.type == QLatin1String("good") && v == Verdict::NotOk;
    });
    const int rejectedDefective = countOf(
        [](const GalleryEntry& one, Verdict v) { return one.defective() && v == Verdict::NotOk; });
    QVERIFY(rejectedGood + rejectedDefective > 0);
    QCOMPARE(matrix.count(0, 1), rejectedGood);
    QCOMPARE(matrix.count(1, 1), rejectedDefective);
    QTest::mouseClick(&matrix, Qt::LeftButton, {}, matrix.cellRect(1, 1).center());
    QCOMPARE(m_page->gallery().rowCount(), rejectedDefective);
    QCOMPARE(matrix.count(0, 1), rejectedGood); // its other cells stay what they are
    QVERIFY(matrix.chosen() == QPoint(1, 1));
    QCOMPARE(m_page->filterBar().verdictBox()->currentData().toInt(), int(Verdict::NotOk));
    if (rejectedDefective > 0) {
        QVERIFY(entry(m_page->currentEntry()).defective());
    }
    QTest::mouseClick(&matrix, Qt::LeftButton, {}, matrix.cellRect(1, 1).center());
    QVERIFY(!m_page->gallery().spec().filters());
    // By keyboard: the arrows walk over the cells then, not over the parts.
    const int current = m_page->currentEntry();
    matrix.setFocus();
    QTest::keyClick(&matrix, Qt::Key_Left);
    QTest::keyClick(&matrix, Qt::Key_Up);
    QCOMPARE(m_page->currentEntry(), current);
    QTest::keyClick(&matrix, Qt::Key_Return);
    QVERIFY(m_page->gallery().spec().truth == Truth::Good);
    QVERIFY(m_page->gallery().spec().verdict == Verdict::Ok);
}

void TestInspectPage::routingCellsFilterTheGallery()
{
    open();
    MatrixView& matrix = m_page->routingMatrix();
    int shown = 0;
    for (int row = 0; row < 2; ++row)
        for (int column = 0; column < 2; ++column) {
            const int expected = countOf([&](const GalleryEntry& one, Verdict) {
                return one.trueClass == row && one.routedClass == column;
            });
            QCOMPARE(matrix.count(row, column), expected);
            emit matrix.cellClicked(row, column);
            QCOMPARE(m_page->gallery().rowCount(), expected);
            emit matrix.cellClicked(row, column);
            shown += expected;
        }
    QCOMPARE(shown, int(m_workspace->scoring().entries().size()));
}

void TestInspectPage::filtersOfTheBar()
{
    open();
    FilterBar& bar = m_page->filterBar();
    const auto choose = [](QComboBox* box, int index) {
        box->setCurrentIndex(index);
        emit box->activated(index);
    };
    choose(bar.classBox(), 2);
    QCOMPARE(m_page->gallery().rowCount(),
             countOf([](const GalleryEntry& one, Verdict) { return one.trueClass == 1; }));
    QVERIFY(bar.classBox()->currentText().endsWith(QString::number(m_page->gallery().rowCount())));
    choose(bar.truthBox(), 2);
    QCOMPARE(m_page->gallery().rowCount(), countOf([](const GalleryEntry& one, Verdict) {
                 return one.trueClass == 1 && one.defective();
             }));
    const QString type = bar.typeBox()->itemData(bar.typeBox()->count() - 1).toString();
    choose(bar.typeBox(), bar.typeBox()->count() - 1);
    QCOMPARE(m_page->gallery().rowCount(), countOf([&](const GalleryEntry& one, Verdict) {
                 return one.trueClass == 1 && one.type == type;
             }));
    QTest::keyClick(m_page.get(), Qt::Key_C, Qt::ShiftModifier);
    QCOMPARE(m_page->gallery().rowCount(), int(m_workspace->scoring().entries().size()));
    QTest::keyClick(m_page.get(), Qt::Key_F, Qt::ShiftModifier);
    QCOMPARE(m_page->gallery().spec().only, Only::FalseRejects);
    QVERIFY(bar.chip(Only::FalseRejects)->isChecked());
    QCOMPARE(m_page->gallery().rowCount(), countOf([](const GalleryEntry& one, Verdict v) {
                 return one.type == QLatin1String("good") && v == Verdict::NotOk;
             }));
    bar.chip(Only::FalseRejects)->click();
    QCOMPARE(m_page->gallery().spec().only, Only::All);
    choose(bar.orderBox(), bar.orderBox()->findData(int(GalleryOrder::File)));
    for (int row = 0; row < m_page->gallery().rowCount(); ++row)
        QCOMPARE(m_page->gallery().entryAt(row), row);
}

void TestInspectPage::chipsStayWhereTheyAre()
{
    FilterBar bar;
    bar.resize(900, 200);
    GalleryCounts counts;
    counts.ofOnly[std::size_t(Only::Unreviewed)] = 480;
    bar.setCounts(counts);
    bar.show();
    const auto places = [&] {
        QCoreApplication::processEvents();
        QVector<QRect> found;
        for (const Only only :
             {Only::Misses, Only::FalseRejects, Only::Unreviewed, Only::Disagreeing, Only::Flagged})
            found << bar.chip(only)->geometry();
        return found << bar.trainingChip()->geometry() << bar.search()->geometry();
    };
    const auto before = places();
    counts.ofOnly[std::size_t(Only::Unreviewed)] = 9;
    for (const Only only : {Only::Disagreeing, Only::Flagged})
        counts.ofOnly[std::size_t(only)] = 3;
    bar.setCounts(counts);
    QVERIFY(bar.chip(Only::Disagreeing)->isVisible());
    QCOMPARE(places(), before);
}

void TestInspectPage::searchByKeyboard()
{
    open();
    m_page->activateWindow();
    QTest::keyClick(m_page.get(), Qt::Key_F, Qt::ControlModifier);
    QLineEdit* search = m_page->filterBar().search();
    QTRY_VERIFY(search->hasFocus());
    const int current = m_page->currentEntry();
    QTest::keyClicks(search, QStringLiteral("001"));
    QTest::keyClick(search, Qt::Key_Left); // belongs to the text
    QCOMPARE(m_page->currentEntry(), current);
    const int expected = countOf([](const GalleryEntry& one, Verdict) {
        return one.relative.contains(QLatin1String("001"));
    });
    QTRY_COMPARE(m_page->gallery().rowCount(), expected);
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(m_page->gallery().rowCount(), int(m_workspace->scoring().entries().size()));
    QVERIFY(!search->hasFocus());
}

void TestInspectPage::deskAsksForEscapes()
{
    open();
    ThresholdDesk& desk = m_workspace->desk();
    for (int c = 0; c < desk.classCount(); ++c)
        QVERIFY(desk.setThreshold(c, 1e6)); // everything passes
    const QString name = QString::fromStdString(desk.className(1));
    m_page->gallery().flush();
    m_page->showEntries(name, InspectPage::Show::Escapes);
    const int expected = countOf(
        [](const GalleryEntry& one, Verdict) { return one.trueClass == 1 && one.defective(); });
    QVERIFY(expected > 0);
    QCOMPARE(m_page->gallery().rowCount(), expected);
    QCOMPARE(m_page->currentEntry(), m_page->gallery().entryAt(0));
    QVERIFY(m_page->verdictPanel().truthText().endsWith(QStringLiteral("missed defect")));
    // The thresholds move on: the part stays open although it is no escape any more.
    const int current = m_page->currentEntry();
    QVERIFY(desk.setThreshold(entry(current).routedClass, entry(current).score * 0.99));
    m_page->gallery().flush();
    QCOMPARE(m_page->currentEntry(), current);
    QVERIFY(m_page->filterBar().positionText().endsWith(QStringLiteral("pictures")));
}

void TestInspectPage::droppedPicturesAreShown()
{
    open();
    const QString path = m_folder->filePath(QStringLiteral("from the line.png"));
    support::writePicture(path.toStdString(), support::drawPart(4));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_page.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_page.get(), &drop);
    QVERIFY(drop.isAccepted());
    QCOMPARE(m_page->gallery().spec().only, Only::Outside);
    QCOMPARE(m_page->gallery().rowCount(), 1);
    QVERIFY(entry(m_page->currentEntry()).outside);
    QTRY_VERIFY_WITH_TIMEOUT(entry(m_page->currentEntry()).scored, kWait);
    m_page->gallery().flush();
    QCOMPARE(m_page->verdictPanel().truthText(), QStringLiteral("Not labelled"));
    QVERIFY(m_page->verdictPanel().classText().contains(QStringLiteral("sure")));
    QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->scoring().job().running(), kWait);
}

/// What a camera puts into an inbox changes neither the list nor the part that somebody judges.
void TestInspectPage::inboxTakesNobodyAway()
{
    open();
    ScoringSession& scoring = m_workspace->scoring();
    GalleryFilterSpec spec;
    spec.truth = Truth::Defective;
    m_page->showEntries(spec);
    const int count = m_page->gallery().rowCount();
    m_page->showEntry(m_page->gallery().entryAt(1));
    const int current = m_page->currentEntry();
    const fs::path arrived = fs::path(m_folder->path().toStdString()) / "arrived.png";
    support::writePicture(arrived, support::drawPart(3, 64));
    QSignalSpy added(&scoring, &ScoringSession::entriesAdded);
    scoring.setInbox(
        {{QString::fromStdString(arrived.string()), QStringLiteral("inbox:camera/arrived.png")}});
    QCOMPARE(added.count(), 1);
    QCOMPARE(m_page->currentEntry(), current);
    QCOMPARE(m_page->gallery().spec(), spec);
    QTRY_VERIFY_WITH_TIMEOUT(!scoring.job().running() && scoring.entries().back().scored, kWait);
    m_page->gallery().flush();
    QCOMPARE(m_page->currentEntry(), current);
    QCOMPARE(m_page->gallery().spec(), spec);
    QCOMPARE(m_page->gallery().rowCount(), count);
    m_page->showEntries(spec.cleared());
    QVERIFY(m_page->filterBar().chip(Only::Inbox)->isVisible());
}

void TestInspectPage::unreadablePictureSaysWhy()
{
    const Dataset dataset = scanDataset(m_folder->path().toStdString() + "/plant").value();
    const ImageRecord& broken = dataset.images[std::size_t(dataset.select(Subset::Test)[2])];
    support::writeBytes(broken.path, "this is no picture");
    open();
    m_page->showEntry(2);
    QCOMPARE(m_page->verdictPanel().verdictText(), QStringLiteral("Unreadable"));
    QVERIFY(m_page->verdictPanel().instructionText().contains(
        QString::fromStdString(broken.path.filename().string())));
    QTRY_VERIFY_WITH_TIMEOUT(m_page->currentPart() && !m_page->currentPart()->error.isEmpty(),
                             kWait);
    QVERIFY(!m_page->view().part());
    QTest::keyClick(m_page.get(), Qt::Key_Home);
    QTRY_VERIFY_WITH_TIMEOUT(m_page->view().part(), kWait);
}

void TestInspectPage::restCanBeScored()
{
    open();
    const QString folder = m_folder->filePath(QStringLiteral("many"));
    support::writePicture(folder.toStdString() + "/0.png", support::drawPart(1));
    for (int i = 1; i < 100; ++i)
        fs::create_hard_link(folder.toStdString() + "/0.png",
                             folder.toStdString() + "/" + std::to_string(i) + ".png");
    ScoringSession& scoring = m_workspace->scoring();
    QSignalSpy added(&scoring, &ScoringSession::entriesAdded);
    scoring.addOutside({folder});
    QVERIFY(added.wait(kWait));
    scoring.job().cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!scoring.job().running(), kWait);
    m_page->showEntries(GalleryFilterSpec());
    QPushButton* rest = nullptr;
    for (auto* button : m_page->findChildren<QPushButton*>())
        if (button->text() == QStringLiteral("Score the rest"))
            rest = button;
    QVERIFY(rest && rest->isVisible());
    rest->click();
    QTRY_COMPARE_WITH_TIMEOUT(scoring.scoredCount(), int(scoring.entries().size()), kWait);
    QTRY_VERIFY_WITH_TIMEOUT(!scoring.job().running(), kWait);
    QVERIFY(!rest->isVisible());
}

void TestInspectPage::trainingPicturesHaveAChip()
{
    open();
    ScoringSession& scoring = m_workspace->scoring();
    const int tests = int(scoring.entries().size());
    QPushButton* chip = m_page->filterBar().trainingChip();
    QVERIFY(chip->isVisible() && !chip->isChecked());
    const auto figures = m_workspace->desk().totals();
    chip->click();
    QTRY_COMPARE_WITH_TIMEOUT(m_page->gallery().rowCount(), 24, kWait);
    for (int row = 0; row < 24; ++row)
        QVERIFY(entry(m_page->gallery().entryAt(row)).training);
    QTRY_VERIFY_WITH_TIMEOUT(m_page->currentPart() && entry(m_page->currentPart()->entry).training,
                             kWait);
    QTRY_COMPARE_WITH_TIMEOUT(scoring.tally(true).scored, 24, kWait);
    QTRY_VERIFY_WITH_TIMEOUT(!scoring.job().running(), kWait);
    QCOMPARE(m_workspace->desk().totals().good(), figures.good());
    QCOMPARE(m_workspace->desk().scores().pictures(), tests);

    ReviewEdit bad;
    bad.decision = Decision::NotOk;
    const int judged = m_page->gallery().entryAt(0);
    m_workspace->review().decide({judged}, bad);
    QVERIFY(entry(judged).defective());
    QCOMPARE(m_workspace->review().progress().decided, 0); // of the test pictures
    QCOMPARE(m_workspace->desk().totals().byPeople, 0);
    m_workspace->review().waitUntilStored();

    QSignalSpy reset(&scoring, &ScoringSession::entriesReset);
    m_workspace->dataset().rescan(); // the chip stays on: they are listed again
    QVERIFY(reset.wait(kWait));
    QTRY_COMPARE_WITH_TIMEOUT(m_page->gallery().rowCount(), 24, kWait);
    chip->click();
    QTRY_COMPARE_WITH_TIMEOUT(m_page->gallery().rowCount(), tests, kWait);
    for (int row = 0; row < tests; ++row)
        QVERIFY(!entry(m_page->gallery().entryAt(row)).training);
}

void TestInspectPage::aGrowingFolderLeavesThePartOpen()
{
    open();
    QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->scoring().job().running(), kWait);
    for (int i = 0; i < 3; ++i)
        m_page->step(1);
    const QString path = entry(m_page->currentEntry()).path;
    const fs::path test = fs::path(m_folder->path().toStdString()) / "plant" /
                          m_workspace->dataset().all().classes.front() / "test";
    for (const auto& type : fs::directory_iterator(test))
        fs::copy(test / "good" / "000.png", type.path() / "0000.png");
    QSignalSpy reset(&m_workspace->scoring(), &ScoringSession::entriesReset);
    m_workspace->dataset().rescan();
    QVERIFY(reset.wait(kWait));
    QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->scoring().job().running(), kWait);
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->jobs().running().isEmpty(), kWait);
    QCOMPARE(entry(m_page->currentEntry()).path, path);
}

void TestInspectPage::emptyStates()
{
    open(false);
    auto* empty = m_page->findChild<EmptyState*>();
    QVERIFY(empty->isVisible());
    QSignalSpy requested(m_page.get(), &InspectPage::pageRequested);
    emit empty->actionTriggered();
    QCOMPARE(requested.takeFirst()[0].toString(), QStringLiteral("train"));
    m_page.reset();
    m_workspace.reset();
    fs::remove_all(m_folder->path().toStdString() + "/project");
    open(true, false);
    empty = m_page->findChild<EmptyState*>();
    QVERIFY(empty->isVisible());
    QSignalSpy again(m_page.get(), &InspectPage::pageRequested);
    emit empty->actionTriggered();
    QCOMPARE(again.takeFirst()[0].toString(), QStringLiteral("data"));
}

/// They belong to verdicts by hand.
void TestInspectPage::digitsAreFree()
{
    open();
    for (const QAction* action : m_page->pageActions())
        for (const QKeySequence& keys : action->shortcuts())
            QVERIFY2(!(keys[0].keyboardModifiers() == Qt::NoModifier &&
                       keys[0].key() >= Qt::Key_0 && keys[0].key() <= Qt::Key_9),
                     qPrintable(action->text()));
}

void TestInspectPage::everyActionIsNamed()
{
    open();
    QStringList keys;
    for (const QAction* action : m_page->pageActions()) {
        QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->text()));
        QVERIFY(!action->text().isEmpty());
        QVERIFY2(action->toolTip().contains(action->shortcut().toString(QKeySequence::NativeText)),
                 qPrintable(action->text()));
        for (const QKeySequence& sequence : action->shortcuts()) {
            keys << sequence.toString();
            // Of the window: it would hear neither of two that are the same.
            for (const char* taken :
                 {"Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+N", "Ctrl+O", "Ctrl+Shift+D",
                  "Ctrl+W", "Ctrl+Z", "Ctrl+Shift+Z", "F11", "?", "Ctrl+Q", "Alt+M"})
                QVERIFY2(keys.last() != QLatin1String(taken), taken);
            QVERIFY2(!(sequence[0].keyboardModifiers() == Qt::ShiftModifier &&
                       sequence[0].key() >= Qt::Key_1 && sequence[0].key() <= Qt::Key_9),
                     qPrintable(action->text()));
        }
    }
    QCOMPARE(keys.removeDuplicates(), 0);
    for (const QWidget* widget : m_page->findChildren<QWidget*>()) {
        const bool input = qobject_cast<const QComboBox*>(widget) ||
                           qobject_cast<const QLineEdit*>(widget) ||
                           qobject_cast<const MatrixView*>(widget);
        if (input)
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget);
            button && button->isVisible())
            QVERIFY2(!button->toolTip().isEmpty(), qPrintable(button->text()));
    }
}

void TestInspectPage::lowWindowOverlapsNothing()
{
    open();
    m_page->resize(824, 524); // what a window of 900 x 560 leaves
    QCoreApplication::processEvents();
    VerdictPanel& panel = m_page->verdictPanel();
    QVERIFY(panel.height() >= panel.minimumSizeHint().height());
    QVector<QWidget*> parts;
    for (QWidget* child : panel.findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
        if (child->isVisible())
            parts << child;
    QVERIFY(parts.size() > 5);
    for (const QWidget* one : std::as_const(parts))
        for (const QWidget* other : std::as_const(parts))
            QVERIFY2(one == other || !one->geometry().intersects(other->geometry()),
                     one->metaObject()->className());
}

/// A full-HD screen at twice the size leaves 960 x 540 to the window.
void TestInspectPage::lowWindowScrollsTheFilters()
{
    open();
    m_page->resize(896, 470);
    QCoreApplication::processEvents();
    auto* gallery = m_page->findChild<GalleryView*>();
    FilterBar& bar = m_page->filterBar();
    QVERIFY(bar.geometry().bottom() < gallery->geometry().top());
    QVERIFY(gallery->height() >= gallery->cellSize().height());
    QVERIFY(gallery->geometry().bottom() < gallery->parentWidget()->height());
    auto* area = bar.findChild<QScrollArea*>();
    QVERIFY(area->viewport()->height() >= 2 * bar.orderBox()->height());
    const QRect shown(area->viewport()->mapTo(&bar, QPoint()), area->viewport()->size());
    for (int i = 1; i < GalleryFilterSpec::kOnlyCount; ++i)
        if (QPushButton* chip = bar.chip(Only(i)); chip->isVisible()) { // whole rows
            const QRect at(chip->mapTo(&bar, QPoint()), chip->size());
            QVERIFY2(shown.contains(at) || !shown.intersects(at), qPrintable(chip->text()));
        }
    QVERIFY(area->verticalScrollBar()->maximum() > 0); // else this window is not low enough
    for (QWidget* one : std::initializer_list<QWidget*>{bar.typeBox(), bar.orderBox()}) {
        area->ensureWidgetVisible(one, 0, 0);
        QCOMPARE(one->visibleRegion().boundingRect(), one->rect());
    }
    m_page->resize(1216, 900);
    QCoreApplication::processEvents();
    QCOMPARE(area->verticalScrollBar()->maximum(), 0);
}

/// A jump to where nothing was made ready: the thumbnail that the gallery has is shown meanwhile.
void TestInspectPage::previewStandsInAtOnce()
{
    open();
    const int count = m_page->gallery().rowCount();
    for (int row = 0; row < count; ++row)
        QTRY_VERIFY_WITH_TIMEOUT(
            !m_page->gallery().thumbnail(m_page->gallery().entryAt(row)).isNull(), kWait);
    QTRY_COMPARE_WITH_TIMEOUT(m_page->shownEntry(), m_page->currentEntry(), kWait);
    const int target = m_page->gallery().entryAt(count - 1);
    QVERIFY(!m_workspace->scoring().held(target));
    m_page->view().setCursorPixel(QPoint(5, 7));
    m_page->showEntry(target);
    QCOMPARE(m_page->seenEntry(), target);
    QVERIFY(m_page->shownEntry() != target);
    QVERIFY(m_page->view().showsPreview() && !m_page->view().part());
    QVERIFY(!m_page->verdictPanel().verdictText().isEmpty()); // from the score that was kept
    QVERIFY(m_page->verdictPanel().verdictText() != QStringLiteral("Not scored"));
    const QImage shown = m_page->view().pane(Layer::Input).grab().toImage();
    QVERIFY(shown.pixelColor(shown.rect().center()) != theme().page);
    QTRY_COMPARE_WITH_TIMEOUT(m_page->shownEntry(), target, kWait);
    QVERIFY(!m_page->view().showsPreview() && m_page->view().part());
    QVERIFY(m_page->view().cursorPixel() == QPoint(5, 7)); // the cross-hair came back
}

void TestInspectPage::neighboursAreHeld()
{
    open();
    QVERIFY(m_page->gallery().rowCount() >= 7);
    m_page->showEntry(m_page->gallery().entryAt(3));
    for (const int row : {1, 2, 3, 4, 5})
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->scoring().held(m_page->gallery().entryAt(row)),
                                 kWait);
}

/// As a file manager sends them: percent-encoded, with spaces and umlauts, a folder and a text.
void TestInspectPage::aMixedDrop()
{
    open();
    const QStringList names{QStringLiteral("from the line.png"), QStringLiteral("Stück 7 %.png"),
                            QStringLiteral("batch #4/a.png"), QStringLiteral("batch #4/ü b.jpg")};
    for (int i = 0; i < names.size(); ++i)
        support::writePicture(m_folder->filePath(names[i]).toStdString(), support::drawPart(i));
    support::writeBytes(m_folder->filePath(QStringLiteral("notes.txt")).toStdString(), "no");
    support::writeBytes(m_folder->filePath(QStringLiteral("more.csv")).toStdString(), "no");
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& name : {names[0], names[1], QStringLiteral("batch #4"),
                                QStringLiteral("notes.txt"), QStringLiteral("more.csv")})
        urls << QUrl::fromEncoded(QUrl::fromLocalFile(m_folder->filePath(name)).toEncoded());
    QVERIFY(urls[1].toEncoded().endsWith("St%C3%BCck%207%20%25.png"));
    data.setUrls(urls);
    QSignalSpy noticed(m_page.get(), &InspectPage::noticed);
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_page.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_page.get(), &drop);
    QVERIFY(drop.isAccepted());
    QCOMPARE(noticed.count(), 1); // one sentence for both that are no pictures
    QTRY_COMPARE_WITH_TIMEOUT(
        countOf([](const GalleryEntry& one, Verdict) { return one.outside && one.scored; }), 4,
        kWait);
    QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->scoring().job().running(), kWait);
    QStringList found;
    for (const GalleryEntry& one : m_workspace->scoring().entries())
        if (one.outside)
            found << one.relative;
    for (const QString& name : names)
        QVERIFY2(found.contains(name.section(QLatin1Char('/'), -1)), qPrintable(name));
}

void TestInspectPage::screenReaderHearsTheFields()
{
    open();
    const auto value = [](QWidget* widget) {
        auto* heard = QAccessible::queryAccessibleInterface(widget);
        return heard ? heard->text(QAccessible::Value) : QString();
    };
    MatrixView& matrix = m_page->verdictMatrix();
    const QString first = value(&matrix);
    QVERIFY(first.contains(QStringLiteral("Labelled good, verdict OK")));
    QTest::keyClick(&matrix, Qt::Key_Down);
    QVERIFY(value(&matrix).contains(QStringLiteral("Labelled defective, verdict OK")));
    auto* gallery = m_page->findChild<GalleryView*>();
    QVERIFY(value(gallery).startsWith(entry(m_page->currentEntry()).relative));
    QVERIFY(!value(&m_page->view()).isEmpty());
    for (QWidget* one : std::initializer_list<QWidget*>{
             &matrix, &m_page->routingMatrix(), gallery, m_page->verdictPanel().histogram(),
             &m_page->verdictPanel(), &m_page->view().pane(Layer::Input),
             &m_page->view().pane(Layer::Difference)}) {
        QVERIFY2(!one->accessibleName().isEmpty(), one->metaObject()->className());
        QVERIFY2(!one->accessibleDescription().isEmpty(), one->metaObject()->className());
    }
    for (QWidget* one : std::initializer_list<QWidget*>{
             &matrix, gallery, m_page->verdictPanel().histogram(), &m_page->view()})
        QVERIFY2(one->focusPolicy() & Qt::TabFocus, one->metaObject()->className());
}

QTEST_MAIN(TestInspectPage)
#include "test_inspect_page.moc"
