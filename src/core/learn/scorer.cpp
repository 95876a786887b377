// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/scorer.h"

#include "core/base/sentence.h"
#include "core/imaging/heat_map.h"
#include "core/learn/ensemble_scorer.h"
#include "core/learn/one_threshold.h"
#include "core/learn/training_loop.h"
#include "core/nn/safetensors.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace mixdesk {

namespace {

/// First the one that a class with this score is measured by, so that the region people see is the
/// one that pixel figures are of.
std::vector<ScoreKind> shownMaps(ScoreKind judged)
{
    constexpr ScoreKind kOthers[] = {
        {Residual::Defect, Pooling::Maximum},   {Residual::Defect, Pooling::CalibratedMax},
        {Residual::Ssim, Pooling::Maximum},     {Residual::L1, Pooling::Maximum},
        {Residual::L1, Pooling::CalibratedMax}, {Residual::Ssim, Pooling::CalibratedMax}};
    std::vector<ScoreKind> shown{
        {judged.residual, judged.calibrated() ? Pooling::CalibratedMax : Pooling::Maximum}};
    for (const ScoreKind kind : kOthers)
        if (!(kind == shown.front()))
            shown.push_back(kind);
    return shown;
}

} // namespace

Scorer::Scorer(RunModel run, std::unique_ptr<Model> network)
    : m_run(std::move(run)), m_network(std::move(network))
{}

Scorer::~Scorer() = default;

std::string Scorer::deviceName() const
{
    return m_ensemble ? m_ensemble->deviceName() : m_network->deviceName();
}

bool Scorer::routes() const
{
    return m_ensemble ? m_ensemble->routes() : routesByClass(m_run.config, m_run.classes.size());
}

Precision Scorer::precision() const
{
    return m_network ? m_network->precision() : m_run.precision;
}

Result<std::unique_ptr<Scorer>> Scorer::open(const fs::path& folder, DeviceChoice device,
                                             int threads)
{
    const RunPaths paths(folder);
    auto run = readRun(paths);
    if (!run)
        return run.error();
    if (!run->members.empty()) {
        auto ensemble = EnsembleScorer::open(folder, *run, device, threads);
        if (!ensemble)
            return ensemble.error();
        std::unique_ptr<Scorer> scorer(new Scorer(std::move(*run), nullptr));
        scorer->m_ensemble = std::move(*ensemble);
        return scorer;
    }
    setNumericThreads(threads);
    auto network = Model::create(specOf(run->config, int(run->classes.size())), device,
                                 run->config.seed, run->config.adamEpsilon);
    if (!network)
        return network.error();
    auto weights = readSafetensors(paths.weights());
    if (!weights)
        return weights.error();
    if (auto ok = expectFormat(*weights, "mixdesk-weights", "1", displayPath(paths.weights())); !ok)
        return ok.error();
    if (auto ok = (*network)->setWeights(weights->tensors, displayPath(paths.weights())); !ok)
        return ok.error();
    return of(std::move(*run), std::move(*network));
}

std::unique_ptr<Scorer> Scorer::of(RunModel run, std::unique_ptr<Model> network)
{
    if (network->supports(run.precision))
        network->setPrecision(run.precision);
    return std::unique_ptr<Scorer>(new Scorer(std::move(run), std::move(network)));
}

cv::Mat Scorer::prepare(const cv::Mat& picture) const
{
    return prepareInput(picture, m_run.config.inputSize, m_run.config.resize);
}

Result<void> Scorer::setThresholds(std::vector<ClassThreshold> thresholds)
{
    if (auto ok = checkThresholds(m_run, thresholds, Sentence::tr("The new thresholds")); !ok)
        return ok;
    m_run.thresholds = std::move(thresholds);
    m_run.stamp.reset();
    return {};
}

Result<ScoredPicture> Scorer::judge(const Reconstruction& rebuilt, const ScoreOptions& options,
                                    int trueClass)
{
    ScoredPicture result;
    const auto& p = rebuilt.probabilities;
    result.routedClass = int(std::max_element(p.begin(), p.end()) - p.begin());
    result.confidence = double(p[std::size_t(result.routedClass)]);
    result.probabilities.assign(p.begin(), p.end());
    const auto scoreAs = [&](int c, ScoreKind kind) {
        return anomalyScore(kind, m_maps, m_run.calibration[std::size_t(c)]);
    };
    const ClassThreshold& routed = m_run.thresholds[std::size_t(result.routedClass)];
    result.score = scoreAs(result.routedClass, routed.score);
    result.threshold = routed.threshold;
    result.rejected = result.score > result.threshold;
    result.verdict = verdictOf(routed, result.score);

    const int own = trueClass >= 0 ? trueClass : result.routedClass;
    const ClassThreshold& row = m_run.thresholds[std::size_t(own)];
    result.ownScore = own == result.routedClass ? result.score : scoreAs(own, row.score);
    // NaN > T is false: without this a broken network would pass every part as good.
    if (!std::isfinite(result.score) || !std::isfinite(result.ownScore))
        return Error{ErrorCode::Numeric,
                     Sentence::tr("The network gives scores that are no finite numbers. Copy the "
                                  "run again, or train a new one.")};
    if (options.allScores)
        for (const ScoreKind kind : allScores())
            result.scores.push_back(scoreAs(own, kind));
    if (options.pictures) {
        result.reconstruction = toDisplay(rebuilt.image);
        result.map = anomalyMap(row.score, m_maps, m_run.calibration[std::size_t(own)]).clone();
        result.pixelThreshold = row.pixel.at(mapName(row.score));
    }
    return result;
}

Result<std::vector<ScoredPicture>> Scorer::score(const std::vector<cv::Mat>& prepared,
                                                 const ScoreOptions& options,
                                                 const std::vector<int>& trueClasses)
{
    if (m_ensemble)
        return m_ensemble->score(m_run, prepared, options, trueClasses);
    std::vector<ScoredPicture> results;
    results.reserve(prepared.size());
    const auto take = [&](std::size_t i, const Reconstruction& rebuilt) -> Result<void> {
        m_maps.compare(prepared[i], rebuilt.image, rebuilt.defects);
        auto judged = judge(rebuilt, options, trueClasses.empty() ? -1 : trueClasses[i]);
        if (!judged)
            return judged.error();
        results.push_back(std::move(*judged));
        return {};
    };
    if (auto ok = m_network->inferEach(prepared, take); !ok)
        return ok.error();
    return results;
}

std::vector<InspectedPicture::Map> Scorer::mapsOf(int classIndex)
{
    const auto& pixel = m_run.thresholds[std::size_t(classIndex)].pixel;
    const Calibrations& calibrations = m_run.calibration[std::size_t(classIndex)];
    std::vector<InspectedPicture::Map> shown;
    for (const ScoreKind kind : shownMaps(m_run.thresholds[std::size_t(classIndex)].score)) {
        if (!m_maps.has(kind.residual) || !hasCalibration(kind, calibrations))
            continue;
        const auto known = pixel.find(mapName(kind));
        const double threshold =
            known == pixel.end() ? std::numeric_limits<double>::quiet_NaN() : known->second;
        shown.push_back({mapName(kind), anomalyMap(kind, m_maps, calibrations).clone(), threshold,
                         heatUpper(threshold)});
    }
    return shown;
}

Result<InspectedPicture> Scorer::inspect(const cv::Mat& prepared, int trueClass)
{
    if (m_ensemble)
        return m_ensemble->inspect(m_run, prepared, trueClass);
    InspectedPicture result;
    result.input = prepared;
    const auto take = [&](std::size_t, const Reconstruction& rebuilt) -> Result<void> {
        m_maps.compare(result.input, rebuilt.image, rebuilt.defects);
        auto judged = judge(rebuilt, {true, true}, trueClass);
        if (!judged)
            return judged.error();
        result.verdict = std::move(*judged);
        result.maps = mapsOf(trueClass >= 0 ? trueClass : result.verdict.routedClass);
        return {};
    };
    if (auto ok = m_network->inferEach({result.input}, take); !ok)
        return ok.error();
    result.reconstruction = result.verdict.reconstruction;
    result.probabilities = result.verdict.probabilities;
    return result;
}

} // namespace mixdesk
