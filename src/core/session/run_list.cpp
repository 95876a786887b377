// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/run_list.h"

#include "core/base/sentence.h"
#include "core/base/yaml.h"
#include "core/learn/finish_run.h"
#include "core/learn/trainer.h"
#include "core/session/run_history.h"
#include "core/store/database.h"

#include <QDate>
#include <QDateTime>
#include <QFileInfo>
#include <algorithm>

namespace mixdesk {

namespace {

constexpr int kOthersMs = 3000;

QString toText(const fs::path& path)
{
    return QString::fromStdString(displayPath(path));
}

Error noSuchRun(const QString& name)
{
    return {ErrorCode::NotFound,
            Sentence::tr("There is no run '%1' in this project.").arg(name.toStdString())};
}

/// What is missing or broken of a run's folder, by its small files.
Result<void> checkFolder(const RunRow& row, const fs::path& folder)
{
    std::error_code ec;
    const RunPaths paths(folder);
    if (!fs::is_directory(folder, ec))
        return Error{
            ErrorCode::NotFound,
            Sentence::tr(
                "The run folder %1 is missing: copy the run folder again, or delete the run.")
                .arg(displayPath(folder))};
    if (row.state == RunState::Finished) {
        for (const fs::path& file : {paths.manifest(), paths.config(), paths.weights(),
                                     paths.calibration(), paths.thresholds()})
            if (!fs::is_regular_file(file, ec))
                return Error{
                    ErrorCode::NotFound,
                    Sentence::tr("%1 is missing: copy the run folder again, or delete the run.")
                        .arg(displayPath(file))};
        const auto manifest = readFile(paths.manifest(), 16 << 20);
        if (!manifest)
            return manifest.error();
        if (auto root = YamlMap::parse(*manifest, displayPath(paths.manifest())); !root)
            return root.error();
    }
    if (auto config = runConfig(folder); !config)
        return config.error();
    return {};
}

/// What can be told of a run folder that the database does not know; empty: not a run.
std::optional<RunRow> rowOfFolder(const fs::path& folder)
{
    const RunPaths paths(folder);
    const auto config = runConfig(folder);
    std::error_code ec;
    const bool finished = fs::exists(paths.manifest(), ec);
    if (!config && !finished)
        return {};
    RunRow row;
    row.name = toText(folder.filename());
    row.created = QFileInfo(toText(config ? paths.config() : paths.manifest()))
                      .lastModified()
                      .toUTC()
                      .toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzzZ"));
    if (config) { // else it is listed as damaged
        row.preset = QString::fromStdString(config->preset);
        row.epochsPlanned = config->epochs;
    }
    row.state = finished ? RunState::Finished : RunState::Interrupted;
    if (const auto history = readHistory(folder)) {
        row.epochs = int(history->epochs.size());
        if (const EpochReport* kept = keptEpoch(history->epochs)) {
            row.bestF1 = kept->validationF1;
            row.meanAuroc = meanAuroc(*kept);
        }
    }
    if (row.state == RunState::Finished)
        noteFinishedFigures(row, folder);
    return row;
}

} // namespace

void noteFinishedFigures(RunRow& row, const fs::path& folder)
{
    const RunPaths paths(folder);
    const auto model = readRun(paths);
    if (!model)
        return;
    row.modelHash = QString::fromStdString(model->modelHash);
    if (!model->members.empty()) { // its settings are those of its first member
        row.preset = QStringLiteral("ensemble");
        row.epochsPlanned = 0;
    }
    const auto rows = readValidation(paths, int(model->classes.size()));
    if (!rows)
        return;
    const ValidationFigures figures = validationFigures(*model, *rows);
    row.bestF1 = figures.f1;
    row.meanAuroc = figures.auroc;
}

RunList::RunList(Project& project, Database& database, QObject* parent)
    : QObject(parent), m_project(project), m_repository(database)
{
    m_others.setInterval(kOthersMs);
    connect(&m_others, &QTimer::timeout, this, &RunList::lookAtOthers);
}

Result<void> RunList::load()
{
    if (auto interrupted = m_repository.interruptRunning(); !interrupted)
        return interrupted.error();
    if (auto ok = purgeDeleted(); !ok)
        return ok;
    if (auto ok = adoptFolders(); !ok)
        return ok;
    if (auto ok = refresh(); !ok)
        return ok;
    m_active.clear();
    m_model.reset();
    m_activeProblem.clear();
    const std::string named = m_project.settings().activeRun;
    if (!named.empty()) {
        auto model = readRun(RunPaths(m_project.runFolder(named)));
        if (model) {
            m_active = QString::fromStdString(named);
            m_model = std::move(*model);
        } else {
            m_activeProblem = QString::fromStdString(model.error().message);
            m_refused.insert(QString::fromStdString(named), m_activeProblem);
        }
    }
    m_problems = findProblems();
    emit changed();
    emit activeChanged();
    return {};
}

QHash<QString, QString> RunList::findProblems() const
{
    QHash<QString, QString> problems;
    for (const RunRow& row : m_rows) {
        if (row.state == RunState::Running || row.state == RunState::Failed) // says why itself
            continue;
        if (const auto whole = checkFolder(row, folder(row.name)); !whole)
            problems.insert(row.name, QString::fromStdString(whole.error().message));
        else if (m_refused.contains(row.name))
            problems.insert(row.name, m_refused.value(row.name));
    }
    return problems;
}

void RunList::inspect()
{
    auto found = findProblems();
    if (found == m_problems)
        return;
    m_problems = std::move(found);
    emit changed();
}

Result<void> RunList::adopt()
{
    if (auto ok = adoptFolders(); !ok)
        return ok;
    if (auto ok = refresh(); !ok)
        return ok;
    m_problems = findProblems();
    emit changed();
    return {};
}

/// A folder that cannot be removed keeps its row, and is tried again at the next start.
Result<void> RunList::purgeDeleted()
{
    auto deleted = m_repository.deleted();
    if (!deleted)
        return deleted.error();
    for (const RunRow& row : *deleted) {
        std::error_code ec;
        fs::remove_all(folder(row.name), ec);
        if (ec)
            continue;
        if (auto ok = m_repository.purge(row.name); !ok)
            return ok;
    }
    return {};
}

Result<void> RunList::adoptFolders()
{
    std::error_code ec;
    std::vector<fs::path> folders;
    for (fs::directory_iterator entry(m_project.runsFolder(), ec), end; !ec && entry != end;
         entry.increment(ec))
        if (entry->path().filename().string().front() != '.' && fs::is_directory(entry->path(), ec))
            folders.push_back(entry->path());
    std::sort(folders.begin(), folders.end());
    for (const fs::path& path : folders) {
        auto known = m_repository.byName(toText(path.filename()));
        if (!known)
            return known.error();
        if (*known || isBeingTrained(path))
            continue;
        const auto row = rowOfFolder(path);
        if (!row || folder(row->name) != path) // a name that is not UTF-8 would not find it again
            continue;
        if (auto added = m_repository.add(*row); !added) {
            known = m_repository.byName(row->name);
            if (!known || !*known) // else another station has just found the same folder
                return added.error();
        }
    }
    return {};
}

Result<void> RunList::refresh()
{
    auto rows = m_repository.all();
    if (!rows)
        return rows.error();
    m_rows = QVector<RunRow>(rows->begin(), rows->end());
    const auto others = m_repository.othersTrain();
    if (!others || !*others)
        m_others.stop();
    else if (!m_others.isActive())
        m_others.start();
    return {};
}

/// An error is met again by whoever asks for something next, and is told there.
void RunList::lookAtOthers()
{
    if (!m_repository.interruptAbandoned() || !refresh())
        return;
    m_problems = findProblems();
    emit changed();
}

std::optional<RunRow> RunList::row(const QString& name) const
{
    for (const RunRow& row : m_rows)
        if (row.name == name)
            return row;
    return {};
}

fs::path RunList::folder(const QString& name) const
{
    return m_project.runFolder(name.toStdString());
}

Result<void> RunList::rememberActive(const QString& name)
{
    ProjectSettings settings = m_project.settings();
    if (settings.activeRun == name.toStdString())
        return {};
    settings.activeRun = name.toStdString();
    return m_project.save(settings);
}

Result<void> RunList::setActive(const QString& name)
{
    std::optional<RunModel> model;
    if (!name.isEmpty()) {
        const auto known = row(name);
        if (!known)
            return noSuchRun(name);
        if (known->state == RunState::Running)
            return Error{
                ErrorCode::Usage,
                Sentence::tr("The run '%1' is still training: it can be used once it has finished.")
                    .arg(name.toStdString())};
        auto read = readRun(RunPaths(folder(name)));
        if (!read) {
            m_refused.insert(name, QString::fromStdString(read.error().message));
            inspect();
            return read.error();
        }
        model = std::move(*read);
        m_refused.remove(name);
        inspect();
    }
    if (auto ok = rememberActive(name); !ok)
        return ok;
    m_active = name;
    m_model = std::move(model);
    m_activeProblem.clear();
    emit activeChanged();
    return {};
}

Result<void> RunList::reloadModel()
{
    if (!m_model)
        return {};
    const RunPaths paths(folder(m_active));
    auto file = readThresholds(paths, *m_model);
    if (!file)
        return file.error();
    m_model->thresholds = std::move(file->rows);
    m_model->stamp = std::move(file->stamp);
    emit activeChanged();
    return {};
}

QString RunList::freshName(const QString& preset) const
{
    const QString base =
        QDate::currentDate().toString(QStringLiteral("yyyy-MM-dd ")) + preset.simplified();
    const auto taken = [&](const QString& name) {
        std::error_code ec;
        if (fs::exists(folder(name), ec) || row(name))
            return true;
        const auto known = m_repository.byName(name); // deleted ones keep their names
        return known && *known;
    };
    QString name = base;
    for (int number = 2; taken(name); ++number)
        name = QStringLiteral("%1 %2").arg(base).arg(number);
    return name;
}

Result<void> RunList::add(RunRow row)
{
    if (auto added = m_repository.add(row); !added)
        return added.error();
    if (auto ok = refresh(); !ok)
        return ok;
    emit changed();
    return {};
}

Result<void> RunList::update(const RunRow& row)
{
    if (auto ok = m_repository.update(row); !ok)
        return ok;
    m_refused.remove(row.name); // trained anew
    m_problems.remove(row.name);
    if (auto ok = refresh(); !ok)
        return ok;
    emit changed();
    return {};
}

Result<void> RunList::remove(const QString& name)
{
    const auto known = row(name);
    if (!known)
        return noSuchRun(name);
    if (known->state == RunState::Running)
        return Error{ErrorCode::Usage,
                     Sentence::tr("The run '%1' is still training: stop it first, then delete it.")
                         .arg(name.toStdString())};
    if (name == m_active)
        if (auto ok = setActive({}); !ok)
            return ok;
    if (auto ok = m_repository.markDeleted(name); !ok)
        return ok;
    if (auto ok = refresh(); !ok)
        return ok;
    emit changed();
    return {};
}

Result<void> RunList::restore(const QString& name)
{
    if (auto ok = m_repository.undelete(name); !ok)
        return ok;
    if (auto ok = refresh(); !ok)
        return ok;
    emit changed();
    return {};
}

} // namespace mixdesk
