// SPDX-License-Identifier: GPL-3.0-or-later
// How long a stop takes to be answered in every phase of a real training of the compact network,
// and in a scan of a large folder. A training stops computing first and then saves where it stands:
// both are measured. Give it a quiet machine.
#include "core/learn/training_loop.h"
#include "core/learn/training_probe.h"
#include "support/pictures.h"
#include "support/tiny_run.h"

#include <QTemporaryDir>
#include <QtTest>

#include <chrono>
#include <optional>
#include <thread>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

using Clock = std::chrono::steady_clock;

constexpr double kAnswerMs = 250.0;
/// A checkpoint (88 MB for compact) that is being written is finished, and one more may be due.
constexpr double kWithCheckpointMs = 2000.0;
constexpr char kSaving[] = "saving the training";

double msSince(Clock::time_point begin)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// Asks for the stop some milliseconds after the n-th call of one kind, from a thread of its own.
class LateStop : public TrainObserver
{
public:
    LateStop(std::string kind, int number, int delayMs)
        : m_kind(std::move(kind)), m_number(number), m_delay(delayMs)
    {}
    ~LateStop() override
    {
        if (m_thread.joinable())
            m_thread.join();
    }

    StopSource stop;

    struct Times
    {
        double idle = 0.0,
               ended = 0.0; ///< ms from the question until nothing is computed; all done
    };
    /// Zeros where a stop was never asked for.
    Times answered()
    {
        if (!m_thread.joinable())
            return {};
        const auto now = Clock::now();
        m_thread.join();
        const auto ms = [this](Clock::time_point at) {
            return std::chrono::duration<double, std::milli>(at - m_asked).count();
        };
        return {ms(m_saving.value_or(now)), ms(now)};
    }

    void onNetwork(const std::vector<LayerSummary>&, std::int64_t) override { came("network"); }
    void onProgress(const Progress& p) override
    {
        if (p.stage == kSaving)
            m_saving = Clock::now();
        came(p.stage);
    }
    void onStep(const StepReport&) override { came("step"); }
    void onEpoch(const EpochReport&) override { came("epoch"); }
    void onPreviews(const std::vector<TrainPreview>&) override { came("previews"); }

private:
    void came(const std::string& kind)
    {
        if (kind != m_kind || --m_number != 0)
            return;
        m_thread = std::thread([this] {
            std::this_thread::sleep_for(m_delay);
            m_asked = Clock::now();
            stop.requestStop();
        });
    }

    std::string m_kind;
    int m_number;
    std::chrono::milliseconds m_delay;
    Clock::time_point m_asked;
    std::optional<Clock::time_point> m_saving;
    std::thread m_thread;
};

} // namespace

class BenchCancel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void training_data();
    void training();
    void probe_data();
    void probe();
    void scan();

private:
    QTemporaryDir m_folder;
    fs::path m_root;
    Dataset m_dataset;
};

void BenchCancel::initTestCase()
{
    m_root = fs::u8path(m_folder.path().toStdString());
    DemoPlantOptions options;
    options.trainGood = 60;
    options.testGood = 1;
    options.testPerDefect = 1;
    const auto all = demoClasses();
    options.classes.assign(all.begin(), all.begin() + 2);
    QVERIFY(bool(writeDemoPlant(m_root / "plant", options)));
    m_dataset = scanDataset(m_root / "plant").value();
}

void BenchCancel::training_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("delay");
    QTest::addColumn<bool>("writes"); // a checkpoint is under way: it is not computing that ends
    const auto row = [](const char* name, const char* kind, int number, int delay, bool writes) {
        QTest::newRow(name) << QByteArray(kind) << number << delay << writes;
    };
    row("reading pictures", "reading pictures", 1, 60, false);
    row("network built", "network", 1, 0, false);
    row("first checkpoint", "network", 1, 100, true);
    row("first previews", "previews", 1, 0, false);
    row("first micro-batch", "previews", 1, 100, false);
    for (const int delay : {20, 120, 240, 360})
        row(qPrintable(QStringLiteral("micro-batch, %1 ms in").arg(delay)), "step", 2, delay,
            false);
    row("validation", "step", 3, 60, false);
    row("validation, late", "step", 3, 500, false);
    row("epoch's checkpoint", "epoch", 1, 20, true);
    row("epoch's previews", "previews", 2, 0, false);
    row("chosen weights", "previews", 3, 5, true);
    row("thresholds: maps", "choosing thresholds", 1, 100, false);
    row("thresholds: scores", "choosing thresholds", 5, 0, false);
}

void BenchCancel::training()
{
    QFETCH(QByteArray, kind);
    QFETCH(int, number);
    QFETCH(int, delay);
    QFETCH(bool, writes);
    TrainConfig config = presetConfig("compact").value();
    config.epochs = 2;
    const fs::path run = m_root / "run";
    fs::remove_all(run);
    LateStop observer(kind.toStdString(), number, delay);
    const auto ended = train({config, m_dataset, run, false}, observer, observer.stop.token());
    const LateStop::Times times = observer.answered();
    QVERIFY2(!ended && ended.error().cancelled(), "the training ended by itself");
    qInfo("%-24s nothing computed after %6.0f ms, ended after %6.0f ms%s", QTest::currentDataTag(),
          times.idle, times.ended, writes ? " (a checkpoint was under way)" : "");
    QVERIFY2(times.idle <= (writes ? kWithCheckpointMs : kAnswerMs), "the stop came too late");
    QVERIFY2(times.ended <= kWithCheckpointMs, "the training ended too late");
}

void BenchCancel::probe_data()
{
    QTest::addColumn<int>("delay");
    for (const std::string& preset : presetNames())
        for (const int delay : {50, 1000, 1800})
            QTest::newRow((preset + ", " + std::to_string(delay) + " ms in").c_str()) << delay;
}

/// Training steps of the preset's network without anything to save.
void BenchCancel::probe()
{
    QFETCH(int, delay);
    const QString preset = QString::fromLatin1(QTest::currentDataTag()).section(QChar(','), 0, 0);
    StopSource source;
    Clock::time_point asked;
    std::thread hand([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(delay));
        asked = Clock::now();
        source.requestStop();
    });
    const auto config = presetConfig(preset.toStdString()).value();
    const auto probe = probeTraining(config, 8, 30.0, source.token());
    const auto now = Clock::now();
    hand.join();
    QVERIFY(!probe && probe.error().cancelled());
    const double ms = std::chrono::duration<double, std::milli>(now - asked).count();
    qInfo("%-24s answered after %6.0f ms", QTest::currentDataTag(), ms);
    // A layer of Table 2 is large: on a processor, two cores may take longer than for the others.
    QVERIFY2(ms <= (config.network == NetworkKind::Table2 ? 4.0 : 1.0) * kAnswerMs,
             "the stop was answered too late");
}

void BenchCancel::scan()
{
    constexpr int kFolders = 20, kFiles = 1000;
    for (int folder = 0; folder < kFolders; ++folder)
        for (int file = 0; file < kFiles; ++file)
            writeBytes(m_root / "many" / ("class " + std::to_string(folder)) / "train" / "good" /
                           (std::to_string(file) + ".png"),
                       "");
    auto begin = Clock::now();
    QVERIFY(scanDataset(m_root / "many"));
    const double whole = msSince(begin);
    StopSource source;
    std::thread hand([&] {
        std::this_thread::sleep_for(std::chrono::microseconds(int(whole * 500)));
        begin = Clock::now();
        source.requestStop();
    });
    const auto stopped = scanDataset(m_root / "many", {}, source.token());
    const auto now = Clock::now();
    hand.join();
    const double ms = std::chrono::duration<double, std::milli>(now - begin).count();
    qInfo("scan of %d files takes %.0f ms; a stop is answered after %.1f ms%s", kFolders * kFiles,
          whole, ms, stopped ? " (it had ended)" : "");
    QVERIFY(ms <= kAnswerMs);
}

QTEST_GUILESS_MAIN(BenchCancel)
#include "bench_cancel.moc"
