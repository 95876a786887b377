// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/labels/label_set.h"

namespace mixdesk {

// Labels out of a project and into it; labels/FORMAT.md says what each file holds. All of these
// block: call them from a worker. Files and folders appear whole or not at all, also after a stop.
// Pictures without an OK or not OK are kept where only Mixdesk looks: other programs would take
// them for good.

enum class PictureTransfer { Copy, HardLink, SymbolicLink };

struct MvtecOptions
{
    PictureTransfer transfer = PictureTransfer::Copy;
    bool goodToTrain = true; ///< OK pictures go to train/good, else to test/good
};

/// Writes OUT/CLASS/train/good/*, test/TYPE/*, ground_truth/TYPE/STEM_mask.png (8-bit grey, 0 and
/// 255, all that is marked on the picture) under the type of its verdict. Where that one mask does
/// not say which defect is which, each has its own in defect_masks/TYPE/ITS_TYPE/STEM_mask.png,
/// which other programs pass over. `labels.json` keeps the rest of what was said.
/// `out` must be missing or empty. Names that clash get a number.
Result<LabelSummary> exportMvtec(const LabelSet& labels, const fs::path& out,
                                 const MvtecOptions& options, const ProgressFn& progress,
                                 const StopToken& stop);

/// Labels of a folder in that layout, ours or another's: decisions and types from the folder names,
/// masks from ground_truth and defect_masks, the rest from labels.json where a picture still lies
/// where it names it. `relative` is then the path that the labels were given under, else the path
/// within `folder`. The masks are read when they are asked for.
Result<LabelSet> importMvtec(const fs::path& folder, const StopToken& stop);

/// How COCO holds a mask: as uncompressed run lengths, one group a defect type (iscrowd 1); or as
/// polygons along the edges of its pixels, one annotation a region (iscrowd 0), with run lengths
/// for regions that have holes, which COCO's polygons cannot say.
enum class CocoShape { Rle, Polygons };

/// COCO object detection JSON: images, categories (supercategory is the class, name the defect
/// type), annotations with area and bbox. Verdicts travel in `mixdesk` objects that other readers
/// ignore. Existing files are replaced.
Result<LabelSummary> exportCoco(const LabelSet& labels, const fs::path& file, CocoShape shape,
                                const ProgressFn& progress, const StopToken& stop);

/// Reads what exportCoco and other tools write: polygons, uncompressed run lengths, compressed ones
/// and annotations with only a box. A picture with marks but without a verdict of ours is not OK;
/// one without either has no decision. Refuses, each with one sentence: sizes beyond the picture
/// reader's limits, broken or too deep JSON, dangling ids, run lengths that do not add up, and file
/// names that lead out of the folder. The masks are drawn when they are asked for.
Result<LabelSet> importCoco(const fs::path& file, const StopToken& stop);

/// Whether the file begins as exportCoco() and exportCsv() write it.
bool isOurCoco(const fs::path& file);
bool isOurCsv(const fs::path& file);

/// UTF-8 with header, one picture a line, all pictures (whatever their decision), RFC 4180; a cell
/// never begins a formula. Existing files are replaced.
Result<LabelSummary> exportCsv(const LabelSet& labels, const fs::path& file);

} // namespace mixdesk
