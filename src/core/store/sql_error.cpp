// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql_error.h"

#include "core/base/sentence.h"

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
                Sentence::tr(
                    "%1 is in use by another program: close it there, or try again in a moment.")
                    .arg(name)};
    case Perm:
    case ReadOnly:
    case CannotOpen:
        return {ErrorCode::Unwritable, Sentence::tr("%1 cannot be opened for writing: check the "
                                                    "permissions of the file and of its folder.")
                                           .arg(name)};
    case IoError:
        return {
            ErrorCode::Unwritable,
            Sentence::tr("%1 cannot be read or written (%2): check the disk.").arg(name).arg(said)};
    case Full:
        return {
            ErrorCode::Unwritable,
            Sentence::tr("The disk is full, so %1 could not be written: make room and try again.")
                .arg(name)};
    case Corrupt:
        return {ErrorCode::Unreadable, Sentence::tr("%1 is damaged: put a backup copy in its "
                                                    "place, or move it away to begin a new one.")
                                           .arg(name)};
    case NotADatabase:
        return {
            ErrorCode::Unreadable,
            Sentence::tr("%1 is not a Mixdesk database: move it away, or choose another folder.")
                .arg(name)};
    case Constraint:
        return {ErrorCode::BadData,
                Sentence::tr("%1 refuses the change (%2).").arg(name).arg(said)};
    default:
        return {ErrorCode::Unreadable,
                Sentence::tr("The database %1 reports: %2.").arg(name).arg(said)};
    }
}

Result<void> requireSqlDriver(const QString& driver)
{
    if (QSqlDatabase::isDriverAvailable(driver))
        return {};
    const std::string package =
        driver == QLatin1String("QPSQL") ? "libqt6sql6-psql" : "libqt6sql6-sqlite";
    return Error{ErrorCode::Unsupported,
                 Sentence::tr("Qt's database driver %1 is missing: install the package %2.")
                     .arg(driver.toStdString())
                     .arg(package)};
}

} // namespace mixdesk
