// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/plain_reference.h"

#include "core/nn/batch.h"
#include "core/nn/layer_plan.h"
#include "core/nn/losses.h"
#include "core/nn/tensor_map.h"
#include "core/nn/tensor_memory.h"

namespace mixdesk {

namespace {

namespace tnn = torch::nn;

struct PlainBlock : tnn::Module
{
    explicit PlainBlock(const LayerPlan& p) : plan(p)
    {
        const bool bias = !p.norm;
        switch (p.kind) {
        case LayerPlan::Kind::Convolution:
            conv = tnn::Conv2d(tnn::Conv2dOptions(p.in, p.out, p.kernel)
                                   .stride(p.stride)
                                   .padding(p.padding)
                                   .bias(bias));
            break;
        case LayerPlan::Kind::Transposed:
            up = tnn::ConvTranspose2d(tnn::ConvTranspose2dOptions(p.in, p.out, p.kernel)
                                          .stride(p.stride)
                                          .padding(p.padding)
                                          .bias(bias));
            break;
        case LayerPlan::Kind::Dense:
            dense = tnn::Linear(tnn::LinearOptions(p.in, p.out).bias(bias));
            break;
        case LayerPlan::Kind::MaxPool:
            pool = tnn::MaxPool2d(2);
        }
        if (p.norm && p.kind == LayerPlan::Kind::Dense)
            rowNorm = register_module("norm", tnn::BatchNorm1d(p.out));
        else if (p.norm)
            norm = register_module("norm", tnn::BatchNorm2d(p.out));
    }

    torch::Tensor forward(torch::Tensor h)
    {
        if (dense)
            h = dense(h.flatten(1));
        else {
            if (h.dim() == 2)
                h = h.unsqueeze(-1).unsqueeze(-1);
            h = conv ? conv(h) : up ? up(h) : pool(h);
        }
        if (norm)
            h = norm(h);
        if (rowNorm)
            h = rowNorm(h);
        switch (plan.after) {
        case LayerPlan::After::LeakyRelu:
            return torch::leaky_relu(h, 0.2);
        case LayerPlan::After::Relu:
            return torch::relu(h);
        case LayerPlan::After::Tanh:
            return torch::tanh(h);
        case LayerPlan::After::Nothing:
            return h;
        }
        return h;
    }

    /// Parameters and statistics, named as Model names them.
    nn::Named tensors(bool parametersOnly) const
    {
        nn::Named found;
        const auto add = [&](const std::string& prefix, const tnn::Module* module) {
            if (!module)
                return;
            for (const auto& item : module->named_parameters())
                found.emplace_back(plan.name + prefix + item.key(), item.value());
            for (const auto& item : module->named_buffers())
                if (!parametersOnly && item.key() != "num_batches_tracked")
                    found.emplace_back(plan.name + prefix + item.key(), item.value());
        };
        add(".", conv ? static_cast<const tnn::Module*>(conv.get()) : nullptr);
        add(".", up ? static_cast<const tnn::Module*>(up.get()) : nullptr);
        add(".", dense ? static_cast<const tnn::Module*>(dense.get()) : nullptr);
        add(".norm.", norm ? static_cast<const tnn::Module*>(norm.get()) : nullptr);
        add(".norm.", rowNorm ? static_cast<const tnn::Module*>(rowNorm.get()) : nullptr);
        return found;
    }

    LayerPlan plan;
    tnn::Conv2d conv{nullptr};
    tnn::ConvTranspose2d up{nullptr};
    tnn::Linear dense{nullptr};
    tnn::MaxPool2d pool{nullptr};
    tnn::BatchNorm2d norm{nullptr};
    tnn::BatchNorm1d rowNorm{nullptr};
};

using Blocks = std::vector<std::shared_ptr<PlainBlock>>;

Blocks blocksOf(const std::vector<LayerPlan>& plans)
{
    Blocks blocks;
    for (const auto& plan : plans)
        blocks.push_back(std::make_shared<PlainBlock>(plan));
    return blocks;
}

/// `features`: outputs of the encoder's blocks, collected from it and read by the decoder.
torch::Tensor pass(const Blocks& blocks, torch::Tensor h, std::vector<torch::Tensor>& features)
{
    const bool encoding = features.empty();
    for (const auto& block : blocks) {
        if (block->plan.skip >= 0)
            h = torch::cat({h, features[std::size_t(block->plan.skip)]}, 1);
        h = block->forward(h);
        if (encoding)
            features.push_back(h);
    }
    return h;
}

} // namespace

struct PlainReference::Impl
{
    NetworkSpec spec;
    Blocks encoder, decoder, classifier;
    nn::Named parameters, all;
    std::unique_ptr<torch::optim::Adam> adam;

    torch::Tensor classify(torch::Tensor z, const std::vector<torch::Tensor>& dropout) const
    {
        std::size_t hidden = 0;
        for (const auto& block : classifier) {
            z = block->forward(z);
            if (block->dense && hidden < dropout.size())
                z = z * dropout[hidden++];
        }
        return z;
    }

    void train(bool on) const
    {
        for (const auto* part : {&encoder, &decoder, &classifier})
            for (const auto& block : *part)
                block->train(on);
    }
};

PlainReference::PlainReference(const NetworkSpec& spec, double adamEpsilon)
    : m_impl(std::make_unique<Impl>())
{
    const NetworkPlan plan = networkPlan(spec);
    m_impl->spec = spec;
    m_impl->encoder = blocksOf(plan.encoder);
    m_impl->decoder = blocksOf(plan.decoder);
    m_impl->classifier = blocksOf(plan.classifier);
    std::vector<torch::Tensor> parameters;
    for (const auto* part : {&m_impl->encoder, &m_impl->decoder, &m_impl->classifier})
        for (const auto& block : *part) {
            for (auto& named : block->tensors(true)) {
                parameters.push_back(named.second);
                m_impl->parameters.push_back(named);
            }
            for (auto& named : block->tensors(false))
                m_impl->all.push_back(named);
        }
    m_impl->adam = std::make_unique<torch::optim::Adam>(
        parameters, torch::optim::AdamOptions(1e-3).eps(adamEpsilon));
}

PlainReference::~PlainReference() = default;

Result<void> PlainReference::setWeights(const TensorMap& tensors)
{
    return nn::assign(m_impl->all, tensors, "PlainReference");
}

TensorMap PlainReference::weights() const
{
    return nn::toTensorMap(m_impl->all);
}

TensorMap PlainReference::gradients() const
{
    nn::Named gradients;
    for (const auto& [name, parameter] : m_impl->parameters)
        gradients.emplace_back(name, parameter.grad());
    return nn::toTensorMap(gradients);
}

BatchLosses PlainReference::accumulate(const std::vector<TrainSample>& samples,
                                       const Objective& objective)
{
    const nn::SystemTensorMemory memory;
    m_impl->adam->zero_grad();
    m_impl->train(true);
    const auto batch = nn::trainBatch(samples, objective, m_impl->spec.inputSize,
                                      followedImages(objective, int(samples.size())));
    std::vector<torch::Tensor> features;
    const auto latent = pass(m_impl->encoder, batch.noisy, features);
    const auto output = pass(m_impl->decoder, latent, features);
    const auto rebuilt = output.slice(1, 0, 3);
    const auto logits = m_impl->classify(latent, batch.dropout);
    const auto perImage = nn::reconstructionLoss(objective.loss, batch.clean, rebuilt);
    const auto classifier = at::cross_entropy_loss(logits, batch.classes);
    auto total = perImage.mean() + objective.classifierWeight * classifier;
    if (output.size(1) > 3 && batch.defects.defined())
        total =
            total + objective.defectWeight *
                        nn::defectLoss(2 * torch::atanh(output.slice(1, 3)), batch.defects).mean();
    total.backward();
    BatchLosses losses;
    losses.reconstruction = perImage.mean().item<double>();
    losses.classifier = classifier.item<double>();
    losses.total = total.item<double>();
    losses.finite = std::isfinite(losses.total);
    return losses;
}

void PlainReference::applyStep(double learningRate)
{
    const nn::SystemTensorMemory memory;
    for (auto& group : m_impl->adam->param_groups())
        static_cast<torch::optim::AdamOptions&>(group.options()).lr(learningRate);
    m_impl->adam->step();
}

std::vector<Reconstruction> PlainReference::infer(const std::vector<cv::Mat>& pictures)
{
    const nn::SystemTensorMemory memory;
    torch::NoGradGuard guard;
    m_impl->train(false);
    std::vector<torch::Tensor> features;
    const auto latent = pass(m_impl->encoder, nn::pictureBatch(pictures), features);
    const auto output = pass(m_impl->decoder, latent, features);
    return nn::toReconstructions(
        output.slice(1, 0, 3), at::softmax(m_impl->classify(latent, {}), 1),
        output.size(1) > 3 ? (1 + output.slice(1, 3)) / 2 : torch::Tensor());
}

} // namespace mixdesk
