// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRect>
#include <QSize>
#include <cmath>

namespace mixdesk {

/// What a pane shows of a picture, in device pixels of the pane.
struct Viewport
{
    QSize size;          ///< of the pane
    double zoom = 1.0;   ///< device pixels per picture pixel
    QPoint origin;       ///< of the picture's top left corner
    bool pixels = false; ///< picture pixels are shown as squares, not smoothed

    bool operator==(const Viewport& other) const
    {
        return size == other.size && zoom == other.zoom && origin == other.origin &&
               pixels == other.pixels;
    }

    QPointF toPane(QPointF onPicture) const { return onPicture * zoom + QPointF(origin); }
    QPointF toPicture(QPointF onPane) const { return (onPane - QPointF(origin)) / zoom; }

    /// Device pixels whose centre lies on a picture of this size.
    QRect covered(QSize picture) const
    {
        const auto edge = [](double position) { return int(std::ceil(position - 0.5)); };
        const QPointF end = toPane({double(picture.width()), double(picture.height())});
        return QRect(origin, QPoint(edge(end.x()) - 1, edge(end.y()) - 1)) &
               QRect(QPoint(0, 0), size);
    }
};

} // namespace mixdesk
