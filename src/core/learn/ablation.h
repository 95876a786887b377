// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/ablation_measure.h"
#include "core/learn/trainer.h"

#include <string>
#include <vector>

namespace mixdesk {

struct AblationRequest
{
    TrainConfig base;
    Dataset dataset;
    fs::path out;
    int seeds = 3;                                         ///< 1, 2, ...
    double minutesPerRun = 0.0;                            ///< 0: no limit
    WeightMetric weights = WeightMetric::BalancedAccuracy; ///< of the ensembles
    bool comparators = false;                              ///< the rows of one model per class too
    std::vector<std::string> textures; ///< classes that a comparator trains on patches of
};

/// The rows that are trained: the paper's own, then the comparators asked for.
std::vector<AblationRow> trainedRows(const AblationRequest& request);

/// Where an ablation stands: for a table of progress.
struct AblationProgress
{
    struct Cell
    {
        bool finished = false;
        double seconds = 0.0; ///< to train and evaluate; of a finished one
    };
    std::vector<std::string> names;       ///< of the trained rows
    std::vector<std::vector<Cell>> cells; ///< by trained row, then seed
    int row = -1, seed = -1;              ///< in hand: indices into cells; -1 where nothing is
    double secondsLeft = -1.0;            ///< negative while unknown
};

class AblationObserver : public TrainObserver
{
public:
    virtual void onPlan(const AblationPlan&) {}
    virtual void onRows(const AblationProgress&) {} ///< before and after every training
};

struct AblationOutcome
{
    AblationPlan plan;
    /// Finished rows in the order of tables: the paper's own, the ensembles, comparators; per row
    /// the seeds in order.
    std::vector<std::vector<AblationResult>> rows;
};

/// Trains, evaluates and keeps every row of every seed, seed by seed, then makes the ensembles of
/// the paper's own rows. Comparators can be asked for later, in the folder of a finished ablation.
/// Each training is a run folder of its own, resumed where an earlier call was stopped; a finished
/// row is one JSON file that a later call picks up, and that is refused where it is of other
/// settings or pictures. A finished run gives up its checkpoints. Blocks; a stop is answered as
/// train() does, and what is finished stays.
Result<AblationOutcome> runAblation(const AblationRequest& request, AblationObserver& observer,
                                    const StopToken& stop);

/// The name of a row in tables, ensembles included.
std::string ablationRowName(const std::string& id);

} // namespace mixdesk
