// SPDX-License-Identifier: GPL-3.0-or-later
// Whole trainings by several processes: the run of one process comes out, each reads its own
// pictures, and whoever is lost is named. This program is started again as each of the processes.
#include "core/learn/training_loop.h"
#include "core/nn/safetensors.h"

#include "support/job_processes.h"
#include "support/tiny_run.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>

using namespace mixdesk;
using namespace mixdesk::support;
using nlohmann::json;

namespace {

constexpr const char* kAsk = "MIXDESK_TEST_ASK";
constexpr int kLost = 3, kStopped = 4;
constexpr int kLostAfter = 5; // seconds

/// What the processes are told to do.
struct Ask
{
    std::string plants, run; ///< the plant of process n is PLANTS/n, or PLANTS/all
    bool resume = false;
    int epochs = 2, stopAfter = -1;
};

QString textOf(const Ask& ask)
{
    return QString::fromStdString(
        json{ask.plants, ask.run, ask.resume, ask.epochs, ask.stopAfter}.dump());
}

/// Uneven micro-batches, and everything that draws random numbers.
TrainConfig sharedConfig(int epochs)
{
    TrainConfig config = tinyConfig();
    config.epochs = epochs;
    config.microBatch = 5;
    config.contraction = 1e-4;
    config.flipHorizontal = true;
    config.learningRate = 1e-4; // fp32 sums differ in their last bits, and training amplifies that
    config.network = NetworkKind::Repair;
    config.noise = NoiseKind::Structured;
    return config;
}

class StepPrinter : public RecordingObserver
{
public:
    void onStep(const StepReport& report) override
    {
        RecordingObserver::onStep(report);
        std::cout << "step" << std::endl;
    }
    void onMessage(const std::string& message) override { std::cout << message << std::endl; }
};

int workAsProcess(const json& ask)
{
    JoinOptions options;
    options.lostAfter = std::chrono::seconds(kLostAfter);
    auto group = ProcessGroup::join(processEnvironment().value(), options);
    if (!group) {
        std::cerr << group.error().message << std::endl;
        return 1;
    }
    const fs::path plants = fs::u8path(ask[0].get<std::string>()),
                   own = plants / std::to_string((*group)->rank());
    StepPrinter observer;
    observer.stopAfterSteps = ask[4];
    TrainRequest request{sharedConfig(ask[3]), {}, fs::u8path(ask[1].get<std::string>()), ask[2]};
    request.dataset = scanDataset(fs::exists(own) ? own : plants / "all").value();
    request.group = *group;
    // Process 0 alone has the settings of a resumed run.
    if (request.resume && (*group)->first())
        request.config = runConfig(request.run).value();
    const auto summary = trainWith(observer, request);
    if (summary)
        return 0;
    std::cerr << summary.error().message << std::endl;
    if (summary.error().code == ErrorCode::Disconnected)
        return kLost;
    return summary.error().cancelled() ? kStopped : 1;
}

/// Losses and thresholds of every epoch.
std::vector<double> figuresOf(const fs::path& run)
{
    std::vector<double> figures;
    const std::string text = readFile(RunPaths(run).metrics()).value();
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = text.find('\n', begin);
        const auto line = json::parse(text.substr(begin, end - begin));
        for (const auto& part : {line["loss"], line["validation"]})
            for (const auto& [key, value] : part.items())
                if (value.is_number() && key != "f1" && key != "precision" && key != "recall" &&
                    key != "routing_accuracy")
                    figures.push_back(value);
        for (const auto& [name, row] : line["classes"].items())
            for (const char* key : {"mu", "sigma"})
                figures.push_back(row[key]);
        begin = end + 1;
    }
    return figures;
}

void expectNear(const std::vector<double>& found, const std::vector<double>& expected)
{
    QCOMPARE(found.size(), expected.size());
    QVERIFY(!found.empty());
    for (std::size_t i = 0; i < found.size(); ++i)
        QVERIFY2(std::abs(found[i] - expected[i]) <= 2e-3 * std::max(0.1, std::abs(expected[i])),
                 qPrintable(QString("%1: %2 instead of %3").arg(i).arg(found[i]).arg(expected[i])));
}

} // namespace

class TestSharedRun : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_root = fs::u8path(m_folder.path().toStdString());
        m_plants = m_root / "plants";
        m_dataset = writeTinyPlant(m_plants / "all", 15);
    }

    void runOfOneProcess_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("2") << 2;
        QTest::newRow("3") << 3;
    }

    void runOfOneProcess()
    {
        QFETCH(int, size);
        const fs::path shared = fresh(), alone = fresh();
        JobProcesses job = start({m_plants.string(), shared.string()}, size);
        QVERIFY(job.wait());
        for (int rank = 0; rank < size; ++rank)
            QVERIFY2(job[rank].exitCode() == 0, job[rank].readAllStandardError());
        TrainConfig config = sharedConfig(2);
        config.shards = size;
        trainTiny(m_dataset, alone, config);
        expectNear(figuresOf(shared), figuresOf(alone));
        QCOMPARE(runConfig(shared)->shards, size);
        const auto model = readRun(RunPaths(shared));
        QVERIFY2(model, model ? "" : model.error().message.c_str());
        QCOMPARE(model->epoch, 2);
        QVERIFY(!isBeingTrained(shared));
    }

    void eachReadsItsOwnTrainingPictures()
    {
        const fs::path plants = m_root / "own";
        const auto split = splitTraining(m_dataset, optionsOf(sharedConfig(2))).value();
        const auto shards = shardsOf(m_dataset, split.training, 2);
        for (int rank = 0; rank < 2; ++rank) {
            const fs::path copy = plants / std::to_string(rank);
            fs::create_directories(plants);
            fs::copy(m_plants / "all", copy, fs::copy_options::recursive);
            for (const int image : shards[std::size_t(1 - rank)])
                QVERIFY(writeFileAtomic(copy / m_dataset.images[std::size_t(image)].relative,
                                        "not a picture"));
        }
        JobProcesses job = start({plants.string(), fresh().string()}, 2);
        QVERIFY(job.wait());
        for (int rank = 0; rank < 2; ++rank) {
            QVERIFY2(job[rank].exitCode() == 0, job[rank].readAllStandardError());
            const QByteArray said = job[rank].readAllStandardOutput();
            QVERIFY2(!said.contains("Left out"), said);
        }
    }

    void otherPicturesAreRefused()
    {
        const fs::path plants = m_root / "other";
        fs::create_directories(plants);
        fs::copy(m_plants / "all", plants / "0", fs::copy_options::recursive);
        fs::copy(m_plants / "all", plants / "1", fs::copy_options::recursive);
        const auto split = splitTraining(m_dataset, optionsOf(sharedConfig(2))).value();
        fs::remove(plants / "1" / m_dataset.images[std::size_t(split.training.front())].relative);
        JobProcesses job = start({plants.string(), fresh().string()}, 2);
        QVERIFY(job.wait());
        for (int rank = 0; rank < 2; ++rank) {
            QVERIFY(job[rank].exitCode() != 0);
            const QByteArray said = job[rank].readAllStandardError();
            QVERIFY2(said.contains("process 1 does not hold the same"), said);
        }
    }

    /// Stopped by two, gone on with by three and then by one.
    void resumeWithOtherNumbers()
    {
        const fs::path run = fresh(), alone = fresh();
        Ask ask{m_plants.string(), run.string()};
        ask.epochs = 3;
        ask.stopAfter = 3;
        {
            JobProcesses job = start(ask, 2);
            QVERIFY(job.wait());
            for (int rank = 0; rank < 2; ++rank)
                QVERIFY2(job[rank].exitCode() == kStopped, job[rank].readAllStandardError());
        }
        ask.resume = true;
        ask.stopAfter = 4;
        {
            JobProcesses job = start(ask, 3);
            QVERIFY(job.wait());
            for (int rank = 0; rank < 3; ++rank)
                QVERIFY2(job[rank].exitCode() == kStopped, job[rank].readAllStandardError());
        }
        RecordingObserver observer;
        const auto summary = trainWith(observer, {runConfig(run).value(), m_dataset, run, true});
        QVERIFY2(summary, summary ? "" : summary.error().message.c_str());
        TrainConfig config = sharedConfig(3);
        config.shards = 2;
        trainTiny(m_dataset, alone, config);
        expectNear(figuresOf(run), figuresOf(alone));
    }

    void lostProcessIsNamed_data()
    {
        QTest::addColumn<int>("lost");
        QTest::addColumn<int>("signal");
        QTest::newRow("killed") << 1 << SIGKILL;
        QTest::newRow("the first killed") << 0 << SIGKILL;
        QTest::newRow("stopped, as one that cannot be reached") << 2 << SIGSTOP;
    }

    void lostProcessIsNamed()
    {
        QFETCH(int, lost);
        QFETCH(int, signal);
        const fs::path run = fresh();
        Ask ask{m_plants.string(), run.string()};
        ask.epochs = 100000;
        JobProcesses job = start(ask, 3);
        QByteArray steps;
        while (steps.count("step") < 20) {
            QVERIFY2(job[0].waitForReadyRead(kJobLimit), job[0].readAllStandardError());
            steps += job[0].readAllStandardOutput();
        }
        QElapsedTimer clock;
        clock.start();
        QVERIFY(signalOne(job[lost].processId(), signal));
        const QByteArray name = "Process " + QByteArray::number(lost);
        for (int rank = 0; rank < 3; ++rank) {
            if (rank == lost)
                continue;
            QVERIFY(job[rank].state() == QProcess::NotRunning ||
                    job[rank].waitForFinished(kJobLimit));
            const QByteArray said = job[rank].readAllStandardError();
            QVERIFY2(said.contains(name), said);
            QCOMPARE(job[rank].exitCode(), kLost);
        }
        qInfo("all others had ended after %.1f s", double(clock.elapsed()) / 1000.0);
        QVERIFY(clock.elapsed() < 60'000); // on a busy machine too

        if (lost == 0)
            return; // nobody was left to save more than the last checkpoint
        const auto config = runConfig(run).value();
        const auto state = readSafetensors(RunPaths(run).lastCheckpoint()).value();
        const auto learned = json::parse(state.metadata.at("state"));
        QVERIFY(learned["epoch"].get<int>() > 0);
        RecordingObserver observer;
        observer.stopAfterSteps = 1;
        const auto resumed = trainWith(observer, {config, m_dataset, run, true});
        QVERIFY(!resumed && resumed.error().cancelled());
        QCOMPARE(observer.steps.front().epoch, learned["epoch"].get<int>() + 1);
    }

private:
    static SplitOptions optionsOf(const TrainConfig& config)
    {
        return {std::uint64_t(config.seed), config.heldOutShare, config.heldOutMinimum};
    }

    fs::path fresh() { return m_root / ("run" + std::to_string(m_runs++)); }

    static JobProcesses start(const Ask& ask, int size)
    {
        return JobProcesses(QCoreApplication::applicationFilePath(), {}, size,
                            {{kAsk, textOf(ask)}});
    }

    QTemporaryDir m_folder;
    fs::path m_root, m_plants;
    Dataset m_dataset;
    int m_runs = 0;
};

int main(int argc, char** argv)
{
    if (const auto ask = systemEnvironment(kAsk))
        return workAsProcess(json::parse(*ask));
    QCoreApplication app(argc, argv);
    TestSharedRun test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_shared_run.moc"
