// SPDX-License-Identifier: GPL-3.0-or-later
// What the files of a run say about ensembles: members, and where their scores stand.
#include "core/base/sentence.h"
#include "core/learn/run_folder.h"
#include "core/nn/safetensors.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace mixdesk {

namespace {

constexpr const char* kEnsembleFormat = "mixdesk-ensemble";
constexpr const char* kMembersFolder = "members";

Error notMembers(const fs::path& path)
{
    return {ErrorCode::Unreadable,
            Sentence::tr("%1 does not list the members of an ensemble. Copy the run folder again.")
                .arg(displayPath(path))};
}

/// A folder of its own inside the ensemble's: never one outside, or the ensemble itself.
bool isInside(const std::string& folder)
{
    const fs::path path = fs::u8path(folder);
    return path.is_relative() && path.lexically_normal() == path && path.begin() != path.end() &&
           *path.begin() == kMembersFolder && path.has_filename() && path != kMembersFolder;
}

bool isUsable(const EnsembleMember& member)
{
    return isInside(member.folder) && member.weight > 0.0 && member.weight <= 1.0;
}

} // namespace

Result<void> readMembers(const RunPaths& paths, RunModel& model)
{
    auto file = readSafetensors(paths.weights());
    if (!file)
        return file.error();
    if (auto ok = expectFormat(*file, kEnsembleFormat, "1", displayPath(paths.weights())); !ok)
        return ok;
    try {
        for (const auto& member : nlohmann::json::parse(file->metadata.at("members")))
            model.members.push_back({member.at("folder"), member.at("weight"),
                                     member.at("model_sha256"), member.at("calibration_sha256"),
                                     member.at("thresholds_sha256")});
    } catch (const std::exception&) {
        return notMembers(paths.weights());
    }
    const bool usable = std::all_of(model.members.begin(), model.members.end(), isUsable);
    return model.members.empty() || !usable ? notMembers(paths.weights()) : Result<void>();
}

Result<void> writeMembers(const RunPaths& paths, const std::vector<EnsembleMember>& members)
{
    nlohmann::json list = nlohmann::json::array();
    for (const EnsembleMember& member : members)
        list.push_back({{"folder", member.folder},
                        {"weight", member.weight},
                        {"model_sha256", member.modelHash},
                        {"calibration_sha256", member.calibrationHash},
                        {"thresholds_sha256", member.thresholdsHash}});
    Safetensors file;
    file.metadata = {{"format", kEnsembleFormat}, {"version", "1"}, {"members", list.dump()}};
    return writeSafetensors(paths.weights(), file);
}

} // namespace mixdesk
