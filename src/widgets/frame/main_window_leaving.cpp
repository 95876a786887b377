// SPDX-License-Identifier: GPL-3.0-or-later
// Closing the project or the window: what still runs, and what is not stored yet.
#include "widgets/common/settings.h"
#include "widgets/frame/main_window.h"
#include "widgets/frame/presentation.h"

#include <QCloseEvent>
#include <QMessageBox>
#include <QPushButton>

namespace mixdesk {

void MainWindow::closeProject()
{
    leave([this] { setWorkspace(nullptr); }, tr("The project closes when this is done."));
}

/// `then` once no training runs and nothing that people said is lost by it, or they want it lost.
void MainWindow::leave(const std::function<void()>& then, const QString& whatFollows)
{
    const auto next = [this, then] {
        if (mayLeaveUnstored(then))
            then();
    };
    leaveTraining(next, whatFollows);
}

/// False: people chose to wait, and `then` follows.
bool MainWindow::mayLeaveUnstored(const std::function<void()>& then)
{
    m_afterStored = {};
    if (!m_workspace || m_workspace->allStored())
        return true;
    QStringList lost;
    const ReviewSession& review = m_workspace->review();
    if (const int verdicts = review.isKept() ? 0 : review.unstored())
        lost.append(tr("%Ln verdict(s)", nullptr, verdicts));
    if (const int masks = m_workspace->masks().unstored())
        lost.append(tr("%Ln mask(s)", nullptr, masks));
    if (lost.isEmpty()) // what waits is stored when the project is opened again
        return true;
    QMessageBox question(QMessageBox::Warning, tr("Not everything is stored"),
                         tr("The database cannot be written, so these are not stored yet: %1. They "
                            "are tried again until it can.")
                             .arg(lost.join(QStringLiteral(", "))),
                         QMessageBox::NoButton, this);
    auto* wait = question.addButton(tr("Wait until they are stored"), QMessageBox::RejectRole);
    auto* lose = question.addButton(tr("Close and lose them"), QMessageBox::DestructiveRole);
    question.setDefaultButton(qobject_cast<QPushButton*>(wait));
    question.setEscapeButton(wait);
    const auto settled = [this, &question] {
        if (m_workspace->allStored())
            question.reject();
    };
    connect(&m_workspace->review(), &ReviewSession::storedChanged, &question, settled);
    connect(&m_workspace->masks(), &MaskSession::storedChanged, &question, settled);
    question.exec();
    if (question.clickedButton() == lose || m_workspace->allStored())
        return true;
    m_afterStored = then;
    return false;
}

/// What people waited for, once it is so. Later, for this may be a signal of what goes then.
void MainWindow::storedChanged()
{
    const bool stored =
        m_workspace && m_workspace->review().allStored() && m_workspace->masks().allStored();
    if (stored && m_afterStored)
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (const auto next = std::exchange(m_afterStored, {}))
                    next();
            },
            Qt::QueuedConnection);
}

void MainWindow::leaveTraining(const std::function<void()>& then, const QString& whatFollows)
{
    const auto training = [this] { return m_workspace && m_workspace->training().busy(); };
    if (!training()) {
        m_afterTraining = {};
        then();
        return;
    }
    if (!m_afterTraining && !askToStopTraining())
        return;
    // It may have ended while the question was open. Later, for this may be a closeEvent.
    const auto proceed = [this] {
        if (const auto next = std::exchange(m_afterTraining, {}))
            next();
    };
    const bool waiting = bool(std::exchange(m_afterTraining, then));
    showNotice({Notice::Kind::Result,
                tr("The training is being stopped and saved.") + QLatin1Char(' ') + whatFollows,
                {},
                {}});
    if (!training()) {
        QMetaObject::invokeMethod(this, proceed, Qt::QueuedConnection);
    } else if (!waiting) {
        connect(&m_workspace->training(), &TrainingSession::ended, this, proceed,
                Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
        m_workspace->training().interrupt();
    }
}

bool MainWindow::askToStopTraining()
{
    QMessageBox question(QMessageBox::Question, tr("Training is running"),
                         tr("Training is running. It can be stopped now and resumed later from "
                            "where it is."),
                         QMessageBox::NoButton, this);
    auto* stop = question.addButton(tr("Stop training"), QMessageBox::AcceptRole);
    auto* stay = question.addButton(tr("Keep training"), QMessageBox::RejectRole);
    question.setDefaultButton(qobject_cast<QPushButton*>(stay));
    question.exec();
    return question.clickedButton() == stop;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_workspace && m_workspace->training().busy()) {
        event->ignore();
        leaveTraining([this] { close(); }, tr("The window closes when this is done."));
        return;
    }
    if (!mayLeaveUnstored([this] { close(); })) {
        event->ignore();
        return;
    }
    m_afterTraining = {};
    settings::setState(QStringLiteral("window/geometry"), saveGeometry());
    delete m_presentation; // or it would keep the program running
    event->accept();
}

} // namespace mixdesk
