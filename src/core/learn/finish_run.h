// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/image_cache.h"
#include "core/data/split.h"
#include "core/learn/run_folder.h"
#include "core/learn/trainer.h"
#include "core/learn/training_state.h"
#include "core/nn/model.h"

namespace mixdesk {

/// What comes after the epochs: the chosen epoch's weights become the run's, validation is scored,
/// thresholds are chosen, and the folder is completed. Can be done again after an interruption.
Result<TrainSummary> finishRun(const TrainRequest& request, const TrainingSplit& split,
                               ImageCache& cache, Model& network, const TrainingState& state,
                               TrainObserver& observer, const StopToken& stop);

/// Scores the validation set with the chosen weights. Held-out good images, and synthetic defects
/// drawn on them, are scored leave-one-out: by calibration maps that the image did not go into.
/// Fills model.calibration. Memory does not grow with the number of images.
Result<std::vector<ValidationRow>> scoreValidation(const TrainRequest& request,
                                                   const TrainingSplit& split, ImageCache& cache,
                                                   Model& network, RunModel& model,
                                                   TrainObserver& observer, const StopToken& stop);

/// Types of ValidationRow besides the synthetic defects' names: "good" (held out, leave-one-out),
/// "training" (only for thresholds.source: training), "test/good" and "test/TYPE" (only for
/// validation.source: test).
bool isDefective(const ValidationRow& row);

/// Validation scores of one class and kind, good and defective apart. With test rows present, those
/// are the validation set (the paper's way), else held-out good images and synthetic defects.
struct ValidationScores
{
    std::vector<double> good, defective;
};
ValidationScores validationScores(const std::vector<ValidationRow>& rows, int classIndex,
                                  ScoreKind kind);

/// The scores that mu and sigma come from: held-out good images, or training images where present.
std::vector<double> sourceScores(const std::vector<ValidationRow>& rows, int classIndex,
                                 ScoreKind kind);

/// Those of held-out good images alone, each leave-one-out: it went into no calibration map that it
/// was scored by.
std::vector<double> heldOutScores(const std::vector<ValidationRow>& rows, int classIndex,
                                  ScoreKind kind);

/// Empty where one side is missing or the score is not available.
std::optional<double> validationAuroc(const std::vector<ValidationRow>& rows, int classIndex,
                                      ScoreKind kind);

/// How validation comes out in bf16 beside fp32, each by its own maps, scores and thresholds.
struct PrecisionComparison
{
    double aurocChange = 0.0; ///< of the mean over the classes
    int flipped = 0, verdicts = 0;

    /// AUROC within 0.002 and no more than 0.2 % of the verdicts others.
    bool same() const;
};
PrecisionComparison comparePrecisions(const RunModel& fp32,
                                      const std::vector<ValidationRow>& fp32Rows,
                                      const RunModel& bf16,
                                      const std::vector<ValidationRow>& bf16Rows);

struct ChosenScore
{
    ScoreKind kind;
    std::string reason; ///< one sentence
};

/// `wanted` is a score's name or "auto": the best validation AUROC, and of those within the margin
/// of the best the one that comes first in the order of preference.
ChosenScore chooseScore(const std::vector<ValidationRow>& rows, int classIndex,
                        const std::string& wanted);

/// The first in that order that a network with or without a defect map has.
ScoreKind preferredScore(bool defectMap);

BetaLimits betaLimits(const TrainConfig& config);

/// Pixel thresholds of every map: T where the class's score is that map's maximum, else the 95th
/// percentile of the map's maximum over held-out good images.
std::map<std::string, double> pixelThresholds(const std::vector<ValidationRow>& rows,
                                              int classIndex, const ClassThreshold& row);

/// Chooses scores, mu, sigma, beta, T and pixel thresholds of every class; one row for all where
/// the classifier was not trained (one_threshold.h). A stop is answered after the class in hand.
Result<void> chooseThresholds(RunModel& model, const std::vector<ValidationRow>& rows,
                              const StopToken& stop = {});

/// Means over the classes of a finished run's chosen scores and thresholds on its own validation
/// rows, class known; empty where no class has both kinds.
struct ValidationFigures
{
    std::optional<double> f1, auroc;
};
ValidationFigures validationFigures(const RunModel& model, const std::vector<ValidationRow>& rows);

/// What the figures of this run's thresholds rest on, one sentence for under every table.
std::string validationStatement(const RunModel& run);

/// True where any choice of this run rests on test pictures.
bool chosenOnTest(const RunModel& run);
/// What a threshold fitted on the run's validation images was chosen on.
ThresholdOrigin validationOrigin(const TrainConfig& config);

} // namespace mixdesk
