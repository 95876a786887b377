// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace mixdesk {

/// resources/icons/NAME.svg (24 x 24, 1.5 px strokes in currentColor), drawn at any size in the
/// theme's ink, softer when disabled, accent when checked. Follows theme changes by itself.
QIcon themedIcon(const QString& name);

/// The same drawn in one fixed colour, for verdicts.
QPixmap iconPixmap(const QString& name, const QColor& colour, int side, qreal devicePixelRatio);

/// A filled circle of `diameter` in the middle of a square of `side`, for classes in lists.
QPixmap colourDot(const QColor& colour, int side, int diameter, qreal devicePixelRatio);

} // namespace mixdesk
