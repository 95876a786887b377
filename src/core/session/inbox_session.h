// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/session/job.h"
#include "core/session/scoring_session.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QStringList>
#include <QTimer>
#include <memory>
#include <vector>

namespace mixdesk {

class Project;

/// A folder of pictures that nobody has sorted yet.
struct InboxFolder
{
    QString path;
    int pictures = 0;
    QString problem; ///< a sentence where it cannot be read now; what was found before stays listed
    bool cut = false; ///< it holds more than are listed
};

/// The project's inbox folders: their pictures, in all of their folders, join the gallery; new ones
/// are noticed within seconds (on drives that tell nobody, within half a minute). A file that was
/// written within the last second waits until it is whole. GUI thread; folders are read by a
/// worker.
class InboxSession : public QObject
{
    Q_OBJECT

public:
    InboxSession(Project& project, ScoringSession& scoring, QObject* parent = nullptr);
    ~InboxSession() override; ///< stops and joins

    const std::vector<InboxFolder>& folders() const { return m_folders; }
    bool looking() const { return m_job.running(); }

    /// Remembered in project.yaml. Refused: what is no folder, holds the project, or shares
    /// pictures with the dataset or another inbox.
    Result<void> add(const QString& folder);
    Result<void> remove(const QString& folder); ///< verdicts on its pictures stay stored
    void rescan();
    /// Of one inbox folder; the rest is left out, which warned() says. For the next look.
    void setMostPictures(qsizetype most) { m_mostPictures = most; }

signals:
    void changed(); ///< folders, their problems, or how many pictures
    /// A folder cannot be read, or holds more than are listed; said once until it can or does not.
    void warned(const QString& sentence);

private:
    struct Found;

    Result<void> save(std::vector<std::string> inbox);
    void takeFolders();
    void looked();
    void watch(const QStringList& folders);
    void pass();

    Project& m_project;
    ScoringSession& m_scoring;
    std::vector<InboxFolder> m_folders;
    struct File
    {
        QString path;
        FileMark mark;
    };
    std::vector<std::vector<File>> m_files; ///< of each folder, sorted
    QFileSystemWatcher m_watcher;
    QTimer m_soon, m_poll;
    qsizetype m_mostPictures = 100'000;
    bool m_again = false; ///< asked for while the worker looks
    std::shared_ptr<std::vector<Found>> m_found;
    Job m_job; // last: joins before what it fills goes
};

} // namespace mixdesk
