// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database_backup.h"

#include "core/base/sentence.h"
#include "core/store/database.h"

#include <QProcess>
#include <QStandardPaths>

namespace mixdesk {

namespace {

constexpr int kLongestDump = 30 * 60 * 1000; // milliseconds

Result<void> dumpServer(const DatabaseAddress& address, const fs::path& target)
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("pg_dump"));
    if (program.isEmpty())
        return Error{ErrorCode::Unsupported,
                     Sentence::tr("the program pg_dump is missing: install the package "
                                  "postgresql-client")};
    QProcess dump;
    dump.setProgram(program);
    dump.setArguments({QStringLiteral("--no-password"), QStringLiteral("--format=custom"),
                       QStringLiteral("--file"), QString::fromStdString(displayPath(target)),
                       QStringLiteral("--dbname"), QString::fromStdString(address.name())});
    dump.start();
    if (!dump.waitForFinished(kLongestDump)) {
        dump.kill();
        dump.waitForFinished();
        return Error{ErrorCode::Unwritable, Sentence::tr("pg_dump did not end")};
    }
    if (dump.exitStatus() == QProcess::NormalExit && dump.exitCode() == 0)
        return {};
    return Error{ErrorCode::Unwritable,
                 QString::fromUtf8(dump.readAllStandardError()).simplified().toStdString()};
}

Result<void> writeCopy(Database& database, const fs::path& target)
{
    if (database.address().isServer())
        return dumpServer(database.address(), target);
    auto done = database.run(QStringLiteral("VACUUM INTO ?"),
                             {QString::fromStdString(displayPath(target))});
    return done ? Result<void>() : done.error();
}

} // namespace

Result<void> backUp(Database& database, int version)
{
    const DatabaseAddress& address = database.address();
    if (address.isServer() && address.backupFolder.empty())
        return Error{ErrorCode::Usage,
                     Sentence::tr("The database %1 is of an older version and is left as it is: "
                                  "open its project, so that there is a place for a copy of it.")
                         .arg(address.name())};
    fs::path copy =
        address.isServer() ? address.backupFolder / "project.postgresql" : address.file();
    copy += ".backup-v" + std::to_string(version);
    fs::path part = copy;
    part += ".part";
    std::error_code ec;
    fs::remove(part, ec);
    const auto done = writeCopy(database, part);
    if (done)
        fs::rename(part, copy, ec);
    if (done && !ec)
        return {};
    const std::string why = done ? ec.message() : done.error().message;
    fs::remove(part, ec);
    return Error{
        ErrorCode::Unwritable,
        Sentence::tr(
            "The database is left as it is, because its backup copy %1 could not be written (%2).")
            .arg(displayPath(copy))
            .arg(why)};
}

} // namespace mixdesk
