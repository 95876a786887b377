// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/frame/job_bar.h"

#include "widgets/common/icons.h"
#include "widgets/common/progress_text.h"
#include "widgets/common/theme.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace mixdesk {

namespace {
constexpr int kSteps = 1000;
}

QString timeLeftText(double seconds)
{
    if (!(seconds >= 0.0) || std::isinf(seconds))
        return {};
    const qint64 whole = std::llround(seconds);
    if (whole < 1)
        return JobBar::tr("under a second left");
    if (whole < 60)
        return JobBar::tr("%1 s left").arg(whole);
    if (whole < 600)
        return JobBar::tr("%1 min %2 s left").arg(whole / 60).arg(whole % 60);
    if (whole < 2 * 3600)
        return JobBar::tr("%1 min left").arg((whole + 30) / 60);
    return JobBar::tr("%1 h %2 min left").arg(whole / 3600).arg(whole % 3600 / 60);
}

JobBar::JobBar(QWidget* parent)
    : QFrame(parent), m_text(new QLabel), m_figures(new QLabel), m_progress(new QProgressBar),
      m_cancel(new QToolButton)
{
    setAccessibleName(tr("Running work"));
    m_progress->setRange(0, kSteps);
    m_progress->setTextVisible(false);
    m_progress->setMinimumWidth(160);
    m_progress->setAccessibleName(tr("Progress"));
    m_figures->setProperty("soft", true);
    m_cancel->setIcon(themedIcon(QStringLiteral("cross")));
    m_cancel->setToolTip(tr("Cancel this work"));
    m_cancel->setAccessibleName(tr("Cancel this work"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(4 * kSpace, kSpace, 2 * kSpace, kSpace);
    layout->setSpacing(3 * kSpace);
    layout->addWidget(m_text);
    layout->addWidget(m_progress, 1);
    layout->addWidget(m_figures);
    layout->addWidget(m_cancel);
    connect(m_cancel, &QToolButton::clicked, this, &JobBar::cancelShown);
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

void JobBar::cancelShown()
{
    if (m_board && m_board->running().contains(m_shown))
        m_shown->cancel();
}

void JobBar::refresh()
{
    const auto running = m_board ? m_board->running() : QVector<Job*>();
    setVisible(!running.isEmpty());
    m_shown = running.isEmpty() ? nullptr : running.first();
    if (!m_shown)
        return;
    const Progress& p = m_shown->progress();
    QString text = m_shown->title();
    if (m_shown->cancelling())
        text = tr("%1: stopping").arg(text);
    else if (!p.stage.empty())
        text = tr("%1: %2").arg(text, stageText(p));
    if (running.size() > 1)
        text = tr("%1 (and %n more)", nullptr, int(running.size()) - 1).arg(text);
    m_text->setText(text);
    m_progress->setRange(0, p.total > 0 ? kSteps : 0);
    if (p.total > 0)
        m_progress->setValue(int(double(p.done) / double(p.total) * kSteps));
    QStringList figures;
    if (p.total > 0)
        figures.append(tr("%1 of %2")
                           .arg(QLocale().toString(qlonglong(p.done)),
                                QLocale().toString(qlonglong(p.total))));
    if (p.perSecond > 0.0)
        figures.append(tr("%1 %2/s").arg(
            QLocale().toString(p.perSecond, 'f', p.perSecond < 10.0 ? 1 : 0), unitText(p)));
    if (const QString left = timeLeftText(p.secondsLeft); !left.isEmpty())
        figures.append(left);
    m_figures->setText(figures.join(QStringLiteral("   ")));
    m_cancel->setEnabled(!m_shown->cancelling());
}

void JobBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().raised);
    painter.fillRect(QRect(0, 0, width(), 1), theme().line);
}

} // namespace mixdesk
