// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/stop_token.h"

#include <opencv2/core.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace mixdesk {

struct DemoPlantOptions
{
    std::uint64_t seed = 1;
    int side = 256;                   ///< pixels, 64..1024
    int trainGood = 100;              ///< per class
    int testGood = 20;                ///< per class
    int testPerDefect = 8;            ///< per class and defect type
    std::vector<std::string> classes; ///< subset by name; empty = all
};

struct DemoPicture
{
    cv::Mat image; ///< 8UC3 BGR, side x side
    cv::Mat mask;  ///< 8UC1 0/255; empty for a good part
};

/// Names of the demo products, sorted, and the defect types of one of them.
std::vector<std::string> demoClasses();
std::vector<std::string> demoDefects(const std::string& className);

/// Good parts of the test folder carry numbers from here on: test/good/007 is this plus 7.
constexpr int kDemoTestNumbers = 100000;

/// One picture, deterministic by (seed, class, type, number); type "good" draws a good part.
/// An unknown class or type gives an empty picture. Thread safe.
DemoPicture drawDemoPicture(const std::string& className, const std::string& type, int number,
                            std::uint64_t seed, int side);

/// Writes a dataset folder in MVTec AD layout with pictures (PNG) and masks, lowest numbers first.
/// Refuses a folder that already holds something else; an unfinished earlier run of the same
/// options is completed. Draws on all cores; `progress` is called from the calling thread only.
Result<void> writeDemoPlant(const fs::path& out, const DemoPlantOptions& options,
                            const ProgressFn& progress = {}, const StopToken& stop = {});

/// How many pictures of each kind are enough for a first look.
struct DemoPlantStart
{
    int trainGood = 2;     ///< per class
    int testGood = 3;      ///< per class
    int testPerDefect = 1; ///< per class and defect type
};

/// The same for those first pictures only; writeDemoPlant() with the same options draws the rest.
Result<void> startDemoPlant(const fs::path& out, const DemoPlantOptions& options,
                            const DemoPlantStart& start = {}, const ProgressFn& progress = {},
                            const StopToken& stop = {});

/// Whether every picture and mask of these options is there; looks at names only.
bool demoPlantComplete(const fs::path& out, const DemoPlantOptions& options);

} // namespace mixdesk
