// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/stop_token.h"

#include <string>
#include <vector>

namespace mixdesk {

enum class Subset { Train, Test };

/// One picture of a dataset folder. Paths are absolute; nothing is decoded by a scan.
struct ImageRecord
{
    fs::path path;
    std::string relative; ///< from the dataset root, '/' separators, UTF-8; unique, the identity
    int classIndex = 0;   ///< into Dataset::classes
    Subset subset = Subset::Train;
    std::string type; ///< "good", or the defect type (folder name under test/)
    fs::path mask;    ///< ground-truth mask, empty where there is none

    bool good() const { return type == "good"; }
};

/// A dataset folder in MVTec AD layout:
///   CLASS/train/good/*, CLASS/test/{good,TYPE}/*, CLASS/ground_truth/TYPE/STEM_mask.png
/// Images are sorted by class, then by relative path, so the order never depends on the file
/// system.
struct Dataset
{
    fs::path root;
    std::vector<std::string> classes; ///< sorted; class folder names
    std::vector<ImageRecord> images;

    std::vector<int> select(Subset subset) const;
    std::vector<int> select(Subset subset, int classIndex) const;
    int classByName(const std::string& name) const; ///< -1 when unknown
};

/// Reads the folder names only (no picture is opened): 5,000 files in well under a second.
/// A folder that itself holds train/ and test/ opens as one class named after the folder.
/// Symbolic links to files and folders are followed; a loop ends at once. Hidden files are skipped.
/// A mask is found by stem: STEM_mask.EXT or STEM.EXT, extension in any case.
/// Says after every folder how many pictures it has found; a stop is answered after the entry in
/// hand, for a folder on a slow network may take long.
/// Errors: missing folder; not this layout (the message shows the layout and what was found).
Result<Dataset> scanDataset(const fs::path& root, const ProgressFn& progress = {},
                            const StopToken& stop = {});

/// The dataset without these classes and their images: class indices renumbered, order kept. Names
/// that it does not have are passed over; it may end up with no classes.
Dataset includeClasses(const Dataset& dataset, const std::vector<std::string>& excluded);

/// SHA-256 over relative paths and file sizes and contents, in order; names the data in reports.
Result<std::string> datasetHash(const Dataset& dataset, const std::vector<int>& images,
                                const StopToken& stop = {});

} // namespace mixdesk
