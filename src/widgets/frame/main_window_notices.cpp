// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says by itself: of a project that was opened, and of one that could not be.
#include "widgets/frame/live_demo.h"
#include "widgets/frame/main_window.h"
#include "widgets/frame/message_bar.h"
#include "widgets/frame/refused_folder.h"
#include "widgets/frame/welcome_page.h"
#include "widgets/train/train_page.h"

#include <QFileDialog>

namespace mixdesk {

void MainWindow::showNotice(const Notice& notice)
{
    Notice said = notice;
    if (!said.page.isEmpty() && said.page == m_current) { // there already
        said.actionText.clear();
        said.action = {};
    }
    if (said.kind == Notice::Kind::Error && said.stands)
        m_messages->offer(said); // comes back until it is settled
    else
        m_messages->show(said);
}

void MainWindow::showOpeningNotices()
{
    if (!m_workspace->runs().activeProblem().isEmpty())
        offerRunRepair();
    if (const QString news = m_workspace->openingNews(); !news.isEmpty())
        m_messages->offer({Notice::Kind::Result, news, tr("Go to Desk"),
                           [this] { showPage(QStringLiteral("desk")); }});
    offerTraining();
}

void MainWindow::offerRunRepair()
{
    const RunList& runs = m_workspace->runs();
    const bool repairable = !m_workspace->desk().brokenRun().isEmpty();
    Notice notice{Notice::Kind::Error, runs.activeProblem(),
                  repairable ? tr("Restore on the Desk page") : tr("Choose a run"),
                  [this, repairable] {
                      showPage(repairable ? QStringLiteral("desk") : QStringLiteral("train"));
                  }};
    notice.stands = [&runs] { return !runs.activeProblem().isEmpty(); };
    if (repairable)
        notice.page = QStringLiteral("desk"); // which says the same
    m_messages->offer(notice);
}

void MainWindow::offerTraining()
{
    if (m_workspace->dataset().state() != DatasetSession::State::Ready)
        return;
    if (!std::exchange(m_resumeOffered, true))
        offerResume();
    if (std::exchange(m_demoComplete, false))
        offerLiveDemo();
}

void MainWindow::offerResume()
{
    for (const RunRow& row : m_workspace->runs().rows()) {
        if (row.state != RunState::Interrupted || !m_workspace->runs().problem(row.name).isEmpty())
            continue;
        const QString name = row.name;
        Notice notice{Notice::Kind::Result,
                      tr("The training %1 was interrupted after %2 of %3 epochs.")
                          .arg(name)
                          .arg(row.epochs)
                          .arg(row.epochsPlanned),
                      tr("Resume"), [this, name] {
                          showPage(QStringLiteral("train"));
                          auto* page = m_pages.value(QStringLiteral("train"));
                          static_cast<TrainPage*>(page)->resumeRun(name);
                      }};
        notice.stands = [this, name] {
            const auto now = m_workspace->runs().row(name);
            return now && now->state == RunState::Interrupted && !m_workspace->training().busy();
        };
        m_messages->offer(notice);
        break;
    }
}

void MainWindow::offerLiveDemo()
{
    Notice notice{Notice::Kind::Result,
                  tr("The demo plant is complete. Watch a model learn it in about two minutes."),
                  tr("Train it live"), [this] { trainLiveDemo(); }};
    notice.stands = [this] { return !m_workspace->training().busy(); };
    m_messages->offer(notice);
}

void MainWindow::trainLiveDemo()
{
    if (!m_liveDemo) {
        m_liveDemo = new LiveDemo(*m_workspace);
        connect(m_liveDemo, &LiveDemo::failed, this,
                [this](const Error& error) { showNotice(errorNotice(error)); });
    }
    m_liveDemo->start();
    showPage(QStringLiteral("train"));
}

void MainWindow::sayNotOpened(const Error& error, ProjectOpener::WayOut wayOut)
{
    using WayOut = ProjectOpener::WayOut;
    const QString sentence = QString::fromStdString(error.message);
    if (wayOut == WayOut::OtherDataset && error.code == ErrorCode::BadData)
        showRefused(sentence);
    else if (wayOut == WayOut::OtherPlace)
        showNotice({Notice::Kind::Error, sentence, tr("Keep the project elsewhere"), [this] {
                        const QString folder = QFileDialog::getExistingDirectory(
                            this, tr("Choose the folder to keep the project in"));
                        if (!folder.isEmpty())
                            m_opener->retryIn(folder);
                    }});
    else
        showNotice({Notice::Kind::Error, sentence, tr("Choose another folder"), [this, wayOut] {
                        wayOut == WayOut::OtherDataset ? chooseDataset() : chooseProject();
                    }});
    emit notOpened(sentence);
}

void MainWindow::showRefused(const QString& sentence)
{
    if (!m_refused) {
        m_refused = new RefusedFolder;
        m_stack->addWidget(m_refused);
        connect(m_refused, &RefusedFolder::chooseRequested, this, &MainWindow::chooseDataset);
        connect(m_refused, &RefusedFolder::backRequested, this, [this] {
            if (m_workspace)
                showPage(m_current);
            else
                m_stack->setCurrentWidget(m_welcome);
        });
    }
    m_messages->dismiss();
    m_refused->explain(sentence);
    m_stack->setCurrentWidget(m_refused);
    m_refused->takeFocus();
    updateUndo(); // of what is out of sight
}

} // namespace mixdesk
