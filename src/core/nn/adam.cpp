// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/adam.h"

namespace mixdesk::nn {

namespace {
constexpr double kBeta1 = 0.9, kBeta2 = 0.999;
}

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
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        const auto& gradient = m_parameters[i].grad();
        if (!gradient.defined())
            continue;
        m_first[i].mul_(kBeta1).add_(gradient, 1.0 - kBeta1);
        m_second[i].mul_(kBeta2).addcmul_(gradient, gradient, 1.0 - kBeta2);
        const auto denominator = m_second[i].sqrt().div_(std::sqrt(correction2)).add_(m_epsilon);
        m_parameters[i].addcdiv_(m_first[i], denominator, -learningRate / correction1);
    }
}

} // namespace mixdesk::nn
