// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/network.h"

#include "core/base/random.h"

#include <cmath>

namespace mixdesk::nn {

namespace {

constexpr double kDeviation = 0.02; ///< of first weights (Radford et al. 2016)
constexpr double kSlope = 0.2;      ///< of LeakyReLU

std::int64_t parameterCount(const torch::nn::Module& module)
{
    std::int64_t count = 0;
    for (const auto& parameter : module.parameters())
        count += parameter.numel();
    return count;
}

const char* kindName(LayerPlan::Kind kind)
{
    switch (kind) {
    case LayerPlan::Kind::Convolution:
        return "conv";
    case LayerPlan::Kind::Transposed:
        return "conv transposed";
    case LayerPlan::Kind::Dense:
        return "dense";
    case LayerPlan::Kind::MaxPool:
        return "max pool";
    }
    return "";
}

} // namespace

AutoencoderImpl::AutoencoderImpl(const NetworkSpec& spec) : m_spec(spec)
{
    const NetworkPlan plan = networkPlan(spec);
    m_encoder = build(plan.encoder);
    m_decoder = build(plan.decoder);
    m_classifier = build(plan.classifier);
    m_keep = plan.keptLayers();
}

std::vector<AutoencoderImpl::Layer> AutoencoderImpl::build(const std::vector<LayerPlan>& plans)
{
    std::vector<Layer> layers;
    for (const auto& p : plans) {
        Layer layer;
        layer.plan = p;
        if (p.kind == LayerPlan::Kind::Convolution)
            layer.conv = register_module(
                p.name, ConvBlock(p.in, p.out, p.kernel, p.stride, p.padding, p.norm));
        else if (p.kind == LayerPlan::Kind::Transposed)
            layer.up = register_module(p.name,
                                       UpBlock(p.in, p.out, p.kernel, p.stride, p.padding, p.norm));
        else if (p.kind == LayerPlan::Kind::Dense)
            layer.dense = register_module(p.name, DenseBlock(p.in, p.out, p.norm));
        layers.push_back(std::move(layer));
    }
    return layers;
}

torch::Tensor AutoencoderImpl::lowered(const torch::Tensor& h) const
{
    return m_precision == Precision::Bf16 ? h.to(torch::kBFloat16) : h;
}

torch::Tensor AutoencoderImpl::raised(const torch::Tensor& h) const
{
    return m_precision == Precision::Bf16 ? h.to(torch::kFloat32) : h;
}

torch::Tensor AutoencoderImpl::pass(Layer& layer, torch::Tensor h, Tangent* tangent)
{
    if (layer.dense) {
        if (tangent)
            tangent->direction = tangent->direction.flatten(1);
        h = layer.dense->forward(raised(h).flatten(1), tangent);
    } else {
        if (h.dim() == 2)
            h = h.unsqueeze(-1).unsqueeze(-1);
        if (layer.conv)
            h = layer.conv->forward(h, tangent);
        else if (layer.up)
            h = layer.up->forward(h);
        else
            h = maxPool(h, tangent);
    }
    trace(layer, h);
    return h;
}

torch::Tensor AutoencoderImpl::encode(torch::Tensor x, Tangent* tangent, Features* kept)
{
    x = lowered(x);
    if (kept)
        kept->assign(m_encoder.size(), {});
    for (std::size_t i = 0; i < m_encoder.size(); ++i) {
        x = pass(m_encoder[i], x, tangent);
        if (kept && m_keep[i])
            (*kept)[i] = x;
    }
    x = raised(x);
    if (x.dim() == 4 && x.size(2) == 1) {
        x = x.flatten(1);
        if (tangent)
            tangent->direction = tangent->direction.flatten(1);
    }
    return x;
}

Decoded AutoencoderImpl::decode(torch::Tensor z, const Features& kept)
{
    for (auto& layer : m_decoder) {
        if (layer.plan.skip >= 0)
            z = at::cat({lowered(z), kept.at(std::size_t(layer.plan.skip))}, 1);
        z = pass(layer, layer.dense ? z : lowered(z), nullptr);
    }
    z = raised(z);
    if (z.size(1) == 3)
        return {at::tanh(z), {}};
    // The probability is (1 + tanh) / 2: the inference engine has one activation for all outputs.
    return {at::tanh(z.slice(1, 0, 3)), 2 * z.slice(1, 3)};
}

torch::Tensor AutoencoderImpl::classify(torch::Tensor z, const std::vector<torch::Tensor>& dropout)
{
    std::size_t hidden = 0;
    for (auto& layer : m_classifier) {
        z = pass(layer, z, nullptr);
        if (layer.plan.after == LayerPlan::After::Relu)
            z = at::relu(z);
        if (layer.dense && hidden < dropout.size())
            z = z * dropout[hidden++];
    }
    return z;
}

void AutoencoderImpl::synchronise(const std::shared_ptr<ProcessGroup>& group)
{
    for (const auto& module : modules())
        if (auto* norm = module->as<NormActivationImpl>())
            norm->synchronise(group);
}

void AutoencoderImpl::initialise(std::uint64_t seed)
{
    torch::NoGradGuard guard;
    auto generator = at::detail::createCPUGenerator(streamSeed(seed, Purpose::InitialWeights));
    for (auto& item : named_parameters()) {
        auto& tensor = item.value();
        const std::string layer = item.key().substr(0, item.key().find('.'));
        const bool bias =
            item.key().size() >= 4 && item.key().rfind("bias") == item.key().size() - 4;
        if (bias)
            tensor.zero_();
        else
            tensor.normal_(tensor.dim() == 1 ? 1.0 : 0.0,
                           tensor.dim() == 1 ? kDeviation : deviationOf(layer), generator);
    }
}

/// A layer before a normalisation learns the more slowly the larger its weights are. With
/// Radford's 0.02 the fine layers of Repair, whose fan-in is small, were turned so far by each step
/// of Adam that nothing small was learnt for thousands of steps.
double AutoencoderImpl::deviationOf(const std::string& layer) const
{
    if (m_spec.kind == NetworkKind::Repair)
        for (const auto* layers : {&m_encoder, &m_decoder})
            for (const Layer& l : *layers)
                if (l.plan.name == layer && l.plan.norm) {
                    const double outputs =
                        double(l.plan.out) * l.plan.outputSide() * l.plan.outputSide();
                    const double inputs = l.plan.flops() / (2.0 * outputs);
                    return std::sqrt(2.0 / (1.0 + kSlope * kSlope) / inputs);
                }
    return kDeviation;
}

std::vector<LayerInfo> AutoencoderImpl::describe()
{
    torch::NoGradGuard guard;
    const bool training = is_training();
    eval();
    std::vector<LayerInfo> layers;
    m_trace = &layers;
    Features kept;
    const auto z = encode(
        torch::zeros({1, 3, m_spec.inputSize, m_spec.inputSize}, parameters().front().options()),
        nullptr, &kept);
    decode(z, kept);
    classify(z);
    m_trace = nullptr;
    train(training);
    return layers;
}

void AutoencoderImpl::trace(const Layer& layer, const torch::Tensor& h)
{
    if (m_stopAsked) {
        if (m_stopAsked())
            throw StopAsked();
        if (h.requires_grad())
            h.register_hook([asked = m_stopAsked](const torch::Tensor&) {
                if (asked())
                    throw StopAsked();
            });
    }
    if (!m_trace)
        return;
    LayerInfo info{layer.plan.name, kindName(layer.plan.kind), h.sizes().slice(1).vec(), 0};
    if (!info.name.empty())
        info.parameters = parameterCount(*named_children()[info.name]);
    m_trace->push_back(info);
}

} // namespace mixdesk::nn
