// SPDX-License-Identifier: GPL-3.0-or-later
// What the Train page says when a training has ended.
#include "widgets/train/runs_panel.h"
#include "widgets/train/train_page.h"

#include <QLocale>
#include <QPointer>

namespace mixdesk {

/// The remark says it where the run is shown; elsewhere the message leads there.
void TrainPage::sayReason(const RunRow& row)
{
    if (isVisible() && m_runsPanel->selected() == row.name)
        return;
    const bool failed = row.state == RunState::Failed;
    Notice notice{failed ? Notice::Kind::Error : Notice::Kind::Warning, row.reason,
                  tr("Go to Train"), guarded([this, run = row.name] {
                      emit pageRequested(QStringLiteral("train"));
                      showRun(run);
                  }),
                  QStringLiteral("train")};
    notice.stands = [page = QPointer<TrainPage>(this), row] {
        const auto now = page ? page->m_runs.row(row.name) : std::nullopt;
        return now && now->state == row.state && !page->m_training.busy();
    };
    emit noticed(notice);
}

void TrainPage::trainingEnded(const QString& run, bool usable)
{
    if (m_shown == run)
        showRun(run);
    updateActions();
    showHeading();
    const auto row = m_runs.row(run);
    if (!row)
        return;
    if (usable) {
        const QString f1 = row->bestF1 ? tr(", with an F1 of %1 at its thresholds")
                                             .arg(QLocale().toString(*row->bestF1, 'f', 3))
                                       : QString();
        emit noticed({Notice::Kind::Result,
                      tr("The training %1 is finished after %Ln epochs%2.", nullptr, row->epochs)
                          .arg(run, f1),
                      tr("Inspect parts"),
                      guarded([this] { emit pageRequested(QStringLiteral("inspect")); }),
                      QStringLiteral("inspect")});
    } else if (row->state == RunState::Failed || !row->reason.isEmpty()) {
        sayReason(*row);
    } else {
        Notice notice{Notice::Kind::Warning,
                      tr("The training %1 was interrupted; a checkpoint is kept.").arg(run),
                      tr("Resume"), guarded([this, run] { resumeRun(run); })};
        notice.stands = [page = QPointer<TrainPage>(this), run] {
            const auto now = page ? page->m_runs.row(run) : std::nullopt;
            return now && now->state == RunState::Interrupted && !page->m_training.busy();
        };
        emit noticed(notice);
    }
}

} // namespace mixdesk
