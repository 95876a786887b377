// SPDX-License-Identifier: GPL-3.0-or-later
// The window at work: training while one closes or opens, drops, presentation, the job bar.
#include "frame/window_bench.h"

#include "core/store/verdict_repository.h"
#include "widgets/frame/job_bar.h"
#include "widgets/frame/presentation.h"

#include <QMessageBox>
#include <QSignalSpy>
#include <QTimer>
#include <QToolButton>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

/// Answers the next question box by the button with this text, and counts the questions.
class Answer : public QObject
{
public:
    explicit Answer(const QString& text) : m_text(text)
    {
        connect(&m_timer, &QTimer::timeout, this, &Answer::look);
        m_timer.start(5);
    }
    int asked() const { return m_asked; }

private:
    void look()
    {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!box)
            return;
        for (QAbstractButton* button : box->buttons())
            if (button->text() == m_text) {
                ++m_asked;
                button->click();
                return;
            }
    }

    QString m_text;
    QTimer m_timer;
    int m_asked = 0;
};

TrainConfig longTraining()
{
    TrainConfig config = tinyConfig();
    config.epochs = 2000;
    return config;
}

} // namespace

class TestWindowAtWork : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void closingAsksOnceWhileTraining();
    void anInterruptedTrainingIsOfferedWithItsPictures();
    void aFinishedTrainingIsNotAnnouncedForEver();
    void openingAnotherProjectAsksOnceWhileTraining();
    void openingWaitsForTheTraining();
    void closingTheProjectWaitsForTheTraining();
    void theLastWishWhileStoppingCounts();
    void closingWithoutTrainingAsksNothing();
    void closingAsksOnceWhileSomethingIsNotStored();
    void closingAsksNothingWhereWhatWaitsIsKept();
    void dropsAFolder();
    void dropsAProject();
    void dropsPicturesWithoutAModel();
    void dropsPictures();
    void dropsWhatIsNoFile();
    void presents();
    void nothingToPresent();
    void jobBarShowsWork();

private:
    void openProject(bool withRun = true);
    void waitForScores()
    {
        const ScoringSession& scoring = m_window->workspace()->scoring();
        QTRY_VERIFY_WITH_TIMEOUT(!scoring.entries().empty() &&
                                     scoring.scoredCount() == int(scoring.entries().size()),
                                 kWait);
    }
    void startTraining()
    {
        DatasetSession& dataset = m_window->workspace()->dataset();
        QTRY_COMPARE_WITH_TIMEOUT(dataset.state(), DatasetSession::State::Ready, kWait);
        m_run = m_window->workspace()->training().start(longTraining(), dataset.included()).value();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->workspace()->training().epochs().empty(), kWait);
    }
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get(),
                        Qt::Key(key), modifiers);
    }
    bool shows(const char* page) const { return m_window->page(QLatin1String(page))->isVisible(); }
    QAction* action(const char* text) const
    {
        for (QAction* action : m_window->actions())
            if (action->text() == QLatin1String(text))
                return action;
        return nullptr;
    }

    std::unique_ptr<WindowBench> m_bench;
    std::unique_ptr<MainWindow> m_window;
    QString m_project, m_run;
    int m_count = 0;
};

void TestWindowAtWork::initTestCase()
{
    watchWarnings();
    applyTheme(ThemeChoice::Light);
    m_bench = std::make_unique<WindowBench>();
}

void TestWindowAtWork::init()
{
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1280, 800);
    activate(*m_window);
}

void TestWindowAtWork::cleanup()
{
    m_window.reset();
    QCOMPARE(takeWarnings(), QStringList());
}

void TestWindowAtWork::openProject(bool withRun)
{
    m_project = m_bench->makeProject("project " + std::to_string(++m_count), withRun);
    m_window->openPath(m_project);
    QVERIFY(m_window->workspace());
}

void TestWindowAtWork::closingAsksOnceWhileTraining()
{
    openProject(false);
    startTraining();
    {
        const Answer stay(QStringLiteral("Keep training"));
        QVERIFY(!m_window->close());
        QCOMPARE(stay.asked(), 1);
    }
    QVERIFY(m_window->isVisible());
    QVERIFY(m_window->workspace()->training().busy());
    const Answer stop(QStringLiteral("Stop training"));
    QVERIFY(!m_window->close()); // not yet: the training is being saved
    QCOMPARE(stop.asked(), 1);
    QVERIFY(m_window->isVisible());
    QCOMPARE(m_window->workspace()->training().state(), TrainingSession::State::Stopping);
    QVERIFY(notice(*m_window).contains(QStringLiteral("being stopped and saved")));
    QVERIFY(notice(*m_window).contains(QStringLiteral("The window closes")));
    QVERIFY(m_window->findChild<JobBar*>()->isVisible());
    QVERIFY(!m_window->close()); // impatience asks nothing more
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), kWait);
    QVERIFY(!m_window->workspace()->training().busy());
    QCOMPARE(m_window->workspace()->runs().row(m_run)->state, RunState::Interrupted);
    m_window.reset();
    QCOMPARE(stop.asked(), 1);

    m_window = std::make_unique<MainWindow>();
    activate(*m_window);
    m_window->openPath(m_project);
    Workspace& workspace = *m_window->workspace();
    QCOMPARE(workspace.runs().row(m_run)->state, RunState::Interrupted);
    QTRY_COMPARE_WITH_TIMEOUT(workspace.dataset().state(), DatasetSession::State::Ready, kWait);
    QVERIFY(bool(workspace.training().resumeRun(m_run, workspace.dataset().included())));
    QTRY_VERIFY_WITH_TIMEOUT(!workspace.training().live().empty(), kWait);
    workspace.training().interruptAndWait();
}

void TestWindowAtWork::anInterruptedTrainingIsOfferedWithItsPictures()
{
    openProject(false);
    startTraining();
    m_window->workspace()->training().interruptAndWait();
    fs::rename(m_bench->root() / "plant", m_bench->root() / "plant elsewhere");
    m_window = std::make_unique<MainWindow>();
    activate(*m_window);
    m_window->openPath(m_project);
    Workspace& workspace = *m_window->workspace();
    QTRY_COMPARE_WITH_TIMEOUT(workspace.dataset().state(), DatasetSession::State::Failed, kWait);
    QCOMPARE(notice(*m_window), QString()); // it would fail
    fs::rename(m_bench->root() / "plant elsewhere", m_bench->root() / "plant");
    QVERIFY(bool(workspace.setDataset(m_bench->root() / "plant")));
    QTRY_VERIFY_WITH_TIMEOUT(notice(*m_window).contains(m_run), kWait);
    QCOMPARE(noticeButton(*m_window)->text(), QStringLiteral("Resume"));
    // Something is said meanwhile: the offer comes back.
    m_window->showNotice({Notice::Kind::Warning, QStringLiteral("Mind this."), {}, {}});
    messageBar(*m_window)->dismiss();
    QVERIFY(notice(*m_window).contains(m_run));
    noticeButton(*m_window)->click();
    QVERIFY(workspace.training().busy());
    QCOMPARE(workspace.training().run(), m_run);
    QVERIFY(shows("train"));
    QCOMPARE(notice(*m_window), QString());
    workspace.training().interruptAndWait();
    // Begun from elsewhere: the bar's offer is settled.
    QTRY_COMPARE(noticeButton(*m_window)->text(), QStringLiteral("Resume"));
    QVERIFY(bool(workspace.training().resumeRun(m_run, workspace.dataset().included())));
    QCOMPARE(notice(*m_window), QString());
    workspace.training().interruptAndWait();
}

void TestWindowAtWork::aFinishedTrainingIsNotAnnouncedForEver()
{
    openProject(false);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->workspace()->dataset().state(),
                              DatasetSession::State::Ready, kWait);
    TrainingSession& training = m_window->workspace()->training();
    QVERIFY(bool(training.start(tinyConfig(), m_window->workspace()->dataset().included())));
    QTRY_VERIFY_WITH_TIMEOUT(notice(*m_window).contains(QStringLiteral("is finished")), kWait);
    QCOMPARE(noticeButton(*m_window)->text(), QStringLiteral("Inspect parts"));
    key(Qt::Key_4, Qt::ControlModifier);
    QVERIFY(notice(*m_window).contains(QStringLiteral("is finished")));
    key(Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(notice(*m_window), QString());
    // Where it leads to already, it needs no button, and leaves by itself.
    QVERIFY(bool(training.start(tinyConfig(), m_window->workspace()->dataset().included())));
    QTRY_VERIFY_WITH_TIMEOUT(notice(*m_window).contains(QStringLiteral("is finished")), kWait);
    QVERIFY(!noticeButton(*m_window)->isVisible());
}

void TestWindowAtWork::openingAnotherProjectAsksOnceWhileTraining()
{
    const QString other = m_bench->makeProject("other", false);
    openProject(false);
    startTraining();
    Workspace* before = m_window->workspace();
    const Answer stay(QStringLiteral("Keep training"));
    for (int i = 1; i <= 2; ++i) {
        m_window->openPath(other);
        QCOMPARE(stay.asked(), i);
        QCOMPARE(m_window->workspace(), before);
    }
    // What cannot be opened anyway is no reason to ask.
    m_window->openPath(m_bench->path("nowhere"));
    QVERIFY(notice(*m_window).contains(QStringLiteral("nowhere")));
    QCOMPARE(stay.asked(), 2);
    QVERIFY(before->training().busy());
    QApplication::setActiveWindow(m_window.get()); // as a window manager would
    key(Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(stay.asked(), 3);
    QCOMPARE(m_window->workspace(), before);
    const Answer stop(QStringLiteral("Stop training"));
    before->training().interruptAndWait();
    m_window->openPath(other);
    QVERIFY(m_window->workspace() != before);
    QCOMPARE(stop.asked(), 0); // it had ended
}

void TestWindowAtWork::openingWaitsForTheTraining()
{
    const QString other = m_bench->makeProject("waiting", false);
    openProject(false);
    startTraining();
    const Workspace* before = m_window->workspace();
    const Answer stop(QStringLiteral("Stop training"));
    m_window->openPath(other);
    QCOMPARE(stop.asked(), 1);
    QCOMPARE(m_window->workspace(), before); // still painted, still to be used
    QVERIFY(m_window->workspace()->training().busy());
    QVERIFY(notice(*m_window).contains(QStringLiteral("The other project opens")));
    QTRY_COMPARE_WITH_TIMEOUT(m_window->workspace()->title(), QStringLiteral("waiting"), kWait);
    m_window->openPath(m_project);
    QCOMPARE(m_window->workspace()->runs().row(m_run)->state, RunState::Interrupted);
    QCOMPARE(stop.asked(), 1);
}

void TestWindowAtWork::closingTheProjectWaitsForTheTraining()
{
    openProject(false);
    startTraining();
    const Answer stop(QStringLiteral("Stop training"));
    action("Close the project")->trigger();
    QVERIFY(m_window->workspace());
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->workspace(), kWait);
    QVERIFY(m_window->isVisible());
    QCOMPARE(stop.asked(), 1);
}

void TestWindowAtWork::theLastWishWhileStoppingCounts()
{
    const QString first = m_bench->makeProject("first wish", false);
    const QString last = m_bench->makeProject("last wish", false);
    openProject(false);
    startTraining();
    const Answer stop(QStringLiteral("Stop training"));
    QSignalSpy changed(m_window.get(), &MainWindow::workspaceChanged);
    m_window->close();
    m_window->openPath(first);
    m_window->openPath(last);
    QCOMPARE(stop.asked(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->workspace()->title(), QStringLiteral("last wish"), kWait);
    QVERIFY(m_window->isVisible());
    QCOMPARE(changed.count(), 1);
}

void TestWindowAtWork::closingWithoutTrainingAsksNothing()
{
    openProject();
    const Answer stop(QStringLiteral("Stop training"));
    QVERIFY(m_window->close());
    QCOMPARE(stop.asked(), 0);
}

void TestWindowAtWork::closingAsksOnceWhileSomethingIsNotStored()
{
    openProject();
    waitForScores();
    ReviewSession& review = m_window->workspace()->review();
    auto blocker = Database::open(m_window->workspace()->project().databaseAddress()).value();
    {
        auto transaction = Transaction::begin(*blocker).value(); // holds the only pen
        QVERIFY(bool(writeFileAtomic(journalFolder(blocker->address()), "in the way")));
        ReviewEdit edit;
        edit.decision = Decision::Ok;
        review.decide({0}, edit);
        QTRY_VERIFY_WITH_TIMEOUT(!review.storingProblem().isEmpty(), kWait);
        QVERIFY(!review.isKept());
        const Answer wait(QStringLiteral("Wait until they are stored"));
        QVERIFY(!m_window->close());
        QCOMPARE(wait.asked(), 1);
        QVERIFY(m_window->isVisible());
    }
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), kWait); // as soon as it is stored
    QVERIFY(review.allStored());
    QCOMPARE(VerdictRepository(*blocker).current().value().size(), std::size_t(1));
}

void TestWindowAtWork::closingAsksNothingWhereWhatWaitsIsKept()
{
    openProject();
    waitForScores();
    const fs::path project = m_window->workspace()->project().folder();
    auto blocker = Database::open(m_window->workspace()->project().databaseAddress()).value();
    {
        auto transaction = Transaction::begin(*blocker).value();
        ReviewEdit edit;
        edit.decision = Decision::Ok;
        m_window->workspace()->review().decide({0}, edit);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->workspace()->review().storingProblem().isEmpty(),
                                 kWait);
        QVERIFY2(notice(*m_window).startsWith(QStringLiteral("1 verdict")),
                 qPrintable(notice(*m_window)));
        const Answer wait(QStringLiteral("Wait until they are stored"));
        QVERIFY(m_window->close());
        QCOMPARE(wait.asked(), 0);
        m_window.reset();
    }
    QCOMPARE(VerdictRepository(*blocker).current().value().size(), std::size_t(0));
    auto next = Workspace::open(project).value();
    QTRY_VERIFY_WITH_TIMEOUT(next->review().allStored(), kWait);
    QCOMPARE(VerdictRepository(*blocker).current().value().size(), std::size_t(1));
}

void TestWindowAtWork::dropsAFolder()
{
    QVERIFY(dropFiles(*m_window, {m_bench->path("plant")}));
    QTRY_VERIFY(m_window->workspace());
    QVERIFY(shows("data"));
    QVERIFY(notice(*m_window).contains(m_bench->path("Documents/Mixdesk/plant")));
    QTRY_COMPARE_WITH_TIMEOUT(m_window->workspace()->dataset().state(),
                              DatasetSession::State::Ready, kWait);
    const fs::path project = m_window->workspace()->project().folder();
    // Once more: the same project.
    QVERIFY(dropFiles(*m_window, {m_bench->path("plant")}));
    QTRY_COMPARE(notice(*m_window), QString());
    QCOMPARE(m_window->workspace()->project().folder(), project);
}

void TestWindowAtWork::dropsAProject()
{
    const QString project = m_bench->makeProject("dropped");
    QVERIFY(dropFiles(*m_window, {project + QStringLiteral("/project.yaml")}));
    QVERIFY(m_window->workspace());
    QCOMPARE(m_window->workspace()->title(), QStringLiteral("dropped"));
}

void TestWindowAtWork::dropsPicturesWithoutAModel()
{
    const QString picture = m_bench->path("run/none.png");
    QVERIFY(dropFiles(*m_window, {picture}));
    QVERIFY(!notice(*m_window).isEmpty());
    messageBar(*m_window)->dismiss();
    openProject(false);
    QVERIFY(dropFiles(*m_window, {picture}));
    QVERIFY(!notice(*m_window).isEmpty());
}

void TestWindowAtWork::dropsPictures()
{
    openProject();
    waitForScores();
    const std::size_t before = m_window->workspace()->scoring().entries().size();
    writePicture(m_bench->root() / "outside" / "a.png", drawPart(5));
    writePicture(m_bench->root() / "outside" / "b.jpg", drawPart(6));
    key(Qt::Key_1, Qt::ControlModifier);
    QVERIFY(dropFiles(*m_window, {m_bench->path("outside/a.png"), m_bench->path("outside/b.jpg")}));
    QVERIFY(shows("inspect"));
    QTRY_COMPARE(m_window->workspace()->scoring().entries().size(), before + 2);
    waitForScores();
    writeBytes(m_bench->root() / "outside" / "notes.txt", "no picture");
    QVERIFY(dropFiles(*m_window, {m_bench->path("outside/notes.txt")}));
    QTRY_VERIFY(notice(*m_window).contains(QStringLiteral("notes.txt")));
    QCOMPARE(m_window->workspace()->scoring().entries().size(), before + 2);
}

void TestWindowAtWork::dropsWhatIsNoFile()
{
    QVERIFY(!drop(*m_window, {QUrl(QStringLiteral("https://example.org/a.png"))}));
    QVERIFY(!drop(*m_window, {}));
    QCOMPARE(notice(*m_window), QString());
}

void TestWindowAtWork::presents()
{
    openProject();
    waitForScores();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace()->jobs().running().isEmpty(), kWait);
    key(Qt::Key_F11);
    const auto presentation = [] {
        for (QWidget* widget : QApplication::topLevelWidgets())
            if (auto* found = qobject_cast<Presentation*>(widget); found && found->isVisible())
                return found;
        return static_cast<Presentation*>(nullptr);
    };
    QVERIFY(presentation());
    QTest::keyClick(presentation(), Qt::Key_Escape);
    QVERIFY(!presentation());
    QApplication::setActiveWindow(m_window.get());
    key(Qt::Key_F11);
    QVERIFY(presentation());
    m_window->openPath(m_project); // it shows parts of what is closed now
    QVERIFY(!presentation());
    waitForScores();
    QApplication::setActiveWindow(m_window.get());
    action("Presentation")->trigger();
    QVERIFY(presentation());
    m_window->close();
    QVERIFY(!presentation());
}

void TestWindowAtWork::nothingToPresent()
{
    openProject(false);
    action("Presentation")->trigger();
    QVERIFY(notice(*m_window).contains(QStringLiteral("nothing to present")));
    QTest::mouseClick(noticeButton(*m_window), Qt::LeftButton);
    QVERIFY(shows("train"));
}

void TestWindowAtWork::jobBarShowsWork()
{
    openProject(false);
    startTraining();
    auto* bar = m_window->findChild<JobBar*>();
    QVERIFY(bar->isVisible());
    QStringList texts;
    for (auto* label : bar->findChildren<QLabel*>())
        texts << label->text();
    QVERIFY2(texts.join(QLatin1Char(' ')).contains(QStringLiteral("Training")),
             qPrintable(texts.join(QLatin1Char(' '))));
    QTest::mouseClick(bar->findChild<QToolButton*>(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->workspace()->training().busy(), kWait);
    QCOMPARE(m_window->workspace()->runs().row(m_run)->state, RunState::Interrupted);
    QTRY_VERIFY(!bar->isVisible());
}

QTEST_MAIN(TestWindowAtWork)
#include "test_window_at_work.moc"
