// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/trainer.h"

#include "core/base/file_lock.h"
#include "core/base/sentence.h"
#include "core/imaging/structural_similarity.h"
#include "core/learn/finish_run.h"
#include "core/learn/shared_training.h"
#include "core/learn/training_loop.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace mixdesk {

namespace {

constexpr double kSlowGflops = 5.0;

/// Where `stop` or `enough` came before there is anything to save or to keep.
Result<void> refuseStopped(const StopTokens& stops)
{
    if (stops.stop.stopRequested())
        return cancelledError();
    if (stops.asked())
        return Error{ErrorCode::Cancelled,
                     Sentence::tr("Stopped before training began, so there is no result to keep.")};
    return {};
}

/// `enough` is answered by the loop where there may be epochs to keep.
StopTokens stopsBeforeEpochs(const TrainRequest& request, const StopToken& stop)
{
    std::error_code ec;
    const bool begun = request.resume && fs::exists(RunPaths(request.run).lastCheckpoint(), ec);
    return {stop, begun ? StopToken() : request.enough};
}

/// Decodes every image once, or this process's `own` of them: fills the cache, and broken files are
/// dropped before training begins.
Result<void> readPictures(std::vector<int>& images, const std::vector<int>& own, ImageCache& cache,
                          int threads, ProgressMeter& meter, TrainObserver& observer,
                          const StopTokens& stops, const TrainingShare& share)
{
    Prefetcher pictures(cache, own, threads);
    std::vector<TrainingShare::Unreadable> broken;
    Result<void> stopped;
    for (const int image : own) {
        if (auto ok = share.whole(); !ok)
            return ok;
        stopped = refuseStopped(stops);
        if (!stopped)
            break;
        if (auto picture = pictures.next(); !picture) {
            const auto place = std::find(images.begin(), images.end(), image) - images.begin();
            broken.push_back({std::size_t(place), picture.error().message});
        }
        meter.advance();
    }
    const auto leftOut = share.leaveOut(images, broken, !stopped);
    if (!stopped)
        return stopped;
    if (!leftOut)
        return leftOut.error();
    for (const auto& item : *leftOut)
        observer.onMessage(Sentence::tr("Left out: %1").arg(item.why));
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
                         Sentence::tr("No readable image is left to train '%1'. See what the "
                                      "health check says of it, then add good images to "
                                      "%2/train/good.")
                             .arg(dataset.classes[std::size_t(c)])
                             .arg(dataset.classes[std::size_t(c)])};
    }
    if (split.training.size() < 2)
        return Error{
            ErrorCode::BadData,
            Sentence::tr(
                "Training needs at least two good images besides those held out for validation; "
                "there are %1 and %2 held out. Add good images to CLASS/train/good.")
                .arg(split.training.size())
                .arg(split.heldOut.size())};
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
    return {
        ErrorCode::NotFound,
        Sentence::tr(
            "There is nothing to resume in %1: it has no config.yaml. Start it without --resume.")
            .arg(displayPath(run))};
}

/// Empty but for what a training that crashed before its first file leaves behind.
bool isUnused(const RunPaths& paths)
{
    std::error_code ec;
    for (fs::directory_iterator entry(paths.root, ec), end; !ec && entry != end;
         entry.increment(ec))
        if (entry->path().filename() != paths.lock().filename())
            return false;
    return true;
}

Result<void> checkFolder(const TrainRequest& request)
{
    const RunPaths paths(request.run);
    const std::string where = displayPath(request.run);
    std::error_code ec;
    if (request.resume) {
        if (!fs::exists(paths.config(), ec))
            return nothingToResume(request.run);
        if (fs::exists(paths.manifest(), ec))
            return Error{ErrorCode::Usage, Sentence::tr("The run %1 is finished: there is nothing "
                                                        "to resume. Use it, or train a new run.")
                                               .arg(where)};
        return {};
    }
    const auto there = fs::status(request.run, ec);
    if (fs::exists(there) && !fs::is_directory(there))
        return Error{ErrorCode::Usage,
                     Sentence::tr("The run folder %1 is a file. Choose another name.").arg(where)};
    if (fs::exists(there) && !isUnused(paths))
        return Error{
            ErrorCode::Usage,
            Sentence::tr("The run folder %1 is not empty. Choose another, or go on with --resume.")
                .arg(where)};
    return {};
}

/// The folder that a run may be written to, still empty: data that cannot be learned leaves it so.
Result<FileLock> claimFolder(const TrainRequest& request)
{
    if (auto ok = checkFolder(request); !ok)
        return ok.error();
    if (auto ok = makeFolder(request.run); !ok)
        return ok.error();
    auto lock = FileLock::take(RunPaths(request.run).lock(),
                               Sentence::tr("Another training is writing into the run folder %1. "
                                            "Wait until it has ended, or choose another folder.")
                                   .arg(displayPath(request.run)));
    if (!lock)
        return lock;
    // Once more: a training that held the lock a moment ago may have filled the folder.
    if (auto ok = checkFolder(request); !ok)
        return ok.error();
    return lock;
}

Result<void> beginFolder(const TrainRequest& request)
{
    const RunPaths paths(request.run);
    if (auto ok = makeFolder(paths.lastCheckpoint().parent_path()); !ok)
        return ok;
    if (auto ok = writePictureChoice(paths, request.pictures); !ok)
        return ok;
    return writeFileAtomic(paths.config(), configToYaml(request.config));
}

/// The request that all processes go by, with the pictures that it is about; of a resume, those
/// that the run began with.
Result<TrainRequest> withChosenPictures(const TrainRequest& request, TrainObserver& observer)
{
    TrainRequest chosen = request;
    const TrainingShare share(request.group.get());
    if (share.first() && request.resume) {
        auto recorded = readPictureChoice(RunPaths(request.run));
        if (!recorded)
            return recorded.error();
        chosen.pictures = std::move(*recorded);
    } else if (chosen.config.shards == 1) {
        chosen.config.shards = share.size();
    }
    if (auto ok = share.agreeOnRequest(chosen); !ok)
        return ok.error();
    if (chosen.resume) {
        chosen.dataset = choosePresentPictures(request.dataset, chosen.pictures);
    } else {
        auto dataset = choosePictures(request.dataset, chosen.pictures);
        if (!dataset)
            return dataset.error();
        chosen.dataset = std::move(*dataset);
    }
    if (!chosen.pictures.empty())
        observer.onMessage(Sentence::tr("As chosen, training pictures left out: %1; test pictures "
                                        "that train as good ones and test nothing: %2.")
                               .arg(chosen.pictures.leftOut.size())
                               .arg(chosen.pictures.added.size()));
    return chosen;
}

/// Splits, reads every picture once (of a shared training its part), and leaves out those that
/// cannot be read.
Result<TrainingSplit> readTrainingData(const TrainRequest& request, ImageCache& cache,
                                       TrainObserver& observer, const StopTokens& stops)
{
    const TrainConfig& config = request.config;
    auto split = splitTraining(
        request.dataset, {std::uint64_t(config.seed), config.heldOutShare, config.heldOutMinimum});
    if (!split)
        return split;
    const TrainingShare share(request.group.get());
    if (auto ok = share.expectSame(dataFingerprint(request.dataset, *split)); !ok)
        return ok.error();
    const auto training =
        shardsOf(request.dataset, split->training, share.size())[std::size_t(share.rank())];
    const auto heldOut = share.partOf(split->heldOut);
    ProgressMeter meter([&](const Progress& p) { observer.onProgress(p); }, "reading pictures",
                        std::int64_t(training.size() + heldOut.size()), "images");
    for (const auto& [images, own] :
         {std::pair(&split->training, &training), std::pair(&split->heldOut, &heldOut)})
        if (auto ok = readPictures(*images, *own, cache, config.prefetchThreads, meter, observer,
                                   stops, share);
            !ok)
            return ok.error();
    if (auto ok = requireEveryClass(request.dataset, *split); !ok)
        return ok.error();
    return split;
}

Result<std::unique_ptr<Model>> buildNetwork(const TrainRequest& request, TrainObserver& observer,
                                            const StopTokens& stops)
{
    const TrainConfig& config = request.config;
    if (auto ok = refuseStopped(stops); !ok)
        return ok.error();
    auto network = Model::create(specOf(config, int(request.dataset.classes.size())), config.device,
                                 config.seed, config.adamEpsilon);
    if (!network)
        return network;
    if (auto ok = setTrainingPrecision(**network, config); !ok)
        return ok.error();
    if (auto ok = refuseStopped(stops); !ok)
        return ok.error();
    observer.onNetwork((*network)->layers(), (*network)->parameterCount());
    if (auto ok = refuseStopped(stops); !ok)
        return ok.error();
    return network;
}

Result<void> beginLoop(const TrainRequest& request, TrainingLoop& loop)
{
    loop.start();
    if (!TrainingShare(request.group.get()).first())
        return loop.share();
    if (!request.resume) {
        if (auto ok = beginFolder(request); !ok)
            return ok;
        return loop.share();
    }
    const RunPaths paths(request.run);
    // A run that was stopped before its first checkpoint starts at the beginning.
    if (fs::exists(paths.lastCheckpoint()))
        if (auto ok = loop.resume(); !ok)
            return ok;
    if (auto ok = trimMetrics(paths.metrics(), loop.state().epoch); !ok)
        return ok;
    return loop.share();
}

void announce(const TrainConfig& config, TrainObserver& observer)
{
    if (probeMatrixSpeed() < kSlowGflops)
        observer.onMessage(
            Sentence::tr("Matrix products are very slow here: install OpenBLAS (Debian: "
                         "libopenblas0-pthread) and training will be many times faster."));
    const auto scales = msSsimWeights(config.inputSize).size();
    if (config.loss == LossKind::MsSsim && scales < 5)
        observer.onMessage(Sentence::tr("MS-SSIM uses %1 of 5 scales, their weights renormalised: "
                                        "the input of %2 pixels is too small for more.")
                               .arg(scales)
                               .arg(config.inputSize));
    if (config.network == NetworkKind::Table2)
        observer.onMessage(Sentence::tr(
            "Table 2 is made for a graphics card: on a processor an epoch takes hours."));
}

/// What processes other than the first come back with: these finish nothing.
TrainSummary summaryOf(const TrainRequest& request, const TrainingState& state)
{
    TrainSummary summary;
    summary.epochs = state.epoch;
    summary.stoppedEarly = state.epoch < request.config.epochs;
    return summary;
}

Result<TrainSummary> trainIn(const TrainRequest& given, TrainObserver& observer,
                             const StopToken& stop)
{
    const auto chosen = withChosenPictures(given, observer);
    if (!chosen)
        return chosen.error();
    const TrainRequest& request = *chosen;
    const TrainConfig& config = request.config;
    setNumericThreads(config.threads || !request.group ? config.threads : request.group->threads());
    announce(config, observer);
    ImageCache cache(request.dataset, config.inputSize, config.resize,
                     std::size_t(config.cacheMiB) << 20);
    const StopTokens stops = stopsBeforeEpochs(request, stop);
    auto split = readTrainingData(request, cache, observer, stops);
    if (!split)
        return split.error();
    auto network = buildNetwork(request, observer, stops);
    if (!network)
        return network.error();
    TrainingLoop loop(request, *split, cache, **network, observer, stop);
    if (auto ok = beginLoop(request, loop); !ok)
        return ok.error();
    if (auto ok = loop.run(); !ok)
        return ok.error();
    if (request.group) {
        request.group->leave();
        if (!request.group->first())
            return summaryOf(request, loop.state());
        setNumericThreads(config.threads); // the others leave their cores to it
    }
    return finishRun(request, *split, cache, **network, loop.state(), observer, stop);
}

} // namespace

Result<TrainSummary> train(const TrainRequest& given, TrainObserver& observer,
                           const StopToken& stop)
{
    TrainObserver silent;
    const bool first = TrainingShare(given.group.get()).first();
    const auto run = [&]() -> Result<TrainSummary> {
        if (!first)
            return trainIn(given, silent, stop);
        if (auto ok = validateConfig(given.config); !ok)
            return ok.error();
        auto lock = claimFolder(given);
        if (!lock)
            return lock.error();
        return trainIn(given, observer, stop);
    };
    auto summary = run();
    if (!summary && given.group)
        given.group->abandon(summary.error().message);
    return summary;
}

bool isBeingTrained(const fs::path& run)
{
    return isLocked(RunPaths(run).lock());
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
