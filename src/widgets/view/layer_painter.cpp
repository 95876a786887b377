// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view/layer_painter.h"

#include "widgets/common/theme.h"
#include "widgets/view/resample.h"

#include <QPainter>

namespace mixdesk {

namespace {

/// Taps of a source for the part of a pane that the picture covers.
struct PaneTaps
{
    AxisTaps x, y;

    PaneTaps(const Viewport& view, const QRect& covered, const SourceAxis& alongX,
             const SourceAxis& alongY)
        : x(axisTaps(covered.x(), covered.width(), view.origin.x(), view.zoom, view.pixels,
                     alongX)),
          y(axisTaps(covered.y(), covered.height(), view.origin.y(), view.zoom, view.pixels,
                     alongY))
    {}
};

/// A pyramid's level in place of the whole; axes are those of the whole.
QImage resamplePyramid(const PicturePyramid& pyramid, SourceAxis x, SourceAxis y,
                       const Viewport& view, const QRect& covered)
{
    // Only the sparser axis decides: a stretched square may be enlarged along the other.
    const int index = pyramid.levelFor(view.zoom / std::max(x.scale, y.scale));
    const cv::Mat& level = pyramid.level(index);
    const auto coarser = [&](SourceAxis& axis, int length) {
        const double factor = 1.0 / double(1 << index);
        axis.offset *= factor;
        axis.scale *= factor;
        axis.low = int(axis.low * factor);
        axis.high = std::min(int(std::ceil(axis.high * factor)), length);
    };
    coarser(x, level.cols);
    coarser(y, level.rows);
    const PaneTaps taps(view, covered, x, y);
    return resampleColour(level, taps.x, taps.y);
}

QImage colourLayer(const PartImages& part, const PicturePyramid& pyramid, const Viewport& view,
                   const QRect& covered)
{
    if (pyramid.isEmpty())
        return {};
    const cv::Size size = pyramid.picture().size();
    return resamplePyramid(pyramid, part.axisX(size), part.axisY(size), view, covered);
}

QImage inputLayer(const PartImages& part, const Viewport& view, const QRect& covered)
{
    if (part.picture.isEmpty())
        return {};
    const cv::Size size = part.picture.picture().size();
    return resamplePyramid(part.picture, {0.0, 1.0, 0, size.width}, {0.0, 1.0, 0, size.height},
                           view, covered);
}

QImage heatLayer(const PartImages& part, const PreparedMap& map, const HeatTable& table,
                 const Viewport& view, const QRect& covered)
{
    const cv::Size size = map.map.values.size();
    const PaneTaps taps(view, covered, part.axisX(size), part.axisY(size));
    // Values are interpolated, then coloured: blending colours would invent values.
    return table.paint(resampleValues(map.map.values, taps.x, taps.y));
}

} // namespace

const PreparedMap* chosenMap(const PartImages& part, const LayerSettings& settings)
{
    if (settings.map < 0 || settings.map >= int(part.maps.size()))
        return nullptr;
    return &part.maps[std::size_t(settings.map)];
}

HeatScale scaleOf(const PreparedMap& map, const LayerSettings& settings)
{
    return settings.selfScaled ? HeatScale::own(map.lowest, map.highest)
                               : HeatScale::fixed(map.map.threshold, map.map.upper);
}

bool hasLayer(const PartImages& part, Layer layer, const LayerSettings& settings)
{
    switch (layer) {
    case Layer::Input:
        return !part.picture.isEmpty();
    case Layer::Reconstruction:
        return !part.reconstruction.isEmpty();
    case Layer::Difference:
        break;
    }
    return chosenMap(part, settings) != nullptr;
}

QImage paintLayer(const PartImages& part, Layer layer, const LayerSettings& settings,
                  const Viewport& viewport)
{
    QImage image(viewport.size, QImage::Format_RGB32);
    image.fill(theme().page);
    const QRect covered = viewport.covered(part.size());
    if (covered.isEmpty() || !hasLayer(part, layer, settings))
        return image;
    QPainter painter(&image);
    const PreparedMap* map = chosenMap(part, settings);
    if (layer == Layer::Input) {
        painter.drawImage(covered.topLeft(), inputLayer(part, viewport, covered));
        if (map && settings.overlay) {
            const auto table = HeatTable::overlay(scaleOf(*map, settings), settings.opacity);
            painter.drawImage(covered.topLeft(), heatLayer(part, *map, table, viewport, covered));
        }
    } else if (layer == Layer::Reconstruction) {
        painter.drawImage(covered.topLeft(),
                          colourLayer(part, part.reconstruction, viewport, covered));
    } else {
        const auto table = HeatTable::opaque(scaleOf(*map, settings));
        painter.drawImage(covered.topLeft(), heatLayer(part, *map, table, viewport, covered));
    }
    return image;
}

QImage paintOutlines(const PartImages& part, const LayerSettings& settings,
                     const Viewport& viewport, qreal devicePixelRatio)
{
    const PreparedMap* map = chosenMap(part, settings);
    const bool predicted = settings.predicted && map && !map->region.empty();
    const bool trueMask = settings.trueMask && !part.trueMask.empty();
    if (viewport.size.isEmpty() || (!predicted && !trueMask))
        return {};
    QImage image(viewport.size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    if (predicted)
        paintOutline(painter, map->region, viewport, OutlineKind::Predicted, devicePixelRatio);
    if (trueMask)
        paintOutline(painter, part.trueMask, viewport, OutlineKind::TrueMask, devicePixelRatio);
    return image;
}

const QImage& OutlineCache::image(const PartImages& part, const LayerSettings& settings,
                                  const Viewport& viewport, qreal devicePixelRatio)
{
    for (const Entry& entry : m_entries)
        if (entry.viewport == viewport)
            return entry.image;
    if (m_entries.size() >= 3)
        m_entries.erase(m_entries.begin());
    m_entries.push_back({viewport, paintOutlines(part, settings, viewport, devicePixelRatio)});
    return m_entries.back().image;
}

} // namespace mixdesk
