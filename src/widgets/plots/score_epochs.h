// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/trainer.h"
#include "widgets/plots/score_curve_plot.h"

namespace mixdesk {

/// The score source's mean, its sigma and the threshold of every class, in the report's order.
QVector<ClassPoint> classPoints(const EpochReport& report);

/// The same of every epoch.
QVector<ScoreEpoch> scoreEpochs(const std::vector<EpochReport>& reports);

} // namespace mixdesk
