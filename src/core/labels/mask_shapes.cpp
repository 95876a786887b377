// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels/mask_shapes.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace mixdesk {

namespace {

/// Far outside every picture, and exact enough in double precision.
constexpr double kFar = 1e8;

bool finite(cv::Point2d point)
{
    return std::isfinite(point.x) && std::isfinite(point.y);
}

cv::Point2d kept(cv::Point2d point)
{
    return {std::clamp(point.x, -kFar, kFar), std::clamp(point.y, -kFar, kFar)};
}

/// The first pixel whose centre is not before `edge`, within 0 to `size`.
int firstFrom(double edge, int size)
{
    return int(std::clamp(std::ceil(edge - 0.5), 0.0, double(size)));
}

/// One past the last pixel whose centre is not behind `edge`, within 0 to `size`.
int endAt(double edge, int size)
{
    return int(std::clamp(std::floor(edge - 0.5) + 1.0, 0.0, double(size)));
}

struct Interval
{
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();

    void add(double value)
    {
        low = std::min(low, value);
        high = std::max(high, value);
    }
};

void addDisc(Interval& row, cv::Point2d centre, double radius, double y)
{
    const double dy = y - centre.y;
    const double rest = radius * radius - dy * dy;
    if (rest < 0)
        return;
    row.add(centre.x - std::sqrt(rest));
    row.add(centre.x + std::sqrt(rest));
}

void addEdge(Interval& row, cv::Point2d a, cv::Point2d b, double y)
{
    if (a.y == b.y || y < std::min(a.y, b.y) || y > std::max(a.y, b.y))
        return;
    row.add(a.x + (y - a.y) * (b.x - a.x) / (b.y - a.y));
}

/// The pixel under a point joins the row's pixels, or makes them.
void addPixel(MaskSpans& spans, cv::Point2d at, cv::Size picture)
{
    const int x = int(std::floor(at.x)), y = int(std::floor(at.y));
    if (x < 0 || y < 0 || x >= picture.width || y >= picture.height)
        return;
    const auto found = std::lower_bound(spans.begin(), spans.end(), y,
                                        [](const MaskSpan& span, int row) { return span.y < row; });
    if (found == spans.end() || found->y != y) {
        spans.insert(found, {y, x, x + 1});
        return;
    }
    found->x0 = std::min(found->x0, x);
    found->x1 = std::max(found->x1, x + 1);
}

struct Bounds
{
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    bool empty() const { return x0 >= x1 || y0 >= y1; }
};

Bounds boundsOf(const std::vector<cv::Point2d>& corners, cv::Size picture)
{
    Interval x, y;
    for (const cv::Point2d& corner : corners) {
        if (!finite(corner))
            return {};
        x.add(kept(corner).x);
        y.add(kept(corner).y);
    }
    if (corners.size() < 3)
        return {};
    return {firstFrom(x.low, picture.width), firstFrom(y.low, picture.height),
            firstFrom(x.high, picture.width), firstFrom(y.high, picture.height)};
}

} // namespace

MaskSpans capsuleSpans(cv::Point2d from, cv::Point2d to, double diameter, cv::Size picture)
{
    if (!finite(from) || !finite(to) || !std::isfinite(diameter))
        return {};
    const cv::Point2d a = kept(from), b = kept(to);
    const double radius = std::clamp(diameter, 1.0, kFar) / 2;
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    const cv::Point2d side =
        length > 0 ? cv::Point2d(-(b.y - a.y), b.x - a.x) * (radius / length) : cv::Point2d();
    const int first = firstFrom(std::min(a.y, b.y) - radius, picture.height);
    const int end = endAt(std::max(a.y, b.y) + radius, picture.height);
    MaskSpans spans;
    for (int y = first; y < end; ++y) {
        const double centre = y + 0.5;
        Interval row;
        addDisc(row, a, radius, centre);
        addDisc(row, b, radius, centre);
        if (length > 0) {
            addEdge(row, a + side, b + side, centre);
            addEdge(row, a - side, b - side, centre);
        }
        if (!(row.low <= row.high))
            continue;
        const MaskSpan span{y, firstFrom(row.low, picture.width), endAt(row.high, picture.width)};
        if (span.x0 < span.x1)
            spans.push_back(span);
    }
    addPixel(spans, a, picture);
    addPixel(spans, b, picture);
    return spans;
}

cv::Rect boxPixels(cv::Rect2d box, cv::Size picture)
{
    const cv::Point2d one(box.x, box.y), other(box.x + box.width, box.y + box.height);
    if (!finite(one) || !finite(other))
        return {};
    const int x0 = firstFrom(std::min(one.x, other.x), picture.width);
    const int x1 = firstFrom(std::max(one.x, other.x), picture.width);
    const int y0 = firstFrom(std::min(one.y, other.y), picture.height);
    const int y1 = firstFrom(std::max(one.y, other.y), picture.height);
    return x0 < x1 && y0 < y1 ? cv::Rect(x0, y0, x1 - x0, y1 - y0) : cv::Rect();
}

void visitPolygon(const std::vector<cv::Point2d>& corners, cv::Size picture,
                  const std::function<void(const MaskSpan&)>& visit)
{
    const Bounds area = boundsOf(corners, picture);
    if (area.empty())
        return;
    // Where inside and outside change along each row.
    cv::Mat turns = cv::Mat::zeros(area.y1 - area.y0, area.x1 - area.x0 + 1, CV_8UC1);
    cv::Point2d a = kept(corners.back());
    for (const cv::Point2d& corner : corners) {
        const cv::Point2d b = kept(corner);
        const int end = std::min(firstFrom(std::max(a.y, b.y), picture.height), area.y1);
        for (int y = std::max(firstFrom(std::min(a.y, b.y), picture.height), area.y0); y < end;
             ++y) {
            const double x = a.x + (y + 0.5 - a.y) * (b.x - a.x) / (b.y - a.y);
            const int at = std::clamp(firstFrom(x, picture.width), area.x0, area.x1);
            turns.at<std::uint8_t>(y - area.y0, at - area.x0) ^= 1;
        }
        a = b;
    }
    for (int y = 0; y < turns.rows; ++y) {
        const auto* row = turns.ptr<std::uint8_t>(y);
        int start = -1;
        for (int x = 0; x < turns.cols; ++x) {
            if (!row[x])
                continue;
            if (start >= 0)
                visit({area.y0 + y, area.x0 + start, area.x0 + x});
            start = start >= 0 ? -1 : x;
        }
    }
}

std::int64_t polygonCost(const std::vector<cv::Point2d>& corners, cv::Size picture)
{
    const Bounds area = boundsOf(corners, picture);
    if (area.empty())
        return std::int64_t(corners.size());
    std::int64_t cost = std::int64_t(area.x1 - area.x0) * (area.y1 - area.y0);
    cv::Point2d a = kept(corners.back());
    for (const cv::Point2d& corner : corners) {
        const cv::Point2d b = kept(corner);
        cost += 1 + std::abs(firstFrom(a.y, picture.height) - firstFrom(b.y, picture.height));
        a = b;
    }
    return cost;
}

} // namespace mixdesk
