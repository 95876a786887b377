// SPDX-License-Identifier: GPL-3.0-or-later
// Structured noise and the defect map, from the settings to a verdict.
#include "core/data/structured_corruption.h"
#include "core/learn/scorer.h"
#include "core/learn/training_loop.h"
#include "support/tiny_run.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

constexpr ScoreKind kDefectMax{Residual::Defect, Pooling::Maximum};

TrainConfig tinyRepair()
{
    TrainConfig config = tinyConfig();
    config.network = NetworkKind::Repair;
    config.noise = NoiseKind::Structured;
    config.noiseAmount = 0.75;
    return config;
}

} // namespace

class TestRepairNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_root = fs::u8path(m_folder.path().toStdString());
        m_dataset = writeTinyPlant(m_root / "plant");
        TrainConfig config = tinyRepair();
        config.score = "defect_max";
        trainTiny(m_dataset, m_root / "run", config);
    }

    void itsMapJudgesAndIsShown()
    {
        const auto scorer = Scorer::open(m_root / "run", DeviceChoice::Cpu, 1).value();
        const auto& record = m_dataset.images[std::size_t(m_dataset.select(Subset::Test).front())];
        const auto part =
            scorer->inspect(scorer->prepare(readPicture(record.path).value()), record.classIndex);
        QVERIFY(part);
        const auto& row = scorer->run().thresholds[std::size_t(record.classIndex)];
        QVERIFY(row.score == kDefectMax);
        QCOMPARE(row.pixel.at("defect"), row.threshold);
        const auto& shown = part->maps.front();
        QCOMPARE(shown.name, std::string("defect"));
        double low = 0.0, high = 0.0;
        cv::minMaxLoc(shown.values, &low, &high);
        QVERIFY(low >= 0.0 && high <= 1.0 && high > low);
        QCOMPARE(part->verdict.ownScore, high);
    }

    void validationKnowsItsScores()
    {
        const auto rows = readValidation(RunPaths(m_root / "run"), 2).value();
        QVERIFY(!rows.empty());
        for (const auto& row : rows)
            QVERIFY(std::isfinite(scoreOf(row, kDefectMax)));
    }

    void otherNetworksHaveNoSuchScore()
    {
        trainTiny(m_dataset, m_root / "compact");
        const auto rows = readValidation(RunPaths(m_root / "compact"), 2).value();
        for (const auto& row : rows)
            QVERIFY(std::isnan(scoreOf(row, kDefectMax)));
        const auto scorer = Scorer::open(m_root / "compact", DeviceChoice::Cpu, 1).value();
        const auto& record = m_dataset.images[std::size_t(m_dataset.select(Subset::Test).front())];
        const auto part =
            scorer->inspect(scorer->prepare(readPicture(record.path).value()), record.classIndex);
        QVERIFY(part);
        for (const auto& map : part->maps)
            QVERIFY(map.name != "defect");
    }

    void aScoreThatTheNetworkLacksIsRefused()
    {
        TrainConfig config = tinyRepair();
        config.score = "defect_max";
        QVERIFY(validateConfig(config));
        config.defectWeight = 0.0;
        QVERIFY(!validateConfig(config));
        config = tinyConfig();
        config.score = "defect";
        const auto refused = validateConfig(config);
        QVERIFY(!refused);
        QCOMPARE(refused.error().message.rfind("score.kind is defect", 0), std::size_t(0));
    }

    void withoutStructuredNoiseThereIsNoMap()
    {
        TrainConfig config = tinyRepair();
        config.noise = NoiseKind::Gaussian;
        auto model = Model::create(specOf(config, 2), DeviceChoice::Cpu, 1).value();
        const cv::Mat picture(64, 64, CV_8UC3, cv::Scalar::all(90));
        QVERIFY(model->infer({picture}).value().front().defects.empty());
    }

    void itLearnsWhereDefectsAre()
    {
        TrainConfig config = tinyRepair();
        config.width = 0.25;
        auto model = Model::create(specOf(config, 2), DeviceChoice::Cpu, 1).value();
        const cv::Mat clean(64, 64, CV_8UC3, cv::Scalar(120, 130, 140));
        std::vector<TrainSample> samples;
        for (int i = 0; i < 8; ++i) {
            TrainSample sample{clean, i % 2, std::uint64_t(i), std::uint64_t(i), std::uint64_t(i)};
            sample.corrupted = clean.clone();
            sample.defects = cv::Mat::zeros(clean.size(), CV_8UC1);
            const cv::Rect spot(4 + 6 * i, 40 - 4 * i, 9, 9);
            sample.corrupted(spot).setTo(cv::Scalar(20, 20, 20));
            sample.defects(spot) = 255;
            samples.push_back(sample);
        }
        double first = 0.0, last = 0.0;
        for (int step = 0; step < 40; ++step) {
            model->beginStep();
            const auto losses = model->accumulate(samples, objectiveOf(config), 1.0);
            QVERIFY(losses && losses->finite);
            (step ? last : first) = losses->defects;
            model->applyStep(2e-3);
        }
        QVERIFY2(last < 0.3 * first, qPrintable(QString("%1 %2").arg(first).arg(last)));
    }

private:
    QTemporaryDir m_folder;
    fs::path m_root;
    Dataset m_dataset;
};

QTEST_GUILESS_MAIN(TestRepairNetwork)
#include "test_repair_network.moc"
