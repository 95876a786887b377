// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <vector>

namespace mixdesk::nn {

/// Adam (Kingma, Ba 2015) with open state: torch's own keeps it under keys that changed between
/// LibTorch 1.13 and 2.x, and a checkpoint needs it by parameter.
class Adam
{
public:
    explicit Adam(std::vector<torch::Tensor> parameters, double epsilon);

    void step(double learningRate);

    std::vector<torch::Tensor>& firstMoments() { return m_first; }
    std::vector<torch::Tensor>& secondMoments() { return m_second; }
    double epsilon() const { return m_epsilon; }
    std::int64_t steps = 0;

private:
    std::vector<torch::Tensor> m_parameters, m_first, m_second;
    double m_epsilon;
};

} // namespace mixdesk::nn
