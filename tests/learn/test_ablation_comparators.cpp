// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/split.h"
#include "core/imaging/picture.h"
#include "core/learn/ablation_comparators.h"
#include "core/learn/ablation_tables.h"
#include "core/learn/scorer.h"
#include "support/ablation_watcher.h"
#include "support/tiny_run.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <set>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

bool near(const std::optional<double>& a, const std::optional<double>& b)
{
    return a.has_value() == b.has_value() && (!a || std::abs(*a - *b) < 1e-9);
}

constexpr std::size_t kOwnRows = 9; // seven trained, two ensembles
constexpr int kEpochs = 4, kSide = 64;

} // namespace

class TestAblationComparators : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_root = fs::u8path(m_folder.path().toStdString());
        m_dataset = writeTinyPlant(m_root / "plant");
        m_request.base = tinyConfig();
        m_request.base.epochs = kEpochs;
        m_request.dataset = m_dataset;
        m_request.out = m_root / "ablation";
        m_request.seeds = 1;
        Watcher own;
        const auto first = runAblation(m_request, own, {});
        QVERIFY2(first, first ? "" : first.error().message.c_str());
        QCOMPARE(first->rows.size(), kOwnRows);
        QCOMPARE(own.trainings, 7);
        fs::copy(m_request.out, m_root / "own rows", fs::copy_options::recursive);

        m_texture = m_dataset.classes[1];
        m_request.comparators = true;
        m_request.textures = {m_texture};
        Watcher watcher;
        auto outcome = runAblation(m_request, watcher, {});
        QVERIFY2(outcome, outcome ? "" : outcome.error().message.c_str());
        m_outcome = std::move(*outcome);
        QCOMPARE(watcher.trainings, 2 + 2 + 1); // the paper's own rows are there already
        QCOMPARE(watcher.last.names.size(), std::size_t(10));
        QCOMPARE(watcher.last.secondsLeft, 0.0);
    }

    void comparatorsStandBehindTheEnsembles()
    {
        std::vector<std::string> ids;
        for (const auto& seeds : m_outcome.rows)
            ids.push_back(seeds.front().row);
        QCOMPARE(ids,
                 (std::vector<std::string>{"baseline", "de", "co", "co_de", "co_de_mix_l2",
                                           "co_de_mix_ssim", "co_de_mix_msssim", kVoteRow, kMeanRow,
                                           "class_l2", "class_ssim", "patches_ssim"}));
    }

    void onlyWhatWasAskedForIsTrained()
    {
        AblationRequest request = m_request;
        request.textures = {};
        QCOMPARE(trainedRows(request).size(), std::size_t(9));
        request.comparators = false;
        QCOMPARE(trainedRows(request).size(), std::size_t(7));
    }

    void everyClassIsJudgedByItsOwnModel()
    {
        const AblationPaths paths(m_request.out);
        for (const std::size_t place : {kOwnRows, kOwnRows + 1}) {
            const AblationRow& row = comparatorRows()[place - kOwnRows];
            const AblationResult& merged = m_outcome.rows[place].front();
            QCOMPARE(merged.classNames, m_dataset.classes);
            QCOMPARE(merged.test.size(), m_dataset.select(Subset::Test).size());
            QVERIFY(!merged.routingAccuracy && !merged.oneThreshold);
            double balanced = 0.0;
            for (std::size_t c = 0; c < m_dataset.classes.size(); ++c) {
                const std::string& name = m_dataset.classes[c];
                const fs::path run = paths.run(row, 1) / name;
                const auto scorer = Scorer::open(run, DeviceChoice::Cpu, 1).value();
                QCOMPARE(scorer->run().classes, std::vector<std::string>{name});
                QVERIFY(scorer->run().thresholds[0].score ==
                        ScoreKind({row.loss == LossKind::L2 ? Residual::L2 : Residual::Ssim,
                                   Pooling::Mean}));
                const auto e = evaluate(*scorer, onlyClass(m_dataset, name), {}, {});
                QVERIFY(e);
                QCOMPARE(merged.judged.classes[c].name, name);
                QVERIFY(near(merged.judged.classes[c].figures.imageAuroc, e->mean.imageAuroc));
                QVERIFY(near(merged.judged.classes[c].figures.pixelAuroc, e->mean.pixelAuroc));
                QVERIFY(near(merged.judged.classes[c].figures.balancedAccuracy,
                             e->mean.balancedAccuracy));
                balanced += *e->mean.balancedAccuracy / 2.0;
                QVERIFY(!fs::exists(RunPaths(run).lastCheckpoint()));
            }
            QVERIFY(near(merged.judged.mean.balancedAccuracy, balanced));
            for (const JudgedImage& image : merged.test)
                QCOMPARE(image.image.rfind(m_dataset.classes[std::size_t(image.classIndex)], 0),
                         std::size_t(0));
            QCOMPARE(merged.epochs, kEpochs);
            QVERIFY(merged.validationBalancedAccuracy && merged.chosenScoreAuroc);
        }
    }

    /// A picture's score is the mean of nine patches', by hand.
    void aPictureIsJudgedByItsPatches()
    {
        const AblationRow& row = comparatorRows()[2];
        const AblationResult& result = m_outcome.rows.back().front();
        QCOMPARE(result.classNames, std::vector<std::string>{m_texture});
        QCOMPARE(result.epochs, kEpochs / kPatchesPerPicture);
        const auto scorer =
            Scorer::open(AblationPaths(m_request.out).run(row, 1) / m_texture, DeviceChoice::Cpu, 1)
                .value();
        const Dataset one = onlyClass(m_dataset, m_texture);
        const auto test = one.select(Subset::Test);
        QCOMPARE(result.test.size(), test.size());
        for (const std::size_t i : {std::size_t(0), test.size() - 1}) {
            const ImageRecord& record = one.images[std::size_t(test[i])];
            const cv::Mat whole =
                prepareInput(readPicture(record.path).value(), 2 * kSide, m_request.base.resize);
            double sum = 0.0;
            for (const int y : {0, kSide / 2, kSide})
                for (const int x : {0, kSide / 2, kSide})
                    sum += scorer->score({whole(cv::Rect(x, y, kSide, kSide)).clone()})
                               .value()
                               .front()
                               .score;
            QCOMPARE(result.test[i].image, record.relative);
            QCOMPARE(result.test[i].defective, !record.good());
            QVERIFY(std::abs(result.test[i].score - sum / 9.0) < 1e-6);
        }
        QVERIFY(result.judged.classes[0].figures.pixelAuroc);
    }

    /// Its threshold is that of the whole pictures held out, fitted once more here.
    void theThresholdIsOfWholePictures()
    {
        const AblationResult& result = m_outcome.rows.back().front();
        std::vector<double> good, defective;
        for (const JudgedImage& image : result.validated)
            (image.defective ? defective : good).push_back(image.score);
        const auto split = splitOf(1);
        QCOMPARE(good.size(), split.heldOut.size());
        QCOMPARE(defective.size(), 2 * good.size());
        const auto fit = fitThreshold(good, defective, momentsOf(good), {}, {-1.0, 6.0});
        QVERIFY(std::abs(result.lines[0].threshold - fit.threshold) < 1e-12);
        int falseRejects = 0;
        for (const JudgedImage& image : result.test) {
            QCOMPARE(image.rejected, image.score > fit.threshold);
            falseRejects += image.rejected && !image.defective;
        }
        QCOMPARE(result.judged.classes[0].falseRejects, falseRejects);
    }

    void patchesLeaveHeldOutPicturesAlone()
    {
        const Dataset one = onlyClass(m_dataset, m_texture);
        const TrainConfig config = tinyConfig();
        const auto written = writePatches(one, config, m_root / "patches", {});
        QVERIFY2(written, written ? "" : written.error().message.c_str());
        const auto split = splitOf(config.seed);
        QCOMPARE(written->images.size(), split.training.size() * kPatchesPerPicture);
        const std::set<int> heldOut(split.heldOut.begin(), split.heldOut.end());
        for (const ImageRecord& record : written->images) {
            const int image = std::stoi(record.path.filename().string());
            QVERIFY(!heldOut.count(image));
            QCOMPARE(readPicture(record.path).value().size(), cv::Size(kSide, kSide));
        }
        const auto again = writePatches(one, config, m_root / "patches again", {});
        const auto hashOf = [](const Dataset& dataset) {
            return datasetHash(dataset, dataset.select(Subset::Train)).value();
        };
        QCOMPARE(hashOf(*again), hashOf(*written));
        QVERIFY(!fs::exists(m_request.out / "patches")); // of the finished row
    }

    void finishedComparatorsArePickedUp()
    {
        Watcher watcher;
        const auto outcome = runAblation(m_request, watcher, {});
        QVERIFY(outcome);
        QCOMPARE(watcher.trainings, 0);
        for (std::size_t r = 0; r < m_outcome.rows.size(); ++r)
            QVERIFY(near(outcome->rows[r][0].judged.mean.imageAuroc,
                         m_outcome.rows[r][0].judged.mean.imageAuroc));
    }

    /// Within the second class of the first comparator, then within the patches.
    void aStoppedComparatorGoesOn()
    {
        AblationRequest request = m_request;
        request.out = m_root / "own rows";
        const AblationPaths paths(request.out);
        Watcher first;
        first.stopAfterEpochs = kEpochs + 2;
        const auto stopped = runAblation(request, first, first.stop.token());
        QVERIFY(!stopped && stopped.error().cancelled());
        QVERIFY(!fs::exists(paths.result("class_l2", 1)));
        QVERIFY(fs::exists(
            RunPaths(paths.run(comparatorRows()[0], 1) / m_dataset.classes[0]).manifest()));
        Watcher second;
        const auto outcome = runAblation(request, second, {});
        QVERIFY2(outcome, outcome ? "" : outcome.error().message.c_str());
        QCOMPARE(first.epochs + second.epochs, 4 * kEpochs + kEpochs / kPatchesPerPicture);
        for (std::size_t r = kOwnRows; r < m_outcome.rows.size(); ++r)
            QVERIFY(near(outcome->rows[r][0].judged.mean.imageAuroc,
                         m_outcome.rows[r][0].judged.mean.imageAuroc));
    }

    void whatDoesNotFitIsRefused()
    {
        AblationRequest request = m_request;
        request.textures = {m_dataset.classes[0]};
        Watcher watcher;
        const auto other = runAblation(request, watcher, {});
        QVERIFY(!other && other.error().message.find("textures") != std::string::npos);
        request = m_request;
        request.out = m_root / "on test";
        request.base.validation = ValidationSource::Test;
        const auto onTest = runAblation(request, watcher, {});
        QVERIFY(!onTest && onTest.error().message.find("synthetic") != std::string::npos);
        QCOMPARE(watcher.trainings, 0);
    }

    void tableFourAloneShowsThem()
    {
        const AblationTables tables = ablationTables(m_outcome);
        QCOMPARE(tables.rows.size(), kOwnRows + 3);
        QCOMPARE(tables.classes, m_dataset.classes);
        const AblationTableRow& patches = tables.rows.back();
        QVERIFY(patches.comparator && !tables.rows.front().comparator);
        QVERIFY(!patches.classes[0].good && patches.classes[1].good);
        QVERIFY(near(patches.mean.balanced->mean,
                     m_outcome.rows.back()[0].judged.mean.balancedAccuracy));
        const std::string text = ablationMarkdown(tables);
        const auto table4 = text.find("## Table 4");
        QVERIFY(text.find("AE (L2), one per class") > table4);
        QVERIFY(text.find("AE (SSIM) on patches") != std::string::npos);
        QVERIFY(text.find("\n- Comparators") != std::string::npos);
        const std::string csv3 = ablationTable3Csv(tables), csv4 = ablationTable4Csv(tables);
        QVERIFY(csv3.find("class_l2") == std::string::npos);
        QVERIFY(csv4.find("class_l2") != std::string::npos);
        for (const char* file : {"tables.md", "report.html"})
            QVERIFY(!fs::exists(m_request.out / file));
        const auto figures = ablationFigures(m_outcome, m_request.out, m_dataset, {}, {});
        QVERIFY(figures);
        QVERIFY(writeAblation(m_outcome, m_request.out, tables, *figures, {}));
        QVERIFY(readFile(m_request.out / "report.html").value().find("one per class") !=
                std::string::npos);
    }

private:
    TrainingSplit splitOf(std::int64_t seed) const
    {
        const TrainConfig config = tinyConfig();
        return splitTraining(onlyClass(m_dataset, m_texture),
                             {std::uint64_t(seed), config.heldOutShare, config.heldOutMinimum})
            .value();
    }

    QTemporaryDir m_folder;
    fs::path m_root;
    Dataset m_dataset;
    std::string m_texture;
    AblationRequest m_request;
    AblationOutcome m_outcome;
};

QTEST_APPLESS_MAIN(TestAblationComparators)
#include "test_ablation_comparators.moc"
