// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/training_session.h"

#include <QWidget>

class QAction;
class QLabel;
class QProgressBar;
class QPushButton;

namespace mixdesk {

/// The foot of the page's left column: "Start training" with the reason where that cannot be, or
/// the progress of the running training with Pause and Stop.
class RunControls : public QWidget
{
    Q_OBJECT

public:
    /// The actions are the page's; the buttons follow them.
    RunControls(TrainingSession& training, QAction* start, QAction* pause, QAction* stop,
                QWidget* parent = nullptr);

    /// Why training cannot start, one sentence; empty: it can.
    /// `onDataPage`: the Data page is where it can be removed.
    void setObstacle(const QString& sentence, bool onDataPage);
    QString statusText() const;

signals:
    void dataRequested();

private:
    QWidget* buildIdle(QAction* start);
    QWidget* buildBusy(QAction* pause, QAction* stop);
    void showState();
    void showProgress();
    QString stageText() const;
    QString figuresText() const;

    TrainingSession& m_training;
    QWidget *m_idle, *m_busy;
    QLabel *m_obstacle, *m_run, *m_stage, *m_figures;
    QPushButton* m_toData;
    QProgressBar* m_bar;
};

} // namespace mixdesk
