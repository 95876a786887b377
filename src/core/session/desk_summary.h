// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/metrics.h"
#include "core/session/desk_scores.h"

#include <QString>
#include <optional>
#include <vector>

namespace mixdesk {

/// What a version changed, as counted on the pictures that were scored when it was saved.
struct DeskSummary
{
    struct Row
    {
        QString className;
        Confusion before, after;
    };
    int pictures = 0;
    std::vector<Row> rows;
    int byPeople = 0; ///< pictures whose truth was a person's word; 0 in versions of before
};

/// As JSON for ThresholdVersion::summary.
QString summaryText(const DeskSummary& summary);
/// Empty for a text that is no such summary (versions from outside have none).
std::optional<DeskSummary> parseSummary(const QString& text);

} // namespace mixdesk
