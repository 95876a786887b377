// SPDX-License-Identifier: GPL-3.0-or-later
// "Stop, keep the best", and who may write into a run folder.
#include "core/base/file_lock.h"
#include "core/learn/scorer.h"
#include "core/learn/training_loop.h"
#include "core/nn/safetensors.h"
#include "support/pictures.h"
#include "support/tiny_run.h"

#include <QTemporaryDir>
#include <QtTest>

#include <functional>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

/// Asks for "enough" at a step or stage, beside what the recording observer can.
class EnoughObserver : public RecordingObserver
{
public:
    StopSource enough;
    int enoughAfterSteps = -1;
    std::string enoughAtStage;
    std::function<void()> atFirstStep;

    void onStep(const StepReport& report) override
    {
        RecordingObserver::onStep(report);
        if (steps.size() == 1 && atFirstStep)
            atFirstStep();
        if (int(steps.size()) == enoughAfterSteps)
            enough.requestStop();
    }
    void onProgress(const Progress& p) override
    {
        RecordingObserver::onProgress(p);
        if (p.stage == enoughAtStage)
            enough.requestStop();
    }
};

} // namespace

class TestStopAndKeep : public QObject
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
        const char* row = QTest::currentDataTag();
        m_run = m_root / QTest::currentTestFunction() / (row ? row : "run");
    }

    void keepsTheLastFinishedEpoch_data()
    {
        QTest::addColumn<int>("steps");
        QTest::addColumn<int>("epoch");
        QTest::newRow("within the second epoch") << 5 << 1;
        QTest::newRow("between two steps") << 6 << 1;
        QTest::newRow("before the second validation") << 8 << 1;
        QTest::newRow("within the third epoch") << 9 << 2;
    }

    /// The weights are those that the same settings had after that epoch.
    void keepsTheLastFinishedEpoch()
    {
        QFETCH(int, steps);
        QFETCH(int, epoch);
        TrainConfig config = tinyConfig();
        config.schedule = Schedule::Constant;
        EnoughObserver observer;
        observer.enoughAfterSteps = steps;
        const auto summary = trained(observer, config);
        QVERIFY2(summary, summary ? "" : summary.error().message.c_str());
        QCOMPARE(int(observer.steps.size()), steps); // after the micro-batch in hand
        QVERIFY(summary->stoppedEarly);
        QCOMPARE(summary->epochs, epoch);
        QCOMPARE(summary->model.epoch, epoch);
        QCOMPARE(observer.epochs.size(), std::size_t(epoch));
        QVERIFY(Scorer::open(m_run, DeviceChoice::Cpu, 1));
        QVERIFY(readValidation(RunPaths(m_run), 2));

        TrainConfig shorter = config;
        shorter.epochs = epoch;
        const fs::path whole = m_root / ("whole " + std::to_string(epoch));
        if (!fs::exists(whole))
            trainTiny(m_dataset, whole, shorter);
        QCOMPARE(weightsHash(m_run), weightsHash(whole));
        for (const auto file : {&RunPaths::thresholds, &RunPaths::validation})
            QCOMPARE(readFile((RunPaths(m_run).*file)()).value(),
                     readFile((RunPaths(whole).*file)()).value());
    }

    void keepsTheBestOfTheSelection()
    {
        TrainConfig config = tinyConfig();
        config.epochs = 20;
        config.selection = Selection::F1;
        EnoughObserver observer;
        observer.enoughAfterSteps = 4 * kTinyMicroBatches + 1;
        const auto summary = trained(observer, config);
        QVERIFY(summary);
        double best = -1.0;
        int at = 0;
        for (const auto& epoch : observer.epochs)
            if (epoch.validationF1 > best) {
                best = epoch.validationF1;
                at = epoch.epoch;
            }
        QCOMPARE(summary->epochs, 4);
        QCOMPARE(summary->model.epoch, at);
        QCOMPARE(readSafetensors(RunPaths(m_run).weights()).value().metadata.at("epoch"),
                 std::to_string(at));
    }

    void withoutAFinishedEpochItIsAStop()
    {
        EnoughObserver observer;
        observer.enoughAfterSteps = 2;
        const auto stopped = trained(observer, tinyConfig());
        QVERIFY(!stopped && stopped.error().cancelled());
        QVERIFY(stopped.error().message.find("no result to keep") != std::string::npos);
        QVERIFY(stopped.error().message.find("can be resumed") != std::string::npos);
        QCOMPARE(observer.steps.size(), std::size_t(2));
        QVERIFY(!fs::exists(RunPaths(m_run).manifest()));
        const auto resumed = train({tinyConfig(), m_dataset, m_run, true}, observer, {});
        QVERIFY(resumed);
        QVERIFY(!resumed->stoppedEarly);
        QCOMPARE(resumed->epochs, 3);
    }

    void whilePicturesAreRead()
    {
        EnoughObserver observer;
        observer.enoughAtStage = "reading pictures";
        const auto stopped = trained(observer, tinyConfig());
        QVERIFY(!stopped && stopped.error().cancelled());
        QVERIFY(stopped.error().message.find("no result to keep") != std::string::npos);
        QVERIFY(fs::is_empty(m_run));
    }

    /// Asked before the resumed run has read its pictures: finished at once with what there is.
    void aResumedRunIsFinished()
    {
        EnoughObserver first;
        first.stopAfterSteps = 6;
        QVERIFY(!trained(first, tinyConfig()));
        EnoughObserver second;
        second.enough.requestStop();
        const auto summary = trained(second, tinyConfig(), true);
        QVERIFY2(summary, summary ? "" : summary.error().message.c_str());
        QCOMPARE(summary->epochs, 1);
        QVERIFY(second.steps.empty());
    }

    /// A stop while the run is being finished cancels; a resume only finishes.
    void theFinishCanBeStoppedAndResumed()
    {
        EnoughObserver observer;
        observer.enoughAfterSteps = 6;
        observer.stopAtStage = "choosing thresholds";
        const auto stopped = trained(observer, tinyConfig());
        QVERIFY(!stopped && stopped.error().cancelled());
        QVERIFY(!fs::exists(RunPaths(m_run).manifest()));
        EnoughObserver second;
        const auto summary = trained(second, tinyConfig(), true);
        QVERIFY2(summary, summary ? "" : summary.error().message.c_str());
        QVERIFY(second.steps.empty() && second.epochs.empty());
        QCOMPARE(summary->epochs, 1);
        QVERIFY(summary->stoppedEarly);
        QVERIFY(readRun(RunPaths(m_run)));
    }

    /// The epochs are done, the manifest was never written: a resume finishes and trains nothing.
    void anInterruptedFinishIsFinished()
    {
        trainTiny(m_dataset, m_run);
        const std::string weights = weightsHash(m_run);
        fs::remove(RunPaths(m_run).manifest());
        fs::remove(RunPaths(m_run).thresholds());
        EnoughObserver observer;
        const auto summary = trained(observer, tinyConfig(), true);
        QVERIFY(summary);
        QVERIFY(observer.steps.empty());
        QVERIFY(!summary->stoppedEarly);
        QCOMPARE(weightsHash(m_run), weights);
        QVERIFY(readRun(RunPaths(m_run)));
    }

    void onlyOneTrainingWritesIntoAFolder()
    {
        std::string resumeRefusal;
        bool trainedThen = false;
        EnoughObserver observer;
        observer.atFirstStep = [&] {
            trainedThen = isBeingTrained(m_run);
            EnoughObserver other;
            resumeRefusal = errorOf(trained(other, tinyConfig(), true));
            QVERIFY(other.steps.empty());
        };
        QVERIFY(!isBeingTrained(m_run));
        const auto summary = trained(observer, tinyConfig());
        QVERIFY(summary);
        QVERIFY(trainedThen);
        QVERIFY2(resumeRefusal.find("Another training") != std::string::npos,
                 resumeRefusal.c_str());
        QVERIFY(!isBeingTrained(m_run));
        QVERIFY(!fs::exists(RunPaths(m_run).lock()));
    }

    /// A folder with nothing but a lock is unused, whether the lock is held or left by a crash.
    void theLockAloneIsNoRun()
    {
        fs::create_directories(m_run);
        {
            const auto lock = FileLock::take(RunPaths(m_run).lock(), "Busy.");
            QVERIFY(lock);
            EnoughObserver observer;
            const auto refused = trained(observer, tinyConfig());
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::Unwritable);
            QVERIFY(refused.error().message.find(displayPath(m_run)) != std::string::npos);
        }
        writeBytes(RunPaths(m_run).lock(), "");
        EnoughObserver observer;
        observer.stopAfterSteps = 1;
        const auto stopped = trained(observer, tinyConfig());
        QVERIFY(!stopped && stopped.error().cancelled());
    }

    void batchesOutsideTheStepsAreSmall()
    {
        for (const auto& [preset, images] : {std::pair{"compact", 8}, {"table1", 4}, {"table2", 1}})
            QCOMPARE(inferenceBatch(presetConfig(preset).value()), images);
        TrainConfig wide = presetConfig("compact").value();
        wide.inputSize = 1024;
        wide.width = 4.0;
        QCOMPARE(inferenceBatch(wide), 1);
        QCOMPARE(inferenceBatch(tinyConfig()), 32);
    }

private:
    Result<TrainSummary> trained(EnoughObserver& observer, const TrainConfig& config,
                                 bool resume = false)
    {
        return train({config, m_dataset, m_run, resume, observer.enough.token()}, observer,
                     observer.stop.token());
    }

    static std::string errorOf(const Result<TrainSummary>& result)
    {
        return result ? std::string() : result.error().message;
    }

    QTemporaryDir m_folder;
    fs::path m_root, m_run;
    Dataset m_dataset;
};

QTEST_GUILESS_MAIN(TestStopAndKeep)
#include "test_stop_and_keep.moc"
