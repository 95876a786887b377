// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/finish_run.h"
#include "core/learn/training_loop.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace mixdesk {

namespace {

using Builders = std::vector<std::map<Residual, CalibrationBuilder>>;

constexpr std::size_t kCalibrating = 256; ///< training images per class; more change no map

/// It takes longer than the network: where nobody asks, it is not a number.
bool asksForCwSsim(const TrainConfig& config)
{
    const auto asked = scoreByName(config.score);
    return asked && asked->residual == Residual::CwSsim;
}

std::vector<double> scoresOf(ResidualMaps& maps, const Calibrations& calibrations, bool withCwSsim)
{
    std::vector<double> scores;
    for (const ScoreKind kind : allScores()) {
        if (kind.residual == Residual::CwSsim && !withCwSsim) {
            scores.push_back(std::numeric_limits<double>::quiet_NaN());
            continue;
        }
        scores.push_back(anomalyScore(kind, maps, calibrations));
    }
    return scores;
}

/// So many training images per class, evenly from all, that calibration maps are made with beside
/// the held-out ones: what is usual at a place shows the better the more images show it. Of the
/// first shard, for of a job's processes the first, which comes here, may have no others.
std::vector<ValidationItem> calibrationItems(const Dataset& dataset,
                                             const std::vector<int>& training, int shards)
{
    std::vector<std::vector<int>> byClass(dataset.classes.size());
    const auto dealt = shardsOf(dataset, training, shards);
    for (const int image : dealt.front())
        byClass[std::size_t(dataset.images[std::size_t(image)].classIndex)].push_back(image);
    std::vector<int> chosen;
    for (const auto& images : byClass) {
        const std::size_t count = std::min(images.size(), kCalibrating);
        for (std::size_t i = 0; i < count; ++i)
            chosen.push_back(images[i * images.size() / count]);
    }
    return goodItems(chosen);
}

class ValidationScorer
{
public:
    ValidationScorer(const TrainRequest& request, ImageCache& cache, Model& network,
                     const StopToken& stop)
        : m_dataset(request.dataset), m_withCwSsim(asksForCwSsim(request.config)), m_cache(cache),
          m_network(network), m_stop(stop), m_batch(std::size_t(inferenceBatch(request.config))),
          m_builders(request.dataset.classes.size())
    {}

    /// First pass: sums of good images' maps. Called for one set of images after the other.
    Result<void> calibrate(const std::vector<ValidationItem>& good, ProgressMeter& meter);
    std::vector<Calibrations> calibrations() const;

    /// Good images, each with what was drawn on it, leave-one-out.
    Result<void> scoreHeldOut(const std::vector<ValidationItem>& good,
                              const std::vector<ValidationItem>& drawn,
                              std::vector<ValidationRow>& rows, ProgressMeter& meter);
    /// Images that no statistics come from.
    Result<void> scoreFresh(const std::vector<ValidationItem>& items,
                            const std::vector<Calibrations>& calibrations,
                            std::vector<ValidationRow>& rows, ProgressMeter& meter);

private:
    struct Inferred
    {
        ResidualMaps maps;
        int routed;
    };
    /// A good image and what was drawn on it.
    Result<void> scoreGroup(const std::vector<ValidationItem>& group,
                            std::vector<ValidationRow>& rows);
    Result<std::vector<Inferred>> infer(const ValidationItem* items, std::size_t count);
    Result<void> addRow(const ValidationItem& item, Inferred& inferred,
                        const Calibrations& calibrations, std::vector<ValidationRow>& rows) const;
    int classOf(const ValidationItem& item) const
    {
        return m_dataset.images[std::size_t(item.image)].classIndex;
    }

    const Dataset& m_dataset;
    const bool m_withCwSsim;
    ImageCache& m_cache;
    Model& m_network;
    StopToken m_stop;
    const std::size_t m_batch;
    Builders m_builders;
};

Result<std::vector<ValidationScorer::Inferred>> ValidationScorer::infer(const ValidationItem* items,
                                                                        std::size_t count)
{
    std::vector<Inferred> all;
    for (std::size_t begin = 0; begin < count; begin += m_batch) {
        std::vector<cv::Mat> pictures;
        for (std::size_t i = begin; i < std::min(count, begin + m_batch); ++i) {
            if (m_stop.stopRequested())
                return cancelledError();
            auto picture = validationPicture(items[i], m_cache);
            if (!picture)
                return picture.error();
            pictures.push_back(*picture);
        }
        auto rebuilt = m_network.infer(pictures);
        if (!rebuilt)
            return rebuilt.error();
        for (std::size_t i = 0; i < pictures.size(); ++i) {
            const auto& p = (*rebuilt)[i].probabilities;
            all.push_back({ResidualMaps(toNetworkRange(pictures[i]), (*rebuilt)[i].image,
                                        (*rebuilt)[i].defects),
                           int(std::max_element(p.begin(), p.end()) - p.begin())});
        }
    }
    return all;
}

Result<void> ValidationScorer::calibrate(const std::vector<ValidationItem>& good,
                                         ProgressMeter& meter)
{
    for (std::size_t begin = 0; begin < good.size(); begin += m_batch) {
        const auto count = std::min(m_batch, good.size() - begin);
        auto inferred = infer(&good[begin], count);
        if (!inferred)
            return inferred.error();
        for (std::size_t i = 0; i < count; ++i)
            for (const Residual residual : calibratedResiduals())
                if (auto& maps = (*inferred)[i].maps; maps.has(residual))
                    m_builders[std::size_t(classOf(good[begin + i]))][residual].add(
                        maps.smoothed(residual));
        meter.advance(std::int64_t(count));
    }
    return {};
}

std::vector<Calibrations> ValidationScorer::calibrations() const
{
    std::vector<Calibrations> all(m_builders.size());
    for (std::size_t c = 0; c < m_builders.size(); ++c)
        for (const auto& [residual, builder] : m_builders[c]) {
            const auto maps = builder.maps();
            if (maps && builder.count() >= 3) // below, no leave-one-out score could be had
                all[c].emplace(residual, *maps);
        }
    return all;
}

Result<void> ValidationScorer::addRow(const ValidationItem& item, Inferred& inferred,
                                      const Calibrations& calibrations,
                                      std::vector<ValidationRow>& rows) const
{
    if (m_stop.stopRequested()) // every score of one image takes tens of milliseconds
        return cancelledError();
    rows.push_back({m_dataset.images[std::size_t(item.image)].relative, classOf(item), item.type,
                    inferred.routed, scoresOf(inferred.maps, calibrations, m_withCwSsim)});
    return {};
}

Result<void> ValidationScorer::scoreGroup(const std::vector<ValidationItem>& group,
                                          std::vector<ValidationRow>& rows)
{
    auto inferred = infer(group.data(), group.size());
    if (!inferred)
        return inferred.error();
    Calibrations without;
    for (auto& [residual, builder] : m_builders[std::size_t(classOf(group.front()))])
        if (auto maps = builder.mapsWithout(inferred->front().maps.smoothed(residual)))
            without.emplace(residual, *maps);
    for (std::size_t i = 0; i < group.size(); ++i)
        if (auto ok = addRow(group[i], (*inferred)[i], without, rows); !ok)
            return ok;
    return {};
}

Result<void> ValidationScorer::scoreHeldOut(const std::vector<ValidationItem>& good,
                                            const std::vector<ValidationItem>& drawn,
                                            std::vector<ValidationRow>& rows, ProgressMeter& meter)
{
    std::map<int, std::vector<ValidationItem>> drawnOn;
    for (const auto& item : drawn)
        drawnOn[item.image].push_back(item);
    for (const auto& item : good) {
        std::vector<ValidationItem> group{item};
        const auto& more = drawnOn[item.image];
        group.insert(group.end(), more.begin(), more.end());
        if (auto ok = scoreGroup(group, rows); !ok)
            return ok;
        meter.advance(std::int64_t(group.size()));
    }
    return {};
}

Result<void> ValidationScorer::scoreFresh(const std::vector<ValidationItem>& items,
                                          const std::vector<Calibrations>& calibrations,
                                          std::vector<ValidationRow>& rows, ProgressMeter& meter)
{
    for (std::size_t begin = 0; begin < items.size(); begin += m_batch) {
        const auto count = std::min(m_batch, items.size() - begin);
        auto inferred = infer(&items[begin], count);
        if (!inferred)
            return inferred.error();
        for (std::size_t i = 0; i < count; ++i)
            if (auto ok = addRow(items[begin + i], (*inferred)[i],
                                 calibrations[std::size_t(classOf(items[begin + i]))], rows);
                !ok)
                return ok;
        meter.advance(std::int64_t(count));
    }
    return {};
}

} // namespace

Result<std::vector<ValidationRow>> scoreValidation(const TrainRequest& request,
                                                   const TrainingSplit& split, ImageCache& cache,
                                                   Model& network, RunModel& model,
                                                   TrainObserver& observer, const StopToken& stop)
{
    const TrainConfig& config = request.config;
    const bool synthetic = config.validation == ValidationSource::Synthetic;
    const auto good = goodItems(split.heldOut);
    const int perImage = synthetic ? config.syntheticPerImage : 0;
    const auto drawn =
        syntheticItems(request.dataset, split.heldOut, perImage, std::uint64_t(config.seed));
    const auto tested = synthetic ? std::vector<ValidationItem>{} : testItems(request.dataset);
    const auto fresh = config.thresholdSource == ThresholdSource::Training
                           ? goodItems(split.training)
                           : std::vector<ValidationItem>{};
    // Those whose scores the thresholds come from go into no map that they are scored by.
    const auto calibrating = fresh.empty()
                                 ? calibrationItems(request.dataset, split.training, config.shards)
                                 : std::vector<ValidationItem>{};
    ProgressMeter meter([&](const Progress& p) { observer.onProgress(p); }, "choosing thresholds",
                        std::int64_t(2 * good.size() + drawn.size() + tested.size() + fresh.size() +
                                     calibrating.size()),
                        "images");
    ValidationScorer scorer(request, cache, network, stop);
    for (const auto* items : {&calibrating, &good})
        if (auto ok = scorer.calibrate(*items, meter); !ok)
            return ok.error();
    model.calibration = scorer.calibrations();

    std::vector<ValidationRow> rows;
    if (auto ok = scorer.scoreHeldOut(good, drawn, rows, meter); !ok)
        return ok.error();
    std::vector<ValidationRow> extra;
    if (auto ok = scorer.scoreFresh(tested, model.calibration, extra, meter); !ok)
        return ok.error();
    for (auto& row : extra)
        row.type = row.type == "good" ? "test/good" : "test/" + row.type;
    std::vector<ValidationRow> training;
    if (auto ok = scorer.scoreFresh(fresh, model.calibration, training, meter); !ok)
        return ok.error();
    for (auto& row : training)
        row.type = "training";
    rows.insert(rows.end(), extra.begin(), extra.end());
    rows.insert(rows.end(), training.begin(), training.end());
    meter.finish();
    return rows;
}

} // namespace mixdesk
