// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view/mask_layer.h"

#include "widgets/common/theme.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace mixdesk {

namespace {

constexpr double kEdgeOpacity = 0.95;
/// Of classColour(): those come last that outlines and heat over the picture have.
constexpr int kColours[] = {4, 14, 6, 8, 7, 13, 5, 9, 2, 11, 10, 12, 3, 1, 0};
constexpr double kWideFrom = 4.0; ///< device pixels per picture pixel from which lines are doubled

int lineWidth(const Viewport& view, double ratio)
{
    return std::max(1, int(std::lround((view.zoom >= kWideFrom * ratio ? 2.0 : 1.0) * ratio)));
}

/// For each device pixel along an axis the half-open range of mask pixels that it shows.
struct Ranges
{
    std::vector<int> begin, end;

    Ranges(int from, int count, int origin, double zoom, int length)
    {
        begin.reserve(std::size_t(count));
        end.reserve(std::size_t(count));
        for (int at = from; at < from + count; ++at) {
            const double low = (at - origin) / zoom, high = (at + 1 - origin) / zoom;
            const double middle = (low + high) / 2.0;
            int first = int(std::floor(zoom >= 1.0 ? middle : low));
            int last = zoom >= 1.0 ? first + 1 : int(std::ceil(high));
            const bool outside = middle < 0.0 || first >= length;
            first = std::max(first, 0);
            last = std::min(last, length);
            begin.push_back(outside ? 0 : first);
            end.push_back(outside ? 0 : std::max(last, first));
        }
    }
};

/// How much of each device pixel is marked, 0..255.
cv::Mat coverage(const cv::Mat& mask, const Ranges& x, const Ranges& y)
{
    cv::Mat covered = cv::Mat::zeros(int(y.begin.size()), int(x.begin.size()), CV_8UC1);
    const auto lowest = std::find_if(x.end.begin(), x.end.end(), [](int e) { return e > 0; });
    if (lowest == x.end.end())
        return covered;
    const int from = x.begin[std::size_t(lowest - x.end.begin())];
    const int to = *std::max_element(x.end.begin(), x.end.end());
    std::vector<int> sums(std::size_t(to - from));
    for (int row = 0; row < covered.rows; ++row) {
        const int top = y.begin[std::size_t(row)], bottom = y.end[std::size_t(row)];
        if (top >= bottom)
            continue;
        std::fill(sums.begin(), sums.end(), 0);
        for (int line = top; line < bottom; ++line) {
            const auto* values = mask.ptr<std::uint8_t>(line) + from;
            for (std::size_t i = 0; i < sums.size(); ++i)
                sums[i] += values[i];
        }
        auto* out = covered.ptr<std::uint8_t>(row);
        for (int column = 0; column < covered.cols; ++column) {
            const int begin = x.begin[std::size_t(column)], end = x.end[std::size_t(column)];
            int sum = 0;
            for (int i = begin; i < end; ++i)
                sum += sums[std::size_t(i - from)];
            if (sum > 0)
                out[column] = std::uint8_t(sum / ((end - begin) * (bottom - top)));
        }
    }
    return covered;
}

QRgb premultiplied(const QColor& colour, double alpha)
{
    QColor shown = colour;
    shown.setAlphaF(float(alpha));
    return qPremultiply(shown.rgba());
}

QRgb over(QRgb above, QRgb below)
{
    const int rest = 255 - qAlpha(above);
    const auto mix = [rest](int a, int b) { return a + (b * rest + 127) / 255; };
    return qRgba(mix(qRed(above), qRed(below)), mix(qGreen(above), qGreen(below)),
                 mix(qBlue(above), qBlue(below)), mix(qAlpha(above), qAlpha(below)));
}

} // namespace

void MaskLayer::setSession(MaskSession* session)
{
    m_session = session;
    reload();
}

void MaskLayer::setTypes(const QStringList& types)
{
    m_types = types;
    m_stale = QRect({0, 0}, m_image.size());
}

QColor MaskLayer::colour(const QString& type)
{
    if (!m_types.contains(type))
        m_types.append(type);
    return classColour(kColours[std::size_t(m_types.indexOf(type)) % std::size(kColours)]);
}

void MaskLayer::setOpacity(double opacity)
{
    m_opacity = std::clamp(opacity, 0.0, 1.0);
    m_stale = QRect({0, 0}, m_image.size());
}

void MaskLayer::reload()
{
    m_pyramids.clear();
    m_stale = QRect({0, 0}, m_image.size());
}

void MaskLayer::change(cv::Rect area)
{
    if (!m_session)
        return;
    for (auto& [type, pyramid] : m_pyramids)
        if (const MaskCanvas* canvas = m_session->canvas(type))
            pyramid.update(canvas->mask(), area);
    m_stale += paneArea(area, m_view, m_ratio);
}

QRect MaskLayer::paneArea(cv::Rect area, const Viewport& view, double devicePixelRatio)
{
    if (area.empty())
        return {};
    // A coarse pixel reaches over what changed below it, an outline over its neighbours.
    const int margin = lineWidth(view, devicePixelRatio) + 3;
    const QRectF exact(view.toPane({double(area.x), double(area.y)}),
                       view.toPane({double(area.x + area.width), double(area.y + area.height)}));
    return exact.toAlignedRect().adjusted(-margin, -margin, margin, margin) &
           QRect({0, 0}, view.size);
}

void MaskLayer::paint(QPainter& painter, const QRect& exposed, const Viewport& view, QSize picture,
                      double devicePixelRatio)
{
    if (!m_session || m_session->types().isEmpty())
        return;
    const MaskCanvas* any = m_session->canvas(m_session->types().first());
    if (QSize(any->size().width, any->size().height) != picture)
        return;
    if (!(m_view == view) || m_ratio != devicePixelRatio || m_image.size() != view.size) {
        m_view = view;
        m_ratio = devicePixelRatio;
        m_image = QImage(view.size, QImage::Format_ARGB32_Premultiplied);
        m_stale = QRect({0, 0}, view.size);
    }
    for (const QRect& area : m_stale)
        render(area);
    m_stale = {};
    const QRectF source(QPointF(exposed.topLeft()) * m_ratio, QSizeF(exposed.size()) * m_ratio);
    painter.drawImage(QRectF(exposed), m_image, source);
}

/// The type that is drawn into comes last, on top.
void MaskLayer::render(const QRect& area)
{
    for (int y = area.top(); y <= area.bottom(); ++y) {
        auto* row = reinterpret_cast<QRgb*>(m_image.scanLine(y));
        std::fill(row + area.left(), row + area.right() + 1, 0U);
    }
    QStringList types = m_session->types();
    if (types.removeOne(m_session->type()))
        types.append(m_session->type());
    for (const QString& type : types) {
        const MaskCanvas& canvas = *m_session->canvas(type);
        if (!canvas.blank())
            renderType(type, canvas, area);
    }
}

void MaskLayer::renderType(const QString& type, const MaskCanvas& canvas, const QRect& area)
{
    MaskPyramid& pyramid = m_pyramids[type];
    if (pyramid.isEmpty())
        pyramid.build(canvas.mask());
    const int width = lineWidth(m_view, m_ratio);
    const int index = pyramid.levelFor(m_view.zoom);
    const cv::Mat& mask = pyramid.level(canvas.mask(), index);
    const double zoom = m_view.zoom * double(1 << index);
    const QRect wide = area.adjusted(-width, -width, width, width);
    const cv::Mat covered =
        coverage(mask, Ranges(wide.x(), wide.width(), m_view.origin.x(), zoom, mask.cols),
                 Ranges(wide.y(), wide.height(), m_view.origin.y(), zoom, mask.rows));
    cv::Mat inner;
    cv::erode(covered, inner, cv::Mat::ones(2 * width + 1, 2 * width + 1, CV_8UC1));

    const QColor tint = colour(type);
    std::array<QRgb, 256> fills{};
    for (std::size_t i = 0; i < fills.size(); ++i)
        fills[i] = premultiplied(tint, m_opacity * double(i) / 255.0);
    const QRgb edge = premultiplied(tint, kEdgeOpacity);
    for (int y = 0; y < area.height(); ++y) {
        const auto* cover = covered.ptr<std::uint8_t>(y + width) + width;
        const auto* deep = inner.ptr<std::uint8_t>(y + width) + width;
        auto* to = reinterpret_cast<QRgb*>(m_image.scanLine(area.y() + y)) + area.x();
        for (int x = 0; x < area.width(); ++x)
            if (cover[x] > 0)
                to[x] = over(deep[x] == 0 ? edge : fills[cover[x]], to[x]);
    }
}

} // namespace mixdesk
