// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view/picture_pane.h"

#include "widgets/common/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace mixdesk {

namespace {

constexpr double kDividerReach = 6.0; ///< logical pixels to either side that take hold of it

QColor darkLine()
{
    QColor colour = theme().dark ? theme().page : theme().ink;
    colour.setAlphaF(0.6F);
    return colour;
}

QColor lightLine()
{
    return theme().dark ? theme().ink : theme().raised;
}

} // namespace

PicturePane::PicturePane(Layer layer, const PaneState& state, QWidget* parent)
    : QWidget(parent), m_state(state), m_layer(layer)
{
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    setCursor(Qt::CrossCursor);
}

void PicturePane::setLayer(Layer layer)
{
    if (m_layer == layer)
        return;
    m_layer = layer;
    redraw();
}

void PicturePane::setSecondLayer(std::optional<Layer> layer)
{
    if (m_second == layer)
        return;
    m_second = layer;
    redraw();
}

void PicturePane::setDivider(double fraction)
{
    m_divider = std::clamp(fraction, 0.0, 1.0);
    redraw();
}

void PicturePane::setGuest(PaneGuest* guest)
{
    m_guest = guest;
    update();
}

void PicturePane::setRestingCursor(Qt::CursorShape shape)
{
    m_restingCursor = shape;
    if (m_drag == Drag::None)
        setCursor(shape);
}

QSize PicturePane::deviceSize() const
{
    const double ratio = devicePixelRatioF();
    return {int(std::lround(width() * ratio)), int(std::lround(height() * ratio))};
}

Viewport PicturePane::viewport() const
{
    return m_state.camera.viewport(deviceSize());
}

void PicturePane::redraw()
{
    m_drawn = QImage();
    update();
}

QImage PicturePane::paintLayers() const
{
    const Viewport view = viewport();
    const double ratio = devicePixelRatioF();
    const PartImages& part = *m_state.part;
    QImage image = paintLayer(part, m_layer, m_state.settings, view);
    QPainter painter(&image);
    if (m_second) {
        const QImage second = paintLayer(part, *m_second, m_state.settings, view);
        const int from = int(std::lround(m_divider * view.size.width()));
        painter.drawImage(from, 0, second, from, 0);
    }
    painter.drawImage(0, 0, m_state.outlines.image(part, m_state.settings, view, ratio));
    painter.end();
    image.setDevicePixelRatio(ratio);
    return image;
}

QString PicturePane::missingText() const
{
    if (!m_state.part) {
        const Layer speaker = m_state.preview.isNull() ? Layer::Input : Layer::Reconstruction;
        return m_layer == speaker ? m_state.emptyText : QString();
    }
    if (m_second || hasLayer(*m_state.part, m_layer, m_state.settings))
        return {};
    switch (m_layer) {
    case Layer::Input:
        return tr("The picture is not available.");
    case Layer::Reconstruction:
        return tr("This part has not been reconstructed yet.");
    case Layer::Difference:
        break;
    }
    return tr("This part has no difference map yet.");
}

void PicturePane::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    const QString missing = missingText();
    if (!m_state.part || !missing.isEmpty()) {
        painter.fillRect(rect(), theme().page);
        if (!m_state.part && !m_state.preview.isNull() && m_layer == Layer::Input) {
            paintPreview(painter);
            return;
        }
        painter.setPen(theme().inkSoft);
        painter.setFont(textFont());
        const int margin = 4 * kSpace;
        painter.drawText(rect().adjusted(margin, margin, -margin, -margin),
                         Qt::AlignCenter | Qt::TextWordWrap, missing);
        return;
    }
    if (m_drawn.isNull())
        m_drawn = paintLayers();
    painter.drawImage(0, 0, m_drawn);
    if (m_guest)
        m_guest->paintOver(painter, event->rect());
    if (m_second)
        paintDivider(painter);
    m_crossHair = showsCrossHair() ? crossHairArea() : QRegion();
    if (showsCrossHair())
        paintCrossHair(painter);
}

bool PicturePane::showsCrossHair() const
{
    return m_state.cursor && !(m_guest && m_guest->hasPointer());
}

void PicturePane::updateCrossHair()
{
    update(showsCrossHair() ? m_crossHair | crossHairArea() : m_crossHair);
}

QRectF PicturePane::cursorPixelArea() const
{
    const Viewport view = viewport();
    const double ratio = devicePixelRatioF();
    return {view.toPane(QPointF(*m_state.cursor)) / ratio, QSizeF(view.zoom, view.zoom) / ratio};
}

QRegion PicturePane::crossHairArea() const
{
    const QRectF pixel = cursorPixelArea();
    const QRect at = QRect(pixel.center().toPoint(), QSize(1, 1)).adjusted(-3, -3, 3, 3);
    return QRegion(QRect(0, at.y(), width(), at.height())) |
           QRect(at.x(), 0, at.width(), height()) |
           pixel.toAlignedRect().adjusted(-3, -3, 3, 3);
}

/// Where the whole picture will be: nothing jumps when it comes.
void PicturePane::paintPreview(QPainter& painter) const
{
    const QSize small = m_state.preview.size(), whole = m_state.previewFor;
    const double ratio = devicePixelRatioF();
    QRectF target(QPointF(), QSizeF(small).scaled(size(), Qt::KeepAspectRatio));
    target.moveCenter(QRectF(rect()).center());
    const double there = whole.isEmpty() ? 0.0 : double(whole.width()) / whole.height();
    const double here = double(small.width()) / small.height();
    if (std::abs(there - here) < 0.02 * here) {
        const Viewport view = viewport();
        target = QRectF(view.toPane({0.0, 0.0}) / ratio,
                        view.toPane({double(whole.width()), double(whole.height())}) / ratio);
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(target, m_state.preview);
}

void PicturePane::paintCrossHair(QPainter& painter) const
{
    const QRectF pixel = cursorPixelArea();
    const double gap = std::max(pixel.width() / 2.0, 6.0) + 2.0;
    // Half a pixel in, so that lines one pixel wide cover whole pixels.
    const QPointF at(std::floor(pixel.center().x()) + 0.5, std::floor(pixel.center().y()) + 0.5);
    const QLineF lines[] = {{{0.0, at.y()}, {at.x() - gap, at.y()}},
                            {{at.x() + gap, at.y()}, {double(width()), at.y()}},
                            {{at.x(), 0.0}, {at.x(), at.y() - gap}},
                            {{at.x(), at.y() + gap}, {at.x(), double(height())}}};
    for (const QPen& pen : {QPen(darkLine(), 3.0), QPen(lightLine(), 1.0)}) {
        painter.setPen(pen);
        painter.drawLines(lines, 4);
        if (viewport().pixels && pixel.width() >= 4.0)
            painter.drawRect(pixel.adjusted(-0.5, -0.5, 0.5, 0.5));
    }
}

void PicturePane::paintDivider(QPainter& painter) const
{
    const double x = std::floor(m_divider * width()) + 0.5;
    painter.setPen(QPen(darkLine(), 3.0));
    painter.drawLine(QPointF(x, 0), QPointF(x, height()));
    painter.setPen(QPen(lightLine(), 1.0));
    painter.drawLine(QPointF(x, 0), QPointF(x, height()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(darkLine(), 1.0));
    painter.setBrush(lightLine());
    const QPointF centre(x, height() / 2.0);
    painter.drawRoundedRect(QRectF(centre.x() - 5, centre.y() - 14, 10, 28), 4, 4);
    painter.setPen(QPen(darkLine(), 1.0));
    for (const double offset : {-1.5, 1.5})
        painter.drawLine(centre + QPointF(offset, -6), centre + QPointF(offset, 6));
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setBrush(Qt::NoBrush);
}

void PicturePane::resizeEvent(QResizeEvent*)
{
    m_drawn = QImage();
    emit resized(deviceSize());
}

bool PicturePane::onDivider(QPointF position) const
{
    return m_second && std::abs(position.x() - m_divider * width()) <= kDividerReach;
}

void PicturePane::updateCursorShape(QPointF position)
{
    if (m_drag == Drag::Picture)
        setCursor(Qt::ClosedHandCursor);
    else if (m_drag == Drag::Divider || onDivider(position))
        setCursor(Qt::SplitHCursor);
    else
        setCursor(m_restingCursor);
}

void PicturePane::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) {
        QWidget::mousePressEvent(event);
        return;
    }
    m_last = event->position();
    const bool divider = event->button() == Qt::LeftButton && onDivider(m_last);
    m_drag = divider ? Drag::Divider : Drag::Picture;
    updateCursorShape(m_last);
}

void PicturePane::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF position = event->position();
    const double ratio = devicePixelRatioF();
    if (m_drag == Drag::Divider)
        setDivider(position.x() / std::max(width(), 1));
    else if (m_drag == Drag::Picture)
        emit dragged((position - m_last) * ratio);
    m_last = position;
    updateCursorShape(position);
    emit hovered(viewport().toPicture(position * ratio));
}

void PicturePane::mouseReleaseEvent(QMouseEvent* event)
{
    m_drag = Drag::None;
    updateCursorShape(event->position());
}

void PicturePane::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        emit doubleClicked();
}

void PicturePane::wheelEvent(QWheelEvent* event)
{
    // A notch of 120 zooms by a fifth; touchpads send smaller steps.
    const double factor = std::pow(1.2, event->angleDelta().y() / 120.0);
    emit wheeled(factor, event->position() * devicePixelRatioF());
    event->accept();
}

void PicturePane::leaveEvent(QEvent*)
{
    emit left();
}

void PicturePane::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        m_state.outlines.clear();
        redraw();
    }
    QWidget::changeEvent(event);
}

} // namespace mixdesk
