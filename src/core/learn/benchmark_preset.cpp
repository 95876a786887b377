// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/benchmark.h"
#include "core/learn/finish_run.h"
#include "core/learn/scorer.h"
#include "core/learn/training_loop.h"
#include "core/nn/layer_plan.h"
#include "core/nn/plain_reference.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <opencv2/imgproc.hpp>

namespace mixdesk {

namespace {

constexpr int kClasses = 15;
constexpr int kPictureSide = 1024; // of a picture as a camera gives it
constexpr int kPictures = 32;

std::vector<cv::Mat> cameraPictures()
{
    std::vector<cv::Mat> pictures;
    for (int i = 0; i < kPictures; ++i) {
        cv::Mat coarse(32, 32, CV_8UC3), picture;
        cv::RNG(std::uint64_t(i) + 1).fill(coarse, cv::RNG::UNIFORM, 0, 256);
        cv::resize(coarse, picture, {kPictureSide, kPictureSide}, 0, 0, cv::INTER_CUBIC);
        pictures.push_back(picture);
    }
    return pictures;
}

/// A run as training leaves it, with maps of made-up numbers: their values cost no time.
RunModel madeUpRun(const TrainConfig& config)
{
    RunModel run;
    run.config = config;
    const ScoreKind kind = preferredScore(hasDefectMap(config));
    const cv::Size size(config.inputSize, config.inputSize);
    for (int c = 0; c < kClasses; ++c) {
        run.classes.push_back("product" + std::to_string(c));
        ClassThreshold row;
        row.score = kind;
        row.sigma = row.threshold = 1.0;
        row.pixel[mapName(kind)] = 1.0;
        run.thresholds.push_back(row);
        Calibrations maps;
        for (const Residual residual : calibratedResiduals())
            if (kind.calibratedBy(residual))
                maps[residual] = {cv::Mat(size, CV_32F, cv::Scalar(0.1)),
                                  cv::Mat(size, CV_32F, cv::Scalar(0.05))};
        run.calibration.push_back(maps);
    }
    return run;
}

double plainHighest(const cv::Mat& residual, const CalibrationMaps& calibration)
{
    cv::Mat smoothed, map;
    const double sigma = 2.0 * residual.rows / 128.0;
    cv::GaussianBlur(residual, smoothed, {0, 0}, sigma, sigma, cv::BORDER_REFLECT_101);
    cv::divide(smoothed - calibration.mean, calibration.deviation, map);
    double highest = 0.0;
    cv::minMaxLoc(map, nullptr, &highest);
    return highest;
}

/// The verdict as it is written down at first, step by step, with OpenCV.
double plainVerdict(const cv::Mat& input, const Reconstruction& rebuilt, const RunModel& run)
{
    constexpr double kSmallest = 1e-6;
    const auto& p = rebuilt.probabilities;
    const auto routed = std::size_t(std::max_element(p.begin(), p.end()) - p.begin());
    const auto& calibration = run.calibration[routed];
    cv::Mat x, shown, residual;
    input.convertTo(x, CV_32F, 1.0 / 127.5, -1.0);
    cv::transform(cv::abs(x - rebuilt.image), residual,
                  cv::Mat(1, 3, CV_32F, cv::Scalar::all(1.0 / 3.0)));
    rebuilt.image.convertTo(shown, CV_8U, 127.5, 127.5);
    const double difference = plainHighest(residual, calibration.at(Residual::L1));
    if (rebuilt.defects.empty())
        return difference;
    const double defect = plainHighest(rebuilt.defects, calibration.at(Residual::Defect));
    return std::log(std::max(defect, kSmallest)) + std::log(std::max(difference, kSmallest));
}

/// Writing 5 sets the peak of resident memory back (Linux).
void forgetPeakMemory()
{
    // Where it is not allowed the peak is that of the whole process: still a bound.
    std::ofstream("/proc/self/clear_refs") << "5";
}

double peakMemoryMib()
{
    std::ifstream lines("/proc/self/status");
    for (std::string line; std::getline(lines, line);)
        if (line.rfind("VmHWM:", 0) == 0)
            return std::stod(line.substr(6)) / 1024.0;
    return 0.0;
}

class PresetBenchmark
{
public:
    PresetBenchmark(TrainConfig config, std::unique_ptr<Scorer> scorer, Model& model,
                    double seconds, const StopToken& stop)
        : m_config(std::move(config)), m_scorer(std::move(scorer)), m_model(model),
          m_seconds(seconds), m_stop(stop), m_pictures(cameraPictures())
    {
        for (int i = 0; i < m_config.microBatch; ++i)
            m_samples.push_back({m_scorer->prepare(m_pictures[std::size_t(i % kPictures)]),
                                 i % kClasses, std::uint64_t(i), std::uint64_t(i) + 1000,
                                 std::uint64_t(i) + 2000});
        m_objective = objectiveOf(m_config);
        m_objective.loss = LossKind::L2;
        m_objective.contraction = 0.0;
    }

    Result<void> measureMemory(PresetSpeed& speed);
    Result<void> measureTraining(PresetSpeed& speed);
    Result<void> measureParts(PresetSpeed& speed);
    Result<void> measureScoring(PresetSpeed& speed, int batch, ThreeWays& rates);

private:
    using Way = std::function<Result<void>()>;

    Result<void> step(const Objective& objective);
    Result<void> score(int batch);
    /// Of `name` in fp32, and in bf16 where the processor has it.
    std::vector<Way> inBothPrecisions(const std::function<Result<void>()>& work);
    Result<void> plainScore(int batch);

    TrainConfig m_config;
    std::unique_ptr<Scorer> m_scorer;
    Model& m_model;
    double m_seconds;
    StopToken m_stop;
    std::vector<cv::Mat> m_pictures;
    std::vector<TrainSample> m_samples;
    Objective m_objective;
    std::unique_ptr<PlainReference> m_plain;
};

Result<void> PresetBenchmark::step(const Objective& objective)
{
    m_model.beginStep();
    auto losses = m_model.accumulate(m_samples, objective, 1.0);
    if (!losses)
        return losses.error();
    m_model.applyStep(1e-6); // of no matter to the time, and far from any explosion
    return {};
}

Result<void> PresetBenchmark::score(int batch)
{
    std::vector<cv::Mat> prepared;
    for (int i = 0; i < batch; ++i)
        prepared.push_back(m_scorer->prepare(m_pictures[std::size_t(i)]));
    auto scored = m_scorer->score(prepared, {true, false});
    if (!scored)
        return scored.error();
    return {};
}

Result<void> PresetBenchmark::plainScore(int batch)
{
    std::vector<cv::Mat> prepared;
    for (int i = 0; i < batch; ++i)
        prepared.push_back(m_scorer->prepare(m_pictures[std::size_t(i)]));
    const auto rebuilt = m_plain->infer(prepared);
    double sum = 0.0;
    for (int i = 0; i < batch; ++i)
        sum += plainVerdict(prepared[std::size_t(i)], rebuilt[std::size_t(i)], m_scorer->run());
    if (!std::isfinite(sum))
        return Error{ErrorCode::Numeric, "The plain network gives no finite scores."};
    return {};
}

std::vector<PresetBenchmark::Way>
PresetBenchmark::inBothPrecisions(const std::function<Result<void>()>& work)
{
    const auto in = [this, work](Precision precision) -> Way {
        return [this, work, precision] {
            m_model.setPrecision(precision);
            return work();
        };
    };
    std::vector<Way> ways{in(Precision::Fp32)};
    if (processorHasBf16())
        ways.push_back(in(Precision::Bf16));
    return ways;
}

/// Before the plain network is there.
Result<void> PresetBenchmark::measureMemory(PresetSpeed& speed)
{
    forgetPeakMemory();
    if (auto ok = step(m_objective); !ok)
        return ok;
    if (auto ok = score(std::min(kPictures, inferenceBatch(m_config))); !ok)
        return ok;
    speed.peakMib = peakMemoryMib();
    m_plain = std::make_unique<PlainReference>(m_model.spec(), m_config.adamEpsilon);
    return m_plain->setWeights(m_model.weights());
}

Result<void> PresetBenchmark::measureTraining(PresetSpeed& speed)
{
    auto ways = inBothPrecisions([this] { return step(m_objective); });
    ways.insert(ways.begin(), [this]() -> Result<void> {
        m_plain->accumulate(m_samples, m_objective);
        m_plain->applyStep(1e-6);
        return {};
    });
    auto times = timeInTurn(ways, 0.35 * m_seconds, m_stop);
    if (!times)
        return times.error();
    const auto rate = [&](std::size_t way) {
        return way < times->size() ? double(m_samples.size()) / quantile((*times)[way], 0.5) : 0.0;
    };
    speed.train = {rate(0), rate(1), rate(2)};
    return {};
}

Result<void> PresetBenchmark::measureParts(PresetSpeed& speed)
{
    m_model.setPrecision(Precision::Fp32);
    Objective bare = m_objective;
    bare.classifierWeight = 0.0;
    Objective contraction = bare, ssim = bare, msSsim = bare;
    contraction.contraction = 1e-4;
    contraction.contractionShare = m_config.contractionShare;
    ssim.loss = LossKind::Ssim;
    msSsim.loss = LossKind::MsSsim;
    std::vector<Way> ways;
    for (const auto& objective : {bare, contraction, ssim, msSsim, m_objective})
        ways.push_back([this, objective] { return step(objective); });
    auto times = timeInTurn(ways, 0.25 * m_seconds, m_stop);
    if (!times)
        return times.error();
    const auto cost = [&](std::size_t way) {
        return quantile((*times)[way], 0.5) / quantile((*times)[0], 0.5) - 1.0;
    };
    speed.contraction = cost(1);
    speed.ssim = cost(2);
    speed.msSsim = cost(3);
    speed.classifier = cost(4);
    return {};
}

Result<void> PresetBenchmark::measureScoring(PresetSpeed& speed, int batch, ThreeWays& rates)
{
    auto ways = inBothPrecisions([this, batch] { return score(batch); });
    ways.insert(ways.begin(), [this, batch] { return plainScore(batch); });
    auto times = timeInTurn(ways, 0.13 * m_seconds, m_stop);
    if (!times)
        return times.error();
    const auto over = [&](double share, double scale) {
        const auto at = [&](std::size_t way) {
            return way < times->size() ? scale * quantile((*times)[way], share) : 0.0;
        };
        return ThreeWays{at(0), at(1), at(2)};
    };
    const auto median = over(0.5, 1.0);
    rates = {batch / median.plain, batch / median.fp32,
             median.bf16 > 0.0 ? batch / median.bf16 : 0.0};
    if (batch == 1) {
        speed.latency50 = over(0.5, 1e3);
        speed.latency95 = over(0.95, 1e3);
    }
    return {};
}

} // namespace

Result<PresetSpeed> measurePreset(const std::string& name, double seconds,
                                  const std::function<void()>& advance, const StopToken& stop)
{
    auto config = presetConfig(name);
    if (!config)
        return config.error();
    const NetworkSpec spec = specOf(*config, kClasses);
    auto network = Model::create(spec, DeviceChoice::Cpu, 1, config->adamEpsilon);
    if (!network)
        return network.error();
    Model& model = **network;
    model.stopWhen([stop] { return stop.stopRequested(); });
    PresetBenchmark bench(*config, Scorer::of(madeUpRun(*config), std::move(*network)), model,
                          seconds, stop);
    PresetSpeed speed;
    speed.name = name;
    speed.microBatch = config->microBatch;
    speed.forwardFlops = networkPlan(spec).flops();
    const std::function<Result<void>()> stages[] = {
        [&] { return bench.measureMemory(speed); },
        [&] { return bench.measureTraining(speed); },
        [&] { return bench.measureParts(speed); },
        [&] { return bench.measureScoring(speed, 1, speed.score1); },
        [&] { return bench.measureScoring(speed, 8, speed.score8); },
        [&] { return bench.measureScoring(speed, kPictures, speed.score32); }};
    for (const auto& stage : stages) {
        if (auto ok = stage(); !ok)
            return ok.error();
        advance();
    }
    return speed;
}

} // namespace mixdesk
