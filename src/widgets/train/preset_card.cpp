// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/train/preset_card.h"

#include "widgets/common/theme.h"

#include <QEvent>
#include <QPainter>

namespace mixdesk {

namespace {

constexpr int kPadding = 3 * kSpace;
constexpr int kRing = 14;
constexpr int kTextLeft = kPadding + kRing + 2 * kSpace;
constexpr double kSmall = 12.0 / 13.0;

int lineHeight(double scale)
{
    return QFontMetrics(textFont(scale)).height();
}

} // namespace

PresetCard::PresetCard(const QString& name, const QString& description, QWidget* parent)
    : QRadioButton(name, parent), m_description(description)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    describe();
}

void PresetCard::setTime(const QString& time)
{
    if (m_time == time)
        return;
    m_time = time;
    describe();
    update();
}

void PresetCard::setDetail(const QString& detail)
{
    if (m_detail == detail)
        return;
    m_detail = detail;
    describe();
    update();
}

void PresetCard::describe()
{
    QStringList parts{m_description};
    for (const QString& part : {m_time, m_detail})
        if (!part.isEmpty())
            parts.append(part);
    setToolTip(parts.join(QLatin1Char('\n')));
    setAccessibleDescription(parts.join(QStringLiteral(". ")));
}

QSize PresetCard::sizeHint() const
{
    return {280, 2 * kPadding - kSpace + lineHeight(1.0) + 2 * lineHeight(kSmall) + kSpace};
}

QSize PresetCard::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

bool PresetCard::hitButton(const QPoint& position) const
{
    return rect().contains(position);
}

void PresetCard::changeEvent(QEvent* event)
{
    QRadioButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::EnabledChange)
        update();
}

void PresetCard::paintEvent(QPaintEvent*)
{
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool chosen = isChecked();
    const QColor ink = isEnabled() ? t.ink : t.inkSoft;
    painter.setBrush(underMouse() && isEnabled() ? t.hover : t.raised);
    painter.setPen(QPen(chosen || hasFocus() ? t.accent : t.line, hasFocus() ? 2.0 : 1.0));
    painter.drawRoundedRect(frame, 6, 6);

    int y = kPadding - kSpace / 2;
    const int titleHeight = lineHeight(1.0);
    const QRectF ring(kPadding + 0.5, y + (titleHeight - kRing) / 2.0 + 0.5, kRing - 1, kRing - 1);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(chosen ? t.accent : t.inkSoft, 1.5));
    painter.drawEllipse(ring);
    if (chosen) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.accent);
        painter.drawEllipse(ring.adjusted(3.5, 3.5, -3.5, -3.5));
    }

    const int right = width() - kPadding;
    const auto line = [&](const QFont& font, const QColor& colour, const QString& text, int from,
                          Qt::Alignment alignment) {
        const QFontMetrics metrics(font);
        const QRect area(from, y, right - from, metrics.height());
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(area, int(alignment | Qt::AlignVCenter),
                         metrics.elidedText(text, Qt::ElideRight, area.width()));
    };
    line(textFont(1.0, QFont::DemiBold), ink, text(), kTextLeft, Qt::AlignLeft);
    const int titleEnd =
        kTextLeft + QFontMetrics(textFont(1.0, QFont::DemiBold)).horizontalAdvance(text());
    line(textFont(1.0), chosen && isEnabled() ? t.ink : t.inkSoft, m_time, titleEnd + 2 * kSpace,
         Qt::AlignRight);
    y += titleHeight + kSpace / 2;
    line(textFont(kSmall), t.inkSoft, m_description, kTextLeft, Qt::AlignLeft);
    y += lineHeight(kSmall) + kSpace / 2;
    line(textFont(kSmall), t.inkSoft, m_detail, kTextLeft, Qt::AlignLeft);
}

} // namespace mixdesk
