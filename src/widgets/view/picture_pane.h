// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/view/layer_painter.h"
#include "widgets/view/view_camera.h"

#include <QRegion>
#include <QWidget>
#include <optional>

namespace mixdesk {

/// What the panes of a TripleView have in common.
struct PaneState
{
    PreparedPart part;
    LayerSettings settings;
    ViewCamera camera;
    std::optional<QPoint> cursor; ///< picture pixel of the cross-hair
    QString emptyText;
    QImage preview;   ///< of the input, shown while there is no part
    QSize previewFor; ///< the picture that the camera knows; empty: none yet
    mutable OutlineCache outlines;
};

/// Paints over a pane's layers, below the cross-hair.
class PaneGuest
{
public:
    virtual ~PaneGuest() = default;
    /// Logical pixels of the pane; nothing outside of `exposed` has to be painted.
    virtual void paintOver(QPainter& painter, const QRect& exposed) = 0;
    /// True while it shows a pointer of its own.
    virtual bool hasPointer() const = 0;
};

/// One pane: a layer, or two with a divider between them. Reports what the mouse does; the view
/// decides what follows from it.
class PicturePane : public QWidget
{
    Q_OBJECT

public:
    /// `state` outlives the pane.
    PicturePane(Layer layer, const PaneState& state, QWidget* parent = nullptr);

    Layer layer() const { return m_layer; }
    void setLayer(Layer layer);
    /// A second layer to the right of the divider; none to show one layer again.
    void setSecondLayer(std::optional<Layer> layer);
    double divider() const { return m_divider; }
    /// Fraction of the pane's width, 0..1.
    void setDivider(double fraction);

    /// It outlives the pane or is taken away with null.
    void setGuest(PaneGuest* guest);
    /// The mouse cursor's shape where nothing is dragged.
    void setRestingCursor(Qt::CursorShape shape);

    Viewport viewport() const;
    /// Repaints where the cross-hair was and where it is now.
    void updateCrossHair();
    /// Draws anew at the next paint event; update() alone moves the cross-hair only.
    void redraw();

    QSize sizeHint() const override { return {320, 320}; }
    QSize minimumSizeHint() const override { return {96, 96}; }

signals:
    void hovered(QPointF onPicture);
    void left();
    void dragged(QPointF devicePixels);
    void wheeled(double factor, QPointF devicePosition);
    void doubleClicked();
    void resized(QSize devicePixels);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QSize deviceSize() const;
    QImage paintLayers() const;
    QString missingText() const;
    void paintPreview(QPainter& painter) const;
    void paintCrossHair(QPainter& painter) const;
    QRectF cursorPixelArea() const;
    QRegion crossHairArea() const;
    bool showsCrossHair() const;
    void paintDivider(QPainter& painter) const;
    bool onDivider(QPointF position) const;
    void updateCursorShape(QPointF position);

    enum class Drag { None, Picture, Divider };

    const PaneState& m_state;
    Layer m_layer;
    std::optional<Layer> m_second;
    double m_divider = 0.5;
    QImage m_drawn; ///< null when it has to be drawn anew
    PaneGuest* m_guest = nullptr;
    Qt::CursorShape m_restingCursor = Qt::CrossCursor;
    QRegion m_crossHair; ///< as painted last
    Drag m_drag = Drag::None;
    QPointF m_last;
};

} // namespace mixdesk
