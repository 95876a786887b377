// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/norm_activation.h"

#include "core/nn/norm_kernels.h"

#include <ATen/Parallel.h>

namespace mixdesk::nn {

namespace {

constexpr double kSlope = 0.2;
constexpr double kMomentum = 0.1;
constexpr double kEpsilon = 1e-5;

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// [N, C, ...] in memory order.
struct Layout
{
    std::int64_t images, channels, size;

    explicit Layout(const torch::Tensor& h)
        : images(h.size(0)), channels(h.size(1)), size(h.numel() / (images * channels))
    {}
    ChannelPlanes channel(std::int64_t c) const
    {
        return {c * size, channels * size, images, size};
    }
};

const float* numbers(const torch::Tensor& h, float)
{
    return h.data_ptr<float>();
}
const std::uint16_t* numbers(const torch::Tensor& h, std::uint16_t)
{
    return reinterpret_cast<const std::uint16_t*>(h.data_ptr<at::BFloat16>());
}
template <typename T> T* writable(const torch::Tensor& h)
{
    return const_cast<T*>(numbers(h, T()));
}

/// Calls work(c, T()) for every channel, on all threads.
template <typename Work> void eachChannel(const torch::Tensor& h, const Work& work)
{
    const auto all = [&](auto type) {
        at::parallel_for(0, h.size(1), 1, [&](std::int64_t begin, std::int64_t end) {
            for (auto c = begin; c < end; ++c)
                work(c, type);
        });
    };
    if (h.scalar_type() == torch::kBFloat16)
        all(std::uint16_t());
    else
        all(float());
}

/// Both in training mode on a processor; outputs the activation, the batch's mean and 1/deviation.
class NormLeakFunction : public torch::autograd::Function<NormLeakFunction>
{
public:
    static variable_list forward(AutogradContext* context, const torch::Tensor& x,
                                 const torch::Tensor& weight, const torch::Tensor& bias,
                                 const torch::Tensor& runningMean, const torch::Tensor& runningVar)
    {
        const Layout layout(x);
        const auto y = torch::empty_like(x), mean = torch::empty_like(weight),
                   inverse = torch::empty_like(weight);
        const double count = double(layout.images * layout.size);
        const float *w = weight.data_ptr<float>(), *b = bias.data_ptr<float>();
        float *rm = runningMean.data_ptr<float>(), *rv = runningVar.data_ptr<float>();
        float *m = mean.data_ptr<float>(), *inv = inverse.data_ptr<float>();
        eachChannel(x, [&](std::int64_t c, auto type) {
            using T = decltype(type);
            const auto channel = layout.channel(c);
            const Moments found = moments(numbers(x, type), channel);
            m[c] = found.mean;
            inv[c] = float(1.0 / std::sqrt(double(found.variance) + kEpsilon));
            const double unbiased = double(found.variance) * count / (count - 1.0);
            rm[c] = float((1.0 - kMomentum) * rm[c] + kMomentum * found.mean);
            rv[c] = float((1.0 - kMomentum) * rv[c] + kMomentum * unbiased);
            const float scale = w[c] * inv[c];
            scaleAndLeak(numbers(x, type), writable<T>(y), channel, scale, b[c] - m[c] * scale,
                         float(kSlope));
        });
        context->save_for_backward({x, y, weight, mean, inverse});
        context->mark_non_differentiable({mean, inverse});
        return {y, mean, inverse};
    }

    static variable_list backward(AutogradContext* context, variable_list gradients)
    {
        const auto saved = context->get_saved_variables();
        const auto &x = saved[0], &y = saved[1], &weight = saved[2];
        const auto gradient = gradients[0].contiguous();
        const Layout layout(x);
        const auto dx = torch::empty_like(x), dw = torch::empty_like(weight),
                   db = torch::empty_like(weight);
        const double count = double(layout.images * layout.size);
        const float *w = weight.data_ptr<float>(), *m = saved[3].data_ptr<float>(),
                    *inv = saved[4].data_ptr<float>();
        float *gw = dw.data_ptr<float>(), *gb = db.data_ptr<float>();
        eachChannel(x, [&](std::int64_t c, auto type) {
            using T = decltype(type);
            const auto channel = layout.channel(c);
            const auto sums = gradientSums(numbers(gradient, type), numbers(x, type),
                                           numbers(y, type), channel, m[c], float(kSlope));
            gb[c] = float(sums.plain);
            gw[c] = float(sums.centred * inv[c]);
            const double scale = double(w[c]) * inv[c];
            const double factor = -scale * inv[c] * inv[c] * sums.centred / count;
            inputGradient(numbers(gradient, type), numbers(x, type), numbers(y, type),
                          writable<T>(dx), channel, m[c], float(kSlope), float(scale),
                          float(factor), float(-scale * sums.plain / count));
        });
        return {dx, dw, db, torch::Tensor(), torch::Tensor()};
    }
};

/// Ours pays where a channel's values lie in a row.
bool fusable(const torch::Tensor& h)
{
    const auto type = h.scalar_type();
    return h.is_cpu() && h.dim() == 4 && h.size(0) * h.size(2) * h.size(3) > 1 &&
           h.is_contiguous() && (type == torch::kFloat32 || type == torch::kBFloat16);
}

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
    torch::Tensor active, inverse;
    if (is_training() && m_weight.scalar_type() == torch::kFloat32 && fusable(h)) {
        const auto out = NormLeakFunction::apply(h, m_weight, m_bias, m_mean, m_var);
        active = out[0];
        inverse = out[2];
    } else {
        torch::Tensor normed, mean;
        std::tie(normed, mean, inverse) = at::native_batch_norm(h, m_weight, m_bias, m_mean, m_var,
                                                                is_training(), kMomentum, kEpsilon);
        active = at::leaky_relu(normed, kSlope);
        if (tangent && !is_training())
            inverse = (m_var + kEpsilon).rsqrt();
    }
    if (tangent) {
        const auto& u = tangent->direction;
        std::vector<std::int64_t> perChannel(std::size_t(h.dim()), 1);
        perChannel[1] = -1;
        const auto slope =
            torch::where(active.detach().slice(0, 0, u.size(0)) > 0, torch::ones({}, u.options()),
                         torch::full({}, kSlope, u.options()));
        tangent->direction = u * (m_weight * inverse.detach()).view(perChannel) * slope;
    }
    return active;
}

} // namespace mixdesk::nn
