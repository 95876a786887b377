// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/job.h"

#include <QFrame>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace mixdesk {

/// "2 min 5 s left", "under a second left"; empty for a negative figure.
QString timeLeftText(double seconds);

/// Foot of the window: the running job with progress, time left, throughput and cancel; how many
/// more run beside it. Hidden while nothing runs.
class JobBar : public QFrame
{
    Q_OBJECT

public:
    explicit JobBar(QWidget* parent = nullptr);

    void setBoard(JobBoard* board); ///< not owned; null: none

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    void cancelShown();

    JobBoard* m_board = nullptr;
    Job* m_shown = nullptr;
    QLabel *m_text, *m_figures;
    QProgressBar* m_progress;
    QToolButton* m_cancel;
};

} // namespace mixdesk
