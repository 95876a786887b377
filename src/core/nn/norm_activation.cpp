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

/// Two sums by channel, and how many values went into each, as one tensor that can be added up over
/// processes: [2 C + 1]. Forward these are of the values and their squares, backward of the
/// gradient and its products with the centred values.
class ChannelSums
{
public:
    explicit ChannelSums(std::int64_t channels)
        : m_channels(channels), m_sums(torch::zeros(2 * channels + 1, torch::kFloat64)),
          m_values(m_sums.data_ptr<double>())
    {}
    void set(std::int64_t c, double plain, double weighted)
    {
        m_values[c] = plain;
        m_values[m_channels + c] = weighted;
    }
    void setCount(double count) { m_values[2 * m_channels] = count; }
    void addUp(ProcessGroup& group) { group.sumInPlace(m_sums); }

    double plain(std::int64_t c) const { return m_values[c]; }
    double weighted(std::int64_t c) const { return m_values[m_channels + c]; }
    double count() const { return m_values[2 * m_channels]; }
    double mean(std::int64_t c) const { return plain(c) / count(); }
    double variance(std::int64_t c) const
    {
        return std::max(0.0, weighted(c) / count() - mean(c) * mean(c));
    }
    torch::Tensor plain() const { return m_sums.slice(0, 0, m_channels); }
    torch::Tensor weighted() const { return m_sums.slice(0, m_channels, 2 * m_channels); }

private:
    std::int64_t m_channels;
    torch::Tensor m_sums;
    double* m_values;
};

/// The network, and with it the group, outlives every pass through it.
std::int64_t handleOf(ProcessGroup* group)
{
    return reinterpret_cast<std::int64_t>(group);
}

ProcessGroup* groupOf(const AutogradContext* context)
{
    return reinterpret_cast<ProcessGroup*>(context->saved_data.at("group").toInt());
}

/// What a layer keeps of a batch, by channel.
struct BatchStatistics
{
    float *mean, *inverse, *runningMean, *runningVar;

    void keep(std::int64_t c, double average, double variance, double count) const
    {
        mean[c] = float(average);
        inverse[c] = float(1.0 / std::sqrt(variance + kEpsilon));
        const double unbiased = variance * count / (count - 1.0);
        runningMean[c] = float((1.0 - kMomentum) * runningMean[c] + kMomentum * average);
        runningVar[c] = float((1.0 - kMomentum) * runningVar[c] + kMomentum * unbiased);
    }
};

/// Both in training mode on a processor; outputs the activation, the batch's mean and 1/deviation.
class NormLeakFunction : public torch::autograd::Function<NormLeakFunction>
{
public:
    static variable_list forward(AutogradContext* context, const torch::Tensor& x,
                                 const torch::Tensor& weight, const torch::Tensor& bias,
                                 const torch::Tensor& runningMean, const torch::Tensor& runningVar,
                                 ProcessGroup* group)
    {
        const Layout layout(x);
        const auto y = torch::empty_like(x), mean = torch::empty_like(weight),
                   inverse = torch::empty_like(weight);
        double count = double(layout.images * layout.size);
        const float *w = weight.data_ptr<float>(), *b = bias.data_ptr<float>();
        const BatchStatistics batch{mean.data_ptr<float>(), inverse.data_ptr<float>(),
                                    runningMean.data_ptr<float>(), runningVar.data_ptr<float>()};
        const auto leak = [&](std::int64_t c, auto type) {
            const float scale = w[c] * batch.inverse[c];
            scaleAndLeak(numbers(x, type), writable<decltype(type)>(y), layout.channel(c), scale,
                         b[c] - batch.mean[c] * scale, float(kSlope));
        };
        if (group) {
            const auto sums = sumsOf(x, layout, *group);
            count = sums.count();
            eachChannel(x, [&](std::int64_t c, auto type) {
                batch.keep(c, sums.mean(c), sums.variance(c), count);
                leak(c, type);
            });
        } else {
            eachChannel(x, [&](std::int64_t c, auto type) {
                const Moments found = moments(numbers(x, type), layout.channel(c));
                batch.keep(c, found.mean, found.variance, count);
                leak(c, type);
            });
        }
        context->save_for_backward({x, y, weight, mean, inverse});
        context->saved_data["group"] = handleOf(group);
        context->saved_data["count"] = count;
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
        const double count = context->saved_data["count"].toDouble();
        const float *w = weight.data_ptr<float>(), *m = saved[3].data_ptr<float>(),
                    *inv = saved[4].data_ptr<float>();
        const auto pass = [&](std::int64_t c, auto type, double plain, double centred) {
            const double scale = double(w[c]) * inv[c];
            const double factor = -scale * inv[c] * inv[c] * centred / count;
            inputGradient(numbers(gradient, type), numbers(x, type), numbers(y, type),
                          writable<decltype(type)>(dx), layout.channel(c), m[c], float(kSlope),
                          float(scale), float(factor), float(-scale * plain / count));
        };
        ChannelSums sums(layout.channels);
        auto* group = groupOf(context);
        eachChannel(x, [&](std::int64_t c, auto type) {
            const auto own = gradientSums(numbers(gradient, type), numbers(x, type),
                                          numbers(y, type), layout.channel(c), m[c], float(kSlope));
            db.data_ptr<float>()[c] = float(own.plain);
            dw.data_ptr<float>()[c] = float(own.centred * inv[c]);
            if (group)
                sums.set(c, own.plain, own.centred);
            else
                pass(c, type, own.plain, own.centred);
        });
        if (group) {
            sums.addUp(*group);
            eachChannel(x, [&](std::int64_t c, auto type) {
                pass(c, type, sums.plain(c), sums.weighted(c));
            });
        }
        return {dx, dw, db, torch::Tensor(), torch::Tensor(), torch::Tensor()};
    }

private:
    static ChannelSums sumsOf(const torch::Tensor& x, const Layout& layout, ProcessGroup& group)
    {
        const double count = double(layout.images * layout.size);
        ChannelSums sums(layout.channels);
        eachChannel(x, [&](std::int64_t c, auto type) {
            const Moments found = moments(numbers(x, type), layout.channel(c));
            const double mean = found.mean;
            sums.set(c, mean * count, (double(found.variance) + mean * mean) * count);
        });
        sums.setCount(count);
        sums.addUp(group);
        return sums;
    }
};

/// The same over processes for what the kernels do not take: no images at all, units without
/// planes, float64.
class SharedNormLeakFunction : public torch::autograd::Function<SharedNormLeakFunction>
{
public:
    static variable_list forward(AutogradContext* context, const torch::Tensor& x,
                                 const torch::Tensor& weight, const torch::Tensor& bias,
                                 torch::Tensor runningMean, torch::Tensor runningVar,
                                 ProcessGroup* group)
    {
        const auto rows = byChannel(x).to(torch::kFloat64);
        ChannelSums sums(x.size(1));
        sums.plain().copy_(rows.sum(1));
        sums.weighted().copy_(rows.square().sum(1));
        sums.setCount(double(rows.size(1)));
        sums.addUp(*group);
        const double count = sums.count();
        const auto mean = sums.plain() / count;
        const auto variance = (sums.weighted() / count - mean.square()).clamp_min(0.0);
        const auto inverse = (variance + kEpsilon).rsqrt();
        runningMean.lerp_(mean.to(runningMean.scalar_type()), kMomentum);
        runningVar.lerp_((variance * (count / (count - 1.0))).to(runningVar.scalar_type()),
                         kMomentum);
        const auto type = weight.scalar_type();
        const auto scale = weight * inverse.to(type);
        const auto y =
            at::leaky_relu(x * shaped(scale, x) + shaped(bias - mean.to(type) * scale, x), kSlope)
                .to(x.scalar_type());
        context->save_for_backward({x, y, weight, mean, inverse});
        context->saved_data["group"] = handleOf(group);
        context->saved_data["count"] = count;
        const auto deviation = inverse.to(type);
        context->mark_non_differentiable({deviation});
        return {y, deviation};
    }

    static variable_list backward(AutogradContext* context, variable_list gradients)
    {
        const auto saved = context->get_saved_variables();
        const auto &x = saved[0], &y = saved[1], &weight = saved[2], &mean = saved[3],
                   &inverse = saved[4];
        const double count = context->saved_data["count"].toDouble();
        const auto g = at::where(y > 0, gradients[0], gradients[0] * kSlope).to(torch::kFloat64);
        const auto centred = x.to(torch::kFloat64) - shaped(mean, x);
        ChannelSums sums(x.size(1));
        sums.plain().copy_(byChannel(g).sum(1));
        sums.weighted().copy_(byChannel(g * centred).sum(1));
        const auto type = weight.scalar_type();
        const auto dw = (sums.weighted() * inverse).to(type),
                   db = sums.plain().to(type, false, true);
        sums.addUp(*groupOf(context));
        const auto plain = shaped(sums.plain() / count, x);
        const auto along = shaped(sums.weighted() * inverse.square() / count, x);
        const auto dx =
            shaped(weight.to(torch::kFloat64) * inverse, x) * (g - plain - centred * along);
        return {dx.to(x.scalar_type()), dw, db, torch::Tensor(), torch::Tensor(), torch::Tensor()};
    }

private:
    /// [C, N * ...]
    static torch::Tensor byChannel(const torch::Tensor& h)
    {
        return h.transpose(0, 1).reshape({h.size(1), h.numel() / h.size(1)});
    }
    static torch::Tensor shaped(const torch::Tensor& perChannel, const torch::Tensor& like)
    {
        std::vector<std::int64_t> shape(std::size_t(like.dim()), 1);
        shape[1] = -1;
        return perChannel.view(shape);
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
        const auto out = NormLeakFunction::apply(h, m_weight, m_bias, m_mean, m_var, m_group.get());
        active = out[0];
        inverse = out[2];
    } else if (is_training() && m_group) {
        const auto out =
            SharedNormLeakFunction::apply(h, m_weight, m_bias, m_mean, m_var, m_group.get());
        active = out[0];
        inverse = out[1];
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
