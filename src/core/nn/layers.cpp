// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/layers.h"

#include <ATen/Dispatch.h>
#include <ATen/Parallel.h>

namespace mixdesk::nn {

namespace {

constexpr std::int64_t kFewOutputs = 4;

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

/// [N, 4 C, R + 1, S + 1], phase (a, b) of channel c at 4 c + 2 a + b, to [N, C, 2 R, 2 S]: phase
/// (a, b) begins at (a, b) and fills every second pixel both ways from there.
class InterleaveFunction : public torch::autograd::Function<InterleaveFunction>
{
public:
    static torch::Tensor forward(AutogradContext*, const torch::Tensor& phases)
    {
        const auto from = phases.contiguous();
        const auto rows = from.size(2) - 1, cols = from.size(3) - 1;
        auto to =
            torch::empty({from.size(0), from.size(1) / 4, 2 * rows, 2 * cols}, from.options());
        AT_DISPATCH_FLOATING_TYPES_AND(at::kBFloat16, from.scalar_type(), "interleave", [&] {
            const auto* source = from.data_ptr<scalar_t>();
            auto* target = to.data_ptr<scalar_t>();
            eachPixel(to, [&](std::int64_t at, std::int64_t phase) { target[at] = source[phase]; });
        });
        return to;
    }

    static variable_list backward(AutogradContext*, variable_list gradients)
    {
        const auto from = gradients[0].contiguous();
        auto to = torch::zeros(
            {from.size(0), 4 * from.size(1), from.size(2) / 2 + 1, from.size(3) / 2 + 1},
            from.options());
        AT_DISPATCH_FLOATING_TYPES_AND(at::kBFloat16, from.scalar_type(), "interleave", [&] {
            const auto* source = from.data_ptr<scalar_t>();
            auto* target = to.data_ptr<scalar_t>();
            eachPixel(from,
                      [&](std::int64_t at, std::int64_t phase) { target[phase] = source[at]; });
        });
        return {to};
    }

private:
    /// work(index in the picture, index in its phases), for every pixel of every plane.
    template <typename Work> static void eachPixel(const torch::Tensor& picture, const Work& work)
    {
        const auto rows = picture.size(2), cols = picture.size(3);
        const auto down = cols / 2 + 1, plane = (rows / 2 + 1) * down;
        at::parallel_for(0, picture.size(0) * picture.size(1), 1, [&](auto begin, auto end) {
            for (auto p = begin; p < end; ++p)
                for (std::int64_t y = 0; y < rows; ++y)
                    for (std::int64_t b = 0; b < 2; ++b) {
                        const auto a = y % 2;
                        const auto phase = (4 * p + 2 * a + b) * plane + (y / 2 + a) * down + b;
                        const auto row = (p * rows + y) * cols + b;
                        for (std::int64_t x = 0; x < cols / 2; ++x)
                            work(row + 2 * x, phase + x);
                    }
        });
    }
};

/// For kernel 4, stride 2, padding 1: each of the four phases of the output is a 2x2 convolution
/// of the padded input (Shi et al. 2016, "sub-pixel convolution"). With very few outputs this is
/// much faster than the gradient of a convolution.
torch::Tensor convTransposeByPhases(const torch::Tensor& h, const torch::Tensor& weight)
{
    const auto in = weight.size(0), out = weight.size(1);
    // Tap 3 - (phase + 2 * step) of the transposed kernel meets the input `step` further on.
    const auto phases = weight.flip({2, 3})
                            .view({in, out, 2, 2, 2, 2}) // step, phase down; step, phase across
                            .permute({1, 3, 5, 0, 2, 4})
                            .reshape({4 * out, in, 2, 2});
    return InterleaveFunction::apply(at::conv2d(h, phases, {}, 1, 1));
}

} // namespace

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

torch::Tensor ConvBlockImpl::convolve(const torch::Tensor& h, const torch::Tensor& ownBias) const
{
    const auto weight = m_weight.to(h.scalar_type());
    const auto bias = ownBias.defined() ? ownBias.to(h.scalar_type()) : ownBias;
    const bool wholeInput =
        m_padding == 0 && h.size(2) == m_weight.size(2) && h.size(3) == m_weight.size(3);
    if (wholeInput)
        return at::linear(h.flatten(1), weight.flatten(1), bias).unsqueeze(-1).unsqueeze(-1);
    return at::conv2d(h, weight, bias, m_stride, m_padding);
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
    const auto type = h.scalar_type();
    h = convTranspose(h, m_weight.to(type), m_bias.defined() ? m_bias.to(type) : m_bias, m_stride,
                      m_padding);
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
    else if (h.is_cpu() && out <= kFewOutputs && kernel == 4 && stride == 2 && padding == 1)
        y = convTransposeByPhases(h, weight);
    else if (h.is_cpu())
        y = ConvTransposeFunction::apply(h.contiguous(), weight, std::int64_t(stride),
                                         std::int64_t(padding));
    else
        return at::conv_transpose2d(h, weight, bias, stride, padding);
    return bias.defined() ? y + bias.view({1, -1, 1, 1}) : y;
}

} // namespace mixdesk::nn
