// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/health_check.h"
#include "core/data/health_facts.h"

namespace mixdesk::detail {

/// What the rules look at and where they put what they find.
struct HealthContext
{
    const Dataset& dataset;
    const std::vector<ImageFacts>& facts;
    std::vector<ClassHealth>& classes;
    std::vector<Finding>& findings;

    const std::string& className(const ImageRecord& image) const
    {
        return dataset.classes[std::size_t(image.classIndex)];
    }
};

void checkFiles(HealthContext& context); ///< unreadable-file, truncated-file
void checkMasks(HealthContext& context); ///< missing-mask, blank-mask, mask-size, broken masks
void checkBalance(
    HealthContext& context); ///< class-imbalance, few-good-images, no-test-good, no-defects
void checkExactDuplicates(HealthContext& context); ///< exact-duplicate, suspicious-good
Result<void> checkNearDuplicates(HealthContext& context, const StopToken& stop); ///< near-duplicate
void checkOutliers(HealthContext& context); ///< suspicious-good
void checkStrays(HealthContext& context);   ///< stray-file, orphan-mask

} // namespace mixdesk::detail
