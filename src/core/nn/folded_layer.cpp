// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/folded_layer.h"

#include <algorithm>
#include <cmath>

namespace mixdesk {

namespace {

constexpr double kEpsilon = 1e-5; // of every norm

/// scale and shift of each output channel: those of the norm, or 1 and the bias.
struct Affine
{
    std::vector<float> scale, shift;
};

Affine affineOf(const LayerPlan& plan, const TensorMap& weights)
{
    const auto channels = std::size_t(plan.out);
    Affine affine{std::vector<float>(channels, 1.0F), std::vector<float>(channels, 0.0F)};
    if (!plan.norm) {
        affine.shift = weights.at(plan.name + ".bias").values;
        return affine;
    }
    const auto& gain = weights.at(plan.name + ".norm.weight").values;
    const auto& bias = weights.at(plan.name + ".norm.bias").values;
    const auto& mean = weights.at(plan.name + ".norm.running_mean").values;
    const auto& variance = weights.at(plan.name + ".norm.running_var").values;
    for (std::size_t c = 0; c < channels; ++c) {
        affine.scale[c] = float(double(gain[c]) / std::sqrt(double(variance[c]) + kEpsilon));
        affine.shift[c] = bias[c] - mean[c] * affine.scale[c];
    }
    return affine;
}

/// work(index into the weights of the folded layer, o, i, y, x), in order.
template <typename Work> void eachWeight(FoldedLayer& layer, const Work& work)
{
    std::size_t at = 0;
    for (std::int64_t o = 0; o < layer.out; ++o)
        for (std::int64_t i = 0; i < layer.in; ++i)
            for (int y = 0; y < layer.kernel; ++y)
                for (int x = 0; x < layer.kernel; ++x)
                    layer.weights[at++] = work(o, i, y, x);
}

void allocate(FoldedLayer& layer)
{
    layer.weights.resize(std::size_t(layer.out * layer.in * layer.kernel * layer.kernel));
    layer.bias.resize(std::size_t(layer.out));
}

void foldConvolution(FoldedLayer& layer, const std::vector<float>& from, const Affine& affine)
{
    const auto& p = layer.plan;
    layer.in = p.in;
    layer.out = p.out;
    layer.kernel = p.kernel;
    layer.stride = p.stride;
    layer.padding = p.padding;
    allocate(layer);
    layer.bias = affine.shift;
    const auto k = std::int64_t(p.kernel);
    eachWeight(layer, [&](auto o, auto i, int y, int x) {
        return from[std::size_t(((o * p.in + i) * k + y) * k + x)] * affine.scale[std::size_t(o)];
    });
}

/// A kernel that covers its whole input, or a dense layer behind a picture: [N, h, w, c] in a row.
void foldProduct(FoldedLayer& layer, const std::vector<float>& from, const Affine& affine,
                 std::int64_t side)
{
    const auto& p = layer.plan;
    layer.form = FoldedLayer::Form::Product;
    const bool dense = p.kind == LayerPlan::Kind::Dense;
    layer.in = dense ? p.in : p.in * side * side;
    layer.out = p.out;
    allocate(layer);
    layer.bias = affine.shift;
    const auto channels = layer.in / (side * side);
    eachWeight(layer, [&](auto o, auto i, int, int) {
        const auto source = (i % channels) * side * side + i / channels; // (c, h, w)
        return from[std::size_t(o * layer.in + source)] * affine.scale[std::size_t(o)];
    });
}

/// Transposed, from one pixel: every pixel of the output is a row of its own.
void foldGrowth(FoldedLayer& layer, const std::vector<float>& from, const Affine& affine)
{
    const auto& p = layer.plan;
    const auto area = std::int64_t(p.kernel) * p.kernel;
    layer.form = FoldedLayer::Form::Product;
    layer.in = p.in;
    layer.out = area * p.out;
    allocate(layer);
    for (std::int64_t o = 0; o < layer.out; ++o)
        layer.bias[std::size_t(o)] = affine.shift[std::size_t(o % p.out)];
    eachWeight(layer, [&](auto o, auto i, int, int) {
        const auto c = o % p.out, pixel = o / p.out;
        return from[std::size_t((i * p.out + c) * area + pixel)] * affine.scale[std::size_t(c)];
    });
}

/// Transposed, kernel 4, stride 2, padding 1 or kernel 2, stride 2: phase (a, b) of the output is
/// an ordinary convolution. Tap 3 - (a + 2 y) of the kernel meets the input y further on.
void foldPhases(FoldedLayer& layer, const std::vector<float>& from, const Affine& affine)
{
    const auto& p = layer.plan;
    const auto k = std::int64_t(p.kernel);
    layer.phases = true;
    layer.overlap = p.kernel == 4;
    layer.in = p.in;
    layer.out = 4 * p.out;
    layer.kernel = p.kernel / 2;
    layer.padding = layer.overlap ? 1 : 0;
    allocate(layer);
    for (std::int64_t o = 0; o < layer.out; ++o)
        layer.bias[std::size_t(o)] = affine.shift[std::size_t(o % p.out)];
    eachWeight(layer, [&](auto o, auto i, int y, int x) {
        const auto c = o % p.out, a = o / p.out / 2, b = o / p.out % 2;
        const auto down = layer.overlap ? 3 - (a + 2 * y) : a;
        const auto across = layer.overlap ? 3 - (b + 2 * x) : b;
        return from[std::size_t(((i * p.out + c) * k + down) * k + across)] *
               affine.scale[std::size_t(c)];
    });
}

} // namespace

FoldedLayer foldLayer(const LayerPlan& plan, const TensorMap& weights, int inputSide)
{
    FoldedLayer layer;
    layer.plan = plan;
    if (plan.kind == LayerPlan::Kind::MaxPool) {
        layer.form = FoldedLayer::Form::MaxPool;
        layer.in = layer.out = plan.in;
        return layer;
    }
    const auto& from = weights.at(plan.name + ".weight").values;
    const Affine affine = affineOf(plan, weights);
    const bool whole = plan.padding == 0 && plan.side == plan.kernel;
    if (plan.kind == LayerPlan::Kind::Dense)
        foldProduct(layer, from, affine, inputSide);
    else if (plan.kind == LayerPlan::Kind::Convolution && whole)
        foldProduct(layer, from, affine, plan.side);
    else if (plan.kind == LayerPlan::Kind::Convolution)
        foldConvolution(layer, from, affine);
    else if (plan.side == 1)
        foldGrowth(layer, from, affine);
    else
        foldPhases(layer, from, affine);
    return layer;
}

void reverseInputs(FoldedLayer& layer)
{
    const auto area = std::size_t(layer.kernel) * std::size_t(layer.kernel);
    const auto step = std::size_t(layer.in) * area;
    for (std::size_t o = 0; o < std::size_t(layer.out); ++o)
        for (std::size_t i = 0; i < std::size_t(layer.in) / 2; ++i) {
            const auto row = layer.weights.begin() + std::ptrdiff_t(o * step);
            const auto first = row + std::ptrdiff_t(i * area);
            std::swap_ranges(first, first + std::ptrdiff_t(area),
                             row + std::ptrdiff_t((std::size_t(layer.in) - 1 - i) * area));
        }
}

void reverseOutputs(FoldedLayer& layer)
{
    const auto channels = layer.phases ? layer.out / 4 : layer.out;
    const auto step = std::ptrdiff_t(layer.in) * layer.kernel * layer.kernel;
    for (std::int64_t red = 0; red < layer.out; red += channels) {
        const auto blue = red + 2;
        std::swap(layer.bias[std::size_t(red)], layer.bias[std::size_t(blue)]);
        const auto first = layer.weights.begin() + red * step;
        std::swap_ranges(first, first + step, layer.weights.begin() + blue * step);
    }
}

} // namespace mixdesk
