// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>
#include <torch/torch.h>

namespace mixdesk::nn {

/// 8UC3 BGR -> [3, H, W] float RGB in [-1, 1]; owns its memory.
torch::Tensor pictureToTensor(const cv::Mat& picture);

/// [3, H, W] float RGB on the CPU -> 32FC3 BGR; owns its memory.
cv::Mat tensorToPicture(const torch::Tensor& tensor);

} // namespace mixdesk::nn
