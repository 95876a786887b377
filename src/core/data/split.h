// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <cstdint>
#include <vector>

namespace mixdesk {

struct SplitOptions
{
    std::uint64_t seed = 1;
    double heldOutShare = 0.15; ///< of each class's train/good
    int heldOutMinimum = 8;     ///< per class, where the class has more than that
};

/// Indices into Dataset::images. The test folder is in neither.
struct TrainingSplit
{
    std::vector<int> training;
    std::vector<int> heldOut; ///< good images for thresholds and validation
};

/// Stratified per class. Which images are held out depends on seed and relative paths alone.
/// A class with one image keeps it for training; an Error names a class without train/good images.
Result<TrainingSplit> splitTraining(const Dataset& dataset, const SplitOptions& options);

} // namespace mixdesk
