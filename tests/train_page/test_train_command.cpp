// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/run_folder.h"
#include "core/session/training_command.h"
#include "core/store/qt_path.h"
#include "support/no_warnings.h"
#include "train_page/train_bench.h"
#include "widgets/common/settings.h"
#include "widgets/train/epoch_model.h"
#include "widgets/train/followed_panel.h"
#include "widgets/train/settings_panel.h"
#include "widgets/train/train_page.h"
#include "widgets/train/where_option.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

constexpr int kWait = 120'000;
const QString kCommand = QStringLiteral(MIXDESK_CLI " train {dataset} --run {run} --config "
                                                    "{config}");

} // namespace

/// Trainings by the real command line, as the Train page starts, follows and stops them.
class TestTrainCommand : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        watchWarnings();
        useScratchHome(m_home);
        writeTinyPlant(root() / "plant");
    }
    void init()
    {
        settings::setValue(QStringLiteral("train/where"), {});
        m_bench = std::make_unique<TrainBench>(root() / ("project" + std::to_string(++m_count)));
        m_bench->open(root() / "plant");
        openPage();
    }
    void cleanup()
    {
        m_page.reset();
        m_bench.reset();
        QCOMPARE(takeWarnings(), QStringList());
    }

    void aCommandsRunBecomesTheProjects();
    void aPageThatIsOpenedAgainGoesOnAndStops();
    void whatEndedWhileThePageWasClosedIsTold();
    void aForeignFolderIsFollowed();
    void whatACommandCannotDoIsSaid();

private:
    fs::path root() const { return fs::path(m_home.path().toStdString()); }
    void openPage()
    {
        m_page = std::make_unique<TrainPage>(*m_bench->training, m_bench->runs, m_bench->dataset,
                                             nullptr);
        m_page->followed().setInterval(20);
        m_page->resize(1200, 760);
        m_page->show();
    }
    void choose(int epochs)
    {
        TrainConfig config = tinyConfig();
        config.epochs = epochs;
        m_page->settings().draft().setConfig(config);
        m_page->where().box()->setCurrentIndex(1);
        m_page->where().field()->setText(kCommand);
    }
    int epochRows() const
    {
        for (const QTableView* table : m_page->findChildren<QTableView*>())
            if (qobject_cast<EpochModel*>(table->model()))
                return table->model()->rowCount();
        return -1;
    }
    QString status() const { return m_page->followedPanel().statusText(); }

    QTemporaryDir m_home;
    int m_count = 0;
    std::unique_ptr<TrainBench> m_bench;
    std::unique_ptr<TrainPage> m_page;
};

void TestTrainCommand::aCommandsRunBecomesTheProjects()
{
    QVERIFY(!m_page->where().field()->isVisible() && !m_page->followedPanel().isVisible());
    choose(3);
    QVERIFY(m_page->where().field()->isVisible());
    QCOMPARE(m_page->obstacle(), QString());
    QSignalSpy noticed(m_page.get(), &Page::noticed);
    m_page->start();
    QVERIFY2(noticed.isEmpty(), noticed.isEmpty() ? "" : "not started");
    QVERIFY(!m_bench->training->busy());
    QVERIFY(m_page->followedPanel().isVisible() && m_page->followed().canStop());
    QVERIFY(m_page->obstacle().contains(QStringLiteral("is followed already")));
    const QString name = m_page->followed().name();
    QTRY_COMPARE_WITH_TIMEOUT(m_page->followed().state(), FollowedTraining::State::None, kWait);
    QCOMPARE(m_bench->runs.row(name)->state, RunState::Finished);
    QCOMPARE(m_bench->runs.active(), name);
    QCOMPARE(m_page->shownRun(), name);
    QCOMPARE(epochRows(), 3);
    QCOMPARE(m_page->obstacle(), QString());
    QCOMPARE(noticed.count(), 1);
    QVERIFY(noticed[0][0].value<Notice>().text.contains(QStringLiteral("is finished after 3")));
}

void TestTrainCommand::aPageThatIsOpenedAgainGoesOnAndStops()
{
    choose(100'000);
    m_page->start();
    QTRY_VERIFY_WITH_TIMEOUT(epochRows() > 0, kWait);
    const QString name = m_page->followed().name();
    m_page.reset(); // as the window closes
    openPage();
    QCOMPARE(m_page->followed().name(), name);
    QVERIFY(m_page->where().isCommand() && m_page->followed().canStop());
    const int before = epochRows();
    QVERIFY(before > 0);
    QTRY_VERIFY_WITH_TIMEOUT(epochRows() > before, kWait);
    QVERIFY(status().startsWith(QStringLiteral("Epoch ")));
    QSignalSpy noticed(m_page.get(), &Page::noticed);
    m_page->followedPanel().stopButton()->click();
    QTRY_COMPARE_WITH_TIMEOUT(m_page->followed().state(), FollowedTraining::State::Ended, kWait);
    QCOMPARE(m_bench->runs.row(name)->state, RunState::Interrupted); // it can be resumed here
    QCOMPARE(noticed.count(), 1);
    m_page->followedPanel().forgetButton()->click();
    QVERIFY(!m_page->followedPanel().isVisible());
    m_page.reset();
    openPage();
    QCOMPARE(m_page->followed().state(), FollowedTraining::State::None);
}

void TestTrainCommand::whatEndedWhileThePageWasClosedIsTold()
{
    choose(3);
    m_page->start();
    const fs::path run = m_page->followed().run();
    const QString name = m_page->followed().name();
    m_page.reset();
    QTRY_VERIFY_WITH_TIMEOUT(fs::exists(RunPaths(run).manifest()) && !isBeingTrained(run), kWait);
    openPage();
    QSignalSpy noticed(m_page.get(), &Page::noticed);
    QTRY_VERIFY_WITH_TIMEOUT(!noticed.isEmpty(), kWait);
    QVERIFY(noticed[0][0].value<Notice>().text.contains(QStringLiteral("is finished after 3")));
    QCOMPARE(m_bench->runs.row(name)->state, RunState::Finished);
    QCOMPARE(m_page->followed().state(), FollowedTraining::State::None);
}

void TestTrainCommand::aForeignFolderIsFollowed()
{
    TrainConfig config = tinyConfig();
    config.epochs = 100'000;
    const fs::path file = root() / "elsewhere.yaml", run = root() / "elsewhere";
    QVERIFY(bool(writeFileAtomic(file, configToYaml(config))));
    const auto process = startDetached(
        commandWords(kCommand, {root() / "plant", run, file}).value(), root(), root() / "log");
    QVERIFY(bool(process));
    QTRY_VERIFY_WITH_TIMEOUT(fs::exists(RunPaths(run).metrics()), kWait);
    m_page->followRun(qtPath(run));
    QTRY_VERIFY_WITH_TIMEOUT(epochRows() > 0, kWait);
    QSignalSpy noticed(m_page.get(), &Page::noticed);
    m_page->followedPanel().stopButton()->click(); // not started here
    QCOMPARE(noticed.count(), 1);
    QVERIFY(noticed[0][0].value<Notice>().text.contains(QStringLiteral("stop it where it runs")));
    QVERIFY(bool(interruptProcess(*process)));
    QTRY_COMPARE_WITH_TIMEOUT(m_page->followed().state(), FollowedTraining::State::Ended, kWait);
    QVERIFY(m_bench->runs.rows().isEmpty());
}

void TestTrainCommand::whatACommandCannotDoIsSaid()
{
    choose(3);
    m_page->where().field()->setText(QStringLiteral("mixdesk-cli train {dataset}"));
    QVERIFY(m_page->obstacle().startsWith(QStringLiteral("The command lacks {run}")));
    m_page->where().field()->setText(QStringLiteral("no-such-program {dataset} {run}"));
    QCOMPARE(m_page->obstacle(), QString());
    QSignalSpy noticed(m_page.get(), &Page::noticed);
    m_page->start();
    QCOMPARE(noticed.count(), 1);
    QVERIFY(noticed[0][0].value<Notice>().text.contains(QStringLiteral("'no-such-program'")));
    QCOMPARE(m_page->followed().state(), FollowedTraining::State::None);
    m_page->followRun(qtPath(root() / "plant"));
    QCOMPARE(noticed.count(), 2);
    m_page->where().field()->setText(kCommand);
    const std::string left = m_bench->dataset.included().classes.front();
    m_bench->dataset.setIncluded(QString::fromStdString(left), false);
    QVERIFY2(m_page->obstacle().contains(QStringLiteral("every product")),
             qPrintable(m_page->obstacle()));
}

QTEST_MAIN(TestTrainCommand)
#include "test_train_command.moc"
