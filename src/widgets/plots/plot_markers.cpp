// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/theme.h"
#include "widgets/plots/plot_types.h"

#include <QPainter>

namespace mixdesk {

int classMarker(int classIndex)
{
    static const int colours = [] {
        int count = 1;
        while (classColour(count) != classColour(0))
            ++count;
        return count;
    }();
    return std::max(0, classIndex) / colours;
}

void drawMarker(QPainter& painter, const QPointF& centre, double side, int marker,
                const QColor& colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (marker == 0) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(centre, side / 2, side / 2);
        painter.restore();
        return;
    }
    const double half = side / 2 - 1;
    const QRectF box(centre.x() - half, centre.y() - half, 2 * half, 2 * half);
    painter.setPen(QPen(colour, 2));
    painter.setBrush(theme().raised);
    switch ((marker - 1) % 3) {
    case 0:
        painter.drawRect(box);
        break;
    case 1:
        painter.drawPolygon(QPolygonF(
            {{centre.x(), box.top()}, {box.right(), box.bottom()}, {box.left(), box.bottom()}}));
        break;
    default:
        painter.drawPolygon(QPolygonF({{centre.x(), box.top()},
                                       {box.right(), centre.y()},
                                       {centre.x(), box.bottom()},
                                       {box.left(), centre.y()}}));
    }
    painter.restore();
}

} // namespace mixdesk
