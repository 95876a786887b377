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

#include <opencv2/core.hpp>

#include <limits>
#include <memory>
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
    /// Means over the classes by Algorithm 1, as f1. Precision and recall are NaN where no class
    /// has them, and in runs that were trained before they were written.
    double validationPrecision = std::numeric_limits<double>::quiet_NaN();
    double validationRecall = std::numeric_limits<double>::quiet_NaN();
    double validationF1 = 0.0, routingAccuracy = 0.0;
    double imagesPerSecond = 0.0, seconds = 0.0;
    bool best = false;
};

/// What the network makes of one validation picture; the same one of a class in every epoch.
struct TrainPreview
{
    int classIndex = 0;
    std::string type; ///< "good", a synthetic defect's name, or the test folder's defect type
    int epoch = 0;    ///< epochs finished; 0 before the first step
    cv::Mat input, reconstruction; ///< 8UC3 at input size
    cv::Mat difference;            ///< 32FC1, (1 - SSIM) / 2 per pixel, in [0, 1]
    double score = 0.0;            ///< of the loss, as the training curves show it
    bool rejected = false;         ///< by the class's running threshold; false before there is one
};

/// Called on the training thread; return quickly, but for a pause: an onStep that blocks holds the
/// training, and its time counts in no speed, estimate or epoch's seconds.
class TrainObserver
{
public:
    virtual ~TrainObserver() = default;
    virtual void onMessage(const std::string&) {}                     ///< a warning
    virtual void onNote(const std::string& note) { onMessage(note); } ///< good to know
    virtual void onNetwork(const std::vector<LayerSummary>&, std::int64_t /*parameters*/) {}
    /// Work before and after the epochs; "saving the training" comes when a stop has taken effect
    /// and what was learned since the last checkpoint is written.
    virtual void onProgress(const Progress&) {}
    virtual void onStep(const StepReport&) {}
    virtual void onEpoch(const EpochReport&) {}
    /// Before the first step, and after every epoch's onEpoch: one per class, of the first 64
    /// classes. A synthetic defect on a held-out good picture; a test picture only where
    /// validation.source is test; a good held-out one where the class has neither.
    virtual void onPreviews(const std::vector<TrainPreview>&) {}
};

struct TrainRequest
{
    TrainConfig config;
    Dataset dataset;
    fs::path run; ///< run folder; must be absent, empty or (resume) hold this run
    bool resume = false;
    /// "Stop, keep the best": ends training as if the last finished epoch had been the last one,
    /// and finishes the run with the chosen epoch's weights. See train().
    StopToken enough = {};
    /// Recorded in the run folder; a resume goes by what is recorded there, not by this.
    PictureChoice pictures = {};
    /// The processes that train this run together, each with a request of its own for the same
    /// dataset; null: this one alone. See train().
    std::shared_ptr<ProcessGroup> group = {};
};

struct TrainSummary
{
    RunModel model;
    int epochs = 0;            ///< finished
    bool stoppedEarly = false; ///< by early stopping or by TrainRequest::enough
};

/// Trains, chooses scores and thresholds, and writes the whole run folder. Blocks; call it from a
/// worker thread. NaN or exploding loss ends with a Numeric error and the last checkpoint.
///
/// A stop is answered after the picture, the class or the network's layer in hand: the unfinished
/// step is discarded, a checkpoint saved where there is something new to save (a file being written
/// is finished), and the Error is cancelled(); the same request with `resume` goes on and ends with
/// the same weights. `enough` is answered as promptly, gives up the unfinished epoch, and goes on
/// to choosing thresholds, which `stop` can still interrupt; a resume then finishes. Without a
/// finished epoch it is a stop.
///
/// With a group, every process of it calls this. Settings (but threads and cache), pictures and, of
/// a resume, the checkpoint are process 0's, which alone writes the run folder and calls its
/// observer; each process decodes its part of the pictures. The result is that of one process with
/// the same training.shards but for rounding. A stop asked of any process stops all after the
/// micro-batch. Where one ends with an Error or is lost, all end (Disconnected, naming it), and
/// process 0 saves what was learned. The summary of the others has no model.
///
/// A resume of a finished run is a Usage error; of a run whose epochs are done but whose finish was
/// interrupted, it finishes. While it runs, a lock keeps every other training out of the folder
/// (Unwritable error).
Result<TrainSummary> train(const TrainRequest& request, TrainObserver& observer,
                           const StopToken& stop);

/// True while a training, of this process or another, writes into the run folder.
bool isBeingTrained(const fs::path& run);

/// The settings of the run in `folder`, for resuming it.
Result<TrainConfig> runConfig(const fs::path& folder);

} // namespace mixdesk
