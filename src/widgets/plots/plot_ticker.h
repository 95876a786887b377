// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot_types.h"

#include <QSharedPointer>

class QCPAxis;
class QCPAxisTicker;

namespace mixdesk {

/// Whole numbers where the visible range spans two or more of them; of a lying `axis`, which owns
/// the ticker, only as many as its width has room for.
QSharedPointer<QCPAxisTicker> wholeNumberTicker(const QCPAxis* axis);

/// Plain or percent labels; `logarithmic` takes 1, 2 and 5 of each decade, powers of ten alone over
/// many decades, and even steps where the range is within a few tens of percent. Of an upright
/// `axis`, which owns the ticker, only as many as its height has room for; null: all.
QSharedPointer<QCPAxisTicker> valueTicker(const ValueFormat& format, bool logarithmic,
                                          const QCPAxis* axis);

} // namespace mixdesk
