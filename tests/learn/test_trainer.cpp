// SPDX-License-Identifier: GPL-3.0-or-later
// Training from a dataset folder to a run folder: what is written and reported.
#include "core/learn/finish_run.h"
#include "core/learn/scorer.h"
#include "support/tiny_run.h"

#include <QTemporaryDir>
#include <QtTest>

#include <chrono>
#include <cmath>
#include <condition_variable>
#include <future>
#include <mutex>
#include <nlohmann/json.hpp>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

std::vector<nlohmann::json> linesOf(const fs::path& path)
{
    std::vector<nlohmann::json> lines;
    const std::string text = readFile(path).value();
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = text.find('\n', begin);
        lines.push_back(nlohmann::json::parse(text.substr(begin, end - begin)));
        begin = end + 1;
    }
    return lines;
}

/// Holds the training once, in its second micro-batch, as a pause does.
class PausingObserver : public RecordingObserver
{
public:
    double blocked = 0.0; ///< seconds; many times what a tiny epoch takes

    void onStep(const StepReport& report) override
    {
        RecordingObserver::onStep(report);
        if (steps.size() != 2)
            return;
        const auto begin = std::chrono::steady_clock::now();
        // Another thread ends the wait, as the window ends a pause.
        auto window = std::async(std::launch::async, [this, begin] {
            std::unique_lock lock(m_mutex);
            m_over.wait_until(lock, begin + std::chrono::seconds(2), [] { return false; });
        });
        window.wait();
        blocked = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_over;
};

} // namespace

class TestTrainer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_root = fs::u8path(m_folder.path().toStdString());
        m_dataset = writeTinyPlant(m_root / "plant");
        RecordingObserver observer;
        auto summary = trainWith(observer, {tinyConfig(), m_dataset, m_root / "run", false});
        QVERIFY2(summary, summary ? "" : summary.error().message.c_str());
        m_summary = *summary;
        m_steps = observer.steps;
        m_epochs = observer.epochs;
        m_progress = observer.progress;
    }

    void theRunFolderIsWhole()
    {
        const RunPaths paths(m_root / "run");
        for (const fs::path& path :
             {paths.manifest(), paths.config(), paths.weights(), paths.thresholds(),
              paths.calibration(), paths.metrics(), paths.validation(), paths.lastCheckpoint(),
              paths.bestCheckpoint()})
            QVERIFY2(fs::is_regular_file(path), path.c_str());
        const auto run = readRun(paths);
        QVERIFY2(run, run ? "" : run.error().message.c_str());
        QCOMPARE(run->classes, m_dataset.classes);
        QCOMPARE(run->epoch, 3);
        QCOMPARE(configFingerprint(run->config), configFingerprint(tinyConfig()));
        QCOMPARE(m_summary.epochs, 3);
        QVERIFY(!m_summary.stoppedEarly);
    }

    void everyMicroBatchIsReported()
    {
        QCOMPARE(m_steps.size(), std::size_t(3 * kTinyMicroBatches));
        for (std::size_t i = 0; i < m_steps.size(); ++i) {
            const StepReport& step = m_steps[i];
            QCOMPARE(step.epoch, int(i) / kTinyMicroBatches + 1);
            QCOMPARE(step.epochs, 3);
            QCOMPARE(step.images, std::int64_t(i % kTinyMicroBatches + 1) * 4);
            QCOMPARE(step.imagesTotal, std::int64_t(16));
            QVERIFY(std::isfinite(step.reconstruction) && step.reconstruction > 0.0);
            QVERIFY(step.classifier > 0.0);
            QCOMPARE(step.classMeans.size(), std::size_t(2));
            QVERIFY(step.imagesPerSecond > 0.0);
        }
        QVERIFY(std::any_of(m_progress.begin(), m_progress.end(),
                            [](const Progress& p) { return p.stage == "reading pictures"; }));
    }

    void theLossFalls()
    {
        TrainConfig config = tinyConfig();
        config.epochs = 30;
        RecordingObserver observer;
        QVERIFY(trainWith(observer, {config, m_dataset, m_root / "longer", false}));
        QVERIFY2(observer.epochs.back().reconstruction <
                     0.8 * observer.epochs.front().reconstruction,
                 qPrintable(QString::number(observer.epochs.back().reconstruction)));
        QVERIFY(observer.epochs.back().classifier < observer.epochs.front().classifier);
    }

    /// The running means of the last report of an epoch are the epoch's exact figures.
    void epochFiguresAreExact()
    {
        QCOMPARE(m_epochs.size(), std::size_t(3));
        for (std::size_t e = 0; e < 3; ++e) {
            const StepReport& last = m_steps[(e + 1) * kTinyMicroBatches - 1];
            QCOMPARE(m_epochs[e].reconstruction, last.reconstruction);
            QCOMPARE(m_epochs[e].classes[0].training.mean, last.classMeans[0]);
            QCOMPARE(m_epochs[e].classes[0].training.count + m_epochs[e].classes[1].training.count,
                     16);
            QCOMPARE(m_epochs[e].classes[0].source.count, 4);
        }
        // Cosine: from the full rate down, by half a period over six steps; the last step's is
        // logged.
        QVERIFY(std::abs(m_epochs[0].learningRate - 1e-3 * 0.5 * (1 + std::cos(M_PI / 6))) < 1e-12);
        QVERIFY(std::abs(m_epochs[2].learningRate - 1e-3 * 0.5 * (1 + std::cos(M_PI * 5 / 6))) <
                1e-12);
    }

    /// Eq. 6 from the printed moments alone.
    void runningThresholdsFollowEquation6()
    {
        for (std::size_t c = 0; c < 2; ++c) {
            double t = 0.0;
            for (std::size_t e = 0; e < 3; ++e) {
                const auto& row = m_epochs[e].classes[c];
                const double now = row.source.mean + 1.0 * row.source.deviation;
                t = e == 0 ? now : 0.35 * t + 0.65 * now;
                QVERIFY(std::abs(row.threshold - t) < 1e-12);
            }
        }
    }

    void metricsHaveALinePerEpoch()
    {
        const auto lines = linesOf(RunPaths(m_root / "run").metrics());
        QCOMPARE(lines.size(), std::size_t(3));
        for (std::size_t e = 0; e < 3; ++e) {
            const auto& line = lines[e];
            QCOMPARE(line.at("epoch").get<int>(), int(e) + 1);
            QCOMPARE(line.at("loss").at("reconstruction").get<double>(),
                     m_epochs[e].reconstruction);
            QVERIFY(line.at("loss").contains("classifier") &&
                    line.at("loss").contains("contraction"));
            for (const char* key : {"loss", "precision", "recall", "f1", "routing_accuracy"})
                QVERIFY2(line.at("validation").contains(key), key);
            QVERIFY(line.at("images_per_second").get<double>() > 0.0);
            for (const auto& name : m_dataset.classes) {
                const auto& row = line.at("classes").at(name);
                for (const char* key : {"training_score", "score", "threshold", "f1", "auroc"})
                    QVERIFY2(row.contains(key), key);
                QCOMPARE(row.at("score").at("images").get<int>(), 4);
            }
        }
    }

    /// Of one class F1 is the harmonic mean of the two, and of several the means bound it.
    void precisionAndRecallBelongToF1()
    {
        for (const EpochReport& epoch : m_epochs) {
            const double p = epoch.validationPrecision, r = epoch.validationRecall;
            QVERIFY(p >= 0.0 && p <= 1.0 && r >= 0.0 && r <= 1.0);
            QVERIFY(epoch.validationF1 <= std::max(p, r) + 1e-12);
        }
        Dataset one = m_dataset;
        one.classes.resize(1);
        one.images.erase(std::remove_if(one.images.begin(), one.images.end(),
                                        [](const auto& image) { return image.classIndex != 0; }),
                         one.images.end());
        RecordingObserver observer;
        const auto summary = trainWith(observer, {tinyConfig(), one, m_root / "one", false});
        QVERIFY2(summary, summary ? "" : summary.error().message.c_str());
        for (const EpochReport& epoch : observer.epochs)
            QVERIFY(std::abs(harmonicMean(epoch.validationPrecision, epoch.validationRecall) -
                             epoch.validationF1) < 1e-12);
    }

    /// An observer that holds the training (a pause) costs neither speed nor time left.
    void aPauseIsNoTrainingTime()
    {
        PausingObserver observer;
        QVERIFY(trainWith(observer, {tinyConfig(), m_dataset, m_root / "paused", false}));
        QVERIFY(observer.blocked >= 2.0);
        QVERIFY2(observer.epochs[0].seconds < observer.blocked,
                 qPrintable(QString::number(observer.epochs[0].seconds)));
        QVERIFY(observer.epochs[0].imagesPerSecond > 16 / observer.blocked);
        for (const StepReport& step : observer.steps)
            QVERIFY(step.imagesPerSecond > double(step.images) / observer.blocked);
        QCOMPARE(weightsHash(m_root / "paused"), weightsHash(m_root / "run"));
    }

    void deployedThresholdsKeepTheRules()
    {
        const RunModel& model = m_summary.model;
        for (const auto& t : model.thresholds) {
            QCOMPARE(t.threshold, t.mu + t.beta * t.sigma);
            QVERIFY(t.beta >= -1.0 && t.beta <= 6.0);
            QVERIFY(t.sigma > 0.0);
            QCOMPARE(t.goodImages, 4);
            QVERIFY(t.pixel.count(mapName(t.score)));
        }
        const auto rows = readValidation(RunPaths(m_root / "run"), 2).value();
        QCOMPARE(rows.size(), std::size_t(8 + 8 * 2));
        for (int c = 0; c < 2; ++c) {
            const auto& t = model.thresholds[std::size_t(c)];
            const Moments m = momentsOf(sourceScores(rows, c, t.score));
            QVERIFY(std::abs(m.mean - t.mu) < 1e-9 && std::abs(m.deviation - t.sigma) < 1e-9);
        }
    }

    /// Plain scores of held-out images are those of inspection; calibrated ones are leave-one-out
    /// and so higher than what the whole calibration gives the image it was made from.
    void validationScoresAreThoseOfInspection()
    {
        auto scorer = Scorer::open(m_root / "run", DeviceChoice::Cpu, 1);
        QVERIFY(scorer);
        const auto rows = readValidation(RunPaths(m_root / "run"), 2).value();
        int higher = 0, calibrated = 0;
        for (const auto& row : rows) {
            if (row.type != "good")
                continue;
            const cv::Mat picture = readPicture(m_dataset.root / row.image).value();
            const auto scored =
                (*scorer)->score({(*scorer)->prepare(picture)}, {false, true}, {row.classIndex});
            QVERIFY(scored);
            for (std::size_t k = 0; k < allScores().size(); ++k) {
                const double now = (*scored)[0].scores[k], then = row.scores[k];
                if (allScores()[k].residual == Residual::Defect) {
                    QVERIFY(std::isnan(now) && std::isnan(then)); // compact has no such map
                    continue;
                }
                if (allScores()[k].residual == Residual::CwSsim) {
                    QVERIFY(std::isfinite(now) && std::isnan(then)); // was not asked for
                    continue;
                }
                QVERIFY(std::isfinite(now) && std::isfinite(then));
                if (!allScores()[k].calibrated()) {
                    QVERIFY2(std::abs(now - then) < 1e-3 * std::abs(then) + 1e-6,
                             qPrintable(QString("%1: %2 against %3")
                                            .arg(scoreName(allScores()[k]).c_str())
                                            .arg(now, 0, 'g', 9)
                                            .arg(then, 0, 'g', 9)));
                } else {
                    ++calibrated;
                    // The one highest place may be one where this image is calmer than others.
                    const bool onePlace = allScores()[k].pooling == Pooling::CalibratedMax;
                    QVERIFY2(then > (onePlace ? 0.95 * now : now),
                             qPrintable(QString("%1: %2 against %3")
                                            .arg(scoreName(allScores()[k]).c_str())
                                            .arg(now, 0, 'g', 9)
                                            .arg(then, 0, 'g', 9)));
                    higher += then > now;
                }
            }
        }
        QCOMPARE(calibrated, 8 * 4);
        QVERIFY2(higher > calibrated * 3 / 4, qPrintable(QString::number(higher)));
    }

    void theSameSeedGivesTheSameWeights()
    {
        trainTiny(m_dataset, m_root / "again");
        QCOMPARE(weightsHash(m_root / "again"), weightsHash(m_root / "run"));
        QCOMPARE(readFile(RunPaths(m_root / "again").thresholds()).value(),
                 readFile(RunPaths(m_root / "run").thresholds()).value());
        QCOMPARE(readFile(RunPaths(m_root / "again").validation()).value(),
                 readFile(RunPaths(m_root / "run").validation()).value());
        TrainConfig other = tinyConfig();
        other.seed = 2;
        trainTiny(m_dataset, m_root / "seed2", other);
        QVERIFY(weightsHash(m_root / "seed2") != weightsHash(m_root / "run"));
    }

    void cacheAndPrefetchChangeNothing()
    {
        TrainConfig config = tinyConfig();
        config.cacheMiB = 0;
        config.prefetchThreads = 4;
        trainTiny(m_dataset, m_root / "uncached", config);
        QCOMPARE(weightsHash(m_root / "uncached"), weightsHash(m_root / "run"));
    }

    void earlyStoppingEndsAndKeepsTheBest()
    {
        TrainConfig config = tinyConfig();
        config.epochs = 30;
        config.earlyStopping = 2;
        config.selection = Selection::F1;
        RecordingObserver observer;
        const auto summary = trainWith(observer, {config, m_dataset, m_root / "early", false});
        QVERIFY(summary);
        QVERIFY(summary->stoppedEarly && summary->epochs < 30);
        double best = -1.0;
        int at = 0;
        for (const auto& epoch : observer.epochs)
            if (epoch.validationF1 > best) {
                best = epoch.validationF1;
                at = epoch.epoch;
            }
        QCOMPARE(summary->model.epoch, at);
        QCOMPARE(summary->epochs, at + 2);
    }

    void plateauCutsTheRate()
    {
        TrainConfig config = tinyConfig();
        config.epochs = 6;
        config.schedule = Schedule::Plateau;
        config.plateauPatience = 1;
        config.learningRate = 0.03; // too large: validation loss rises for a while
        RecordingObserver observer;
        QVERIFY(trainWith(observer, {config, m_dataset, m_root / "plateau", false}));
        double rate = 0.03, best = HUGE_VAL;
        int since = 0, cuts = 0;
        for (const auto& epoch : observer.epochs) {
            QVERIFY(std::abs(epoch.learningRate - rate) < 1e-12);
            since = epoch.validationLoss < best ? 0 : since + 1;
            best = std::min(best, epoch.validationLoss);
            if (since > 1) {
                rate *= 0.5;
                since = 0;
                ++cuts;
            }
        }
        QVERIFY(cuts > 0);
    }

    void everyLossNoiseAndTermTrains()
    {
        int number = 0;
        for (const LossKind loss : {LossKind::Ssim, LossKind::MsSsim}) {
            TrainConfig config = tinyConfig();
            config.loss = loss;
            config.epochs = 1;
            config.noise = loss == LossKind::Ssim ? NoiseKind::Masking : NoiseKind::None;
            config.contraction = 1e-4;
            config.contractionShare = 0.5;
            config.flipHorizontal = config.flipVertical = true;
            config.crop = 0.1;
            config.rotate = 10.0;
            RecordingObserver observer;
            const fs::path run = m_root / ("loss" + std::to_string(++number));
            QVERIFY(trainWith(observer, {config, m_dataset, run, false}));
            QVERIFY(observer.epochs[0].contraction > 0.0);
            if (loss == LossKind::MsSsim)
                QVERIFY(observer.said("3 of 5 scales"));
        }
    }

private:
    QTemporaryDir m_folder;
    fs::path m_root;
    Dataset m_dataset;
    TrainSummary m_summary;
    std::vector<StepReport> m_steps;
    std::vector<EpochReport> m_epochs;
    std::vector<Progress> m_progress;
};

QTEST_GUILESS_MAIN(TestTrainer)
#include "test_trainer.moc"
