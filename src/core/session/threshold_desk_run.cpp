// SPDX-License-Identifier: GPL-3.0-or-later
// The desk and the run on disk: which run it is, its file, its versions, its draft.
#include "core/session/threshold_desk.h"

#include "core/base/sentence.h"

#include <QFileInfo>
#include <algorithm>

namespace mixdesk {

namespace {

QString toText(const fs::path& path)
{
    return QString::fromStdString(displayPath(path));
}

} // namespace

void ThresholdDesk::followActive()
{
    const auto& model = m_runs.model();
    if (!model) {
        closeRun();
        return;
    }
    if (m_model && m_run == m_runs.active() && m_model->modelHash == model->modelHash)
        followFile(*model);
    else
        openRun(*model);
}

void ThresholdDesk::closeRun()
{
    const bool wasOpen = m_model.has_value();
    m_run.clear();
    m_model.reset();
    m_saved.clear();
    m_validation.clear();
    m_versions.reset();
    m_scores.clear(0);
    m_strips.clear();
    m_history.clear();
    m_beforeGesture.reset();
    m_gestures = 0;
    m_fileProblem.clear();
    watchFile();
    if (!wasOpen)
        return;
    emit runChanged();
    emit versionsChanged();
    updateModified();
}

void ThresholdDesk::openRun(const RunModel& model)
{
    m_run = m_runs.active();
    m_model = model;
    m_saved = model.thresholds;
    m_strips.assign(model.classes.size(), {});
    m_history.clear();
    m_beforeGesture.reset();
    m_gestures = 0;
    m_fileProblem.clear();
    const RunPaths paths(m_runs.folder(m_run));
    auto validation = readValidation(paths, int(model.classes.size()));
    m_validation = validation ? std::move(*validation) : std::vector<ValidationRow>();
    m_validationProblem.clear();
    if (!validation)
        m_validationProblem = QString::fromStdString(validation.error().message);
    else if (m_validation.empty())
        m_validationProblem = QString::fromStdString(noValidationError().message);

    m_versions = std::make_unique<DeskVersions>(m_database, m_run, paths.root, model.classes);
    auto taken = m_versions->takeIn({model.thresholds, model.stamp});
    QString news = taken ? *taken : QString::fromStdString(taken.error().message);
    if (taken)
        restoreDraft(news);
    watchFile();
    m_scores.clear(classCount());
    m_scores.addAll(m_scoring.entries());
    emit runChanged();
    emit changed(-1);
    emit versionsChanged();
    emit fileProblemChanged();
    updateModified();
    tell(news);
}

void ThresholdDesk::restoreDraft(QString& news)
{
    auto draft = m_versions->draft();
    if (!draft) {
        news = QString::fromStdString(draft.error().message);
        return;
    }
    if (!*draft || !sameScores(**draft, m_saved) || sameRows(**draft, m_saved)) {
        (void)m_versions->clearDraft();
        return;
    }
    editRows() = std::move(**draft);
    news = news.isEmpty() ? tr("Unsaved changes of the thresholds were restored.")
                          : tr("%1 Unsaved changes were restored.").arg(news);
}

/// The same run was read again: by this desk after saving, or because somebody changed the file.
void ThresholdDesk::followFile(const RunModel& model)
{
    setFileProblem({});
    if (sameRows(model.thresholds, m_saved) && m_versions->fileIsKnown())
        return;
    const bool wasModified = m_modified;
    auto taken = m_versions->takeIn({model.thresholds, model.stamp});
    QString news = taken ? *taken : QString::fromStdString(taken.error().message);
    const bool keep = wasModified && sameScores(model.thresholds, rows());
    m_saved = model.thresholds;
    if (!keep) {
        editRows() = m_saved;
        m_history.clear();
        (void)m_versions->clearDraft();
    }
    if (wasModified && !news.isEmpty())
        news = keep ? tr("%1 Your unsaved changes are still on the desk.").arg(news)
                    : tr("%1 Unsaved changes were made for another anomaly score and were "
                         "dropped.")
                          .arg(news);
    watchFile();
    emit changed(-1);
    emit versionsChanged();
    updateModified();
    tell(news);
}

/// A replaced file is another one to the system, so the folder is watched as well.
void ThresholdDesk::watchFile()
{
    const QStringList old = m_watcher.files() + m_watcher.directories();
    QStringList wanted;
    if (m_model) {
        const RunPaths paths(m_runs.folder(m_run));
        for (const fs::path& path : {paths.root, paths.thresholds()})
            if (QFileInfo::exists(toText(path)))
                wanted.append(toText(path));
    }
    if (!old.isEmpty())
        m_watcher.removePaths(old);
    if (!wanted.isEmpty())
        m_watcher.addPaths(wanted);
}

void ThresholdDesk::setFileProblem(const QString& sentence)
{
    if (m_fileProblem == sentence)
        return;
    m_fileProblem = sentence;
    emit fileProblemChanged();
    tell(sentence);
}

void ThresholdDesk::checkFile()
{
    if (empty())
        return;
    if (m_versions->fileIsKnown()) {
        setFileProblem({});
        return;
    }
    if (auto ok = m_runs.reloadModel(); !ok)
        setFileProblem(QString::fromStdString(ok.error().message));
    else
        watchFile();
}

Result<void> ThresholdDesk::restoreFile()
{
    if (empty())
        return {};
    if (auto ok = m_versions->restoreFile(); !ok)
        return ok;
    return m_runs.reloadModel();
}

QString ThresholdDesk::brokenRun() const
{
    const QString problem = runProblem();
    for (const RunRow& row : m_runs.rows()) {
        const fs::path file = RunPaths(m_runs.folder(row.name)).thresholds();
        if (problem.contains(toText(file))) {
            const auto versions = ThresholdRepository(m_database).all(row.name);
            return versions && !versions->empty() ? row.name : QString();
        }
    }
    return {};
}

Result<void> ThresholdDesk::repairRun(const QString& run)
{
    if (auto ok = restoreNewestVersion(m_database, run, m_runs.folder(run)); !ok)
        return ok;
    return m_runs.setActive(run);
}

Result<void> ThresholdDesk::saveAs(const QString& comment, ThresholdVersion::Origin origin)
{
    DeskSummary summary;
    summary.pictures = m_scores.pictures();
    for (int c = 0; c < classCount(); ++c) {
        const DeskCounts now = counts(c);
        summary.rows.push_back({QString::fromStdString(className(c)),
                                m_scores.counts(c, m_saved).confusion, now.confusion});
        summary.byPeople += now.byPeople;
    }
    if (auto ok = m_versions->save(rows(), comment.simplified(), origin, summaryText(summary)); !ok)
        return ok;
    m_saved = rows();
    watchFile();
    emit versionsChanged();
    updateModified();
    return m_runs.reloadModel();
}

Result<void> ThresholdDesk::save(const QString& comment)
{
    if (empty())
        return Error{ErrorCode::Usage,
                     Sentence::tr("There is no active run whose thresholds could be saved.")};
    // What somebody else wrote becomes a version first; nothing is overwritten unseen.
    checkFile();
    if (!canSave())
        return Error{
            ErrorCode::Usage,
            Sentence::tr(
                "The thresholds are those of the active version: there is nothing to save.")};
    return saveAs(comment, ThresholdVersion::Origin::Saved);
}

Result<void> ThresholdDesk::discard()
{
    if (!empty())
        replaceRows(m_saved);
    return {};
}

QVector<ThresholdVersion> ThresholdDesk::versions() const
{
    return m_versions ? m_versions->all() : QVector<ThresholdVersion>();
}

std::optional<ThresholdVersion> ThresholdDesk::activeVersion() const
{
    return m_versions ? m_versions->active() : std::nullopt;
}

Result<void> ThresholdDesk::load(qint64 version)
{
    auto rows = usableRows(version);
    if (!rows)
        return rows.error();
    replaceRows(std::move(*rows));
    return {};
}

Result<void> ThresholdDesk::rollBack(qint64 version)
{
    if (empty())
        return Error{ErrorCode::Usage, Sentence::tr("There is no active run.")};
    checkFile();
    auto wanted = m_versions->rowsOf(version);
    if (!wanted)
        return wanted.error();
    if (auto ok = checkThresholds(*m_model, *wanted, Sentence::tr("That version")); !ok)
        return ok;
    int number = 0;
    for (const auto& v : m_versions->all())
        if (v.id == version)
            number = v.number;
    const auto before = rows();
    replaceRows(std::move(*wanted));
    auto saved =
        saveAs(tr("Back to version %1.").arg(number), ThresholdVersion::Origin::RolledBack);
    if (!saved)
        replaceRows(before);
    return saved;
}

} // namespace mixdesk
