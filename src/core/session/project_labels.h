// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/labels/label_formats.h"
#include "core/session/picture_places.h"
#include "core/store/review_types.h"

#include <QString>
#include <optional>

namespace mixdesk {

class ContentCache;
class Database;

enum class LabelScope {
    Reviewed, ///< pictures that a person said something about
    All,      ///< and, for the others, what the dataset's folders and masks say
};

/// The project's labels as label files see them: the newest verdicts and their masks; a picture
/// that has masks and no verdict is one without a decision. Where a picture is not OK and nobody
/// drew on it, it has the mask of the dataset (which the first stroke in the window starts from); a
/// verdict without a type has that of the folder. What was said of a content that a picture's file
/// no longer has is left out, with a note: the files are read for that, but for those that `cache`
/// knows. `database` must outlive the set, whose `masks` belong to its thread.
Result<LabelSet> projectLabels(Database& database, const PicturePlaces& places, LabelScope scope,
                               ContentCache* cache = nullptr, const StopToken& stop = {});

enum class ImportRule {
    /// A verdict of this project stands unless the file says when its own was given, and that was
    /// later; one that was taken back counts as none unless the file is known to be older. A mask
    /// of this project that differs stands. What stood is counted as `kept` and noted.
    KeepOurs,
    /// The file counts. What was here stays in the verdicts' history.
    TakeTheirs,
};

/// Stores the labels of `labels` as verdicts and masks of this project: a picture is known by its
/// path from the dataset's root, else by the longest ending that both paths have where one ends
/// with the other, else by its file name where only one has it; never against the class that is
/// named; one of an inbox by its path. Pictures that the project does not have, masks of another
/// size than their picture and masks or types that cannot be read or stored are noted and passed
/// over. What is stored already is not stored again. All is stored, or nothing; other windows can
/// store verdicts until the last moment.
Result<LabelSummary> importLabels(Database& database, const LabelSet& labels,
                                  const PicturePlaces& places, ImportRule rule, const Actor& actor,
                                  const ProgressFn& progress, const StopToken& stop);

enum class LabelFormat { Mvtec, CocoRle, CocoPolygons, Csv };

struct LabelExport
{
    LabelFormat format = LabelFormat::Mvtec;
    fs::path out; ///< a folder for Mvtec, else a file
    MvtecOptions mvtec;
    bool replace = false; ///< an earlier export to that file
};

/// "mvtec", "coco", "coco-polygons", "csv".
std::optional<LabelFormat> labelFormatByName(const std::string& name);

/// Exports and writes the audit event of it. Files of the project, the dataset, the inboxes and
/// of other programs are never written over (label_paths.h).
Result<LabelSummary> exportLabels(Database& database, const LabelSet& labels,
                                  const PicturePlaces& places, const LabelExport& what,
                                  const Actor& actor, const ProgressFn& progress,
                                  const StopToken& stop);
/// Reads a folder in MVTec AD layout or a COCO file, by what `from` is.
Result<LabelSet> readLabels(const fs::path& from, const PicturePlaces& places,
                            const StopToken& stop);

} // namespace mixdesk
