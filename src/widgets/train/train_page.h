// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/dataset_session.h"
#include "core/session/followed_training.h"
#include "core/session/run_list.h"
#include "core/session/training_session.h"
#include "widgets/common/page.h"

#include <functional>

class QLabel;
class QPlainTextEdit;
class QScrollArea;
class QStackedWidget;
class QTableView;
class QTabWidget;
class QToolButton;

namespace mixdesk {

class CurvesView;
class EmptyState;
class EpochModel;
class FollowedPanel;
class PreviewStrip;
class RunControls;
class RunRemark;
class RunsPanel;
class ScoringSession;
class SettingsPanel;
class VerdictOption;
class WhereOption;

/// Settings and start on the left; curves, pictures and runs on the right. Main action: train.
class TrainPage : public Page
{
    Q_OBJECT

public:
    TrainPage(TrainingSession& training, RunList& runs, DatasetSession& dataset, QWidget* parent);
    ~TrainPage() override;

    /// Lets new trainings go by the verdicts of people. Call once.
    void useVerdicts(ScoringSession& scoring);

    QList<QAction*> pageActions() const override { return m_actions; }
    QAction* undoAction() const override { return m_undo; }

    SettingsPanel& settings() { return *m_settings; }
    CurvesView& curves() { return *m_curves; }
    RunsPanel& runsPanel() { return *m_runsPanel; }
    VerdictOption& verdicts() { return *m_verdicts; }
    WhereOption& where() { return *m_where; }
    /// The training that another program does.
    FollowedTraining& followed() { return *m_followed; }
    FollowedPanel& followedPanel() { return *m_followedPanel; }
    /// What is wrong with the chosen run, beneath the heading.
    RunRemark& remark() { return *m_remark; }
    /// The run whose curves are shown; empty: none.
    QString shownRun() const { return m_shown; }
    /// Why training cannot start, one sentence; empty: it can.
    QString obstacle() const;

public slots:
    void start();
    void togglePause();
    void stop();
    void showRun(const QString& name);
    void useRun(const QString& name);      ///< makes it active and shows its curves
    void compareWith(const QString& name); ///< empty: with none
    void takeSettingsOf(const QString& name);
    void resumeRun(const QString& name);
    void deleteRun(const QString& name);
    void undoDelete();
    void revealRun(const QString& name);   ///< in the file manager
    void followRun(const QString& folder); ///< whoever trains in it

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QString datasetObstacle() const; ///< the part of obstacle() that any training meets
    void makeActions();
    void makeRunActions();
    void makeTabActions();
    QAction* add(QAction* action);
    QWidget* makeLeft();
    QWidget* makeRight();
    QWidget* makeHeading();
    QWidget* makeTabs();
    void makeEpochTable();
    void connectAll();
    void connectTraining();
    void connectFollowed();
    QString commandObstacle() const; ///< the part of obstacle() that only a command meets
    void startCommand();
    void rememberFollowed();
    bool showsFollowed() const;
    void showFollowed();
    void followedChanged();
    void followedEnded();

    void datasetChanged();
    void takeVerdicts();
    void showBody(); ///< or the empty state
    void trainingStateChanged();
    void followTraining(); ///< whoever started it
    void trainingEnded(const QString& run, bool usable);
    void sayReason(const RunRow& row); ///< why it has no result
    void takeEpochs(int first);
    void takePreviews();
    /// For a notice: the message bar may outlive the page.
    std::function<void()> guarded(std::function<void()> action);
    void updateActions();
    bool canBeResumed(const RunRow& row) const;
    /// What to show where no run is in use: the newest that could be, else the newest.
    QString nextBest() const;
    void showRemark();
    QStringList figuresOf(const RunRow& row) const;
    QStringList choiceOf(const RunRow& row) const;
    void reflow();
    void showHeading();
    bool showsTraining() const;

    TrainingSession& m_training;
    RunList& m_runs;
    DatasetSession& m_dataset;
    ScoringSession* m_scoring = nullptr; ///< that knows people's verdicts

    QList<QAction*> m_actions;
    QAction *m_start, *m_pause, *m_stop, *m_undo;
    QAction *m_use, *m_compare, *m_again, *m_resume, *m_delete, *m_reveal, *m_uncompare;

    QStackedWidget* m_states;
    EmptyState* m_empty;
    SettingsPanel* m_settings;
    VerdictOption* m_verdicts;
    WhereOption* m_where;
    FollowedTraining* m_followed;
    FollowedPanel* m_followedPanel;
    RunControls* m_controls;
    CurvesView* m_curves;
    PreviewStrip* m_previews;
    EpochModel* m_epochs;
    QTableView* m_epochTable;
    RunsPanel* m_runsPanel;
    QPlainTextEdit* m_log;
    QTabWidget* m_tabs;
    QScrollArea* m_right;
    RunRemark* m_remark;
    QLabel *m_heading, *m_figures;
    QToolButton* m_endCompare;

    QString m_shown, m_compared, m_deleted;
    bool m_deletedWasActive = false, m_wasBusy = false;
    bool m_showsFollowed = false; ///< its curves; else m_shown's
    int m_followedEpochs = 0;     ///< of them, in the plots
    bool m_pausedOnce = false;    ///< its images per second tell nothing of this machine
};

} // namespace mixdesk
