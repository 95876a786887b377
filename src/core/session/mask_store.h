// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/mask_session.h"
#include "core/session/task_queue.h"
#include "core/store/database.h"

#include <QSet>

namespace mixdesk {

/// The worker's side of a MaskSession: one thread with a connection of its own, which it opens with
/// its first task. read() and write() run there.
struct MaskSession::Store
{
    explicit Store(DatabaseAddress where) : address(std::move(where)) {}

    void post(TaskQueue::Urgency urgency, std::function<void()> task)
    {
        queue.post(urgency, std::move(task));
    }
    /// Those that mark anything, and of the types `known` those that no longer do.
    Result<std::vector<StoredMask>> read(const QString& image, const QStringList& known);
    /// The content of the picture's `file`, where there is one, is noted with its first stroke.
    Result<MaskOutcome> write(StoredMask mask, const QString& what, const fs::path& file,
                              const Actor& actor);

    const DatabaseAddress address;
    bool checking = false; ///< GUI thread: one look at a time

private:
    Result<Database*> open();
    Result<MaskOutcome> writeOnce(const StoredMask& mask, const QString& what,
                                  const ReviewedImage& content, const Actor& actor);

    std::unique_ptr<Database> m_database;
    QSet<QString> m_noted; ///< keys of pictures whose content is stored

public:
    TaskQueue queue{1, false}; // last: joins before the connection goes
};

} // namespace mixdesk
