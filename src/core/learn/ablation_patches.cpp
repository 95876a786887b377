// SPDX-License-Identifier: GPL-3.0-or-later
// The autoencoder on patches of textures: what it trains on, and how it judges whole pictures.
#include "core/base/random.h"
#include "core/data/split.h"
#include "core/learn/ablation_comparators.h"
#include "core/learn/finish_run.h"
#include "core/learn/scorer.h"
#include "core/learn/validation_set.h"
#include "core/metrics/pixel_metrics.h"

#include <chrono>
#include <cstdio>

namespace mixdesk {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kCacheBytes = std::size_t(256) << 20;

Result<TrainingSplit> splitOf(const Dataset& dataset, const TrainConfig& config)
{
    return splitTraining(dataset,
                         {std::uint64_t(config.seed), config.heldOutShare, config.heldOutMinimum});
}

struct JudgedPicture
{
    double score = 0.0;
    cv::Mat map; ///< 32FC1, of twice the network's side
};

class PatchMeasure
{
public:
    PatchMeasure(Scorer& scorer, const Dataset& dataset, const StopToken& stop)
        : m_scorer(scorer), m_dataset(dataset), m_stop(stop), m_side(scorer.run().config.inputSize),
          m_cache(dataset, 2 * m_side, scorer.run().config.resize, kCacheBytes)
    {}

    /// Scores the validation images and fits the threshold on them.
    Result<void> validate(const TrainingSplit& split, ProgressMeter& meter);
    /// Judges the test images by it.
    Result<void> test(const std::vector<int>& images, ProgressMeter& meter);
    void fill(AblationResult& result) const;

private:
    Result<JudgedPicture> judge(const Result<cv::Mat>& picture);
    void addPixels(const ImageRecord& record, const cv::Mat& map);
    JudgedImage judged(const ImageRecord& record, const std::string& type, double score) const;

    Scorer& m_scorer;
    const Dataset& m_dataset;
    StopToken m_stop;
    const int m_side;
    ImageCache m_cache;
    ClassLine m_line;
    std::vector<JudgedImage> m_validated, m_tested;
    PixelMetrics m_pixels;
    bool m_anyMask = false;
};

/// Mean over nine patches that overlap by half.
Result<JudgedPicture> PatchMeasure::judge(const Result<cv::Mat>& picture)
{
    if (m_stop.stopRequested())
        return cancelledError();
    if (!picture)
        return picture.error();
    std::vector<cv::Rect> places;
    std::vector<cv::Mat> patches;
    for (int y = 0; y <= m_side; y += m_side / 2)
        for (int x = 0; x <= m_side; x += m_side / 2) {
            places.emplace_back(x, y, m_side, m_side);
            patches.push_back((*picture)(places.back()).clone());
        }
    auto scored = m_scorer.score(patches, {true, false}, std::vector<int>(patches.size(), 0));
    if (!scored)
        return scored.error();
    JudgedPicture whole;
    whole.map = cv::Mat::zeros(2 * m_side, 2 * m_side, CV_32F);
    cv::Mat covered = whole.map.clone();
    for (std::size_t i = 0; i < places.size(); ++i) {
        whole.score += (*scored)[i].ownScore / double(places.size());
        whole.map(places[i]) += (*scored)[i].map;
        covered(places[i]) += 1.0;
    }
    whole.map /= covered;
    return whole;
}

JudgedImage PatchMeasure::judged(const ImageRecord& record, const std::string& type,
                                 double score) const
{
    return {record.relative, type, 0, 0, type != "good", score > m_line.threshold, score};
}

Result<void> PatchMeasure::validate(const TrainingSplit& split, ProgressMeter& meter)
{
    const TrainConfig& config = m_scorer.run().config;
    auto items = goodItems(split.heldOut);
    const auto drawn = syntheticItems(m_dataset, split.heldOut, config.syntheticPerImage,
                                      std::uint64_t(config.seed));
    items.insert(items.end(), drawn.begin(), drawn.end());
    ValidationScores scores;
    for (const ValidationItem& item : items) {
        auto whole = judge(validationPicture(item, m_cache));
        if (!whole)
            return whole.error();
        (item.defective() ? scores.defective : scores.good).push_back(whole->score);
        m_validated.push_back(
            judged(m_dataset.images[std::size_t(item.image)], item.type, whole->score));
        meter.advance();
    }
    const Moments moments = momentsOf(scores.good);
    const FittedThreshold fit =
        fitThreshold(scores.good, scores.defective, moments, FitTarget{}, betaLimits(config));
    m_line = {moments.mean, moments.deviation, fit.threshold};
    for (JudgedImage& image : m_validated)
        image.rejected = image.score > m_line.threshold;
    return {};
}

void PatchMeasure::addPixels(const ImageRecord& record, const cv::Mat& map)
{
    if (!record.good() && record.mask.empty())
        return;
    auto picture = readPicture(record.path);
    if (!picture)
        return;
    cv::Mat mask;
    if (!record.mask.empty()) {
        auto read = readMask(record.mask);
        if (!read || read->size() != picture->size())
            return;
        mask = *read;
        m_anyMask = true;
    }
    m_pixels.add(mapToPicture(map, picture->size(), m_scorer.run().config.resize), mask);
}

Result<void> PatchMeasure::test(const std::vector<int>& images, ProgressMeter& meter)
{
    for (const int image : images) {
        const ImageRecord& record = m_dataset.images[std::size_t(image)];
        auto picture = m_cache.get(image);
        meter.advance();
        if (!picture) // in no figure, as in evaluate()
            continue;
        auto whole = judge(picture);
        if (!whole)
            return whole.error();
        m_tested.push_back(judged(record, record.type, whole->score));
        addPixels(record, whole->map);
    }
    return {};
}

void PatchMeasure::fill(AblationResult& result) const
{
    Evaluation evaluation;
    evaluation.classes.emplace_back();
    ClassEvaluation& row = evaluation.classes.back();
    row.name = m_scorer.run().classes.front();
    if (m_anyMask) {
        row.figures.pixelAuroc = m_pixels.pixelAuroc();
        row.figures.aupro = m_pixels.aupro();
    }
    for (const JudgedImage& image : m_tested)
        evaluation.images.push_back(asEvaluated(image));
    computePointFigures(evaluation);
    result.judged = figuresOf(evaluation);
    result.classKnown = result.judged;
    result.lines = {m_line};
    result.test = m_tested;
    result.validated = m_validated;
}

} // namespace

Result<Dataset> writePatches(const Dataset& dataset, const TrainConfig& config,
                             const fs::path& folder, const StopToken& stop)
{
    auto split = splitOf(dataset, config);
    if (!split)
        return split.error();
    const fs::path place = folder / fs::u8path(dataset.classes.front()) / "train" / "good";
    if (auto ok = makeFolder(place); !ok)
        return ok.error();
    ImageCache cache(dataset, 2 * config.inputSize, config.resize, 0);
    for (const int image : split->training) {
        if (stop.stopRequested())
            return cancelledError();
        auto picture = cache.get(image);
        if (!picture)
            return picture.error();
        Random random(streamSeed(std::uint64_t(config.seed), Purpose::Augmentation,
                                 stableId("patches"),
                                 stableId(dataset.images[std::size_t(image)].relative)));
        for (int k = 0; k < kPatchesPerPicture; ++k) {
            const int x = random.integer(0, config.inputSize),
                      y = random.integer(0, config.inputSize);
            char name[64];
            std::snprintf(name, sizeof name, "%06d_%d.png", image, k);
            if (auto ok = writePng(place / name,
                                   (*picture)(cv::Rect(x, y, config.inputSize, config.inputSize)));
                !ok)
                return ok.error();
        }
    }
    return scanDataset(folder, {}, stop);
}

Result<AblationResult> measurePatches(const AblationRow& row, const fs::path& run,
                                      const Dataset& dataset, const ProgressFn& progress,
                                      const StopToken& stop)
{
    const auto begin = Clock::now();
    auto config = runConfig(run);
    if (!config)
        return config.error();
    auto scorer = Scorer::open(run, config->device, config->threads);
    if (!scorer)
        return scorer.error();
    auto split = splitOf(dataset, *config);
    if (!split)
        return split.error();
    const auto images = dataset.select(Subset::Test);
    const std::size_t all =
        images.size() + split->heldOut.size() * std::size_t(1 + config->syntheticPerImage);
    ProgressMeter meter(progress, "evaluating", std::int64_t(all), "images");
    PatchMeasure measure(**scorer, dataset, stop);
    if (auto ok = measure.validate(*split, meter); !ok)
        return ok.error();
    if (auto ok = measure.test(images, meter); !ok)
        return ok.error();
    const RunModel& model = (*scorer)->run();
    AblationResult result;
    result.row = row.id;
    result.seed = config->seed;
    result.fingerprint = configFingerprint(*config);
    result.created = nowUtc();
    result.validation = "synthetic";
    result.statement = validationStatement(model);
    result.bestEpoch = model.epoch;
    result.classNames = model.classes;
    measure.fill(result);
    addValidationFigures(result);
    addTrainingTime(result, run);
    result.evaluateSeconds = std::chrono::duration<double>(Clock::now() - begin).count();
    return result;
}

} // namespace mixdesk
