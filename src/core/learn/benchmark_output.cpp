// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/benchmark.h"
#include "core/nn/model.h"

#include <cstdio>
#include <nlohmann/json.hpp>
#include <opencv2/core/version.hpp>

namespace mixdesk {

namespace {

using Json = nlohmann::ordered_json;

Json toJson(const ThreeWays& ways)
{
    Json json{{"plain", ways.plain}, {"fp32", ways.fp32}};
    json["bf16"] = ways.bf16 > 0.0 ? Json(ways.bf16) : Json(nullptr);
    return json;
}

Json toJson(const PeakRates& rates)
{
    return {{"sgemm", rates.sgemm}, {"matmul", rates.matmul}, {"convolution", rates.convolution}};
}

/// GFLOP/s of so many images a second.
ThreeWays gflops(const ThreeWays& rates, double flops)
{
    return {rates.plain * flops * 1e-9, rates.fp32 * flops * 1e-9, rates.bf16 * flops * 1e-9};
}

/// What a preset computes; training is three forward passes.
struct Achieved
{
    explicit Achieved(const PresetSpeed& speed)
        : train(gflops(speed.train, 3.0 * speed.forwardFlops)),
          score(gflops(speed.score32, speed.forwardFlops))
    {}
    ThreeWays train, score; ///< GFLOP/s; scoring in batches of 32
};

/// Of the peak of the precision that each way computes in.
ThreeWays shares(const ThreeWays& gflops, const MachinePeak& peak)
{
    const double fp32 = peak.fp32.best(), bf16 = peak.bf16.best();
    return {gflops.plain / fp32, gflops.fp32 / fp32, bf16 > 0.0 ? gflops.bf16 / bf16 : 0.0};
}

Json toJson(const PresetSpeed& speed, const MachinePeak& peak)
{
    const auto latency = [](double p50, double p95) { return Json{{"p50", p50}, {"p95", p95}}; };
    const Achieved achieved(speed);
    return {{"micro_batch", speed.microBatch},
            {"forward_gflop", speed.forwardFlops * 1e-9},
            {"train", toJson(speed.train)},
            {"score1", toJson(speed.score1)},
            {"score8", toJson(speed.score8)},
            {"score32", toJson(speed.score32)},
            {"latency1_ms",
             {{"plain", latency(speed.latency50.plain, speed.latency95.plain)},
              {"fp32", latency(speed.latency50.fp32, speed.latency95.fp32)},
              {"bf16", latency(speed.latency50.bf16, speed.latency95.bf16)}}},
            {"gflops", {{"train", toJson(achieved.train)}, {"score32", toJson(achieved.score)}}},
            {"flop_share",
             {{"train", toJson(shares(achieved.train, peak))},
              {"score32", toJson(shares(achieved.score, peak))}}},
            {"peak_mib", speed.peakMib},
            {"cost",
             {{"contraction", speed.contraction},
              {"ssim", speed.ssim},
              {"msssim", speed.msSsim},
              {"classifier", speed.classifier}}}};
}

template <typename... Values> std::string line(const char* format, Values... values)
{
    char buffer[256];
    std::snprintf(buffer, sizeof buffer, format, values...);
    return std::string(buffer) + "\n";
}

std::string row(const std::string& name, const ThreeWays& rates)
{
    if (rates.bf16 <= 0.0)
        return line("  %-28s %9.2f %9.2f (%4.2fx) %9s", name.c_str(), rates.plain, rates.fp32,
                    rates.fp32 / rates.plain, "-");
    return line("  %-28s %9.2f %9.2f (%4.2fx) %9.2f (%4.2fx)", name.c_str(), rates.plain,
                rates.fp32, rates.fp32 / rates.plain, rates.bf16, rates.bf16 / rates.plain);
}

/// Without ratios; what was not measured is a dash.
std::string row(const std::string& name, const ThreeWays& values, int decimals, const char* unit)
{
    const auto text = [&](double value) {
        char buffer[32];
        std::snprintf(buffer, sizeof buffer, "%.*f%s", decimals, value, unit);
        return std::string(value > 0.0 ? buffer : "-");
    };
    return line("  %-28s %9s %9s %17s", name.c_str(), text(values.plain).c_str(),
                text(values.fp32).c_str(), text(values.bf16).c_str());
}

ThreeWays percent(const ThreeWays& shares)
{
    return {100.0 * shares.plain, 100.0 * shares.fp32, 100.0 * shares.bf16};
}

std::string toText(const PresetSpeed& speed, const MachinePeak& peak)
{
    const Achieved achieved(speed);
    std::string text =
        line("%s: %.2f GFLOP forward, micro-batch %d, %.0f MiB at most", speed.name.c_str(),
             speed.forwardFlops * 1e-9, speed.microBatch, speed.peakMib);
    text += line("  %-28s %9s %17s %17s", "images/s", "plain", "fp32", "bf16");
    text += row("train", speed.train);
    text += row("score, batch 1", speed.score1);
    text += row("score, batch 8", speed.score8);
    text += row("score, batch 32", speed.score32);
    text += row("latency p50", speed.latency50, 1, " ms");
    text += row("latency p95", speed.latency95, 1, " ms");
    text += row("GFLOP/s: train", achieved.train, 0, "");
    text += row("GFLOP/s: score, batch 32", achieved.score, 0, "");
    text += row("of the peak: train", percent(shares(achieved.train, peak)), 0, " %");
    text += row("of the peak: score, batch 32", percent(shares(achieved.score, peak)), 0, " %");
    text += line("  the peak is that of each precision, plain's fp32; a training step counts as "
                 "three forward passes");
    text +=
        line("  a training step costs more by: contraction %+.0f%%, SSIM %+.0f%%, MS-SSIM "
             "%+.0f%%, classifier %+.0f%%",
             100 * speed.contraction, 100 * speed.ssim, 100 * speed.msSsim, 100 * speed.classifier);
    return text;
}

} // namespace

std::string benchmarkToJson(const Benchmark& benchmark)
{
    const auto& [png, jpeg, plainPng, plainJpeg, cached] = benchmark.reading;
    Json json{{"cpu", benchmark.cpu},
              {"flags", benchmark.flags},
              {"threads", benchmark.threads},
              {"load", benchmark.load},
              {"versions",
               {{"mixdesk", MIXDESK_VERSION},
                {"libtorch", torchVersion()},
                {"onednn", oneDnnVersion()},
                {"opencv", CV_VERSION}}},
              {"peak",
               {{"fp32", benchmark.peak.fp32.best()},
                {"bf16", benchmark.peak.bf16.best()},
                {"fp32_by", toJson(benchmark.peak.fp32)},
                {"bf16_by", toJson(benchmark.peak.bf16)}}},
              {"decode_resize",
               {{"png", {{"plain", plainPng}, {"ours", png}}},
                {"jpeg", {{"plain", plainJpeg}, {"ours", jpeg}}},
                {"cached", cached}}}};
    for (const auto& preset : benchmark.presets)
        json["presets"][preset.name] = toJson(preset, benchmark.peak);
    return json.dump(2) + "\n";
}

std::string benchmarkToText(const Benchmark& benchmark)
{
    const auto& reading = benchmark.reading;
    std::string text = line("%s, %d threads, %s; load before %.2f", benchmark.cpu.c_str(),
                            benchmark.threads, benchmark.flags.c_str(), benchmark.load);
    text += line("LibTorch %s, oneDNN %s, OpenCV %s", torchVersion().c_str(),
                 oneDnnVersion().c_str(), CV_VERSION);
    text += line("peak: fp32 %.0f GFLOP/s (sgemm %.0f, matmul %.0f, convolution %.0f), bf16 %.0f",
                 benchmark.peak.fp32.best(), benchmark.peak.fp32.sgemm, benchmark.peak.fp32.matmul,
                 benchmark.peak.fp32.convolution, benchmark.peak.bf16.best());
    text +=
        line("decode and resize 1024x1024, images/s: PNG %.0f (one thread of OpenCV %.0f), JPEG "
             "%.0f (%.0f), cached %.0f",
             reading.png, reading.plainPng, reading.jpeg, reading.plainJpeg, reading.cached);
    for (const auto& preset : benchmark.presets)
        text += "\n" + toText(preset, benchmark.peak);
    text.pop_back(); // the terminal ends the last line
    return text;
}

} // namespace mixdesk
