// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/training_loop.h"

#include "core/base/sentence.h"
#include "core/learn/training_preview.h"

#include <cmath>
#include <limits>

namespace mixdesk {

namespace {

constexpr double kExploding = 1e6;
constexpr std::chrono::minutes kSaveEvery{5};

int imagesOf(const std::vector<std::vector<int>>& microBatches)
{
    std::size_t images = 0;
    for (const auto& micro : microBatches)
        images += micro.size();
    return int(images);
}

} // namespace

TrainingLoop::TrainingLoop(const TrainRequest& request, const TrainingSplit& split,
                           ImageCache& cache, Model& model, TrainObserver& observer,
                           const StopToken& stop)
    : m_request(request), m_config(request.config), m_dataset(request.dataset), m_split(split),
      m_cache(cache), m_model(model), m_observer(observer), m_stops{stop, request.enough},
      m_share(request.group.get()), m_paths(request.run), m_objective(objectiveOf(request.config)),
      m_shards(request.dataset, split.training, request.config.shards)
{
    m_validation =
        m_config.validation == ValidationSource::Test
            ? testItems(m_dataset)
            : syntheticItems(m_dataset, m_split.heldOut, 1, std::uint64_t(m_config.seed));
    m_previews = previewItems(m_dataset, m_split.heldOut, m_validation);
    m_stepsInEpoch = int(epochSteps(m_split.training, m_config.batch, m_config.microBatch).size());
}

void TrainingLoop::start()
{
    m_state = {};
    m_state.configFingerprint = configFingerprint(m_config);
    m_state.dataFingerprint = dataFingerprint(m_dataset, m_split);
    m_state.thresholds.resize(m_dataset.classes.size());
    m_state.learningRate = m_config.learningRate;
    m_state.bestLoss = std::numeric_limits<double>::max();
    beginEpoch();
}

Result<void> TrainingLoop::resume()
{
    auto loaded = loadCheckpoint(m_paths.lastCheckpoint(), m_model, configFingerprint(m_config),
                                 dataFingerprint(m_dataset, m_split));
    if (!loaded)
        return loaded.error();
    m_state = *loaded;
    return {};
}

Result<void> TrainingLoop::share()
{
    if (!m_share.shared())
        return {};
    if (auto ok = m_model.trainWith(m_request.group); !ok)
        return ok;
    const auto text = m_request.group->fromFirst(first() ? stateToText(m_state) : std::string());
    if (!text)
        return text.error();
    const auto config = m_state.configFingerprint, data = m_state.dataFingerprint;
    m_state = stateFromText(*text);
    m_state.configFingerprint = config;
    m_state.dataFingerprint = data;
    return {};
}

void TrainingLoop::beginEpoch()
{
    m_state.position = 0;
    m_state.meters = {};
    m_state.meters.classScores.resize(m_dataset.classes.size());
}

Result<void> TrainingLoop::run()
{
    m_lastSave = ProgressMeter::Clock::now();
    if (!m_share.shared()) // else all stop together, between two micro-batches
        m_model.stopWhen([stops = m_stops] { return stops.asked(); });
    if (first() &&
        !fs::exists(m_paths.lastCheckpoint())) { // so that there is a good one from the start
        if (m_stops.stop.stopRequested())
            return cancelledError();
        if (auto ok = save(); !ok)
            return ok;
    }
    if (!m_state.finished)
        showPreviews();
    while (!m_state.finished) {
        auto done = runEpoch();
        if (done)
            done = finishEpoch();
        if (done)
            showPreviews();
        else if (!done.error().cancelled() || !m_state.finished)
            return done;
    }
    return {};
}

void TrainingLoop::showPreviews()
{
    if (!first())
        return;
    const auto previews =
        drawPreviews(m_previews, m_dataset, m_cache, m_model, m_config, m_state, m_stops);
    if (!previews.empty())
        m_observer.onPreviews(previews);
}

double TrainingLoop::cosineRate() const
{
    const double done = double(m_state.epoch) * m_stepsInEpoch + m_state.position;
    const double all = double(m_config.epochs) * m_stepsInEpoch;
    return m_config.learningRate * 0.5 * (1.0 + std::cos(3.14159265358979323846 * done / all));
}

Result<void> TrainingLoop::runEpoch()
{
    const auto order = epochOrder(m_dataset, m_shards.all, m_config.seed, m_state.epoch);
    const auto steps = epochSteps(order, m_config.batch, m_config.microBatch);
    const auto done = std::size_t(m_state.position);
    int position = 0;
    for (std::size_t s = 0; s < done; ++s)
        position += imagesOf(steps[s]);
    const std::vector<int> left(order.begin() + position, order.end());
    EpochSamples samples(m_config, m_dataset, m_shards, m_cache, m_state.epoch,
                         m_share.partOf(left, position));
    for (std::size_t s = done; s < steps.size(); ++s) {
        if (auto ok = runStep(steps[s], position, samples); !ok)
            return ok;
        position += imagesOf(steps[s]);
        if (ProgressMeter::Clock::now() - m_lastSave > kSaveEvery) {
            if (auto ok = save(); !ok)
                return ok;
        }
    }
    return {};
}

Result<void> TrainingLoop::save()
{
    if (!first())
        return {};
    if (auto ok = saveCheckpoint(m_paths.lastCheckpoint(), m_model, m_state); !ok)
        return ok;
    m_unsaved = false;
    m_lastSave = ProgressMeter::Clock::now();
    return {};
}

Result<void> TrainingLoop::runStep(const std::vector<std::vector<int>>& microBatches, int position,
                                   EpochSamples& samples)
{
    auto begin = ProgressMeter::Clock::now();
    const double images = imagesOf(microBatches);
    const EpochMeters before = m_state.meters;
    m_model.beginStep();
    for (const auto& micro : microBatches) {
        auto losses = runMicroBatch(micro, position, double(micro.size()) / images,
                                    &micro == &microBatches.back(), samples);
        if (!losses || m_asked.any() || !losses->finite || losses->total > kExploding) {
            m_model.discardStep();
            m_state.meters = before;
            return stepFailed(losses);
        }
        position += int(micro.size());
        std::vector<int> classes;
        for (const int image : micro)
            classes.push_back(m_dataset.images[std::size_t(image)].classIndex);
        m_state.meters.add(*losses, classes);
        const auto now = ProgressMeter::Clock::now();
        m_state.meters.seconds =
            before.seconds + std::chrono::duration<double>(now - begin).count();
        reportStep();
        begin += ProgressMeter::Clock::now() - now; // a pause blocks there
    }
    if (m_config.schedule == Schedule::Cosine)
        m_state.learningRate = cosineRate();
    m_model.applyStep(m_state.learningRate);
    ++m_state.position;
    m_unsaved = true;
    m_state.meters.seconds =
        before.seconds + std::chrono::duration<double>(ProgressMeter::Clock::now() - begin).count();
    return {};
}

Result<BatchLosses> TrainingLoop::runMicroBatch(const std::vector<int>& images, int position,
                                                double share, bool last, EpochSamples& samples)
{
    if (!m_share.shared() && m_stops.asked())
        return cancelledError();
    auto own = samples.next(m_share.partOf(images, position).size());
    if (!own)
        return own.error();
    BatchSlice slice;
    slice.images = int(images.size());
    slice.first = m_share.firstOf(position);
    slice.step = m_share.size();
    slice.lastOfStep = last;
    slice.stop = m_share.shared() && m_stops.stop.stopRequested();
    slice.enough = m_share.shared() && m_stops.enough.stopRequested();
    auto losses = m_model.accumulate(*own, m_objective, share, slice);
    if (losses)
        m_asked = {losses->stop, losses->enough};
    return losses;
}

/// Weights and state are as before the step.
Error TrainingLoop::stepFailed(const Result<BatchLosses>& losses)
{
    if (m_asked.any() || (!losses && losses.error().cancelled()))
        return interrupted();
    if (losses)
        return diverged();
    if (losses.error().code == ErrorCode::Disconnected && m_unsaved)
        if (auto ok = save(); !ok)
            return ok.error();
    return losses.error();
}

/// Marks the training as finished where it was asked to keep the best and there is one.
Error TrainingLoop::interrupted()
{
    const bool keep = m_share.shared() ? !m_asked.stop : !m_stops.stop.stopRequested();
    std::error_code ec;
    if (keep && m_state.bestEpoch >= 0 && (!first() || fs::exists(m_paths.bestCheckpoint(), ec))) {
        beginEpoch();
        m_state.finished = m_unsaved = true;
    }
    if (m_unsaved && first()) {
        Progress saving;
        saving.stage = "saving the training";
        m_observer.onProgress(saving);
        if (auto ok = save(); !ok)
            return ok.error();
    }
    if (keep && !m_state.finished)
        return {ErrorCode::Cancelled,
                Sentence::tr("Stopped before the first epoch was finished, so there is no result "
                             "to keep yet. A checkpoint was saved: the run can be resumed.")};
    return cancelledError();
}

Error TrainingLoop::diverged()
{
    return {
        ErrorCode::Numeric,
        Sentence::tr(
            "The loss became infinite or exploded in epoch %1. The last good checkpoint is kept in "
            "%2. Train again with a lower optimizer.learning_rate or contraction.weight.")
            .arg(m_state.epoch + 1)
            .arg(displayPath(m_paths.lastCheckpoint()))};
}

void TrainingLoop::reportStep()
{
    const EpochMeters& meters = m_state.meters;
    StepReport report;
    report.epoch = m_state.epoch + 1;
    report.epochs = m_config.epochs;
    report.images = meters.images;
    report.imagesTotal = std::int64_t(m_split.training.size());
    const double n = double(meters.images);
    report.reconstruction = meters.reconstruction / n;
    report.classifier = meters.classifier / n;
    report.contraction = meters.contraction / n;
    for (const auto& meter : meters.classScores)
        report.classMeans.push_back(meter.count ? meter.mean : std::nan(""));
    report.imagesPerSecond = meters.seconds > 0 ? n / meters.seconds : 0.0;
    const double epochsLeft = m_config.epochs - m_state.epoch - n / double(report.imagesTotal);
    if (report.imagesPerSecond > 0)
        report.secondsLeft = epochsLeft * (double(report.imagesTotal) / report.imagesPerSecond +
                                           m_validationSeconds);
    m_observer.onStep(report);
}

} // namespace mixdesk
