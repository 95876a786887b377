// SPDX-License-Identifier: GPL-3.0-or-later
// Which images training reads, and what it does with folders and images that it cannot use.
#include "core/learn/finish_run.h"
#include "core/learn/scorer.h"
#include "support/pictures.h"
#include "support/tiny_run.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace mixdesk;
using namespace mixdesk::support;

class TestTrainingData : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_root = fs::u8path(m_folder.path().toStdString());
        m_dataset = writeTinyPlant(m_root / "plant");
        m_summary = trainTiny(m_dataset, m_root / "run");
    }

    void theTestFolderIsNotRead()
    {
        const Dataset dataset = writeTinyPlant(m_root / "broken tests");
        for (const int image : dataset.select(Subset::Test)) {
            writeBytes(dataset.images[std::size_t(image)].path, "no picture");
            if (!dataset.images[std::size_t(image)].mask.empty())
                writeBytes(dataset.images[std::size_t(image)].mask, "no mask");
        }
        RecordingObserver observer;
        QVERIFY(trainWith(observer, {tinyConfig(), dataset, m_root / "blind", false}));
        QCOMPARE(weightsHash(m_root / "blind"), weightsHash(m_root / "run"));
        QVERIFY(!observer.said("Left out"));
        TrainConfig asked = tinyConfig();
        asked.validation = ValidationSource::Test;
        RecordingObserver reader;
        const auto refused = trainWith(reader, {asked, dataset, m_root / "reads tests", false});
        QVERIFY(!refused); // which shows that the folder would have been noticed
        QVERIFY(refused.error().message.find("test") != std::string::npos);
    }

    void validationOnTheTestFolder()
    {
        TrainConfig config = tinyConfig();
        config.validation = ValidationSource::Test;
        const TrainSummary summary = trainTiny(m_dataset, m_root / "paper", config);
        const auto rows = readValidation(RunPaths(m_root / "paper"), 2).value();
        int test = 0, good = 0, synthetic = 0;
        for (const auto& row : rows) {
            test += row.type.find("test/") == 0;
            good += row.type == "good";
            synthetic += row.type == "patch" || row.type == "scratch";
        }
        QCOMPARE(good, 8);
        QCOMPARE(test, int(m_dataset.select(Subset::Test).size()));
        QCOMPARE(synthetic, 0);
        QVERIFY(summary.model.thresholds[0].source.find("test folder") != std::string::npos);
        QVERIFY(validationStatement(summary.model).find("TEST") != std::string::npos);
        QVERIFY(validationStatement(m_summary.model).find("TEST") == std::string::npos);
    }

    void thresholdsFromTrainingImages()
    {
        TrainConfig config = tinyConfig();
        config.thresholdSource = ThresholdSource::Training;
        config.betaRange = BetaRange::Paper;
        RecordingObserver observer;
        const auto summary = trainWith(observer, {config, m_dataset, m_root / "training", false});
        QVERIFY(summary);
        const auto rows = readValidation(RunPaths(m_root / "training"), 2).value();
        for (int c = 0; c < 2; ++c) {
            const auto& t = summary->model.thresholds[std::size_t(c)];
            QCOMPARE(t.goodImages, 8);
            QVERIFY(t.beta >= -1.0 && t.beta <= 1.0);
            std::vector<double> scores;
            for (const auto& row : rows)
                if (row.type == "training" && row.classIndex == c)
                    for (std::size_t k = 0; k < allScores().size(); ++k)
                        if (allScores()[k] == t.score)
                            scores.push_back(row.scores[k]);
            QVERIFY(std::abs(momentsOf(scores).mean - t.mu) < 1e-9);
            QCOMPARE(observer.epochs[2].classes[std::size_t(c)].source.mean,
                     observer.epochs[2].classes[std::size_t(c)].training.mean);
        }
    }

    void unreadableTrainingImagesAreLeftOut()
    {
        const Dataset dataset = writeTinyPlant(m_root / "one broken");
        const auto split = splitTraining(dataset, {1, 0.15, 4}).value();
        writeBytes(dataset.images[std::size_t(split.training[3])].path, "no picture");
        writeBytes(dataset.images[std::size_t(split.heldOut[1])].path, "");
        RecordingObserver observer;
        QVERIFY(trainWith(observer, {tinyConfig(), dataset, m_root / "left out", false}));
        QVERIFY(observer.said("Left out: "));
        QVERIFY(
            observer.said(dataset.images[std::size_t(split.training[3])].path.filename().string()));
        QCOMPARE(observer.steps.front().imagesTotal, std::int64_t(15));
        QCOMPARE(observer.epochs[0].classes[0].source.count, 3);
    }

    void aClassOfUnreadableImagesIsRefused()
    {
        const Dataset dataset = writeTinyPlant(m_root / "all broken", 6);
        for (const int image : dataset.select(Subset::Train, 1))
            writeBytes(dataset.images[std::size_t(image)].path, "no picture");
        RecordingObserver observer;
        const auto refused =
            trainWith(observer, {tinyConfig(), dataset, m_root / "refused", false});
        QVERIFY(!refused);
        QVERIFY(refused.error().message.find(dataset.classes[1]) != std::string::npos);
    }

    /// One good picture: trained on, nothing held out, still a run that opens.
    void aClassWithOneImageIsTrainedWithAMessage()
    {
        const Dataset plenty = writeTinyPlant(m_root / "scarce");
        for (const int image : plenty.select(Subset::Train, 1))
            if (image != plenty.select(Subset::Train, 1).front())
                fs::remove(plenty.images[std::size_t(image)].path);
        const Dataset dataset = scanDataset(m_root / "scarce").value();
        RecordingObserver observer;
        const auto summary =
            trainWith(observer, {tinyConfig(), dataset, m_root / "scarce run", false});
        QVERIFY2(summary, summary ? "" : summary.error().message.c_str());
        QVERIFY(observer.said("fewer than two images"));
        const auto scorer = Scorer::open(m_root / "scarce run", DeviceChoice::Cpu, 1);
        QVERIFY2(scorer, scorer ? "" : scorer.error().message.c_str());
        for (const auto& t : (*scorer)->run().thresholds)
            QVERIFY(std::isfinite(t.threshold) && std::isfinite(t.mu));
    }

    void aNonEmptyFolderIsRefused()
    {
        RecordingObserver observer;
        const auto refused = trainWith(observer, {tinyConfig(), m_dataset, m_root / "run", false});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Usage);
        QVERIFY(refused.error().message.find("not empty") != std::string::npos);
        writeBytes(m_root / "a file", "x");
        QVERIFY(!trainWith(observer, {tinyConfig(), m_dataset, m_root / "a file", false}));
        QVERIFY(observer.steps.empty());
        fs::create_directories(m_root / "empty");
        TrainConfig quick = tinyConfig();
        quick.epochs = 1;
        QVERIFY(trainWith(observer, {quick, m_dataset, m_root / "empty", false}));
    }

private:
    QTemporaryDir m_folder;
    fs::path m_root;
    Dataset m_dataset;
    TrainSummary m_summary;
};

QTEST_GUILESS_MAIN(TestTrainingData)
#include "test_training_data.moc"
