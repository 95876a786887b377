// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view/mask_region.h"

#include <algorithm>
#include <cmath>

namespace mixdesk {

namespace {

constexpr int kRowsAtOnce = 128; ///< bounds the memory for interpolated values

/// The outline's bounds, with room for what tracing and simplifying left out.
cv::Rect boundsOf(const Outline& outline, cv::Size picture, cv::Size map)
{
    QRectF bounds;
    for (const QPolygonF& contour : outline) // of one point too, which an empty QRectF would lose
        bounds |= contour.boundingRect().adjusted(-1, -1, 1, 1);
    const double x = 2.0 * picture.width / map.width, y = 2.0 * picture.height / map.height;
    const QRect whole =
        bounds.adjusted(-x, -y, x, y).toAlignedRect() & QRect(0, 0, picture.width, picture.height);
    return {whole.x(), whole.y(), whole.width(), whole.height()};
}

} // namespace

cv::Mat predictedRegion(const PartImages& part, const PreparedMap& map)
{
    const cv::Size size = part.frame.picture();
    const cv::Mat& values = map.map.values;
    if (map.region.empty() || values.empty())
        return {};
    const cv::Rect area = boundsOf(map.region, size, values.size());
    if (area.empty())
        return {};
    cv::Mat region = cv::Mat::zeros(size, CV_8UC1);
    const AxisTaps x = axisTaps(area.x, area.width, 0.0, 1.0, false, part.axisX(values.size()));
    for (int y = area.y; y < area.y + area.height; y += kRowsAtOnce) {
        const int rows = std::min(kRowsAtOnce, area.y + area.height - y);
        const AxisTaps taps = axisTaps(y, rows, 0.0, 1.0, false, part.axisY(values.size()));
        const cv::Mat below = resampleValues(values, x, taps) < map.map.threshold;
        cv::bitwise_not(below, region(cv::Rect(area.x, y, area.width, rows)));
    }
    return region;
}

} // namespace mixdesk
