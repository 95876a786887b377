// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/result.h"
#include "core/data/picture_choice.h"
#include "core/learn/anomaly_maps.h"
#include "core/learn/config.h"
#include "core/learn/thresholds.h"
#include "core/learn/thresholds_file.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mixdesk {

/// One scored image of the validation set, kept so that thresholds can be fitted again later.
struct ValidationRow
{
    std::string image; ///< relative path of the good image it comes from
    int classIndex = 0;
    std::string type; ///< "good", a synthetic defect's name, or a test folder's type
    int routedClass = 0;
    /// In the order of allScores(), of ensembles followed by ensembleScores(); NaN where not
    /// available.
    std::vector<double> scores;
};

/// NaN where it is not available.
double scoreOf(const ValidationRow& row, ScoreKind kind);

/// One member of an ensemble: a whole run inside the ensemble's folder.
struct EnsembleMember
{
    std::string folder;  ///< relative to the ensemble's, '/' separators
    double weight = 0.0; ///< above 0; those of all members sum to 1
    std::string modelHash, calibrationHash, thresholdsHash; ///< SHA-256 of its files
};

/// What is needed to score: read and written as one folder (FORMAT.md).
struct RunModel
{
    TrainConfig config;
    std::vector<std::string> classes;
    std::vector<ClassThreshold> thresholds; ///< per class
    /// As thresholds.yaml had it; stampMatches() tells whether the rows are still that version.
    std::optional<ThresholdsStamp> stamp;
    /// Per class, by residual: calibratedResiduals() that the network gives; absent below three
    /// good images.
    std::vector<Calibrations> calibration;

    std::string modelHash;       ///< SHA-256 of model.safetensors
    std::string calibrationHash; ///< SHA-256 of calibration.safetensors
    std::string datasetHash;     ///< of the training images
    std::string datasetPath;
    std::vector<EnsembleMember> members; ///< of an ensemble; empty: one network
    PictureChoice pictures;              ///< where training differed from what the folders say
    std::string created;                 ///< ISO 8601, UTC
    int epoch = 0;                       ///< the epoch that the weights are from
    /// What maps, scores and thresholds were made in, and what is scored in where it can be.
    Precision precision = Precision::Fp32;
};

struct RunPaths
{
    explicit RunPaths(fs::path folder) : root(std::move(folder)) {}
    fs::path root;
    fs::path manifest() const { return root / "run.yaml"; }
    fs::path config() const { return root / "config.yaml"; }
    fs::path weights() const { return root / "model.safetensors"; }
    fs::path thresholds() const { return root / "thresholds.yaml"; }
    fs::path calibration() const { return root / "calibration.safetensors"; }
    fs::path leftOut() const { return root / "left_out.txt"; }
    fs::path added() const { return root / "added.txt"; }
    fs::path metrics() const { return root / "metrics.jsonl"; }
    fs::path validation() const { return root / "validation.jsonl"; }
    fs::path lastCheckpoint() const { return root / "checkpoints" / "last.safetensors"; }
    fs::path bestCheckpoint() const { return root / "checkpoints" / "best.safetensors"; }
    fs::path report() const { return root / "report"; }
    fs::path lock() const { return root / ".lock"; } ///< held while a training writes here
};

/// model.safetensors of an ensemble: no tensors, the list of members.
Result<void> writeMembers(const RunPaths& paths, const std::vector<EnsembleMember>& members);
/// Into model.members; an Error where there is no such list.
Result<void> readMembers(const RunPaths& paths, RunModel& model);

/// config.yaml, lists of pictures, calibration, thresholds, manifest; the manifest last, so that a
/// folder with one is whole. `weights` must be on disk already: the manifest records its hash.
Result<void> writeRun(const RunPaths& paths, RunModel& model);
/// left_out.txt and added.txt, where there is something to list; readers take a missing one as
/// empty.
Result<void> writePictureChoice(const RunPaths& paths, const PictureChoice& pictures);
Result<PictureChoice> readPictureChoice(const RunPaths& paths);
/// The stamp goes with them only while it matches the rows: thresholds that were changed since are
/// no longer that version.
Result<void> writeThresholds(const RunPaths& paths, const RunModel& model);
Result<void> writeValidation(const RunPaths& paths, const std::vector<ValidationRow>& rows);

/// Checks versions, names, shapes and hashes. Never trusts a size that a file states.
Result<RunModel> readRun(const RunPaths& paths);
Result<std::vector<ValidationRow>> readValidation(const RunPaths& paths, int classes);
/// thresholds.yaml alone, for classes and calibration of `model`; the stamp may not match.
Result<ThresholdsFile> readThresholds(const RunPaths& paths, const RunModel& model);

/// An Error for rows that break their own rules or do not belong to this model: another number of
/// classes, a calibrated score without calibration maps. `source` stands in the message.
Result<void> checkThresholds(const RunModel& model, const std::vector<ClassThreshold>& rows,
                             const std::string& source);

/// What scores of this run depend on, as one line: the score kind of each class and the hashes of
/// calibration and weights. Scores kept under another key are out of date.
std::string scoreKey(const RunModel& model);

std::string nowUtc();

} // namespace mixdesk
