// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/readout_box.h"

#include <algorithm>

namespace mixdesk {

namespace {
constexpr double kGap = 12.0;
}

QRectF readoutBox(const QPointF& point, const QSizeF& size, const QRectF& canvas)
{
    const double roomLeft = point.x() - kGap - canvas.left();
    const double roomRight = canvas.right() - point.x() - kGap;
    const bool right =
        roomRight >= size.width() || (roomLeft < size.width() && roomRight >= roomLeft);
    const bool below = canvas.bottom() - point.y() - kGap >= size.height();
    const double left = right ? point.x() + kGap : point.x() - kGap - size.width();
    const double top = below ? point.y() + kGap : point.y() - kGap - size.height();
    return {{std::max(canvas.left(), std::min(left, canvas.right() - size.width())),
             std::max(canvas.top(), std::min(top, canvas.bottom() - size.height()))},
            size};
}

} // namespace mixdesk
