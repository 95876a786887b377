// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/trainer.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace mixdesk {

/// metrics.jsonl of a run folder: the curves of an earlier training. Classes in the file's order,
/// which is the order of the dataset.
struct RunHistory
{
    QStringList classes;
    std::vector<EpochReport> epochs;
};

/// A half-written last line (a crash) is left out. Error: the file is missing or not of this kind.
Result<RunHistory> readHistory(const fs::path& run);

/// The last epoch marked as best: the one whose weights are kept. Null without epochs.
const EpochReport* keptEpoch(const std::vector<EpochReport>& epochs);

/// Mean over the classes that have one, on validation.
std::optional<double> meanAuroc(const EpochReport& report);

} // namespace mixdesk
