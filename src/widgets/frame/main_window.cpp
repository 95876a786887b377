// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/frame/main_window.h"

#include "core/store/qt_path.h"
#include "widgets/common/icons.h"
#include "widgets/common/popup_keys.h"
#include "widgets/common/settings.h"
#include "widgets/common/theme.h"
#include "widgets/frame/job_bar.h"
#include "widgets/frame/message_bar.h"
#include "widgets/frame/presentation.h"
#include "widgets/frame/project_opener.h"
#include "widgets/frame/rail.h"
#include "widgets/frame/shortcut_sheet.h"
#include "widgets/frame/welcome_page.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMimeData>
#include <QScreen>
#include <QUrl>
#include <algorithm>

namespace mixdesk {

MainWindow::MainWindow()
    : m_opener(std::make_unique<ProjectOpener>([this](const std::function<void()>& open) {
          leave(open, tr("The other project opens when this is done."));
      })),
      m_rail(new Rail), m_crumbs(new QLabel), m_device(new QLabel), m_messages(new MessageBar),
      m_stack(new QStackedWidget), m_jobBar(new JobBar), m_welcome(new WelcomePage),
      m_menu(new QMenu(this)), m_recentMenu(new QMenu(tr("Recent projects"), this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setMinimumSize(900, 480);
    makeActions();
    buildFrame();
    connect(m_opener.get(), &ProjectOpener::opened, this, [this](const Notice& notice) {
        setWorkspace(m_opener->takeWorkspace());
        if (!notice.text.isEmpty())
            showNotice(notice);
    });
    connect(m_opener.get(), &ProjectOpener::demoComplete, this, [this] {
        m_demoComplete = true;
        offerTraining();
    });
    connect(m_opener.get(), &ProjectOpener::failed, this, &MainWindow::sayNotOpened);
    connect(m_opener.get(), &ProjectOpener::busyChanged, m_welcome, &WelcomePage::setBusy);
    connect(m_welcome, &WelcomePage::demoRequested, this, &MainWindow::openDemo);
    connect(m_welcome, &WelcomePage::datasetRequested, this, &MainWindow::chooseDataset);
    connect(m_welcome, &WelcomePage::projectRequested, this, &MainWindow::chooseProject);
    connect(m_welcome, &WelcomePage::recentRequested, this, &MainWindow::openPath);
    connect(m_rail, &Rail::pageChosen, this, &MainWindow::choosePage);
    new PopupKeys(this);
    restoreState();
    setWorkspace(nullptr);
}

MainWindow::~MainWindow()
{
    setWorkspace(nullptr);
    m_jobBar->setBoard(nullptr);
}

void MainWindow::buildFrame()
{
    m_rail->addPage(QStringLiteral("data"), QStringLiteral("data"), tr("Data"),
                    tr("Your pictures: what there is, and what is wrong with them (Ctrl+1)"));
    m_rail->addPage(QStringLiteral("train"), QStringLiteral("train"), tr("Train"),
                    tr("Teach a model and watch it learn (Ctrl+2)"));
    m_rail->addPage(QStringLiteral("inspect"), QStringLiteral("inspect"), tr("Inspect"),
                    tr("Look at parts: what is wrong and where (Ctrl+3)"));
    m_rail->addPage(QStringLiteral("desk"), QStringLiteral("desk"), tr("Desk"),
                    tr("Set the threshold of every product (Ctrl+4)"));
    auto* settingsButton = new QToolButton;
    settingsButton->setPopupMode(QToolButton::InstantPopup);
    settingsButton->setToolTip(tr("Theme and language"));
    auto* settingsMenu = new QMenu(this);
    fillSettingsMenu(settingsMenu);
    settingsButton->setMenu(settingsMenu);
    m_rail->addTool(settingsButton, QStringLiteral("settings"), tr("Settings"));

    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTopBar());
    column->addWidget(m_messages);
    column->addWidget(m_stack, 1);
    column->addWidget(m_jobBar);
    m_stack->addWidget(m_welcome);

    auto* centre = new QWidget;
    auto* row = new QHBoxLayout(centre);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(right, 1);
    setCentralWidget(centre);
}

QWidget* MainWindow::makeTopBar()
{
    auto* bar = new QFrame;
    bar->setProperty("surface", true);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(3 * kSpace, kSpace, 3 * kSpace, kSpace);
    row->setSpacing(2 * kSpace);
    auto* menuButton = new QToolButton;
    menuButton->setIcon(themedIcon(QStringLiteral("menu")));
    menuButton->setToolTip(tr("Projects and everything else (Alt+M)"));
    menuButton->setAccessibleName(tr("Menu"));
    menuButton->setShortcut(QKeySequence(Qt::ALT | Qt::Key_M));
    menuButton->setPopupMode(QToolButton::InstantPopup);
    menuButton->setMenu(m_menu);
    row->addWidget(menuButton);
    m_crumbs->setFont(textFont(1.0, QFont::Medium));
    row->addWidget(m_crumbs, 1);
    m_device->setProperty("soft", true);
    row->addWidget(m_device);
    for (QAction* action : m_windowActions)
        if (action->property("inTopBar").toBool()) {
            auto* button = new QToolButton;
            button->setDefaultAction(action);
            button->setAccessibleName(action->text());
            row->addWidget(button);
        }
    auto* column = new QVBoxLayout(bar);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    auto* line = new QFrame;
    line->setProperty("separator", true);
    column->addWidget(line);
    return bar;
}

void MainWindow::setWorkspace(std::unique_ptr<Workspace> workspace)
{
    delete m_presentation;
    m_messages->clear();
    m_resumeOffered = m_demoComplete = false;
    m_afterStored = {};
    m_jobBar->setBoard(nullptr);
    for (Page* page : std::as_const(m_pages)) {
        m_stack->removeWidget(page);
        delete page;
    }
    m_pages.clear();
    m_workspace = std::move(workspace);
    m_rail->setPagesEnabled(m_workspace != nullptr);
    for (QAction* action : m_projectActions)
        action->setEnabled(m_workspace != nullptr);
    if (!m_workspace) {
        m_current.clear();
        m_rail->setCurrent({});
        m_stack->setCurrentWidget(m_welcome);
        m_device->clear();
        m_jobBar->setBoard(&m_opener->jobs());
    } else {
        settings::addRecentProject(qtPath(m_workspace->project().folder()));
        makePages();
        connectPages();
        m_jobBar->setBoard(&m_workspace->jobs());
        showPage(openingPage());
    }
    updateTitle();
    updateUndo();
    emit workspaceChanged();
    if (m_workspace)
        showOpeningNotices();
}

void MainWindow::showPage(const QString& key)
{
    Page* page = m_pages.value(key);
    if (!page)
        return;
    m_current = key;
    m_stack->setCurrentWidget(page);
    m_rail->setCurrent(key);
    m_messages->pageShown(key);
    // A page that has put the focus where the hand goes first keeps it.
    if (!page->isAncestorOf(QApplication::focusWidget()))
        page->setFocus(Qt::OtherFocusReason);
    updateUndo();
}

void MainWindow::openPath(const QString& path)
{
    m_opener->openPath(path);
}

void MainWindow::openProject(const QString& folder, const QString& dataset)
{
    m_opener->openProject(folder, dataset);
}

void MainWindow::openDemo()
{
    m_opener->openDemo();
}

void MainWindow::chooseDataset()
{
    const QString folder = QFileDialog::getExistingDirectory(
        this, tr("Choose the folder that holds one folder per product"));
    if (!folder.isEmpty())
        m_opener->openDataset(folder);
}

void MainWindow::relocateDataset()
{
    const QString folder = QFileDialog::getExistingDirectory(
        this, tr("Choose the folder where the pictures of this project are now"));
    if (folder.isEmpty())
        return;
    if (auto ok = m_workspace->setDataset(fsPath(folder)); !ok)
        showNotice(errorNotice(ok.error()));
}

void MainWindow::chooseProject()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Choose a project folder"));
    if (!folder.isEmpty())
        openPath(folder);
}

void MainWindow::restoreState()
{
    if (!restoreGeometry(settings::state(QStringLiteral("window/geometry"))))
        resize(QSize(1280, 800).boundedTo(screen()->availableSize() - QSize(0, 40)));
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile()) {
            event->acceptProposedAction();
            return;
        }
}

void MainWindow::dropEvent(QDropEvent* event)
{
    QStringList pictures;
    for (const QUrl& url : event->mimeData()->urls()) {
        const QString path = url.toLocalFile();
        if (path.isEmpty())
            continue;
        if (QFileInfo(path).isDir() ||
            QFileInfo(path).fileName() == QLatin1String("project.yaml")) {
            event->acceptProposedAction();
            openPath(path);
            return;
        }
        pictures.append(path);
    }
    if (pictures.isEmpty())
        return;
    event->acceptProposedAction();
    if (!m_workspace || !m_workspace->scoring().ready()) {
        showNotice({Notice::Kind::Warning,
                    tr("Pictures can be scored once a trained model is open: open a project or the "
                       "demo plant first, then drop them again."),
                    {},
                    {}});
        return;
    }
    m_workspace->scoring().addOutside(pictures);
    showPage(QStringLiteral("inspect"));
}

void MainWindow::updateTitle()
{
    if (!m_workspace) {
        setWindowTitle(QStringLiteral("Mixdesk"));
        m_crumbs->setText(tr("No project is open"));
        return;
    }
    const QString run = m_workspace->runs().active();
    setWindowTitle(QStringLiteral("%1 - Mixdesk").arg(m_workspace->title()));
    const auto& rows = m_workspace->runs().rows();
    const bool trained = std::any_of(rows.begin(), rows.end(), [](const RunRow& row) {
        return row.state == RunState::Finished;
    });
    m_crumbs->setText(QStringLiteral("%1  ›  %2")
                          .arg(m_workspace->title(), !run.isEmpty() ? run
                                                     : trained      ? tr("no run in use")
                                                                    : tr("no model yet")));
    m_device->setText(m_workspace->scoring().deviceText());
}

void MainWindow::present()
{
    if (!m_workspace)
        return;
    if (!m_workspace->scoring().ready()) {
        showNotice({Notice::Kind::Warning,
                    tr("There is nothing to present yet: train a model first."), tr("Go to Train"),
                    [this] { showPage(QStringLiteral("train")); }, QStringLiteral("train")});
        return;
    }
    if (partsForAudience().isEmpty()) {
        showNotice({Notice::Kind::Warning,
                    tr("There is nothing to present yet: no part with a known verdict is scored."),
                    tr("Go to Inspect"), [this] { showPage(QStringLiteral("inspect")); },
                    QStringLiteral("inspect")});
        return;
    }
    delete m_presentation;
    m_presentation = new Presentation(*m_workspace, [this] { return partsForAudience(); });
    m_presentation->setAttribute(Qt::WA_DeleteOnClose);
    m_presentation->showFullScreen();
}

} // namespace mixdesk
