// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/base/work_ahead.h"
#include "core/data/image_cache.h"
#include "core/learn/config.h"
#include "core/nn/model.h"

#include <vector>

namespace mixdesk {

/// Flips, crops, rotates and lights as the settings allow; depends on picture and seed alone.
cv::Mat augment(const cv::Mat& picture, const TrainConfig& config, std::uint64_t seed);

/// The training images and which shard of the training each belongs to.
struct TrainingShards
{
    TrainingShards(const Dataset& dataset, const std::vector<int>& training, int shards);

    const std::vector<int>& of(int image) const { return all[place[std::size_t(image)]]; }

    std::vector<std::vector<int>> all;
    std::vector<std::size_t> place; ///< by image of the dataset
};

/// The samples of one epoch: read, augmented and given their drawn defects on a few threads while
/// the steps before compute. A sample depends on settings, epoch and its image alone.
/// What is passed by reference outlives it; all members from one thread.
class EpochSamples
{
public:
    EpochSamples(const TrainConfig& config, const Dataset& dataset, const TrainingShards& shards,
                 ImageCache& cache, int epoch, std::vector<int> images);

    /// The next ones in the order of `images`. An Error: a picture could not be read any more.
    Result<std::vector<TrainSample>> next(std::size_t count);

private:
    /// On any thread.
    Result<TrainSample> make(int image) const;
    Result<void> corrupt(TrainSample& sample, int image) const;
    double hardness() const;
    std::uint64_t seedFor(Purpose purpose, int image) const;
    void askAhead();

    const TrainConfig& m_config;
    const Dataset& m_dataset;
    const TrainingShards& m_shards;
    ImageCache& m_cache;
    const int m_epoch;
    const std::vector<int> m_images;
    std::size_t m_asked = 0;
    WorkAhead<Result<TrainSample>> m_samples; // last: its threads use the others
};

} // namespace mixdesk
