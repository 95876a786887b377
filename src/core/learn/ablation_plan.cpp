// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/ablation_plan.h"

#include "core/data/split.h"
#include "core/learn/one_threshold.h"
#include "core/learn/training_probe.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <numeric>

namespace mixdesk {

namespace {

using nlohmann::json;

constexpr int kVersion = 1;
constexpr const char* kFormat = "mixdesk-ablation";
constexpr double kPaperLambda = 1e-4;
constexpr double kPaperClassifierWeight = 3.0;
constexpr double kProbeShare = 0.02; // of the minutes for a run, up to so many seconds
constexpr double kMostProbeSeconds = 4.0;

Error otherThan(const AblationPaths& paths, const std::string& what)
{
    return {ErrorCode::Usage, displayPath(paths.root) + " holds an ablation " + what +
                                  ". Ask for the same again, or choose another folder with --out."};
}

Result<AblationPlan> readPlan(const AblationPaths& paths)
{
    auto text = readFile(paths.plan(), 1 << 20);
    if (!text)
        return text.error();
    const std::string where = displayPath(paths.plan());
    const json file = json::parse(*text, nullptr, false);
    try {
        if (file.at("format") != kFormat)
            throw std::invalid_argument("format");
        if (file.at("version") > kVersion)
            return Error{ErrorCode::Unsupported, where + " was written by a newer version of "
                                                         "Mixdesk. Update Mixdesk to go on."};
        AblationPlan plan;
        plan.fingerprint = file.at("settings_sha256");
        plan.datasetHash = file.at("dataset_sha256");
        plan.minutesPerRun = file.at("minutes_per_run");
        plan.epochs = file.at("epochs");
        plan.epochsRule = file.at("epochs_rule");
        plan.expectedSeconds = file.at("expected_seconds").get<std::vector<double>>();
        if (plan.epochs < 1)
            throw std::invalid_argument("epochs");
        return plan;
    } catch (const std::exception&) {
        return Error{ErrorCode::Unreadable,
                     where + " is not a plan of an ablation. Delete it, or choose another folder."};
    }
}

Result<void> writePlan(const AblationPaths& paths, const AblationPlan& plan,
                       const TrainConfig& base)
{
    const json file = {{"format", kFormat},
                       {"version", kVersion},
                       {"program", MIXDESK_VERSION},
                       {"settings_sha256", plan.fingerprint},
                       {"dataset_sha256", plan.datasetHash},
                       {"minutes_per_run", plan.minutesPerRun},
                       {"epochs", plan.epochs},
                       {"epochs_rule", plan.epochsRule},
                       {"expected_seconds", plan.expectedSeconds},
                       {"settings", configToYaml(base)}};
    return writeFileAtomic(paths.plan(), file.dump(2) + "\n");
}

Result<void> checkPlan(const AblationPaths& paths, const AblationPlan& found,
                       const AblationPlan& wanted)
{
    if (found.fingerprint != wanted.fingerprint)
        return otherThan(paths, "with other settings");
    if (found.minutesPerRun != wanted.minutesPerRun)
        return otherThan(paths, found.minutesPerRun > 0.0 ? "with another --minutes-per-run"
                                                          : "without --minutes-per-run");
    if (found.datasetHash != wanted.datasetHash)
        return otherThan(paths, "on other pictures");
    return {};
}

/// Epochs that fit into `limit` seconds, at least one; expectedTrainingSeconds() is linear in them.
int epochsWithin(TrainConfig config, double imagesPerSecond, const TrainingSplit& split,
                 double limit)
{
    const auto secondsOf = [&](int epochs) {
        config.epochs = epochs;
        return expectedTrainingSeconds(config, imagesPerSecond, int(split.training.size()),
                                       int(split.heldOut.size()));
    };
    const double once = secondsOf(1), each = secondsOf(2) - once;
    const double more = std::floor((limit - once) / std::max(each, 1e-9));
    return 1 + int(std::clamp(more, 0.0, 1e5));
}

std::string ruleOf(const AblationPlan& plan, int wanted, const AblationRow& slowest)
{
    if (plan.minutesPerRun <= 0.0)
        return std::to_string(wanted) + " epochs, as set.";
    char minutes[32];
    std::snprintf(minutes, sizeof minutes, "%g", plan.minutesPerRun);
    if (plan.epochs == wanted)
        return std::to_string(wanted) + " epochs, as set: every row was expected to fit into " +
               minutes + " minutes.";
    return std::to_string(plan.epochs) + " of " + std::to_string(wanted) +
           " epochs for every row: as many as the slowest row (" + slowest.name +
           ") was expected to finish within " + minutes + " minutes.";
}

/// Measures every row and cuts the epochs of all to what the slowest has time for.
Result<void> fitEpochs(AblationPlan& plan, const TrainConfig& base, const Dataset& dataset,
                       const StopToken& stop)
{
    auto split =
        splitTraining(dataset, {std::uint64_t(base.seed), base.heldOutShare, base.heldOutMinimum});
    if (!split)
        return split.error();
    const double limit = 60.0 * plan.minutesPerRun;
    const double probeSeconds = std::min(kMostProbeSeconds, kProbeShare * limit);
    std::vector<double> speeds;
    std::size_t slowest = 0;
    for (const AblationRow& row : ablationRows()) {
        const TrainConfig config = rowConfig(base, row, base.seed);
        auto probe = probeTraining(config, int(dataset.classes.size()), probeSeconds, stop);
        if (!probe)
            return probe.error();
        speeds.push_back(probe->imagesPerSecond);
        const int fitting = epochsWithin(config, probe->imagesPerSecond, *split, limit);
        if (fitting < plan.epochs) {
            plan.epochs = fitting;
            slowest = speeds.size() - 1;
        }
    }
    for (std::size_t i = 0; i < speeds.size(); ++i) {
        TrainConfig config = rowConfig(base, ablationRows()[i], base.seed);
        config.epochs = plan.epochs;
        plan.expectedSeconds.push_back(expectedTrainingSeconds(
            config, speeds[i], int(split->training.size()), int(split->heldOut.size())));
    }
    plan.epochsRule = ruleOf(plan, base.epochs, ablationRows()[slowest]);
    return {};
}

} // namespace

const std::vector<AblationRow>& ablationRows()
{
    static const std::vector<AblationRow> rows{
        {"baseline", "Baseline (L2)", false, false, false, LossKind::L2},
        {"de", "DE (L2)", true, false, false, LossKind::L2},
        {"co", "CO (L2)", false, true, false, LossKind::L2},
        {"co_de", "CO + DE (L2)", true, true, false, LossKind::L2},
        {"co_de_mix_l2", "CO + DE + MIX (L2)", true, true, true, LossKind::L2},
        {"co_de_mix_ssim", "CO + DE + MIX (SSIM)", true, true, true, LossKind::Ssim},
        {"co_de_mix_msssim", "CO + DE + MIX (MS-SSIM)", true, true, true, LossKind::MsSsim},
    };
    return rows;
}

TrainConfig rowConfig(const TrainConfig& base, const AblationRow& row, std::int64_t seed)
{
    TrainConfig config = base;
    if (!row.denoising)
        config.noise = NoiseKind::None;
    else if (base.noise == NoiseKind::None)
        config.noise = NoiseKind::Gaussian;
    const double lambda = base.contraction > 0.0 ? base.contraction : kPaperLambda;
    config.contraction = row.contractive ? lambda : 0.0;
    const double weight =
        base.classifierWeight > 0.0 ? base.classifierWeight : kPaperClassifierWeight;
    config.classifierWeight = row.mixer ? weight : 0.0;
    config.loss = row.loss;
    config.score = scoreName(lossScore(row.loss));
    config.seed = seed;
    return config;
}

Result<AblationPlan> takePlan(const AblationPaths& paths, const TrainConfig& base,
                              double minutesPerRun, const Dataset& dataset, const StopToken& stop)
{
    if (auto ok = validateConfig(base); !ok)
        return ok.error();
    std::vector<int> everything(dataset.images.size());
    std::iota(everything.begin(), everything.end(), 0);
    auto hash = datasetHash(dataset, everything, stop);
    if (!hash)
        return hash.error();
    AblationPlan plan;
    plan.fingerprint = configFingerprint(base);
    plan.datasetHash = *hash;
    plan.minutesPerRun = minutesPerRun;
    plan.epochs = base.epochs;
    std::error_code ec;
    if (fs::exists(paths.plan(), ec)) {
        auto found = readPlan(paths);
        if (!found)
            return found;
        if (auto ok = checkPlan(paths, *found, plan); !ok)
            return ok.error();
        return found;
    }
    plan.epochsRule = ruleOf(plan, base.epochs, ablationRows().front());
    if (minutesPerRun > 0.0)
        if (auto ok = fitEpochs(plan, base, dataset, stop); !ok)
            return ok.error();
    if (auto ok = writePlan(paths, plan, base); !ok)
        return ok.error();
    return plan;
}

} // namespace mixdesk
