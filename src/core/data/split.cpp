// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/split.h"

#include "core/base/random.h"
#include "core/base/sentence.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace mixdesk {

namespace {

std::size_t heldOutCount(std::size_t images, const SplitOptions& options)
{
    const auto share = std::size_t(std::lround(options.heldOutShare * double(images)));
    return std::min(std::max(share, std::size_t(options.heldOutMinimum)), images - 1);
}

/// Images in an order that depends on the seed and each image's own path, so that adding images or
/// classes moves no other image's place.
void orderBySeed(const Dataset& dataset, std::uint64_t seed, std::vector<int>& images)
{
    const auto key = [&](int image) {
        const std::string& relative = dataset.images[std::size_t(image)].relative;
        return std::pair(streamSeed(seed, Purpose::Split, stableId(relative)), relative);
    };
    std::sort(images.begin(), images.end(), [&](int a, int b) { return key(a) < key(b); });
}

} // namespace

Result<TrainingSplit> splitTraining(const Dataset& dataset, const SplitOptions& options)
{
    if (!(options.heldOutShare >= 0.0 && options.heldOutShare < 1.0) || options.heldOutMinimum < 0)
        return Error{ErrorCode::Usage,
                     Sentence::tr("The held-out share must be at least 0 and below 1, and the "
                                  "held-out minimum must not be negative.")};
    std::vector<std::vector<int>> good(dataset.classes.size());
    for (std::size_t i = 0; i < dataset.images.size(); ++i) {
        const ImageRecord& image = dataset.images[i];
        if (image.subset == Subset::Train && image.good())
            good[std::size_t(image.classIndex)].push_back(int(i));
    }
    TrainingSplit split;
    for (std::size_t c = 0; c < good.size(); ++c) {
        if (good[c].empty())
            return Error{ErrorCode::BadData,
                         Sentence::tr("The class %1 has no pictures in train/good. Add good parts, "
                                      "untick it on the Data page, or move it out of the dataset "
                                      "folder.")
                             .arg(dataset.classes[c])};
        orderBySeed(dataset, options.seed, good[c]);
        const auto cut = good[c].begin() + std::ptrdiff_t(heldOutCount(good[c].size(), options));
        split.heldOut.insert(split.heldOut.end(), good[c].begin(), cut);
        split.training.insert(split.training.end(), cut, good[c].end());
    }
    std::sort(split.heldOut.begin(), split.heldOut.end());
    std::sort(split.training.begin(), split.training.end());
    return split;
}

} // namespace mixdesk
