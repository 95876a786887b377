// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/training_loop.h"

namespace mixdesk {

/// The picture that shows how a class is being learned: its first defective validation item, else
/// its first held-out good image. At most one per class, of the first 64 classes.
std::vector<ValidationItem> previewItems(const Dataset& dataset, const std::vector<int>& heldOut,
                                         const std::vector<ValidationItem>& validation);

/// What the network makes of them now. Changes nothing that training depends on. Empty where asked
/// to stop, and where a picture or the network fails: training itself then tells the reason.
std::vector<TrainPreview> drawPreviews(const std::vector<ValidationItem>& items,
                                       const Dataset& dataset, ImageCache& cache, Model& model,
                                       const TrainConfig& config, const TrainingState& state,
                                       const StopTokens& stops);

} // namespace mixdesk
