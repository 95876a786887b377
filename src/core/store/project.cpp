// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/project.h"

#include "core/base/sentence.h"
#include "core/base/text.h"
#include "core/base/yaml.h"
#include "core/store/database.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <climits>
#include <fcntl.h>
#include <set>
#include <unistd.h>

namespace mixdesk {

namespace {

constexpr int kVersion = 2;
constexpr std::uint64_t kLargestFile = 1 << 20;
constexpr const char* kFormat = "mixdesk-project";
constexpr const char* kFileName = "project.yaml";
constexpr const char* kDatabaseName = "project.sqlite";
constexpr const char* kRunsName = "runs";
constexpr const char* kCacheName = ".cache"; // hidden: no file that people look after

/// Absolute and without "..", the last step left as it is: it may be a link to another disk.
fs::path resolved(const fs::path& path)
{
    std::error_code ec;
    fs::path normal = fs::absolute(path, ec).lexically_normal();
    if (!normal.has_filename())
        normal = normal.parent_path();
    const fs::path parent = fs::weakly_canonical(normal.parent_path(), ec);
    return ec ? normal : parent / normal.filename();
}

/// Without links, so that what lies inside is found to do so by whatever way one came.
fs::path resolvedFolder(const fs::path& path)
{
    std::error_code ec;
    const fs::path canonical = fs::weakly_canonical(fs::absolute(path, ec), ec);
    return resolved(ec ? path : canonical);
}

fs::path datasetPath(const fs::path& folder, const std::string& dataset)
{
    return dataset.empty() ? fs::path() : resolved(folder / fs::u8path(dataset));
}

Result<void> checkText(const char* key, const std::string& text)
{
    if (isUtf8(text) && text.find('\0') == std::string::npos)
        return {};
    return Error{
        ErrorCode::Usage,
        Sentence::tr(
            "The project's '%1' is not valid UTF-8 text: rename the folder or class it names.")
            .arg(key)};
}

/// Rules that hold for the file as for what is to be written into it.
Result<ProjectSettings> checked(const fs::path& folder, ProjectSettings settings)
{
    if (settings.name.empty())
        settings.name = displayPath(folder.filename());
    for (const auto& [key, text] :
         {std::pair("name", settings.name), std::pair("dataset", settings.dataset),
          std::pair("active_run", settings.activeRun), std::pair("database", settings.database)})
        if (auto ok = checkText(key, text); !ok)
            return ok.error();
    for (const std::string& name : settings.excludedClasses)
        if (auto ok = checkText("excluded_classes", name); !ok)
            return ok.error();
    for (std::string& inbox : settings.inbox) {
        if (auto ok = checkText("inbox", inbox); !ok)
            return ok.error();
        const fs::path path = resolvedFolder(folder / fs::u8path(inbox));
        inbox = liesIn(path, folder) ? relativePath(path, folder) : displayPath(path);
    }
    if (!settings.database.empty()) {
        auto address = DatabaseAddress::parseServer(settings.database);
        if (!address)
            return Error{address.error().code,
                         displayPath(folder / kFileName) + ": " + address.error().message};
        settings.database = address->name();
    }
    const std::string& run = settings.activeRun;
    if (run == "." || run == ".." || run.find('/') != std::string::npos)
        return Error{ErrorCode::BadData,
                     Sentence::tr("%1: 'active_run' must be the name of a folder in %2, not '%3'.")
                         .arg(displayPath(folder / kFileName))
                         .arg(kRunsName)
                         .arg(run)};
    const fs::path dataset = datasetPath(folder, settings.dataset);
    if (!dataset.empty() && liesIn(folder, dataset))
        return Error{ErrorCode::BadData,
                     Sentence::tr("The project folder %1 lies in its dataset %2, where it would be "
                                  "taken for a class: choose another place for it.")
                         .arg(displayPath(folder))
                         .arg(displayPath(dataset))};
    if (!dataset.empty())
        settings.dataset =
            liesIn(dataset, folder) ? relativePath(dataset, folder) : displayPath(dataset);
    return settings;
}

std::string toYaml(const ProjectSettings& settings)
{
    YAML::Emitter out;
    out.SetStringFormat(YAML::DoubleQuoted); // or a run named "null" would not come back
    out << YAML::BeginMap;
    const auto key = [&out](const char* name) -> YAML::Emitter& {
        return out << YAML::Key << YAML::Auto << name << YAML::Value;
    };
    key("format") << YAML::Auto << kFormat;
    key("version") << kVersion;
    key("name") << settings.name;
    key("dataset") << settings.dataset;
    key("excluded_classes") << settings.excludedClasses;
    key("active_run") << settings.activeRun;
    if (!settings.database.empty())
        key("database") << settings.database;
    if (!settings.inbox.empty())
        key("inbox") << settings.inbox;
    out << YAML::EndMap;
    return std::string(out.c_str()) + "\n";
}

Result<ProjectSettings> fromYaml(const std::string& text, const std::string& source)
{
    auto root = YamlMap::parse(text, source);
    if (!root)
        return root.error();
    if (!root->has("format") || root->text("format") != kFormat)
        return Error{
            ErrorCode::Unreadable,
            Sentence::tr("%1 is not a Mixdesk project file: it lacks the line 'format: %2'.")
                .arg(source)
                .arg(kFormat)};
    const int version = root->integer("version", 1, INT_MAX);
    if (version > kVersion)
        return Error{ErrorCode::Unsupported,
                     Sentence::tr("%1 was written by a newer version of Mixdesk (project version "
                                  "%2, this program knows %3): update Mixdesk to open it.")
                         .arg(source)
                         .arg(version)
                         .arg(kVersion)};
    ProjectSettings settings;
    settings.name = root->text("name");
    settings.dataset = root->text("dataset");
    if (root->has("excluded_classes"))
        settings.excludedClasses = root->texts("excluded_classes");
    if (root->has("active_run"))
        settings.activeRun = root->text("active_run");
    if (version >= 2 && root->has("database"))
        settings.database = root->text("database");
    if (version >= 2 && root->has("inbox"))
        settings.inbox = root->texts("inbox");
    if (auto ok = root->finish(); !ok)
        return ok.error();
    return settings;
}

/// A project keeps its files to itself. Hidden files, a dataset inside and the rest of a project
/// whose project.yaml was lost do not count.
Result<void> checkEmpty(const fs::path& folder, const fs::path& dataset)
{
    std::error_code ec;
    const std::string datasetEntry =
        liesIn(dataset, folder) ? dataset.lexically_relative(folder).begin()->string() : "";
    for (fs::directory_iterator entry(folder, ec), end; !ec && entry != end; entry.increment(ec)) {
        const std::string name = entry->path().filename().string();
        if (name == kFileName)
            return Error{
                ErrorCode::Usage,
                Sentence::tr(
                    "%1 already holds a project: open it instead, or choose another folder.")
                    .arg(displayPath(folder))};
        const bool ours = name == kRunsName || name.rfind(kDatabaseName, 0) == 0;
        if (!ours && name[0] != '.' && name != datasetEntry)
            return Error{ErrorCode::Usage, Sentence::tr("%1 already holds other files, such as %2: "
                                                        "choose an empty folder or a new name.")
                                               .arg(displayPath(folder))
                                               .arg(name)};
    }
    if (ec)
        return Error{
            ErrorCode::Unreadable,
            Sentence::tr("Cannot look into %1: %2.").arg(displayPath(folder)).arg(ec.message())};
    return {};
}

Result<void> checkWritable(const fs::path& folder)
{
    if (::faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) == 0)
        return {};
    return Error{ErrorCode::Unwritable,
                 Sentence::tr("The project folder %1 is not writable: check its permissions, or "
                              "copy the project to another place.")
                     .arg(displayPath(folder))};
}

} // namespace

Result<Project> Project::create(const fs::path& folder, const ProjectSettings& settings)
{
    Project project(resolvedFolder(folder));
    auto normal = checked(project.m_folder, settings);
    if (!normal)
        return normal.error();
    if (auto made = makeFolder(project.m_folder); !made)
        return made.error();
    if (auto empty = checkEmpty(project.m_folder, datasetPath(project.m_folder, normal->dataset));
        !empty)
        return empty.error();
    if (auto made = makeFolder(project.runsFolder()); !made)
        return made.error();
    project.m_settings = *normal;
    if (auto database = Database::open(project.databaseAddress()); !database)
        return database.error();
    // Last, so that a folder with this file is a whole project.
    if (auto saved = project.save(*normal); !saved)
        return saved.error();
    return project;
}

Result<Project> Project::open(const fs::path& path)
{
    std::error_code ec;
    const auto status = fs::status(path, ec);
    if (!fs::exists(status))
        return Error{ErrorCode::NotFound,
                     Sentence::tr("There is no project %1: it may have been moved or deleted.")
                         .arg(displayPath(path))};
    if (!fs::is_directory(status) && path.filename() != kFileName)
        return Error{
            ErrorCode::Unreadable,
            Sentence::tr("%1 is not a project: choose a project folder or its project.yaml.")
                .arg(displayPath(path))};
    Project project(
        resolvedFolder(fs::is_directory(status) ? path : fs::absolute(path).parent_path()));
    if (!fs::exists(project.file(), ec))
        return Error{ErrorCode::NotFound,
                     Sentence::tr("%1 holds no project (it has no project.yaml): choose a project "
                                  "folder, or make a new project.")
                         .arg(displayPath(project.m_folder))};
    const auto text = readFile(project.file(), kLargestFile);
    if (!text)
        return text.error();
    auto settings = fromYaml(*text, displayPath(project.file()));
    if (!settings)
        return settings.error();
    auto normal = checked(project.m_folder, std::move(*settings));
    if (!normal)
        return normal.error();
    if (auto writable = checkWritable(project.m_folder); !writable)
        return writable.error();
    if (auto made = makeFolder(project.runsFolder()); !made)
        return made.error();
    project.m_settings = std::move(*normal);
    return project;
}

Result<void> Project::save(const ProjectSettings& settings)
{
    auto normal = checked(m_folder, settings);
    if (!normal)
        return normal.error();
    std::error_code ec;
    if (!fs::is_directory(m_folder, ec)) // or writing would make it anew, on another disk perhaps
        return Error{
            ErrorCode::NotFound,
            Sentence::tr("The project folder %1 is gone: put it back, or open it at its new place.")
                .arg(displayPath(m_folder))};
    if (auto written = writeFileAtomic(file(), toYaml(*normal)); !written)
        return written;
    m_settings = std::move(*normal);
    return {};
}

fs::path Project::file() const
{
    return m_folder / kFileName;
}

DatabaseAddress Project::databaseAddress() const
{
    if (m_settings.database.empty())
        return databaseFile();
    auto address = DatabaseAddress::parseServer(m_settings.database);
    if (!address) // cannot be: checked() was content with it
        return databaseFile();
    address->backupFolder = m_folder;
    return *address;
}

fs::path Project::databaseFile() const
{
    return m_folder / kDatabaseName;
}

fs::path Project::runsFolder() const
{
    return m_folder / kRunsName;
}

fs::path Project::runFolder(const std::string& run) const
{
    return runsFolder() / fs::u8path(run);
}

fs::path Project::cacheFolder() const
{
    return m_folder / kCacheName;
}

fs::path Project::activeRunFolder() const
{
    return m_settings.activeRun.empty() ? fs::path() : runFolder(m_settings.activeRun);
}

fs::path Project::datasetFolder() const
{
    return datasetPath(m_folder, m_settings.dataset);
}

std::vector<fs::path> Project::inboxFolders() const
{
    std::vector<fs::path> folders;
    for (const std::string& inbox : m_settings.inbox)
        folders.push_back(resolvedFolder(m_folder / fs::u8path(inbox)));
    return folders;
}

bool liesIn(const fs::path& path, const fs::path& folder)
{
    return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first ==
           folder.end();
}

bool isProjectFile(const fs::path& folder, const fs::path& path)
{
    const fs::path file = resolvedFolder(path);
    std::error_code ec;
    for (const char* name : {kFileName, kDatabaseName})
        if (fs::equivalent(folder / name, file, ec))
            return true;
    if (liesIn(file, folder / kRunsName) || file == folder)
        return true;
    const std::string name = file.filename().string();
    return file.parent_path() == folder && (name == kFileName || name.rfind(kDatabaseName, 0) == 0);
}

} // namespace mixdesk
