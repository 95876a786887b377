// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/network.h"

#include "core/base/random.h"

#include <cmath>

namespace mixdesk::nn {

namespace {

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

std::int64_t parameterCount(const torch::nn::Module& module)
{
    std::int64_t count = 0;
    for (const auto& parameter : module.parameters())
        count += parameter.numel();
    return count;
}

} // namespace

AutoencoderImpl::AutoencoderImpl(const NetworkSpec& spec) : m_spec(spec)
{
    switch (spec.kind) {
    case NetworkKind::Table1:
        buildStrided(spec, 16, 1024);
        break;
    case NetworkKind::Compact:
        buildStrided(spec, 32, 0);
        break;
    case NetworkKind::Table2:
        buildPooled(spec);
        break;
    }
}

void AutoencoderImpl::buildStrided(const NetworkSpec& spec, std::int64_t base, std::int64_t hidden)
{
    const int steps = stridedSteps(spec.inputSize);
    std::vector<std::int64_t> channels{3};
    for (int i = 0; i < steps; ++i)
        channels.push_back(scaled(std::min<std::int64_t>(base << i, 512), spec.width));
    for (int i = 0; i < steps; ++i)
        m_convs.push_back(register_module("encoder_conv" + std::to_string(i + 1),
                                          ConvBlock(channels[i], channels[i + 1], 4, 2, 1, true)));
    const auto deepest = channels.back();
    const auto bottom = hidden ? scaled(hidden, spec.width) : std::int64_t(spec.latent);
    m_convs.push_back(register_module("encoder_conv" + std::to_string(steps + 1),
                                      ConvBlock(deepest, bottom, 4, 1, 0, hidden != 0)));
    if (hidden) {
        m_toLatent = register_module("encoder_latent", DenseBlock(bottom, spec.latent, false));
        m_fromLatent = register_module("decoder_latent", DenseBlock(spec.latent, bottom, true));
    }
    m_ups.push_back(register_module("decoder_up1", UpBlock(bottom, deepest, 4, 1, 0, true)));
    for (int i = steps; i > 0; --i)
        m_ups.push_back(register_module("decoder_up" + std::to_string(steps - i + 2),
                                        UpBlock(channels[i], channels[i - 1], 4, 2, 1, i > 1)));
    buildClassifier(spec, spec.latent, 1);
}

void AutoencoderImpl::buildPooled(const NetworkSpec& spec)
{
    std::vector<std::int64_t> channels{3};
    for (const int c : {64, 128, 256, 512, 1024})
        channels.push_back(scaled(c, spec.width));
    const int levels = int(channels.size()) - 1;
    for (int i = 0; i < levels; ++i) {
        const std::string name = "encoder_level" + std::to_string(i + 1);
        const bool last = i + 1 == levels; // the latent layer has neither norm nor activation
        m_convs.push_back(register_module(name + "_conv1",
                                          ConvBlock(channels[i], channels[i + 1], 3, 1, 1, true)));
        m_convs.push_back(register_module(
            name + "_conv2", ConvBlock(channels[i + 1], channels[i + 1], 3, 1, 1, !last)));
    }
    for (int j = levels; j > 0; --j) {
        const std::string name = "decoder_level" + std::to_string(levels - j + 1);
        const bool last = j == 1;
        if (!last)
            m_ups.push_back(
                register_module(name + "_up", UpBlock(channels[j], channels[j], 2, 2, 0, false)));
        m_decoderConvs.push_back(register_module(
            name + "_conv1", ConvBlock(channels[j], channels[j - 1], 3, 1, 1, true)));
        m_decoderConvs.push_back(register_module(
            name + "_conv2", ConvBlock(channels[j - 1], channels[j - 1], 3, 1, 1, !last)));
    }
    buildClassifier(spec, channels.back(), spec.inputSize / 16);
}

void AutoencoderImpl::buildClassifier(const NetworkSpec& spec, std::int64_t latentChannels,
                                      int latentSide)
{
    std::int64_t in = latentChannels;
    if (latentSide > 1) {
        m_classifierConv =
            register_module("classifier_conv", ConvBlock(latentChannels, 32, 3, 1, 0, false));
        in = 32 * std::int64_t(latentSide - 2) * (latentSide - 2);
    }
    const auto hidden = hiddenUnits();
    const std::vector<std::int64_t> sizes{in, hidden[0], hidden[1], spec.classes};
    for (std::size_t i = 0; i + 1 < sizes.size(); ++i)
        m_classifier.push_back(register_module("classifier_dense" + std::to_string(i + 1),
                                               DenseBlock(sizes[i], sizes[i + 1], false)));
}

torch::Tensor AutoencoderImpl::lowered(const torch::Tensor& h) const
{
    return m_precision == Precision::Bf16 ? h.to(torch::kBFloat16) : h;
}

torch::Tensor AutoencoderImpl::raised(const torch::Tensor& h) const
{
    return m_precision == Precision::Bf16 ? h.to(torch::kFloat32) : h;
}

torch::Tensor AutoencoderImpl::encode(torch::Tensor x, Tangent* tangent)
{
    const bool pooled = m_spec.kind == NetworkKind::Table2;
    x = lowered(x);
    for (std::size_t i = 0; i < m_convs.size(); ++i) {
        x = m_convs[i]->forward(x, tangent);
        trace("conv", m_convs[i].get(), x);
        if (pooled && i % 2 == 1 && i + 1 < m_convs.size()) {
            x = maxPool(x, tangent);
            trace("max pool", nullptr, x);
        }
    }
    x = raised(x);
    if (pooled)
        return x;
    x = x.flatten(1);
    if (tangent)
        tangent->direction = tangent->direction.flatten(1);
    if (m_toLatent) {
        x = m_toLatent->forward(x, tangent);
        trace("dense", m_toLatent.get(), x);
    }
    return x;
}

torch::Tensor AutoencoderImpl::decode(torch::Tensor z)
{
    if (m_fromLatent) {
        z = m_fromLatent->forward(z);
        trace("dense", m_fromLatent.get(), z);
    }
    if (m_spec.kind != NetworkKind::Table2) {
        z = lowered(z.unsqueeze(-1).unsqueeze(-1));
        for (auto& up : m_ups) {
            z = up->forward(z);
            trace("conv transposed", up.get(), z);
        }
        return at::tanh(raised(z));
    }
    z = lowered(z);
    for (std::size_t level = 0; 2 * level < m_decoderConvs.size(); ++level) {
        if (level < m_ups.size()) {
            z = m_ups[level]->forward(z);
            trace("conv transposed", m_ups[level].get(), z);
        }
        for (std::size_t i = 2 * level; i < 2 * level + 2; ++i) {
            z = m_decoderConvs[i]->forward(z);
            trace("conv", m_decoderConvs[i].get(), z);
        }
    }
    return at::tanh(raised(z));
}

torch::Tensor AutoencoderImpl::classify(torch::Tensor z, const std::vector<torch::Tensor>& dropout)
{
    if (m_classifierConv) {
        z = at::relu(m_classifierConv->forward(z));
        trace("conv", m_classifierConv.get(), z);
    }
    z = z.flatten(1);
    for (std::size_t i = 0; i < m_classifier.size(); ++i) {
        z = m_classifier[i]->forward(z);
        trace("dense", m_classifier[i].get(), z);
        if (i + 1 == m_classifier.size())
            break;
        z = at::relu(z);
        if (i < dropout.size())
            z = z * dropout[i];
    }
    return z;
}

void AutoencoderImpl::initialise(std::uint64_t seed)
{
    torch::NoGradGuard guard;
    auto generator = at::detail::createCPUGenerator(streamSeed(seed, Purpose::InitialWeights));
    for (auto& item : named_parameters()) {
        auto& tensor = item.value();
        const bool bias =
            item.key().size() >= 4 && item.key().rfind("bias") == item.key().size() - 4;
        if (bias)
            tensor.zero_();
        else
            tensor.normal_(tensor.dim() == 1 ? 1.0 : 0.0, 0.02, generator);
    }
}

std::vector<LayerInfo> AutoencoderImpl::describe()
{
    torch::NoGradGuard guard;
    const bool training = is_training();
    eval();
    std::vector<LayerInfo> layers;
    m_trace = &layers;
    const auto device = parameters().front().device();
    const auto z = encode(torch::zeros({1, 3, m_spec.inputSize, m_spec.inputSize}, device));
    decode(z);
    classify(z);
    m_trace = nullptr;
    train(training);
    return layers;
}

void AutoencoderImpl::trace(const char* kind, const torch::nn::Module* module,
                            const torch::Tensor& h)
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
    LayerInfo info;
    info.kind = kind;
    info.output = h.sizes().slice(1).vec();
    for (const auto& child : named_children())
        if (child.value().get() == module) {
            info.name = child.key();
            info.parameters = parameterCount(*child.value());
        }
    m_trace->push_back(info);
}

} // namespace mixdesk::nn
