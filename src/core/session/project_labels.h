// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/labels/label_formats.h"
#include "core/store/review_types.h"

#include <QString>
#include <optional>

namespace mixdesk {

class Database;

enum class LabelScope {
    Reviewed, ///< pictures that a person decided about
    All,      ///< and, for the others, what the dataset's folders and masks say
};

/// The project's labels as label files see them: the newest verdicts and their masks. The database
/// must outlive the set; its `masks` belong to the database's thread.
Result<LabelSet> projectLabels(Database& database, const Dataset& dataset, LabelScope scope);

/// Stores the labels of `labels` as verdicts and masks of this project: a picture is known by its
/// path from the dataset's root, else by its file name where only one has it. Pictures that the
/// dataset does not have, and masks of another size than their picture, are noted and passed over.
/// What is stored already is not stored again. All verdicts, or none, are stored.
Result<LabelSummary> importLabels(Database& database, const LabelSet& labels,
                                  const Dataset& dataset, const Actor& actor,
                                  const ProgressFn& progress, const StopToken& stop);

enum class LabelFormat { Mvtec, CocoRle, CocoPolygons, Csv };

/// "mvtec", "coco", "coco-polygons", "csv".
std::optional<LabelFormat> labelFormatByName(const std::string& name);

/// Exports and writes the audit event of it.
Result<LabelSummary> exportLabels(Database& database, const LabelSet& labels, LabelFormat format,
                                  const fs::path& out, const MvtecOptions& options,
                                  const Actor& actor, const ProgressFn& progress,
                                  const StopToken& stop);
/// Reads a folder in MVTec AD layout or a COCO file, by what `from` is.
Result<LabelSet> readLabels(const fs::path& from, const StopToken& stop);

} // namespace mixdesk
