// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/workspace.h"
#include "support/no_warnings.h"
#include "support/tiny_run.h"
#include "widgets/common/theme.h"
#include "widgets/inspect/agreement_panel.h"
#include "widgets/inspect/inspect_page.h"
#include "widgets/inspect/review_panel.h"

#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace mixdesk;

namespace {
constexpr int kWait = 20'000;
constexpr int kSample = 6;
} // namespace

class TestAgreementPanel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        support::watchWarnings();
        applyTheme(ThemeChoice::Light);
        QSettings().clear();
        const fs::path root = fs::u8path(m_folder.path().toStdString());
        const Dataset plant = support::writeTinyPlant(root / "plant");
        Workspace::create(root / "project", root / "plant").value().reset();
        support::trainTiny(plant, root / "project" / "runs" / "first");
        m_workspace = Workspace::open(root / "project").value();
        m_page = std::make_unique<InspectPage>(m_workspace->scoring(), m_workspace->desk(),
                                               m_workspace->pictures(), m_workspace->dataset());
        m_page->useReview(m_workspace->review());
        m_page->useAgreement(m_workspace->agreement());
        m_page->useMasks(m_workspace->masks(), m_workspace->review());
        m_page->resize(1200, 760);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        const ScoringSession& scoring = m_workspace->scoring();
        QTRY_VERIFY_WITH_TIMEOUT(!scoring.entries().empty() &&
                                     scoring.scoredCount() == int(scoring.entries().size()),
                                 kWait);
    }
    void cleanup() { QCOMPARE(support::takeWarnings(), QStringList()); }
    void cleanupTestCase()
    {
        m_page.reset();
        m_workspace.reset();
    }

    void firstInspectorJudgesByKeys()
    {
        openAs(QStringLiteral("anna"));
        panel().nameField()->setText(QStringLiteral("November"));
        panel().sizeField()->setValue(kSample);
        QTest::keyClick(panel().startButton(), Qt::Key_Return);
        QCOMPARE(panel().step(), AgreementPanel::Step::Judge);
        QTest::keyClick(&panel(), Qt::Key_1); // before there is anything to see
        QCOMPARE(panel().position(), 0);
        m_page->step(1); // what the page opens meanwhile does not take the study's picture away
        judge(Qt::Key_1);
        judge(Qt::Key_2);
        QCOMPARE(panel().progressText(), QStringLiteral("3 of 6, judged by anna"));
        QTest::keyClick(&panel(), Qt::Key_Backspace);
        QCOMPARE(panel().position(), 1);
        judge(Qt::Key_3);
        judge(Qt::Key_1);
        QTest::keyClick(&panel(), Qt::Key_Escape);
        QCOMPARE(panel().step(), AgreementPanel::Step::Choose);
        // None of it is a verdict of the review.
        QCOMPARE(m_workspace->review().progress().decided, 0);
        panel().goOnButton()->click();
        QCOMPARE(panel().position(), 3);
        for (int i = 3; i < kSample; ++i)
            judge(Qt::Key_1);
        QCOMPARE(panel().step(), AgreementPanel::Step::Result);
        QVERIFY2(panel().resultText().contains(QStringLiteral("second inspector")),
                 qPrintable(panel().resultText()));
    }

    void whoHasJudgedAllIsTold()
    {
        QSignalSpy told(&panel(), &AgreementPanel::noticed);
        panel().judgeAlsoButton()->click();
        QCOMPARE(told.count(), 1);
        QVERIFY(told.first().first().value<Notice>().text.contains(QStringLiteral("anna")));
        QCOMPARE(panel().step(), AgreementPanel::Step::Result);
    }

    /// No key of the page may reach the part below, or name anybody in a field that is hidden.
    void pageRestsWhileAStudyIsShown()
    {
        QVERIFY(!m_page->undoAction() && !m_page->redoAction());
        const int entry = m_page->currentEntry();
        for (QWidget* at : {static_cast<QWidget*>(m_page.get()), static_cast<QWidget*>(&panel())})
            for (const auto& [key, modifiers] :
                 {std::pair(Qt::Key_2, Qt::KeyboardModifiers()),
                  std::pair(Qt::Key_G, Qt::KeyboardModifiers()),
                  std::pair(Qt::Key_W, Qt::KeyboardModifiers(Qt::ShiftModifier)),
                  std::pair(Qt::Key_A, Qt::KeyboardModifiers(Qt::ControlModifier)),
                  std::pair(Qt::Key_Right, Qt::KeyboardModifiers())})
                QTest::keyClick(at, key, modifiers);
        QCOMPARE(m_page->currentEntry(), entry);
        QCOMPARE(m_workspace->review().progress().decided, 0);
        QVERIFY(!m_workspace->review().canUndo()); // no flag either
        QVERIFY(m_page->reviewPanel().field()->isHidden());
        QTest::keyClick(&panel(), Qt::Key_Escape);
        QCOMPARE(panel().step(), AgreementPanel::Step::Choose);
        QTest::keyClick(&panel(), Qt::Key_Escape);
        QVERIFY(!panel().isVisible());
        QTest::keyClick(m_page.get(), Qt::Key_G);
        QVERIFY(m_workspace->review().canUndo());
        m_page->undoAction()->trigger();
        // Somewhere else and back: the keys are the panel's.
        openAs(QStringLiteral("anna"));
        m_page->hide();
        m_page->show();
        QCOMPARE(m_page->focusWidget(), static_cast<QWidget*>(&panel()));
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QTest::keyClick(&panel(), Qt::Key_Escape);
        QVERIFY(!panel().isVisible());
    }

    void secondInspectorAndResult()
    {
        openAs(QStringLiteral("anna"));
        panel().resultButton()->click();
        QCOMPARE(panel().step(), AgreementPanel::Step::Result);
        panel().inspectorField()->setFocus();
        panel().inspectorField()->selectAll();
        QTest::keyClicks(panel().inspectorField(), QStringLiteral("bernd"));
        QTest::keyClick(panel().inspectorField(), Qt::Key_Return);
        QCOMPARE(panel().step(), AgreementPanel::Step::Judge);
        QCOMPARE(panel().progressText(), QStringLiteral("1 of 6, judged by bernd"));
        QCOMPARE(m_workspace->review().actor().user, QStringLiteral("bernd"));
        QCOMPARE(panel().position(), 0); // nothing of anna's to be seen
        for (int i = 0; i < kSample; ++i)
            judge(i == 1 ? Qt::Key_2 : Qt::Key_1);
        QCOMPARE(panel().step(), AgreementPanel::Step::Result);
        QVERIFY2(panel().resultText().contains(QStringLiteral("Alike in 5 of 6")),
                 qPrintable(panel().resultText()));
        QVERIFY(panel().resultText().contains(QStringLiteral("kappa")));
        QCOMPARE(panel().differenceList()->count(), 1);
        QSignalSpy wanted(&panel(), &AgreementPanel::pictureRequested);
        panel().differenceList()->setCurrentRow(0);
        panel().differenceList()->setFocus();
        QTest::keyClick(panel().differenceList(), Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        QVERIFY(!panel().isVisible());
        QCOMPARE(m_workspace->scoring().entries()[std::size_t(m_page->currentEntry())].relative,
                 wanted.first().first().toString());
    }

    void takenNameIsSaid()
    {
        openAs(QStringLiteral("anna"));
        panel().nameField()->setText(QStringLiteral("November"));
        panel().sizeField()->setValue(kSample);
        QTest::keyClick(panel().nameField(), Qt::Key_Return);
        QVERIFY2(panel().problemText().contains(QStringLiteral("November")),
                 qPrintable(panel().problemText()));
        QCOMPARE(panel().step(), AgreementPanel::Step::Choose);
        QTest::keyClicks(panel().nameField(), QStringLiteral(" 2"));
        QCOMPARE(panel().problemText(), QString());
        panel().nameField()->clear();
        QTest::keyClick(panel().nameField(), Qt::Key_Return);
        QVERIFY(!panel().problemText().isEmpty());
        panel().nameField()->setText(QStringLiteral("December"));
        panel().startButton()->click(); // the next try takes the complaint away
        QCOMPARE(panel().step(), AgreementPanel::Step::Judge);
        QTest::keyClick(&panel(), Qt::Key_Escape);
        QCOMPARE(panel().problemText(), QString());
    }

    void nameOfTheInspectorCanBeChanged()
    {
        openAs(QStringLiteral("anna"));
        QCOMPARE(panel().inspectorField()->text(), QStringLiteral("anna"));
        panel().inspectorField()->setFocus();
        QTest::keyClicks(panel().inspectorField(), QStringLiteral("bel"));
        QTest::keyClick(panel().inspectorField(), Qt::Key_Escape); // not taken
        QVERIFY(!panel().isVisible());
        QCOMPARE(m_workspace->review().actor().user, QStringLiteral("anna"));
        openAs(QStringLiteral("anna"));
        panel().inspectorField()->setText(QStringLiteral("carla"));
        panel().goOnButton()->click();
        QCOMPARE(m_workspace->review().actor().user, QStringLiteral("carla"));
        QVERIFY2(panel().progressText().contains(QStringLiteral("judged by carla")),
                 qPrintable(panel().progressText()));
        QTest::keyClick(&panel(), Qt::Key_Escape);
        QTest::keyClick(&panel(), Qt::Key_Escape);
        QVERIFY(!panel().isVisible());
    }

private:
    AgreementPanel& panel() { return *m_page->agreementPanel(); }
    void openAs(const QString& reviewer)
    {
        m_workspace->review().setReviewer(reviewer);
        for (QAction* action : m_page->pageActions())
            if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A))
                action->trigger();
        QVERIFY(panel().isVisible());
    }
    void judge(Qt::Key key)
    {
        QTRY_VERIFY_WITH_TIMEOUT(!panel().picture().empty(), kWait);
        QTest::keyClick(&panel(), key);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<InspectPage> m_page;
};

QTEST_MAIN(TestAgreementPanel)
#include "test_agreement_panel.moc"
