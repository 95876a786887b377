// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/count_line.h"

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/desk/desk_text.h"

#include <QEvent>
#include <QPainter>
#include <algorithm>

namespace mixdesk {

namespace {

constexpr int kIcon = 14, kGap = 6;

/// The share on a line of its own, in one piece.
QString onTwoLines(QString sentence)
{
    const auto bracket = sentence.indexOf(QLatin1String(" ("));
    if (bracket < 0)
        return sentence;
    const QString share = sentence.mid(bracket + 1).replace(QLatin1Char(' '), QChar::Nbsp);
    return sentence.left(bracket) + QLatin1Char('\n') + share;
}

} // namespace

CountLine::CountLine(Kind kind, const QString& toolTip, QWidget* parent)
    : QAbstractButton(parent), m_kind(kind)
{
    setToolTip(toolTip);
    setFont(textFont());
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void CountLine::show(const DeskCounts& counts)
{
    const bool rejects = m_kind == Kind::FalseRejects;
    const int all = rejects ? counts.good() : counts.defective();
    m_some = (rejects ? counts.falseRejects() : counts.escapes()) > 0;
    m_known = (rejects ? counts.good() : counts.defective()) > 0;
    const QString sentence = rejects ? desk::falseRejectText(counts) : desk::escapeText(counts);
    const int most = std::max(0, all - 1);
    const QString longest =
        rejects ? desk::falseRejectText(most, all) : desk::escapeText(most, all);
    if (longest != m_longest) {
        m_longest = longest;
        updateGeometry();
    }
    if (text() == sentence)
        return;
    setText(sentence);
    setAccessibleName(sentence);
    update();
}

int CountLine::heightForWidth(int width) const
{
    const QRect room(0, 0, std::max(40, width - kIcon - kGap), 1000);
    return fontMetrics().boundingRect(room, Qt::TextWordWrap, onTwoLines(m_longest)).height() + 2;
}

QSize CountLine::sizeHint() const
{
    return {160, heightForWidth(160)};
}

QSize CountLine::minimumSizeHint() const
{
    return {100, fontMetrics().lineSpacing()};
}

void CountLine::paintEvent(QPaintEvent*)
{
    const Theme& t = theme();
    QPainter painter(this);
    const QColor tone = !m_known                  ? t.unlabelled
                        : !m_some                 ? t.ok
                        : m_kind == Kind::Escapes ? t.notOk
                                                  : t.recheck;
    const QString icon = !m_known                  ? QStringLiteral("unlabelled")
                         : !m_some                 ? QStringLiteral("tick")
                         : m_kind == Kind::Escapes ? QStringLiteral("warning")
                                                   : QStringLiteral("cross");
    painter.drawPixmap(0, 2, iconPixmap(icon, tone, kIcon, devicePixelRatioF()));
    QFont font = this->font();
    font.setUnderline(underMouse() || hasFocus());
    painter.setFont(font);
    painter.setPen(hasFocus() ? t.accent : t.ink);
    painter.drawText(rect().adjusted(kIcon + kGap, 0, 0, 0), Qt::TextWordWrap | Qt::AlignTop,
                     onTwoLines(text()));
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
