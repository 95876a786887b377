// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/training_loop.h"

#include "core/base/sentence.h"
#include "core/data/structured_corruption.h"
#include "core/learn/training_preview.h"

#include <cmath>
#include <limits>
#include <opencv2/core/utility.hpp>

namespace mixdesk {

namespace {

constexpr double kExploding = 1e6;
constexpr std::chrono::minutes kSaveEvery{5};

} // namespace

TrainingLoop::TrainingLoop(const TrainRequest& request, const TrainingSplit& split,
                           ImageCache& cache, Model& model, TrainObserver& observer,
                           const StopToken& stop)
    : m_request(request), m_config(request.config), m_dataset(request.dataset), m_split(split),
      m_cache(cache), m_model(model), m_observer(observer), m_stops{stop, request.enough},
      m_paths(request.run), m_objective(objectiveOf(request.config))
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

void TrainingLoop::beginEpoch()
{
    m_state.position = 0;
    m_state.meters = {};
    m_state.meters.classScores.resize(m_dataset.classes.size());
}

Result<void> TrainingLoop::run()
{
    m_lastSave = ProgressMeter::Clock::now();
    m_model.stopWhen([stops = m_stops] { return stops.asked(); });
    if (!fs::exists(m_paths.lastCheckpoint())) { // so that there is a good one from the start
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
    const auto steps =
        epochSteps(epochOrder(m_dataset, m_split.training, m_config.seed, m_state.epoch),
                   m_config.batch, m_config.microBatch);
    std::vector<int> ahead;
    for (std::size_t s = std::size_t(m_state.position); s < steps.size(); ++s)
        for (const auto& micro : steps[s])
            ahead.insert(ahead.end(), micro.begin(), micro.end());
    Prefetcher pictures(m_cache, ahead, m_config.prefetchThreads);
    for (std::size_t s = std::size_t(m_state.position); s < steps.size(); ++s) {
        if (auto ok = runStep(steps[s], pictures); !ok)
            return ok;
        if (ProgressMeter::Clock::now() - m_lastSave > kSaveEvery) {
            if (auto ok = save(); !ok)
                return ok;
        }
    }
    return {};
}

Result<void> TrainingLoop::save()
{
    if (auto ok = saveCheckpoint(m_paths.lastCheckpoint(), m_model, m_state); !ok)
        return ok;
    m_unsaved = false;
    m_lastSave = ProgressMeter::Clock::now();
    return {};
}

Result<void> TrainingLoop::runStep(const std::vector<std::vector<int>>& microBatches,
                                   Prefetcher& pictures)
{
    auto begin = ProgressMeter::Clock::now();
    std::size_t images = 0;
    for (const auto& micro : microBatches)
        images += micro.size();
    const EpochMeters before = m_state.meters;
    const auto undo = [&] {
        m_model.discardStep();
        m_state.meters = before;
    };
    m_model.beginStep();
    for (const auto& micro : microBatches) {
        if (m_stops.asked()) {
            undo();
            return interrupted();
        }
        auto samples = samplesOf(micro, pictures);
        if (!samples) {
            undo();
            return samples.error();
        }
        auto losses =
            m_model.accumulate(*samples, m_objective, double(micro.size()) / double(images));
        if (!losses || !losses->finite || losses->total > kExploding) {
            undo();
            if (!losses && losses.error().cancelled())
                return interrupted();
            return losses ? diverged() : losses.error();
        }
        m_state.meters.add(*losses, *samples);
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

Result<std::vector<TrainSample>> TrainingLoop::samplesOf(const std::vector<int>& images,
                                                         Prefetcher& pictures)
{
    std::vector<TrainSample> samples(images.size());
    for (TrainSample& sample : samples) {
        auto picture = pictures.next();
        if (!picture)
            return picture.error();
        sample.picture = *picture;
    }
    std::vector<Result<void>> done(samples.size());
    cv::parallel_for_({0, int(samples.size())}, [&](const cv::Range& range) {
        for (int i = range.start; i < range.end; ++i)
            done[std::size_t(i)] = prepare(samples[std::size_t(i)],
                                           m_dataset.images[std::size_t(images[std::size_t(i)])]);
    });
    for (const auto& ok : done)
        if (!ok)
            return ok.error();
    return samples;
}

/// On any thread. Structured noise: `noiseAmount` is the share of pictures that get some.
Result<void> TrainingLoop::prepare(TrainSample& sample, const ImageRecord& record) const
{
    const auto seedFor = [&](Purpose purpose) {
        return streamSeed(std::uint64_t(m_config.seed), purpose, std::uint64_t(m_state.epoch),
                          stableId(record.relative));
    };
    sample.classIndex = record.classIndex;
    sample.picture = augment(sample.picture, m_config, seedFor(Purpose::Augmentation));
    sample.noiseSeed = seedFor(Purpose::Noise);
    sample.dropoutSeed = seedFor(Purpose::Dropout);
    sample.contractionSeed = seedFor(Purpose::Contraction);
    Random random(seedFor(Purpose::Corruption));
    if (m_config.noise != NoiseKind::Structured || !random.chance(m_config.noiseAmount))
        return {};
    Result<void> read;
    const auto donor = [&] {
        const auto at = seedFor(Purpose::Donor) % m_split.training.size();
        auto picture = m_cache.get(m_split.training[std::size_t(at)]);
        if (!picture)
            read = picture.error();
        return picture ? *picture : sample.picture;
    };
    auto corrupted = corruptStructured(sample.picture, donor, random);
    sample.corrupted = std::move(corrupted.image);
    sample.defects = std::move(corrupted.mask);
    return read;
}

/// Marks the training as finished where it was asked to keep the best and there is one.
Error TrainingLoop::interrupted()
{
    const bool keep = !m_stops.stop.stopRequested();
    std::error_code ec;
    if (keep && m_state.bestEpoch >= 0 && fs::exists(m_paths.bestCheckpoint(), ec)) {
        beginEpoch();
        m_state.finished = m_unsaved = true;
    }
    if (m_unsaved) {
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
