// SPDX-License-Identifier: GPL-3.0-or-later
// What is still done after a stop, counted: scan, network, training, choice of thresholds.
#include "core/learn/finish_run.h"
#include "core/learn/training_loop.h"
#include "core/learn/training_probe.h"
#include "support/pictures.h"
#include "support/tiny_run.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>

#include <thread>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

/// Stops at the n-th call of one kind, and counts every call that comes after it.
class StoppingObserver : public TrainObserver
{
public:
    StoppingObserver(std::string kind, int number) : m_kind(std::move(kind)), m_number(number) {}

    StopSource stop;
    int after = 0;
    std::function<void()> atStop;

    void onNetwork(const std::vector<LayerSummary>&, std::int64_t) override { came("network"); }
    void onProgress(const Progress& p) override { came(p.stage); }
    void onStep(const StepReport&) override { came("step"); }
    void onEpoch(const EpochReport&) override { came("epoch"); }
    void onPreviews(const std::vector<TrainPreview>&) override { came("previews"); }

    bool stopped() const { return m_number <= 0; }

private:
    void came(const std::string& kind)
    {
        if (stopped()) {
            after += kind != "saving the training"; // which is part of stopping
        } else if (kind == m_kind && --m_number == 0) {
            stop.requestStop();
            if (atStop)
                atStop();
        }
    }

    std::string m_kind;
    int m_number;
};

/// A file that is written anew is another file.
std::uint64_t identity(const fs::path& path)
{
    struct stat status
    {};
    return ::stat(path.c_str(), &status) == 0 ? std::uint64_t(status.st_ino) : 0;
}

std::vector<TrainSample> someSamples()
{
    std::vector<TrainSample> samples;
    for (int i = 0; i < 4; ++i) {
        cv::Mat picture(64, 64, CV_8UC3);
        cv::RNG random(std::uint64_t(i) + 1);
        random.fill(picture, cv::RNG::UNIFORM, 0, 256);
        samples.push_back({picture, i % 2, 1, 1, 1});
    }
    return samples;
}

} // namespace

class TestCancel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init()
    {
        const char* row = QTest::currentDataTag();
        m_run = m_root / QTest::currentTestFunction() / (row ? row : "run");
    }

    void scanEndsAfterTheFolderInHand();
    void scanAskedBeforeItBegan();
    void networkEndsAfterTheLayerInHand_data();
    void networkEndsAfterTheLayerInHand();
    void forwardPassesEndToo();
    void nothingIsBegunAfterAStop_data();
    void nothingIsBegunAfterAStop();
    void stoppedWithinAMicroBatchItGoesOnTheSame();
    void thresholdsAreNotChosen();
    void probeEnds();

private:
    TrainConfig config(bool contraction = true) const
    {
        TrainConfig tiny = tinyConfig();
        tiny.contraction = contraction ? 1e-4 : 0.0;
        return tiny;
    }
    std::unique_ptr<Model> newModel() const
    {
        return Model::create(specOf(config(), 2), DeviceChoice::Cpu, 1).value();
    }

    QTemporaryDir m_folder;
    fs::path m_root, m_run;
    Dataset m_dataset;
};

void TestCancel::initTestCase()
{
    m_root = fs::u8path(m_folder.path().toStdString());
    m_dataset = writeTinyPlant(m_root / "plant");
}

void TestCancel::scanEndsAfterTheFolderInHand()
{
    std::vector<std::int64_t> found;
    QVERIFY(scanDataset(m_root / "plant", [&](const Progress& p) { found.push_back(p.done); }));
    QVERIFY(found.size() > 4);
    QCOMPARE(found.back(), std::int64_t(m_dataset.images.size()));
    for (std::size_t last = 1; last <= 3; ++last) {
        StopSource source;
        std::size_t folders = 0;
        const auto dataset = scanDataset(
            m_root / "plant",
            [&](const Progress&) {
                if (++folders == last)
                    source.requestStop();
            },
            source.token());
        QVERIFY(!dataset && dataset.error().cancelled());
        QCOMPARE(folders, last);
    }
}

void TestCancel::scanAskedBeforeItBegan()
{
    StopSource source;
    source.requestStop();
    for (const char* folder : {"plant", ""}) { // the second is no dataset: not even that is said
        const auto dataset = scanDataset(m_root / folder, {}, source.token());
        QVERIFY(!dataset && dataset.error().cancelled());
    }
}

void TestCancel::networkEndsAfterTheLayerInHand_data()
{
    QTest::addColumn<bool>("contraction");
    QTest::newRow("plain") << false;
    QTest::newRow("contraction") << true;
}

/// At every layer, forward and back: no layer more is done, and a discarded step leaves no trace.
void TestCancel::networkEndsAfterTheLayerInHand()
{
    QFETCH(bool, contraction);
    const Objective objective = objectiveOf(config(contraction));
    const auto samples = someSamples();
    const auto twin = newModel();
    twin->beginStep();
    const auto wanted = twin->accumulate(samples, objective, 1.0);
    QVERIFY(wanted);
    twin->applyStep(1e-3);

    const auto model = newModel();
    int layers = 0;
    model->stopWhen([&] { return ++layers < 0; });
    model->beginStep();
    QVERIFY(model->accumulate(samples, objective, 1.0));
    model->discardStep();
    const int all = layers;
    QVERIFY(all > 15); // more than a forward pass alone
    for (int last = 1; last <= all; ++last) {
        layers = 0;
        model->stopWhen([&] { return ++layers >= last; });
        model->beginStep();
        const auto losses = model->accumulate(samples, objective, 1.0);
        model->discardStep();
        QVERIFY2(!losses && losses.error().cancelled(), std::to_string(last).c_str());
        QCOMPARE(layers, last);
    }
    model->stopWhen({});
    model->beginStep();
    const auto losses = model->accumulate(samples, objective, 1.0);
    QVERIFY(losses);
    QCOMPARE(losses->total, wanted->total);
    model->applyStep(1e-3);
    const auto weights = model->weights(), expected = twin->weights();
    for (const auto& [name, tensor] : expected)
        QVERIFY2(weights.at(name).values == tensor.values, name.c_str());
}

void TestCancel::forwardPassesEndToo()
{
    const auto model = newModel();
    const std::vector<cv::Mat> pictures(2, cv::Mat(64, 64, CV_8UC3, cv::Scalar::all(90)));
    int layers = 0;
    model->stopWhen([&] { return ++layers == 3; });
    const auto rebuilt = model->infer(pictures);
    QVERIFY(!rebuilt && rebuilt.error().cancelled());
    QCOMPARE(layers, 3);
    layers = 0;
    const auto scores = model->scores(pictures, LossKind::L2);
    QVERIFY(!scores && scores.error().cancelled());
    QCOMPARE(layers, 3);
}

void TestCancel::nothingIsBegunAfterAStop_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("after");      // calls that still come
    QTest::addColumn<int>("checkpoint"); // 0: none may be written, 1: must be, 2: as it was
    QTest::newRow("before reading") << QByteArray("reading pictures") << 1 << 0 << 0;
    QTest::newRow("network built") << QByteArray("network") << 1 << 0 << 0;
    QTest::newRow("first previews") << QByteArray("previews") << 1 << 0 << 2;
    QTest::newRow("first micro-batch") << QByteArray("step") << 1 << 0 << 2; // no step is done
    QTest::newRow("within a step") << QByteArray("step") << 3 << 0 << 1;
    QTest::newRow("before validation") << QByteArray("step") << kTinyMicroBatches << 0 << 1;
    QTest::newRow("previews of an epoch") << QByteArray("previews") << 2 << 0 << 2;
    QTest::newRow("choosing thresholds") << QByteArray("choosing thresholds") << 1 << 0 << 2;
}

void TestCancel::nothingIsBegunAfterAStop()
{
    QFETCH(QByteArray, kind);
    QFETCH(int, number);
    QFETCH(int, after);
    QFETCH(int, checkpoint);
    const RunPaths paths(m_run);
    StoppingObserver observer(kind.toStdString(), number);
    std::uint64_t before = 0;
    observer.atStop = [&] { before = identity(paths.lastCheckpoint()); };
    const auto ended = train({config(), m_dataset, m_run, false}, observer, observer.stop.token());
    QVERIFY(observer.stopped());
    QVERIFY(!ended && ended.error().cancelled());
    QCOMPARE(observer.after, after);
    const std::uint64_t now = identity(paths.lastCheckpoint());
    QCOMPARE(now != 0, checkpoint != 0);
    QCOMPARE(now == before, checkpoint != 1);
    QVERIFY(!fs::exists(paths.manifest()));
    if (checkpoint == 0) {
        QVERIFY(fs::is_empty(m_run)); // nothing was begun: as if it had never been asked for
        return;
    }
    RecordingObserver second;
    const auto summary = trainWith(second, {config(), m_dataset, m_run, true});
    QVERIFY2(summary, summary ? "" : summary.error().message.c_str());
    const fs::path whole = m_root / "whole";
    if (!fs::exists(whole))
        trainTiny(m_dataset, whole, config());
    QCOMPARE(weightsHash(m_run), weightsHash(whole));
}

/// From another thread, anywhere in a micro-batch or between two.
void TestCancel::stoppedWithinAMicroBatchItGoesOnTheSame()
{
    const fs::path whole = m_root / "whole";
    if (!fs::exists(whole))
        trainTiny(m_dataset, whole, config());
    for (int round = 0; round < 4; ++round) {
        const fs::path run = m_run / std::to_string(round);
        std::thread hand;
        class Starter : public RecordingObserver
        {
        public:
            std::function<void()> begin;
            void onStep(const StepReport& report) override
            {
                RecordingObserver::onStep(report);
                if (steps.size() == 2)
                    begin();
            }
        } starter;
        starter.begin = [&] {
            hand = std::thread([&starter, round] {
                for (int i = 0; i < round * 4000; ++i)
                    std::this_thread::yield();
                starter.stop.requestStop();
            });
        };
        const auto ended = trainWith(starter, {config(), m_dataset, run, false});
        hand.join();
        if (!ended) {
            QVERIFY2(ended.error().cancelled(), ended.error().message.c_str());
            RecordingObserver second;
            const auto summary = trainWith(second, {config(), m_dataset, run, true});
            QVERIFY2(summary, summary ? "" : summary.error().message.c_str());
        }
        QCOMPARE(weightsHash(run), weightsHash(whole));
    }
}

void TestCancel::thresholdsAreNotChosen()
{
    RunModel model;
    model.classes = {"a", "b"};
    StopSource source;
    QVERIFY(chooseThresholds(model, {}, source.token()));
    QCOMPARE(model.thresholds.size(), std::size_t(2));
    source.requestStop();
    const auto chosen = chooseThresholds(model, {}, source.token());
    QVERIFY(!chosen && chosen.error().cancelled());
    QVERIFY(model.thresholds.empty());
}

void TestCancel::probeEnds()
{
    StopSource source;
    source.requestStop();
    const auto probe = probeTraining(tinyConfig(), 2, 60.0, source.token());
    QVERIFY(!probe && probe.error().cancelled());
}

QTEST_GUILESS_MAIN(TestCancel)
#include "test_cancel.moc"
