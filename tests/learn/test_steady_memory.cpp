// SPDX-License-Identifier: GPL-3.0-or-later
// Scoring asks for no buffers once it is warm: every request of the process is counted.
#include "core/learn/scorer.h"
#include "core/learn/training_loop.h"

#include <QtTest>

#include <atomic>
#include <cerrno>

using namespace mixdesk;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(__GLIBC__)
#define MIXDESK_COUNTS_MEMORY 0 // a sanitizer's own functions stand in these places
#else
#define MIXDESK_COUNTS_MEMORY 1
#endif

namespace {

constexpr std::size_t kLarge = 4096;

std::atomic<bool> counting{false};
std::atomic<long> large{0}, small{0}, smallBytes{0};

void note(std::size_t bytes)
{
    if (!counting.load(std::memory_order_relaxed))
        return;
    ++(bytes >= kLarge ? large : small);
    smallBytes += bytes >= kLarge ? 0 : long(bytes);
}

} // namespace

#if MIXDESK_COUNTS_MEMORY
extern "C" {
void* __libc_malloc(std::size_t bytes);
void* __libc_calloc(std::size_t count, std::size_t bytes);
void* __libc_realloc(void* block, std::size_t bytes);
void* __libc_memalign(std::size_t alignment, std::size_t bytes);

void* malloc(std::size_t bytes)
{
    note(bytes);
    return __libc_malloc(bytes);
}
void* calloc(std::size_t count, std::size_t bytes)
{
    note(count * bytes);
    return __libc_calloc(count, bytes);
}
void* realloc(void* block, std::size_t bytes)
{
    note(bytes);
    return __libc_realloc(block, bytes);
}
void* aligned_alloc(std::size_t alignment, std::size_t bytes)
{
    note(bytes);
    return __libc_memalign(alignment, bytes);
}
int posix_memalign(void** block, std::size_t alignment, std::size_t bytes)
{
    note(bytes);
    *block = __libc_memalign(alignment, bytes);
    return *block ? 0 : ENOMEM;
}
}
#endif

namespace {

cv::Mat picture(int side, int seed)
{
    cv::Mat picture(side, side, CV_8UC3);
    cv::RNG(std::uint64_t(seed)).fill(picture, cv::RNG::UNIFORM, 0, 256);
    return picture;
}

/// Untrained: what numbers come out costs no memory.
std::unique_ptr<Scorer> scorerFor(ScoreKind kind, NetworkKind network, int side)
{
    RunModel run;
    run.config = presetConfig(network == NetworkKind::Repair ? "repair" : "compact").value();
    run.config.inputSize = side;
    run.config.width = 0.125;
    run.config.latent = 8;
    const CalibrationMaps maps{cv::Mat(side, side, CV_32F, cv::Scalar(0.1)),
                               cv::Mat(side, side, CV_32F, cv::Scalar(0.05))};
    for (const char* name : {"nut", "screw"}) {
        ClassThreshold row;
        row.score = kind;
        row.threshold = 1.0;
        row.pixel[mapName(kind)] = 1.0;
        run.classes.push_back(name);
        run.thresholds.push_back(row);
        run.calibration.push_back(
            {{Residual::L1, maps}, {Residual::Ssim, maps}, {Residual::Defect, maps}});
    }
    auto model = Model::create(specOf(run.config, 2), DeviceChoice::Cpu, 1);
    return Scorer::of(run, std::move(model.value()));
}

struct Requests
{
    long large, small, smallBytes;
};

/// While the 3rd to 20th picture is scored, one by one.
Requests requestsOf(Scorer& scorer, int side, const ScoreOptions& options)
{
    std::vector<std::vector<cv::Mat>> singles;
    for (int i = 0; i < 20; ++i)
        singles.push_back({picture(side, i)});
    large = small = smallBytes = 0;
    for (std::size_t i = 0; i < singles.size(); ++i) {
        counting = i >= 2;
        const auto scored = scorer.score(singles[i], options);
        counting = false;
        if (!scored)
            throw std::runtime_error(scored.error().message);
    }
    return {large, small, smallBytes};
}

} // namespace

class TestSteadyMemory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!MIXDESK_COUNTS_MEMORY)
            QSKIP("memory cannot be counted in this build");
        setNumericThreads(2);
    }

    void noBuffersOnceWarm_data()
    {
        QTest::addColumn<QString>("score");
        QTest::addColumn<int>("network");
        QTest::addColumn<int>("side");
        for (const ScoreKind kind : allScores()) {
            if (kind.residual == Residual::MsSsim || kind.residual == Residual::CwSsim)
                continue;
            const QString name = QString::fromStdString(scoreName(kind));
            const auto network =
                kind.residual == Residual::Defect ? NetworkKind::Repair : NetworkKind::Compact;
            QTest::addRow("%s", qPrintable(name)) << name << int(network) << 128;
        }
        QTest::newRow("large maps") << "calibrated" << int(NetworkKind::Compact) << 512;
        QTest::newRow("large maps of structure")
            << "calibrated_ssim_top" << int(NetworkKind::Compact) << 512;
    }
    void noBuffersOnceWarm()
    {
        QFETCH(QString, score);
        QFETCH(int, network);
        QFETCH(int, side);
        const auto kind = *scoreByName(score.toStdString());
        const auto scorer = scorerFor(kind, NetworkKind(network), side);
        const Requests requests = requestsOf(*scorer, side, {});
        QCOMPARE(requests.large, 0L);
        // Lists of arguments within oneDNN, and the results.
        QVERIFY2(
            requests.smallBytes < 18 * 16 * 1024,
            qPrintable(
                QString("%1 bytes in %2 requests").arg(requests.smallBytes).arg(requests.small)));
    }

    /// Pictures that the caller keeps are memory, and are counted.
    void keptPicturesAreCounted()
    {
        const auto scorer =
            scorerFor({Residual::L1, Pooling::CalibratedMax}, NetworkKind::Compact, 128);
        ScoreOptions options;
        options.pictures = true;
        QVERIFY(requestsOf(*scorer, 128, options).large >= 18 * 2);
    }
};

QTEST_GUILESS_MAIN(TestSteadyMemory)
#include "test_steady_memory.moc"
