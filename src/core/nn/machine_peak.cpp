// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/machine_peak.h"

#include <algorithm>
#include <chrono>
#include <dnnl.hpp>
#include <torch/torch.h>
#include <unordered_map>

namespace mixdesk {

namespace {

constexpr std::int64_t kSide = 2048;
constexpr double kSecondsEach = 0.5;

/// The best of several runs: others on the machine only ever slow one down.
template <typename Work> double bestRate(double flops, const StopToken& stop, const Work& work)
{
    using Clock = std::chrono::steady_clock;
    double best = 0.0;
    const auto begin = Clock::now();
    do {
        const auto start = Clock::now();
        work();
        const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
        best = std::max(best, flops / seconds * 1e-9);
    } while (std::chrono::duration<double>(Clock::now() - begin).count() < kSecondsEach &&
             !stop.stopRequested());
    return best;
}

dnnl::memory filled(const dnnl::memory::desc& desc, const dnnl::engine& engine)
{
    dnnl::memory memory(desc, engine);
    std::fill_n(static_cast<std::uint8_t*>(memory.get_data_handle()), desc.get_size(),
                std::uint8_t(0x3c)); // a small number in fp32 and in bf16
    return memory;
}

double matmulRate(dnnl::memory::data_type type, const StopToken& stop)
{
    using Tag = dnnl::memory::format_tag;
    const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
    dnnl::stream stream(engine);
    const dnnl::memory::dims square{kSide, kSide};
    const dnnl::memory::desc plain(square, type, Tag::ab), any(square, type, Tag::any);
    const dnnl::matmul::primitive_desc found(dnnl::matmul::desc(plain, any, plain), engine);
    const dnnl::matmul product(found);
    const std::unordered_map<int, dnnl::memory> arguments{
        {DNNL_ARG_SRC, filled(found.src_desc(), engine)},
        {DNNL_ARG_WEIGHTS, filled(found.weights_desc(), engine)},
        {DNNL_ARG_DST, filled(found.dst_desc(), engine)}};
    return bestRate(2.0 * kSide * kSide * kSide, stop, [&] {
        product.execute(stream, arguments);
        stream.wait();
    });
}

double convolutionRate(dnnl::memory::data_type type, const StopToken& stop)
{
    using Tag = dnnl::memory::format_tag;
    constexpr std::int64_t images = 4, channels = 256, side = 56;
    const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
    dnnl::stream stream(engine);
    const dnnl::memory::desc pictures({images, channels, side, side}, type, Tag::any),
        weights({channels, channels, 3, 3}, type, Tag::any);
    const dnnl::convolution_forward::primitive_desc found(
        dnnl::convolution_forward::desc(dnnl::prop_kind::forward_inference,
                                        dnnl::algorithm::convolution_direct, pictures, weights,
                                        pictures, {1, 1}, {1, 1}, {1, 1}),
        engine);
    const dnnl::convolution_forward convolution(found);
    const std::unordered_map<int, dnnl::memory> arguments{
        {DNNL_ARG_SRC, filled(found.src_desc(), engine)},
        {DNNL_ARG_WEIGHTS, filled(found.weights_desc(), engine)},
        {DNNL_ARG_DST, filled(found.dst_desc(), engine)}};
    return bestRate(2.0 * images * channels * channels * 9 * side * side, stop, [&] {
        convolution.execute(stream, arguments);
        stream.wait();
    });
}

double sgemmRate(const StopToken& stop)
{
    torch::NoGradGuard guard;
    const auto a = torch::full({kSide, kSide}, 0.01);
    auto b = torch::empty_like(a);
    return bestRate(2.0 * kSide * kSide * kSide, stop, [&] { at::mm_out(b, a, a); });
}

} // namespace

double PeakRates::best() const
{
    return std::max({sgemm, matmul, convolution});
}

MachinePeak measurePeak(const StopToken& stop)
{
    using Type = dnnl::memory::data_type;
    MachinePeak peak;
    peak.fp32 = {sgemmRate(stop), matmulRate(Type::f32, stop), convolutionRate(Type::f32, stop)};
    if (processorHasBf16())
        peak.bf16 = {0.0, matmulRate(Type::bf16, stop), convolutionRate(Type::bf16, stop)};
    return peak;
}

bool processorHasBf16()
{
    const auto wanted = unsigned(dnnl::cpu_isa::avx512_core_bf16);
    return (unsigned(dnnl::get_effective_cpu_isa()) & wanted) == wanted;
}

std::string oneDnnVersion()
{
    const auto* version = dnnl_version();
    return std::to_string(version->major) + "." + std::to_string(version->minor) + "." +
           std::to_string(version->patch);
}

} // namespace mixdesk
