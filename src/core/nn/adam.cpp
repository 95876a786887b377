// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/adam.h"

#include <ATen/Dispatch.h>
#include <ATen/Parallel.h>

namespace mixdesk::nn {

namespace {
constexpr double kBeta1 = 0.9, kBeta2 = 0.999;
constexpr std::int64_t kGrain = 1 << 14; // numbers that are worth a thread

void stepByTensors(torch::Tensor parameter, const torch::Tensor& gradient, torch::Tensor first,
                   torch::Tensor second, double rate, double root, double epsilon)
{
    first.mul_(kBeta1).add_(gradient, 1.0 - kBeta1);
    second.mul_(kBeta2).addcmul_(gradient, gradient, 1.0 - kBeta2);
    parameter.addcdiv_(first, second.sqrt().mul_(root).add_(epsilon), -rate);
}

/// Every number is read and written once.
void stepInOnePass(torch::Tensor parameter, const torch::Tensor& gradient, torch::Tensor first,
                   torch::Tensor second, double rate, double root, double epsilon)
{
    AT_DISPATCH_FLOATING_TYPES(parameter.scalar_type(), "adam", [&] {
        auto* p = parameter.data_ptr<scalar_t>();
        const auto* g = gradient.data_ptr<scalar_t>();
        auto *m = first.data_ptr<scalar_t>(), *v = second.data_ptr<scalar_t>();
        const auto decay1 = scalar_t(kBeta1), fresh1 = scalar_t(1.0 - kBeta1),
                   decay2 = scalar_t(kBeta2), fresh2 = scalar_t(1.0 - kBeta2),
                   step = scalar_t(rate), scale = scalar_t(root), least = scalar_t(epsilon);
        at::parallel_for(0, parameter.numel(), kGrain, [&](std::int64_t begin, std::int64_t end) {
            for (auto i = begin; i < end; ++i) {
                m[i] = decay1 * m[i] + fresh1 * g[i];
                v[i] = decay2 * v[i] + fresh2 * g[i] * g[i];
                p[i] -= step * m[i] / (std::sqrt(v[i]) * scale + least);
            }
        });
    });
}

} // namespace

Adam::Adam(std::vector<torch::Tensor> parameters, double epsilon)
    : m_parameters(std::move(parameters)), m_epsilon(epsilon)
{
    for (const auto& parameter : m_parameters) {
        m_first.push_back(torch::zeros_like(parameter));
        m_second.push_back(torch::zeros_like(parameter));
    }
}

void Adam::step(double learningRate)
{
    torch::NoGradGuard guard;
    ++steps;
    const double correction1 = 1.0 - std::pow(kBeta1, double(steps));
    const double correction2 = 1.0 - std::pow(kBeta2, double(steps));
    const double rate = learningRate / correction1, root = 1.0 / std::sqrt(correction2);
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        const auto& gradient = m_parameters[i].grad();
        if (!gradient.defined())
            continue;
        if (gradient.is_cpu())
            stepInOnePass(m_parameters[i], gradient.contiguous(), m_first[i], m_second[i], rate,
                          root, m_epsilon);
        else
            stepByTensors(m_parameters[i], gradient, m_first[i], m_second[i], rate, root,
                          m_epsilon);
    }
}

} // namespace mixdesk::nn
