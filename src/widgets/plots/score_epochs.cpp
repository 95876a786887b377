// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/score_epochs.h"

namespace mixdesk {

QVector<ClassPoint> classPoints(const EpochReport& report)
{
    QVector<ClassPoint> points;
    for (const auto& row : report.classes)
        points.append({row.source.mean, row.source.deviation, row.threshold});
    return points;
}

QVector<ScoreEpoch> scoreEpochs(const std::vector<EpochReport>& reports)
{
    QVector<ScoreEpoch> epochs;
    for (const EpochReport& report : reports)
        epochs.append({report.epoch, classPoints(report)});
    return epochs;
}

} // namespace mixdesk
