// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/ablation.h"
#include "core/report/ablation_report.h"

namespace mixdesk {

/// The paper's Table 3 and Table 4 from finished rows: means and deviations over the seeds.
AblationTables ablationTables(const AblationOutcome& outcome);

/// Curves and reconstructions of the first seed's runs in `out`, for the report. One good and one
/// defective test picture of each class, of the first 15 classes.
Result<AblationFigureSet> ablationFigures(const AblationOutcome& outcome, const fs::path& out,
                                          const Dataset& dataset, const ProgressFn& progress,
                                          const StopToken& stop);

/// tables.md, table3.csv, table4.csv, ablation.json and report.html in `out`.
Result<void> writeAblation(const AblationOutcome& outcome, const fs::path& out,
                           const AblationTables& tables, const AblationFigureSet& figures,
                           const AblationProvenance& provenance);

} // namespace mixdesk
