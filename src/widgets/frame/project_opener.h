// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/demo_project.h"
#include "core/session/workspace.h"

#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <optional>

namespace mixdesk {

/// Ways to a workspace: a project, a dataset folder (which gets a project of its own in the user's
/// documents), the demo plant (drawn here, with the shipped model). A new wish replaces one that is
/// not yet fulfilled. GUI thread.
class ProjectOpener : public QObject
{
    Q_OBJECT

public:
    /// What else can be chosen when opening failed.
    enum class WayOut {
        OtherProject,
        OtherDataset,
        OtherPlace, ///< to keep the project in
    };
    using Gate = std::function<void(std::function<void()> open)>;

    /// `gate` is asked once what is wanted has been found fit to open, and calls `open` at once,
    /// later (when what runs has ended), or never: stay where one is. A newer wish makes a late
    /// `open` do nothing.
    explicit ProjectOpener(Gate gate, QObject* parent = nullptr);

    /// A project folder or project.yaml opens; any other folder is taken as a dataset.
    void openPath(const QString& path);
    /// Looked at on a worker first: a folder that is no dataset gets no project.
    void openDataset(const QString& folder);
    /// The project in `folder`, made for this dataset where there is none.
    void openProject(const QString& folder, const QString& dataset);
    /// The first pictures, then the workspace, then the rest in the background.
    void openDemo();
    /// What was wanted last and had no place (WayOut::OtherPlace), kept in this folder instead.
    void retryIn(const QString& folder);

    JobBoard& jobs() { return m_jobs; } ///< drawing the demo
    std::unique_ptr<Workspace> takeWorkspace() { return std::move(m_workspace); }

signals:
    void busyChanged(bool busy); ///< while pictures are drawn or a folder is looked at
    /// Fetch it with takeWorkspace(); the notice's text may be empty.
    void opened(const mixdesk::Notice& notice);
    void failed(const mixdesk::Error& error, WayOut wayOut);
    /// The whole demo plant is there: it can be trained live. From the opened workspace.
    void demoComplete();

private:
    struct Wish
    {
        QString project, dataset; ///< no dataset: the demo plant
    };

    struct Offer
    {
        std::function<Result<std::unique_ptr<Workspace>>()> open;
        Notice notice = {};
        WayOut wayOut = WayOut::OtherProject;
        std::function<void(Workspace&)> opened = {};
    };
    void hand(const Offer& offer);
    void openOffer(const Offer& offer);
    void handProject(const QString& path);
    void forgetWish();
    void startDemo(const QString& folder);
    void demoPrepared();
    void completeDemo(Workspace& workspace, const DemoProject& demo);
    void look();
    void looked();
    void updateBusy();

    Gate m_gate;
    std::unique_ptr<Workspace> m_workspace;
    std::optional<Wish> m_wish; ///< under way
    Wish m_last;
    DemoProject m_demo;            // written by the job, read when it has ended
    QString m_lookedAt;            // of the look job
    std::optional<Dataset> m_seen; // written by the look job, read when it has ended
    int m_wishes = 0;              // so far: tells whether an offer is still what is wanted
    JobBoard m_jobs;
    Job m_demoJob, m_lookJob; // last, so that they have ended before what they write goes
};

/// Where the demo plant's project lies for this user.
QString demoProjectFolder();
/// Where the project of a dataset folder is made: in the user's documents, under its name.
QString projectFolderFor(const QString& dataset);

} // namespace mixdesk
