// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/labels/label_text.h"

#include <map>

namespace mixdesk {

constexpr const char* kDefectMasks = "defect_masks"; ///< folder beside ground_truth
constexpr const char* kLabelsFile = "labels.json";   ///< beside the class folders
constexpr const char* kLabelsFormat = "mixdesk-labels";
constexpr int kLabelsVersion = 1;

/// Folder and file names of an export, each taken once.
class MvtecNames
{
public:
    std::string classFolder(const std::string& className);
    /// Never "good": that folder is of good parts.
    std::string typeFolder(const std::string& className, const std::string& type);
    /// `name`, or name_2 and so on where the folder has one whose mask would be the same file.
    std::string pictureName(const fs::path& folder, const fs::path& name);

    /// Defect types by the folder that stands for them, of those whose names differ.
    const std::map<std::string, std::string>& renamedTypes(const std::string& className)
    {
        return m_types[className].renamed;
    }
    const std::map<std::string, std::string>& classFolders() const { return m_classes.folders; }

private:
    struct Table
    {
        std::map<std::string, std::string> folders; ///< by name
        std::map<std::string, std::string> renamed; ///< names by folder
        NameSet taken;
        std::string folderOf(const std::string& name);
    };

    Table m_classes;
    std::map<std::string, Table> m_types;
    std::map<fs::path, NameSet> m_stems;
};

} // namespace mixdesk
