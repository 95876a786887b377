// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view/region_outline.h"

#include "widgets/common/theme.h"
#include "widgets/view/picture_pyramid.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace mixdesk {

namespace {

constexpr int kLargestMask = 2048;     ///< longer side that a mask is traced at
constexpr int kRegionSide = 1024;      ///< a map is interpolated to about this before tracing
constexpr std::size_t kCorners = 8000; ///< of all contours of one region

constexpr double kDash = 3.0, kGap = 2.0; ///< in pen widths

using Contours = std::vector<std::vector<cv::Point>>;

std::size_t cornersOf(const Contours& contours)
{
    std::size_t corners = 0;
    for (const auto& contour : contours)
        corners += contour.size();
    return corners;
}

/// Any part of a pixel inside makes it inside: thin defects must not vanish.
cv::Mat shrunk(const cv::Mat& inside)
{
    return halved(inside) > 0;
}

/// Contours run through the centres of the outermost pixels inside, so the finer `inside` (8UC1 of
/// 0 and 255), the closer they are. `pixel` is the size of one of its pixels on the picture.
Outline traced(cv::Mat inside, QSizeF pixel, double tolerance)
{
    Contours contours;
    for (;;) {
        cv::findContours(inside, contours, cv::RETR_LIST, cv::CHAIN_APPROX_SIMPLE);
        if (tolerance > 0.0)
            for (auto& contour : contours)
                cv::approxPolyDP(contour, contour, tolerance, true);
        if (cornersOf(contours) <= kCorners || std::max(inside.cols, inside.rows) <= 32)
            break;
        inside = shrunk(inside);
        pixel *= 2.0;
    }
    Outline outline;
    outline.reserve(contours.size());
    for (const auto& contour : contours) {
        QPolygonF polygon;
        polygon.reserve(qsizetype(contour.size()));
        for (const cv::Point& corner : contour)
            polygon.append({(corner.x + 0.5) * pixel.width(), (corner.y + 0.5) * pixel.height()});
        outline.push_back(std::move(polygon));
    }
    return outline;
}

struct OutlinePens
{
    QPen halo, line;
};

OutlinePens outlinePens(OutlineKind kind, qreal ratio)
{
    const Theme& t = theme();
    QColor dark = t.dark ? t.page : t.ink;
    QColor light = t.dark ? t.ink : t.raised;
    const bool solid = kind == OutlineKind::TrueMask;
    QColor halo = solid ? light : dark;
    halo.setAlphaF(solid ? 0.85F : 0.65F);
    OutlinePens pens{QPen(halo, 4.0 * ratio), QPen(solid ? t.accent : light, 2.0 * ratio)};
    for (QPen* pen : {&pens.halo, &pens.line}) {
        pen->setJoinStyle(Qt::BevelJoin);
        pen->setCapStyle(Qt::FlatCap);
    }
    if (!solid)
        pens.line.setDashPattern({kDash, kGap});
    return pens;
}

/// The stretch of a line within a rectangle, as fractions of its length; false where it is outside.
bool withinRect(QPointF from, QPointF to, const QRectF& area, double& begin, double& end)
{
    begin = 0.0;
    end = 1.0;
    const auto clip = [&](double start, double step, double low, double high) {
        if (step == 0.0)
            return start >= low && start <= high;
        const double first = (low - start) / step, second = (high - start) / step;
        begin = std::max(begin, std::min(first, second));
        end = std::min(end, std::max(first, second));
        return begin <= end;
    };
    return clip(from.x(), to.x() - from.x(), area.left(), area.right()) &&
           clip(from.y(), to.y() - from.y(), area.top(), area.bottom());
}

/// A visible piece of a contour in pane coordinates, and how far along the contour it begins.
struct Run
{
    QPolygonF points;
    double start = 0.0;
};

/// In pane coordinates, closed, without corners that nobody would see.
QPolygonF placed(const QPolygonF& contour, const Viewport& viewport)
{
    std::vector<cv::Point2f> corners;
    corners.reserve(std::size_t(contour.size()));
    for (const QPointF& corner : contour) {
        const QPointF at = viewport.toPane(corner);
        corners.emplace_back(float(at.x()), float(at.y()));
    }
    cv::approxPolyDP(corners, corners, 0.4, true);
    QPolygonF points;
    for (const cv::Point2f& corner : corners)
        points.append({double(corner.x), double(corner.y)});
    if (!points.isEmpty())
        points.append(points.front());
    return points;
}

/// Strokes cost what they are long, so what lies outside the pane is cut off here.
void appendRuns(const QPolygonF& closed, const QRectF& visible, std::vector<Run>& runs)
{
    double travelled = 0.0;
    bool open = false;
    for (qsizetype i = 1; i < closed.size(); ++i) {
        const QPointF from = closed[i - 1], way = closed[i] - from;
        const double length = std::hypot(way.x(), way.y());
        double begin = 0.0, end = 1.0;
        if (withinRect(from, closed[i], visible, begin, end)) {
            if (!open || begin > 0.0)
                runs.push_back({QPolygonF({from + way * begin}), travelled + begin * length});
            runs.back().points.append(from + way * end);
            open = end >= 1.0;
        } else {
            open = false;
        }
        travelled += length;
    }
}

} // namespace

Outline maskOutline(const cv::Mat& mask, cv::Size picture)
{
    if (mask.empty() || picture.empty() || mask.type() != CV_8UC1)
        return {};
    cv::Mat inside = mask != 0;
    QSizeF pixel(double(picture.width) / mask.cols, double(picture.height) / mask.rows);
    while (std::max(inside.cols, inside.rows) > kLargestMask) {
        inside = shrunk(inside);
        pixel *= 2.0;
    }
    const int longer = std::max(inside.cols, inside.rows);
    if (const int factor = std::min(4, kLargestMask / longer); factor > 1) {
        cv::resize(inside, inside, {}, factor, factor, cv::INTER_NEAREST);
        pixel /= factor;
    }
    return traced(inside, pixel, 0.0);
}

Outline regionOutline(const cv::Mat& map, double threshold, const FrameMapping& frame)
{
    if (map.empty() || frame.picture().empty() || map.type() != CV_32FC1)
        return {};
    const cv::Mat shown = map(frame.area(map.size()));
    const int factor = std::clamp(kRegionSide / std::max(shown.cols, shown.rows), 1, 8);
    cv::Mat fine;
    cv::resize(shown, fine, {}, factor, factor, cv::INTER_LINEAR);
    const QSizeF pixel(double(frame.picture().width) / fine.cols,
                       double(frame.picture().height) / fine.rows);
    return traced(~(fine < threshold), pixel, 0.8);
}

void paintOutline(QPainter& painter, const Outline& outline, const Viewport& viewport,
                  OutlineKind kind, qreal devicePixelRatio)
{
    OutlinePens pens = outlinePens(kind, devicePixelRatio);
    const QRectF visible = QRectF(QPointF(), viewport.size).adjusted(-8, -8, 8, 8);
    std::vector<Run> runs;
    for (const QPolygonF& contour : outline)
        appendRuns(placed(contour, viewport), visible, runs);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(pens.halo);
    for (const Run& run : runs)
        painter.drawPolyline(run.points);
    for (const Run& run : runs) {
        // Dashes stay where they are on the region while it is moved.
        if (kind == OutlineKind::Predicted)
            pens.line.setDashOffset(std::fmod(run.start / pens.line.widthF(), kDash + kGap));
        painter.setPen(pens.line);
        painter.drawPolyline(run.points);
    }
    painter.restore();
}

void paintOutlineSample(QPainter& painter, QPointF from, QPointF to, OutlineKind kind)
{
    const OutlinePens pens = outlinePens(kind, 1.0);
    painter.setPen(pens.halo);
    painter.drawLine(from, to);
    painter.setPen(pens.line);
    painter.drawLine(from, to);
}

} // namespace mixdesk
