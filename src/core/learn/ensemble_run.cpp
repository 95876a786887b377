// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/ensemble_run.h"

#include "core/base/hash.h"
#include "core/base/sentence.h"
#include "core/learn/ensemble_validation.h"
#include "core/learn/finish_run.h"
#include "core/learn/one_threshold.h"

#include <algorithm>
#include <set>

namespace mixdesk {

namespace {

/// What of a member's folder its scoring needs, and its validation.
const std::vector<fs::path>& memberFiles()
{
    static const std::vector<fs::path> files = [] {
        const RunPaths paths{fs::path()};
        return std::vector<fs::path>{paths.config(),     paths.leftOut(),    paths.added(),
                                     paths.weights(),    paths.thresholds(), paths.calibration(),
                                     paths.validation(), paths.manifest()};
    }();
    return files;
}

Result<ValidatedMember> readMember(const fs::path& run)
{
    const RunPaths paths(run);
    auto model = readRun(paths);
    if (!model)
        return model.error();
    if (!model->members.empty())
        return Error{ErrorCode::Usage,
                     Sentence::tr("%1 is an ensemble itself. Name its members' own runs instead.")
                         .arg(displayPath(run))};
    auto rows = readValidation(paths, int(model->classes.size()));
    if (!rows)
        return rows.error();
    return ValidatedMember{std::move(*model), std::move(*rows)};
}

Result<void> checkFits(const RunModel& first, const RunModel& other, const fs::path& run)
{
    const auto refused = [&](const Sentence& reason) {
        return Error{ErrorCode::BadData, reason.text()};
    };
    if (other.classes != first.classes)
        return refused(Sentence::tr("%1 was trained on other classes than the first run: members "
                                    "need the same.")
                           .arg(displayPath(run)));
    if (other.config.inputSize != first.config.inputSize ||
        other.config.resize != first.config.resize)
        return refused(Sentence::tr("%1 takes pictures of another size than the first run: members "
                                    "need the same network.input_size and data.resize.")
                           .arg(displayPath(run)));
    return {};
}

/// A network twice would be a heavier vote that looks like two.
Result<void> checkAnother(const std::vector<ValidatedMember>& members,
                          const std::vector<fs::path>& runs)
{
    for (std::size_t i = 0; i + 1 < members.size(); ++i)
        if (members[i].model.modelHash == members.back().model.modelHash)
            return Error{ErrorCode::Usage,
                         Sentence::tr("%1 and %2 are the same network. Name each run once, and "
                                      "give it more weight with --weights if it shall count more.")
                             .arg(displayPath(runs[i]))
                             .arg(displayPath(runs[members.size() - 1]))};
    return {};
}

/// Validation on the test folder says more of a member than validation on synthetic defects does.
Result<void> checkComparable(const EnsembleRequest& request,
                             const std::vector<ValidatedMember>& members)
{
    if (request.metric == WeightMetric::Equal)
        return {};
    for (std::size_t i = 1; i < members.size(); ++i)
        if (members[i].model.config.validation != members[0].model.config.validation)
            return Error{ErrorCode::Usage,
                         Sentence::tr("%1 and %2 were validated on different things, the test "
                                      "folder and synthetic defects, so their figures give no "
                                      "weights. Give them with --weights, or all the same with "
                                      "--weights-from equal.")
                             .arg(displayPath(request.runs[0]))
                             .arg(displayPath(request.runs[i]))};
    return {};
}

Result<std::vector<double>> weightsOf(const EnsembleRequest& request,
                                      const std::vector<ValidatedMember>& members)
{
    if (!request.weights.empty()) {
        if (request.weights.size() != members.size())
            return Error{ErrorCode::Usage,
                         Sentence::tr("There are %1 weights for %2 runs: give one each.")
                             .arg(request.weights.size())
                             .arg(members.size())};
        return normalisedWeights(request.weights);
    }
    if (auto ok = checkComparable(request, members); !ok)
        return ok.error();
    std::vector<double> figures;
    for (const ValidatedMember& member : members)
        figures.push_back(weightFrom(member.model, member.rows, request.metric));
    return normalisedWeights(figures);
}

Result<EnsembleMember> copyMember(const fs::path& run, const fs::path& out, std::size_t place,
                                  double weight, const RunModel& model)
{
    EnsembleMember member;
    member.folder = "members/" + std::to_string(place + 1);
    member.weight = weight;
    member.modelHash = model.modelHash;
    member.calibrationHash = model.calibrationHash;
    const fs::path to = out / member.folder;
    if (auto ok = makeFolder(to); !ok)
        return ok.error();
    for (const fs::path& file : memberFiles()) {
        std::error_code ec;
        if (!fs::exists(run / file, ec))
            continue;
        auto bytes = readFile(run / file);
        if (!bytes)
            return bytes.error();
        if (auto ok = writeFileAtomic(to / file, *bytes); !ok)
            return ok.error();
    }
    auto hash = sha256OfFile(RunPaths(to).thresholds());
    if (!hash)
        return hash.error();
    member.thresholdsHash = *hash;
    return member;
}

Result<void> checkOut(const fs::path& out)
{
    std::error_code ec;
    if (!fs::exists(out, ec) || (fs::is_directory(out, ec) && fs::is_empty(out, ec)))
        return {};
    return Error{ErrorCode::Usage,
                 Sentence::tr("%1 is there already. Choose another name for the ensemble.")
                     .arg(displayPath(out))};
}

/// Everything but members and hashes: what the first member has, and what all agree on.
RunModel modelOf(const std::vector<ValidatedMember>& members, const std::vector<double>& weights,
                 Combination combination, const std::vector<ValidationRow>& rows)
{
    RunModel model = members.front().model;
    std::set<std::string> added, leftOut;
    for (const ValidatedMember& member : members) {
        added.insert(member.model.pictures.added.begin(), member.model.pictures.added.end());
        leftOut.insert(member.model.pictures.leftOut.begin(), member.model.pictures.leftOut.end());
    }
    model.pictures.added.assign(added.begin(), added.end());
    model.pictures.leftOut.assign(leftOut.begin(), leftOut.end());
    model.calibration.assign(model.classes.size(), {});
    model.stamp.reset();
    model.created = nowUtc();
    model.thresholds = ensembleThresholds(members, weights, combination, rows);
    return model;
}

} // namespace

Result<RunModel> makeEnsemble(const EnsembleRequest& request, const StopToken& stop)
{
    if (request.runs.size() < 2)
        return Error{ErrorCode::Usage, Sentence::tr("An ensemble needs at least two runs.")};
    if (auto ok = checkOut(request.out); !ok)
        return ok.error();
    std::vector<ValidatedMember> members;
    for (const fs::path& run : request.runs) {
        if (stop.stopRequested())
            return cancelledError();
        auto member = readMember(run);
        if (!member)
            return member.error();
        members.push_back(std::move(*member));
        if (auto ok = checkFits(members.front().model, members.back().model, run); !ok)
            return ok.error();
        if (auto ok = checkAnother(members, request.runs); !ok)
            return ok.error();
    }
    auto weights = weightsOf(request, members);
    if (!weights)
        return weights.error();
    const auto rows = ensembleValidation(members, *weights);
    RunModel model = modelOf(members, *weights, request.combination, rows);
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (stop.stopRequested())
            return cancelledError();
        auto member = copyMember(request.runs[i], request.out, i, (*weights)[i], members[i].model);
        if (!member)
            return member.error();
        model.members.push_back(std::move(*member));
    }
    const RunPaths paths(request.out);
    if (auto ok = writeMembers(paths, model.members); !ok)
        return ok.error();
    if (auto ok = writeValidation(paths, rows); !ok)
        return ok.error();
    if (auto ok = writeRun(paths, model); !ok)
        return ok.error();
    return model;
}

} // namespace mixdesk
