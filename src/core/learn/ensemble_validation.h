// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/ablation_measure.h"
#include "core/learn/run_folder.h"

#include <vector>

namespace mixdesk {

/// A run with the scores of its validation images.
struct ValidatedMember
{
    RunModel model;
    std::vector<ValidationRow> rows;
};

/// A member's validation figure, each image by the routed class's threshold; the least weight of
/// ensembles where it has none.
double weightFrom(const RunModel& model, const std::vector<ValidationRow>& rows,
                  WeightMetric metric);

/// Votes and mean standardised scores of the validation images that all members share, held-out
/// good ones and what was drawn on them leave-one-out; empty where they do not share them all.
std::vector<ValidationRow> ensembleValidation(const std::vector<ValidatedMember>& members,
                                              const std::vector<double>& weights);

/// A row per class. Votes: T is the majority. Mean: fitted on `rows`; without any, the weighted
/// mean of the members' betas. The origin is Test where a member's is, or else Hand where one's is.
std::vector<ClassThreshold> ensembleThresholds(const std::vector<ValidatedMember>& members,
                                               const std::vector<double>& weights,
                                               Combination combination,
                                               const std::vector<ValidationRow>& rows);

} // namespace mixdesk
