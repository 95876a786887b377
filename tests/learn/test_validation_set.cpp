// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/split.h"
#include "core/learn/finish_run.h"
#include "core/learn/validation_set.h"
#include "support/pictures.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace mixdesk;

namespace {

ValidationRow row(int classIndex, const std::string& type, ScoreKind kind, double score)
{
    ValidationRow made{"x.png", classIndex, type, classIndex, {}};
    for (const ScoreKind each : allScores())
        made.scores.push_back(each == kind ? score : std::nan(""));
    return made;
}

void set(ValidationRow& changed, const std::string& name, double score)
{
    for (std::size_t i = 0; i < allScores().size(); ++i)
        if (scoreName(allScores()[i]) == name)
            changed.scores[i] = score;
}

const ScoreKind kL1{Residual::L1, Pooling::Mean};

} // namespace

class TestValidationSet : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_root = fs::u8path(m_folder.path().toStdString());
        support::writeClass(m_root, "nut");
        support::writeClass(m_root, "plate");
        m_dataset = scanDataset(m_root).value();
        m_split = splitTraining(m_dataset, {1, 0.3, 5}).value();
    }

    void syntheticDefectsComeFromHeldOutGoodImagesOnly()
    {
        const std::set<int> heldOut(m_split.heldOut.begin(), m_split.heldOut.end());
        const auto items = syntheticItems(m_dataset, m_split.heldOut, 4, 1);
        QCOMPARE(items.size(), 4 * heldOut.size());
        std::set<std::string> types;
        std::map<int, int> perImage;
        for (const auto& item : items) {
            QVERIFY(heldOut.count(item.image) && heldOut.count(item.patchFrom));
            const auto& record = m_dataset.images[std::size_t(item.image)];
            QVERIFY(record.good() && record.subset == Subset::Train);
            QCOMPARE(m_dataset.images[std::size_t(item.patchFrom)].classIndex, record.classIndex);
            QVERIFY(item.defective() && item.defect);
            QCOMPARE(item.type, syntheticDefectName(*item.defect));
            types.insert(item.type);
            ++perImage[item.image];
        }
        QCOMPARE(types.size(), std::size_t(kSyntheticDefectKinds));
        for (const auto& [image, count] : perImage)
            QCOMPARE(count, 4);
    }

    void syntheticDefectsAreDeterministic()
    {
        const auto first = syntheticItems(m_dataset, m_split.heldOut, 2, 1);
        const auto again = syntheticItems(m_dataset, m_split.heldOut, 2, 1);
        const auto other = syntheticItems(m_dataset, m_split.heldOut, 2, 2);
        ImageCache cache(m_dataset, 64, ResizeMode::Stretch, 1 << 20);
        ImageCache none(m_dataset, 64, ResizeMode::Stretch, 0);
        int differing = 0;
        for (std::size_t i = 0; i < first.size(); ++i) {
            const cv::Mat a = validationPicture(first[i], cache).value();
            QCOMPARE(cv::norm(a, validationPicture(again[i], none).value(), cv::NORM_INF), 0.0);
            differing += cv::norm(a, validationPicture(other[i], cache).value(), cv::NORM_INF) > 0;
            const cv::Mat good = cache.get(first[i].image).value();
            QVERIFY(cv::norm(a, good, cv::NORM_INF) > 0); // a defect was drawn, on a copy
        }
        QVERIFY(differing > int(first.size()) * 9 / 10);
    }

    /// A defect is drawn on a copy, and a patch only read from the image that it is cut from.
    void drawingLeavesTheCacheAlone()
    {
        ImageCache cache(m_dataset, 64, ResizeMode::Stretch, 1 << 20);
        std::map<int, cv::Mat> before;
        for (const int image : m_split.heldOut)
            before[image] = cache.get(image).value().clone();
        for (const auto& item : syntheticItems(m_dataset, m_split.heldOut, 8, 3)) {
            QVERIFY(validationPicture(item, cache));
            for (const auto& [image, copy] : before)
                QCOMPARE(cv::norm(copy, cache.get(image).value(), cv::NORM_INF), 0.0);
        }
    }

    void testItemsAreTheTestFolder()
    {
        const auto items = testItems(m_dataset);
        QCOMPARE(items.size(), std::size_t(2 * 8));
        int defective = 0;
        for (const auto& item : items) {
            QVERIFY(m_dataset.images[std::size_t(item.image)].subset == Subset::Test);
            QVERIFY(!item.defect);
            defective += item.defective();
        }
        QCOMPARE(defective, 8);
    }

    void rowsGoToTheirSide()
    {
        const std::vector<ValidationRow> rows{
            row(0, "good", kL1, 1),       row(0, "good", kL1, 2),
            row(0, "scratch", kL1, 5),    row(1, "good", kL1, 9),
            row(0, "training", kL1, 0.5), row(0, "good", {Residual::L2, Pooling::Mean}, 7)};
        const auto scores = validationScores(rows, 0, kL1);
        QCOMPARE(scores.good, (std::vector<double>{1, 2}));
        QCOMPARE(scores.defective, std::vector<double>{5});
        QCOMPARE(sourceScores(rows, 0, kL1), std::vector<double>{0.5}); // training rows win
        QCOMPARE(sourceScores(rows, 1, kL1), std::vector<double>{9});
        QCOMPARE(validationAuroc(rows, 0, kL1).value(), 1.0);
        QVERIFY(!validationAuroc(rows, 1, kL1));
    }

    void testRowsAreTheValidationSetWherePresent()
    {
        const std::vector<ValidationRow> rows{row(0, "good", kL1, 1), row(0, "good", kL1, 2),
                                              row(0, "test/good", kL1, 3),
                                              row(0, "test/bent", kL1, 4)};
        const auto scores = validationScores(rows, 0, kL1);
        QCOMPARE(scores.good, std::vector<double>{3});
        QCOMPARE(scores.defective, std::vector<double>{4});
        QCOMPARE(sourceScores(rows, 0, kL1), (std::vector<double>{1, 2}));
    }

    void theBestScoreWinsAndTiesGoByPreference()
    {
        std::vector<ValidationRow> rows;
        for (int i = 0; i < 10; ++i) {
            rows.push_back(row(0, i < 5 ? "good" : "scratch", kL1, i)); // perfect
            set(rows.back(), "calibrated", i % 5);                      // chance
            set(rows.back(), "l1_max", i);                              // perfect as well
        }
        const ChosenScore chosen = chooseScore(rows, 0, "auto");
        QCOMPARE(scoreName(chosen.kind), std::string("l1_max"));
        QVERIFY(chosen.reason.find("1.000") != std::string::npos);
        QCOMPARE(scoreName(chooseScore(rows, 0, "l1").kind), std::string("l1"));
        QCOMPARE(scoreName(chooseScore(rows, 0, "calibrated").kind), std::string("calibrated"));
        // Asked for, but without calibration maps: the same map uncalibrated.
        QCOMPARE(scoreName(chooseScore(rows, 0, "calibrated_ssim").kind), std::string("ssim_max"));
    }

    void chosenThresholdsByHand()
    {
        RunModel model;
        model.classes = {"nut"};
        model.config.score = "l1_max";
        std::vector<ValidationRow> rows;
        const ScoreKind kind = *scoreByName("l1_max");
        for (const double score : {1.0, 2.0, 3.0}) // mean 2, deviation 1
            rows.push_back(row(0, "good", kind, score));
        for (const double score : {5.0, 6.0})
            rows.push_back(row(0, "scratch", kind, score));
        for (std::size_t i = 0; i < 3; ++i)
            set(rows[i], "ssim_max", 0.1 * double(i));
        QVERIFY(bool(chooseThresholds(model, rows)));
        const ClassThreshold& t = model.thresholds.at(0);
        QCOMPARE(t.mu, 2.0);
        QCOMPARE(t.sigma, 1.0);
        QCOMPARE(t.goodImages, 3);
        QVERIFY(std::abs(t.threshold - 3.5) < 1e-12); // a quarter of the way from 3 to 5
        QCOMPARE(t.threshold, t.mu + t.beta * t.sigma);
        QCOMPARE(t.pixel.at("l1"), t.threshold);              // the score is that map's maximum
        QVERIFY(std::abs(t.pixel.at("ssim") - 0.19) < 1e-12); // 95th percentile of 0, 0.1, 0.2
        QVERIFY(!t.source.empty() && !t.reason.empty());
        model.config.betaRange = BetaRange::Paper;
        QVERIFY(bool(chooseThresholds(model, rows)));
        QCOMPARE(model.thresholds[0].beta, 1.0);
    }

    /// A class with too few good images must still make a run that can be read.
    void aClassWithoutHeldOutImagesHasAWholeRow()
    {
        RunModel model;
        model.classes = {"nut"};
        QVERIFY(bool(chooseThresholds(model, {})));
        const ClassThreshold& t = model.thresholds.at(0);
        QVERIFY(std::isfinite(t.threshold) && std::isfinite(t.beta));
        QVERIFY(t.pixel.count(mapName(t.score)));
    }

private:
    QTemporaryDir m_folder;
    fs::path m_root;
    Dataset m_dataset;
    TrainingSplit m_split;
};

QTEST_APPLESS_MAIN(TestValidationSet)
#include "test_validation_set.moc"
