// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/layer_plan.h"

#include <algorithm>
#include <cmath>

namespace mixdesk {

namespace {

using Kind = LayerPlan::Kind;
using After = LayerPlan::After;

std::int64_t scaled(std::int64_t channels, double width)
{
    return std::max<std::int64_t>(4, std::llround(double(channels) * width));
}

/// Stride-2 steps that bring the side to 4.
int stridedSteps(int side)
{
    int steps = 0;
    for (; side > 4; side /= 2)
        ++steps;
    return steps;
}

/// Appends layers, each as large as the one before it leaves it.
struct Chain
{
    std::vector<LayerPlan>& layers;
    int side;

    void add(LayerPlan layer)
    {
        layer.side = side;
        side = layer.outputSide();
        layers.push_back(std::move(layer));
    }
};

After afterNorm(bool norm)
{
    return norm ? After::LeakyRelu : After::Nothing;
}

/// `latent` are its channels, on a square of `side`.
void planClassifier(NetworkPlan& plan, std::int64_t latent, int side, int classes)
{
    Chain classifier{plan.classifier, side};
    std::int64_t in = latent;
    if (side > 1) {
        classifier.add(
            {"classifier_conv", Kind::Convolution, latent, 32, 3, 1, 0, false, After::Relu});
        in = 32 * std::int64_t(side - 2) * (side - 2);
    }
    const auto hidden = classifierUnits();
    classifier.side = 1;
    classifier.add({"classifier_dense1", Kind::Dense, in, hidden[0], 1, 1, 0, false, After::Relu});
    classifier.add(
        {"classifier_dense2", Kind::Dense, hidden[0], hidden[1], 1, 1, 0, false, After::Relu});
    classifier.add({"classifier_dense3", Kind::Dense, hidden[1], classes});
}

/// Table 1 (`hidden` units between the last convolution and the latent), compact (0), and repair:
/// compact whose decoder also reads what the encoder saw at the same side (Ronneberger et al.
/// 2015).
NetworkPlan planStrided(const NetworkSpec& spec, std::int64_t base, std::int64_t hidden)
{
    const int steps = stridedSteps(spec.inputSize);
    std::vector<std::int64_t> channels{3};
    for (int i = 0; i < steps; ++i)
        channels.push_back(scaled(std::min<std::int64_t>(base << i, 512), spec.width));
    const auto deepest = channels.back();
    const auto bottom = hidden ? scaled(hidden, spec.width) : std::int64_t(spec.latent);

    NetworkPlan plan;
    Chain encoder{plan.encoder, spec.inputSize};
    for (int i = 0; i < steps; ++i)
        encoder.add({"encoder_conv" + std::to_string(i + 1), Kind::Convolution, channels[i],
                     channels[i + 1], 4, 2, 1, true, After::LeakyRelu});
    encoder.add({"encoder_conv" + std::to_string(steps + 1), Kind::Convolution, deepest, bottom, 4,
                 1, 0, hidden != 0, afterNorm(hidden != 0)});
    Chain decoder{plan.decoder, 1};
    if (hidden) {
        encoder.add({"encoder_latent", Kind::Dense, bottom, spec.latent});
        decoder.add(
            {"decoder_latent", Kind::Dense, spec.latent, bottom, 1, 1, 0, true, After::LeakyRelu});
    }
    decoder.add(
        {"decoder_up1", Kind::Transposed, bottom, deepest, 4, 1, 0, true, After::LeakyRelu});
    const bool skips = spec.kind == NetworkKind::Repair;
    for (int i = steps; i > 0; --i) {
        LayerPlan up{"decoder_up" + std::to_string(steps - i + 2),
                     Kind::Transposed,
                     channels[i],
                     channels[i - 1],
                     4,
                     2,
                     1,
                     i > 1,
                     i > 1 ? After::LeakyRelu : After::Tanh};
        if (skips) {
            up.in *= 2;
            up.skip = i - 1;
        }
        if (i == 1 && skips && spec.defectMap)
            ++up.out;
        decoder.add(up);
    }
    planClassifier(plan, spec.latent, 1, spec.classes);
    return plan;
}

/// Table 2.
NetworkPlan planPooled(const NetworkSpec& spec)
{
    std::vector<std::int64_t> channels{3};
    for (const int c : {64, 128, 256, 512, 1024})
        channels.push_back(scaled(c, spec.width));
    const int levels = int(channels.size()) - 1;

    NetworkPlan plan;
    const auto conv = [](std::string name, std::int64_t in, std::int64_t out, bool norm) {
        return LayerPlan{std::move(name), Kind::Convolution, in, out, 3, 1, 1, norm,
                         afterNorm(norm)};
    };
    Chain encoder{plan.encoder, spec.inputSize};
    for (int i = 0; i < levels; ++i) {
        const std::string name = "encoder_level" + std::to_string(i + 1);
        const bool last = i + 1 == levels; // the latent layer has neither norm nor activation
        encoder.add(conv(name + "_conv1", channels[i], channels[i + 1], true));
        encoder.add(conv(name + "_conv2", channels[i + 1], channels[i + 1], !last));
        if (!last)
            encoder.add({"", Kind::MaxPool, channels[i + 1], channels[i + 1], 2, 2});
    }
    Chain decoder{plan.decoder, encoder.side};
    for (int j = levels; j > 0; --j) {
        const std::string name = "decoder_level" + std::to_string(levels - j + 1);
        const bool last = j == 1;
        if (!last)
            decoder.add({name + "_up", Kind::Transposed, channels[j], channels[j], 2, 2});
        decoder.add(conv(name + "_conv1", channels[j], channels[j - 1], true));
        decoder.add(conv(name + "_conv2", channels[j - 1], channels[j - 1], !last));
    }
    plan.decoder.back().after = After::Tanh;
    planClassifier(plan, channels.back(), encoder.side, spec.classes);
    return plan;
}

} // namespace

int LayerPlan::outputSide() const
{
    switch (kind) {
    case Kind::Convolution:
    case Kind::MaxPool:
        return (side + 2 * padding - kernel) / stride + 1;
    case Kind::Transposed:
        return (side - 1) * stride - 2 * padding + kernel;
    case Kind::Dense:
        return 1;
    }
    return 1;
}

double LayerPlan::flops() const
{
    const double weights = double(in) * double(out) * kernel * kernel;
    switch (kind) {
    case Kind::Convolution:
        return 2.0 * weights * outputSide() * outputSide();
    case Kind::Transposed:
        return 2.0 * weights * side * side;
    case Kind::Dense:
        return 2.0 * weights;
    case Kind::MaxPool:
        return 0.0;
    }
    return 0.0;
}

double NetworkPlan::flops() const
{
    double sum = 0.0;
    for (const auto* part : {&encoder, &decoder, &classifier})
        for (const auto& layer : *part)
            sum += layer.flops();
    return sum;
}

std::vector<bool> NetworkPlan::keptLayers() const
{
    std::vector<bool> kept(encoder.size());
    for (const auto& layer : decoder)
        if (layer.skip >= 0)
            kept[std::size_t(layer.skip)] = true;
    return kept;
}

NetworkPlan networkPlan(const NetworkSpec& spec)
{
    switch (spec.kind) {
    case NetworkKind::Table1:
        return planStrided(spec, 16, 1024);
    case NetworkKind::Compact:
    case NetworkKind::Repair:
        return planStrided(spec, 32, 0);
    case NetworkKind::Table2:
        return planPooled(spec);
    }
    return {};
}

} // namespace mixdesk
