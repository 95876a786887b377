// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/image_cache.h"
#include "core/data/synthetic_defects.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mixdesk {

/// One picture to validate with: a good one, a synthetic defect drawn on one, or a test image.
struct ValidationItem
{
    int image = 0; ///< index into the dataset: the picture, or the one that is drawn on
    std::string type = "good";
    std::optional<SyntheticDefect> defect;
    int patchFrom = 0; ///< another held-out image of the class, for pasted patches
    std::uint64_t seed = 0;

    bool defective() const { return type != "good"; }
};

/// `perImage` synthetic defects on every image of `heldOut`, kinds in turn; depends on seed and
/// relative paths alone.
std::vector<ValidationItem> syntheticItems(const Dataset& dataset, const std::vector<int>& heldOut,
                                           int perImage, std::uint64_t seed);

/// The good images themselves.
std::vector<ValidationItem> goodItems(const std::vector<int>& images);

/// The test folder as it is: only for `validation: test`.
std::vector<ValidationItem> testItems(const Dataset& dataset);

/// Reads (through the cache) and draws where needed. Thread safe.
Result<cv::Mat> validationPicture(const ValidationItem& item, ImageCache& cache);

} // namespace mixdesk
