// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/mask_session.h"
#include "core/base/task_queue.h"
#include "core/store/database.h"

#include <QHash>

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
    struct Read
    {
        std::vector<StoredMask> all;
        bool replaced = false; ///< there are none of what `file` holds now
    };
    /// Those that mark anything, and of the types `known` those that no longer do. `file` may be
    /// empty: where nobody knows it, it was not replaced.
    Result<Read> read(const QString& image, const fs::path& file, const QStringList& known);
    /// The content of the picture's `file`, where there is one, is noted with the stroke. A
    /// conflict by nobody: it is another than was read.
    Result<MaskOutcome> write(StoredMask mask, const QString& what, const fs::path& file,
                              const Actor& actor);

    const DatabaseAddress address;
    bool checking = false;         ///< GUI thread: one look at a time
    ContentCache* cache = nullptr; ///< set before the first task

private:
    Result<Database*> open();
    Result<MaskOutcome> writeOnce(const StoredMask& mask, const QString& what,
                                  const ReviewedImage& content, const Actor& actor);

    std::unique_ptr<Database> m_database;
    QHash<QString, QString> m_read;  ///< by key: SHA-256 of the file when its masks were read
    QHash<QString, QString> m_noted; ///< by key: the content that is stored

public:
    TaskQueue queue{1, false}; // last: joins before the connection goes
};

} // namespace mixdesk
