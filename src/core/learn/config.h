// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/result.h"
#include "core/imaging/picture.h"
#include "core/learn/score_kind.h"
#include "core/nn/objective.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace mixdesk {

enum class Schedule { Constant, Plateau, Cosine };
enum class Selection { F1, Loss, Last };
enum class ThresholdSource { HeldOut, Training };
enum class BetaRange { Wide, Paper };
/// Auto trains in fp32 and lets validation decide what the finished model is scored in.
enum class PrecisionChoice { Auto, Fp32, Bf16 };
enum class ValidationSource { Synthetic, Test };

/// Everything a training run depends on besides the pictures. Defaults are the `compact` preset's.
/// Every field has a row in configFields(), which is where keys, ranges and help texts stand.
struct TrainConfig
{
    std::string preset = "compact";

    NetworkKind network = NetworkKind::Compact;
    int inputSize = 128;
    int latent = 128;
    double width = 1.0;

    NoiseKind noise = NoiseKind::Gaussian;
    double noiseAmount = 0.3;
    double noiseEasyShare = 0.0;

    double contraction = 0.0;
    double contractionShare = 0.5;

    LossKind loss = LossKind::L2;
    double classifierWeight = 1.0;
    double dropout = 0.2;
    double defectWeight = 1.0;

    double learningRate = 1e-3;
    double adamEpsilon = 1e-6;
    Schedule schedule = Schedule::Cosine;
    int plateauPatience = 5;
    double plateauFactor = 0.5;

    int epochs = 25;
    int batch = 32;
    int microBatch = 32;
    int shards = 1;
    int earlyStopping = 0;
    Selection selection = Selection::Last;
    std::int64_t seed = 1;
    int threads = 0;
    DeviceChoice device = DeviceChoice::Auto;
    PrecisionChoice precision = PrecisionChoice::Auto;

    double alpha = 0.65;
    double beta = 1.0;
    ThresholdSource thresholdSource = ThresholdSource::HeldOut;
    BetaRange betaRange = BetaRange::Wide;
    std::string score = "auto";

    ValidationSource validation = ValidationSource::Synthetic;
    double heldOutShare = 0.15;
    int heldOutMinimum = 8;
    int syntheticPerImage = 4;

    bool flipHorizontal = false;
    bool flipVertical = false;
    double crop = 0.0;
    double rotate = 0.0;
    double light = 0.0;

    ResizeMode resize = ResizeMode::Stretch;
    int cacheMiB = 1024;
    int prefetchThreads = 2;
};

/// One setting: the same row parses YAML and --set, writes the resolved file, and explains itself.
struct ConfigField
{
    std::string key;     ///< "noise.amount"
    std::string help;    ///< one sentence
    std::string source;  ///< "Eq. 7" or empty
    std::string allowed; ///< "0 to 1", "none, gaussian, masking"
    std::function<bool(TrainConfig&, const std::string&)> set; ///< false: not an allowed value
    std::function<std::string(const TrainConfig&)> get;
};

const std::vector<ConfigField>& configFields();

/// Applies a YAML text. An Error names source, line, key, and for an unknown key the nearest valid.
Result<void> applyConfigYaml(TrainConfig& config, const std::string& text,
                             const std::string& source);

/// Applies one `key=value` of the command line.
Result<void> applyConfigSetting(TrainConfig& config, const std::string& assignment);

/// True: the network puts out a defect map, and is taught it.
bool hasDefectMap(const TrainConfig& config);

/// Rules between fields (input size against network, micro-batch against batch, score against what
/// the network puts out).
Result<void> validateConfig(const TrainConfig& config);

/// The resolved file: every key with its value, grouped, with one comment line each.
std::string configToYaml(const TrainConfig& config);

std::vector<std::string> presetNames();
Result<TrainConfig> presetConfig(const std::string& name);

/// The settings that a run's results depend on, as one hash: a resume with others is refused.
std::string configFingerprint(const TrainConfig& config);

} // namespace mixdesk
