// SPDX-License-Identifier: GPL-3.0-or-later
// What the window can do besides showing pages: its actions, menus, and how pages are wired.
#include "widgets/common/icons.h"
#include "widgets/common/settings.h"
#include "widgets/data/data_page.h"
#include "widgets/desk/desk_page.h"
#include "widgets/frame/job_bar.h"
#include "widgets/frame/main_window.h"
#include "widgets/frame/message_bar.h"
#include "widgets/frame/presentation.h"
#include "widgets/frame/shortcut_sheet.h"
#include "widgets/inspect/gallery_model.h"
#include "widgets/inspect/inspect_page.h"
#include "widgets/train/train_page.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>

namespace mixdesk {

namespace {
const QString kPageSetting = QStringLiteral("window/page");
}

QAction* MainWindow::addWindowAction(const QString& text, const QString& toolTip,
                                     const QKeySequence& keys, const QString& icon,
                                     const std::function<void()>& run)
{
    auto* action = new QAction(text, this);
    if (!icon.isEmpty())
        action->setIcon(themedIcon(icon));
    action->setShortcut(keys);
    action->setToolTip(toolTipWithKeys(toolTip, keys));
    connect(action, &QAction::triggered, this, run);
    addAction(action);
    m_windowActions.append(action);
    return action;
}

void MainWindow::makeActions()
{
    const std::pair<const char*, QString> pages[] = {{"data", tr("Data page")},
                                                     {"train", tr("Train page")},
                                                     {"inspect", tr("Inspect page")},
                                                     {"desk", tr("Desk page")}};
    int number = 0;
    for (const auto& [key, text] : pages) {
        const QString name = QLatin1String(key);
        m_projectActions.append(
            addWindowAction(text, text, QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + number++)), {},
                            [this, name] { choosePage(name); }));
    }
    auto* open = addWindowAction(tr("Open a folder of pictures..."),
                                 tr("Make a project for a folder of pictures"), QKeySequence::New,
                                 QStringLiteral("folder"), [this] { chooseDataset(); });
    addWindowAction(tr("Open a project..."), tr("Open a project folder"), QKeySequence::Open,
                    QStringLiteral("open"), [this] { chooseProject(); });
    addWindowAction(tr("Open the demo plant"), tr("Open eight made-up products with a model"),
                    QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D), QStringLiteral("plant"),
                    [this] { openDemo(); });
    m_projectActions.append(
        addWindowAction(tr("Close the project"), tr("Close the project and show the welcome page"),
                        QKeySequence(Qt::CTRL | Qt::Key_W), {}, [this] { closeProject(); }));
    m_undo =
        addWindowAction(tr("Undo"), tr("Undo the last change on this page"), QKeySequence::Undo,
                        QStringLiteral("undo"), [this] {
                            if (auto* page = m_pages.value(m_current); page && page->undoAction())
                                page->undoAction()->trigger();
                        });
    m_redo = addWindowAction(
        tr("Redo"), tr("Redo the change that was undone"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QStringLiteral("redo"), [this] {
            if (auto* page = m_pages.value(m_current); page && page->redoAction())
                page->redoAction()->trigger();
        });
    auto* presentAction = addWindowAction(
        tr("Presentation"),
        tr("Show parts large, for an audience: those of the filtered gallery, "
           "else some of every product"),
        QKeySequence(Qt::Key_F11), QStringLiteral("present"), [this] { present(); });
    presentAction->setProperty("inTopBar", true);
    m_projectActions.append(presentAction);
    auto* help = addWindowAction(tr("Keyboard shortcuts"), tr("Show every keyboard shortcut"),
                                 QKeySequence(Qt::Key_Question), QStringLiteral("help"),
                                 [this] { showShortcuts(); });
    help->setProperty("inTopBar", true);
    auto* cancel = addWindowAction(
        tr("Cancel running work"), tr("Cancel the work at the foot of the window, or one of it"),
        JobBar::cancelKeys(), QStringLiteral("cross"), [this] { m_jobBar->cancel(); });
    connect(m_jobBar, &JobBar::busyChanged, cancel, &QAction::setEnabled);
    cancel->setEnabled(false);
    makeMessageActions();
    makeSettingActions();
    auto* quit = addWindowAction(tr("Quit"), tr("Close the window"),
                                 QKeySequence(Qt::CTRL | Qt::Key_Q), {}, [this] { close(); });
    for (QAction* action : {open, m_undo, presentAction, quit})
        action->setProperty("startsGroup", true);
    fillMenu();
}

void MainWindow::makeMessageActions()
{
    auto* act = addWindowAction(tr("What the message offers"),
                                tr("Do what the message above the page offers"),
                                MessageBar::actionKeys(), {}, [this] { m_messages->act(); });
    auto* close = addWindowAction(tr("Close the message"), tr("Close the message above the page"),
                                  MessageBar::closeKeys(), {}, [this] { m_messages->dismiss(); });
    const auto follow = [this, act, close] {
        act->setEnabled(!m_messages->notice().actionText.isEmpty());
        close->setEnabled(!m_messages->notice().text.isEmpty());
    };
    connect(m_messages, &MessageBar::noticeChanged, this, follow);
    follow();
}

void MainWindow::fillMenu()
{
    for (QAction* action : m_windowActions) {
        if (action == m_undo)
            m_menu->addMenu(m_recentMenu);
        if (action->property("startsGroup").toBool())
            m_menu->addSeparator();
        m_menu->addAction(action);
    }
    connect(m_menu, &QMenu::aboutToShow, this, [this] {
        updateUndo();
        m_recentMenu->clear();
        for (const QString& folder : settings::recentProjects())
            m_recentMenu
                ->addAction(QDir::toNativeSeparators(folder), this,
                            [this, folder] { openPath(folder); })
                ->setToolTip(tr("Open the project in %1").arg(QDir::toNativeSeparators(folder)));
        m_recentMenu->setEnabled(!m_recentMenu->isEmpty());
    });
}

void MainWindow::makePages()
{
    Workspace& w = *m_workspace;
    auto* pictures = new DataPage(w.dataset(), w.pictures(), nullptr);
    pictures->useLabels(w.labels());
    pictures->useInbox(w.inbox());
    m_pages.insert(QStringLiteral("data"), pictures);
    auto* train = new TrainPage(w.training(), w.runs(), w.dataset(), nullptr);
    train->useVerdicts(w.scoring());
    m_pages.insert(QStringLiteral("train"), train);
    auto* inspect = new InspectPage(w.scoring(), w.desk(), w.pictures(), w.dataset(), nullptr);
    inspect->useReview(w.review());
    inspect->useAgreement(w.agreement());
    inspect->useMasks(w.masks(), w.review());
    m_pages.insert(QStringLiteral("inspect"), inspect);
    m_pages.insert(QStringLiteral("desk"), new DeskPage(w.desk(), w.scoring(), nullptr));
    for (Page* page : std::as_const(m_pages)) {
        m_stack->addWidget(page);
        connect(page, &Page::noticed, this, &MainWindow::showNotice);
        connect(page, &Page::pageRequested, this, &MainWindow::choosePage);
        for (QAction* action : {page->undoAction(), page->redoAction()})
            if (action) {
                action->setShortcut({}); // the window's own Undo and Redo pass the keys on
                connect(action, &QAction::changed, this, &MainWindow::updateUndo);
            }
    }
}

void MainWindow::connectPages()
{
    Workspace& w = *m_workspace;
    connect(&w, &Workspace::noticed, this, &MainWindow::showNotice);
    connect(&w.review(), &ReviewSession::storedChanged, this, &MainWindow::storedChanged);
    connect(&w.masks(), &MaskSession::storedChanged, this, &MainWindow::storedChanged);
    connect(&w, &Workspace::noticesSettled, m_messages, &MessageBar::review);
    connect(&w.review(), &ReviewSession::undoChanged, m_messages, &MessageBar::review);
    connect(&w.runs(), &RunList::activeChanged, this, &MainWindow::updateTitle);
    connect(&w.runs(), &RunList::changed, this, &MainWindow::updateTitle);
    connect(&w.scoring(), &ScoringSession::stateChanged, this, &MainWindow::updateTitle);
    connect(&w.scoring(), &ScoringSession::failed, this, [this](const QString& sentence) {
        showNotice({Notice::Kind::Error, sentence, tr("Go to Train"),
                    [this] { showPage(QStringLiteral("train")); }});
    });
    for (auto* job : {&w.dataset().checkJob(), &w.scoring().job()})
        connect(job, &Job::finished, this, [this, job] {
            if (!job->result() && !job->result().error().cancelled())
                showNotice(errorNotice(job->result().error()));
        });
    auto* pictures = static_cast<DataPage*>(m_pages.value(QStringLiteral("data")));
    auto* inspect = static_cast<InspectPage*>(m_pages.value(QStringLiteral("inspect")));
    auto* desk = static_cast<DeskPage*>(m_pages.value(QStringLiteral("desk")));
    connect(pictures, &DataPage::openFolderRequested, this, [this] {
        // A project that lost its pictures gets their new place; a healthy one stays as it is.
        const auto state = m_workspace->dataset().state();
        if (state == DatasetSession::State::Failed || state == DatasetSession::State::None)
            relocateDataset();
        else
            chooseDataset();
    });
    connect(&w.dataset(), &DatasetSession::changed, this, [this] {
        if (m_workspace->dataset().state() == DatasetSession::State::Failed)
            showPage(QStringLiteral("data")); // its card says what is wrong and what to do
        offerTraining();
    });
    connect(&w.training(), &TrainingSession::stateChanged, m_messages, &MessageBar::review);
    connect(&w.desk(), &ThresholdDesk::modifiedChanged, m_messages, &MessageBar::review);
    connect(&w.desk(), &ThresholdDesk::fileProblemChanged, m_messages, &MessageBar::review);
    connect(&w.runs(), &RunList::changed, m_messages, &MessageBar::review);
    connect(&w.runs(), &RunList::activeChanged, m_messages, &MessageBar::review);
    connect(desk, &DeskPage::showEntriesRequested, this,
            [this, inspect](const QString& className, DeskFilter filter) {
                inspect->showEntries(className, filter == DeskFilter::Misses
                                                    ? InspectPage::Show::Escapes
                                                    : InspectPage::Show::FalseRejects);
                choosePage(QStringLiteral("inspect"));
            });
}

QVector<int> MainWindow::partsForAudience() const
{
    const auto& entries = m_workspace->scoring().entries();
    const auto* inspect = static_cast<InspectPage*>(m_pages.value(QStringLiteral("inspect")));
    const GalleryModel& gallery = inspect->gallery();
    const int shown = gallery.rowCount();
    if (shown == 0 || gallery.spec().training || !gallery.spec().filters() ||
        shown == m_workspace->scoring().tally(false).listed)
        return partsToPresent(entries);
    QVector<int> parts;
    for (int row = 0; row < shown; ++row)
        parts.append(gallery.entryAt(row));
    return parts;
}

QString MainWindow::openingPage() const
{
    const QString last = settings::value(kPageSetting);
    const bool model = !m_workspace->runs().active().isEmpty();
    // Without a model there is nothing to inspect and no threshold yet.
    if (m_pages.contains(last) &&
        (model || last == QLatin1String("data") || last == QLatin1String("train")))
        return last;
    return model ? QStringLiteral("inspect") : QStringLiteral("data");
}

void MainWindow::choosePage(const QString& key)
{
    showPage(key);
    if (m_current == key)
        settings::setValue(kPageSetting, key);
}

void MainWindow::updateUndo()
{
    const Page* page = m_pages.value(m_current);
    if (page != m_stack->currentWidget())
        page = nullptr;
    m_undo->setEnabled(page && page->undoAction() && page->undoAction()->isEnabled());
    m_redo->setEnabled(page && page->redoAction() && page->redoAction()->isEnabled());
    m_messages->review(); // an "Undo" in the bar is settled by an undo
}

/// Those of parts of the page that work where the keyboard is, such as each plot's: once each.
QList<QAction*> MainWindow::focusActions(const Page& page)
{
    QMap<QKeySequence, QAction*> actions;
    for (const QWidget* part : page.findChildren<QWidget*>())
        for (QAction* action : part->actions())
            if (action->shortcutContext() == Qt::WidgetWithChildrenShortcut &&
                !page.pageActions().contains(action))
                actions.insert(action->shortcut(), action);
    return actions.values();
}

void MainWindow::showShortcuts()
{
    if (!m_sheet)
        m_sheet = new ShortcutSheet(centralWidget());
    QList<ShortcutSheet::Section> sections{{tr("Everywhere"), m_windowActions}};
    if (const Page* page = m_pages.value(m_current))
        sections.append({tr("On this page"), page->pageActions() + focusActions(*page)});
    sections.append({tr("Theme"), m_themeActions});
    sections.append({tr("Language"), m_languageActions});
    m_sheet->open(sections);
}

} // namespace mixdesk
