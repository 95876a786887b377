// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop_token.h"
#include "core/learn/ablation_measure.h"
#include "core/learn/run_folder.h"

#include <vector>

namespace mixdesk {

struct EnsembleRequest
{
    std::vector<fs::path> runs; ///< finished, of one network each; same classes and input
    fs::path out;               ///< absent or empty
    Combination combination = Combination::Vote;
    WeightMetric metric = WeightMetric::BalancedAccuracy;
    std::vector<double> weights = {}; ///< by hand, one a run; empty: from the metric
};

/// Writes a run folder that holds the members and is scored, evaluated and shown like any other.
/// Members that were validated on the same pictures give it validation scores and, for Mean, a
/// threshold fitted per class; the held-out good pictures are standardised leave-one-out. Members
/// that held out other pictures (other seeds) could each have been trained on those of the others,
/// so there the threshold is the weighted mean of the members' betas, and validation is left empty.
Result<RunModel> makeEnsemble(const EnsembleRequest& request, const StopToken& stop);

} // namespace mixdesk
