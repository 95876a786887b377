// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <QString>
#include <vector>

namespace mixdesk {

class Project;

// A picture's key is its name in verdicts and masks: its path from the dataset's folder, and for
// pictures that are no part of the dataset "inbox:" and the path from the project's folder where
// they lie in it, else their absolute path. Label files write the latter as "outside:" and path.

/// Key of a picture that is no part of the dataset. `file` is absolute.
QString keyOfOutside(const fs::path& file, const fs::path& projectFolder);
bool isOutside(const QString& key);
std::string labelName(const std::string& key); ///< as label files write it
std::string keyOfLabel(const std::string& name);

/// Where the pictures lie that keys name.
struct PicturePlaces
{
    PicturePlaces(const Project& project, Dataset pictures);

    fs::path fileOf(const std::string& key) const;
    bool inInbox(const fs::path& file) const;

    Dataset dataset;
    fs::path project;
    std::vector<fs::path> inboxes; ///< absolute
};

} // namespace mixdesk
