// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/stop_token.h"
#include "core/data/demo_fingerprint.h"
#include "core/learn/config.h"

#include <string>
#include <utility>
#include <vector>

namespace mixdesk {

/// The run that ships with the program, and what is known of the plant it was trained on.
struct DemoModel
{
    DemoData data;
    /// File name and content, in the order to write them: run.yaml last.
    std::vector<std::pair<std::string, std::string>> files;
};

/// The one compiled in.
Result<DemoModel> shippedDemoModel();
/// The same from a folder such as models/demo.
Result<DemoModel> readDemoModel(const fs::path& folder);

constexpr const char* kDemoRun = "demo-model"; ///< its name among the project's runs

/// A demo project ready to be opened as any other.
struct DemoProject
{
    fs::path folder;  ///< with project.yaml
    fs::path dataset; ///< plant/ in it
    DemoPlantOptions options;
    bool complete = false; ///< every picture is drawn: completeDemoProject() has nothing to do
    bool modelFits = true;
    std::string message; ///< a sentence for the user where the model does not fit, else empty
};

/// First stage, one to three seconds: draws the first pictures of every kind, puts the shipped
/// model beside them and makes the project, with the model active. `folder` is new, empty or holds
/// a demo project; anything else is refused untouched. A demo project that is there already is
/// taken as it is, the user's runs, thresholds and choices included, and answers at once. A stop or
/// a crash leaves a folder that the next call goes on with. Any thread; needs a QCoreApplication.
Result<DemoProject> prepareDemoProject(const fs::path& folder, const DemoModel& model,
                                       const ProgressFn& progress = {}, const StopToken& stop = {});

/// Second stage, in the background: the rest of the plant, lowest file numbers first. Pictures
/// appear whole, so the project can be used meanwhile; scan its dataset again afterwards.
Result<void> completeDemoProject(const DemoProject& project, const ProgressFn& progress = {},
                                 const StopToken& stop = {});

/// The shipped model's network, trained for about two minutes on the whole demo plant at this
/// speed (training images per second of this very network); 5 to 100 epochs.
TrainConfig liveDemoConfig(double imagesPerSecond);

} // namespace mixdesk
