// SPDX-License-Identifier: GPL-3.0-or-later
// The precision that a run was finished in is recorded, and scored in.
#include "core/learn/finish_run.h"
#include "core/learn/scorer.h"
#include "core/nn/machine_peak.h"
#include "support/pictures.h"
#include "support/tiny_run.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

/// One class whose score is `l1`; validation images with these scores, the last half defective.
struct Made
{
    RunModel model;
    std::vector<ValidationRow> rows;
};

Made made(const std::vector<double>& scores)
{
    Made result;
    ClassThreshold threshold;
    threshold.score = allScores().front();
    threshold.threshold = 0.5;
    result.model.classes = {"part"};
    result.model.thresholds = {threshold};
    for (std::size_t i = 0; i < scores.size(); ++i) {
        ValidationRow row{"part", 0, 2 * i < scores.size() ? "good" : "scratch", 0, {}};
        row.scores.assign(allScores().size(), scores[i]);
        result.rows.push_back(row);
    }
    return result;
}

PrecisionComparison compared(const std::vector<double>& fp32, const std::vector<double>& bf16)
{
    const Made a = made(fp32), b = made(bf16);
    return comparePrecisions(a.model, a.rows, b.model, b.rows);
}

} // namespace

class TestPrecision : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_root = fs::u8path(m_folder.path().toStdString());
        m_dataset = writeTinyPlant(m_root / "plant");
    }

    void equalVerdictsAreTheSame()
    {
        const auto found = compared({0.1, 0.2, 0.6, 0.7}, {0.11, 0.19, 0.61, 0.69});
        QCOMPARE(found.verdicts, 4);
        QCOMPARE(found.flipped, 0);
        QCOMPARE(found.aurocChange, 0.0);
        QVERIFY(found.same());
    }

    void aFlippedVerdictCounts()
    {
        const auto found = compared({0.1, 0.2, 0.6, 0.7}, {0.1, 0.51, 0.6, 0.7});
        QCOMPARE(found.flipped, 1);
        QCOMPARE(found.aurocChange, 0.0);
        QVERIFY(!found.same());
    }

    /// All verdicts alike, but two of four pairs in the other order.
    void anotherOrderCounts()
    {
        const auto found = compared({0.1, 0.2, 0.3, 0.4}, {0.3, 0.4, 0.1, 0.4});
        QCOMPARE(found.flipped, 0);
        QVERIFY(found.aurocChange > 0.4);
        QVERIFY(!found.same());
    }

    void oneInFiveHundredMayFlip()
    {
        PrecisionComparison found{0.0, 1, 500};
        QVERIFY(found.same());
        found.flipped = 2;
        QVERIFY(!found.same());
        QVERIFY(!(PrecisionComparison{0.002, 0, 500}).same());
    }

    void theRunSaysWhatItIsScoredIn_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::newRow("fp32") << "fp32";
        QTest::newRow("bf16") << "bf16";
        QTest::newRow("auto") << "auto";
    }

    void theRunSaysWhatItIsScoredIn()
    {
        QFETCH(QString, setting);
        if (setting == "bf16" && !processorHasBf16())
            QSKIP("this processor has no bf16 instructions");
        TrainConfig config = tinyConfig();
        config.epochs = 1;
        const auto assignment = "training.precision=" + setting.toStdString();
        QVERIFY(applyConfigSetting(config, assignment));
        const fs::path run = m_root / setting.toStdString();
        const RunModel model = trainTiny(m_dataset, run, config).model;
        if (setting != "auto")
            QCOMPARE(model.precision == Precision::Bf16, setting == "bf16");
        const auto manifest = readFile(run / "run.yaml", 1 << 20);
        QVERIFY(manifest);
        QCOMPARE(manifest->find("precision: bf16") != std::string::npos,
                 model.precision == Precision::Bf16);
        auto scorer = Scorer::open(run, DeviceChoice::Cpu, 1);
        QVERIFY(scorer);
        QVERIFY((*scorer)->precision() == model.precision);
    }

    void theSameSeedGivesTheSameWeightsInBf16()
    {
        if (!processorHasBf16())
            QSKIP("this processor has no bf16 instructions");
        TrainConfig config = tinyConfig();
        config.epochs = 1;
        config.precision = PrecisionChoice::Bf16;
        const auto first = trainTiny(m_dataset, m_root / "once", config).model.modelHash;
        QCOMPARE(trainTiny(m_dataset, m_root / "twice", config).model.modelHash, first);
        config.precision = PrecisionChoice::Fp32;
        QVERIFY(trainTiny(m_dataset, m_root / "wide", config).model.modelHash != first);
    }

private:
    QTemporaryDir m_folder;
    fs::path m_root;
    Dataset m_dataset;
};

QTEST_APPLESS_MAIN(TestPrecision)
#include "test_precision.moc"
