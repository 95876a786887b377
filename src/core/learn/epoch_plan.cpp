// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/training_loop.h"

#include "core/base/sentence.h"

#include "core/base/hash.h"

namespace mixdesk {

namespace {

/// Pieces of `size`; a last piece shorter than `least` joins the one before it.
std::vector<std::vector<int>> pieces(const std::vector<int>& items, int size, int least)
{
    std::vector<std::vector<int>> parts;
    for (std::size_t begin = 0; begin < items.size(); begin += std::size_t(size)) {
        const std::size_t end = std::min(items.size(), begin + std::size_t(size));
        const auto first = items.begin() + std::ptrdiff_t(begin),
                   last = items.begin() + std::ptrdiff_t(end);
        if (!parts.empty() && end - begin < std::size_t(least))
            parts.back().insert(parts.back().end(), first, last);
        else
            parts.emplace_back(first, last);
    }
    return parts;
}

std::vector<int> shardOrder(const Dataset& dataset, const std::vector<int>& training,
                            std::int64_t seed, int epoch)
{
    std::vector<std::pair<std::uint64_t, int>> keyed;
    for (const int image : training)
        keyed.emplace_back(streamSeed(std::uint64_t(seed), Purpose::Order, std::uint64_t(epoch),
                                      stableId(dataset.images[std::size_t(image)].relative)),
                           image);
    std::sort(keyed.begin(), keyed.end());
    std::vector<int> order;
    for (const auto& [key, image] : keyed)
        order.push_back(image);
    return order;
}

} // namespace

std::vector<std::vector<std::vector<int>>> epochSteps(const std::vector<int>& order, int batch,
                                                      int microBatch)
{
    std::vector<std::vector<std::vector<int>>> steps;
    for (const auto& whole : pieces(order, batch, microBatch))
        steps.push_back(pieces(whole, microBatch, microBatch));
    return steps;
}

std::vector<std::vector<int>> shardsOf(const Dataset& dataset, const std::vector<int>& training,
                                       int shards)
{
    if (shards == 1)
        return {training};
    std::vector<int> sorted = training;
    std::sort(sorted.begin(), sorted.end(), [&](int a, int b) {
        return dataset.images[std::size_t(a)].relative < dataset.images[std::size_t(b)].relative;
    });
    std::vector<std::vector<int>> dealt{std::size_t(shards)};
    for (std::size_t i = 0; i < sorted.size(); ++i)
        dealt[i % dealt.size()].push_back(sorted[i]);
    return dealt;
}

std::vector<int> epochOrder(const Dataset& dataset, const std::vector<std::vector<int>>& shards,
                            std::int64_t seed, int epoch)
{
    std::vector<std::vector<int>> orders;
    std::size_t images = 0;
    for (const auto& shard : shards) {
        orders.push_back(shardOrder(dataset, shard, seed, epoch));
        images += shard.size();
    }
    std::vector<int> order;
    for (std::size_t i = 0; i < images; ++i)
        order.push_back(orders[i % orders.size()][i / orders.size()]);
    return order;
}

std::string dataFingerprint(const Dataset& dataset, const TrainingSplit& split)
{
    Sha256 sha;
    for (const auto* part : {&split.training, &split.heldOut}) {
        for (const int image : *part)
            sha.add(dataset.images[std::size_t(image)].relative + "\n");
        sha.add("--\n");
    }
    return sha.hex();
}

Result<void> setTrainingPrecision(Model& model, const TrainConfig& config)
{
    const auto precision =
        config.precision == PrecisionChoice::Bf16 ? Precision::Bf16 : Precision::Fp32;
    if (!model.supports(precision))
        return Error{ErrorCode::Unsupported,
                     Sentence::tr("training.precision is bf16, but this processor has no bf16 "
                                  "instructions. Use auto or fp32.")};
    model.setPrecision(precision);
    return {};
}

int inferenceBatch(const TrainConfig& config)
{
    if (config.network == NetworkKind::Table2)
        return 1;
    // Measured: 9 ms an image for Compact at 128, 28 ms for Table 1 at 256.
    const double size = config.inputSize / 128.0 * config.width;
    const double images = (config.network == NetworkKind::Table1 ? 16.0 : 8.0) / (size * size);
    return std::clamp(int(images), 1, 32);
}

Objective objectiveOf(const TrainConfig& c)
{
    return {c.noise,       c.noiseAmount,      c.loss,        c.classifierWeight, c.dropout,
            c.contraction, c.contractionShare, c.defectWeight};
}

NetworkSpec specOf(const TrainConfig& c, int classes)
{
    return {c.network, c.inputSize, c.latent, c.width, classes, hasDefectMap(c)};
}

} // namespace mixdesk
