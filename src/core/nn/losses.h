// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/objective.h"

#include <torch/torch.h>

namespace mixdesk::nn {

/// Mean SSIM per image, [N]; x, y [N, C, H, W] with data range 2. Gaussian window 11, sigma 1.5,
/// K1 0.01, K2 0.03, windows that lie wholly inside (Wang et al. 2004). Differentiable.
torch::Tensor ssim(const torch::Tensor& x, const torch::Tensor& y);

/// Mean MS-SSIM per image, [N]; the five published weights, or fewer renormalised where the image
/// is too small (Wang, Simoncelli, Bovik 2003). Negative contrast terms count as 0.
torch::Tensor msSsim(const torch::Tensor& x, const torch::Tensor& y);

/// Reconstruction loss per image, [N]: mean squared error, (1 - SSIM) / 2, (1 - MS-SSIM) / 2.
torch::Tensor reconstructionLoss(LossKind kind, const torch::Tensor& x, const torch::Tensor& y);

/// How far logits [N, 1, S, S] are from masks (the same shape, 0 or 1): focal loss (Lin et al.
/// 2017, gamma 2, weight 0.75 of defects), a mean over pixels, and soft Dice; per image, [N].
torch::Tensor defectLoss(const torch::Tensor& logits, const torch::Tensor& masks);

} // namespace mixdesk::nn
