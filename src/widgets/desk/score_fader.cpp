// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/score_fader.h"

#include "widgets/common/theme.h"
#include "widgets/desk/beta_knob.h"
#include "widgets/desk/desk_text.h"
#include "widgets/plots/score_histogram.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

namespace mixdesk {

namespace {

constexpr double kCapHeight = 16.0;

} // namespace

ScoreFader::ScoreFader(const ScoreHistogram* axis, QWidget* parent)
    : QWidget(parent), m_axis(axis), m_gesture(this)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::SizeVerCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void ScoreFader::setThreshold(double threshold, double mu, double sigma)
{
    const bool moved = m_threshold != threshold;
    m_threshold = threshold;
    m_mu = mu;
    m_sigma = sigma;
    update();
    if (moved)
        announceScale(this, m_threshold);
}

/// A key's step: a share of sigma, or of the axis where scores do not scatter.
double ScoreFader::unit() const
{
    return m_sigma > 0.0 ? m_sigma : (m_axis->range().second - m_axis->range().first) / 10.0;
}

double ScoreFader::scaleMinimum() const
{
    return std::min(m_axis->range().first, m_threshold);
}

double ScoreFader::scaleMaximum() const
{
    return std::max(m_axis->range().second, m_threshold);
}

double ScoreFader::scaleStep() const
{
    return kFine * unit();
}

QString ScoreFader::scaleText() const
{
    return desk::scoreText(m_threshold, m_sigma);
}

void ScoreFader::setScaleValue(double value)
{
    m_gesture.begin();
    emit moved(value);
    m_gesture.end();
}

void ScoreFader::setTint(const QColor& tint)
{
    m_tint = tint;
    update();
}

/// A threshold beyond the axis leaves its cap at the end.
QRectF ScoreFader::cap() const
{
    const double at = std::clamp<double>(m_axis->pixelOf(m_threshold), kCapHeight / 2 + 1,
                                         height() - kCapHeight / 2 - 1);
    return {2.0, at - kCapHeight / 2, width() - 4.0, kCapHeight};
}

void ScoreFader::paintEvent(QPaintEvent*)
{
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double middle = width() / 2.0;
    const double top = ScoreHistogram::kAxisMargin, bottom = height() - top;
    painter.setPen(t.line);
    for (int i = 0; i <= 10; ++i) {
        const double y = top + (bottom - top) * i / 10.0;
        const double half = i % 5 == 0 ? 9.0 : 6.0;
        painter.drawLine(QPointF(middle - half, y), QPointF(middle + half, y));
    }
    const QRectF box = cap();
    painter.setPen(QPen(t.line, 3, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(middle, top), QPointF(middle, bottom));
    // Below the cap parts pass: that stretch is filled in the class's colour.
    painter.setPen(QPen(isEnabled() ? m_tint : t.inkSoft, 3, Qt::SolidLine, Qt::RoundCap));
    if (box.center().y() < bottom)
        painter.drawLine(QPointF(middle, box.center().y()), QPointF(middle, bottom));
    painter.setPen(QPen(hasFocus() ? t.accent : t.inkSoft, hasFocus() ? 2 : 1));
    painter.setBrush(m_gesture.active() || underMouse() ? t.hover : t.raised);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(QPen(isEnabled() ? t.ink : t.inkSoft, 2));
    painter.drawLine(QPointF(box.left() + 4, box.center().y()),
                     QPointF(box.right() - 4, box.center().y()));
}

void ScoreFader::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_gesture.begin();
    const double y = event->position().y();
    if (cap().contains(event->position())) {
        m_offset = m_axis->pixelOf(m_threshold) - y;
    } else {
        m_offset = 0.0;
        emit moved(m_axis->valueAt(y));
    }
}

void ScoreFader::mouseMoveEvent(QMouseEvent* event)
{
    if (!(event->buttons() & Qt::LeftButton) || !m_gesture.active())
        return;
    const auto [low, high] = m_axis->range();
    emit moved(std::clamp(m_axis->valueAt(event->position().y() + m_offset), low, high));
}

void ScoreFader::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_gesture.end();
}

bool ScoreFader::step(int key)
{
    double to = m_threshold;
    switch (key) {
    case Qt::Key_Up:
        to += kFine * unit();
        break;
    case Qt::Key_Down:
        to -= kFine * unit();
        break;
    case Qt::Key_PageUp:
        to += kCoarse * unit();
        break;
    case Qt::Key_PageDown:
        to -= kCoarse * unit();
        break;
    case Qt::Key_Home:
        to = m_mu;
        break;
    case Qt::Key_End:
        to = m_mu + BetaKnob::kHighest * m_sigma;
        break;
    default:
        return false;
    }
    m_gesture.begin();
    emit moved(to);
    return true;
}

void ScoreFader::keyPressEvent(QKeyEvent* event)
{
    if (step(event->key()))
        return;
    const QString text = event->text();
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        emit sideways(event->key() == Qt::Key_Left ? -1 : 1);
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit entered();
    else if (plain && text.size() == 1 &&
             (text[0].isDigit() || QStringLiteral("-.,").contains(text[0])))
        emit typed(text);
    else
        QWidget::keyPressEvent(event);
}

void ScoreFader::keyReleaseEvent(QKeyEvent* event)
{
    if (!event->isAutoRepeat() && QWidget::mouseGrabber() != this)
        m_gesture.end();
    QWidget::keyReleaseEvent(event);
}

void ScoreFader::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void ScoreFader::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    m_gesture.end();
    update();
}

bool ScoreFader::focusNextPrevChild(bool next)
{
    return (m_onTab && m_onTab(next)) || QWidget::focusNextPrevChild(next);
}

void ScoreFader::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::EnabledChange)
        update();
    QWidget::changeEvent(event);
}

} // namespace mixdesk
