// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view/mask_tools.h"

#include "widgets/common/theme.h"
#include "widgets/view/picture_pane.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace mixdesk {

namespace {

constexpr double kNotch = 1.15;     ///< a notch of the wheel makes the brush larger by this
constexpr double kCloseReach = 7.0; ///< logical pixels around the first corner that close a polygon
constexpr double kSmallCircle = 3.0; ///< logical radius below which the circle gets a cross

cv::Point2d pointOf(QPointF point)
{
    return {point.x(), point.y()};
}

/// Reads on light and dark.
template <typename Draw> void drawTwice(QPainter& painter, const Draw& draw)
{
    QColor dark = theme().dark ? theme().page : theme().ink;
    dark.setAlphaF(0.7F);
    for (const QPen& pen :
         {QPen(dark, 3.0), QPen(theme().dark ? theme().ink : theme().raised, 1.0)}) {
        painter.setPen(pen);
        draw();
    }
}

QRectF boxOf(QPointF from, QPointF to)
{
    return QRectF(from, to).normalized();
}

} // namespace

MaskTools::MaskTools(PicturePane& pane, QObject* parent) : QObject(parent), m_pane(pane)
{
    pane.installEventFilter(this);
}

void MaskTools::setSession(MaskSession* session)
{
    giveUp();
    m_session = session;
}

void MaskTools::setActive(bool active)
{
    if (m_active == active)
        return;
    giveUp();
    m_active = active;
    m_panning = false;
    updateCursor();
    m_pane.update();
}

void MaskTools::setTool(MaskTool tool)
{
    if (m_tool == tool)
        return;
    giveUp();
    changeFeedback([&] { m_tool = tool; });
    updateCursor();
    emit toolChanged();
}

void MaskTools::setDiameter(double pixels)
{
    const double bounded = std::clamp(pixels, kSmallest, kLargest);
    if (bounded == m_diameter)
        return;
    changeFeedback([&] { m_diameter = bounded; });
    emit diameterChanged();
}

void MaskTools::stepDiameter(int notches)
{
    const double scaled = std::round(m_diameter * std::pow(kNotch, notches));
    // Small brushes grow by whole pixels.
    setDiameter(scaled == m_diameter ? m_diameter + notches : scaled);
}

void MaskTools::setPanning(bool on)
{
    m_panning = on;
    updateCursor();
}

void MaskTools::updateCursor()
{
    if (!m_active)
        m_pane.setRestingCursor(Qt::CrossCursor);
    else if (m_panning)
        m_pane.setRestingCursor(Qt::OpenHandCursor);
    else
        m_pane.setRestingCursor(brushes() ? Qt::BlankCursor : Qt::CrossCursor);
}

QPointF MaskTools::toPicture(QPointF onPane) const
{
    return m_pane.viewport().toPicture(onPane * m_pane.devicePixelRatioF());
}

QPointF MaskTools::toPane(QPointF onPicture) const
{
    return m_pane.viewport().toPane(onPicture) / m_pane.devicePixelRatioF();
}

double MaskTools::toPane(double length) const
{
    return length * m_pane.viewport().zoom / m_pane.devicePixelRatioF();
}

template <typename Change> void MaskTools::changeFeedback(const Change& change)
{
    const QRect before = feedbackArea();
    change();
    if (m_active)
        m_pane.update(QRegion(before) | feedbackArea());
}

QRect MaskTools::feedbackArea() const
{
    QRectF area;
    if (brushes() && m_at) {
        const double radius = std::max(toPane(m_diameter) / 2.0, 8.0);
        area = QRectF(-radius, -radius, 2 * radius, 2 * radius).translated(toPane(*m_at));
    }
    for (const QPointF& corner : m_corners)
        area |= QRectF(toPane(corner), QSizeF(1, 1));
    if (m_boxFrom)
        area |= QRectF(toPane(*m_boxFrom), QSizeF(1, 1));
    if (hasShape() && m_at)
        area |= QRectF(toPane(*m_at), QSizeF(1, 1));
    return area.isNull() ? QRect() : area.toAlignedRect().adjusted(-8, -8, 8, 8);
}

void MaskTools::paint(QPainter& painter) const
{
    if (!m_active)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    if (brushes() && m_at && !m_panning)
        paintBrush(painter);
    if (hasPolygon())
        paintPolygon(painter);
    if (m_boxFrom && m_at)
        drawTwice(painter, [&] { painter.drawRect(boxOf(toPane(*m_boxFrom), toPane(*m_at))); });
    painter.restore();
}

void MaskTools::paintBrush(QPainter& painter) const
{
    const QPointF centre = toPane(*m_at);
    const double radius = toPane(m_diameter) / 2.0;
    drawTwice(painter, [&] {
        painter.drawEllipse(centre, radius, radius);
        if (radius >= kSmallCircle)
            return;
        for (const QPointF& way : {QPointF(1, 0), QPointF(0, 1)})
            for (const double side : {-1.0, 1.0})
                painter.drawLine(centre + way * side * (radius + 2), centre + way * side * 7.0);
    });
}

void MaskTools::paintPolygon(QPainter& painter) const
{
    QPolygonF shown;
    for (const QPointF& corner : m_corners)
        shown.append(toPane(corner));
    QPolygonF way = shown;
    if (m_at)
        way.append(toPane(*m_at));
    drawTwice(painter, [&] { painter.drawPolyline(way); });
    painter.setBrush(theme().accent);
    for (const QPointF& corner : shown)
        painter.drawEllipse(corner, 3.0, 3.0);
    painter.setBrush(Qt::NoBrush);
    if (shown.size() >= 3)
        drawTwice(painter, [&] { painter.drawEllipse(shown.front(), 6.0, 6.0); });
}

bool MaskTools::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != &m_pane || !m_active)
        return false;
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return press(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonDblClick:
        if (m_tool == MaskTool::Polygon && hasPolygon()) {
            closePolygon();
            return true;
        }
        return press(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove:
        move(*static_cast<QMouseEvent*>(event));
        return false;
    case QEvent::MouseButtonRelease:
        return release(*static_cast<QMouseEvent*>(event));
    case QEvent::Wheel:
        return turnWheel(*static_cast<QWheelEvent*>(event));
    case QEvent::ContextMenu:
        return static_cast<QContextMenuEvent*>(event)->reason() == QContextMenuEvent::Mouse;
    case QEvent::Leave:
        changeFeedback([this] { m_at.reset(); });
        return false;
    default:
        return false;
    }
}

bool MaskTools::mayDraw()
{
    if (!m_session || !m_session->ready())
        return false;
    if (!m_session->type().isEmpty())
        return true;
    emit typeNeeded();
    return false;
}

bool MaskTools::press(const QMouseEvent& event)
{
    const bool left = event.button() == Qt::LeftButton;
    if ((!left && event.button() != Qt::RightButton) || (left && m_panning))
        return false;
    changeFeedback([&] { m_at = toPicture(event.position()); });
    if (m_button == Qt::NoButton && mayDraw())
        begin(event);
    return true;
}

void MaskTools::begin(const QMouseEvent& event)
{
    const bool right = event.button() == Qt::RightButton;
    const QPointF at = *m_at;
    switch (m_tool) {
    case MaskTool::Brush:
    case MaskTool::Eraser:
        m_button = event.button();
        m_session->beginStroke(pointOf(at), m_diameter, right || m_tool == MaskTool::Eraser);
        break;
    case MaskTool::Polygon:
        if (!right)
            addCorner(event.position());
        break;
    case MaskTool::Box:
        m_button = event.button();
        changeFeedback([&] { m_boxFrom = at; });
        emit shapeChanged();
        break;
    case MaskTool::Fill: {
        const cv::Point pixel(int(std::floor(at.x())), int(std::floor(at.y())));
        m_session->change(QStringLiteral("fill"),
                          [pixel, right](MaskCanvas& canvas) { return canvas.fill(pixel, right); });
        break;
    }
    }
}

void MaskTools::addCorner(QPointF onPane)
{
    if (m_corners.size() >= 3) {
        const QPointF way = toPane(m_corners.front()) - onPane;
        if (std::hypot(way.x(), way.y()) <= kCloseReach) {
            closePolygon();
            return;
        }
    }
    changeFeedback([&] { m_corners.append(toPicture(onPane)); });
    emit shapeChanged();
}

void MaskTools::closePolygon()
{
    std::vector<cv::Point2d> corners;
    for (const QPointF& corner : m_corners)
        corners.push_back(pointOf(corner));
    changeFeedback([this] { m_corners.clear(); });
    emit shapeChanged();
    if (corners.size() >= 3 && mayDraw())
        m_session->change(QStringLiteral("polygon"), [&corners](MaskCanvas& canvas) {
            return canvas.addPolygon(corners, false);
        });
}

void MaskTools::removeCorner()
{
    if (m_corners.isEmpty())
        return;
    changeFeedback([this] { m_corners.removeLast(); });
    emit shapeChanged();
}

void MaskTools::giveUp()
{
    const bool shape = hasShape();
    changeFeedback([this] {
        m_corners.clear();
        m_boxFrom.reset();
    });
    m_button = Qt::NoButton;
    if (m_session)
        m_session->endStroke();
    if (shape)
        emit shapeChanged();
}

void MaskTools::move(const QMouseEvent& event)
{
    changeFeedback([&] { m_at = toPicture(event.position()); });
    if (m_button != Qt::NoButton && brushes() && m_session)
        m_session->extendStroke(pointOf(*m_at));
}

bool MaskTools::release(const QMouseEvent& event)
{
    if (event.button() != m_button || m_button == Qt::NoButton)
        return event.button() == Qt::RightButton;
    m_button = Qt::NoButton;
    if (m_boxFrom)
        finishBox(event.button() == Qt::RightButton);
    else if (m_session)
        m_session->endStroke();
    return true;
}

void MaskTools::finishBox(bool erase)
{
    const QRectF box = boxOf(*m_boxFrom, *m_at);
    changeFeedback([this] { m_boxFrom.reset(); });
    emit shapeChanged();
    if (mayDraw())
        m_session->change(QStringLiteral("box"), [&](MaskCanvas& canvas) {
            return canvas.addBox({box.x(), box.y(), box.width(), box.height()}, erase);
        });
}

bool MaskTools::turnWheel(const QWheelEvent& event)
{
    if (event.modifiers() & Qt::ControlModifier || !brushes())
        return false;
    m_turned += event.angleDelta().y() / 120.0;
    const int notches = int(m_turned);
    m_turned -= notches;
    if (notches != 0)
        stepDiameter(notches);
    return true;
}

} // namespace mixdesk
