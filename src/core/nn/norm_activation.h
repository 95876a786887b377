// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/process_group.h"

#include <torch/torch.h>

#include <memory>

namespace mixdesk::nn {

/// A direction u that travels through the encoder beside its input: after the last layer it is
/// J u, J the Jacobian at the input, with batch statistics held constant. It follows the first
/// `direction.size(0)` images of the batch.
struct Tangent
{
    torch::Tensor direction;
};

/// BatchNorm (momentum 0.1, eps 1e-5; Ioffe, Szegedy 2015) then LeakyReLU 0.2 in one place: they
/// are computed together, and the tangent can follow. Statistics and parameters are fp32 whatever
/// the input is.
class NormActivationImpl : public torch::nn::Module
{
public:
    explicit NormActivationImpl(std::int64_t channels);
    torch::Tensor forward(torch::Tensor h, Tangent* tangent);
    /// From then on statistics in training are those of the batches of all processes together, and
    /// every forward and backward pass is to be made by all of them; a batch may be empty.
    void synchronise(std::shared_ptr<ProcessGroup> group) { m_group = std::move(group); }

private:
    torch::Tensor m_weight, m_bias, m_mean, m_var;
    std::shared_ptr<ProcessGroup> m_group;
};
TORCH_MODULE(NormActivation);

} // namespace mixdesk::nn
