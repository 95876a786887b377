// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_lock.h"
#include "core/session/file_mark.h"
#include "core/store/database_address.h"
#include "core/store/review_types.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <deque>
#include <optional>
#include <vector>

namespace mixdesk {

/// The file that a verdict was given on.
struct SeenFile
{
    QString path;
    FileMark mark; ///< of what was judged
};

/// Verdicts given together, to be stored together.
struct GivenVerdicts
{
    std::vector<VerdictRecord> records;
    std::vector<SeenFile> files; ///< one each
    Actor actor;
};

/// What a window was told and its database has not taken yet, in a file of this computer
/// (FORMAT.md): it outlives the program, however that ends. Each window writes a file of its own
/// and holds a lock beside it; the files that ended windows left are taken over by the next.
class VerdictJournal
{
public:
    /// What ended windows left, in the order it was given.
    struct Left
    {
        std::deque<GivenVerdicts> given;
        QHash<QString, qint64> own; ///< by picture: what the first of them follows
        QStringList problems;       ///< of files that cannot be read: a sentence each
    };

    /// Makes nothing until there is something to write.
    explicit VerdictJournal(const fs::path& folder) : m_folder(folder) {}
    ~VerdictJournal(); ///< leaves no file behind when nothing waits
    VerdictJournal(const VerdictJournal&) = delete;
    VerdictJournal& operator=(const VerdictJournal&) = delete;

    Result<Left> takeOver();
    /// Survives the end of the program; with `durable` that of the computer too.
    Result<void> add(const GivenVerdicts& given, bool durable);
    Result<void> makeDurable();
    /// It is settled: stored, or it never will be. `own`: what the next one about these pictures
    /// follows.
    Result<void> remove(const GivenVerdicts& given, const QHash<QString, qint64>& own);

private:
    Result<void> open();
    Result<void> write(const QByteArray& lines);
    Result<void> append(const std::deque<GivenVerdicts>& given, const QHash<QString, qint64>& own);
    void takeFile(const fs::path& path, Left& left) const;

    const fs::path m_folder;
    fs::path m_file;
    std::optional<FileLock> m_lock;
    int m_fd = -1;
    QSet<QString> m_waiting; ///< uuid of the first record of each
};

/// Where the journals of this database's windows are: beside an SQLite file, and for a server in
/// the person's data folder, as the project's may be on the network that is away.
fs::path journalFolder(const DatabaseAddress& address);

} // namespace mixdesk
