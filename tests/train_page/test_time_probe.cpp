// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/no_warnings.h"
#include "train_page/train_bench.h"

#include <QSignalSpy>
#include <QtTest>
#include <atomic>

using namespace mixdesk;
using namespace mixdesk::support;

class TestTimeProbe : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        watchWarnings();
        useScratchHome(m_folder);
    }

    void init() { m_config.latent += 8; } // not measured yet

    void cleanup() { QCOMPARE(takeWarnings(), QStringList()); }

    void theBestOfAFewRunsCounts()
    {
        std::atomic<int> runs = 0;
        TimeProbe probe(measuring({40.0, 100.0, 60.0}, runs), [] { return false; });
        measure(probe);
        QCOMPARE(int(runs), 3);
        QCOMPARE(TimeProbe::imagesPerSecond(m_config).value_or(0.0), 100.0);
        measure(probe); // known now
        QCOMPARE(int(runs), 3);
    }

    void aBusyMachineIsMeasuredAgainWhenItRests()
    {
        std::atomic<int> runs = 0;
        bool busy = true;
        TimeProbe probe(measuring({10.0, 12.0, 11.0, 90.0, 100.0, 95.0}, runs),
                        [&busy] { return busy; });
        measure(probe);
        QCOMPARE(TimeProbe::imagesPerSecond(m_config).value_or(0.0), 12.0);
        QVERIFY(TimeProbe::measuredBusy(m_config));
        measure(probe);
        QCOMPARE(int(runs), 3); // it is still busy: nothing better is to be had
        busy = false;
        measure(probe);
        QCOMPARE(int(runs), 6);
        QCOMPARE(TimeProbe::imagesPerSecond(m_config).value_or(0.0), 100.0);
        QVERIFY(!TimeProbe::measuredBusy(m_config));
    }

    void aSlowNetworkIsMeasuredOnce()
    {
        std::atomic<int> runs = 0;
        TimeProbe probe(measuring({0.2}, runs, 8.0), [] { return false; });
        measure(probe);
        QCOMPARE(int(runs), 1);
    }

private:
    static TimeProbe::Measure measuring(std::vector<double> speeds, std::atomic<int>& runs,
                                        double seconds = 1.0)
    {
        return [speeds = std::move(speeds), &runs, seconds](const TrainConfig&, int, double,
                                                            const StopToken&) {
            TrainingProbe probe;
            probe.imagesPerSecond = speeds[std::size_t(runs++) % speeds.size()];
            probe.seconds = seconds;
            return Result<TrainingProbe>(probe);
        };
    }

    void measure(TimeProbe& probe)
    {
        probe.measure({m_config}, 2);
        QTRY_VERIFY(!probe.measuring(m_config));
    }

    QTemporaryDir m_folder;
    TrainConfig m_config = tinyConfig();
};

QTEST_MAIN(TestTimeProbe)
#include "test_time_probe.moc"
