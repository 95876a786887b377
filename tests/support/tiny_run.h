// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hash.h"
#include "core/data/demo_plant.h"
#include "core/learn/trainer.h"

#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

namespace mixdesk::support {

/// A dataset of two demo products, small enough to train on within a second.
inline Dataset writeTinyPlant(const fs::path& root, int trainGood = 12)
{
    DemoPlantOptions options;
    options.side = 64;
    options.trainGood = trainGood;
    options.testGood = 4;
    options.testPerDefect = 1;
    const auto all = demoClasses();
    options.classes = {all[0], all[1]};
    if (auto ok = writeDemoPlant(root, options); !ok)
        throw std::runtime_error(ok.error().message);
    return scanDataset(root).value();
}

/// Eight training images per class of writeTinyPlant, two steps of two micro-batches an epoch.
inline TrainConfig tinyConfig()
{
    TrainConfig config;
    config.inputSize = 64;
    config.width = 0.125;
    config.latent = 8;
    config.epochs = 3;
    config.batch = 8;
    config.microBatch = 4;
    config.heldOutMinimum = 4;
    config.syntheticPerImage = 2;
    config.threads = 1;
    config.device = DeviceChoice::Cpu;
    return config;
}
constexpr int kTinyMicroBatches = 4; ///< per epoch

/// Keeps what training says, and can ask it to stop.
class RecordingObserver : public TrainObserver
{
public:
    std::vector<std::string> messages;
    std::vector<StepReport> steps;
    std::vector<EpochReport> epochs;
    std::vector<Progress> progress;
    StopSource stop;
    int stopAfterSteps = -1;
    std::string stopAtStage; ///< stops at the first advance of this stage

    void onMessage(const std::string& message) override { messages.push_back(message); }
    void onProgress(const Progress& p) override
    {
        progress.push_back(p);
        if (p.stage == stopAtStage)
            stop.requestStop();
    }
    void onStep(const StepReport& report) override
    {
        steps.push_back(report);
        if (int(steps.size()) == stopAfterSteps)
            stop.requestStop();
    }
    void onEpoch(const EpochReport& report) override { epochs.push_back(report); }

    bool said(const std::string& part) const
    {
        for (const auto& message : messages)
            if (message.find(part) != std::string::npos)
                return true;
        return false;
    }
};

inline Result<TrainSummary> trainWith(RecordingObserver& observer, const TrainRequest& request)
{
    return train(request, observer, observer.stop.token());
}

/// A finished run, or an exception with the reason.
inline TrainSummary trainTiny(const Dataset& dataset, const fs::path& run,
                              const TrainConfig& config = tinyConfig())
{
    RecordingObserver observer;
    auto summary = trainWith(observer, {config, dataset, run, false});
    if (!summary)
        throw std::runtime_error(summary.error().message);
    return std::move(*summary);
}

inline std::string weightsHash(const fs::path& run)
{
    return sha256OfFile(RunPaths(run).weights()).value();
}

} // namespace mixdesk::support
