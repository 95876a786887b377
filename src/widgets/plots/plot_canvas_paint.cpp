// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/theme.h"
#include "widgets/plots/plot_canvas.h"
#include "widgets/plots/readout_box.h"

#include <QPainter>
#include <cmath>

namespace mixdesk {

void PlotCanvas::paintOverlay()
{
    QPainter painter(m_overlay);
    const QRect area = chartArea();
    const Theme& t = theme();
    if (isEmpty() && !m_emptyText.isEmpty()) {
        painter.fillRect(rect(), t.raised);
        painter.setPen(t.inkSoft);
        painter.setFont(textFont());
        painter.drawText(rect().adjusted(12, 12, -12, -12), Qt::AlignCenter | Qt::TextWordWrap,
                         m_emptyText);
    } else {
        paintHandle(painter, area);
        paintCursor(painter, area);
    }
    if (hasFocus() && m_frame) {
        painter.setPen(t.accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void PlotCanvas::paintHandle(QPainter& painter, const QRect& area)
{
    if (!m_handle)
        return;
    const Theme& t = theme();
    const double x = pixelOf(*m_handle, 1.0).x();
    if (x < area.left() || x > area.right() + 1)
        return;
    painter.setPen(QPen(t.accent, 2));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(t.accent);
    painter.setPen(Qt::NoPen);
    painter.drawPolygon(QPolygonF{{x - 6, double(area.bottom() + 7)},
                                  {x + 6, double(area.bottom() + 7)},
                                  {x, double(area.bottom() - 3)}});
    painter.setFont(textFont(0.85, QFont::DemiBold));
    painter.setPen(t.accent);
    const int width = painter.fontMetrics().horizontalAdvance(m_handleWord);
    const bool left = x + 6 + width > area.right();
    painter.drawText(
        QPointF(left ? x - 6 - width : x + 6, area.top() + painter.fontMetrics().ascent()),
        m_handleWord);
}

void PlotCanvas::paintCursor(QPainter& painter, const QRect& area)
{
    if (!m_cursor)
        return;
    const Theme& t = theme();
    const QPointF at = pixelOf(m_cursor->x, m_cursor->series < 0 ? 1.0 : m_cursor->y);
    if (at.x() < area.left() || at.x() > area.right() + 1)
        return;
    painter.setPen(QPen(t.inkSoft, 1, Qt::DashLine));
    painter.drawLine(QPointF(std::round(at.x()), area.top()),
                     QPointF(std::round(at.x()), area.bottom()));
    const QString words = readout();
    if (words.isEmpty())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = m_series.at(m_cursor->series).spec.colour();
    painter.setPen(QPen(t.raised, 1.5));
    painter.setBrush(colour);
    if (!std::isnan(m_cursor->y))
        painter.drawEllipse(at, 4.5, 4.5);
    painter.setFont(textFont(0.9));
    const QRect text = painter.fontMetrics().boundingRect(QRect(0, 0, 400, 400), 0, words);
    const QPointF point(at.x(), std::isnan(m_cursor->y) ? area.top() - 12 : at.y());
    const QRectF box = readoutBox(point, QSizeF(text.width() + 20, text.height() + 10),
                                  QRectF(1, area.top(), width() - 2, area.height()));
    painter.setPen(t.line);
    painter.setBrush(t.raised);
    painter.drawRoundedRect(box, 4, 4);
    painter.fillRect(QRectF(box.left() + 1, box.top() + 4, 3, box.height() - 8), colour);
    painter.setPen(t.ink);
    painter.drawText(box.adjusted(12, 5, -8, -5), 0, words);
}

} // namespace mixdesk
