// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/training_probe.h"

#include "core/base/random.h"
#include "core/learn/training_loop.h"

#include <algorithm>
#include <chrono>

namespace mixdesk {

namespace {

using Clock = std::chrono::steady_clock;

constexpr double kForwardShare = 0.3;      // of a training step
constexpr double kContractionCost = 0.6;   // of a step without it, for every image that is followed
constexpr double kSecondsOfScores = 0.010; // all scores of an image of 128 x 128

double secondsSince(Clock::time_point begin)
{
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

struct Timing
{
    int images;
    double seconds;
};

/// Seconds an image in micro-batches of `size`, by timings of growing sizes: the mean of those of
/// that size, else by a straight line through the two largest, for part of a micro-batch's cost
/// does not grow with it.
double secondsPerImage(const std::vector<Timing>& timings, int size)
{
    const Timing& last = timings.back();
    if (last.images == size) {
        // The first of a size pays for its memory; with others after it, it does not count.
        auto begin = std::find_if(timings.begin(), timings.end(),
                                  [&](const Timing& t) { return t.images == size; });
        if (timings.end() - begin > 1)
            ++begin;
        double sum = 0.0;
        for (auto t = begin; t != timings.end(); ++t)
            sum += t->seconds;
        return sum / double(timings.end() - begin) / size;
    }
    const double mean = last.seconds / last.images;
    if (timings.size() < 3)
        return mean;
    const Timing& before = timings[timings.size() - 2];
    const double slope = (last.seconds - before.seconds) / (last.images - before.images);
    const double perImage = std::clamp(slope, 0.2 * mean, mean);
    return perImage + (mean - perImage) * last.images / size;
}

class Probe
{
public:
    Probe(const TrainConfig& config, int classes) : m_config(config), m_classes(classes) {}

    Result<TrainingProbe> run(double budget, const StopToken& stop);

private:
    /// Seconds that a micro-batch of `images` took.
    Result<double> microBatch(int images);
    Result<std::vector<Timing>> timeMicroBatches(double budget, const StopToken& stop);
    double applyStep();

    const TrainConfig& m_config;
    const int m_classes;
    std::unique_ptr<Model> m_model;
};

Result<double> Probe::microBatch(int images)
{
    std::vector<TrainSample> samples;
    for (int i = 0; i < images; ++i) {
        cv::Mat picture(m_config.inputSize, m_config.inputSize, CV_8UC3);
        cv::RNG random(std::uint64_t(i) + 1);
        random.fill(picture, cv::RNG::UNIFORM, 0, 256);
        const auto seed = std::uint64_t(i);
        samples.push_back({picture, i % m_classes, seed, seed, seed});
    }
    const auto begin = Clock::now();
    auto losses =
        m_model->accumulate(samples, objectiveOf(m_config), double(images) / m_config.batch);
    if (!losses)
        return losses.error();
    return secondsSince(begin);
}

double Probe::applyStep()
{
    const auto begin = Clock::now();
    m_model->applyStep(m_config.learningRate);
    return secondsSince(begin);
}

Result<std::vector<Timing>> Probe::timeMicroBatches(double budget, const StopToken& stop)
{
    const auto begin = Clock::now();
    int size = std::min(m_config.network == NetworkKind::Table2 ? 1 : 2, m_config.microBatch);
    std::vector<Timing> timings;
    double next = 0.0;
    do {
        if (stop.stopRequested())
            return cancelledError();
        auto time = microBatch(size);
        if (!time)
            return time.error();
        timings.push_back({size, *time});
        if (timings.size() > 1) // the first pays for the choice of kernels and is done again
            size = std::min(2 * size, m_config.microBatch);
        next = *time / timings.back().images * size;
    } while (secondsSince(begin) + next < budget);
    return timings;
}

Result<TrainingProbe> Probe::run(double budget, const StopToken& stop)
{
    const auto begin = Clock::now();
    auto model = Model::create(specOf(m_config, m_classes), m_config.device, m_config.seed,
                               m_config.adamEpsilon);
    if (!model)
        return model.error();
    if (stop.stopRequested())
        return cancelledError();
    m_model = std::move(*model);
    m_model->stopWhen([stop] { return stop.stopRequested(); });
    if (auto ok = setTrainingPrecision(*m_model, m_config); !ok)
        return ok.error();
    m_model->beginStep();
    auto timings = timeMicroBatches(budget, stop);
    if (!timings)
        return timings.error();
    TrainingProbe probe;
    probe.device = m_model->deviceName();
    probe.microBatch = timings->back().images;
    for (const Timing& timing : *timings)
        probe.images += timing.images;
    probe.imagesPerSecond =
        1.0 / (secondsPerImage(*timings, m_config.microBatch) + applyStep() / m_config.batch);
    probe.seconds = secondsSince(begin);
    return probe;
}

} // namespace

Result<TrainingProbe> probeTraining(const TrainConfig& config, int classes, double seconds,
                                    const StopToken& stop)
{
    if (auto ok = validateConfig(config); !ok)
        return ok.error();
    if (stop.stopRequested())
        return cancelledError();
    setNumericThreads(config.threads);
    return Probe(config, std::max(1, classes)).run(std::clamp(seconds, 0.1, 60.0), stop);
}

double expectedTrainingSeconds(const TrainConfig& config, double imagesPerSecond,
                               int trainingImages, int heldOut)
{
    const double step = 1.0 / std::max(imagesPerSecond, 1e-9);
    const double contraction = config.contraction > 0 ? config.contractionShare : 0.0;
    const double forward = step * kForwardShare / (1.0 + kContractionCost * contraction);
    const double area = double(config.inputSize) * config.inputSize / (128.0 * 128.0);
    const double synthetic = config.validation == ValidationSource::Synthetic ? heldOut : 0.0;
    const double epoch = trainingImages * step + (heldOut + synthetic) * forward;
    // Held-out images twice, for calibration and leave-one-out, and what is drawn on them.
    const double scored =
        heldOut + synthetic * config.syntheticPerImage +
        (config.thresholdSource == ThresholdSource::Training ? trainingImages : 0);
    return config.epochs * epoch + (heldOut + scored) * forward + scored * area * kSecondsOfScores;
}

} // namespace mixdesk
