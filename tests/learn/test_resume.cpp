// SPDX-License-Identifier: GPL-3.0-or-later
// Stop and resume give the weights of no stop at all; what cannot be resumed is refused.
#include "core/learn/training_loop.h"
#include "core/nn/safetensors.h"
#include "support/pictures.h"
#include "support/tiny_run.h"

#include <QTemporaryDir>
#include <QtTest>

#include <nlohmann/json.hpp>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

/// metrics.jsonl without what the clock decides.
std::string timelessMetrics(const fs::path& run)
{
    const std::string text = readFile(RunPaths(run).metrics()).value();
    std::string timeless;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = text.find('\n', begin);
        auto line = nlohmann::json::parse(text.substr(begin, end - begin));
        line.erase("seconds");
        line.erase("images_per_second");
        timeless += line.dump() + "\n";
        begin = end + 1;
    }
    return timeless;
}

/// Everything that draws random numbers or carries state over epochs.
TrainConfig stateful()
{
    TrainConfig config = tinyConfig();
    config.flipHorizontal = true;
    config.crop = 0.1;
    config.rotate = 5.0;
    config.contraction = 1e-4;
    config.schedule = Schedule::Plateau;
    config.selection = Selection::F1;
    return config;
}

} // namespace

class TestResume : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_root = fs::u8path(m_folder.path().toStdString());
        m_dataset = writeTinyPlant(m_root / "plant");
        m_whole = m_root / "whole";
        trainTiny(m_dataset, m_whole, stateful());
    }

    void stopAndResumeGiveTheSameWeights_data()
    {
        QTest::addColumn<int>("steps");
        QTest::newRow("within the first step") << 1;
        QTest::newRow("between two steps") << 2;
        QTest::newRow("within the second step") << 3;
        QTest::newRow("at the end of an epoch, before validation") << 4;
        QTest::newRow("within the second epoch") << 7;
        QTest::newRow("after the very last step") << 12;
    }

    void stopAndResumeGiveTheSameWeights()
    {
        QFETCH(int, steps);
        const fs::path run = m_root / ("stopped" + std::to_string(steps));
        RecordingObserver first;
        first.stopAfterSteps = steps;
        const auto stopped = trainWith(first, {stateful(), m_dataset, run, false});
        QVERIFY(!stopped);
        QVERIFY(stopped.error().cancelled());
        QCOMPARE(int(first.steps.size()), steps);
        QVERIFY(!fs::exists(RunPaths(run).manifest())); // not a finished run
        compareAfterResume(run);
    }

    void severalStops()
    {
        const fs::path run = m_root / "several";
        bool resume = false;
        for (const int steps : {1, 3, 2, 3}) {
            RecordingObserver observer;
            observer.stopAfterSteps = steps;
            const auto stopped = trainWith(observer, {stateful(), m_dataset, run, resume});
            QVERIFY(!stopped && stopped.error().cancelled());
            resume = true;
        }
        compareAfterResume(run);
    }

    void stopWhileThresholdsAreChosen()
    {
        const fs::path run = m_root / "choosing";
        RecordingObserver observer;
        observer.stopAtStage = "choosing thresholds";
        const auto stopped = trainWith(observer, {stateful(), m_dataset, run, false});
        QVERIFY(!stopped && stopped.error().cancelled());
        compareAfterResume(run);
    }

    /// Nothing was learned yet: the same request starts again, with --resume where the folder has
    /// settings to go on from, else without.
    void stopWhilePicturesAreRead()
    {
        const fs::path run = m_root / "reading";
        RecordingObserver observer;
        observer.stopAtStage = "reading pictures";
        const auto stopped = trainWith(observer, {stateful(), m_dataset, run, false});
        QVERIFY(!stopped && stopped.error().cancelled());
        QVERIFY(observer.steps.empty());
        const bool begun = fs::exists(RunPaths(run).config());
        RecordingObserver second;
        const auto done = trainWith(second, {stateful(), m_dataset, run, begun});
        QVERIFY2(done, done ? "" : done.error().message.c_str());
        QCOMPARE(weightsHash(run), weightsHash(m_whole));
    }

    void aFinishedRunIsNotResumed()
    {
        const std::string weights = weightsHash(m_whole), metrics = timelessMetrics(m_whole);
        const auto written = fs::last_write_time(RunPaths(m_whole).manifest());
        const auto refused = resumed(m_whole, stateful(), m_dataset);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Usage);
        QVERIFY(refused.error().message.find("is finished") != std::string::npos);
        QCOMPARE(weightsHash(m_whole), weights);
        QCOMPARE(timelessMetrics(m_whole), metrics);
        QVERIFY(fs::last_write_time(RunPaths(m_whole).manifest()) == written);
    }

    /// A power cut between the line of an epoch and its checkpoint.
    void linesOfEpochsTrainedAgainAreDropped()
    {
        const fs::path run = stoppedRun("cut");
        QVERIFY(appendLine(RunPaths(run).metrics(), "{\"epoch\": 2, \"loss\": {}}"));
        QVERIFY(appendLine(RunPaths(run).metrics(), "{\"epoch\": 3, \"lo"));
        compareAfterResume(run);
    }

    void otherSettingsAreRefused()
    {
        const fs::path run = stoppedRun("settings");
        TrainConfig other = stateful();
        other.noiseAmount = 0.2;
        const auto refused = resumed(run, other, m_dataset);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Usage);
        QVERIFY(refused.error().message.find("other settings") != std::string::npos);
        TrainConfig threads = stateful();
        threads.prefetchThreads = 1;
        threads.cacheMiB = 1;
        QVERIFY(resumed(run, threads, m_dataset)); // these change no number
    }

    void otherImagesAreRefused()
    {
        const fs::path run = stoppedRun("images");
        const Dataset more = writeTinyPlant(m_root / "more", 14);
        const auto refused = resumed(run, stateful(), more);
        QVERIFY(!refused);
        QVERIFY(refused.error().message.find("other training images") != std::string::npos);
    }

    void nothingToResume()
    {
        const auto refused = resumed(m_root / "no such run", stateful(), m_dataset);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NotFound);
        QVERIFY(refused.error().message.find("no such run") != std::string::npos);
        QVERIFY(!fs::exists(m_root / "no such run"));
    }

    void brokenCheckpointsAreRefused()
    {
        const fs::path run = stoppedRun("broken");
        const fs::path last = RunPaths(run).lastCheckpoint();
        const Safetensors good = readSafetensors(last).value();
        const auto refusedAs = [&](const Safetensors& file) {
            if (!writeSafetensors(last, file))
                return std::string("unwritable");
            const auto result = resumed(run, stateful(), m_dataset);
            return result ? std::string("accepted") : result.error().message;
        };
        Safetensors file = good;
        file.metadata["version"] = "2";
        QVERIFY(refusedAs(file).find("this version of Mixdesk") != std::string::npos);
        for (const char* state : {"", "{}", "[]", "{\"epoch\": \"x\"}", "not JSON"}) {
            file = good;
            file.metadata["state"] = state;
            QVERIFY(refusedAs(file).find("is damaged, so this run cannot go on") !=
                    std::string::npos);
        }
        auto state = nlohmann::json::parse(good.metadata.at("state"));
        for (const char* key : {"epoch", "position"}) {
            auto changed = state;
            changed[key] = -1;
            file = good;
            file.metadata["state"] = changed.dump();
            QVERIFY(refusedAs(file).find("does not fit") != std::string::npos);
        }
        file = good;
        file.tensors.erase("optimizer.first.encoder_conv1.weight");
        QVERIFY(refusedAs(file).find("encoder_conv1.weight") != std::string::npos);
        file = good;
        file.tensors.at("weights.encoder_conv1.weight").shape = {192};
        QVERIFY(refusedAs(file).find("encoder_conv1.weight") != std::string::npos);
        const std::string bytes = encodeSafetensors(good);
        writeBytes(last, bytes.substr(0, bytes.size() / 2));
        const auto truncated = resumed(run, stateful(), m_dataset);
        QVERIFY(!truncated);
        QVERIFY(truncated.error().message.find("last.safetensors") != std::string::npos);
    }

    void divergenceKeepsALoadableCheckpoint_data()
    {
        QTest::addColumn<double>("contraction");
        QTest::addColumn<double>("weight");
        QTest::newRow("at once") << 1.0 << 0.3;
        QTest::newRow("after a while") << 0.0 << 100.0;
    }

    /// A learning rate of 1 with a heavy contraction or classifier: the loss explodes.
    void divergenceKeepsALoadableCheckpoint()
    {
        QFETCH(double, contraction);
        QFETCH(double, weight);
        TrainConfig config = tinyConfig();
        config.learningRate = 1.0;
        config.schedule = Schedule::Constant;
        config.contraction = contraction;
        config.classifierWeight = weight;
        config.epochs = 60;
        const fs::path run = m_root / QTest::currentDataTag();
        RecordingObserver observer;
        const auto diverged = trainWith(observer, {config, m_dataset, run, false});
        QVERIFY(!diverged);
        QCOMPARE(diverged.error().code, ErrorCode::Numeric);
        QVERIFY(diverged.error().message.find("learning_rate") != std::string::npos);
        const fs::path last = RunPaths(run).lastCheckpoint();
        QVERIFY(diverged.error().message.find(displayPath(last)) != std::string::npos);
        const auto checkpoint = readSafetensors(last);
        QVERIFY2(checkpoint, checkpoint ? "" : checkpoint.error().message.c_str());
        for (const auto& [name, tensor] : checkpoint->tensors)
            for (const float value : tensor.values)
                QVERIFY2(std::isfinite(value), name.c_str());
        auto network = Model::create(specOf(config, 2), DeviceChoice::Cpu, 1).value();
        const auto split = splitTraining(m_dataset, {1, 0.15, 4}).value();
        QVERIFY(loadCheckpoint(last, *network, configFingerprint(config),
                               dataFingerprint(m_dataset, split)));
    }

    /// Nobody has a second copy of it: nothing is asked for that nobody can do.
    void aDamagedCheckpointSaysWhatIsLeftToDo()
    {
        const fs::path run = stoppedRun("damaged");
        const fs::path last = RunPaths(run).lastCheckpoint();
        fs::resize_file(last, fs::file_size(last) / 2);
        const auto refused = resumed(run, stateful(), m_dataset);
        QVERIFY(!refused);
        const std::string& message = refused.error().message;
        QVERIFY2(message.find(displayPath(last)) != std::string::npos, message.c_str());
        QVERIFY2(message.find("Train a new run") != std::string::npos, message.c_str());
        QVERIFY2(message.find("Copy") == std::string::npos, message.c_str());
    }

private:
    Result<TrainSummary> resumed(const fs::path& run, const TrainConfig& config,
                                 const Dataset& dataset)
    {
        RecordingObserver observer;
        return trainWith(observer, {config, dataset, run, true});
    }

    fs::path stoppedRun(const std::string& name)
    {
        RecordingObserver observer;
        observer.stopAfterSteps = 6;
        const auto stopped = trainWith(observer, {stateful(), m_dataset, m_root / name, false});
        if (stopped || !stopped.error().cancelled())
            qFatal("the run was not stopped");
        return m_root / name;
    }

    void compareAfterResume(const fs::path& run)
    {
        const auto done = resumed(run, stateful(), m_dataset);
        QVERIFY2(done, done ? "" : done.error().message.c_str());
        QCOMPARE(weightsHash(run), weightsHash(m_whole));
        QCOMPARE(timelessMetrics(run), timelessMetrics(m_whole));
        for (const auto file :
             {&RunPaths::thresholds, &RunPaths::validation, &RunPaths::calibration})
            QCOMPARE(sha256OfFile((RunPaths(run).*file)()).value(),
                     sha256OfFile((RunPaths(m_whole).*file)()).value());
    }

    QTemporaryDir m_folder;
    fs::path m_root, m_whole;
    Dataset m_dataset;
};

QTEST_GUILESS_MAIN(TestResume)
#include "test_resume.moc"
