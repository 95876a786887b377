// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/finish_run.h"

namespace mixdesk {

/// False where the classifier was not trained (loss.classifier_weight 0) on several classes: the
/// routed class then means nothing, and one threshold serves all classes, as in the paper's rows
/// without the Mixer.
bool routesByClass(const TrainConfig& config, std::size_t classes);

/// The loss's own mean over the image: the score that training curves show.
ScoreKind lossScore(LossKind loss);

/// The row of thresholds.yaml that all classes share, pixel thresholds left out: mu and sigma over
/// every class's held-out good images, beta fitted on every class's validation images together.
ClassThreshold pooledThreshold(const RunModel& model, const std::vector<ValidationRow>& rows,
                               ScoreKind kind);

/// The row of one class by itself for a given score, pixel thresholds left out.
ClassThreshold classThreshold(const RunModel& model, const std::vector<ValidationRow>& rows,
                              int classIndex, const ChosenScore& chosen);

/// Gives every class that one row, its pixel thresholds its own. The score is score.kind, or the
/// loss's own where that is auto or needs to know the class.
void chooseOneThreshold(RunModel& model, const std::vector<ValidationRow>& rows);

} // namespace mixdesk
