// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/layer_plan.h"
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

/// Outputs of encoder layers, by index; defined where the decoder reads them.
using Features = std::vector<torch::Tensor>;

/// What the decoder puts out: the picture [N, 3, S, S] in [-1, 1], and the logits [N, 1, S, S] of a
/// defect at every pixel, undefined where the network has none.
struct Decoded
{
    torch::Tensor picture, defects;
};

/// Encoder E, decoder D (Eq. 3 and 4) and the Mixer's classifier on the latent (section 3.4).
/// Table 1, Table 2, compact and repair; input [N, 3, S, S] in [-1, 1], RGB.
class AutoencoderImpl : public torch::nn::Module
{
public:
    explicit AutoencoderImpl(const NetworkSpec& spec);

    /// `kept` gets what decode() needs beside the latent.
    torch::Tensor encode(torch::Tensor x, Tangent* tangent = nullptr, Features* kept = nullptr);
    Decoded decode(torch::Tensor z, const Features& kept);
    /// Logits [N, classes]. `dropout` holds two keep masks ([N, units], 0 or 1/(1-p)) or is empty.
    torch::Tensor classify(torch::Tensor z, const std::vector<torch::Tensor>& dropout = {});

    /// Asked at every layer, forward and back; true: the pass ends by throwing StopAsked. Then only
    /// gradients and running statistics may have changed.
    void stopWhen(std::function<bool()> asked) { m_stopAsked = std::move(asked); }

    /// See NormActivationImpl::synchronise.
    void synchronise(const std::shared_ptr<ProcessGroup>& group);

    /// Of the convolutions from then on. Weights, statistics, latent, classifier, output and a
    /// tangent stay fp32 (or what the parameters are).
    void setPrecision(Precision precision) { m_precision = precision; }

    /// Fills weights from N(0, 0.02), norm weights from N(1, 0.02), biases with 0; those of Repair
    /// before a normalisation with the deviation of He et al., ICCV 2015.
    void initialise(std::uint64_t seed);

    /// Runs one blank image through to record shapes.
    std::vector<LayerInfo> describe();

private:
    /// A layer of the plan; one of the three modules, or none for a pooling.
    struct Layer
    {
        LayerPlan plan;
        ConvBlock conv{nullptr};
        UpBlock up{nullptr};
        DenseBlock dense{nullptr};
    };
    std::vector<Layer> build(const std::vector<LayerPlan>& plans);
    double deviationOf(const std::string& layer) const;
    /// A dense layer in fp32, every other in the type of its input.
    torch::Tensor pass(Layer& layer, torch::Tensor h, Tangent* tangent);
    void trace(const Layer& layer, const torch::Tensor& h);
    torch::Tensor lowered(const torch::Tensor& h) const;
    torch::Tensor raised(const torch::Tensor& h) const;

    NetworkSpec m_spec;
    Precision m_precision = Precision::Fp32;
    std::vector<Layer> m_encoder, m_decoder, m_classifier;
    std::vector<bool> m_keep; ///< of encoder layers: the decoder reads their output
    std::vector<LayerInfo>* m_trace = nullptr;
    std::function<bool()> m_stopAsked;
};
TORCH_MODULE(Autoencoder);

} // namespace mixdesk::nn
