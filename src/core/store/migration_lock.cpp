// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migration_lock.h"

#include "core/base/sentence.h"
#include "core/store/database.h"

#include <QDeadlineTimer>
#include <QLockFile>
#include <QThread>

namespace mixdesk {

namespace {

Error updatedElsewhere(const Database& database)
{
    return {ErrorCode::Unwritable,
            Sentence::tr("%1 is being updated by another window: try again in a moment.")
                .arg(database.name())};
}

} // namespace

MigrationLock::MigrationLock(Database& database) : m_database(&database) {}

MigrationLock::MigrationLock(MigrationLock&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr)), m_file(std::move(other.m_file)),
      m_isServerLocked(other.m_isServerLocked)
{}

MigrationLock::~MigrationLock()
{
    if (m_database && m_isServerLocked)
        (void)m_database->run(QStringLiteral("SELECT pg_advisory_unlock(%1)").arg(kServerLock));
}

Result<MigrationLock> MigrationLock::take(Database& database)
{
    MigrationLock lock(database);
    auto taken = database.address().isServer() ? lock.lockServer() : lock.lockFile();
    if (!taken)
        return taken.error();
    return lock;
}

Result<void> MigrationLock::lockFile()
{
    const std::string name = m_database->name();
    m_file =
        std::make_unique<QLockFile>(QString::fromStdString(name) + QStringLiteral(".updating"));
    m_file->setStaleLockTime(0); // a lock counts for as long as the program that took it lives
    const QDeadlineTimer deadline(2 * m_database->busyTimeout());
    while (!m_file->tryLock()) { // its own waiting doubles its naps up to seconds
        if (m_file->error() != QLockFile::LockFailedError)
            return Error{ErrorCode::Unwritable,
                         Sentence::tr("Cannot write beside %1: check the permissions of the folder "
                                      "and the room on the disk.")
                             .arg(name)};
        if (deadline.hasExpired())
            return updatedElsewhere(*m_database);
        QThread::msleep(20);
    }
    return {};
}

Result<void> MigrationLock::lockServer()
{
    auto locked = m_database->run(QStringLiteral("SELECT pg_advisory_lock(%1)").arg(kServerLock));
    if (!locked)
        return updatedElsewhere(*m_database);
    m_isServerLocked = true;
    return {};
}

} // namespace mixdesk
