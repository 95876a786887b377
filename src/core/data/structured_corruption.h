// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <functional>
#include <opencv2/core.hpp>

namespace mixdesk {

struct CorruptedPicture
{
    cv::Mat image; ///< 8UC3, same size as the picture
    cv::Mat mask;  ///< 8UC1, 255 where the change can be seen; may be empty of such places
};

/// Structured corruption for a denoising autoencoder (after Bauer et al., Mathematics 2024, 12(24)
/// 3988, and the anomaly simulation of DRAEM, Zavrtanik et al., ICCV 2021): one to a few shapes
/// (boxes, ellipses, polygons, scratches, fractal spots) are filled, at a random opacity, with
/// patches of the picture itself or of `donor` (asked for only then), colours, changed light, blur
/// or noise. Sizes are equally likely per doubling, and places rather lie where the picture shows
/// detail. Unlike drawSyntheticDefect(), which validation draws, it knows nothing else about the
/// product and runs from invisible to absurd. Both pictures 8UC3 and of one size. `hardness` 1: all
/// sizes and strengths; towards 0: large and plain ones only. Deterministic by `random`.
CorruptedPicture corruptStructured(const cv::Mat& picture, const std::function<cv::Mat()>& donor,
                                   double hardness, Random& random);

} // namespace mixdesk
