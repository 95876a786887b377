// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/trainer.h"

#include "core/imaging/structural_similarity.h"
#include "core/learn/finish_run.h"
#include "core/learn/training_loop.h"
#include "core/nn/safetensors.h"

#include <cstdio>
#include <nlohmann/json.hpp>

namespace mixdesk {

namespace {

constexpr double kSlowGflops = 5.0;

/// Decodes every image once: fills the cache, and broken files are dropped before training begins.
Result<void> readPictures(std::vector<int>& images, ImageCache& cache, int threads,
                          ProgressMeter& meter, TrainObserver& observer, const StopToken& stop)
{
    Prefetcher pictures(cache, images, threads);
    std::vector<int> readable;
    for (const int image : images) {
        if (stop.stopRequested())
            return cancelledError();
        if (auto picture = pictures.next())
            readable.push_back(image);
        else
            observer.onMessage("Left out: " + picture.error().message);
        meter.advance();
    }
    images = std::move(readable);
    return {};
}

Result<void> requireEveryClass(const Dataset& dataset, const TrainingSplit& split)
{
    for (int c = 0; c < int(dataset.classes.size()); ++c) {
        const auto has = [&](const std::vector<int>& images) {
            return std::any_of(images.begin(), images.end(), [&](int i) {
                return dataset.images[std::size_t(i)].classIndex == c;
            });
        };
        if (!has(split.training))
            return Error{ErrorCode::BadData,
                         "No readable image is left to train '" + dataset.classes[std::size_t(c)] +
                             "'. See `mixdesk-cli check`, then add good images to " +
                             dataset.classes[std::size_t(c)] + "/train/good."};
    }
    if (split.training.size() < 2)
        return Error{ErrorCode::BadData,
                     "Training needs at least two good images besides those held out for "
                     "validation; there are " +
                         std::to_string(split.training.size()) + " and " +
                         std::to_string(split.heldOut.size()) +
                         " held out. Add good images to CLASS/train/good."};
    return {};
}

/// Drops lines of epochs that will be trained again.
Result<void> trimMetrics(const fs::path& path, int epochs)
{
    if (!fs::exists(path))
        return {};
    auto text = readFile(path);
    if (!text)
        return text.error();
    std::string kept;
    std::size_t begin = 0;
    while (begin < text->size()) {
        const auto end = std::min(text->find('\n', begin), text->size());
        const std::string line = text->substr(begin, end - begin);
        const auto json = nlohmann::json::parse(line, nullptr, false);
        const auto epoch = json.is_object() ? json.find("epoch") : json.end();
        if (epoch != json.end() && epoch->is_number_integer() && *epoch <= epochs)
            kept += line + "\n";
        begin = end + 1;
    }
    return writeFileAtomic(path, kept);
}

Error nothingToResume(const fs::path& run)
{
    return {ErrorCode::NotFound, "There is nothing to resume in " + displayPath(run) +
                                     ": it has no config.yaml. Start it without --resume."};
}

/// The folder that a run may be written to, still empty: data that cannot be learned leaves it so.
Result<void> claimFolder(const TrainRequest& request)
{
    std::error_code ec;
    if (request.resume)
        return fs::exists(RunPaths(request.run).config(), ec)
                   ? Result<void>()
                   : Result<void>(nothingToResume(request.run));
    const auto there = fs::status(request.run, ec);
    if (fs::exists(there) && !fs::is_directory(there))
        return Error{ErrorCode::Usage, "The run folder " + displayPath(request.run) +
                                           " is a file. Choose another name."};
    if (fs::exists(there) && !fs::is_empty(request.run, ec) && !ec)
        return Error{ErrorCode::Usage,
                     "The run folder " + displayPath(request.run) +
                         " is not empty. Choose another, or go on with --resume."};
    return makeFolder(request.run);
}

Result<void> beginFolder(const TrainRequest& request)
{
    const RunPaths paths(request.run);
    if (auto ok = makeFolder(paths.lastCheckpoint().parent_path()); !ok)
        return ok;
    return writeFileAtomic(paths.config(), configToYaml(request.config));
}

void announce(const TrainConfig& config, TrainObserver& observer)
{
    if (probeMatrixSpeed() < kSlowGflops)
        observer.onMessage("Matrix products are very slow here: install OpenBLAS (Debian: "
                           "libopenblas0-pthread) and training will be many times faster.");
    const auto scales = msSsimWeights(config.inputSize).size();
    if (config.loss == LossKind::MsSsim && scales < 5)
        observer.onMessage("MS-SSIM uses " + std::to_string(scales) +
                           " of 5 scales, their weights renormalised: the input of " +
                           std::to_string(config.inputSize) + " pixels is too small for more.");
    if (config.network == NetworkKind::Table2)
        observer.onMessage("Table 2 is made for a graphics card: on a processor an epoch takes "
                           "hours, and Stop is answered within about ten seconds.");
}

/// The chosen epoch's weights into the network and into model.safetensors.
Result<void> takeBestWeights(const RunPaths& paths, Model& network)
{
    auto best = readSafetensors(paths.bestCheckpoint());
    if (!best)
        return best.error();
    if (auto ok = network.setWeights(best->tensors, displayPath(paths.bestCheckpoint())); !ok)
        return ok;
    return writeSafetensors(paths.weights(), *best);
}

Result<TrainSummary> finish(const TrainRequest& request, const TrainingSplit& split,
                            ImageCache& cache, Model& network, const TrainingState& state,
                            TrainObserver& observer, const StopToken& stop)
{
    const RunPaths paths(request.run);
    if (auto ok = takeBestWeights(paths, network); !ok)
        return ok.error();
    TrainSummary summary;
    RunModel& model = summary.model;
    model.config = request.config;
    model.classes = request.dataset.classes;
    model.datasetPath = displayPath(fs::absolute(request.dataset.root));
    model.created = nowUtc();
    model.epoch = state.bestEpoch + 1;
    auto rows = scoreValidation(request, split, cache, network, model, observer, stop);
    if (!rows)
        return rows.error();
    chooseThresholds(model, *rows);
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

} // namespace

Result<TrainSummary> train(const TrainRequest& request, TrainObserver& observer,
                           const StopToken& stop)
{
    const TrainConfig& config = request.config;
    if (auto ok = validateConfig(config); !ok)
        return ok.error();
    if (auto ok = claimFolder(request); !ok)
        return ok.error();
    setNumericThreads(config.threads);
    announce(config, observer);
    auto split = splitTraining(
        request.dataset, {std::uint64_t(config.seed), config.heldOutShare, config.heldOutMinimum});
    if (!split)
        return split.error();
    ImageCache cache(request.dataset, config.inputSize, config.resize,
                     std::size_t(config.cacheMiB) << 20);
    ProgressMeter meter([&](const Progress& p) { observer.onProgress(p); }, "reading pictures",
                        std::int64_t(split->training.size() + split->heldOut.size()), "images");
    for (auto* images : {&split->training, &split->heldOut})
        if (auto ok = readPictures(*images, cache, config.prefetchThreads, meter, observer, stop);
            !ok)
            return ok.error();
    if (auto ok = requireEveryClass(request.dataset, *split); !ok)
        return ok.error();

    auto network = Model::create(specOf(config, int(request.dataset.classes.size())), config.device,
                                 config.seed, config.adamEpsilon);
    if (!network)
        return network.error();
    observer.onNetwork((*network)->layers(), (*network)->parameterCount());
    TrainingLoop loop(request, *split, cache, **network, observer, stop);
    loop.start();
    if (!request.resume) {
        if (auto ok = beginFolder(request); !ok)
            return ok.error();
    } else {
        // A run that was stopped before its first checkpoint starts at the beginning.
        if (fs::exists(RunPaths(request.run).lastCheckpoint()))
            if (auto ok = loop.resume(); !ok)
                return ok.error();
        if (auto ok = trimMetrics(RunPaths(request.run).metrics(), loop.state().epoch); !ok)
            return ok.error();
    }
    if (auto ok = loop.run(); !ok)
        return ok.error();
    return finish(request, *split, cache, **network, loop.state(), observer, stop);
}

Result<TrainConfig> runConfig(const fs::path& folder)
{
    const fs::path path = RunPaths(folder).config();
    std::error_code ec;
    if (!fs::exists(path, ec))
        return nothingToResume(folder);
    auto text = readFile(path, 16 << 20);
    if (!text)
        return text.error();
    TrainConfig config;
    if (auto ok = applyConfigYaml(config, *text, displayPath(path)); !ok)
        return ok.error();
    return config;
}

} // namespace mixdesk
