// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/config.h"

#include "core/base/hash.h"
#include "core/base/sentence.h"
#include "core/base/yaml.h"
#include "core/learn/presets_embedded.h"

#include <algorithm>
#include <set>

namespace mixdesk {

namespace {

std::string allowedWords(const ConfigField& field)
{
    const std::string word = " to ";
    const auto at = field.allowed.find(word);
    if (at == std::string::npos)
        return field.allowed;
    return Sentence::tr("%1 to %2")
        .arg(field.allowed.substr(0, at))
        .arg(field.allowed.substr(at + word.size()));
}

const ConfigField* fieldByKey(const std::string& key)
{
    for (const auto& field : configFields())
        if (field.key == key)
            return &field;
    return nullptr;
}

Result<void> applyOne(TrainConfig& config, const std::string& key, const std::string& value,
                      const std::string& where, ErrorCode code)
{
    const ConfigField* field = fieldByKey(key);
    if (!field) {
        std::vector<std::string> keys;
        for (const auto& known : configFields())
            keys.push_back(known.key);
        const std::string near = nearestKey(key, keys);
        return Error{code, near.empty()
                               ? Sentence::tr("%1: unknown setting '%2'.").arg(where).arg(key)
                               : Sentence::tr("%1: unknown setting '%2'; did you mean '%3'?")
                                     .arg(where)
                                     .arg(key)
                                     .arg(near)};
    }
    TrainConfig changed = config;
    if (!field->set(changed, value))
        return Error{code, Sentence::tr("%1: '%2' cannot be '%3'; allowed: %4.")
                               .arg(where)
                               .arg(key)
                               .arg(value)
                               .arg(allowedWords(*field))};
    config = changed;
    return {};
}

bool isPowerOfTwo(int value)
{
    return value > 0 && (value & (value - 1)) == 0;
}

} // namespace

Result<void> applyConfigYaml(TrainConfig& config, const std::string& text,
                             const std::string& source)
{
    auto scalars = flattenYaml(text, source);
    if (!scalars)
        return scalars.error();
    for (const auto& scalar : *scalars) {
        const std::string where = Sentence::tr("%1, line %2").arg(source).arg(scalar.line);
        if (auto ok = applyOne(config, scalar.key, scalar.value, where, ErrorCode::Unreadable); !ok)
            return ok;
    }
    return {};
}

Result<void> applyConfigSetting(TrainConfig& config, const std::string& assignment)
{
    const auto equals = assignment.find('=');
    if (equals == std::string::npos)
        return Error{ErrorCode::Usage,
                     Sentence::tr("--set %1: write it as key=value.").arg(assignment)};
    return applyOne(config, assignment.substr(0, equals), assignment.substr(equals + 1), "--set",
                    ErrorCode::Usage);
}

Result<void> validateConfig(const TrainConfig& config)
{
    const int side = config.inputSize;
    if (config.network == NetworkKind::Table2) {
        if (side % 16 != 0)
            return Error{
                ErrorCode::Usage,
                Sentence::tr("network.input_size is %1, but table2 needs a multiple of 16 from 48.")
                    .arg(side)};
    } else if (!isPowerOfTwo(side) || side < 64) {
        return Error{
            ErrorCode::Usage,
            Sentence::tr("network.input_size is %1, but this network needs a power of two from 64.")
                .arg(side)};
    }
    if (config.microBatch > config.batch)
        return Error{
            ErrorCode::Usage,
            Sentence::tr("training.micro_batch (%1) must not be larger than training.batch (%2).")
                .arg(config.microBatch)
                .arg(config.batch)};
    const auto score = scoreByName(config.score);
    if (score && score->residual == Residual::Defect && !hasDefectMap(config))
        return Error{ErrorCode::Usage,
                     Sentence::tr("score.kind is %1, but only a repair network with structured "
                                  "noise and a loss.defect_weight above 0 has a defect map.")
                         .arg(config.score)};
    return {};
}

bool hasDefectMap(const TrainConfig& config)
{
    return config.network == NetworkKind::Repair && config.noise == NoiseKind::Structured &&
           config.defectWeight > 0.0;
}

std::string configToYaml(const TrainConfig& config)
{
    std::string text;
    std::string section;
    for (const auto& field : configFields()) {
        const auto dot = field.key.find('.');
        const std::string group = dot == std::string::npos ? "" : field.key.substr(0, dot);
        if (group != section) {
            text += group + ":\n";
            section = group;
        }
        const std::string indent = group.empty() ? "" : "  ";
        const std::string source = field.source.empty() ? "" : " [" + field.source + "]";
        text += indent + "# " + field.help + source + " (" + field.allowed + ")\n";
        text += indent + field.key.substr(group.empty() ? 0 : dot + 1) + ": " + field.get(config) +
                "\n";
    }
    return text;
}

std::vector<std::string> presetNames()
{
    std::vector<std::string> names;
    for (const auto& preset : embeddedPresets())
        names.emplace_back(preset.name);
    return names;
}

Result<TrainConfig> presetConfig(const std::string& name)
{
    std::string known;
    for (const auto& preset : embeddedPresets()) {
        known += (known.empty() ? "" : ", ") + std::string(preset.name);
        if (name != preset.name)
            continue;
        TrainConfig config;
        if (auto ok = applyConfigYaml(config, preset.yaml, "models/" + name + ".yaml"); !ok)
            return ok.error();
        return config;
    }
    return Error{ErrorCode::Usage,
                 Sentence::tr("There is no preset '%1'; choose from %2.").arg(name).arg(known)};
}

std::string configFingerprint(const TrainConfig& config)
{
    // What changes neither weights nor scores may differ between a run and its resume.
    static const std::set<std::string> free = {"training.threads", "training.device",
                                               "data.cache_mib", "data.prefetch_threads"};
    std::string text;
    for (const auto& field : configFields()) {
        // Runs from before this setting trained in fp32, as auto does.
        if (field.key == "training.precision" && config.precision == PrecisionChoice::Auto)
            continue;
        // Nor had they a defect map, which other networks have not either.
        if (field.key == "loss.defect_weight" && !hasDefectMap(config))
            continue;
        if (field.key == "augmentation.light" && config.light == 0.0)
            continue;
        if (field.key == "noise.easy_share" && config.noiseEasyShare == 0.0)
            continue;
        if (field.key == "training.shards" && config.shards == 1)
            continue;
        if (!free.count(field.key))
            text += field.key + "=" + field.get(config) + "\n";
    }
    return sha256Hex(text);
}

} // namespace mixdesk
