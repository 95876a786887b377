// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/frame/job_bar.h"

#include "widgets/common/duration_text.h"
#include "widgets/common/icons.h"
#include "widgets/common/page.h"
#include "widgets/common/progress_text.h"
#include "widgets/common/theme.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>

namespace mixdesk {

namespace {
constexpr int kSteps = 1000;

QString titleOf(const Job& job)
{
    const Progress& p = job.progress();
    if (job.cancelling())
        return JobBar::tr("%1: stopping").arg(job.title());
    const QString stage = stageText(p);
    // Work of one stage may bear its name.
    return stage.isEmpty() || stage.compare(job.title(), Qt::CaseInsensitive) == 0
               ? job.title()
               : JobBar::tr("%1: %2").arg(job.title(), stage);
}

QString figuresOf(const Progress& p)
{
    QStringList figures;
    if (p.total > 0)
        figures.append(JobBar::tr("%1 of %2")
                           .arg(QLocale().toString(qlonglong(p.done)),
                                QLocale().toString(qlonglong(p.total))));
    if (p.perSecond > 0.0)
        figures.append(JobBar::tr("%1 %2/s").arg(
            QLocale().toString(p.perSecond, 'f', p.perSecond < 10.0 ? 1 : 0), unitText(p)));
    if (const QString left = timeLeftText(p.secondsLeft); !left.isEmpty())
        figures.append(left);
    return figures.join(QStringLiteral("   "));
}

} // namespace

JobBar::JobBar(QWidget* parent)
    : QFrame(parent), m_text(new QLabel), m_figures(new QLabel), m_progress(new QProgressBar),
      m_cancel(new QToolButton), m_all(new QToolButton), m_list(new QMenu(this))
{
    setAccessibleName(tr("Running work"));
    m_progress->setRange(0, kSteps);
    m_progress->setTextVisible(false);
    m_progress->setMinimumWidth(160);
    m_progress->setAccessibleName(tr("Progress"));
    m_figures->setProperty("soft", true);
    m_cancel->setIcon(themedIcon(QStringLiteral("cross")));
    m_cancel->setToolTip(toolTipWithKeys(tr("Cancel this work"), cancelKeys()));
    m_cancel->setAccessibleName(tr("Cancel this work"));
    m_all->setToolTip(toolTipWithKeys(tr("All running work, to cancel each"), cancelKeys()));
    m_all->setAccessibleName(tr("All running work"));
    m_all->setPopupMode(QToolButton::InstantPopup);
    m_all->setMenu(m_list);
    m_list->setToolTipsVisible(true);
    m_list->setAccessibleName(tr("Running work"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(4 * kSpace, kSpace, 2 * kSpace, kSpace);
    layout->setSpacing(3 * kSpace);
    layout->addWidget(m_text);
    layout->addWidget(m_progress, 1);
    layout->addWidget(m_figures);
    layout->addWidget(m_cancel);
    layout->addWidget(m_all);
    connect(m_cancel, &QToolButton::clicked, this, [this] { cancelJob(m_shown); });
    hide();
}

void JobBar::setBoard(JobBoard* board)
{
    if (m_board)
        disconnect(m_board, nullptr, this, nullptr);
    m_board = board;
    if (board)
        connect(board, &JobBoard::changed, this, &JobBar::refresh);
    refresh();
}

void JobBar::cancel()
{
    if (m_all->isVisible())
        m_all->showMenu();
    else
        cancelJob(m_shown);
}

void JobBar::cancelJob(Job* job)
{
    if (m_board && m_board->running().contains(job))
        job->cancel();
}

void JobBar::refresh()
{
    const auto running = m_board ? m_board->running() : QVector<Job*>();
    const bool wasBusy = m_shown != nullptr;
    m_shown = running.isEmpty() ? nullptr : running.first();
    setVisible(m_shown != nullptr);
    refreshList(running);
    if (wasBusy != (m_shown != nullptr))
        emit busyChanged(!wasBusy);
    if (!m_shown)
        return;
    const Progress& p = m_shown->progress();
    m_text->setText(titleOf(*m_shown));
    m_progress->setRange(0, p.total > 0 ? kSteps : 0);
    if (p.total > 0)
        m_progress->setValue(int(double(p.done) / double(p.total) * kSteps));
    m_figures->setText(figuresOf(p));
    m_cancel->setEnabled(!m_shown->cancelling());
}

/// In place, for it may be open: an entry stays where it is while its job runs.
void JobBar::refreshList(const QVector<Job*>& running)
{
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
        if (!running.contains(entry.key())) {
            delete entry.value();
            entry = m_entries.erase(entry);
        } else {
            ++entry;
        }
    }
    for (Job* job : running) {
        QAction*& entry = m_entries[job];
        if (!entry) {
            entry = m_list->addAction(themedIcon(QStringLiteral("cross")), {});
            connect(entry, &QAction::triggered, this, [this, job] { cancelJob(job); });
        }
        const QString figures = figuresOf(job->progress());
        entry->setText(figures.isEmpty() ? titleOf(*job)
                                         : QStringLiteral("%1   %2").arg(titleOf(*job), figures));
        entry->setToolTip(tr("Cancel: %1").arg(job->title()));
        entry->setEnabled(!job->cancelling());
    }
    const int count = int(running.size());
    m_all->setText(tr("%n jobs", nullptr, count));
    m_all->setVisible(count > 1);
    m_cancel->setVisible(count == 1);
    if (count < 2)
        m_list->hide();
}

void JobBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().raised);
    painter.fillRect(QRect(0, 0, width(), 1), theme().line);
}

} // namespace mixdesk
