// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/layers.h"

namespace mixdesk::nn {

namespace {

constexpr double kSlope = 0.2;
constexpr double kMomentum = 0.1;
constexpr double kEpsilon = 1e-5;

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// y = the gradient, with respect to its input, of a convolution with this weight and output x.
class ConvTransposeFunction : public torch::autograd::Function<ConvTransposeFunction>
{
public:
    static torch::Tensor forward(AutogradContext* context, const torch::Tensor& x,
                                 const torch::Tensor& weight, std::int64_t stride,
                                 std::int64_t padding)
    {
        context->save_for_backward({x, weight});
        context->saved_data["stride"] = stride;
        context->saved_data["padding"] = padding;
        const auto side = [&](int dim) {
            return (x.size(dim) - 1) * stride - 2 * padding + weight.size(dim);
        };
        // Only the sizes of the convolution's input matter for this gradient.
        const auto shape = torch::empty({x.size(0), weight.size(1), side(2), side(3)}, x.options());
        return std::get<0>(backwardOfConv(x, shape, weight, stride, padding, {true, false, false}));
    }

    static variable_list backward(AutogradContext* context, variable_list gradients)
    {
        const auto saved = context->get_saved_variables();
        const auto stride = context->saved_data["stride"].toInt();
        const auto padding = context->saved_data["padding"].toInt();
        const auto gradient = gradients[0].contiguous();
        const auto gx = at::conv2d(gradient, saved[1], {}, stride, padding);
        const auto gw = std::get<1>(
            backwardOfConv(saved[0], gradient, saved[1], stride, padding, {false, true, false}));
        return {gx, gw, torch::Tensor(), torch::Tensor()};
    }

private:
    static std::tuple<torch::Tensor, torch::Tensor, torch::Tensor>
    backwardOfConv(const torch::Tensor& output, const torch::Tensor& input,
                   const torch::Tensor& weight, std::int64_t stride, std::int64_t padding,
                   std::array<bool, 3> wanted)
    {
        return at::convolution_backward(output, input, weight, at::OptionalIntArrayRef(),
                                        {stride, stride}, {padding, padding}, {1, 1}, false, {0, 0},
                                        1, wanted);
    }
};

} // namespace

NormActivationImpl::NormActivationImpl(std::int64_t channels)
{
    m_weight = register_parameter("weight", torch::ones(channels));
    m_bias = register_parameter("bias", torch::zeros(channels));
    m_mean = register_buffer("running_mean", torch::zeros(channels));
    m_var = register_buffer("running_var", torch::ones(channels));
}

torch::Tensor NormActivationImpl::forward(torch::Tensor h, Tangent* tangent)
{
    torch::Tensor normed, mean, inverse;
    std::tie(normed, mean, inverse) = at::native_batch_norm(h, m_weight, m_bias, m_mean, m_var,
                                                            is_training(), kMomentum, kEpsilon);
    if (tangent) {
        const auto n = tangent->direction.size(0);
        if (!is_training())
            inverse = (m_var + kEpsilon).rsqrt();
        std::vector<std::int64_t> perChannel(std::size_t(h.dim()), 1);
        perChannel[1] = -1;
        const auto slope =
            torch::where(normed.detach().slice(0, 0, n) > 0, torch::ones({}, h.options()),
                         torch::full({}, kSlope, h.options()));
        tangent->direction =
            tangent->direction * (m_weight * inverse.detach()).view(perChannel) * slope;
    }
    return at::leaky_relu(normed, kSlope);
}

ConvBlockImpl::ConvBlockImpl(std::int64_t in, std::int64_t out, int kernel, int stride, int padding,
                             bool norm)
    : m_stride(stride), m_padding(padding)
{
    m_weight = register_parameter("weight", torch::zeros({out, in, kernel, kernel}));
    if (norm)
        m_norm = register_module("norm", NormActivation(out));
    else
        m_bias = register_parameter("bias", torch::zeros(out));
}

torch::Tensor ConvBlockImpl::convolve(const torch::Tensor& h, const torch::Tensor& bias) const
{
    const bool wholeInput =
        m_padding == 0 && h.size(2) == m_weight.size(2) && h.size(3) == m_weight.size(3);
    if (wholeInput)
        return at::linear(h.flatten(1), m_weight.flatten(1), bias).unsqueeze(-1).unsqueeze(-1);
    return at::conv2d(h, m_weight, bias, m_stride, m_padding);
}

torch::Tensor ConvBlockImpl::forward(torch::Tensor h, Tangent* tangent)
{
    h = convolve(h, m_bias);
    if (tangent)
        tangent->direction = convolve(tangent->direction, {});
    return m_norm ? m_norm->forward(h, tangent) : h;
}

UpBlockImpl::UpBlockImpl(std::int64_t in, std::int64_t out, int kernel, int stride, int padding,
                         bool norm)
    : m_stride(stride), m_padding(padding)
{
    m_weight = register_parameter("weight", torch::zeros({in, out, kernel, kernel}));
    if (norm)
        m_norm = register_module("norm", NormActivation(out));
    else
        m_bias = register_parameter("bias", torch::zeros(out));
}

torch::Tensor UpBlockImpl::forward(torch::Tensor h)
{
    h = convTranspose(h, m_weight, m_bias, m_stride, m_padding);
    return m_norm ? m_norm->forward(h, nullptr) : h;
}

DenseBlockImpl::DenseBlockImpl(std::int64_t in, std::int64_t out, bool norm)
{
    m_weight = register_parameter("weight", torch::zeros({out, in}));
    if (norm)
        m_norm = register_module("norm", NormActivation(out));
    else
        m_bias = register_parameter("bias", torch::zeros(out));
}

torch::Tensor DenseBlockImpl::forward(torch::Tensor h, Tangent* tangent)
{
    h = at::linear(h, m_weight, m_bias);
    if (tangent)
        tangent->direction = at::linear(tangent->direction, m_weight);
    return m_norm ? m_norm->forward(h, tangent) : h;
}

torch::Tensor maxPool(const torch::Tensor& h, Tangent* tangent)
{
    torch::Tensor pooled, indices;
    std::tie(pooled, indices) = at::max_pool2d_with_indices(h, {2, 2}, {2, 2});
    if (tangent) {
        const auto n = tangent->direction.size(0);
        const auto picked = indices.slice(0, 0, n);
        tangent->direction =
            tangent->direction.flatten(2).gather(2, picked.flatten(2)).view(picked.sizes());
    }
    return pooled;
}

torch::Tensor convTranspose(const torch::Tensor& h, const torch::Tensor& weight,
                            const torch::Tensor& bias, int stride, int padding)
{
    const auto out = weight.size(1), kernel = weight.size(2);
    torch::Tensor y;
    if (h.size(2) == 1 && h.size(3) == 1 && padding == 0)
        y = at::matmul(h.flatten(1), weight.flatten(1)).view({h.size(0), out, kernel, kernel});
    else if (h.is_cpu() && out > 4) // with very few outputs LibTorch's own is faster
        y = ConvTransposeFunction::apply(h.contiguous(), weight, std::int64_t(stride),
                                         std::int64_t(padding));
    else
        return at::conv_transpose2d(h, weight, bias, stride, padding);
    return bias.defined() ? y + bias.view({1, -1, 1, 1}) : y;
}

} // namespace mixdesk::nn
