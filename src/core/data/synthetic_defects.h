// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <opencv2/core.hpp>

#include <string>

namespace mixdesk {

enum class SyntheticDefect { Patch, Noise, Scratch, Missing };
constexpr int kSyntheticDefectKinds = 4;

std::string syntheticDefectName(SyntheticDefect kind);

struct SyntheticSample
{
    cv::Mat image; ///< 8UC3, same size as the input
    cv::Mat mask;  ///< 8UC1, 255 where the defect was drawn; never empty, never the whole picture
};

/// Draws one defect of the kind on a copy of a good picture (8UC3, prepared size). Sizes run from
/// subtle to coarse; places prefer the product over a plain background. `other` is another good
/// picture of the same size that pasted patches are cut from. Deterministic by `random`.
SyntheticSample drawSyntheticDefect(const cv::Mat& good, const cv::Mat& other, SyntheticDefect kind,
                                    Random& random);

} // namespace mixdesk
