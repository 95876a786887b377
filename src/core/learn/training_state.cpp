// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/training_state.h"

#include "core/base/sentence.h"
#include "core/nn/safetensors.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace mixdesk {

namespace {

using nlohmann::json;

constexpr const char* kFormat = "mixdesk-checkpoint";
constexpr const char* kVersion = "1";

json toJson(const MomentsMeter& m)
{
    return {m.count, m.mean, m.squares};
}

MomentsMeter meterFrom(const json& j)
{
    MomentsMeter meter;
    meter.count = j.at(0);
    meter.mean = j.at(1);
    meter.squares = j.at(2);
    return meter;
}

json toJson(const RunningThreshold& t)
{
    return {t.started, t.mu, t.sigma};
}

RunningThreshold thresholdFrom(const json& j)
{
    RunningThreshold threshold;
    threshold.started = j.at(0);
    threshold.mu = j.at(1);
    threshold.sigma = j.at(2);
    return threshold;
}

json toJson(const TrainingState& s)
{
    json scores = json::array(), thresholds = json::array();
    for (const auto& meter : s.meters.classScores)
        scores.push_back(toJson(meter));
    for (const auto& threshold : s.thresholds)
        thresholds.push_back(toJson(threshold));
    return {{"epoch", s.epoch},
            {"position", s.position},
            {"sums", {s.meters.reconstruction, s.meters.classifier, s.meters.contraction}},
            {"images", s.meters.images},
            {"seconds", s.meters.seconds},
            {"scores", scores},
            {"thresholds", thresholds},
            {"learning_rate", s.learningRate},
            {"best_loss", s.bestLoss},
            {"epochs_since_loss", s.epochsSinceLoss},
            {"best_f1", s.bestF1},
            {"epochs_since_f1", s.epochsSinceF1},
            {"best_epoch", s.bestEpoch},
            {"finished", s.finished}};
}

TrainingState stateFrom(const json& j)
{
    TrainingState s;
    s.epoch = j.at("epoch");
    s.position = j.at("position");
    s.meters.reconstruction = j.at("sums").at(0);
    s.meters.classifier = j.at("sums").at(1);
    s.meters.contraction = j.at("sums").at(2);
    s.meters.images = j.at("images");
    s.meters.seconds = j.at("seconds");
    for (const auto& meter : j.at("scores"))
        s.meters.classScores.push_back(meterFrom(meter));
    for (const auto& threshold : j.at("thresholds"))
        s.thresholds.push_back(thresholdFrom(threshold));
    s.learningRate = j.at("learning_rate");
    s.bestLoss = j.at("best_loss");
    s.epochsSinceLoss = j.at("epochs_since_loss");
    s.bestF1 = j.at("best_f1");
    s.epochsSinceF1 = j.at("epochs_since_f1");
    s.bestEpoch = j.at("best_epoch");
    s.finished = j.at("finished");
    return s;
}

TensorMap withPrefix(const TensorMap& tensors, const std::string& prefix)
{
    TensorMap part;
    for (const auto& [name, tensor] : tensors)
        if (name.compare(0, prefix.size(), prefix) == 0)
            part.emplace(name.substr(prefix.size()), tensor);
    return part;
}

/// Of a run that was interrupted nobody has another copy: it can only be begun anew.
Error damaged(const std::string& where)
{
    return {ErrorCode::Unreadable,
            Sentence::tr("The checkpoint %1 is damaged, so this run cannot go on. Train a new run "
                         "with its settings, and delete this one.")
                .arg(where)};
}

} // namespace

std::string stateToText(const TrainingState& state)
{
    return toJson(state).dump();
}

TrainingState stateFromText(const std::string& text)
{
    return stateFrom(json::parse(text));
}

void EpochMeters::add(const BatchLosses& losses, const std::vector<int>& classes)
{
    const double n = double(classes.size());
    reconstruction += losses.reconstruction * n;
    classifier += losses.classifier * n;
    contraction += losses.contraction * n;
    images += std::int64_t(classes.size());
    for (std::size_t i = 0; i < classes.size(); ++i)
        classScores[std::size_t(classes[i])].add(losses.perImage[i]);
}

Result<void> saveCheckpoint(const fs::path& path, const Model& model, const TrainingState& state)
{
    Safetensors file;
    auto weights = model.weights(), optimizer = model.optimizerState();
    for (auto& [name, tensor] : weights) {
        const bool finite = std::all_of(tensor.values.begin(), tensor.values.end(),
                                        [](float value) { return std::isfinite(value); });
        if (!finite)
            return Error{
                ErrorCode::Numeric,
                Sentence::tr("The weights became infinite. The last good checkpoint is kept in %1. "
                             "Train again with a lower optimizer.learning_rate.")
                    .arg(displayPath(path))};
        file.tensors.emplace("weights." + name, std::move(tensor));
    }
    for (auto& [name, tensor] : optimizer)
        file.tensors.emplace("optimizer." + name, std::move(tensor));
    file.metadata = {{"format", kFormat},
                     {"version", kVersion},
                     {"config", state.configFingerprint},
                     {"data", state.dataFingerprint},
                     {"optimizer_steps", std::to_string(model.optimizerSteps())},
                     {"state", stateToText(state)}};
    return writeSafetensors(path, file);
}

Result<TrainingState> loadCheckpoint(const fs::path& path, Model& model,
                                     const std::string& configFingerprint,
                                     const std::string& dataFingerprint)
{
    const std::string where = displayPath(path);
    auto file = readSafetensors(path);
    if (!file)
        return file.error().code == ErrorCode::Unreadable ? damaged(where) : file.error();
    auto& meta = file->metadata;
    if (auto ok = expectFormat(*file, kFormat, kVersion, where); !ok)
        return ok.error();
    if (meta["config"] != configFingerprint)
        return Error{
            ErrorCode::Usage,
            Sentence::tr("%1 was made with other settings. Resume without --set, --preset and "
                         "--config (the run's own config.yaml is used), or train a new run.")
                .arg(where)};
    if (meta["data"] != dataFingerprint)
        return Error{ErrorCode::Usage,
                     Sentence::tr("%1 was made from other training images than the dataset folder "
                                  "holds now. Train a new run.")
                         .arg(where)};
    TrainingState state;
    std::int64_t steps = 0;
    try {
        state = stateFromText(meta["state"]);
        steps = std::stoll(meta["optimizer_steps"]);
    } catch (const std::exception&) {
        return damaged(where);
    }
    const auto classes = std::size_t(model.spec().classes);
    if (state.thresholds.size() != classes || state.meters.classScores.size() != classes ||
        state.epoch < 0 || state.position < 0 || steps < 0)
        return Error{ErrorCode::BadData, Sentence::tr("%1 does not fit this network.").arg(where)};
    if (auto ok = model.setWeights(withPrefix(file->tensors, "weights."), where); !ok)
        return ok.error();
    if (auto ok = model.setOptimizerState(withPrefix(file->tensors, "optimizer."), steps, where);
        !ok)
        return ok.error();
    state.configFingerprint = configFingerprint;
    state.dataFingerprint = dataFingerprint;
    return state;
}

} // namespace mixdesk
