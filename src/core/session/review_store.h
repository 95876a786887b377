// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/review_session.h"
#include "core/base/task_queue.h"
#include "core/store/database.h"
#include "core/store/verdict_repository.h"

namespace mixdesk {

/// The worker's side of a ReviewSession: one thread with a connection of its own, which it opens
/// with its first task and again after an error. Everything but post() and the queue runs there.
struct ReviewSession::Store
{
    Store(DatabaseAddress where, ContentCache* known) : address(std::move(where)), cache(known) {}

    /// Runs on the worker, in order.
    void post(std::function<void()> task) { queue.post(TaskQueue::Urgency::Now, std::move(task)); }

    /// Stores all but those that somebody else was faster with, or whose file is another than was
    /// judged; an Error: none.
    Result<Added> add(const Records& given, const std::vector<SeenFile>& files, const Actor& actor);
    Result<Records> readNew();
    /// What verdicts of a session before follow.
    void follow(const QHash<QString, qint64>& own) { m_own.insert(own); }
    Result<QHash<QString, QStringList>> readTypes();

    const DatabaseAddress address;
    ContentCache* const cache;

private:
    Result<Database*> open();
    Result<VerdictRepository::Outcome>
    tryToAdd(const Records& records, const std::vector<ReviewedImage>& images, const Actor& actor);
    Result<void> addTypes(const Records& records, const Actor& actor);

    std::unique_ptr<Database> m_database;
    QHash<QString, qint64> m_own; ///< by path: the newest that this window stored or built upon
    qint64 m_lastId = 0;          ///< up to here everything was read

public:
    bool polling = false;      ///< GUI thread: one poll at a time
    TaskQueue queue{1, false}; // last: joins before the connection goes
};

} // namespace mixdesk
