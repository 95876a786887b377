// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/ablation_plan.h"
#include "core/learn/ablation_result.h"
#include "core/learn/ensemble.h"

namespace mixdesk {

/// Evaluates a row's finished run on the test folder, and judges the same scores by one threshold
/// and with the class known. Everything but the settings' hash of the plan is filled in.
Result<AblationResult> measureRow(const AblationRow& row, const fs::path& run,
                                  const Dataset& dataset, const ProgressFn& progress,
                                  const StopToken& stop);

/// The validation set as the run judges it, routed class and all: test rows where there are any,
/// else held-out good images and synthetic defects.
std::vector<JudgedImage> judgedValidation(const RunModel& model,
                                          const std::vector<ValidationRow>& rows);

/// As computePointFigures() takes it.
EvaluatedImage asEvaluated(const JudgedImage& image);

/// Epochs and seconds of a training, from what it wrote down.
void addTrainingTime(AblationResult& result, const fs::path& run);

/// Means over the classes of the validated images' own verdicts.
void addValidationFigures(AblationResult& result);

/// The ensemble rows: Eq. 10's vote, and the mean of standardised scores.
constexpr const char* kVoteRow = "ensemble_vote";
constexpr const char* kMeanRow = "ensemble_mean";

/// The validation figure that members' weights are made from.
enum class WeightMetric { Equal, F1, BalancedAccuracy, Auroc };
std::optional<WeightMetric> weightMetricByName(const std::string& name);
std::string weightMetricName(WeightMetric metric);
/// That figure of a member; a least weight where it has none or 0, for Eq. 10 wants w > 0.
double memberWeight(const AblationResult& member, WeightMetric metric);

/// An ensemble of the members' stored verdicts, without a network: exactly what the members say
/// image by image, weighted by their validation figure. Members are rows of one seed on one
/// dataset; an Error where they do not judge the same images.
Result<AblationResult> ensembleRow(const std::vector<AblationResult>& members,
                                   Combination combination, WeightMetric metric,
                                   BetaRange betaRange);

} // namespace mixdesk
