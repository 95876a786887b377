// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/decision_button.h"

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/inspect/verdict_words.h"

#include <QPainter>

namespace mixdesk {

namespace {

constexpr int kIcon = 20;
constexpr int kHeight = 52;
constexpr qreal kTint = 0.16; ///< of the meaning's colour behind the present verdict

} // namespace

DecisionButton::DecisionButton(Decision decision, const QString& key, QWidget* parent)
    : QAbstractButton(parent), m_decision(decision), m_key(key)
{
    setText(VerdictWords::name(decision));
    setCheckable(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(text());
}

QSize DecisionButton::sizeHint() const
{
    const int words = fontMetrics().horizontalAdvance(text() + QStringLiteral("  ") + m_key);
    return {std::max(words, kIcon) + 3 * kSpace, kHeight};
}

void DecisionButton::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void DecisionButton::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void DecisionButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = VerdictWords::colour(m_decision);
    QColor ground = underMouse() && isEnabled() ? theme().hover : theme().raised;
    if (isChecked()) {
        ground = colour;
        ground.setAlphaF(kTint);
    }
    const bool strong = isChecked();
    painter.setBrush(ground);
    painter.setPen(QPen(strong ? colour : hasFocus() ? theme().accent : theme().line,
                        strong ? 2.0 : 1.0));
    const qreal inset = strong ? 1.0 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 4, 4);
    if (strong && hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().accent, 1.0));
        painter.drawRoundedRect(QRectF(rect()).adjusted(3.5, 3.5, -3.5, -3.5), 2, 2);
    }
    painter.drawPixmap((width() - kIcon) / 2, 2 * kSpace,
                       iconPixmap(VerdictWords::icon(m_decision),
                                  isEnabled() ? colour : theme().inkSoft, kIcon,
                                  devicePixelRatioF()));
    const QString gap = QStringLiteral("  ");
    const int word = fontMetrics().horizontalAdvance(text() + gap);
    const int left = (width() - word - fontMetrics().horizontalAdvance(m_key)) / 2;
    const QRect line(0, 2 * kSpace + kIcon, width(), height() - 3 * kSpace - kIcon);
    painter.setPen(isEnabled() ? theme().ink : theme().inkSoft);
    painter.drawText(line.adjusted(left, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
    painter.setPen(theme().inkSoft);
    painter.drawText(line.adjusted(left + word, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_key);
}

} // namespace mixdesk
