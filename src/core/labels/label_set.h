// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/stop_token.h"

#include <functional>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

namespace mixdesk {

enum class LabelDecision { None, Ok, NotOk, Unsure };

/// A marked region: one mask of one defect type.
struct LabelMask
{
    std::string defectType;
    cv::Mat mask; ///< 8UC1 of 0 and 255 at the picture's own resolution
};

/// What is known of one picture, apart from its pixels. Texts are UTF-8.
struct PictureLabel
{
    fs::path file;        ///< absolute; may be missing after an import from another machine
    std::string relative; ///< identity: path from the dataset root, '/' separators
    std::string className;
    LabelDecision decision = LabelDecision::None;
    std::string defectType;               ///< of a NotOk; empty: not named ("defect" in exports)
    std::vector<std::string> maskedTypes; ///< defect types with a mask
    std::string comment, reviewer, created, modelHash;
    bool flagged = false;
    double score = 0.0, threshold = 0.0; ///< NaN: none
};

/// The labels of a project. Masks are read one picture at a time: `masks` may be called from the
/// worker that exports, in the order of `pictures`.
struct LabelSet
{
    std::vector<PictureLabel> pictures; ///< sorted by `relative`
    std::function<Result<std::vector<LabelMask>>(const PictureLabel&)> masks;
    int skipped = 0;                ///< pictures of a file that could not be read
    std::vector<std::string> notes; ///< what of a file was passed over, in sentences
};

/// What an export or import did, for people.
struct LabelSummary
{
    int pictures = 0; ///< written; on import: those of which something is stored now
    int masks = 0;
    int skipped = 0; ///< pictures that have no place or file; on import: not in the project
    int kept = 0;    ///< verdicts and masks that an import left as people here gave them
    std::vector<std::string> notes; ///< sentences about single files that were passed over
};

} // namespace mixdesk
