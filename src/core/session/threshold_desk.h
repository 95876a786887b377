// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/run_folder.h"
#include "core/learn/threshold_edit.h"
#include "core/session/desk_history.h"
#include "core/session/desk_scores.h"
#include "core/session/desk_summary.h"
#include "core/session/desk_versions.h"
#include "core/session/run_list.h"
#include "core/session/scoring_session.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace mixdesk {

/// The thresholds of the active run as they lie on the desk: a draft over the run's active version.
/// Every change is live (changed()), kept in the database (a crash loses nothing), undoable, and
/// becomes the run's thresholds.yaml only by save(). GUI thread.
class ThresholdDesk : public QObject
{
    Q_OBJECT

public:
    ThresholdDesk(RunList& runs, ScoringSession& scoring, Database& database,
                  QObject* parent = nullptr);

    bool empty() const { return !m_model; } ///< no active run
    QString run() const { return m_run; }
    int classCount() const { return int(rows().size()); }
    const std::string& className(int c) const { return m_model->classes[std::size_t(c)]; }
    const ClassThreshold& row(int c) const { return rows()[std::size_t(c)]; }
    const std::vector<ClassThreshold>& rows() const;
    /// Its row in the active version, that reset() goes back to.
    const ClassThreshold& savedRow(int c) const { return m_saved[std::size_t(c)]; }

    /// Verdict of a picture at the thresholds on the desk; NotOk for one that is not scored.
    Verdict verdict(const GalleryEntry& entry) const;
    /// score minus threshold, in units of the routed class's sigma; 0 where it is not scored.
    double margin(const GalleryEntry& entry) const;

    DeskCounts counts(int c) const;
    DeskCounts totals() const;   ///< classes that are not muted (or those soloed)
    DeskFigures figures() const; ///< means over the counted classes
    DeskFigures figuresIfClassKnown() const;
    const DeskScores& scores() const { return m_scores; }
    /// Expected cost per part over beta (the same for every class counted; with c >= 0 of that
    /// class alone); empty without labelled pictures of both kinds.
    std::vector<std::pair<double, double>> costCurve(const FitTarget& costs, int c = -1) const;

    // Changes; locked classes are left as they are and the call returns false, as it does for
    // numbers out of range.
    bool setBeta(int c, double beta);
    bool setThreshold(int c, double threshold);
    /// Both limits included; widened where needed to hold the threshold. Empty: no band.
    bool setBand(int c, std::optional<std::pair<double, double>> band);
    void setBetaOfAll(double beta);
    bool reset(int c); ///< to the active version
    /// Fits every unlocked class on the run's validation rows, or on the labelled test pictures.
    /// Returns what came of it, in one or two sentences.
    Result<QString> fit(const FitTarget& target, bool onTestPictures);
    /// promiseFalseRejects() for every unlocked class; else as fit().
    Result<QString> promise(double falseRejectRate);
    /// Between these, changes count as one step of undo (a drag).
    void beginGesture();
    void endGesture();
    /// The change that undo() takes back, by a number of its own; 0: there is none.
    int lastStep() const { return m_history.lastStep(); }
    bool canUndo() const { return m_history.canUndo(); }
    bool canRedo() const { return m_history.canRedo(); }
    void undo();
    void redo();

    bool locked(int c) const { return m_strips[std::size_t(c)].locked; }
    void setLocked(int c, bool on);
    bool counted(int c) const; ///< by solo and mute
    void setSolo(int c, bool on);
    void setMuted(int c, bool on);
    bool solo(int c) const { return m_strips[std::size_t(c)].solo; }
    bool muted(int c) const { return m_strips[std::size_t(c)].muted; }

    bool modified() const { return m_modified; } ///< the desk differs from the active version
    /// Something to save: a change, or a thresholds.yaml that has to be written again.
    bool canSave() const { return !empty() && (m_modified || !m_fileProblem.isEmpty()); }
    /// Writes thresholds.yaml and the version's row; the version becomes active. An Error where
    /// nothing was changed: a version of its own would say that something was.
    Result<void> save(const QString& comment);
    Result<void> discard();                     ///< back to the active version, undoable
    QVector<ThresholdVersion> versions() const; ///< newest first
    std::optional<ThresholdVersion> activeVersion() const;
    /// Puts an earlier version on the desk, unsaved.
    Result<void> load(qint64 version);
    /// Makes an earlier version the active one, as a new version.
    Result<void> rollBack(qint64 version);
    /// Counts that a version's thresholds would give on the pictures scored now, per class.
    Result<std::vector<DeskCounts>> countsOf(qint64 version) const;

    /// Looks whether thresholds.yaml was changed outside and takes it in. The desk also watches it.
    void checkFile();
    /// Why thresholds.yaml of the run cannot be used; empty: it can. The desk then still holds the
    /// version read last.
    QString fileProblem() const { return m_fileProblem; }
    /// Writes the active version there again.
    Result<void> restoreFile();
    /// Why the project's active run cannot be used; empty: it can, or there is none.
    QString runProblem() const { return empty() ? m_runs.activeProblem() : QString(); }
    /// That run, where the cause is its thresholds.yaml and a saved version can stand in.
    QString brokenRun() const;
    /// Gives a broken run its newest version back and makes it active.
    Result<void> repairRun(const QString& run);

signals:
    void runChanged();                 ///< another run, other classes
    void changed(int classIndex);      ///< thresholds or counts; -1: all
    void stripChanged(int classIndex); ///< lock, solo or mute
    void versionsChanged();
    void modifiedChanged(); ///< modified(), canUndo() or canRedo()
    void fileProblemChanged();
    void notice(
        const QString& sentence); ///< "thresholds.yaml was changed outside: taken in as version 7."

private:
    struct Strip
    {
        bool locked = false, solo = false, muted = false;
    };

    void followActive();
    void closeRun();
    void openRun(const RunModel& model);
    void restoreDraft(QString& news);
    void followFile(const RunModel& model);
    void watchFile();
    void setFileProblem(const QString& sentence);
    void tell(const QString& sentence);
    void tell(const Error& error) { tell(QString::fromStdString(error.message)); }

    std::vector<ClassThreshold>& editRows() { return m_model->thresholds; }
    bool edit(int c, const std::function<Result<void>(RunModel&)>& change);
    void replaceRows(std::vector<ClassThreshold> rows);
    void putRows(std::vector<ClassThreshold> rows);
    void keepPixels(const ClassThreshold& before, ClassThreshold& after) const;
    void updateModified();
    void keepDraft();
    Result<void> canFit(bool onValidation) const;
    QString takeFits(const RunModel& fitted, const std::vector<FittedThreshold>& fits,
                     const std::vector<bool>& possible, const FitTarget& target);
    Result<void> saveAs(const QString& comment, ThresholdVersion::Origin origin);
    Result<std::vector<ClassThreshold>> usableRows(qint64 version) const;
    std::vector<Confusion> confusions(Confusion DeskCounts::*which) const;
    void takeScores();

    RunList& m_runs;
    ScoringSession& m_scoring;
    Database& m_database;
    QFileSystemWatcher m_watcher;

    QString m_run;
    std::optional<RunModel> m_model; ///< with the thresholds on the desk
    std::vector<ClassThreshold> m_saved;
    std::vector<ValidationRow> m_validation;
    QString m_validationProblem;
    std::unique_ptr<DeskVersions> m_versions;
    QString m_fileProblem;

    DeskScores m_scores;
    std::vector<Strip> m_strips;
    DeskHistory m_history;
    std::optional<std::vector<ClassThreshold>> m_beforeGesture;
    int m_gestures = 0;
    bool m_modified = false;
};

} // namespace mixdesk
