// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

namespace mixdesk {

/// Heat of a residual on one fixed scale: nothing below the pixel threshold, amber at it,
/// vermilion from `upper` on. Two pictures with the same colours have the same residuals.
struct HeatColour
{
    cv::Vec3b bgr;
    float opacity = 0.0F; ///< 0 below the threshold, then growing
};
HeatColour heatColour(double score, double threshold, double upper);

/// Where the scale ends unless a better figure is known: twice the threshold.
double heatUpper(double threshold);

/// Picture (8UC3 BGR) with the heat of `map` (32FC1, same size) on it. NaN counts as hottest.
cv::Mat overlayHeatMap(const cv::Mat& picture, const cv::Mat& map, double threshold, double upper);

/// Picture (8UC3 BGR) with the mask's regions (8UC1, same size, non-zero is inside) outlined just
/// outside their edge, so that what is inside stays visible.
cv::Mat outlineMask(const cv::Mat& picture, const cv::Mat& mask, const cv::Scalar& bgr);

} // namespace mixdesk
