// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/stop_token.h"
#include "core/nn/machine_peak.h"

#include <string>
#include <vector>

namespace mixdesk {

/// Of the plain LibTorch path (PlainReference) and of ours in both precisions, measured in turn in
/// one process; 0 where not measured.
struct ThreeWays
{
    double plain = 0.0, fp32 = 0.0, bf16 = 0.0;
};

/// One preset on this machine; speeds are images/s, medians of the rounds.
struct PresetSpeed
{
    std::string name;
    int microBatch = 0;
    double forwardFlops = 0.0; ///< of one image
    ThreeWays train;           ///< one micro-batch: L2, classifier, noise, and the optimiser's step
    ThreeWays score1, score8, score32; ///< from decoded picture to verdict and map
    ThreeWays latency50, latency95;    ///< ms, at batch 1
    double peakMib = 0.0;              ///< resident, while training and scoring in fp32
    /// What a part adds to a training step with L2 alone, in fp32, as a share of that step.
    double contraction = 0.0, ssim = 0.0, msSsim = 0.0, classifier = 0.0;
};

/// Pictures of 1024x1024 made ready for a network of 128 pixels, images/s.
struct ReadingSpeed
{
    double png = 0.0, jpeg = 0.0;           ///< from files, all threads
    double plainPng = 0.0, plainJpeg = 0.0; ///< one thread of cv::imread and cv::resize
    double cached = 0.0;                    ///< read before, from the cache in memory
};

struct Benchmark
{
    std::string cpu, flags; ///< flags: what of the instruction set matters here
    int threads = 0;
    double load = 0.0; ///< 1-minute load average before it began
    MachinePeak peak;
    ReadingSpeed reading;
    std::vector<PresetSpeed> presets;
};

struct BenchmarkRequest
{
    std::vector<std::string> presets;
    int threads = 0;                ///< 0: every core
    double secondsPerPreset = 50.0; ///< about; one round is always finished
};

/// Blocks for minutes. A stop is answered after the measurement in hand, or the layer of ours.
Result<Benchmark> runBenchmark(const BenchmarkRequest& request, const ProgressFn& progress,
                               const StopToken& stop);

std::string benchmarkToJson(const Benchmark& benchmark);
std::string benchmarkToText(const Benchmark& benchmark);

// The parts of runBenchmark().

Result<PresetSpeed> measurePreset(const std::string& name, double seconds,
                                  const std::function<void()>& advance, const StopToken& stop);
Result<ReadingSpeed> measureReading(int threads, const StopToken& stop);

/// Of one way of doing something: the seconds of each call.
using CallTimes = std::vector<double>;

/// Calls the ways in turn, each for a while, until the time is over: what disturbs the machine
/// meets all of them. The first round warms up and does not count where there is time for another.
/// A way that returns an Error ends it.
Result<std::vector<CallTimes>> timeInTurn(const std::vector<std::function<Result<void>()>>& ways,
                                          double seconds, const StopToken& stop);

double quantile(CallTimes times, double share); ///< 0.5: the median

} // namespace mixdesk
