// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/beta_knob.h"

#include "widgets/common/theme.h"
#include "widgets/desk/desk_text.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <QtMath>
#include <algorithm>
#include <cmath>

namespace mixdesk {

namespace {

constexpr double kPerPixel = 0.02, kPerFinePixel = 0.002;
constexpr double kStartAngle = 225.0, kSpan = 270.0; // degrees, clockwise from the lower left

double angleOf(double beta)
{
    const double share =
        (std::clamp(beta, BetaKnob::kLowest, BetaKnob::kHighest) - BetaKnob::kLowest) /
        (BetaKnob::kHighest - BetaKnob::kLowest);
    return kStartAngle - kSpan * share;
}

QPointF onRim(const QPointF& centre, double radius, double degrees)
{
    const double a = qDegreesToRadians(degrees);
    return {centre.x() + radius * std::cos(a), centre.y() - radius * std::sin(a)};
}

void drawArc(QPainter& painter, const QPointF& centre, double radius, double from, double to,
             const QPen& pen)
{
    painter.setPen(pen);
    const QRectF box(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
    painter.drawArc(box, int(std::lround(16 * angleOf(from))),
                    int(std::lround(16 * (angleOf(to) - angleOf(from)))));
}

} // namespace

BetaKnob::BetaKnob(QWidget* parent) : QWidget(parent), m_gesture(this)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::SizeVerCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Beta"));
    setToolTip(tr("Beta: how many sigma the threshold lies above the mean of good parts. Drag up "
                  "and down (with Shift: finer), or use wheel and arrow keys. The thin outer arc "
                  "is the paper's range from −1 to 1."));
}

void BetaKnob::setBeta(double beta)
{
    if (!m_gesture.active())
        m_handBeta = std::clamp(beta, kLowest, kHighest);
    if (m_beta == beta)
        return;
    m_beta = beta;
    update();
    announceScale(this, m_beta);
}

QString BetaKnob::scaleText() const
{
    return desk::betaText(m_beta);
}

void BetaKnob::setScaleValue(double value)
{
    m_gesture.begin();
    turnTo(value);
    m_gesture.end();
}

void BetaKnob::turnTo(double beta)
{
    m_handBeta = std::clamp(beta, kLowest, kHighest);
    emit turned(m_handBeta);
}

void BetaKnob::paintEvent(QPaintEvent*)
{
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double radius = 0.5 * std::min<double>(width(), height() + 6.0) - 6.0;
    const QPointF centre(0.5 * width(), radius + 6.0);
    const QColor ink = isEnabled() ? t.ink : t.inkSoft;
    const QColor accent = isEnabled() ? t.accent : t.inkSoft;
    drawArc(painter, centre, radius, kLowest, kHighest,
            QPen(t.line, 3, Qt::SolidLine, Qt::FlatCap));
    drawArc(painter, centre, radius + 3.5, kLowest, kPaperHighest,
            QPen(t.inkSoft, 1.5, Qt::SolidLine, Qt::FlatCap));
    if (m_beta > kLowest)
        drawArc(painter, centre, radius, kLowest, m_beta,
                QPen(accent, 3, Qt::SolidLine, Qt::FlatCap));
    painter.setPen(QPen(hasFocus() ? t.accent : t.line, hasFocus() ? 2 : 1));
    painter.setBrush(underMouse() ? t.hover : t.raised);
    painter.drawEllipse(centre, radius - 5, radius - 5);
    painter.setPen(QPen(ink, 2, Qt::SolidLine, Qt::RoundCap));
    const double angle = angleOf(m_beta);
    painter.drawLine(onRim(centre, 0.35 * radius, angle), onRim(centre, radius - 7, angle));
    if (m_beta < kLowest || m_beta > kHighest) { // beyond the scale
        painter.setBrush(t.recheck);
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(onRim(centre, radius, angle), 3, 3);
    }
}

void BetaKnob::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_lastY = event->position().y();
    m_handBeta = std::clamp(m_beta, kLowest, kHighest);
    m_gesture.begin();
}

void BetaKnob::mouseMoveEvent(QMouseEvent* event)
{
    if (!(event->buttons() & Qt::LeftButton) || !m_gesture.active())
        return;
    const double step = event->modifiers() & Qt::ShiftModifier ? kPerFinePixel : kPerPixel;
    const double up = m_lastY - event->position().y();
    m_lastY = event->position().y();
    turnTo(m_handBeta + up * step);
}

void BetaKnob::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_gesture.end();
}

void BetaKnob::wheelEvent(QWheelEvent* event)
{
    // Without focus the wheel scrolls the strips: nobody should change a threshold in passing.
    if (!hasFocus() || event->angleDelta().y() == 0) {
        event->ignore();
        return;
    }
    m_gesture.beginUntilRest();
    turnTo(m_handBeta + kFine * event->angleDelta().y() / 120.0);
    event->accept();
}

void BetaKnob::keyPressEvent(QKeyEvent* event)
{
    double to = m_handBeta;
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Right:
        to += kFine;
        break;
    case Qt::Key_Down:
    case Qt::Key_Left:
        to -= kFine;
        break;
    case Qt::Key_PageUp:
        to += kCoarse;
        break;
    case Qt::Key_PageDown:
        to -= kCoarse;
        break;
    case Qt::Key_Home:
        to = kLowest;
        break;
    case Qt::Key_End:
        to = kHighest;
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    m_gesture.begin();
    turnTo(to);
}

void BetaKnob::keyReleaseEvent(QKeyEvent* event)
{
    if (!event->isAutoRepeat() && !(QWidget::mouseGrabber() == this))
        m_gesture.end();
    QWidget::keyReleaseEvent(event);
}

void BetaKnob::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void BetaKnob::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    m_gesture.end();
    update();
}

void BetaKnob::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::EnabledChange)
        update();
    QWidget::changeEvent(event);
}

} // namespace mixdesk
