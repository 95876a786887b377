// SPDX-License-Identifier: GPL-3.0-or-later
// Real tiny trainings: what reaches the window, and what pause, stop, interrupt and resume do.
#include "core/session/training_choice.h"
#include "core/session/training_session.h"
#include "core/store/database.h"
#include "support/tiny_run.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

/// A project with its runs and one training at a time.
struct Bench
{
    explicit Bench(const fs::path& folder)
        : project(Project::create(folder, {}).value()),
          database(Database::open(project.databaseFile()).value()), runs(project, *database),
          training(std::make_unique<TrainingSession>(jobs, runs))
    {
        if (auto ok = runs.load(); !ok)
            throw std::runtime_error(ok.error().message);
    }

    RunState state(const QString& run) const { return runs.row(run)->state; }

    Project project;
    std::unique_ptr<Database> database;
    RunList runs;
    JobBoard jobs;
    std::unique_ptr<TrainingSession> training;
};

/// Long enough that nothing ends by itself while a test looks at it.
TrainConfig longConfig()
{
    TrainConfig config = tinyConfig();
    config.epochs = 2000;
    return config;
}

} // namespace

class TestTrainingSession : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_root = fs::u8path(m_folder.path().toStdString());
        m_dataset = writeTinyPlant(m_root / "plant");
    }

    void init()
    {
        m_bench = std::make_unique<Bench>(m_root / ("project" + std::to_string(++m_count)));
        m_training = m_bench->training.get();
    }

    void cleanup() { m_bench.reset(); }

    void epochsArriveCompleteAndInOrder()
    {
        QSignalSpy added(m_training, &TrainingSession::epochsAdded);
        QSignalSpy ended(m_training, &TrainingSession::ended);
        connect(m_training, &TrainingSession::liveChanged, this, [&] {
            for (std::size_t i = 1; i < m_training->live().size(); ++i) {
                QCOMPARE(m_training->live()[i].epoch, m_training->live()[0].epoch);
                QVERIFY(m_training->live()[i].images > m_training->live()[i - 1].images);
            }
        });
        const auto run = m_training->start(tinyConfig(), m_dataset);
        QVERIFY(run);
        QCOMPARE(m_training->state(), TrainingSession::State::Running);
        QCOMPARE(m_bench->state(*run), RunState::Running);
        QCOMPARE(m_training->classes().size(), 2);
        QVERIFY(ended.wait(60000));

        QCOMPARE(ended[0][0].toString(), *run);
        QCOMPARE(ended[0][1].toBool(), true);
        QCOMPARE(m_training->state(), TrainingSession::State::Idle);
        QCOMPARE(m_training->epochs().size(), std::size_t(3));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(m_training->epochs()[std::size_t(i)].epoch, i + 1);
        QVERIFY(!m_training->previews().empty());
        QVERIFY(m_training->parameterCount() > 0);
        for (const auto& arguments : added)
            QVERIFY(arguments[0].toInt() < 3);

        const RunRow row = *m_bench->runs.row(*run);
        QCOMPARE(row.state, RunState::Finished);
        QCOMPARE(row.epochs, 3);
        QCOMPARE(row.epochsPlanned, 3);
        QVERIFY(row.bestF1 && row.meanAuroc);
        QVERIFY(!row.modelHash.isEmpty());
        QVERIFY(m_bench->runs.setActive(*run));
        QCOMPARE(m_bench->runs.model()->modelHash, row.modelHash.toStdString());
    }

    void historyReadsBackWhatWasReported()
    {
        QSignalSpy ended(m_training, &TrainingSession::ended);
        const auto run = m_training->start(tinyConfig(), m_dataset);
        QVERIFY(run && ended.wait(60000));
        const auto history = readHistory(m_bench->runs.folder(*run));
        QVERIFY(history);
        QCOMPARE(history->classes, m_training->classes());
        QCOMPARE(history->epochs.size(), m_training->epochs().size());
        for (std::size_t i = 0; i < history->epochs.size(); ++i) {
            const EpochReport &read = history->epochs[i], &told = m_training->epochs()[i];
            QCOMPARE(read.validationPrecision, told.validationPrecision);
            QCOMPARE(read.validationRecall, told.validationRecall);
            QCOMPARE(read.validationF1, told.validationF1);
            QCOMPARE(read.reconstruction, told.reconstruction);
            QCOMPARE(read.best, told.best);
            QCOMPARE(read.classes[1].source.mean, told.classes[1].source.mean);
            QCOMPARE(read.classes[1].threshold, told.classes[1].threshold);
            QCOMPARE(read.classes[0].auroc, told.classes[0].auroc);
        }
    }

    /// Earlier versions wrote neither precision nor recall, and null where there is none.
    void historyOfAnEarlierVersionIsRead()
    {
        QSignalSpy ended(m_training, &TrainingSession::ended);
        const auto run = m_training->start(tinyConfig(), m_dataset);
        QVERIFY(run && ended.wait(60000));
        const fs::path folder = m_bench->runs.folder(*run);
        QByteArray text = QByteArray::fromStdString(readFile(RunPaths(folder).metrics()).value());
        const auto rewrite = [&](const char* pattern, const char* by) {
            QString changed = QString::fromUtf8(text);
            changed.replace(QRegularExpression(QLatin1String(pattern)), QLatin1String(by));
            QFile file(QString::fromStdString(RunPaths(folder).metrics().u8string()));
            return changed != QString::fromUtf8(text) && file.open(QIODevice::WriteOnly) &&
                   file.write(changed.toUtf8()) > 0;
        };
        for (const char* by : {"", "\"\\1\":null,"}) {
            QVERIFY(rewrite("\"(precision|recall)\":[0-9.e-]+,", by));
            const auto history = readHistory(folder);
            QVERIFY2(history, history ? "" : history.error().message.c_str());
            QCOMPARE(history->epochs.size(), std::size_t(3));
            for (const EpochReport& epoch : history->epochs) {
                QVERIFY(std::isnan(epoch.validationPrecision));
                QVERIFY(std::isnan(epoch.validationRecall));
            }
            QCOMPARE(history->epochs[2].validationF1, m_training->epochs()[2].validationF1);
        }
    }

    void pauseHoldsAndResumeGoesOn()
    {
        QVERIFY(m_training->start(longConfig(), m_dataset));
        QTRY_VERIFY_WITH_TIMEOUT(!m_training->epochs().empty(), 60000);
        m_training->pause();
        QCOMPARE(m_training->state(), TrainingSession::State::Paused);
        // What the worker has handed over already arrives, then what it has in hand; then it holds.
        QSignalSpy epochs(m_training, &TrainingSession::epochsAdded);
        QSignalSpy live(m_training, &TrainingSession::liveChanged);
        while (live.wait(400) || epochs.wait(100))
            QVERIFY(epochs.count() <= 2);
        live.clear();
        QVERIFY(!live.wait(600));
        const Progress held = m_training->job().progress();
        QVERIFY2(held.stage == "paused", held.stage.c_str());
        QVERIFY(held.secondsLeft < 0 && held.perSecond == 0 && held.done > 0);
        const auto before = m_training->epochs().size();
        m_training->resume();
        QCOMPARE(m_training->state(), TrainingSession::State::Running);
        QTRY_VERIFY_WITH_TIMEOUT(m_training->epochs().size() > before + 1, 60000);
    }

    void stopKeepsTheBestAsAUsableRun()
    {
        QSignalSpy ended(m_training, &TrainingSession::ended);
        const auto run = m_training->start(longConfig(), m_dataset);
        QTRY_VERIFY_WITH_TIMEOUT(m_training->epochs().size() >= 2, 60000);
        m_training->stop();
        QCOMPARE(m_training->state(), TrainingSession::State::Stopping);
        QVERIFY(ended.wait(60000));
        QCOMPARE(ended[0][1].toBool(), true);
        QCOMPARE(m_bench->state(*run), RunState::Finished);
        QVERIFY(m_bench->runs.row(*run)->epochs >= 2);
        QVERIFY(m_bench->runs.setActive(*run));
    }

    void stopWhilePausedEndsToo()
    {
        QSignalSpy ended(m_training, &TrainingSession::ended);
        const auto run = m_training->start(longConfig(), m_dataset);
        QTRY_VERIFY_WITH_TIMEOUT(!m_training->epochs().empty(), 60000);
        m_training->pause();
        m_training->stop();
        QVERIFY(ended.wait(60000));
        QCOMPARE(m_bench->state(*run), RunState::Finished);
    }

    void interruptedAndResumedEndsWithTheSameWeights()
    {
        TrainConfig config = tinyConfig();
        config.epochs = 12;
        const fs::path whole = m_root / "whole";
        trainTiny(m_dataset, whole, config);

        QSignalSpy ended(m_training, &TrainingSession::ended);
        const auto run = m_training->start(config, m_dataset);
        QTRY_VERIFY_WITH_TIMEOUT(m_training->epochs().size() >= 2, 60000);
        m_training->pause(); // held, so that it cannot finish before the interruption
        m_training->interrupt();
        QVERIFY(ended.wait(60000));
        QCOMPARE(ended[0][1].toBool(), false);
        QCOMPARE(m_bench->state(*run), RunState::Interrupted);
        QVERIFY(m_bench->runs.row(*run)->reason.isEmpty());

        QVERIFY(m_training->resumeRun(*run, m_dataset));
        QVERIFY(m_training->epochs().size() >= 2); // the curves are there from the start
        QVERIFY(ended.wait(60000));
        QCOMPARE(m_bench->state(*run), RunState::Finished);
        QCOMPARE(m_training->epochs().size(), std::size_t(12));
        for (int i = 0; i < 12; ++i)
            QCOMPARE(m_training->epochs()[std::size_t(i)].epoch, i + 1);
        QCOMPARE(weightsHash(m_bench->runs.folder(*run)), weightsHash(whole));
    }

    void aResumeWithOtherPicturesIsRefusedAndChangesNothing()
    {
        TrainConfig config = tinyConfig();
        config.epochs = 6;
        QSignalSpy ended(m_training, &TrainingSession::ended);
        const auto run = m_training->start(config, m_dataset);
        QTRY_VERIFY_WITH_TIMEOUT(!m_training->epochs().empty(), 60000);
        m_training->pause();
        m_training->interrupt();
        QVERIFY(ended.wait(60000));

        Dataset other = m_dataset;
        other.images.erase(other.images.begin() + other.select(Subset::Train).front());
        QVERIFY(m_training->resumeRun(*run, other));
        QVERIFY(ended.wait(60000));
        QCOMPARE(m_bench->state(*run), RunState::Interrupted);
        QVERIFY(!m_bench->runs.row(*run)->reason.isEmpty());

        QVERIFY(m_training->resumeRun(*run, m_dataset));
        QVERIFY(ended.wait(60000));
        QCOMPARE(m_bench->state(*run), RunState::Finished);
        QVERIFY(m_bench->runs.row(*run)->reason.isEmpty());
    }

    void aResumeWithoutPicturesIsRefusedAndChangesNothing()
    {
        const auto run = m_training->start(longConfig(), m_dataset);
        QVERIFY(run);
        QTRY_VERIFY_WITH_TIMEOUT(!m_training->epochs().empty(), 60000);
        m_training->interruptAndWait();
        const auto refused = m_training->resumeRun(*run, Dataset());
        QVERIFY(!refused);
        QVERIFY(refused.error().message.find(run->toStdString()) != std::string::npos);
        QVERIFY(!m_training->busy());
        QCOMPARE(m_bench->runs.row(*run)->state, RunState::Interrupted);
        QCOMPARE(m_bench->runs.row(*run)->reason, QString());
        QVERIFY(!m_training->epochs().empty());
        QCOMPARE(m_training->classes().size(), int(m_dataset.classes.size()));
    }

    void closingJoinsAndLeavesAnInterruptedRun_data()
    {
        QTest::addColumn<bool>("paused");
        QTest::newRow("running") << false;
        QTest::newRow("paused") << true;
    }

    void closingJoinsAndLeavesAnInterruptedRun()
    {
        QFETCH(bool, paused);
        const auto run = m_training->start(longConfig(), m_dataset);
        QTRY_VERIFY_WITH_TIMEOUT(!m_training->live().empty(), 60000);
        if (paused)
            m_training->pause();
        m_bench->training.reset();
        QCOMPARE(m_bench->state(*run), RunState::Interrupted);
        QVERIFY(!isBeingTrained(m_bench->runs.folder(*run)));
        QVERIFY(fs::exists(RunPaths(m_bench->runs.folder(*run)).lastCheckpoint()));
    }

    void aSecondTrainingIsRefused()
    {
        QVERIFY(m_training->start(longConfig(), m_dataset));
        QVERIFY(!m_training->start(tinyConfig(), m_dataset));
        QCOMPARE(m_bench->runs.rows().size(), 1);
    }

    void badSettingsLeaveNoRun()
    {
        TrainConfig config = tinyConfig();
        config.inputSize = 100;
        const auto run = m_training->start(config, m_dataset);
        QVERIFY(!run);
        QVERIFY(run.error().message.find("power of two") != std::string::npos);
        QVERIFY(m_bench->runs.rows().isEmpty());
        QVERIFY(!m_training->busy());
    }

    void anExplodingLossFailsWithItsReason()
    {
        TrainConfig config = longConfig();
        config.learningRate = 1.0;
        config.contraction = 1.0;
        config.schedule = Schedule::Constant;
        QSignalSpy ended(m_training, &TrainingSession::ended);
        const auto run = m_training->start(config, m_dataset);
        QVERIFY(run && ended.wait(60000));
        QCOMPARE(ended[0][1].toBool(), false);
        QCOMPARE(m_bench->state(*run), RunState::Failed);
        QVERIFY(m_bench->runs.row(*run)->reason.contains(QLatin1String("exploded")));
    }

    void verdictsSayWhichPictures()
    {
        std::vector<std::string> train, test;
        for (const ImageRecord& image : m_dataset.images)
            (image.subset == Subset::Train ? train : test).push_back(image.relative);
        const auto verdict = [](Decision decision) {
            EntryReview review;
            review.decision = decision;
            return review;
        };
        const auto key = [](const std::string& name) { return QString::fromStdString(name); };
        const QHash<QString, EntryReview> reviews{
            {key(train[0]), verdict(Decision::NotOk)}, {key(train[1]), verdict(Decision::Unsure)},
            {key(train[2]), verdict(Decision::Ok)},    {key(train[3]), verdict(Decision::None)},
            {key(test[0]), verdict(Decision::Ok)},     {key(test[1]), verdict(Decision::NotOk)},
            {key(test[2]), verdict(Decision::Unsure)}, {"gone.png", verdict(Decision::NotOk)}};
        const PictureChoice choice = choiceByVerdicts(m_dataset, reviews);
        QVERIFY(choice.leftOut == std::vector<std::string>{train[0]});
        QVERIFY(choice.added == std::vector<std::string>{test[0]});
        QVERIFY(choiceByVerdicts(m_dataset, {}).empty());
        QCOMPARE(okOutside(reviews), 0);
        const QHash<QString, EntryReview> outside{
            {QStringLiteral("inbox:incoming/a.png"), verdict(Decision::Ok)},
            {QStringLiteral("/drive/b.png"), verdict(Decision::Ok)},
            {QStringLiteral("/drive/c.png"), verdict(Decision::NotOk)},
            {key(test[0]), verdict(Decision::Ok)}};
        QCOMPARE(okOutside(outside), 2);
    }

    void theRunKeepsWhatWasLeftOutThroughAResume()
    {
        const std::string name =
            m_dataset.images[std::size_t(m_dataset.select(Subset::Train)[0])].relative;
        QSignalSpy ended(m_training, &TrainingSession::ended);
        TrainConfig config = tinyConfig();
        config.epochs = 30;
        const auto run = m_training->start(config, m_dataset, {{name}, {}});
        QVERIFY(run);
        QTRY_VERIFY_WITH_TIMEOUT(!m_training->epochs().empty(), 60000);
        m_training->interruptAndWait();
        QTRY_COMPARE(m_training->state(), TrainingSession::State::Idle);
        const RunPaths paths(m_bench->runs.folder(*run));
        QVERIFY(readPictureList(paths.leftOut()).value() == std::vector<std::string>{name});
        ended.clear();
        QVERIFY(m_training->resumeRun(*run, m_dataset));
        QTRY_VERIFY_WITH_TIMEOUT(!m_training->live().empty() || !ended.isEmpty(), 60000);
        m_training->stop();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 60000);
        QVERIFY(ended[0][1].toBool());
        QVERIFY(readRun(paths).value().pictures.leftOut == std::vector<std::string>{name});
    }

    void picturesThatCannotBeChosenStartNothing()
    {
        const auto run = m_training->start(tinyConfig(), m_dataset, {{"no/train/good/1.png"}, {}});
        QVERIFY(!run);
        QVERIFY(!m_training->busy());
        QVERIFY(m_bench->runs.rows().isEmpty());
    }

    void anEmptyDatasetFailsWithItsReason()
    {
        QSignalSpy ended(m_training, &TrainingSession::ended);
        const auto run = m_training->start(tinyConfig(), {});
        QVERIFY(run && ended.wait(60000));
        QCOMPARE(m_bench->state(*run), RunState::Failed);
        QVERIFY(!m_bench->runs.row(*run)->reason.isEmpty());
    }

    void aBrokenHistoryIsRefusedAndATornLineLeftOut()
    {
        const fs::path folder = m_root / "torn";
        trainTiny(m_dataset, folder);
        const fs::path metrics = RunPaths(folder).metrics();
        const std::string whole = readFile(metrics).value();
        QVERIFY(writeFileAtomic(metrics, whole.substr(0, whole.size() - 40)));
        const auto torn = readHistory(folder);
        QVERIFY(torn);
        QCOMPARE(torn->epochs.size(), std::size_t(2));
        QVERIFY(writeFileAtomic(metrics, "[1, 2]\n" + whole));
        const auto broken = readHistory(folder);
        QVERIFY(!broken);
        QVERIFY(broken.error().message.find("line 1") != std::string::npos);
    }

private:
    QTemporaryDir m_folder;
    fs::path m_root;
    Dataset m_dataset;
    int m_count = 0;
    std::unique_ptr<Bench> m_bench;
    TrainingSession* m_training = nullptr;
};

QTEST_GUILESS_MAIN(TestTrainingSession)
#include "test_training_session.moc"
