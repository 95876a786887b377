// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/learn/thresholds.h"
#include "core/nn/model.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mixdesk {

/// Sums over the images of an epoch so far.
struct EpochMeters
{
    double reconstruction = 0.0, classifier = 0.0, contraction = 0.0; ///< sums over images
    std::int64_t images = 0;
    double seconds = 0.0;
    std::vector<MomentsMeter> classScores; ///< training scores per class, as the network saw them

    /// `classes` of the images of the micro-batch.
    void add(const BatchLosses& losses, const std::vector<int>& classes);
};

/// Everything besides weights and optimiser that training goes on from.
struct TrainingState
{
    int epoch = 0;    ///< the epoch in hand, from 0
    int position = 0; ///< optimiser steps done in it
    EpochMeters meters;
    std::vector<RunningThreshold> thresholds; ///< per class, Eq. 6
    double learningRate = 0.0;
    double bestLoss = 0.0; ///< lowest validation loss, for the plateau schedule and selection
    int epochsSinceLoss = 0;
    double bestF1 = -1.0;
    int epochsSinceF1 = 0;
    int bestEpoch = -1; ///< the epoch whose weights are in checkpoints/best
    bool finished = false;
    std::string configFingerprint, dataFingerprint;
};

/// The state as text and back, bit for bit, but for its fingerprints. Throws for other text.
std::string stateToText(const TrainingState& state);
TrainingState stateFromText(const std::string& text);

/// Weights, optimiser and state as one file, written atomically.
Result<void> saveCheckpoint(const fs::path& path, const Model& model, const TrainingState& state);

/// Refuses a checkpoint of other settings or other data with a sentence.
Result<TrainingState> loadCheckpoint(const fs::path& path, Model& model,
                                     const std::string& configFingerprint,
                                     const std::string& dataFingerprint);

} // namespace mixdesk
