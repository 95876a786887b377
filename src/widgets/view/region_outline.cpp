// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view/region_outline.h"

#include "widgets/common/theme.h"

#include <QPainter>
#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace mixdesk {

namespace {

constexpr int kLargestMask = 2048;     ///< longer side that a mask is traced at
constexpr int kRegionSide = 512;       ///< a map is interpolated to about this before tracing
constexpr std::size_t kCorners = 8000; ///< of all contours of one region

using Contours = std::vector<std::vector<cv::Point>>;

std::size_t cornersOf(const Contours& contours)
{
    std::size_t corners = 0;
    for (const auto& contour : contours)
        corners += contour.size();
    return corners;
}

/// Any part of a pixel inside makes it inside: thin defects must not vanish.
cv::Mat shrunk(const cv::Mat& inside, cv::Size size)
{
    cv::Mat result;
    cv::resize(inside, result, size, 0, 0, cv::INTER_AREA);
    return result > 0;
}

/// `inside` (8UC1 of 0 and 255) covers the whole picture. Contours run through the centres of the
/// outermost pixels inside, so the finer `inside`, the closer they are.
Outline traced(cv::Mat inside, cv::Size picture, double tolerance)
{
    Contours contours;
    for (;;) {
        cv::findContours(inside, contours, cv::RETR_LIST, cv::CHAIN_APPROX_SIMPLE);
        if (tolerance > 0.0)
            for (auto& contour : contours)
                cv::approxPolyDP(contour, contour, tolerance, true);
        if (cornersOf(contours) <= kCorners || std::max(inside.cols, inside.rows) <= 32)
            break;
        inside = shrunk(inside, {(inside.cols + 1) / 2, (inside.rows + 1) / 2});
    }
    const double scaleX = double(picture.width) / inside.cols;
    const double scaleY = double(picture.height) / inside.rows;
    Outline outline;
    outline.reserve(contours.size());
    for (const auto& contour : contours) {
        QPolygonF polygon;
        polygon.reserve(qsizetype(contour.size()));
        for (const cv::Point& corner : contour)
            polygon.append({(corner.x + 0.5) * scaleX, (corner.y + 0.5) * scaleY});
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
        pen->setJoinStyle(Qt::RoundJoin);
        pen->setCapStyle(Qt::FlatCap);
    }
    if (!solid)
        pens.line.setDashPattern({3.0, 2.0});
    return pens;
}

} // namespace

Outline maskOutline(const cv::Mat& mask, cv::Size picture)
{
    if (mask.empty() || picture.empty() || mask.type() != CV_8UC1)
        return {};
    cv::Mat inside = mask != 0;
    const int longer = std::max(mask.cols, mask.rows);
    if (longer > kLargestMask) {
        const double scale = double(kLargestMask) / longer;
        inside = shrunk(inside,
                        {std::max(1, int(mask.cols * scale)), std::max(1, int(mask.rows * scale))});
    } else if (const int factor = std::min(4, kLargestMask / longer); factor > 1) {
        cv::resize(inside, inside, {}, factor, factor, cv::INTER_NEAREST);
    }
    return traced(inside, picture, 0.0);
}

Outline regionOutline(const cv::Mat& map, double threshold, const FrameMapping& frame)
{
    if (map.empty() || frame.picture().empty() || map.type() != CV_32FC1)
        return {};
    const cv::Mat shown = map(frame.area(map.size()));
    const int factor = std::clamp(kRegionSide / std::max(shown.cols, shown.rows), 1, 8);
    cv::Mat fine;
    cv::resize(shown, fine, {}, factor, factor, cv::INTER_LINEAR);
    return traced(~(fine < threshold), frame.picture(), 0.7);
}

void paintOutline(QPainter& painter, const Outline& outline, const Viewport& viewport,
                  OutlineKind kind, qreal devicePixelRatio)
{
    const OutlinePens pens = outlinePens(kind, devicePixelRatio);
    const QRectF visible = QRectF(QPointF(), viewport.size).adjusted(-8, -8, 8, 8);
    std::vector<QPolygonF> shown;
    for (const QPolygonF& contour : outline) {
        QPolygonF placed;
        placed.reserve(contour.size());
        for (const QPointF& corner : contour)
            placed.append(viewport.toPane(corner));
        // Grown, because a line has no area and would count as outside.
        if (placed.boundingRect().adjusted(-1, -1, 1, 1).intersects(visible))
            shown.push_back(std::move(placed));
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    for (const QPen& pen : {pens.halo, pens.line}) {
        painter.setPen(pen);
        for (const QPolygonF& contour : shown)
            painter.drawPolygon(contour);
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
