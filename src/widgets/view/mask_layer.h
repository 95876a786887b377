// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/mask_session.h"
#include "widgets/view/mask_pyramid.h"
#include "widgets/view/viewport.h"

#include <QColor>
#include <QImage>
#include <QPointer>
#include <QRegion>
#include <map>

class QPainter;

namespace mixdesk {

/// The masks of a picture as a pane shows them: tinted by defect type, each with an outline that
/// stays a line at every zoom. A change costs what it touches on the screen and in the picture.
class MaskLayer
{
public:
    void setSession(MaskSession* session);
    /// Whose places give the colours; types that are missing are added as they come.
    void setTypes(const QStringList& types);
    const QStringList& types() const { return m_types; }
    QColor colour(const QString& type); ///< the same as long as the types are
    /// Of the tint, 0..1; outlines stay.
    void setOpacity(double opacity);
    double opacity() const { return m_opacity; }

    /// Everything may look different.
    void reload();
    /// After a change within this area of the picture.
    void change(cv::Rect area);
    /// Device pixels that show this area, outlines included.
    static QRect paneArea(cv::Rect area, const Viewport& view, double devicePixelRatio);

    /// Masks of pictures of another size are not shown. `exposed` and the painter are in logical
    /// pixels.
    void paint(QPainter& painter, const QRect& exposed, const Viewport& view, QSize picture,
               double devicePixelRatio);

private:
    void render(const QRect& area);
    void renderType(const QString& type, const MaskCanvas& canvas, const QRect& area);

    QPointer<MaskSession> m_session;
    std::map<QString, MaskPyramid> m_pyramids;
    QStringList m_types;
    double m_opacity = 0.45;

    QImage m_image; ///< of the whole pane
    QRegion m_stale;
    Viewport m_view;
    double m_ratio = 1.0;
};

} // namespace mixdesk
