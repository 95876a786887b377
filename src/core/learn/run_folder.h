// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/result.h"
#include "core/learn/anomaly_maps.h"
#include "core/learn/config.h"
#include "core/learn/thresholds.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mixdesk {

/// What beta was chosen on: it decides what may be said of figures made with it.
enum class ThresholdOrigin { Validation, Test, Hand };

/// One class's row of thresholds.yaml. T = mu + beta * sigma, exactly.
struct ClassThreshold
{
    ScoreKind score;
    double mu = 0.0, sigma = 0.0; ///< of the score over held-out good images
    double alpha = 0.65;          ///< of Eq. 6 while training; kept for the record
    double beta = 1.0;
    double threshold = 0.0;
    /// Pixel threshold per map, named as the map: l1, l2, ssim, msssim, calibrated,
    /// calibrated_ssim.
    std::map<std::string, double> pixel;
    int goodImages = 0; ///< that mu and sigma come from
    ThresholdOrigin origin = ThresholdOrigin::Validation;
    std::string source; ///< how T was chosen, one sentence
    std::string reason; ///< why this score, one sentence
};

/// The map that a score is read from or goes with: a key of ClassThreshold::pixel.
std::string mapName(ScoreKind kind);

/// One scored image of the validation set, kept so that thresholds can be fitted again later.
struct ValidationRow
{
    std::string image; ///< relative path of the good image it comes from
    int classIndex = 0;
    std::string type; ///< "good", a synthetic defect's name, or a test folder's type
    int routedClass = 0;
    std::vector<double> scores; ///< in the order of allScores(); NaN where not available
};

/// What is needed to score: read and written as one folder (FORMAT.md).
struct RunModel
{
    TrainConfig config;
    std::vector<std::string> classes;
    std::vector<ClassThreshold> thresholds; ///< per class
    /// Per class, by residual: L1 and SSIM are calibrated; absent below three held-out images.
    std::vector<std::map<Residual, CalibrationMaps>> calibration;

    std::string modelHash;   ///< SHA-256 of model.safetensors
    std::string datasetHash; ///< of the training images
    std::string datasetPath;
    std::string created; ///< ISO 8601, UTC
    int epoch = 0;       ///< the epoch that the weights are from
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
    fs::path metrics() const { return root / "metrics.jsonl"; }
    fs::path validation() const { return root / "validation.jsonl"; }
    fs::path lastCheckpoint() const { return root / "checkpoints" / "last.safetensors"; }
    fs::path bestCheckpoint() const { return root / "checkpoints" / "best.safetensors"; }
    fs::path report() const { return root / "report"; }
};

/// Which residuals are calibrated.
const std::vector<Residual>& calibratedResiduals();

/// config.yaml, calibration, thresholds, manifest; the manifest last, so that a folder with one is
/// whole. `weights` must be on disk already: the manifest records its hash.
Result<void> writeRun(const RunPaths& paths, RunModel& model);
Result<void> writeThresholds(const RunPaths& paths, const RunModel& model);
Result<void> writeValidation(const RunPaths& paths, const std::vector<ValidationRow>& rows);

/// Checks versions, names, shapes and hashes. Never trusts a size that a file states.
Result<RunModel> readRun(const RunPaths& paths);
Result<std::vector<ValidationRow>> readValidation(const RunPaths& paths, int classes);

std::string nowUtc();

} // namespace mixdesk
