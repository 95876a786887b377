// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>

namespace mixdesk {

/// Where words of that size stand beside a point: to its right where there is room for them within
/// `canvas`, else to its left, else on the wider side. Never outside the canvas, unless larger.
QRectF readoutBox(const QPointF& point, const QSizeF& size, const QRectF& canvas);

} // namespace mixdesk
