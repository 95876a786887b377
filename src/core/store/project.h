// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/store/database_address.h"

#include <string>
#include <vector>

namespace mixdesk {

/// What project.yaml holds. All texts are UTF-8.
struct ProjectSettings
{
    std::string name;    ///< for people; the folder's name when left empty
    std::string dataset; ///< absolute, or relative to the project folder; empty: none chosen yet
    std::vector<std::string> excludedClasses;
    std::string activeRun; ///< folder name under runs/; empty: none
    /// postgresql://USER@HOST/NAME for a project of several stations, without a password; empty:
    /// project.sqlite in the folder.
    std::string database;
    /// Folders of pictures that nobody has sorted yet; absolute, or relative to the project folder.
    std::vector<std::string> inbox;
};

/// A folder with project.yaml, project.sqlite and runs/ (FORMAT.md). Copy it and it works elsewhere
/// as long as the dataset lies inside it or keeps its place. Holds no file open.
class Project
{
public:
    /// Makes the folder (or fills an empty one, or one that holds nothing but its dataset and what
    /// is left of a project that lost its project.yaml), its database and project.yaml. An Error
    /// when there is a project already.
    static Result<Project> create(const fs::path& folder, const ProjectSettings& settings);

    /// `path` is the folder or its project.yaml. Looks at neither database nor dataset.
    static Result<Project> open(const fs::path& path);

    /// Replaces project.yaml; dataset and inboxes are kept relative when they lie inside the
    /// folder.
    Result<void> save(const ProjectSettings& settings);

    const ProjectSettings& settings() const { return m_settings; }
    const fs::path& folder() const { return m_folder; } ///< absolute, without links
    fs::path file() const;                              ///< project.yaml
    /// Of project.yaml's server, else databaseFile(): what Database::open() wants.
    DatabaseAddress databaseAddress() const;
    fs::path databaseFile() const; ///< where SQLite's is, or would be
    fs::path runsFolder() const;
    fs::path runFolder(const std::string& run) const;
    fs::path cacheFolder() const; ///< hidden; deleting it loses nothing
    fs::path activeRunFolder() const;           ///< empty when no run is active
    fs::path datasetFolder() const;             ///< absolute; empty when none is chosen
    std::vector<fs::path> inboxFolders() const; ///< absolute, without links where they are there

private:
    explicit Project(fs::path folder) : m_folder(std::move(folder)) {}

    fs::path m_folder;
    ProjectSettings m_settings;
};

/// True for `folder` itself too. Both are absolute, and neither is looked at.
bool liesIn(const fs::path& path, const fs::path& folder);

/// True for the project in `folder` (Project::folder()) itself, its project.yaml, its database with
/// companions, and all in runs/, by whatever name or link. Opens nothing: closing the database's
/// file would drop the locks of this program's connections to it.
bool isProjectFile(const fs::path& folder, const fs::path& path);

} // namespace mixdesk
