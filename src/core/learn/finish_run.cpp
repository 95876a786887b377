// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/finish_run.h"

#include "core/base/sentence.h"
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

/// What one precision makes of the validation set.
struct Finished
{
    RunModel model;
    std::vector<ValidationRow> rows;
};

/// Everything that finishing needs, handed through.
struct Finish
{
    const TrainRequest& request;
    const TrainingSplit& split;
    ImageCache& cache;
    Model& network;
    TrainObserver& observer;
    const StopToken& stop;

    Result<Finished> in(Precision precision, const RunModel& begun) const;
    Result<Finished> inChosenPrecision(const RunModel& begun) const;
};

Result<Finished> Finish::in(Precision precision, const RunModel& begun) const
{
    Finished finished{begun, {}};
    finished.model.precision = precision;
    network.setPrecision(precision);
    auto rows = scoreValidation(request, split, cache, network, finished.model, observer, stop);
    if (!rows)
        return rows.error();
    if (auto ok = chooseThresholds(finished.model, *rows, stop); !ok)
        return ok.error();
    finished.rows = std::move(*rows);
    return finished;
}

Result<Finished> Finish::inChosenPrecision(const RunModel& begun) const
{
    if (request.config.precision == PrecisionChoice::Bf16)
        return in(Precision::Bf16, begun);
    auto fp32 = in(Precision::Fp32, begun);
    if (!fp32 || request.config.precision == PrecisionChoice::Fp32 ||
        !network.supports(Precision::Bf16))
        return fp32;
    auto bf16 = in(Precision::Bf16, begun);
    if (!bf16)
        return bf16;
    const auto found = comparePrecisions(fp32->model, fp32->rows, bf16->model, bf16->rows);
    observer.onNote(
        (found.same()
             ? Sentence::tr("Scoring will compute in bf16, which is faster: %1 of %2 verdicts on "
                            "validation differ from those in fp32.")
             : Sentence::tr("Scoring will compute in fp32: in bf16 validation comes out "
                            "differently, %1 of %2 verdicts and the AUROC taken together."))
            .arg(found.flipped)
            .arg(found.verdicts));
    network.setPrecision(found.same() ? Precision::Bf16 : Precision::Fp32);
    return found.same() ? bf16 : fp32;
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
    RunModel begun;
    begun.config = request.config;
    begun.classes = request.dataset.classes;
    begun.datasetPath = displayPath(fs::absolute(request.dataset.root));
    begun.pictures = request.pictures;
    begun.created = nowUtc();
    begun.epoch = state.bestEpoch + 1;
    auto finished = Finish{request, split, cache, network, observer, stop}.inChosenPrecision(begun);
    if (!finished)
        return finished.error();
    TrainSummary summary;
    RunModel& model = summary.model;
    model = std::move(finished->model);
    auto hash = datasetHash(request.dataset, split.training, stop);
    if (!hash)
        return hash.error();
    model.datasetHash = *hash;
    if (auto ok = writeValidation(paths, finished->rows); !ok)
        return ok.error();
    if (auto ok = writeRun(paths, model); !ok)
        return ok.error();
    summary.epochs = state.epoch;
    summary.stoppedEarly = state.epoch < request.config.epochs;
    return summary;
}

} // namespace mixdesk
