// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/job.h"

#include <QFrame>
#include <QHash>
#include <QKeySequence>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QToolButton>

namespace mixdesk {

/// Foot of the window: the running job that began first, with progress, time left, throughput and
/// cancel. Where more run beside it, a button counts them all and lists them, each to be
/// cancelled. Hidden while nothing runs.
class JobBar : public QFrame
{
    Q_OBJECT

public:
    explicit JobBar(QWidget* parent = nullptr);

    /// Of the window's action that calls cancel().
    static QKeySequence cancelKeys() { return Qt::CTRL | Qt::SHIFT | Qt::Key_X; }

    void setBoard(JobBoard* board); ///< not owned; null: none
    void cancel();                  ///< the only job; of several, opens the list to choose from

signals:
    void busyChanged(bool busy);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    void refreshList(const QVector<Job*>& running);
    void cancelJob(Job* job);

    JobBoard* m_board = nullptr;
    Job* m_shown = nullptr;
    QLabel *m_text, *m_figures;
    QProgressBar* m_progress;
    QToolButton *m_cancel, *m_all;
    QMenu* m_list;
    QHash<Job*, QAction*> m_entries; // jobs may have died: keys only
};

} // namespace mixdesk
