// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/view/viewport.h"

#include <QImage>
#include <opencv2/core.hpp>
#include <vector>

namespace mixdesk {

/// One axis of a source on its picture: where it begins, its pixels per picture pixel, and the
/// half-open range of its pixels that may be read.
struct SourceAxis
{
    double offset = 0.0;
    double scale = 1.0;
    int low = 0;
    int high = 0;
};

/// For each device pixel along one axis the two source pixels and the second one's weight.
struct AxisTaps
{
    std::vector<int> first, second;
    std::vector<float> weight;

    int count() const { return int(first.size()); }
};

/// Taps of the device columns (or rows) `from` .. `from` + `count` - 1. Positions are those of
/// mapToPicture(): linear between pixel centres, repeated beyond the outermost. With `pixels` every
/// device pixel shows its picture pixel's centre.
AxisTaps axisTaps(int from, int count, double origin, double zoom, bool pixels,
                  const SourceAxis& source);

/// 8UC3 BGR to an opaque image of x.count() by y.count() pixels.
QImage resampleColour(const cv::Mat& bgr, const AxisTaps& x, const AxisTaps& y);

/// 32FC1 to 32FC1 of x.count() by y.count() pixels.
cv::Mat resampleValues(const cv::Mat& map, const AxisTaps& x, const AxisTaps& y);

} // namespace mixdesk
