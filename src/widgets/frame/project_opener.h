// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/demo_project.h"
#include "core/session/workspace.h"

#include <QObject>
#include <QString>
#include <memory>

namespace mixdesk {

/// Ways to a workspace: a project, a dataset folder (which gets a project of its own in the user's
/// documents), the demo plant (drawn here, with the shipped model). GUI thread.
class ProjectOpener : public QObject
{
    Q_OBJECT

public:
    explicit ProjectOpener(QObject* parent = nullptr);

    /// A project folder or project.yaml opens; any other folder is taken as a dataset.
    void openPath(const QString& path);
    void openDataset(const QString& folder);
    /// The project in `folder`, made for this dataset where there is none.
    void openProject(const QString& folder, const QString& dataset);
    /// The first pictures, then the workspace, then the rest in the background.
    void openDemo();

    std::unique_ptr<Workspace> takeWorkspace() { return std::move(m_workspace); }

signals:
    void busyChanged(bool busy); ///< while the demo's first pictures are drawn
    /// Fetch it with takeWorkspace(); `message` may be empty.
    void opened(const QString& message);
    void failed(const mixdesk::Error& error);
    /// The whole demo plant is there: it can be trained live. From the opened workspace.
    void demoComplete();

private:
    void hand(Result<std::unique_ptr<Workspace>> workspace, const QString& message = {});
    void demoPrepared();
    void completeDemo(Workspace& workspace);

    std::unique_ptr<Workspace> m_workspace;
    Job m_demoJob;
    DemoProject m_demo; // written by the job, read when it has ended
};

/// Where the demo plant's project lies for this user.
QString demoProjectFolder();
/// Where the project of a dataset folder is made: in the user's documents, under its name.
QString projectFolderFor(const QString& dataset);

} // namespace mixdesk
