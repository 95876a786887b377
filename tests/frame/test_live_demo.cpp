// SPDX-License-Identifier: GPL-3.0-or-later
// The demo's live training, and what the window shows of it.
#include "frame/window_bench.h"
#include "widgets/frame/live_demo.h"
#include "widgets/train/config_draft.h"
#include "widgets/train/settings_panel.h"
#include "widgets/train/train_page.h"

#include <QSignalSpy>

using namespace mixdesk;
using namespace mixdesk::support;

class TestLiveDemo : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup() { QCOMPARE(takeWarnings(), QStringList()); }

    void theTrainPageShowsIt();
    void itDoesNotBeginTwice();

private:
    std::unique_ptr<WindowBench> m_bench;
};

void TestLiveDemo::initTestCase()
{
    watchWarnings();
    applyTheme(ThemeChoice::Light);
    m_bench = std::make_unique<WindowBench>();
}

void TestLiveDemo::theTrainPageShowsIt()
{
    MainWindow window;
    activate(window);
    window.openPath(m_bench->makeProject("shown"));
    Workspace& workspace = *window.workspace();
    QTRY_COMPARE_WITH_TIMEOUT(workspace.dataset().state(), DatasetSession::State::Ready, kWait);
    auto* page = static_cast<TrainPage*>(window.page(QStringLiteral("train")));
    window.showPage(QStringLiteral("train"));
    QCOMPARE(page->shownRun(), QStringLiteral("first"));
    auto* live = new LiveDemo(workspace);
    QSignalSpy failed(live, &LiveDemo::failed);
    live->start();
    TrainingSession& training = workspace.training();
    QTRY_VERIFY_WITH_TIMEOUT(training.busy(), kWait);
    QCOMPARE(page->shownRun(), training.run());
    const auto labels = page->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [&](const QLabel* label) { return label->text() == training.run(); }));
    const TrainConfig config = liveDemoConfig(1.0);
    const TrainConfig& shown = page->settings().draft().config();
    QCOMPARE(shown.width, config.width);
    QCOMPARE(shown.latent, config.latent);
    QCOMPARE(shown.epochs, training.config().epochs);
    QCOMPARE(failed.count(), 0);
    training.interruptAndWait();
}

void TestLiveDemo::itDoesNotBeginTwice()
{
    MainWindow window;
    activate(window);
    window.openPath(m_bench->makeProject("once"));
    Workspace& workspace = *window.workspace();
    QTRY_COMPARE_WITH_TIMEOUT(workspace.dataset().state(), DatasetSession::State::Ready, kWait);
    auto* live = new LiveDemo(workspace);
    QSignalSpy failed(live, &LiveDemo::failed);
    const auto runs = workspace.runs().rows().size();
    live->start();
    live->start(); // while the speed is measured
    QTRY_VERIFY_WITH_TIMEOUT(workspace.training().busy(), kWait);
    live->start(); // while it trains
    QCOMPARE(workspace.runs().rows().size(), runs + 1);
    workspace.training().interruptAndWait();
    QCOMPARE(workspace.runs().rows().size(), runs + 1);
    QCOMPARE(failed.count(), 0);
}

QTEST_MAIN(TestLiveDemo)
#include "test_live_demo.moc"
