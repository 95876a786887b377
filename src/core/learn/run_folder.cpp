// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/run_folder.h"

#include "core/base/hash.h"
#include "core/base/sentence.h"
#include "core/base/yaml.h"
#include "core/nn/safetensors.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <nlohmann/json.hpp>
#include <yaml-cpp/yaml.h>

namespace mixdesk {

namespace {

constexpr int kVersion = 1;
constexpr int kEnsembleVersion = 2; // of the manifest: earlier versions know no ensembles
constexpr int kMostClasses = 10000;

std::string tensorName(int classIndex, Residual residual, const char* part)
{
    return "class" + std::to_string(classIndex) + "." + scoreName({residual, Pooling::Mean}) + "." +
           part;
}

Tensor32 toTensor(const cv::Mat& map)
{
    return {{map.rows, map.cols}, {map.begin<float>(), map.end<float>()}};
}

Result<void> writeCalibration(const RunPaths& paths, const RunModel& model)
{
    Safetensors file;
    file.metadata = {{"format", "mixdesk-calibration"}, {"version", std::to_string(kVersion)}};
    for (std::size_t c = 0; c < model.calibration.size(); ++c)
        for (const auto& [residual, maps] : model.calibration[c]) {
            file.tensors.emplace(tensorName(int(c), residual, "mean"), toTensor(maps.mean));
            file.tensors.emplace(tensorName(int(c), residual, "deviation"),
                                 toTensor(maps.deviation));
        }
    return writeSafetensors(paths.calibration(), file);
}

Result<cv::Mat> mapFrom(const Safetensors& file, const std::string& name, int side,
                        const fs::path& path)
{
    const auto& tensor = file.tensors.at(name);
    if (tensor.shape != std::vector<std::int64_t>{side, side})
        return Error{ErrorCode::BadData,
                     Sentence::tr("%1: '%2' has another size than the network's input.")
                         .arg(displayPath(path))
                         .arg(name)};
    return cv::Mat(side, side, CV_32F, const_cast<float*>(tensor.values.data())).clone();
}

Result<void> readCalibration(const RunPaths& paths, RunModel& model)
{
    auto file = readSafetensors(paths.calibration());
    if (!file)
        return file.error();
    if (auto ok = expectFormat(*file, "mixdesk-calibration", std::to_string(kVersion),
                               displayPath(paths.calibration()));
        !ok)
        return ok;
    model.calibration.assign(model.classes.size(), {});
    for (std::size_t c = 0; c < model.classes.size(); ++c)
        for (const Residual residual : calibratedResiduals()) {
            const auto mean = tensorName(int(c), residual, "mean");
            const auto deviation = tensorName(int(c), residual, "deviation");
            if (!file->tensors.count(mean) || !file->tensors.count(deviation))
                continue;
            auto meanMap = mapFrom(*file, mean, model.config.inputSize, paths.calibration());
            if (!meanMap)
                return meanMap.error();
            auto deviationMap =
                mapFrom(*file, deviation, model.config.inputSize, paths.calibration());
            if (!deviationMap)
                return deviationMap.error();
            if (!cv::checkRange(*meanMap) || !cv::checkRange(*deviationMap, true, nullptr, 1e-9))
                return Error{ErrorCode::BadData,
                             Sentence::tr("%1: the maps of '%2' are not usable numbers.")
                                 .arg(displayPath(paths.calibration()))
                                 .arg(model.classes[c])};
            model.calibration[c][residual] = {*meanMap, *deviationMap};
        }
    return {};
}

Result<void> checkHash(const fs::path& path, const std::string& expected)
{
    auto hash = sha256OfFile(path);
    if (!hash)
        return hash.error();
    if (*hash != expected)
        return Error{ErrorCode::BadData,
                     Sentence::tr("%1 has changed since the run was written (its hash differs). "
                                  "Copy the run folder again.")
                         .arg(displayPath(path))};
    return {};
}

/// What to do is the same whatever of the file is not as it was written.
Error damaged(const Error& error)
{
    return {error.code, Sentence::tr("%1 The run folder is damaged: copy it again, or delete it.")
                            .arg(error.message)};
}

/// Of files that not every manifest names; empty where it does not.
struct OtherHashes
{
    std::string config, leftOut, added;
    bool ensemble = false;
};

Result<void> readManifest(const RunPaths& paths, RunModel& model, OtherHashes& hashes)
{
    std::error_code ec;
    const std::string where = displayPath(paths.manifest());
    if (fs::status(paths.manifest(), ec).type() == fs::file_type::not_found)
        return Error{ErrorCode::NotFound,
                     Sentence::tr("%1 is not a finished run: it has no run.yaml. Resume its "
                                  "training, or choose another run.")
                         .arg(displayPath(paths.root))};
    auto text = readFile(paths.manifest(), 16 << 20);
    if (!text)
        return text.error();
    auto root = YamlMap::parse(*text, where);
    if (!root)
        return root.error();
    if (!root->has("format"))
        return damaged(
            {ErrorCode::Unreadable, Sentence::tr("%1 does not say that it is a run.").arg(where)});
    const std::string format = root->text("format");
    const int version = root->integer("version", 1, 1 << 30);
    if (format != "mixdesk-run")
        return Error{ErrorCode::Unsupported,
                     Sentence::tr("%1 is no run of Mixdesk (format '%2'). Choose another.")
                         .arg(where)
                         .arg(format)};
    if (version > kEnsembleVersion)
        return Error{ErrorCode::Unsupported,
                     Sentence::tr("%1 was written by a newer version of Mixdesk (format version "
                                  "%2, this one reads up to %3). Update Mixdesk to use this run.")
                         .arg(where)
                         .arg(version)
                         .arg(kEnsembleVersion)};
    hashes.ensemble = version == kEnsembleVersion;
    root->text("program");
    model.created = root->text("created");
    model.epoch = root->integer("epoch", 0, 1 << 30);
    model.classes = root->texts("classes");
    model.datasetPath = root->text("dataset");
    model.datasetHash = root->text("dataset_sha256");
    model.modelHash = root->text("model_sha256");
    model.calibrationHash = root->text("calibration_sha256");
    const std::string precision = root->has("precision") ? root->text("precision") : "fp32";
    for (const auto& [key, hash] :
         {std::pair("config_sha256", &hashes.config), std::pair("left_out_sha256", &hashes.leftOut),
          std::pair("added_sha256", &hashes.added)})
        if (root->has(key))
            *hash = root->text(key);
    if (auto ok = root->finish(); !ok)
        return damaged(ok.error());
    if (precision != "fp32" && precision != "bf16")
        return damaged({ErrorCode::BadData,
                        Sentence::tr("%1 names a precision that is not fp32 or bf16.").arg(where)});
    model.precision = precision == "bf16" ? Precision::Bf16 : Precision::Fp32;
    if (model.classes.empty() || model.classes.size() > kMostClasses)
        return Error{ErrorCode::BadData, Sentence::tr("%1 names no classes.").arg(where)};
    return {};
}

Result<void> readConfig(const RunPaths& paths, RunModel& model, const std::string& hash)
{
    auto config = readFile(paths.config(), 16 << 20);
    if (!config)
        return config.error();
    if (auto ok = applyConfigYaml(model.config, *config, displayPath(paths.config())); !ok)
        return ok;
    if (auto ok = validateConfig(model.config); !ok)
        return ok;
    return hash.empty() ? Result<void>() : checkHash(paths.config(), hash);
}

Result<void> readList(const fs::path& path, const std::string& hash,
                      std::vector<std::string>& names)
{
    if (hash.empty())
        return {};
    if (auto ok = checkHash(path, hash); !ok)
        return ok;
    auto list = readPictureList(path);
    if (!list)
        return list.error();
    names = std::move(*list);
    return {};
}

/// What the manifest does not name is no part of the run.
Result<void> readPictures(const RunPaths& paths, RunModel& model, const OtherHashes& hashes)
{
    if (auto ok = readList(paths.leftOut(), hashes.leftOut, model.pictures.leftOut); !ok)
        return ok;
    return readList(paths.added(), hashes.added, model.pictures.added);
}

Result<void> addHash(YAML::Emitter& out, const char* key, const fs::path& path)
{
    auto hash = sha256OfFile(path);
    if (!hash)
        return hash.error();
    out << YAML::Key << key << YAML::Value << *hash;
    return {};
}

} // namespace

Result<void> writeThresholds(const RunPaths& paths, const RunModel& model)
{
    const bool current = stampMatches(model.stamp, model.classes, model.thresholds);
    return writeFileAtomic(
        paths.thresholds(),
        thresholdsText(model.classes, model.thresholds, current ? model.stamp : std::nullopt));
}

Result<ThresholdsFile> readThresholds(const RunPaths& paths, const RunModel& model)
{
    auto text = readFile(paths.thresholds(), 16 << 20);
    if (!text)
        return text.error();
    const std::string where = displayPath(paths.thresholds());
    auto file = parseThresholds(*text, where, model.classes);
    if (!file)
        return file;
    if (auto ok = checkThresholds(model, file->rows, where); !ok)
        return ok.error();
    return file;
}

Result<void> checkThresholds(const RunModel& model, const std::vector<ClassThreshold>& rows,
                             const std::string& source)
{
    if (rows.size() != model.classes.size())
        return Error{ErrorCode::BadData,
                     Sentence::tr("%1: there are thresholds for %2 classes, the run has %3.")
                         .arg(source)
                         .arg(rows.size())
                         .arg(model.classes.size())};
    for (std::size_t c = 0; c < rows.size(); ++c) {
        if (auto ok = checkThreshold(rows[c], model.classes[c], source); !ok)
            return ok;
        const ScoreKind kind = rows[c].score;
        if (kind.ensemble() == model.members.empty())
            return Error{ErrorCode::BadData,
                         Sentence::tr("%1: '%2' has the score %3, which this run cannot give.")
                             .arg(source)
                             .arg(model.classes[c])
                             .arg(scoreName(kind))};
        if (!hasCalibration(kind, model.calibration[c]))
            return Error{ErrorCode::BadData,
                         Sentence::tr("%1: '%2' has a calibrated score but no calibration maps.")
                             .arg(source)
                             .arg(model.classes[c])};
    }
    return {};
}

std::string scoreKey(const RunModel& model)
{
    std::string key;
    for (const auto& row : model.thresholds)
        key += (key.empty() ? "" : ",") + scoreName(row.score);
    return key + ";calibration=" + model.calibrationHash + ";model=" + model.modelHash;
}

Result<void> writeRun(const RunPaths& paths, RunModel& model)
{
    auto hash = sha256OfFile(paths.weights());
    if (!hash)
        return hash.error();
    model.modelHash = *hash;
    if (auto ok = writeFileAtomic(paths.config(), configToYaml(model.config)); !ok)
        return ok;
    if (auto ok = writePictureChoice(paths, model.pictures); !ok)
        return ok;
    if (auto ok = writeCalibration(paths, model); !ok)
        return ok;
    if (auto ok = writeThresholds(paths, model); !ok)
        return ok;
    auto calibrationHash = sha256OfFile(paths.calibration());
    if (!calibrationHash)
        return calibrationHash.error();
    model.calibrationHash = *calibrationHash;
    YAML::Emitter out;
    out << YAML::BeginMap << YAML::Key << "format" << YAML::Value << "mixdesk-run" << YAML::Key
        << "version" << YAML::Value << (model.members.empty() ? kVersion : kEnsembleVersion)
        << YAML::Key << "program" << YAML::Value << MIXDESK_VERSION << YAML::Key << "created"
        << YAML::Value << model.created << YAML::Key << "epoch" << YAML::Value << model.epoch
        << YAML::Key << "classes" << YAML::Value << model.classes << YAML::Key << "dataset"
        << YAML::Value << model.datasetPath << YAML::Key << "dataset_sha256" << YAML::Value
        << model.datasetHash << YAML::Key << "model_sha256" << YAML::Value << model.modelHash
        << YAML::Key << "calibration_sha256" << YAML::Value << model.calibrationHash;
    // Left out in fp32: programs from before bf16 read such a run.
    if (model.precision == Precision::Bf16)
        out << YAML::Key << "precision" << YAML::Value << "bf16";
    if (auto ok = addHash(out, "config_sha256", paths.config()); !ok)
        return ok;
    if (!model.pictures.leftOut.empty())
        if (auto ok = addHash(out, "left_out_sha256", paths.leftOut()); !ok)
            return ok;
    if (!model.pictures.added.empty())
        if (auto ok = addHash(out, "added_sha256", paths.added()); !ok)
            return ok;
    out << YAML::EndMap;
    return writeFileAtomic(paths.manifest(), std::string(out.c_str()) + "\n");
}

Result<RunModel> readRun(const RunPaths& paths)
{
    RunModel model;
    OtherHashes hashes;
    if (auto ok = readManifest(paths, model, hashes); !ok)
        return ok.error();
    if (auto ok = readConfig(paths, model, hashes.config); !ok)
        return ok.error();
    if (auto ok = readPictures(paths, model, hashes); !ok)
        return ok.error();
    if (auto ok = checkHash(paths.weights(), model.modelHash); !ok)
        return ok.error();
    if (auto ok = checkHash(paths.calibration(), model.calibrationHash); !ok)
        return ok.error();
    if (hashes.ensemble)
        if (auto ok = readMembers(paths, model); !ok)
            return ok.error();
    if (auto ok = readCalibration(paths, model); !ok)
        return ok.error();
    auto thresholds = readThresholds(paths, model);
    if (!thresholds)
        return thresholds.error();
    model.thresholds = std::move(thresholds->rows);
    model.stamp = std::move(thresholds->stamp);
    return model;
}

std::string nowUtc()
{
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm utc{};
    gmtime_r(&now, &utc);
    char buffer[32];
    std::strftime(buffer, sizeof buffer, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return buffer;
}

} // namespace mixdesk
