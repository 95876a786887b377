// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/workspace.h"
#include "widgets/common/page.h"
#include "widgets/common/theme.h"
#include "widgets/frame/project_opener.h"

#include <QActionGroup>
#include <QHash>
#include <QLabel>
#include <QMainWindow>
#include <QMenu>
#include <QPointer>
#include <QStackedWidget>
#include <functional>
#include <memory>

namespace mixdesk {

class JobBar;
class LiveDemo;
class MessageBar;
class Presentation;
class Rail;
class RefusedFolder;
class ShortcutSheet;
class WelcomePage;

/// The window: rail, top bar, message bar, pages, job bar. Owns the open project.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow();
    ~MainWindow() override;

    void openPath(const QString& path); ///< a project folder, its project.yaml, or a dataset folder
    void openProject(const QString& folder, const QString& dataset); ///< made where it is new
    void openDemo();
    void showPage(const QString& key);
    Workspace* workspace() const { return m_workspace.get(); }
    Page* page(const QString& key) const { return m_pages.value(key); }
    void showNotice(const Notice& notice);

signals:
    void workspaceChanged();
    void notOpened(const QString& sentence); ///< what was asked for; the message bar says it too

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildFrame();
    QWidget* makeTopBar();
    void makeActions();
    void fillMenu();
    void fillSettingsMenu(QMenu* menu);
    QAction* addSettingAction(QActionGroup* group, const QString& text, const QString& toolTip,
                              const QKeySequence& keys, const std::function<void()>& run);
    void makeMessageActions();
    void makeSettingActions();
    QAction* addWindowAction(const QString& text, const QString& toolTip, const QKeySequence& keys,
                             const QString& icon, const std::function<void()>& run);

    void setWorkspace(std::unique_ptr<Workspace> workspace);
    void makePages();
    void connectPages();
    QString openingPage() const; ///< the last one chosen in this window, where it has its use
    void choosePage(const QString& key); ///< shows and remembers it
    void showOpeningNotices();
    void offerRunRepair();
    void offerTraining(); ///< what can be trained once the pictures are there: each thing once
    void offerResume();
    void closeProject();
    /// Does it at once where nothing is being trained. Else asks once, stops the training without
    /// holding up the window, and does it when the training has ended; the last wish counts.
    void leave(const std::function<void()>& then, const QString& whatFollows);
    bool mayLeaveUnstored(const std::function<void()>& then);
    void storedChanged();
    void leaveTraining(const std::function<void()>& then, const QString& whatFollows);
    bool askToStopTraining();
    void updateTitle();
    void updateUndo();
    void sayNotOpened(const Error& error, ProjectOpener::WayOut wayOut);
    void showRefused(const QString& sentence);
    void chooseDataset();
    void relocateDataset();
    void chooseProject();
    void present();
    QVector<int> partsForAudience() const; ///< the filtered gallery, else a choice of all classes
    void offerLiveDemo();
    void trainLiveDemo();
    void showShortcuts();
    static QList<QAction*> focusActions(const Page& page);
    void changeTheme(ThemeChoice choice);
    void changeLanguage(const QString& code);
    void restoreState();

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<ProjectOpener> m_opener;
    Rail* m_rail;
    QLabel *m_crumbs, *m_device;
    MessageBar* m_messages;
    QStackedWidget* m_stack;
    JobBar* m_jobBar;
    WelcomePage* m_welcome;
    RefusedFolder* m_refused = nullptr;
    QPointer<LiveDemo> m_liveDemo;
    QPointer<Presentation> m_presentation;
    ShortcutSheet* m_sheet = nullptr;
    QMenu *m_menu, *m_recentMenu;
    QList<QAction*> m_windowActions, m_projectActions;
    QList<QAction*> m_themeActions, m_languageActions; // one of each checked
    QAction *m_undo, *m_redo;
    QHash<QString, Page*> m_pages;
    QString m_current;
    bool m_resumeOffered = false, m_demoComplete = false; // of this project
    std::function<void()> m_afterTraining; // what the window is stopping the training for
    std::function<void()> m_afterStored;   ///< what waits until all is stored
};

} // namespace mixdesk
