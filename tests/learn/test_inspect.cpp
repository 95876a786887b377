// SPDX-License-Identifier: GPL-3.0-or-later
// One picture laid open, thresholds exchanged on a warm scorer, and what scores depend on.
#include "core/imaging/heat_map.h"
#include "core/learn/scorer.h"
#include "core/learn/threshold_edit.h"
#include "support/same_scores.h"
#include "support/tiny_run.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <numeric>

using namespace mixdesk;
using namespace mixdesk::support;

class TestInspect : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_root = fs::u8path(m_folder.path().toStdString());
        m_dataset = writeTinyPlant(m_root / "plant");
        trainTiny(m_dataset, m_root / "run");
        m_scorer = Scorer::open(m_root / "run", DeviceChoice::Cpu, 1).value();
        for (const int image : m_dataset.select(Subset::Test))
            m_pictures.push_back(readPicture(m_dataset.images[std::size_t(image)].path).value());
    }

    void theVerdictIsThatOfScoring_data()
    {
        QTest::addColumn<int>("trueClass");
        QTest::newRow("unknown class") << -1;
        QTest::newRow("first class") << 0;
        QTest::newRow("second class") << 1;
    }

    /// Bit for bit.
    void theVerdictIsThatOfScoring()
    {
        QFETCH(int, trueClass);
        for (const cv::Mat& picture : m_pictures) {
            const auto inspected = m_scorer->inspect(m_scorer->prepare(picture), trueClass);
            const auto scored =
                m_scorer->score({m_scorer->prepare(picture)}, {true, true}, {trueClass});
            QVERIFY(inspected && scored);
            const ScoredPicture &a = inspected->verdict, &b = scored->front();
            QCOMPARE(a.routedClass, b.routedClass);
            QVERIFY(a.confidence == b.confidence && a.score == b.score);
            QVERIFY(a.threshold == b.threshold && a.ownScore == b.ownScore);
            QVERIFY(a.rejected == b.rejected && a.verdict == b.verdict);
            QVERIFY(a.probabilities == b.probabilities);
            QVERIFY(std::equal(
                a.scores.begin(), a.scores.end(), b.scores.begin(), b.scores.end(),
                [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); }));
            QVERIFY(a.pixelThreshold == b.pixelThreshold);
            QCOMPARE(cv::norm(a.map, b.map, cv::NORM_INF), 0.0);
            QCOMPARE(cv::norm(inspected->reconstruction, b.reconstruction, cv::NORM_INF), 0.0);
            QCOMPARE(cv::norm(inspected->input, m_scorer->prepare(picture), cv::NORM_INF), 0.0);
        }
    }

    void mapsAreThoseThatThresholdsBelongTo()
    {
        for (const int c : {0, 1}) {
            const ClassThreshold& row = m_scorer->run().thresholds[std::size_t(c)];
            const auto inspected = m_scorer->inspect(m_scorer->prepare(m_pictures[0]), c).value();
            std::vector<std::string> names;
            for (const auto& map : inspected.maps) {
                names.push_back(map.name);
                QCOMPARE(map.values.type(), CV_32FC1);
                QCOMPARE(map.values.size(), cv::Size(64, 64));
                QCOMPARE(map.threshold, row.pixel.at(map.name));
                QCOMPARE(map.upper, heatUpper(map.threshold));
                double high = 0.0;
                cv::minMaxLoc(map.values, nullptr, &high);
                for (std::size_t k = 0; k < allScores().size(); ++k)
                    if (allScores()[k].isMapMaximum() && mapName(allScores()[k]) == map.name)
                        QCOMPARE(high, inspected.verdict.scores[k]);
            }
            QCOMPARE(names.front(), mapName(row.score));
            QCOMPARE(cv::norm(inspected.maps.front().values, inspected.verdict.map, cv::NORM_INF),
                     0.0);
            std::sort(names.begin(), names.end());
            QCOMPARE(names,
                     (std::vector<std::string>{"calibrated", "calibrated_ssim", "l1", "ssim"}));
        }
    }

    /// Also where the score's map is none of the usual ones.
    void theFirstMapIsTheOneMeasured()
    {
        auto rows = m_scorer->run().thresholds;
        const auto before = rows;
        for (const char* name : {"l2", "l2_max", "msssim_max", "cwssim", "calibrated_ssim_top"}) {
            rows[0].score = *scoreByName(name);
            rows[0].pixel[mapName(rows[0].score)] = 0.25;
            QVERIFY(m_scorer->setThresholds(rows));
            const auto part = m_scorer->inspect(m_scorer->prepare(m_pictures[0]), 0).value();
            QCOMPARE(part.maps.front().name, mapName(rows[0].score));
            QCOMPARE(part.maps.front().threshold, 0.25);
            QCOMPARE(cv::norm(part.maps.front().values, part.verdict.map, cv::NORM_INF), 0.0);
        }
        QVERIFY(m_scorer->setThresholds(before));
    }

    /// Calibrated maps come from training images too; a map may have no threshold, which is said
    /// and not made up.
    void aClassWithFewHeldOutImages()
    {
        TrainConfig config = tinyConfig();
        config.epochs = 1;
        config.heldOutShare = 0.02;
        config.heldOutMinimum = 2;
        trainTiny(m_dataset, m_root / "few", config);
        auto scorer = Scorer::open(m_root / "few", DeviceChoice::Cpu, 1).value();
        auto maps = scorer->inspect(m_scorer->prepare(m_pictures[0]), 0).value().maps;
        QCOMPARE(maps.size(), std::size_t(4));
        auto rows = scorer->run().thresholds;
        const std::string own = mapName(rows[0].score);
        rows[0].pixel = {{own, rows[0].threshold}};
        QVERIFY(scorer->setThresholds(rows));
        maps = scorer->inspect(m_scorer->prepare(m_pictures[0]), 0).value().maps;
        for (const auto& map : maps) {
            QCOMPARE(std::isnan(map.threshold), map.name != own);
            QCOMPARE(std::isnan(map.upper), map.name != own);
        }
    }

    /// Training images that thresholds come from are in no map that they are scored by.
    void calibratedWithHeldOutImagesAloneWhereTrainingImagesGiveThresholds()
    {
        TrainConfig config = tinyConfig();
        config.epochs = 1;
        config.heldOutShare = 0.02;
        config.heldOutMinimum = 2;
        config.thresholdSource = ThresholdSource::Training;
        trainTiny(m_dataset, m_root / "strict", config);
        const auto scorer = Scorer::open(m_root / "strict", DeviceChoice::Cpu, 1).value();
        const auto maps = scorer->inspect(m_scorer->prepare(m_pictures[0]), 0).value().maps;
        QCOMPARE(maps.size(), std::size_t(2)); // two images are too few
    }

    void probabilitiesSumToOne()
    {
        const auto scored = m_scorer->score({m_scorer->prepare(m_pictures[0])}).value()[0];
        QCOMPARE(scored.probabilities.size(), std::size_t(2));
        const double sum =
            std::accumulate(scored.probabilities.begin(), scored.probabilities.end(), 0.0);
        QVERIFY(std::abs(sum - 1.0) < 1e-6);
        QCOMPARE(scored.probabilities[std::size_t(scored.routedClass)], scored.confidence);
        QVERIFY(m_scorer->inspect(m_scorer->prepare(m_pictures[0])).value().probabilities ==
                scored.probabilities);
    }

    void thresholdsAreExchanged()
    {
        auto scorer = Scorer::open(m_root / "run", DeviceChoice::Cpu, 1).value();
        RunModel model = scorer->run();
        const auto before = scorer->inspect(m_scorer->prepare(m_pictures[0]), 0).value().verdict;
        ClassThreshold& row = model.thresholds[std::size_t(before.routedClass)];
        const auto rows = readValidation(RunPaths(m_root / "run"), 2).value();
        const std::string& name = model.classes[std::size_t(before.routedClass)];
        QVERIFY(setThreshold(model, name, before.score - 0.5 * row.sigma, rows));
        QVERIFY(scorer->setThresholds(model.thresholds));
        auto after = scorer->inspect(m_scorer->prepare(m_pictures[0]), 0).value().verdict;
        QCOMPARE(after.score, before.score);
        QCOMPARE(after.threshold, row.threshold);
        QVERIFY(after.rejected && after.verdict == Verdict::NotOk);

        row.recheckBand = {row.threshold - row.sigma, row.threshold + row.sigma};
        QVERIFY(scorer->setThresholds(model.thresholds));
        after = scorer->inspect(m_scorer->prepare(m_pictures[0]), 0).value().verdict;
        QVERIFY(after.rejected && after.verdict == Verdict::Recheck);
    }

    void foreignThresholdsAreRefused()
    {
        const auto good = m_scorer->run().thresholds;
        auto rows = good;
        rows.pop_back();
        QVERIFY(!m_scorer->setThresholds(rows));
        rows = good;
        rows[0].threshold += 1.0;
        QVERIFY(!m_scorer->setThresholds(rows));
        rows = good;
        rows[1].mu = rows[1].threshold = std::nan("");
        QVERIFY(!m_scorer->setThresholds(rows));
        rows = good;
        rows[0].recheckBand = {rows[0].threshold + 1.0, rows[0].threshold + 2.0};
        QVERIFY(!m_scorer->setThresholds(rows));
        rows = good;
        rows[0].pixel.clear();
        QVERIFY(!m_scorer->setThresholds(rows));
        QCOMPARE(m_scorer->run().thresholds[0].threshold, good[0].threshold);
        QVERIFY(m_scorer->setThresholds(good));
    }

    void theKeyNamesWhatScoresDependOn()
    {
        const RunModel model = readRun(RunPaths(m_root / "run")).value();
        const std::string key = scoreKey(model);
        QCOMPARE(key, scoreName(model.thresholds[0].score) + "," +
                          scoreName(model.thresholds[1].score) + ";calibration=" +
                          sha256OfFile(RunPaths(m_root / "run").calibration()).value() +
                          ";model=" + weightsHash(m_root / "run"));
        RunModel other = model;
        other.thresholds[0].beta += 1.0;
        other.thresholds[0].threshold += other.thresholds[0].sigma;
        QCOMPARE(scoreKey(other), key); // thresholds change no score
        other.thresholds[0].score = {Residual::MsSsim, Pooling::Mean};
        QVERIFY(scoreKey(other) != key);
        other = model;
        other.calibrationHash[0] = other.calibrationHash[0] == 'a' ? 'b' : 'a';
        QVERIFY(scoreKey(other) != key);
    }

private:
    QTemporaryDir m_folder;
    fs::path m_root;
    Dataset m_dataset;
    std::unique_ptr<Scorer> m_scorer;
    std::vector<cv::Mat> m_pictures;
};

QTEST_GUILESS_MAIN(TestInspect)
#include "test_inspect.moc"
