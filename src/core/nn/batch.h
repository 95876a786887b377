// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/model.h"

#include <torch/torch.h>

#include <vector>

namespace mixdesk::nn {

/// A micro-batch as tensors, on the processor. Every image's randomness comes from its own seeds.
struct TrainBatch
{
    torch::Tensor clean, noisy;         ///< [N, 3, S, S] in [-1, 1], RGB
    torch::Tensor classes;              ///< [N]
    std::vector<torch::Tensor> dropout; ///< keep masks of the classifier's hidden layers, or none
    torch::Tensor directions;           ///< of the first `followed`; undefined without contraction
    torch::Tensor defects; ///< [N, 1, S, S], 0 or 1; undefined without structured noise
};
TrainBatch trainBatch(const std::vector<TrainSample>& samples, const Objective& objective, int side,
                      int followed);

/// [N, 3, S, S] in [-1, 1], RGB.
torch::Tensor pictureBatch(const std::vector<cv::Mat>& pictures);

/// `defects` [N, 1, S, S] may be undefined.
std::vector<Reconstruction> toReconstructions(const torch::Tensor& rebuilt,
                                              const torch::Tensor& probabilities,
                                              const torch::Tensor& defects = {});

} // namespace mixdesk::nn
