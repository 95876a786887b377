// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/image_cache.h"
#include "core/data/split.h"
#include "core/learn/epoch_samples.h"
#include "core/learn/shared_training.h"
#include "core/learn/trainer.h"
#include "core/learn/training_state.h"
#include "core/learn/validation_set.h"
#include "core/nn/model.h"

#include <memory>

namespace mixdesk {

/// The two ways in which a training is asked to end: to be resumed, or to be finished now.
struct StopTokens
{
    StopToken stop, enough;
    bool asked() const { return stop.stopRequested() || enough.stopRequested(); }
};

/// Images per forward pass outside the training steps: few enough that on two processor cores a
/// stop is answered within about 250 ms (Table 2: after one image). Depends on the network alone,
/// for on a GPU the last bits of a score may depend on the batch.
int inferenceBatch(const TrainConfig& config);

/// Images of each optimiser step, as micro-batches: sizes are microBatch, a short last one is
/// merged into its neighbour, and so is a short last batch. Never a micro-batch of one image
/// unless there is only one image.
std::vector<std::vector<std::vector<int>>> epochSteps(const std::vector<int>& order, int batch,
                                                      int microBatch);

/// The training images dealt out by the order of their relative paths, one to each in turn; of one
/// shard as they are.
std::vector<std::vector<int>> shardsOf(const Dataset& dataset, const std::vector<int>& training,
                                       int shards);

/// The training images in the order of an epoch: depends on seed, epoch, relative paths and the
/// number of shards alone, which take turns.
std::vector<int> epochOrder(const Dataset& dataset, const std::vector<std::vector<int>>& shards,
                            std::int64_t seed, int epoch);

/// What the epochs of one training share. All calls from one thread.
class TrainingLoop
{
public:
    TrainingLoop(const TrainRequest& request, const TrainingSplit& split, ImageCache& cache,
                 Model& model, TrainObserver& observer, const StopToken& stop);

    void start();          ///< a fresh state
    Result<void> resume(); ///< from checkpoints/last
    Result<void> share();  ///< all processes of a group, then: goes on from process 0's state
    Result<void> run();    ///< until the last epoch, early stopping or `enough`

    const TrainingState& state() const { return m_state; }

private:
    Result<void> runEpoch();
    /// `position` in the epoch's order of the first image.
    Result<void> runStep(const std::vector<std::vector<int>>& microBatches, int position,
                         EpochSamples& samples);
    Result<BatchLosses> runMicroBatch(const std::vector<int>& images, int position, double share,
                                      bool last, EpochSamples& samples);
    Error stepFailed(const Result<BatchLosses>& losses);
    Result<void> save(); ///< checkpoints/last
    Error interrupted();
    bool first() const { return m_share.first(); } ///< it writes the run folder
    void showPreviews();
    Error diverged();
    void reportStep();
    void beginEpoch();

    Result<EpochReport> validate();
    Result<std::vector<ScoredItem>> scoreShared(const std::vector<ValidationItem>& items);
    Result<void> finishEpoch();
    void describeEpoch(EpochReport& report) const;
    void updateThresholds(EpochReport& report, const std::vector<std::vector<double>>& goodScores);
    bool judge(EpochReport& report); ///< schedule, early stopping; true: best so far
    Result<void> keepBest();
    double cosineRate() const;

    const TrainRequest& m_request;
    const TrainConfig& m_config;
    const Dataset& m_dataset;
    const TrainingSplit& m_split;
    ImageCache& m_cache;
    Model& m_model;
    TrainObserver& m_observer;
    StopTokens m_stops;
    TrainingShare m_share;
    Asked m_asked; // of a shared training, by any process
    RunPaths m_paths;
    Objective m_objective;
    TrainingState m_state;
    TrainingShards m_shards;
    std::vector<ValidationItem> m_validation; // defective (and test good) items of each epoch
    std::vector<ValidationItem> m_previews;   // one per class
    int m_stepsInEpoch = 0;
    double m_validationSeconds = 0.0;
    ProgressMeter::Clock::time_point m_lastSave;
    bool m_unsaved = false; // the state differs from checkpoints/last
};

/// Hash of the relative paths that training uses: a resume needs the same.
std::string dataFingerprint(const Dataset& dataset, const TrainingSplit& split);

/// fp32 for auto. An Error where bf16 is asked for and the processor has none.
Result<void> setTrainingPrecision(Model& model, const TrainConfig& config);

Objective objectiveOf(const TrainConfig& config);
NetworkSpec specOf(const TrainConfig& config, int classes);

/// One line of metrics.jsonl.
std::string epochToJson(const EpochReport& report, const std::vector<std::string>& classes);

} // namespace mixdesk
