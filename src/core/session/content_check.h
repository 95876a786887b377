// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task_queue.h"

#include <QHash>
#include <QObject>
#include <QString>
#include <vector>

namespace mixdesk {

class ContentCache;

/// Finds out what files hold by now, on a thread of low priority: by the cache's word where a file
/// looks as it did, which costs a look at it, else by reading it. GUI thread.
class ContentCheck : public QObject
{
    Q_OBJECT

public:
    struct File
    {
        QString key, path;
    };

    explicit ContentCheck(ContentCache* cache, QObject* parent = nullptr);
    ~ContentCheck() override; ///< drops what waits, and joins

    /// Answered by looked(), some at a time; `urgent` ones go first.
    void look(std::vector<File> files, bool urgent);
    bool idle() const { return m_waiting == 0; }

signals:
    /// SHA-256 by key; files that cannot be read are missing.
    void looked(const QHash<QString, QString>& contents);

private:
    ContentCache* m_cache;
    int m_waiting = 0;
    TaskQueue m_tasks{1, true}; // last: joins before anything else goes
};

} // namespace mixdesk
