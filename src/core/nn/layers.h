// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/norm_activation.h"

#include <torch/torch.h>

namespace mixdesk::nn {

// Weights are kept in fp32; a layer computes in the type of its input, fp32 or bf16.

/// Conv2d, without bias and with norm and activation, or with bias and without both.
/// A kernel that covers its whole input runs as a matrix product.
class ConvBlockImpl : public torch::nn::Module
{
public:
    ConvBlockImpl(std::int64_t in, std::int64_t out, int kernel, int stride, int padding,
                  bool norm);
    torch::Tensor forward(torch::Tensor h, Tangent* tangent = nullptr);

private:
    torch::Tensor convolve(const torch::Tensor& h, const torch::Tensor& bias) const;

    torch::Tensor m_weight, m_bias;
    NormActivation m_norm{nullptr};
    int m_stride, m_padding;
};
TORCH_MODULE(ConvBlock);

/// ConvTranspose2d with weight [in, out, k, k]; bias where there is no norm (or `bias` asks for
/// it).
class UpBlockImpl : public torch::nn::Module
{
public:
    UpBlockImpl(std::int64_t in, std::int64_t out, int kernel, int stride, int padding, bool norm);
    torch::Tensor forward(torch::Tensor h);

private:
    torch::Tensor m_weight, m_bias;
    NormActivation m_norm{nullptr};
    int m_stride, m_padding;
};
TORCH_MODULE(UpBlock);

/// A fully connected layer, with norm and activation, or bare with bias.
class DenseBlockImpl : public torch::nn::Module
{
public:
    DenseBlockImpl(std::int64_t in, std::int64_t out, bool norm);
    torch::Tensor forward(torch::Tensor h, Tangent* tangent = nullptr);

private:
    torch::Tensor m_weight, m_bias;
    NormActivation m_norm{nullptr};
};
TORCH_MODULE(DenseBlock);

/// 2x2 max pooling that carries the tangent along.
torch::Tensor maxPool(const torch::Tensor& h, Tangent* tangent);

/// Transposed convolution. On the CPU as the gradient of a convolution, which uses oneDNN where
/// LibTorch 1.13's own does not, or phase by phase; same result, tested.
torch::Tensor convTranspose(const torch::Tensor& h, const torch::Tensor& weight,
                            const torch::Tensor& bias, int stride, int padding);

} // namespace mixdesk::nn
