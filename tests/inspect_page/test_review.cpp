// SPDX-License-Identifier: GPL-3.0-or-later
// Reviewing by keyboard on the real page, alone and with a second window on the same project.
#include "core/session/workspace.h"
#include "support/no_warnings.h"
#include "support/pictures.h"
#include "support/tiny_run.h"
#include "widgets/common/popup_keys.h"
#include "widgets/common/theme.h"
#include "widgets/inspect/filter_bar.h"
#include "widgets/inspect/gallery_model.h"
#include "widgets/inspect/gallery_view.h"
#include "widgets/inspect/inspect_page.h"
#include "widgets/inspect/review_panel.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using namespace mixdesk;

namespace {

using Only = GalleryFilterSpec::Only;
constexpr int kWait = 20'000;
constexpr int kSeenByOthersMs = 2'000; // what people are promised

/// One window: a workspace with its Inspect page.
struct Station
{
    explicit Station(const fs::path& project, const QString& name)
        : workspace(Workspace::open(project).value()),
          page(workspace->scoring(), workspace->desk(), workspace->pictures(), workspace->dataset())
    {
        page.useReview(workspace->review());
        page.useMasks(workspace->masks(), workspace->review());
        workspace->review().setReviewer(name);
        page.resize(1200, 760);
        page.show();
        // The window's own Undo passes the keys on.
        undo.setShortcut(QKeySequence::Undo);
        QObject::connect(&undo, &QAction::triggered, page.undoAction(), &QAction::trigger);
        page.addAction(&undo);
    }
    /// As the keyboard sends it: the modifiers are held while the key does its work.
    void heldKey(Qt::Key key, Qt::KeyboardModifiers modifiers)
    {
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QTest::keyClick(page.windowHandle(), key, modifiers);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        page.activateWindow(); // shortcuts are the active window's
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QWidget* focus = page.focusWidget() ? page.focusWidget() : &page;
        QTest::keyClick(focus, key, modifiers);
    }
    /// Until all are scored, the list and the part that is open may change by themselves.
    bool ready() const
    {
        ScoringSession& scoring = workspace->scoring();
        const int count = int(scoring.entries().size());
        if (count == 0 || scoring.scoredCount() < count || scoring.job().running())
            return false;
        page.gallery().flush();
        return page.currentEntry() >= 0 && page.gallery().rowCount() == count;
    }
    int row() const { return page.gallery().rowOf(page.currentEntry()); }
    const VerdictRecord& verdict(int entry) { return workspace->review().verdictOf(entry); }
    Decision decision(int entry) { return verdict(entry).decision; }
    const GalleryEntry& entry(int index)
    {
        return workspace->scoring().entries()[std::size_t(index)];
    }

    std::unique_ptr<Workspace> workspace;
    InspectPage page;
    QAction undo;
    QSignalSpy notices{&page, &Page::noticed};
};

QString told(const QSignalSpy& notices)
{
    QStringList sentences;
    for (const auto& call : notices)
        sentences << call.first().value<Notice>().text;
    return sentences.join(QLatin1Char('\n'));
}

} // namespace

class TestReview : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { QCOMPARE(support::takeWarnings(), QStringList()); }

    void oneKeyJudgesAndGoesOn();
    void defectTypesByShiftAndDigit();
    void typesComeWithTheScore();
    void notOkTakesTheTypeOfTheFolder();
    void typeOfItsOwn();
    void nothingOfThePanelIsSqueezed();
    void commentFlagAndTakingBack();
    void replacedPictureIsTold();
    void typingStaysWithItsPart();
    void commentOfAnotherWindowIsNotWrittenOver();
    void progressIsInSightInALowWindow();
    void undoGoesBackToThePart();
    void severalAtOnce();
    void heldKeysSelectNothing();
    void undoLeavesNothingSelected();
    void listThatLiesOpenKeepsItsKeys();
    void queueLosesWhatIsDecided();
    void nextUnreviewed();
    void stayingOnThePart();
    void anotherWindowSeesIt();
    void conflictIsShown();
    void reviewerIsRemembered();

private:
    QTemporaryDir m_folder;
    fs::path m_root, m_project;
    int m_count = 0;
};

void TestReview::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    support::watchWarnings();
    applyTheme(ThemeChoice::Light);
    m_root = fs::u8path(m_folder.path().toStdString());
    const Dataset plant = support::writeTinyPlant(m_root / "plant");
    auto made = Workspace::create(m_root / "made", m_root / "plant");
    QVERIFY(bool(made));
    made->reset();
    support::trainTiny(plant, m_root / "made" / "runs" / "first");
}

void TestReview::init()
{
    m_project = m_root / ("project " + std::to_string(++m_count));
    fs::copy(m_root / "made", m_project, fs::copy_options::recursive);
    QSettings().clear();
}

void TestReview::oneKeyJudgesAndGoesOn()
{
    Station anna(m_project, QStringLiteral("anna"));
    QTRY_VERIFY_WITH_TIMEOUT(anna.ready(), kWait);
    const Decision given[] = {Decision::Ok, Decision::NotOk, Decision::Unsure};
    for (int i = 0; i < 3; ++i) {
        const int entry = anna.page.currentEntry();
        QCOMPARE(anna.row(), i);
        anna.key(Qt::Key(Qt::Key_1 + i));
        QCOMPARE(anna.decision(entry), given[i]);
        QCOMPARE(anna.verdict(entry).reviewer, QStringLiteral("anna"));
        QCOMPARE(anna.row(), i + 1);
    }
    const int all = int(anna.workspace->scoring().entries().size());
    QCOMPARE(anna.page.progressText(), QStringLiteral("3 of %1 reviewed").arg(all));
    anna.workspace->review().waitUntilStored();
    // What a program of its own finds in the project.
    Station later(m_project, QStringLiteral("late"));
    QTRY_VERIFY_WITH_TIMEOUT(later.ready(), kWait);
    QTRY_COMPARE(later.workspace->review().progress().decided, 3);
}

void TestReview::defectTypesByShiftAndDigit()
{
    Station anna(m_project, QStringLiteral("anna"));
    QTRY_VERIFY_WITH_TIMEOUT(anna.ready(), kWait);
    const int entry = anna.page.currentEntry();
    const QStringList types = anna.workspace->review().defectTypes(anna.entry(entry).className);
    QVERIFY(!types.isEmpty());
    anna.key(Qt::Key_1, Qt::ShiftModifier);
    QCOMPARE(anna.decision(entry), Decision::NotOk);
    QCOMPARE(anna.verdict(entry).defectType, types.first());
    QCOMPARE(anna.row(), 1);
    const int second = anna.page.currentEntry();
    anna.key(Qt::Key_9, Qt::ShiftModifier); // there is no ninth type
    QCOMPARE(anna.decision(second), Decision::None);
    QCOMPARE(anna.row(), 1);
}

/// The class of a picture from outside is known once it is scored, which may be after it is shown.
void TestReview::typesComeWithTheScore()
{
    Station anna(m_project, QStringLiteral("anna"));
    QTRY_VERIFY_WITH_TIMEOUT(anna.ready(), kWait);
    const fs::path arrived = m_root / "arrived.png";
    fs::copy_file(fs::u8path(anna.entry(0).path.toStdString()), arrived,
                  fs::copy_options::overwrite_existing);
    ScoringSession& scoring = anna.workspace->scoring();
    anna.page.hide(); // so that the list does not follow, only the session
    scoring.setInbox(
        {{QString::fromStdString(arrived.string()), QStringLiteral("inbox/arrived.png")}});
    anna.page.showEntry(scoring.entryOf(QStringLiteral("inbox/arrived.png")));
    const GalleryEntry& entry = anna.entry(anna.page.currentEntry());
    QVERIFY(!entry.scored);
    QVERIFY(anna.page.reviewPanel().typeButtons().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(entry.scored, kWait);
    const QStringList types =
        anna.workspace->review().defectTypes(scoring.classes()[entry.routedClass]);
    QVERIFY(!types.isEmpty());
    QCOMPARE(anna.page.reviewPanel().type(1), types.first());
}

void TestReview::notOkTakesTheTypeOfTheFolder()
{
    Station anna(m_project, QStringLiteral("anna"));
    QTRY_VERIFY_WITH_TIMEOUT(anna.ready(), kWait);
    const auto& entries = anna.workspace->scoring().entries();
    const auto at = [&](bool defective) {
        return int(std::find_if(entries.begin(), entries.end(),
                                [&](const GalleryEntry& e) { return e.defective() == defective; }) -
                   entries.begin());
    };
    const int defective = at(true), good = at(false);
    anna.page.showEntry(defective);
    QTRY_COMPARE_WITH_TIMEOUT(anna.page.shownEntry(), defective, kWait);
    anna.key(Qt::Key_2);
    QCOMPARE(anna.verdict(defective).defectType, anna.entry(defective).folderType);
    anna.page.showEntry(good);
    anna.key(Qt::Key_2);
    QCOMPARE(anna.decision(good), Decision::NotOk);
    QCOMPARE(anna.verdict(good).defectType, QString());
    // All at once: each its own, in one step.
    anna.key(Qt::Key_A, Qt::ControlModifier);
    anna.key(Qt::Key_2);
    for (int i = 0; i < int(entries.size()); ++i)
        QCOMPARE(anna.verdict(i).defectType, anna.entry(i).folderDefect());
    anna.page.undoAction()->trigger();
    QCOMPARE(anna.workspace->review().progress().decided, 2);
}

void TestReview::typeOfItsOwn()
{
    Station anna(m_project, QStringLiteral("anna"));
    QTRY_VERIFY_WITH_TIMEOUT(anna.ready(), kWait);
    const int entry = anna.page.currentEntry();
    anna.key(Qt::Key_N, Qt::ShiftModifier);
    QLineEdit* field = anna.page.reviewPanel().field();
    QVERIFY(field->isVisible());
    QTest::keyClicks(field, QStringLiteral("loose_thread"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(anna.verdict(entry).defectType, QStringLiteral("loose_thread"));
    QVERIFY(!field->isVisible());
    anna.workspace->review().waitUntilStored();
    QTRY_VERIFY(anna.workspace->review()
                    .defectTypes(anna.entry(entry).className)
                    .contains(QStringLiteral("loose_thread")));
}

void TestReview::nothingOfThePanelIsSqueezed()
{
    Station anna(m_project, QStringLiteral("anna"));
    QTRY_VERIFY_WITH_TIMEOUT(anna.ready(), kWait);
    const auto seen = [](const QWidget* one) {
        return one->visibleRegion().boundingRect() == one->rect();
    };
    ReviewPanel& panel = anna.page.reviewPanel();
    // What a window of 1280 x 800 leaves is enough for the types of a product.
    anna.page.resize(1216, 712);
    QCoreApplication::processEvents();
    QVERIFY(panel.typeButtons().size() >= 4);
    for (const QPushButton* type : panel.typeButtons())
        QVERIFY2(seen(type), qPrintable(type->accessibleName()));
    const int entry = anna.page.currentEntry();
    ReviewEdit edit;
    for (const char* type : {"crack", "dent", "loose_thread", "missing_part", "oil_stain"}) {
        edit.defectType = QLatin1String(type);
        anna.workspace->review().decide({entry}, edit);
    }
    anna.workspace->review().waitUntilStored();
    QTRY_VERIFY(panel.typeButtons().size() >= 8);
    for (const QSize& size : {QSize(1216, 712), QSize(1216, 650), QSize(896, 470)}) {
        anna.page.resize(size);
        QCoreApplication::processEvents();
        QScrollArea* around = nullptr;
        for (QWidget* w = panel.parentWidget(); w && !around; w = w->parentWidget())
            around = qobject_cast<QScrollArea*>(w);
        QVERIFY(around);
        QVector<QWidget*> buttons{panel.button(Decision::Ok), panel.button(Decision::NotOk)};
        for (QPushButton* type : panel.typeButtons())
            buttons << type;
        for (QWidget* button : std::as_const(buttons)) {
            QVERIFY(button->height() >= button->minimumSizeHint().height());
            const auto scrolledTo = [&] { // rows of types are laid out by and by
                around->ensureWidgetVisible(button, 0, 0);
                return seen(button);
            };
            QTRY_VERIFY2(scrolledTo(), qPrintable(button->accessibleName()));
        }
        around->verticalScrollBar()->setValue(0);
        anna.key(Qt::Key_O);
        QVERIFY(seen(panel.field()));
        QTest::keyClick(panel.field(), Qt::Key_Escape);
    }
}

void TestReview::typingStaysWithItsPart()
{
    Station anna(m_project, QStringLiteral("anna"));
    QTRY_VERIFY_WITH_TIMEOUT(anna.ready(), kWait);
    const int first = anna.page.currentEntry(), second = first + 1;
    QLineEdit* field = anna.page.reviewPanel().field();
    anna.key(Qt::Key_O);
    QTest::keyClicks(field, QStringLiteral("of the first"));
    anna.page.showEntry(second); // as a click on its thumbnail does
    QVERIFY(!field->isVisible());
    QCOMPARE(anna.verdict(first).comment, QStringLiteral("of the first"));
    QCOMPARE(anna.verdict(second).comment, QString());
    anna.key(Qt::Key_N, Qt::ShiftModifier);
    QTest::keyClicks(field, QStringLiteral("half_a_na"));
    anna.page.showEntry(first);
    QVERIFY(!field->isVisible());
    for (const int entry : {first, second})
        QCOMPARE(anna.decision(entry), Decision::None);
    // Others are selected meanwhile.
    anna.key(Qt::Key_O);
    field->setText(QStringLiteral("still of the first"));
    anna.page.findChild<GalleryView*>()->selectAll();
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(anna.verdict(first).comment, QStringLiteral("still of the first"));
    QCOMPARE(anna.verdict(second).comment, QString());
}

void TestReview::commentOfAnotherWindowIsNotWrittenOver()
{
    Station anna(m_project, QStringLiteral("anna")), bob(m_project, QStringLiteral("bob"));
    QTRY_VERIFY_WITH_TIMEOUT(anna.ready() && bob.ready(), kWait);
    const int entry = anna.page.currentEntry();
    QLineEdit* field = anna.page.reviewPanel().field();
    anna.key(Qt::Key_O);
    QTest::keyClicks(field, QStringLiteral("from anna"));
    ReviewEdit edit;
    edit.comment = QStringLiteral("from bob");
    bob.workspace->review().decide({entry}, edit);
    QTRY_COMPARE_WITH_TIMEOUT(anna.verdict(entry).comment, QStringLiteral("from bob"),
                              kSeenByOthersMs);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(anna.verdict(entry).comment, QStringLiteral("from bob"));
    QVERIFY2(told(anna.notices).contains(QStringLiteral("bob changed the comment")),
             qPrintable(told(anna.notices)));
    QVERIFY(told(anna.notices).contains(QStringLiteral("from anna")));
    anna.key(Qt::Key_O); // whoever knows of it may write another
    field->setText(QStringLiteral("from both"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(anna.verdict(entry).comment, QStringLiteral("from both"));
}

/// As a window of 1280 x 800 leaves it with a message of two lines.
void TestReview::progressIsInSightInALowWindow()
{
    Station anna(m_project, QStringLiteral("anna"));
    QTRY_VERIFY_WITH_TIMEOUT(anna.ready(), kWait);
    for (const QSize& size : {QSize(1216, 650), QSize(896, 470)}) {
        anna.page.resize(size);
        QCoreApplication::processEvents();
        const auto* bar = anna.page.reviewPanel().window()->findChild<QProgressBar*>();
        QVERIFY(bar && bar->isVisible());
        QCOMPARE(bar->visibleRegion().boundingRect(), bar->rect());
    }
}

/// Its file is written over between two looks at it.
void TestReview::replacedPictureIsTold()
{
    Station anna(m_project, QStringLiteral("anna"));
    QTRY_VERIFY_WITH_TIMEOUT(anna.ready(), kWait);
    const fs::path file = m_root / "camera.png";
    const auto copy = [&](int entry) {
        fs::copy_file(fs::u8path(anna.entry(entry).path.toStdString()), file,
                      fs::copy_options::overwrite_existing);
    };
    copy(0);
    ScoringSession& scoring = anna.workspace->scoring();
    scoring.setInbox({{QString::fromStdString(file.string()), QStringLiteral("inbox:camera.png")}});
    const int entry = scoring.entryOf(QStringLiteral("inbox:camera.png"));
    anna.page.showEntry(entry);
    QTRY_COMPARE_WITH_TIMEOUT(anna.page.shownEntry(), entry, kWait);
    const PartPointer before = anna.page.currentPart();
    anna.key(Qt::Key_1);
    anna.workspace->review().waitUntilStored();
    const ReviewPanel& panel = anna.page.reviewPanel();
    anna.page.showEntry(0);
    copy(entry - 1); // the last of the dataset is another picture
    anna.page.showEntry(entry);
    QTRY_VERIFY_WITH_TIMEOUT(panel.decidedText().contains(QStringLiteral("was replaced after")),
                             kWait);
    QVERIFY(panel.decidedText().contains(QStringLiteral("You: OK")));
    QTRY_COMPARE_WITH_TIMEOUT(anna.page.shownEntry(), entry, kWait);
    QVERIFY(cv::norm(before->picture, anna.page.currentPart()->picture) > 0.0);
    QVERIFY(!anna.entry(entry).decided());
    anna.key(Qt::Key_2);
    anna.workspace->review().waitUntilStored();
    QCOMPARE(anna.decision(entry), Decision::NotOk);
    anna.page.showEntry(entry);
    QVERIFY(panel.decidedText().startsWith(QStringLiteral("You: not OK")));
}

void TestReview::commentFlagAndTakingBack()
{
    Station anna(m_project, QStringLiteral("anna"));
    QTRY_VERIFY_WITH_TIMEOUT(anna.ready(), kWait);
    const int entry = anna.page.currentEntry();
    anna.key(Qt::Key_G);
    QVERIFY(anna.verdict(entry).flagged);
    anna.key(Qt::Key_O);
    QLineEdit* field = anna.page.reviewPanel().field();
    QTest::keyClicks(field, QStringLiteral("1 scratch, not sure")); // digits are text here
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(anna.verdict(entry).comment, QStringLiteral("1 scratch, not sure"));
    QCOMPARE(anna.decision(entry), Decision::None);
    QCOMPARE(anna.page.currentEntry(), entry);
    anna.key(Qt::Key_2);
    anna.page.showEntry(entry);
    anna.key(Qt::Key_0);
    QCOMPARE(anna.decision(entry), Decision::None);
    QVERIFY(anna.verdict(entry).flagged);
    QCOMPARE(anna.verdict(entry).comment, QStringLiteral("1 scratch, not sure"));
    QVERIFY(anna.page.reviewPanel().commentText().contains(QStringLiteral("scratch")));
}

void TestReview::undoGoesBackToThePart()
{
    Station anna(m_project, QStringLiteral("anna"));
    QTRY_VERIFY_WITH_TIMEOUT(anna.ready(), kWait);
    const int entry = anna.page.currentEntry();
    QVERIFY(!anna.page.undoAction()->isEnabled());
    anna.key(Qt::Key_2);
    anna.key(Qt::Key_Right);
    QVERIFY(anna.page.undoAction()->isEnabled());
    anna.page.undoAction()->trigger();
    QCOMPARE(anna.page.currentEntry(), entry);
    QCOMPARE(anna.decision(entry), Decision::None);
    anna.page.redoAction()->trigger();
    QCOMPARE(anna.decision(entry), Decision::NotOk);
}

void TestReview::severalAtOnce()
{
    Station anna(m_project, QStringLiteral("anna"));
    QTRY_VERIFY_WITH_TIMEOUT(anna.ready(), kWait);
    for (int i = 0; i < 2; ++i)
        anna.key(Qt::Key_Right, Qt::ShiftModifier);
    anna.key(Qt::Key_1);
    for (int row = 0; row < 3; ++row)
        QCOMPARE(anna.decision(anna.page.gallery().entryAt(row)), Decision::Ok);
    QCOMPARE(anna.decision(anna.page.gallery().entryAt(3)), Decision::None);
    QVERIFY2(told(anna.notices).contains(QStringLiteral("3 parts")),
             qPrintable(told(anna.notices)));
    const Notice bulk = anna.notices.back().first().value<Notice>();
    QVERIFY(bulk.stands());
    anna.page.undoAction()->trigger(); // one step
    QVERIFY(!bulk.stands());           // Ctrl+Z takes nothing back any more
    for (int row = 0; row < 3; ++row)
        QCOMPARE(anna.decision(anna.page.gallery().entryAt(row)), Decision::None);
    QVERIFY(!anna.page.undoAction()->isEnabled());
}

/// Ctrl and Shift toggle and extend a selection, but not while they are held for another key.
void TestReview::heldKeysSelectNothing()
{
    Station anna(m_project, QStringLiteral("anna"));
    QTRY_VERIFY_WITH_TIMEOUT(anna.ready(), kWait);
    const auto selected = [&] {
        return anna.page.findChild<GalleryView*>()->selectionModel()->selectedIndexes();
    };
    const int first = anna.page.currentEntry();
    anna.heldKey(Qt::Key_1, Qt::NoModifier);
    anna.heldKey(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(anna.page.currentEntry(), first);
    QCOMPARE(selected().size(), 1);
    anna.heldKey(Qt::Key_2, Qt::NoModifier);
    QCOMPARE(anna.decision(first), Decision::NotOk);
    QCOMPARE(anna.decision(anna.page.gallery().entryAt(1)), Decision::None);
    anna.heldKey(Qt::Key_1, Qt::ShiftModifier);
    QCOMPARE(selected().size(), 1);
    anna.heldKey(Qt::Key_3, Qt::NoModifier);
    QCOMPARE(anna.decision(anna.page.gallery().entryAt(1)), Decision::NotOk);
    QCOMPARE(anna.decision(anna.page.gallery().entryAt(2)), Decision::Unsure);
    // What is extended from here begins here.
    const int row = anna.row();
    anna.heldKey(Qt::Key_Right, Qt::ShiftModifier);
    QTRY_COMPARE(anna.row(), row + 1);
    QCOMPARE(selected().size(), 2);
    QVERIFY2(anna.notices.isEmpty(), qPrintable(told(anna.notices)));
}

void TestReview::undoLeavesNothingSelected()
{
    Station anna(m_project, QStringLiteral("anna"));
    QTRY_VERIFY_WITH_TIMEOUT(anna.ready(), kWait);
    const int current = anna.page.currentEntry();
    anna.heldKey(Qt::Key_A, Qt::ControlModifier);
    anna.heldKey(Qt::Key_3, Qt::NoModifier);
    QCOMPARE(anna.workspace->review().progress().decided, anna.page.gallery().rowCount());
    anna.heldKey(Qt::Key_2, Qt::NoModifier); // meant for the part that is open
    QCOMPARE(anna.decision(current), Decision::NotOk);
    QCOMPARE(anna.decision(anna.page.gallery().entryAt(1)), Decision::Unsure);
    anna.heldKey(Qt::Key_Z, Qt::ControlModifier);
    anna.heldKey(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(anna.workspace->review().progress().decided, 0);
    anna.heldKey(Qt::Key_A, Qt::ControlModifier);
    anna.page.redoAction()->trigger();
    anna.page.undoAction()->trigger();
    anna.heldKey(Qt::Key_1, Qt::NoModifier);
    QCOMPARE(anna.workspace->review().progress().decided, 1);
}

/// A digit that chooses in a list or menu is no verdict.
void TestReview::listThatLiesOpenKeepsItsKeys()
{
    Station anna(m_project, QStringLiteral("anna"));
    QTRY_VERIFY_WITH_TIMEOUT(anna.ready(), kWait);
    const PopupKeys keys; // as the window has it
    const int entry = anna.page.currentEntry();
    QComboBox* box = anna.page.filterBar().orderBox();
    box->showPopup();
    QVERIFY(QApplication::activePopupWidget());
    QTest::keyClick(box->view(), Qt::Key_3);
    QTest::keyClick(box->view(), Qt::Key_1, Qt::ShiftModifier);
    QCOMPARE(anna.decision(entry), Decision::None);
    QCOMPARE(anna.page.currentEntry(), entry);
    QTest::keyClick(box->view(), Qt::Key_Escape);
    QTRY_VERIFY(!QApplication::activePopupWidget());
    anna.key(Qt::Key_3);
    QCOMPARE(anna.decision(entry), Decision::Unsure);
}

void TestReview::queueLosesWhatIsDecided()
{
    Station anna(m_project, QStringLiteral("anna"));
    QTRY_VERIFY_WITH_TIMEOUT(anna.ready(), kWait);
    const int all = anna.page.gallery().rowCount();
    GalleryFilterSpec spec;
    spec.only = Only::Unreviewed;
    anna.page.showEntries(spec);
    const int second = anna.page.gallery().entryAt(1);
    anna.key(Qt::Key_1);
    QCOMPARE(anna.page.currentEntry(), second);
    QTRY_COMPARE(anna.page.gallery().rowCount(), all - 1);
    QCOMPARE(anna.page.currentEntry(), second);
    QCOMPARE(anna.row(), 0);
    QCOMPARE(anna.page.filterBar().chip(Only::Unreviewed)->text(),
             QStringLiteral("unreviewed %1").arg(all - 1));
}

void TestReview::nextUnreviewed()
{
    Station anna(m_project, QStringLiteral("anna"));
    QTRY_VERIFY_WITH_TIMEOUT(anna.ready(), kWait);
    anna.key(Qt::Key_1);
    anna.key(Qt::Key_1);
    anna.key(Qt::Key_Home);
    QCOMPARE(anna.row(), 0);
    anna.key(Qt::Key_N);
    QCOMPARE(anna.row(), 2);
    anna.key(Qt::Key_A, Qt::ControlModifier);
    anna.key(Qt::Key_1);
    anna.key(Qt::Key_N);
    QVERIFY(told(anna.notices).contains(QStringLiteral("Every part")));
}

void TestReview::stayingOnThePart()
{
    Station anna(m_project, QStringLiteral("anna"));
    QTRY_VERIFY_WITH_TIMEOUT(anna.ready(), kWait);
    anna.key(Qt::Key_A, Qt::ShiftModifier);
    anna.key(Qt::Key_1);
    QCOMPARE(anna.row(), 0);
    anna.key(Qt::Key_A, Qt::ShiftModifier);
    anna.key(Qt::Key_1);
    QCOMPARE(anna.row(), 1);
}

void TestReview::anotherWindowSeesIt()
{
    Station anna(m_project, QStringLiteral("anna")), bernd(m_project, QStringLiteral("bernd"));
    QTRY_VERIFY_WITH_TIMEOUT(anna.ready() && bernd.ready(), kWait);
    const int entry = anna.page.currentEntry();
    bernd.page.showEntry(entry);
    QElapsedTimer clock;
    clock.start();
    anna.key(Qt::Key_2);
    QTRY_COMPARE_WITH_TIMEOUT(bernd.decision(entry), Decision::NotOk, kSeenByOthersMs);
    QVERIFY(clock.elapsed() < kSeenByOthersMs);
    QVERIFY2(bernd.page.reviewPanel().decidedText().contains(QStringLiteral("anna")),
             qPrintable(bernd.page.reviewPanel().decidedText()));
    // Another opinion is no conflict: it was given knowing the first.
    bernd.key(Qt::Key_1);
    QTRY_VERIFY_WITH_TIMEOUT(anna.entry(entry).review.disputed, kSeenByOthersMs);
    QCOMPARE(anna.decision(entry), Decision::Ok);
    QVERIFY(anna.notices.isEmpty() && bernd.notices.isEmpty());
    anna.page.showEntry(entry);
    QVERIFY(!anna.page.reviewPanel().othersText().isEmpty());
}

void TestReview::conflictIsShown()
{
    Station anna(m_project, QStringLiteral("anna")), bernd(m_project, QStringLiteral("bernd"));
    QTRY_VERIFY_WITH_TIMEOUT(anna.ready() && bernd.ready(), kWait);
    const int entry = anna.page.currentEntry();
    bernd.page.showEntry(entry);
    // Both before either has seen the other's: the first one stored stands.
    ReviewEdit edit;
    edit.decision = Decision::Ok;
    anna.workspace->review().decide({entry}, edit);
    edit.decision = Decision::NotOk;
    bernd.workspace->review().decide({entry}, edit);
    anna.workspace->review().waitUntilStored();
    bernd.workspace->review().waitUntilStored();
    QTRY_VERIFY(!(anna.notices.isEmpty() && bernd.notices.isEmpty()));
    QCOMPARE(anna.notices.count() + bernd.notices.count(), 1);
    const bool bernds = anna.notices.isEmpty();
    const QString sentence = told(bernds ? bernd.notices : anna.notices);
    QVERIFY2(sentence.contains(bernds ? QStringLiteral("anna") : QStringLiteral("bernd")),
             qPrintable(sentence));
    const Decision stands = bernds ? Decision::Ok : Decision::NotOk;
    QTRY_COMPARE(anna.decision(entry), stands);
    QTRY_COMPARE(bernd.decision(entry), stands);
}

void TestReview::reviewerIsRemembered()
{
    {
        Station anna(m_project, QStringLiteral("anna"));
        QTRY_VERIFY_WITH_TIMEOUT(anna.ready(), kWait);
        anna.key(Qt::Key_W, Qt::ShiftModifier);
        QLineEdit* field = anna.page.reviewPanel().field();
        field->clear();
        QTest::keyClicks(field, QStringLiteral("carla"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(anna.workspace->review().actor().user, QStringLiteral("carla"));
    }
    auto workspace = Workspace::open(m_project).value();
    InspectPage page(workspace->scoring(), workspace->desk(), workspace->pictures(),
                     workspace->dataset());
    page.useReview(workspace->review());
    QCOMPARE(workspace->review().actor().user, QStringLiteral("carla"));
}

QTEST_MAIN(TestReview)
#include "test_review.moc"
