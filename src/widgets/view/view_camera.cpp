// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view/view_camera.h"

#include <algorithm>
#include <cmath>

namespace mixdesk {

namespace {

constexpr double kMargin = 8.0; ///< device pixels left around a fitted picture

} // namespace

void ViewCamera::setPicture(QSize picture)
{
    if (picture == m_picture)
        return;
    m_picture = picture;
    fit();
}

void ViewCamera::setPane(QSize pane)
{
    if (pane == m_pane)
        return;
    m_pane = pane;
    if (m_fitted)
        fit();
    else
        move(m_zoom, m_centre);
}

double ViewCamera::fittingZoom() const
{
    if (m_picture.isEmpty())
        return 1.0;
    const double width = std::max(m_pane.width() - 2 * kMargin, 1.0);
    const double height = std::max(m_pane.height() - 2 * kMargin, 1.0);
    return std::min({width / m_picture.width(), height / m_picture.height(), kLargestZoom});
}

double ViewCamera::smallestZoom() const
{
    return std::min(fittingZoom(), 1.0);
}

bool ViewCamera::canPan() const
{
    return m_picture.width() * m_zoom > m_pane.width() ||
           m_picture.height() * m_zoom > m_pane.height();
}

Viewport ViewCamera::viewport(QSize pane) const
{
    Viewport view;
    view.size = pane;
    view.zoom = m_zoom;
    view.pixels = !m_fitted && m_zoom > kPixelsFrom;
    // A whole origin keeps edges of pixels crisp and the panes in step.
    view.origin = {int(std::lround(pane.width() / 2.0 - m_centre.x() * m_zoom)),
                   int(std::lround(pane.height() / 2.0 - m_centre.y() * m_zoom))};
    return view;
}

void ViewCamera::fit()
{
    m_fitted = true;
    m_zoom = fittingZoom();
    m_centre = {m_picture.width() / 2.0, m_picture.height() / 2.0};
    emit changed();
}

void ViewCamera::zoomTo(double zoom)
{
    m_fitted = false;
    move(zoom, m_centre);
}

void ViewCamera::zoomBy(double factor, QPointF onPane)
{
    const double smallest = smallestZoom();
    const double zoom = std::clamp(m_zoom * factor, smallest, kLargestZoom);
    if (zoom <= smallest && smallest >= fittingZoom()) {
        fit();
        return;
    }
    const QPointF offset = onPane - QPointF(m_pane.width() / 2.0, m_pane.height() / 2.0);
    m_fitted = false;
    move(zoom, m_centre + offset / m_zoom - offset / zoom);
}

void ViewCamera::zoomBy(double factor)
{
    zoomBy(factor, {m_pane.width() / 2.0, m_pane.height() / 2.0});
}

void ViewCamera::panBy(QPointF devicePixels)
{
    if (canPan())
        move(m_zoom, m_centre - devicePixels / m_zoom);
}

void ViewCamera::reveal(QPointF onPicture)
{
    const QPointF half = QPointF(m_pane.width() / 2.0, m_pane.height() / 2.0) / m_zoom;
    const QPointF away = onPicture - m_centre;
    const auto beyond = [](double distance, double limit) {
        return distance - std::clamp(distance, -limit, limit);
    };
    const QPointF step(beyond(away.x(), half.x()), beyond(away.y(), half.y()));
    if (!step.isNull())
        move(m_zoom, m_centre + step);
}

void ViewCamera::move(double zoom, QPointF centre)
{
    m_zoom = std::clamp(zoom, smallestZoom(), kLargestZoom);
    m_centre = bounded(centre, m_zoom);
    emit changed();
}

QPointF ViewCamera::bounded(QPointF centre, double zoom) const
{
    const auto along = [zoom](double position, double length, double pane) {
        const double half = pane / 2.0 / zoom;
        return length <= 2.0 * half ? length / 2.0 : std::clamp(position, half, length - half);
    };
    return {along(centre.x(), m_picture.width(), m_pane.width()),
            along(centre.y(), m_picture.height(), m_pane.height())};
}

} // namespace mixdesk
