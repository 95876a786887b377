// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a training would be here, found by training a little.
#include "core/learn/training_probe.h"
#include "support/tiny_run.h"

#include <QtTest>

using namespace mixdesk;
using namespace mixdesk::support;

class TestTrainingProbe : public QObject
{
    Q_OBJECT

private slots:
    void trainsForAboutThatLong()
    {
        const auto probe = probeTraining(tinyConfig(), 2, 0.3, {});
        QVERIFY2(probe, probe ? "" : probe.error().message.c_str());
        QVERIFY(probe->imagesPerSecond > 1.0);
        QVERIFY(probe->images >= 3 * 2);
        QCOMPARE(probe->microBatch, 4);
        QCOMPARE(probe->device, std::string("cpu"));
        QVERIFY(probe->seconds < 10.0);
    }

    /// Where time does not suffice for the config's micro-batch, smaller ones answer.
    void heavySettingsShrinkTheMicroBatch()
    {
        TrainConfig config = tinyConfig();
        config.inputSize = 256;
        config.width = 1.0;
        config.batch = config.microBatch = 256;
        const auto probe = probeTraining(config, 2, 0.1, {});
        QVERIFY(probe);
        QVERIFY(probe->microBatch < 64);
        QVERIFY(probe->imagesPerSecond > 0.0);
        QVERIFY(probe->seconds < 20.0);
    }

    void everyLossAndNoise()
    {
        TrainConfig config = tinyConfig();
        config.loss = LossKind::MsSsim;
        config.noise = NoiseKind::Masking;
        config.contraction = 1e-4;
        QVERIFY(probeTraining(config, 2, 0.1, {}));
    }

    void stopsAndRefuses()
    {
        StopSource source;
        source.requestStop();
        const auto stopped = probeTraining(tinyConfig(), 2, 1.0, source.token());
        QVERIFY(!stopped && stopped.error().cancelled());
        TrainConfig bad = tinyConfig();
        bad.inputSize = 65;
        const auto refused = probeTraining(bad, 2, 0.1, {});
        QVERIFY(!refused && !refused.error().cancelled());
    }

    void expectedTimeAddsUp()
    {
        TrainConfig config = tinyConfig();
        config.epochs = 10;
        // Steps alone, where nothing is held out.
        QCOMPARE(expectedTrainingSeconds(config, 50.0, 1000, 0), 10 * 1000 / 50.0);
        const double with = expectedTrainingSeconds(config, 50.0, 1000, 100);
        QVERIFY(with > 200.0 && with < 300.0);
        config.epochs = 20;
        QVERIFY(expectedTrainingSeconds(config, 50.0, 1000, 100) > 1.9 * with);
        QVERIFY(expectedTrainingSeconds(config, 25.0, 1000, 100) >
                1.9 * expectedTrainingSeconds(config, 50.0, 1000, 100));
    }
};

QTEST_GUILESS_MAIN(TestTrainingProbe)
#include "test_training_probe.moc"
