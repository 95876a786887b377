// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/project_labels.h"

namespace mixdesk {

// What label files may not be. Nothing is opened before it is known to be no file of the project.

/// Refuses files of the project, places in the dataset and in inboxes, and files that are there
/// already: without `replace` all of them, with it those that are no export of this format.
Result<void> checkExportTarget(const LabelExport& what, const PicturePlaces& places);
/// Refuses files of the project.
Result<void> checkImportSource(const fs::path& from, const PicturePlaces& places);

} // namespace mixdesk
