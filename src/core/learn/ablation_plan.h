// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/result.h"
#include "core/base/stop_token.h"
#include "core/data/dataset.h"
#include "core/learn/config.h"

#include <optional>
#include <string>
#include <vector>

namespace mixdesk {

/// What one model of a row is trained on.
enum class RowScope {
    AllClasses, ///< one model for all, as in the paper's own rows
    EachClass,  ///< one model per class
    Patches     ///< one model per class of textures, on patches of its pictures
};

/// One row of the paper's tables: which of its parts a training has.
struct AblationRow
{
    std::string id;   ///< names files: "co_de"
    std::string name; ///< as in tables: "CO + DE"
    bool denoising = false, contractive = false, mixer = false;
    LossKind loss = LossKind::L2;
    RowScope scope = RowScope::AllClasses;
};

/// The paper's own rows, in its order. Comparators: ablation_comparators.h.
const std::vector<AblationRow>& ablationRows();

/// The settings of one row: `base` with the row's parts switched on or off. What is on keeps the
/// base's amount; where the base has none, noise is Gaussian, lambda 1e-4 and the classifier's
/// weight 3, as in the paper. The score is the loss's own mean, as in the paper.
TrainConfig rowConfig(const TrainConfig& base, const AblationRow& row, std::int64_t seed);

/// What one ablation folder is about; written once, before the first training.
struct AblationPlan
{
    std::string fingerprint;    ///< of the settings asked for, before epochs were cut
    std::string datasetHash;    ///< of every picture, to train and to test
    double minutesPerRun = 0.0; ///< asked for; 0: no limit
    int epochs = 0;             ///< of every row, after cutting
    std::string epochsRule;     ///< why so many, one sentence
    std::vector<double>
        expectedSeconds; ///< of each row's training, for the time left; may be empty
};

struct AblationPaths
{
    explicit AblationPaths(fs::path folder) : root(std::move(folder)) {}
    fs::path root;
    fs::path plan() const { return root / "plan.json"; }
    fs::path lock() const { return root / ".lock"; }
    fs::path run(const AblationRow& row, std::int64_t seed) const
    {
        return root / "runs" / fileStem(row.id, seed);
    }
    /// Pictures that a row on patches trains on, while it trains.
    fs::path patches(const AblationRow& row, std::int64_t seed) const
    {
        return root / "patches" / fileStem(row.id, seed);
    }
    fs::path result(const std::string& rowId, std::int64_t seed) const
    {
        return root / "rows" / (fileStem(rowId, seed) + ".json");
    }
    static std::string fileStem(const std::string& rowId, std::int64_t seed)
    {
        return rowId + "-seed" + std::to_string(seed);
    }
};

/// The plan in the folder, else a new one, written there. A plan for other settings, pictures or
/// minutes than asked for is refused with a sentence. With a limit of minutes, every row's speed is
/// measured for a few seconds, and all rows train as many epochs as the slowest has time for: rows
/// are compared, so none may train longer than another.
Result<AblationPlan> takePlan(const AblationPaths& paths, const TrainConfig& base,
                              double minutesPerRun, const Dataset& dataset, const StopToken& stop);

} // namespace mixdesk
