// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/legend_row.h"

#include "widgets/common/theme.h"

#include <QPainter>

namespace mixdesk {

namespace {

constexpr int kSample = 20; ///< width of a line sample
constexpr int kGap = 4 * kSpace;

void drawSample(QPainter& painter, const LegendEntry& entry, const QRect& area)
{
    if (entry.band) {
        QColor tint = entry.colour;
        tint.setAlphaF(0.3F);
        painter.fillRect(area.adjusted(0, 4, 0, -4), tint);
        return;
    }
    QPen pen(entry.colour, entry.style == LineStyle::Thin ? 1.0 : 2.0);
    if (entry.style == LineStyle::Dashed)
        pen.setDashPattern({3, 2});
    else if (entry.style == LineStyle::Dotted)
        pen.setDashPattern({0.01, 2.2});
    pen.setCapStyle(entry.style == LineStyle::Dotted ? Qt::RoundCap : Qt::FlatCap);
    painter.setPen(pen);
    const int middle = area.center().y();
    painter.drawLine(area.left(), middle, area.right(), middle);
    if (entry.marker > 0)
        drawMarker(painter, QPointF(area.center()), 8, entry.marker, entry.colour);
}

} // namespace

int layLegend(const QVector<LegendEntry>& entries, const QPoint& at, int width, QPainter* painter)
{
    const QFont font = textFont(0.9);
    const QFontMetrics metrics(font);
    const int line = metrics.height() + kSpace;
    int x = 0, y = 0;
    for (const LegendEntry& entry : entries) {
        const int room = std::max(40, width - kSample - 6);
        const QString name = metrics.elidedText(entry.name, Qt::ElideMiddle, room);
        const int needed = kSample + 6 + metrics.horizontalAdvance(name);
        if (x > 0 && x + needed > width) {
            x = 0;
            y += line;
        }
        if (painter) {
            const QPoint corner = at + QPoint(x, y);
            drawSample(*painter, entry, QRect(corner, QSize(kSample, line)));
            painter->setFont(font);
            painter->setPen(theme().inkSoft);
            painter->drawText(QRect(corner + QPoint(kSample + 6, 0), QSize(needed, line)),
                              Qt::AlignLeft | Qt::AlignVCenter, name);
        }
        x += needed + kGap;
    }
    return entries.isEmpty() ? 0 : y + line;
}

LegendRow::LegendRow(QWidget* parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void LegendRow::setEntries(const QVector<LegendEntry>& entries)
{
    m_entries = entries;
    setVisible(!entries.isEmpty());
    QStringList names;
    for (const LegendEntry& entry : entries)
        names << entry.name;
    setAccessibleName(names.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

int LegendRow::heightForWidth(int width) const
{
    return layLegend(m_entries, {}, width, nullptr);
}

QSize LegendRow::sizeHint() const
{
    return {200, heightForWidth(std::max(width(), 200))};
}

QSize LegendRow::minimumSizeHint() const
{
    return {80, QFontMetrics(textFont(0.9)).height()};
}

void LegendRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    layLegend(m_entries, {}, width(), &painter);
}

} // namespace mixdesk
