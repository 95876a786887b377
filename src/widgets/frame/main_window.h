// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/workspace.h"
#include "widgets/common/page.h"
#include "widgets/common/theme.h"
#include "widgets/frame/project_opener.h"

#include <QHash>
#include <QLabel>
#include <QMainWindow>
#include <QMenu>
#include <QPointer>
#include <QStackedWidget>
#include <memory>

namespace mixdesk {

class JobBar;
class LiveDemo;
class MessageBar;
class Presentation;
class Rail;
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
    QAction* addWindowAction(const QString& text, const QString& toolTip, const QKeySequence& keys,
                             const QString& icon, const std::function<void()>& run);

    void setWorkspace(std::unique_ptr<Workspace> workspace);
    void makePages();
    void connectPages();
    void showOpeningNotices();
    void resumeTraining(const QString& run);
    void closeProject();
    bool mayLeaveTraining(); ///< asks once while training runs; stops it when agreed
    void updateTitle();
    void updateUndo();
    void sayNotOpened(const Error& error, ProjectOpener::WayOut wayOut);
    void chooseDataset();
    void relocateDataset();
    void chooseProject();
    void present();
    QVector<int> partsForAudience() const; ///< the filtered gallery, else a choice of all classes
    void offerLiveDemo();
    void trainLiveDemo();
    void showShortcuts();
    void changeTheme(ThemeChoice choice);
    void restoreState();

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<ProjectOpener> m_opener;
    Rail* m_rail;
    QLabel *m_crumbs, *m_device;
    MessageBar* m_messages;
    QStackedWidget* m_stack;
    JobBar* m_jobBar;
    WelcomePage* m_welcome;
    QPointer<LiveDemo> m_liveDemo;
    QPointer<Presentation> m_presentation;
    ShortcutSheet* m_sheet = nullptr;
    QMenu *m_menu, *m_recentMenu;
    QList<QAction*> m_windowActions, m_projectActions;
    QAction *m_undo, *m_redo;
    QHash<QString, Page*> m_pages;
    QString m_current;
};

} // namespace mixdesk
