// SPDX-License-Identifier: GPL-3.0-or-later
// Marking defects on the Inspect page: what is drawn stays with its picture, and becomes a verdict
// only by hand.
#include "core/session/workspace.h"
#include "core/store/database.h"
#include "support/no_warnings.h"
#include "support/tiny_run.h"
#include "widgets/common/theme.h"
#include "widgets/inspect/gallery_model.h"
#include "widgets/inspect/inspect_page.h"
#include "widgets/view/mask_editor.h"
#include "widgets/view/triple_view.h"

#include <QLineEdit>
#include <QMouseEvent>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>

using namespace mixdesk;

namespace {

constexpr int kWait = 20'000;

} // namespace

class TestInspectMasks : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void marksSurviveStepsAndReopening();
    void verdictIsOfferedNotForced();
    void typesAreThoseOfTheClass();
    void undoIsTheMasksWhileDrawing();
    void firstStrokeStartsFromTheDatasetsMask();
    void marksOnAPartJudgedOkAreOffered();
    void theToolRowKeepsItsHeight();

private:
    fs::path root() const { return fs::u8path(m_folder->path().toStdString()); }
    void open();
    void close();
    void stepTo(int key)
    {
        QTest::keyClick(m_page.get(), Qt::Key(key));
        settle();
    }
    void settle()
    {
        QTRY_COMPARE_WITH_TIMEOUT(m_page->shownEntry(), m_page->currentEntry(), kWait);
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->masks().ready(), kWait);
        QCOMPARE(m_workspace->masks().image(), shown().key());
    }
    const GalleryEntry& shown() const
    {
        return m_workspace->scoring().entries()[std::size_t(m_page->shownEntry())];
    }
    void draw();
    cv::Mat mask() const
    {
        const MaskCanvas* canvas = m_workspace->masks().canvas(m_page->maskEditor().type());
        return canvas ? canvas->mask().clone() : cv::Mat();
    }

    std::unique_ptr<QTemporaryDir> m_trained, m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<InspectPage> m_page;
};

void TestInspectMasks::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    support::watchWarnings();
    applyTheme(ThemeChoice::Light);
    m_trained = std::make_unique<QTemporaryDir>();
    const fs::path at = fs::u8path(m_trained->path().toStdString());
    support::trainTiny(support::writeTinyPlant(at / "plant"), at / "run");
}

void TestInspectMasks::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    ProjectSettings settings;
    settings.dataset = m_trained->path().toStdString() + "/plant";
    settings.activeRun = "first";
    auto made = Project::create(root() / "project", settings);
    QVERIFY(bool(made));
    fs::create_directories(made->runsFolder());
    fs::copy(fs::u8path(m_trained->path().toStdString()) / "run", made->runFolder("first"),
             fs::copy_options::recursive);
    open();
}

void TestInspectMasks::cleanup()
{
    close();
    QCOMPARE(support::takeWarnings(), QStringList());
}

void TestInspectMasks::open()
{
    m_workspace = Workspace::open(root() / "project").value();
    m_page = std::make_unique<InspectPage>(m_workspace->scoring(), m_workspace->desk(),
                                           m_workspace->pictures(), m_workspace->dataset());
    m_page->useMasks(m_workspace->masks(), m_workspace->review());
    m_page->resize(1216, 700);
    m_page->show();
    const ScoringSession& scoring = m_workspace->scoring();
    QTRY_VERIFY_WITH_TIMEOUT(!scoring.entries().empty() &&
                                 scoring.scoredCount() == int(scoring.entries().size()),
                             kWait);
    QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->scoring().job().running(), kWait);
    m_page->gallery().flush();
    settle();
}

void TestInspectMasks::close()
{
    m_page.reset();
    m_workspace.reset();
}

/// A stroke by the mouse across the middle of the picture, with the first type where none is.
void TestInspectMasks::draw()
{
    MaskEditor& editor = m_page->maskEditor();
    if (editor.type().isEmpty()) {
        QTest::keyClick(&m_page->view(), Qt::Key_Q, Qt::ShiftModifier);
        auto* field = editor.findChild<QLineEdit*>();
        QTest::keyClicks(field, QStringLiteral("scratch"));
        QTest::keyClick(field, Qt::Key_Return);
    }
    PicturePane& pane = m_page->view().pane(Layer::Input);
    const QPoint middle = pane.rect().center();
    QTest::mousePress(&pane, Qt::LeftButton, {}, middle - QPoint(20, 0));
    for (const QPoint& at : {middle, middle + QPoint(20, 0)}) {
        QMouseEvent event(QEvent::MouseMove, at, pane.mapToGlobal(at), Qt::NoButton, Qt::LeftButton,
                          Qt::NoModifier);
        QCoreApplication::sendEvent(&pane, &event);
    }
    QTest::mouseRelease(&pane, Qt::LeftButton, {}, middle + QPoint(20, 0));
}

void TestInspectMasks::marksSurviveStepsAndReopening()
{
    stepTo(Qt::Key_Home);
    QTest::keyClick(m_page.get(), Qt::Key_D);
    QVERIFY(m_page->maskEditor().drawing() && m_page->maskEditor().isVisible());
    draw();
    const cv::Mat drawn = mask();
    QVERIFY(cv::countNonZero(drawn) > 0);
    const QString type = m_page->maskEditor().type(), key = shown().key();

    stepTo(Qt::Key_Right);
    QVERIFY(shown().key() != key);
    QVERIFY(!m_workspace->masks().marked());
    stepTo(Qt::Key_Left);
    QCOMPARE(shown().key(), key);
    QCOMPARE(cv::countNonZero(mask() != drawn), 0);

    close();
    open();
    const auto& entries = m_workspace->scoring().entries();
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (entries[i].key() == key)
            m_page->showEntry(int(i));
    settle();
    m_page->maskEditor().chooseType(type);
    QCOMPARE(mask().size(), drawn.size());
    QCOMPARE(cv::countNonZero(mask() != drawn), 0);
}

void TestInspectMasks::verdictIsOfferedNotForced()
{
    ReviewSession& review = m_workspace->review();
    stepTo(Qt::Key_Home);
    QTest::keyClick(m_page.get(), Qt::Key_D);
    draw();
    m_workspace->masks().waitUntilStored();
    const int entry = m_page->shownEntry();
    QCOMPARE(review.verdictOf(entry).decision, Decision::None);
    QTest::keyClick(&m_page->view(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(review.verdictOf(entry).decision, Decision::NotOk);
    QCOMPARE(review.verdictOf(entry).defectType, m_page->maskEditor().type());
    review.waitUntilStored();
    // It has a verdict now: nothing is offered any more.
    const auto records = review.canUndo();
    QTest::keyClick(&m_page->view(), Qt::Key_Return, Qt::ControlModifier);
    review.undo();
    QVERIFY(records && !review.canUndo());
}

void TestInspectMasks::typesAreThoseOfTheClass()
{
    QTest::keyClick(m_page.get(), Qt::Key_D);
    const auto& entries = m_workspace->scoring().entries();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (!entries[i].defective())
            continue;
        m_page->showEntry(int(i));
        settle();
        QCOMPARE(m_page->maskEditor().type(), entries[i].type);
        for (const QString& type : m_workspace->review().defectTypes(entries[i].className))
            QVERIFY(m_page->maskEditor().types().contains(type));
        ReviewEdit edit; // a verdict without a type leaves that of the folder
        edit.decision = Decision::NotOk;
        m_workspace->review().decide({int(i)}, edit);
        QCOMPARE(m_page->maskEditor().type(), entries[i].folderType);
        m_workspace->review().undo();
    }
}

void TestInspectMasks::undoIsTheMasksWhileDrawing()
{
    stepTo(Qt::Key_End);
    QTest::keyClick(m_page.get(), Qt::Key_D);
    draw();
    QCOMPARE(m_page->undoAction(), m_page->maskEditor().undoAction());
    QVERIFY(m_page->undoAction()->isEnabled());
    m_page->undoAction()->trigger();
    QVERIFY(!m_workspace->masks().marked());
    m_page->redoAction()->trigger();
    QVERIFY(m_workspace->masks().marked());
    QTest::keyClick(m_page.get(), Qt::Key_D);
    QVERIFY(m_page->undoAction() != m_page->maskEditor().undoAction());
}

void TestInspectMasks::firstStrokeStartsFromTheDatasetsMask()
{
    QTest::keyClick(m_page.get(), Qt::Key_D);
    const auto& entries = m_workspace->scoring().entries();
    const auto defective = std::find_if(entries.begin(), entries.end(),
                                        [](const GalleryEntry& e) { return e.defective(); });
    m_page->showEntry(int(defective - entries.begin()));
    settle();
    QTRY_VERIFY_WITH_TIMEOUT(m_page->currentPart() != nullptr, kWait);
    const cv::Mat given = m_page->currentPart()->mask;
    QVERIFY(cv::countNonZero(given) > 0);
    QVERIFY(!m_workspace->masks().marked()); // looking at it takes nothing in
    draw();
    const cv::Mat both = mask();
    QCOMPARE(cv::countNonZero(given & ~both), 0);
    QVERIFY(cv::countNonZero(both) > cv::countNonZero(given));
    m_page->undoAction()->trigger(); // the stroke
    QCOMPARE(cv::countNonZero(mask() != given), 0);
    m_page->undoAction()->trigger(); // what it started from
    QVERIFY(!m_workspace->masks().marked());
    m_page->redoAction()->trigger();
    m_page->redoAction()->trigger();
    QCOMPARE(cv::countNonZero(mask() != both), 0);
}

/// Nothing marked on it counts while the part is OK.
void TestInspectMasks::marksOnAPartJudgedOkAreOffered()
{
    ReviewSession& review = m_workspace->review();
    stepTo(Qt::Key_Home);
    const int entry = m_page->shownEntry();
    ReviewEdit edit;
    edit.decision = Decision::Ok;
    review.decide({entry}, edit);
    QTest::keyClick(m_page.get(), Qt::Key_D);
    draw();
    QTest::keyClick(&m_page->view(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(review.verdictOf(entry).decision, Decision::NotOk);
    QCOMPARE(review.verdictOf(entry).defectType, m_page->maskEditor().type());
}

/// Or the picture would move under the pen with the first mark.
void TestInspectMasks::theToolRowKeepsItsHeight()
{
    stepTo(Qt::Key_Home);
    QTest::keyClick(m_page.get(), Qt::Key_D);
    QCoreApplication::processEvents();
    const int height = m_page->maskEditor().height();
    const QRect view = m_page->view().geometry();
    draw();
    QCoreApplication::processEvents();
    QVERIFY(m_workspace->masks().marked());
    QCOMPARE(m_page->maskEditor().height(), height);
    QCOMPARE(m_page->view().geometry(), view);
}

QTEST_MAIN(TestInspectMasks)
#include "test_inspect_masks.moc"
