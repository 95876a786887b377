// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/count_line.h"

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

#include <QEvent>
#include <QPainter>

namespace mixdesk {

namespace {

constexpr int kIcon = 14, kGap = 6;

} // namespace

CountLine::CountLine(Kind kind, const QString& toolTip, QWidget* parent)
    : QAbstractButton(parent), m_kind(kind)
{
    setToolTip(toolTip);
    setFont(textFont());
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CountLine::show(const QString& sentence, bool some)
{
    m_some = some;
    if (text() == sentence)
        return;
    setText(sentence);
    setAccessibleName(sentence);
    update();
}

QSize CountLine::sizeHint() const
{
    return {160, 2 * fontMetrics().lineSpacing() + 2};
}

QSize CountLine::minimumSizeHint() const
{
    return {100, sizeHint().height()};
}

void CountLine::paintEvent(QPaintEvent*)
{
    const Theme& t = theme();
    QPainter painter(this);
    const QColor tone = !m_some ? t.ok : m_kind == Kind::Escapes ? t.notOk : t.recheck;
    const QString icon = !m_some                    ? QStringLiteral("tick")
                         : m_kind == Kind::Escapes ? QStringLiteral("warning")
                                                   : QStringLiteral("cross");
    painter.drawPixmap(0, 2, iconPixmap(icon, tone, kIcon, devicePixelRatioF()));
    QFont font = this->font();
    font.setUnderline(underMouse() || hasFocus());
    painter.setFont(font);
    painter.setPen(hasFocus() ? t.accent : t.ink);
    painter.drawText(rect().adjusted(kIcon + kGap, 0, 0, 0), Qt::TextWordWrap | Qt::AlignTop,
                     text());
}

void CountLine::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        update();
    QAbstractButton::changeEvent(event);
}

void CountLine::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void CountLine::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace mixdesk
