// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/run_folder.h"
#include "core/store/project.h"
#include "core/store/run_repository.h"

#include <QHash>
#include <QObject>
#include <QTimer>
#include <QVector>
#include <optional>

namespace mixdesk {

/// The runs of a project and which of them is active: the one whose model scores and whose
/// thresholds lie on the desk. GUI thread; nothing larger than one run's weights is read here.
class RunList : public QObject
{
    Q_OBJECT

public:
    RunList(Project& project, Database& database, QObject* parent = nullptr);

    /// Reads the database, takes in run folders that it does not know, clears away what was
    /// deleted in an earlier session, and turns rows still "running" into interrupted ones. What
    /// another process trains is looked at again every few seconds, until it ends or that process
    /// does. Call once at the start. An active run that cannot be read is no Error: see
    /// activeProblem().
    Result<void> load();

    const QVector<RunRow>& rows() const { return m_rows; } ///< newest first, deleted ones left out
    std::optional<RunRow> row(const QString& name) const;
    fs::path folder(const QString& name) const;

    /// The run that model() is of; empty without one.
    QString active() const { return m_active; }
    /// Empty name: none. A run that cannot be read is refused with its sentence.
    Result<void> setActive(const QString& name);
    /// The active run as read from disk; empty when there is none.
    const std::optional<RunModel>& model() const { return m_model; }
    /// Reads thresholds.yaml of the active run again.
    Result<void> reloadModel();
    /// Why the run that the project names as active could not be used at the start; empty: it
    /// could.
    QString activeProblem() const { return m_activeProblem; }

    /// Why a run cannot be used or resumed although its row says that it can: its folder is gone or
    /// damaged. As far as load(), inspect() or a refused setActive() found; empty: nothing is.
    QString problem(const QString& name) const { return m_problems.value(name); }
    /// Looks at every run folder again: small files only, and no hashes.
    void inspect();
    /// Takes in the run folders that others have left since load().
    Result<void> adopt();

    /// A folder name not yet taken: "2026-11-23 compact", with a number where needed.
    QString freshName(const QString& preset) const;
    Result<void> add(RunRow row);
    Result<void> update(const RunRow& row);
    /// Hides the run; its folder stays until the project is opened again. Undo with restore().
    Result<void> remove(const QString& name);
    Result<void> restore(const QString& name);

signals:
    void changed();
    void activeChanged(); ///< another run, or the active run was read again

private:
    Result<void> refresh();
    void lookAtOthers();
    Result<void> purgeDeleted();
    Result<void> adoptFolders();
    Result<void> rememberActive(const QString& name);
    QHash<QString, QString> findProblems() const;

    Project& m_project;
    mutable RunRepository m_repository; ///< its questions change nothing that one sees
    QVector<RunRow> m_rows;
    QString m_active, m_activeProblem;
    QHash<QString, QString> m_problems; ///< by run
    QHash<QString, QString> m_refused;  ///< those of them that only reading the whole run finds
    std::optional<RunModel> m_model;
    QTimer m_others; ///< runs while another process trains
};

/// Replaces the figures of a run that is finished, which while training were those of the loss's
/// own score, by those of its chosen scores and thresholds on validation. Reads the run folder.
void noteFinishedFigures(RunRow& row, const fs::path& folder);

} // namespace mixdesk
