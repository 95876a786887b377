// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/stop_token.h"
#include "core/learn/config.h"

#include <string>

namespace mixdesk {

/// What a few real training steps on random pictures came to.
struct TrainingProbe
{
    double imagesPerSecond = 0.0; ///< of whole optimiser steps of the config's batch
    int images = 0;               ///< that were trained on
    int microBatch = 0;   ///< largest tried; less than the config's where that would take too long
    double seconds = 0.0; ///< all in all, with building the network
    std::string device;   ///< "cpu" or "cuda"
};

/// Trains the config's network, loss, noise and contraction on random pictures for about `seconds`
/// (0.1 to 60), in micro-batches that grow to the config's; where the time does not suffice for
/// those, their speed is extrapolated. The first micro-batch warms up and counts only where it is
/// the only one, as for Table 2 on a processor: a single image always finishes, and takes seconds
/// there. Blocks, uses every thread the config allows and the memory of a training; a stop is
/// answered after the network's layer in hand. Pictures are not read: a dataset that does not fit
/// data.cache_mib trains more slowly.
Result<TrainingProbe> probeTraining(const TrainConfig& config, int classes, double seconds,
                                    const StopToken& stop);

/// Seconds from the first step to the finished run, at a probe's speed: all epochs (early stopping
/// may end sooner), after each a validation of the held-out good images with a synthetic defect on
/// each, then the choice of thresholds. Assumes that a forward pass takes 0.3 of a training step
/// on the same image (less with contraction, whose step is longer), and that the scores of an image
/// take 10 ms at 128 x 128 pixels, growing with its area. Reading the pictures once at the start,
/// and test pictures of validation.source test, are not in it.
double expectedTrainingSeconds(const TrainConfig& config, double imagesPerSecond,
                               int trainingImages, int heldOut);

} // namespace mixdesk
