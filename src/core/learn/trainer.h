// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/stop_token.h"
#include "core/data/dataset.h"
#include "core/learn/config.h"
#include "core/learn/run_folder.h"
#include "core/metrics/metrics.h"
#include "core/nn/model.h"

#include <optional>
#include <string>
#include <vector>

namespace mixdesk {

/// After every micro-batch. Losses are means over the epoch so far.
struct StepReport
{
    int epoch = 0, epochs = 0;                ///< epoch from 1
    std::int64_t images = 0, imagesTotal = 0; ///< of this epoch
    double reconstruction = 0.0, classifier = 0.0, contraction = 0.0;
    std::vector<double> classMeans; ///< running training score per class; NaN before any
    double imagesPerSecond = 0.0, secondsLeft = -1.0; ///< left for the whole training
};

/// Exact figures of a finished epoch; one line of metrics.jsonl.
struct EpochReport
{
    int epoch = 0, epochs = 0;
    double reconstruction = 0.0, classifier = 0.0, contraction = 0.0, learningRate = 0.0;
    struct PerClass
    {
        Moments training; ///< scores as the network saw the training images
        Moments source;   ///< scores that mu and sigma come from (thresholds.source)
        RunningThreshold running;
        double threshold = 0.0;
        std::optional<double> f1, auroc; ///< on validation
    };
    std::vector<PerClass> classes;
    double validationLoss = 0.0; ///< over held-out good images
    double validationF1 = 0.0, routingAccuracy = 0.0;
    double imagesPerSecond = 0.0, seconds = 0.0;
    bool best = false;
};

/// Called on the training thread; return quickly.
class TrainObserver
{
public:
    virtual ~TrainObserver() = default;
    virtual void onMessage(const std::string&) {}
    virtual void onNetwork(const std::vector<LayerSummary>&, std::int64_t /*parameters*/) {}
    virtual void onProgress(const Progress&) {} ///< work before and after the epochs
    virtual void onStep(const StepReport&) {}
    virtual void onEpoch(const EpochReport&) {}
};

struct TrainRequest
{
    TrainConfig config;
    Dataset dataset;
    fs::path run; ///< run folder; must be absent, empty or (resume) hold this run
    bool resume = false;
};

struct TrainSummary
{
    RunModel model;
    int epochs = 0;            ///< finished
    bool stoppedEarly = false; ///< by early stopping
};

/// Trains, chooses scores and thresholds, and writes the whole run folder. Blocks; call it from a
/// worker thread. A stop is answered between micro-batches: the unfinished step is discarded, a
/// checkpoint saved, and the Error is cancelled(); the same request with `resume` goes on and ends
/// with the same weights. NaN or exploding loss ends with a Numeric error and the last checkpoint.
Result<TrainSummary> train(const TrainRequest& request, TrainObserver& observer,
                           const StopToken& stop);

/// The settings of the run in `folder`, for resuming it.
Result<TrainConfig> runConfig(const fs::path& folder);

} // namespace mixdesk
