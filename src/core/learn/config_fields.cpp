// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/config.h"

#include <charconv>
#include <initializer_list>
#include <utility>

namespace mixdesk {

namespace {

template <typename T> std::string toText(T value)
{
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    return {buffer, end};
}

template <typename T> bool parseNumber(const std::string& text, T& value)
{
    const char* end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, value);
    return result.ec == std::errc() && result.ptr == end;
}

template <typename T>
ConfigField number(std::string key, T TrainConfig::*member, T low, T high, std::string help,
                   std::string source = {})
{
    return {std::move(key),
            std::move(help),
            std::move(source),
            toText(low) + " to " + toText(high),
            [=](TrainConfig& config, const std::string& text) {
                T value{};
                if (!parseNumber(text, value) || !(value >= low) || !(value <= high))
                    return false;
                config.*member = value;
                return true;
            },
            [=](const TrainConfig& config) { return toText(config.*member); }};
}

ConfigField flag(std::string key, bool TrainConfig::*member, std::string help,
                 std::string source = {})
{
    return {std::move(key),
            std::move(help),
            std::move(source),
            "true, false",
            [=](TrainConfig& config, const std::string& text) {
                if (text != "true" && text != "false")
                    return false;
                config.*member = text == "true";
                return true;
            },
            [=](const TrainConfig& config) { return config.*member ? "true" : "false"; }};
}

template <typename E>
ConfigField choice(std::string key, E TrainConfig::*member,
                   std::initializer_list<std::pair<const char*, E>> options, std::string help,
                   std::string source = {})
{
    const std::vector<std::pair<std::string, E>> table(options.begin(), options.end());
    std::string allowed;
    for (const auto& [name, value] : table)
        allowed += (allowed.empty() ? "" : ", ") + name;
    return {std::move(key),
            std::move(help),
            std::move(source),
            allowed,
            [=](TrainConfig& config, const std::string& text) {
                for (const auto& [name, value] : table)
                    if (name == text) {
                        config.*member = value;
                        return true;
                    }
                return false;
            },
            [=](const TrainConfig& config) {
                for (const auto& [name, value] : table)
                    if (value == config.*member)
                        return name;
                return std::string();
            }};
}

ConfigField presetField()
{
    std::string allowed;
    for (const auto& name : presetNames())
        allowed += (allowed.empty() ? "" : ", ") + name;
    return {"preset",
            "The preset these settings started from.",
            "",
            allowed,
            [](TrainConfig& config, const std::string& text) {
                config.preset = text;
                const auto names = presetNames();
                return std::find(names.begin(), names.end(), text) != names.end();
            },
            [](const TrainConfig& config) { return config.preset; }};
}

ConfigField scoreField()
{
    std::string allowed = "auto";
    for (const ScoreKind kind : allScores())
        allowed += ", " + scoreName(kind);
    return {"score.kind",
            "Anomaly score of the finished model; auto takes, per class, the best on validation.",
            "",
            allowed,
            [](TrainConfig& config, const std::string& text) {
                config.score = text;
                const auto kind = scoreByName(text);
                return text == "auto" || (kind && !kind->ensemble());
            },
            [](const TrainConfig& config) { return config.score; }};
}

std::vector<ConfigField> networkFields()
{
    return {
        presetField(),
        choice("network.kind", &TrainConfig::network,
               {{"table1", NetworkKind::Table1},
                {"table2", NetworkKind::Table2},
                {"compact", NetworkKind::Compact},
                {"repair", NetworkKind::Repair}},
               "Layer plan of the autoencoder; repair is compact with skip connections and, with "
               "structured noise, a defect map.",
               "Tables 1 and 2"),
        number("network.input_size", &TrainConfig::inputSize, 48, 1024,
               "Side in pixels of the square that pictures are resized to."),
        number("network.latent", &TrainConfig::latent, 2, 1024,
               "Numbers in the latent (all but table2).", "Table 1, l_d"),
        number("network.width", &TrainConfig::width, 0.0625, 4.0,
               "Multiplies the channels of every inner layer."),
    };
}

std::vector<ConfigField> objectiveFields()
{
    return {
        choice("noise.kind", &TrainConfig::noise,
               {{"none", NoiseKind::None},
                {"gaussian", NoiseKind::Gaussian},
                {"masking", NoiseKind::Masking},
                {"structured", NoiseKind::Structured}},
               "What corrupts training inputs; the target stays clean.", "Eq. 7"),
        number("noise.amount", &TrainConfig::noiseAmount, 0.0, 1.0,
               "Deviation of Gaussian noise, share of pixels that masking sets to 0, or share of "
               "pictures that get structured defects.",
               "Eq. 7, v"),
        number("noise.easy_share", &TrainConfig::noiseEasyShare, 0.0, 1.0,
               "Share of the epochs over which structured defects go from large and plain to all "
               "sizes and strengths; 0: all from the start."),
        number("contraction.weight", &TrainConfig::contraction, 0.0, 1.0,
               "Weight of the squared Frobenius norm of the encoder's Jacobian, against a MEAN "
               "reconstruction loss.",
               "Eq. 8, lambda"),
        number("contraction.share", &TrainConfig::contractionShare, 0.05, 1.0,
               "Share of each micro-batch that the norm is estimated on."),
        choice("loss.kind", &TrainConfig::loss,
               {{"l2", LossKind::L2}, {"ssim", LossKind::Ssim}, {"msssim", LossKind::MsSsim}},
               "Reconstruction loss, and the score that training curves show.", "Eq. 5, Eq. 9"),
        number("loss.classifier_weight", &TrainConfig::classifierWeight, 0.0, 100.0,
               "Weight of the classifier's cross-entropy.", "section 3.7"),
        number("loss.dropout", &TrainConfig::dropout, 0.0, 0.9, "Dropout inside the classifier."),
        number("loss.defect_weight", &TrainConfig::defectWeight, 0.0, 100.0,
               "Weight of the defect map's loss (repair with structured noise)."),
    };
}

std::vector<ConfigField> optimizerFields()
{
    return {
        number("optimizer.learning_rate", &TrainConfig::learningRate, 1e-6, 1.0,
               "Step size of Adam at the start.", "section 3.7"),
        number("optimizer.epsilon", &TrainConfig::adamEpsilon, 1e-12, 1e-2,
               "Adam's denominator floor.", "section 3.7"),
        choice("optimizer.schedule", &TrainConfig::schedule,
               {{"constant", Schedule::Constant},
                {"plateau", Schedule::Plateau},
                {"cosine", Schedule::Cosine}},
               "How the learning rate falls.", "section 3.7"),
        number("optimizer.plateau_patience", &TrainConfig::plateauPatience, 1, 1000,
               "Epochs without a lower validation loss before the rate is cut."),
        number("optimizer.plateau_factor", &TrainConfig::plateauFactor, 0.01, 0.99,
               "The rate is multiplied by this when it is cut."),
    };
}

std::vector<ConfigField> trainingFields()
{
    return {
        number("training.epochs", &TrainConfig::epochs, 1, 100000,
               "Passes over the training images."),
        number("training.batch", &TrainConfig::batch, 2, 65536, "Images per optimiser step.",
               "section 3.7"),
        number("training.micro_batch", &TrainConfig::microBatch, 2, 65536,
               "Images that pass the network at once; gradients add up to the batch."),
        number("training.shards", &TrainConfig::shards, 1, 65536,
               "Parts that the training images are dealt out to, so that each of as many processes "
               "reads its own; they take turns in the order. A job of several processes sets it."),
        number("training.early_stopping", &TrainConfig::earlyStopping, 0, 100000,
               "Stop after so many epochs without a better validation F1; 0 never stops early.",
               "section 3.7"),
        choice("training.select", &TrainConfig::selection,
               {{"f1", Selection::F1}, {"loss", Selection::Loss}, {"last", Selection::Last}},
               "Which epoch's weights are kept: best validation F1, lowest validation loss, or "
               "the last."),
        number<std::int64_t>("training.seed", &TrainConfig::seed, 0, 9007199254740991,
                             "Start of every random stream."),
        number("training.threads", &TrainConfig::threads, 0, 1024,
               "Threads of the numeric library; 0 takes every core."),
        choice("training.device", &TrainConfig::device,
               {{"auto", DeviceChoice::Auto},
                {"cpu", DeviceChoice::Cpu},
                {"cuda", DeviceChoice::Cuda}},
               "Where the network runs; auto takes CUDA when it is there."),
        choice(
            "training.precision", &TrainConfig::precision,
            {{"auto", PrecisionChoice::Auto},
             {"fp32", PrecisionChoice::Fp32},
             {"bf16", PrecisionChoice::Bf16}},
            "Of convolutions. bf16 is faster where the processor has it; auto trains in fp32 and "
            "scores in bf16 if validation comes out the same."),
    };
}

std::vector<ConfigField> thresholdFields()
{
    return {
        number("thresholds.alpha", &TrainConfig::alpha, 0.01, 1.0,
               "Weight of the newest epoch in the running threshold.", "Eq. 6"),
        number("thresholds.beta", &TrainConfig::beta, -10.0, 10.0,
               "Standard deviations above the mean while training; fitted per class at the end.",
               "Eq. 6"),
        choice("thresholds.source", &TrainConfig::thresholdSource,
               {{"held_out", ThresholdSource::HeldOut}, {"training", ThresholdSource::Training}},
               "Whose scores give mu and sigma: held-out good images without noise, or the "
               "training images as the network saw them (the paper's way)."),
        choice("thresholds.beta_range", &TrainConfig::betaRange,
               {{"wide", BetaRange::Wide}, {"paper", BetaRange::Paper}},
               "Range of the fitted beta: -1 to 6, or the paper's -1 to 1.", "Eq. 6"),
        scoreField(),
        choice("validation.source", &TrainConfig::validation,
               {{"synthetic", ValidationSource::Synthetic}, {"test", ValidationSource::Test}},
               "Defects for validation: drawn on held-out good images, or the test folder (the "
               "paper's way; every table then says so)."),
        number("validation.held_out_share", &TrainConfig::heldOutShare, 0.02, 0.5,
               "Share of each class's good training images held out."),
        number("validation.held_out_minimum", &TrainConfig::heldOutMinimum, 2, 10000,
               "At least so many held-out images per class, where the class has them."),
        number("validation.synthetic_per_image", &TrainConfig::syntheticPerImage, 1, 64,
               "Synthetic defects drawn per held-out image for the final choice."),
    };
}

std::vector<ConfigField> dataFields()
{
    return {
        flag("augmentation.flip_horizontal", &TrainConfig::flipHorizontal,
             "Mirror half of the training inputs left to right.", "section 4"),
        flag("augmentation.flip_vertical", &TrainConfig::flipVertical,
             "Mirror half of the training inputs top to bottom.", "section 4"),
        number("augmentation.crop", &TrainConfig::crop, 0.0, 0.5,
               "Largest share of a side that a random crop removes.", "section 4"),
        number("augmentation.rotate", &TrainConfig::rotate, 0.0, 180.0,
               "Largest random rotation in degrees.", "section 4"),
        number("augmentation.light", &TrainConfig::light, 0.0, 0.5,
               "Largest random change of brightness, as a share: parts under a lamp that ages stay "
               "good parts."),
        choice("data.resize", &TrainConfig::resize,
               {{"stretch", ResizeMode::Stretch}, {"letterbox", ResizeMode::Letterbox}},
               "Fit pictures into the square by stretching, or keep the aspect and pad."),
        number("data.cache_mib", &TrainConfig::cacheMiB, 0, 1048576,
               "Memory for decoded pictures, in MiB."),
        number("data.prefetch_threads", &TrainConfig::prefetchThreads, 1, 64,
               "Threads that decode ahead."),
    };
}

} // namespace

const std::vector<ConfigField>& configFields()
{
    static const std::vector<ConfigField> fields = [] {
        std::vector<ConfigField> all;
        for (auto& group : {networkFields(), objectiveFields(), optimizerFields(), trainingFields(),
                            thresholdFields(), dataFields()})
            all.insert(all.end(), group.begin(), group.end());
        return all;
    }();
    return fields;
}

} // namespace mixdesk
