// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/view/viewport.h"

#include <QObject>

namespace mixdesk {

/// Zoom and position that several panes of one size share. Sizes and positions within a pane are
/// device pixels; zoom 1 shows a picture pixel as one of them.
class ViewCamera : public QObject
{
    Q_OBJECT

public:
    static constexpr double kLargestZoom = 64.0;
    static constexpr double kPixelsFrom = 2.0; ///< above this zoom single pixels are shown

    explicit ViewCamera(QObject* parent = nullptr) : QObject(parent) {}

    /// Keeps zoom and position where the size stays, else fits.
    void setPicture(QSize picture);
    void setPane(QSize pane);

    bool isFitted() const { return m_fitted; }
    /// False where all of the picture is in sight anyway.
    bool canPan() const;
    double zoom() const { return m_zoom; }
    QPointF centre() const { return m_centre; }
    Viewport viewport(QSize pane) const;

    void fit();
    /// About the centre of the pane.
    void zoomTo(double zoom);
    /// The picture point under `onPane` stays there.
    void zoomBy(double factor, QPointF onPane);
    void zoomBy(double factor);
    void panBy(QPointF devicePixels);
    /// The least movement that brings a point of the picture into sight.
    void reveal(QPointF onPicture);

signals:
    void changed();

private:
    double fittingZoom() const;
    double smallestZoom() const;
    void move(double zoom, QPointF centre);
    QPointF bounded(QPointF centre, double zoom) const;

    QSize m_picture, m_pane;
    double m_zoom = 1.0;
    QPointF m_centre;
    bool m_fitted = true;
};

} // namespace mixdesk
