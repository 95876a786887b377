// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <opencv2/core.hpp>
#include <vector>

namespace mixdesk {

/// Pixels x0 to x1 - 1 of row y.
struct MaskSpan
{
    int y, x0, x1;
};

using MaskSpans = std::vector<MaskSpan>;

// Shapes as the pixels whose centres (at .5) lie within them, cut at the picture. Spans come row by
// row and do not overlap. Coordinates that are not finite give nothing.

/// What a round brush covers on its way between two points: at least the pixels at both ends.
MaskSpans capsuleSpans(cv::Point2d from, cv::Point2d to, double diameter, cv::Size picture);
/// May be dragged in any direction.
cv::Rect boxPixels(cv::Rect2d box, cv::Size picture);

/// Even-odd. `visit` is called for each span. Takes a byte a pixel of the bounding box.
void visitPolygon(const std::vector<cv::Point2d>& corners, cv::Size picture,
                  const std::function<void(const MaskSpan&)>& visit);
/// About how many steps visitPolygon() takes: crossings of rows and pixels of the bounding box.
std::int64_t polygonCost(const std::vector<cv::Point2d>& corners, cv::Size picture);

} // namespace mixdesk
