// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

namespace mixdesk::nn {

/// A direction u that travels through the encoder beside its input: after the last layer it is
/// J u, J the Jacobian at the input, with batch statistics held constant. It follows the first
/// `direction.size(0)` images of the batch.
struct Tangent
{
    torch::Tensor direction;
};

/// BatchNorm (momentum 0.1, eps 1e-5) then LeakyReLU 0.2, both optional in one place so that the
/// tangent can follow.
class NormActivationImpl : public torch::nn::Module
{
public:
    explicit NormActivationImpl(std::int64_t channels);
    torch::Tensor forward(torch::Tensor h, Tangent* tangent);

private:
    torch::Tensor m_weight, m_bias, m_mean, m_var;
};
TORCH_MODULE(NormActivation);

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
/// LibTorch 1.13's own does not; same result, tested.
torch::Tensor convTranspose(const torch::Tensor& h, const torch::Tensor& weight,
                            const torch::Tensor& bias, int stride, int padding);

} // namespace mixdesk::nn
