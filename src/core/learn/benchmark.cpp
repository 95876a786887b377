// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/benchmark.h"

#include "core/nn/model.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>

namespace mixdesk {

namespace {

constexpr double kBurst = 0.25; // seconds that one way has before the next one's turn

std::string cpuInfo(const std::string& key)
{
    std::ifstream lines("/proc/cpuinfo");
    for (std::string line; std::getline(lines, line);)
        if (line.rfind(key, 0) == 0 && line.find(": ") != std::string::npos)
            return line.substr(line.find(": ") + 2);
    return {};
}

std::string usefulFlags()
{
    const std::string all = " " + cpuInfo("flags") + " ";
    std::string found;
    for (const char* flag : {"avx2", "fma", "avx512f", "avx512_vnni", "avx512_bf16", "amx_bf16"})
        if (all.find(" " + std::string(flag) + " ") != std::string::npos)
            found += (found.empty() ? "" : " ") + std::string(flag);
    return found;
}

} // namespace

Result<std::vector<CallTimes>> timeInTurn(const std::vector<std::function<Result<void>()>>& ways,
                                          double seconds, const StopToken& stop)
{
    using Clock = std::chrono::steady_clock;
    const auto since = [](Clock::time_point begin) {
        return std::chrono::duration<double>(Clock::now() - begin).count();
    };
    std::vector<CallTimes> times(ways.size());
    const auto begin = Clock::now();
    for (int round = 0; round == 0 || since(begin) < seconds; ++round) {
        if (round == 1)
            times.assign(ways.size(), {});
        for (std::size_t w = 0; w < ways.size(); ++w) {
            const auto burst = Clock::now();
            do {
                if (stop.stopRequested())
                    return cancelledError();
                const auto call = Clock::now();
                if (auto ok = ways[w](); !ok)
                    return ok.error();
                times[w].push_back(since(call));
            } while (since(burst) < kBurst);
        }
    }
    return times;
}

double quantile(CallTimes times, double share)
{
    if (times.empty())
        return 0.0;
    const auto at = std::min(times.size() - 1, std::size_t(share * double(times.size())));
    std::nth_element(times.begin(), times.begin() + std::ptrdiff_t(at), times.end());
    return times[at];
}

Result<Benchmark> runBenchmark(const BenchmarkRequest& request, const ProgressFn& progress,
                               const StopToken& stop)
{
    constexpr int kStages = 6; // of a preset: what measurePreset() reports
    Benchmark result;
    result.cpu = cpuInfo("model name");
    result.flags = usefulFlags();
    if (getloadavg(&result.load, 1) != 1)
        result.load = 0.0;
    result.threads = setNumericThreads(request.threads);
    ProgressMeter meter(progress, "measuring", std::int64_t(2 + kStages * request.presets.size()),
                        "measurements");
    result.peak = measurePeak(stop);
    meter.advance();
    auto reading = measureReading(result.threads, stop);
    if (!reading)
        return reading.error();
    result.reading = *reading;
    meter.advance();
    for (const auto& name : request.presets) {
        auto preset = measurePreset(
            name, request.secondsPerPreset, [&] { meter.advance(); }, stop);
        if (!preset)
            return preset.error();
        result.presets.push_back(*preset);
    }
    meter.finish();
    return result;
}

} // namespace mixdesk
