// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/epoch_samples.h"

#include "core/base/sentence.h"
#include "core/data/structured_corruption.h"
#include "core/learn/training_loop.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace mixdesk {

namespace {

constexpr std::size_t kAhead = 64; // samples, so that a slow one delays no step

} // namespace

cv::Mat augment(const cv::Mat& picture, const TrainConfig& config, std::uint64_t seed)
{
    Random random(seed);
    const bool flipX = random.chance(0.5) && config.flipHorizontal;
    const bool flipY = random.chance(0.5) && config.flipVertical;
    const double cropShare = random.uniform(0.0, 1.0) * config.crop;
    const double left = random.uniform(), top = random.uniform();
    const double angle = random.uniform(-1.0, 1.0) * config.rotate;
    const double gain = 1.0 + random.uniform(-1.0, 1.0) * config.light;
    cv::Mat out = picture; // shares the cache's memory: each step below writes to a new image
    if (cropShare > 0.0) {
        const int keep = std::max(1, int(std::lround(picture.cols * (1.0 - cropShare))));
        const cv::Rect window(int(left * (picture.cols - keep)), int(top * (picture.rows - keep)),
                              keep, keep);
        cv::Mat resized;
        cv::resize(out(window), resized, picture.size(), 0, 0, cv::INTER_LINEAR);
        out = resized;
    }
    if (config.rotate > 0.0) {
        const cv::Point2f centre(float(out.cols - 1) / 2, float(out.rows - 1) / 2);
        cv::Mat turned;
        cv::warpAffine(out, turned, cv::getRotationMatrix2D(centre, angle, 1.0), out.size(),
                       cv::INTER_LINEAR, cv::BORDER_REPLICATE);
        out = turned;
    }
    if (config.light > 0.0) {
        cv::Mat lit;
        out.convertTo(lit, -1, gain);
        out = lit;
    }
    if (flipX || flipY) {
        cv::Mat flipped;
        cv::flip(out, flipped, flipX && flipY ? -1 : flipX ? 1 : 0);
        out = flipped;
    }
    return out;
}

TrainingShards::TrainingShards(const Dataset& dataset, const std::vector<int>& training, int shards)
    : all(shardsOf(dataset, training, shards)), place(dataset.images.size(), 0)
{
    for (std::size_t s = 0; s < all.size(); ++s)
        for (const int image : all[s])
            place[std::size_t(image)] = s;
}

EpochSamples::EpochSamples(const TrainConfig& config, const Dataset& dataset,
                           const TrainingShards& shards, ImageCache& cache, int epoch,
                           std::vector<int> images)
    : m_config(config), m_dataset(dataset), m_shards(shards), m_cache(cache), m_epoch(epoch),
      m_images(std::move(images)), m_samples(config.prefetchThreads)
{
    askAhead();
}

void EpochSamples::askAhead()
{
    for (; m_samples.size() < kAhead && m_asked < m_images.size(); ++m_asked)
        m_samples.ask([this, image = m_images[m_asked]]() -> Result<TrainSample> {
            try {
                return make(image);
            } catch (const std::exception& failure) {
                return Error{
                    ErrorCode::Unreadable,
                    Sentence::tr("A picture could not be prepared: %1").arg(failure.what())};
            }
        });
}

Result<std::vector<TrainSample>> EpochSamples::next(std::size_t count)
{
    std::vector<TrainSample> samples;
    for (std::size_t i = 0; i < count; ++i) {
        auto sample = m_samples.take();
        if (!sample)
            return sample.error();
        samples.push_back(std::move(*sample));
        askAhead();
    }
    return samples;
}

std::uint64_t EpochSamples::seedFor(Purpose purpose, int image) const
{
    return streamSeed(std::uint64_t(m_config.seed), purpose, std::uint64_t(m_epoch),
                      stableId(m_dataset.images[std::size_t(image)].relative));
}

Result<TrainSample> EpochSamples::make(int image) const
{
    auto picture = m_cache.get(image);
    if (!picture)
        return picture.error();
    TrainSample sample;
    sample.picture = augment(*picture, m_config, seedFor(Purpose::Augmentation, image));
    sample.classIndex = m_dataset.images[std::size_t(image)].classIndex;
    sample.noiseSeed = seedFor(Purpose::Noise, image);
    sample.dropoutSeed = seedFor(Purpose::Dropout, image);
    sample.contractionSeed = seedFor(Purpose::Contraction, image);
    if (m_config.noise == NoiseKind::Structured)
        if (auto ok = corrupt(sample, image); !ok)
            return ok.error();
    return sample;
}

/// A network that has learnt to see large defects learns to see small ones; from small ones alone
/// it learns nothing for a long time.
double EpochSamples::hardness() const
{
    constexpr double kEasiest = 0.3;
    const double ramp = m_config.noiseEasyShare * m_config.epochs;
    return ramp > 0.0 ? std::min(1.0, kEasiest + (1.0 - kEasiest) * m_epoch / ramp) : 1.0;
}

/// `noiseAmount` is the share of pictures that get some.
Result<void> EpochSamples::corrupt(TrainSample& sample, int image) const
{
    Random random(seedFor(Purpose::Corruption, image));
    if (!random.chance(m_config.noiseAmount))
        return {};
    Result<void> read;
    const auto donor = [&] {
        const auto& shard = m_shards.of(image);
        auto picture =
            m_cache.get(shard[std::size_t(seedFor(Purpose::Donor, image) % shard.size())]);
        if (!picture)
            read = picture.error();
        return picture ? *picture : sample.picture;
    };
    auto corrupted = corruptStructured(sample.picture, donor, hardness(), random);
    sample.corrupted = std::move(corrupted.image);
    sample.defects = std::move(corrupted.mask);
    return read;
}

} // namespace mixdesk
