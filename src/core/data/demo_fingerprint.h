// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/result.h"
#include "core/data/demo_plant.h"

#include <map>
#include <string>
#include <vector>

namespace mixdesk {

/// What a few pictures of a demo plant look like, to tell whether a model was trained on the same.
/// Of decoded pixels: files differ with the version of the PNG library.
struct DemoFingerprint
{
    std::string pixelHash;                    ///< SHA-256 over names and pixels
    std::map<std::string, std::string> means; ///< by relative path: grey of 8 x 8 blocks, in hex
};

/// Per class two training pictures, a good test picture and a defective one; relative paths. The
/// first look of startDemoPlant() holds them all.
std::vector<std::string> demoSamplePictures(const DemoPlantOptions& options);

/// Reads the sample pictures of a plant on disk, well under a second.
Result<DemoFingerprint> demoFingerprint(const fs::path& plant, const DemoPlantOptions& options);

enum class DemoMatch {
    Same,     ///< to the last bit
    Rounding, ///< a few pixels differ by a grey level, as between kinds of processors
    Other,    ///< other pictures
};
DemoMatch compareFingerprints(const DemoFingerprint& a, const DemoFingerprint& b);

/// data.yaml: the plant's options and the fingerprint of its pictures.
struct DemoData
{
    DemoPlantOptions options;
    DemoFingerprint pictures;
};
std::string demoDataToYaml(const DemoData& data);
Result<DemoData> demoDataFromYaml(const std::string& text, const std::string& source);

} // namespace mixdesk
