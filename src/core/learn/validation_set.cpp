// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/validation_set.h"

#include <map>

namespace mixdesk {

std::vector<ValidationItem> syntheticItems(const Dataset& dataset, const std::vector<int>& heldOut,
                                           int perImage, std::uint64_t seed)
{
    std::map<int, std::vector<int>> byClass;
    for (const int image : heldOut)
        byClass[dataset.images[std::size_t(image)].classIndex].push_back(image);
    std::vector<ValidationItem> items;
    for (const auto& [classIndex, images] : byClass)
        for (std::size_t i = 0; i < images.size(); ++i)
            for (int k = 0; k < perImage; ++k) {
                ValidationItem item;
                item.image = images[i];
                item.seed = streamSeed(seed, Purpose::SyntheticDefect,
                                       stableId(dataset.images[std::size_t(images[i])].relative),
                                       std::uint64_t(k));
                Random random(item.seed);
                item.defect = SyntheticDefect((i + std::size_t(k)) % kSyntheticDefectKinds);
                item.type = syntheticDefectName(*item.defect);
                item.patchFrom = images[std::size_t(random.integer(0, int(images.size()) - 1))];
                item.seed = random.next();
                items.push_back(item);
            }
    return items;
}

std::vector<ValidationItem> goodItems(const std::vector<int>& images)
{
    std::vector<ValidationItem> items;
    for (const int image : images) {
        ValidationItem item;
        item.image = image;
        items.push_back(item);
    }
    return items;
}

std::vector<ValidationItem> testItems(const Dataset& dataset)
{
    std::vector<ValidationItem> items = goodItems(dataset.select(Subset::Test));
    for (auto& item : items)
        item.type = dataset.images[std::size_t(item.image)].type;
    return items;
}

Result<cv::Mat> validationPicture(const ValidationItem& item, ImageCache& cache)
{
    auto picture = cache.get(item.image);
    if (!picture || !item.defect)
        return picture;
    auto other = cache.get(item.patchFrom);
    if (!other)
        return other;
    Random random(item.seed);
    return drawSyntheticDefect(*picture, *other, *item.defect, random).image;
}

} // namespace mixdesk
