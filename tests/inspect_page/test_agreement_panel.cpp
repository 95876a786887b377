// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/workspace.h"
#include "support/no_warnings.h"
#include "support/tiny_run.h"
#include "widgets/common/theme.h"
#include "widgets/inspect/agreement_panel.h"
#include "widgets/inspect/inspect_page.h"

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
        panel().startButton()->click();
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

    void secondInspectorAndResult()
    {
        openAs(QStringLiteral("bernd"));
        QCOMPARE(panel().studyList()->count(), 1);
        panel().goOnButton()->click();
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
        QSignalSpy told(&panel(), &AgreementPanel::noticed);
        panel().nameField()->setText(QStringLiteral("November"));
        panel().sizeField()->setValue(kSample);
        QTest::keyClick(panel().nameField(), Qt::Key_Return);
        QCOMPARE(told.count(), 1);
        QCOMPARE(panel().step(), AgreementPanel::Step::Choose);
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
