// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/finish_run.h"

#include "core/nn/safetensors.h"

namespace mixdesk {

namespace {

/// The chosen epoch's weights into the network and into model.safetensors.
Result<void> takeBestWeights(const RunPaths& paths, Model& network, const StopToken& stop)
{
    auto best = readSafetensors(paths.bestCheckpoint());
    if (!best)
        return best.error();
    if (auto ok = network.setWeights(best->tensors, displayPath(paths.bestCheckpoint())); !ok)
        return ok;
    if (stop.stopRequested())
        return cancelledError();
    return writeSafetensors(paths.weights(), *best);
}

} // namespace

Result<TrainSummary> finishRun(const TrainRequest& request, const TrainingSplit& split,
                               ImageCache& cache, Model& network, const TrainingState& state,
                               TrainObserver& observer, const StopToken& stop)
{
    const RunPaths paths(request.run);
    network.stopWhen([stop] { return stop.stopRequested(); });
    if (stop.stopRequested())
        return cancelledError();
    if (auto ok = takeBestWeights(paths, network, stop); !ok)
        return ok.error();
    TrainSummary summary;
    RunModel& model = summary.model;
    model.config = request.config;
    model.classes = request.dataset.classes;
    model.datasetPath = displayPath(fs::absolute(request.dataset.root));
    model.pictures = request.pictures;
    model.created = nowUtc();
    model.epoch = state.bestEpoch + 1;
    auto rows = scoreValidation(request, split, cache, network, model, observer, stop);
    if (!rows)
        return rows.error();
    if (auto ok = chooseThresholds(model, *rows, stop); !ok)
        return ok.error();
    auto hash = datasetHash(request.dataset, split.training, stop);
    if (!hash)
        return hash.error();
    model.datasetHash = *hash;
    if (auto ok = writeValidation(paths, *rows); !ok)
        return ok.error();
    if (auto ok = writeRun(paths, model); !ok)
        return ok.error();
    summary.epochs = state.epoch;
    summary.stoppedEarly = state.epoch < request.config.epochs;
    return summary;
}

} // namespace mixdesk
