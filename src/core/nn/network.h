// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/layers.h"
#include "core/nn/objective.h"

#include <functional>
#include <string>
#include <vector>

namespace mixdesk::nn {

/// One line of the printed network: shapes are of one image, [channels, height, width].
struct LayerInfo
{
    std::string name, kind;
    std::vector<std::int64_t> output;
    std::int64_t parameters = 0;
};

struct StopAsked : std::exception
{
    const char* what() const noexcept override { return "stop asked for"; }
};

/// Encoder E, decoder D (Eq. 3 and 4) and the Mixer's classifier on the latent (section 3.4).
/// Table 1, Table 2 and compact; input [N, 3, S, S] in [-1, 1], RGB.
class AutoencoderImpl : public torch::nn::Module
{
public:
    explicit AutoencoderImpl(const NetworkSpec& spec);

    torch::Tensor encode(torch::Tensor x, Tangent* tangent = nullptr);
    torch::Tensor decode(torch::Tensor z);
    /// Logits [N, classes]. `dropout` holds two keep masks ([N, units], 0 or 1/(1-p)) or is empty.
    torch::Tensor classify(torch::Tensor z, const std::vector<torch::Tensor>& dropout = {});
    /// Units of the classifier's two hidden layers: sizes of the dropout masks.
    static std::vector<std::int64_t> hiddenUnits() { return {128, 64}; }

    /// Asked at every layer, forward and back; true: the pass ends by throwing StopAsked. Then only
    /// gradients and running statistics may have changed.
    void stopWhen(std::function<bool()> asked) { m_stopAsked = std::move(asked); }

    /// Of the convolutions from then on. Weights, statistics, latent, classifier, output and a
    /// tangent stay fp32 (or what the parameters are).
    void setPrecision(Precision precision) { m_precision = precision; }

    /// Fills weights from N(0, 0.02), norm weights from N(1, 0.02), biases with 0.
    void initialise(std::uint64_t seed);

    /// Runs one blank image through to record shapes.
    std::vector<LayerInfo> describe();

private:
    void buildStrided(const NetworkSpec& spec, std::int64_t base, std::int64_t hidden);
    void buildPooled(const NetworkSpec& spec);
    void buildClassifier(const NetworkSpec& spec, std::int64_t latentChannels, int latentSide);

    torch::Tensor lowered(const torch::Tensor& h) const;
    torch::Tensor raised(const torch::Tensor& h) const;

    NetworkSpec m_spec;
    Precision m_precision = Precision::Fp32;
    std::vector<ConvBlock> m_convs; // strided: one a step; pooled: two a level
    std::vector<UpBlock> m_ups;
    std::vector<ConvBlock> m_decoderConvs;                 // pooled only: two a level
    DenseBlock m_toLatent{nullptr}, m_fromLatent{nullptr}; // Table 1 only
    ConvBlock m_classifierConv{nullptr};                   // pooled only
    std::vector<DenseBlock> m_classifier;
    std::vector<LayerInfo>* m_trace = nullptr;
    std::function<bool()> m_stopAsked;
    void trace(const char* kind, const torch::nn::Module* module, const torch::Tensor& h);
};
TORCH_MODULE(Autoencoder);

} // namespace mixdesk::nn
