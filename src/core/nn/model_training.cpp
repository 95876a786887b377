// SPDX-License-Identifier: GPL-3.0-or-later
// Training steps of a Model, alone or shared with other processes.
#include "core/nn/batch.h"
#include "core/nn/losses.h"
#include "core/nn/model_impl.h"

#include <cmath>
#include <numeric>

namespace mixdesk {

void Model::useDoublePrecision()
{
    m_impl->network->to(torch::kFloat64);
    m_impl->adam =
        std::make_unique<nn::Adam>(m_impl->network->parameters(), m_impl->adam->epsilon());
}

void Model::beginStep()
{
    m_impl->inference = {};
    m_impl->bufferSnapshot.clear();
    for (const auto& [name, buffer] : m_impl->buffers)
        m_impl->bufferSnapshot.push_back(buffer.clone());
    for (auto& [name, parameter] : m_impl->parameters)
        parameter.mutable_grad().reset();
}

void Model::discardStep()
{
    torch::NoGradGuard guard;
    m_impl->inference = {};
    for (std::size_t i = 0; i < m_impl->bufferSnapshot.size(); ++i)
        m_impl->buffers[i].second.copy_(m_impl->bufferSnapshot[i]);
    m_impl->bufferSnapshot.clear();
}

void Model::applyStep(double learningRate)
{
    m_impl->inference = {};
    m_impl->adam->step(learningRate);
    m_impl->bufferSnapshot.clear();
}

TensorMap Model::gradients() const
{
    nn::Named gradients;
    for (const auto& [name, parameter] : m_impl->parameters)
        if (parameter.grad().defined())
            gradients.emplace_back(name, parameter.grad());
    return nn::toTensorMap(gradients);
}

Result<void> Model::trainWith(std::shared_ptr<ProcessGroup> group)
{
    if (!m_impl->device.is_cpu())
        return Error{ErrorCode::Unsupported,
                     Sentence::tr("Training over several processes runs on processors. Use "
                                  "training.device=cpu, or one process.")};
    return guarded(Sentence::tr("training"), [&]() -> Result<void> {
        m_impl->shareState(*group);
        m_impl->network->synchronise(group);
        std::vector<torch::Tensor> parameters;
        for (const auto& [name, parameter] : m_impl->parameters)
            parameters.push_back(parameter);
        m_impl->buckets = std::make_unique<nn::GradientBuckets>(parameters, *group);
        m_impl->group = std::move(group);
        return {};
    });
}

void Model::Impl::shareState(ProcessGroup& sharedBy)
{
    torch::NoGradGuard guard;
    inference = {};
    for (auto& [name, tensor] : all())
        sharedBy.copyFromFirst(tensor);
    for (auto& [name, tensor] : moments())
        sharedBy.copyFromFirst(tensor);
    auto steps = torch::full({1}, adam->steps, torch::kInt64);
    sharedBy.copyFromFirst(steps);
    adam->steps = steps.item<std::int64_t>();
}

Model::Impl::Pass Model::Impl::forward(const std::vector<TrainSample>& samples,
                                       const Objective& objective, const BatchSlice& slice)
{
    const int followed = followedImages(objective, slice.images);
    const auto inSlice = std::max(0, (followed - slice.first + slice.step - 1) / slice.step);
    auto batch = nn::trainBatch(samples, objective, spec.inputSize, inSlice);
    network->train();
    nn::Tangent tangent;
    const bool contract = batch.directions.defined();
    if (contract)
        tangent.direction = placed(batch.directions);
    const auto target = placed(batch.clean);
    nn::Features kept;
    const auto latent = network->encode(placed(batch.noisy), contract ? &tangent : nullptr, &kept);
    const auto decoded = network->decode(latent, kept);
    for (auto& mask : batch.dropout)
        mask = placed(mask);
    const auto logits = network->classify(latent, batch.dropout);

    Pass pass;
    pass.perImage = nn::reconstructionLoss(objective.loss, target, decoded.picture);
    pass.reconstruction = pass.perImage.sum() / slice.images;
    pass.classifier =
        at::cross_entropy_loss(logits, batch.classes.to(device), {}, at::Reduction::Sum) /
        slice.images;
    if (contract)
        // E_u ||J u||^2 = ||J||_F^2 for u ~ N(0, I): Eq. 8 without bias.
        pass.contraction = tangent.direction.square().sum() / followed;
    if (decoded.defects.defined() && batch.defects.defined())
        pass.defects = nn::defectLoss(decoded.defects, placed(batch.defects)).sum() / slice.images;
    return pass;
}

BatchLosses Model::Impl::lossesOf(const Pass& pass, const Objective& objective,
                                  const BatchSlice& slice) const
{
    enum { Classifier, Contraction, Defects, Stop, Enough, PerImage };
    const auto number = [](const torch::Tensor& value) {
        return value.defined() ? value.item<double>() : 0.0;
    };
    std::vector<double> sums(std::size_t(PerImage + slice.images), 0.0);
    sums[Classifier] = number(pass.classifier);
    sums[Contraction] = number(pass.contraction);
    sums[Defects] = number(pass.defects);
    sums[Stop] = slice.stop;
    sums[Enough] = slice.enough;
    const auto values = pass.perImage.detach().to(torch::kCPU, torch::kFloat64).contiguous();
    for (std::int64_t i = 0; i < values.numel(); ++i)
        sums[std::size_t(PerImage + slice.first + i * slice.step)] = values.data_ptr<double>()[i];
    if (group)
        if (auto ok = group->sum(sums); !ok)
            throw GroupBroken(ok.error());
    BatchLosses losses;
    losses.perImage.assign(sums.begin() + PerImage, sums.end());
    losses.reconstruction =
        std::accumulate(losses.perImage.begin(), losses.perImage.end(), 0.0) / slice.images;
    losses.classifier = sums[Classifier];
    losses.contraction = sums[Contraction];
    losses.defects = sums[Defects];
    losses.total = losses.reconstruction + objective.classifierWeight * losses.classifier +
                   objective.contraction * losses.contraction +
                   objective.defectWeight * losses.defects;
    losses.finite = std::isfinite(losses.total);
    losses.stop = sums[Stop] > 0.0;
    losses.enough = sums[Enough] > 0.0;
    return losses;
}

BatchLosses Model::Impl::accumulate(const std::vector<TrainSample>& samples,
                                    const Objective& objective, double share,
                                    const BatchSlice& slice)
{
    const Pass pass = forward(samples, objective, slice);
    const BatchLosses losses = lossesOf(pass, objective, slice);
    if (!losses.finite || losses.stop || losses.enough)
        return losses;
    auto total = pass.reconstruction + objective.classifierWeight * pass.classifier;
    if (pass.contraction.defined())
        total = total + objective.contraction * pass.contraction;
    if (pass.defects.defined())
        total = total + objective.defectWeight * pass.defects;
    const bool complete = buckets && slice.lastOfStep;
    if (complete)
        buckets->begin();
    (total * share).backward();
    if (complete)
        buckets->finish();
    return losses;
}

Result<BatchLosses> Model::accumulate(const std::vector<TrainSample>& samples,
                                      const Objective& objective, double share)
{
    return accumulate(samples, objective, share, {int(samples.size())});
}

Result<BatchLosses> Model::accumulate(const std::vector<TrainSample>& samples,
                                      const Objective& objective, double share,
                                      const BatchSlice& slice)
{
    return guarded(Sentence::tr("training"), [&]() -> Result<BatchLosses> {
        return m_impl->accumulate(samples, objective, share, slice);
    });
}

} // namespace mixdesk
