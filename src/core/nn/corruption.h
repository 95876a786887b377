// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/objective.h"

#include <torch/torch.h>

namespace mixdesk::nn {

/// Corrupts one clean image [3, S, S] in [-1, 1]; the result depends on image and seed alone.
/// Gaussian: clamp(x + v W, -1, 1), W ~ N(0, 1) (Eq. 7). Masking: the share v of pixels set to 0.
torch::Tensor corrupt(const torch::Tensor& image, NoiseKind kind, double amount,
                      std::uint64_t seed);

/// Standard normal numbers of a shape from a seed, on the CPU.
torch::Tensor seededNormal(at::IntArrayRef shape, std::uint64_t seed);

} // namespace mixdesk::nn
