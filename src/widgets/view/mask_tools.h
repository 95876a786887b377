// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/mask_session.h"
#include "widgets/view/viewport.h"

#include <QObject>
#include <QPointer>
#include <QPolygonF>
#include <optional>

class QKeyEvent;
class QMouseEvent;
class QPainter;
class QWheelEvent;

namespace mixdesk {

class PicturePane;

enum class MaskTool { Brush, Eraser, Polygon, Box, Fill };

/// What the mouse does on a pane while masks are drawn, and what is in hand: the brush's circle, a
/// polygon's corners, a box. The wheel changes the brush; zooming by Ctrl and the wheel (by the
/// wheel alone with the other tools) and panning by the middle button, or by the left one while the
/// space bar is down, stay with the pane.
class MaskTools : public QObject
{
    Q_OBJECT

public:
    static constexpr double kSmallest = 1.0, kLargest = 2000.0; ///< brush, in picture pixels

    /// The pane outlives the tools, or goes together with them.
    explicit MaskTools(PicturePane& pane, QObject* parent = nullptr);

    void setSession(MaskSession* session);
    bool isActive() const { return m_active; }
    void setActive(bool active);

    MaskTool tool() const { return m_tool; }
    void setTool(MaskTool tool);
    double diameter() const { return m_diameter; } ///< picture pixels
    void setDiameter(double pixels);
    void stepDiameter(int notches); ///< larger where positive

    bool hasShape() const { return !m_corners.isEmpty() || m_boxFrom; }
    /// It shows where the brush is.
    bool hasPointer() const { return m_active && brushes() && m_at && !m_panning; }
    bool hasPolygon() const { return !m_corners.isEmpty(); }
    void closePolygon();
    void removeCorner();
    /// Forgets the shape in hand and ends a stroke where it is.
    void giveUp();
    void setPanning(bool on); ///< while the space bar is down

    /// In logical pixels of the pane.
    void paint(QPainter& painter) const;

    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void toolChanged();
    void diameterChanged();
    void shapeChanged();
    void typeNeeded(); ///< somebody draws, but no defect type is chosen

private:
    bool press(const QMouseEvent& event);
    void move(const QMouseEvent& event);
    bool release(const QMouseEvent& event);
    bool turnWheel(const QWheelEvent& event);
    bool mayDraw();
    void begin(const QMouseEvent& event);
    void addCorner(QPointF onPane);
    void finishBox(bool erase);
    void updateCursor();
    /// Calls `change` and repaints what is in hand before and after.
    template <typename Change> void changeFeedback(const Change& change);
    QRect feedbackArea() const;
    void paintBrush(QPainter& painter) const;
    void paintPolygon(QPainter& painter) const;
    bool brushes() const { return m_tool == MaskTool::Brush || m_tool == MaskTool::Eraser; }
    QPointF toPicture(QPointF onPane) const;
    QPointF toPane(QPointF onPicture) const;
    double toPane(double length) const;

    PicturePane& m_pane;
    QPointer<MaskSession> m_session;
    bool m_active = false, m_panning = false;
    MaskTool m_tool = MaskTool::Brush;
    double m_diameter = 24.0;
    double m_turned = 0.0;                   ///< of the wheel, less than a notch yet
    std::optional<QPointF> m_at;             ///< pointer on the picture; none outside the pane
    Qt::MouseButton m_button = Qt::NoButton; ///< that draws at present
    QPolygonF m_corners;                     ///< on the picture
    std::optional<QPointF> m_boxFrom;
};

} // namespace mixdesk
