// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql_error.h"

#include <QSqlDatabase>

namespace mixdesk {

namespace {

/// Primary result codes of SQLite, https://www.sqlite.org/rescode.html.
enum SqliteCode {
    Perm = 3,
    Busy = 5,
    Locked = 6,
    ReadOnly = 8,
    IoError = 10,
    Corrupt = 11,
    Full = 13,
    CannotOpen = 14,
    Constraint = 19,
    NotADatabase = 26
};

int primaryCode(const QSqlError& error)
{
    return error.nativeErrorCode().toInt() & 0xff; // the higher bits are the extended code
}

} // namespace

bool isBusy(const QSqlError& error)
{
    const int code = primaryCode(error);
    return code == Busy || code == Locked;
}

Error storeError(const QSqlError& error, const fs::path& file)
{
    const std::string name = displayPath(file);
    const std::string said = error.text().simplified().toStdString();
    switch (primaryCode(error)) {
    case Busy:
    case Locked:
        return {ErrorCode::Unwritable,
                name + " is in use by another program: close it there, or try again in a moment."};
    case Perm:
    case ReadOnly:
    case CannotOpen:
        return {ErrorCode::Unwritable,
                name +
                    " cannot be opened for writing: check the permissions of the file and of its "
                    "folder."};
    case IoError:
        return {ErrorCode::Unwritable,
                name + " cannot be read or written (" + said + "): check the disk."};
    case Full:
        return {ErrorCode::Unwritable,
                "The disk is full, so " + name + " could not be written: make room and try again."};
    case Corrupt:
        return {ErrorCode::Unreadable,
                name +
                    " is damaged: put a backup copy in its place, or move it away to begin a new "
                    "one."};
    case NotADatabase:
        return {ErrorCode::Unreadable,
                name + " is not a Mixdesk database: move it away, or choose another folder."};
    case Constraint:
        return {ErrorCode::BadData, name + " refuses the change (" + said + ")."};
    default:
        return {ErrorCode::Unreadable, "The database " + name + " reports: " + said + "."};
    }
}

Result<void> requireSqlDriver(const QString& driver)
{
    if (QSqlDatabase::isDriverAvailable(driver))
        return {};
    const std::string package =
        driver == QLatin1String("QPSQL") ? "libqt6sql6-psql" : "libqt6sql6-sqlite";
    return Error{ErrorCode::Unsupported, "Qt's database driver " + driver.toStdString() +
                                             " is missing: install the package " + package + "."};
}

} // namespace mixdesk
