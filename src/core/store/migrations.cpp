// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrations.h"

#include "core/store/database.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QLockFile>
#include <QSqlError>
#include <QThread>

/// Outside of the namespace, as Q_INIT_RESOURCE wants it.
static void loadSqlResources()
{
    Q_INIT_RESOURCE(store_sql);
}

namespace mixdesk {

namespace {

QString resourceText(const QString& name)
{
    QFile file(QStringLiteral(":/mixdesk/sql/") + name);
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(open, "resourceText", "the program was built without this file");
    return open ? QString::fromUtf8(file.readAll()) : QString();
}

struct SchemaVersion
{
    int version = 0; ///< 0: an empty database
    int required = 0;
};

Error foreignDatabase(const Database& database)
{
    return {ErrorCode::Unreadable,
            displayPath(database.file()) +
                " is a database of another program: move it away, or choose another folder."};
}

Result<QString> readText(const QSqlQuery& query)
{
    return query.value(0).toString();
}

Result<SchemaVersion> readVersion(Database& database)
{
    auto tables = database.rows<QString>(
        QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'table'"), {}, readText);
    if (!tables)
        return tables.error();
    if (tables->empty())
        return SchemaVersion{};
    const auto columns = database.rows<QString>(
        QStringLiteral("SELECT name FROM pragma_table_info('schema_version') ORDER BY name"), {},
        readText);
    if (!columns)
        return columns.error();
    if (*columns != std::vector{QStringLiteral("required_version"), QStringLiteral("version")})
        return foreignDatabase(database);
    auto versions = database.rows<SchemaVersion>(
        QStringLiteral("SELECT version, required_version FROM schema_version"), {},
        [](const QSqlQuery& query) -> Result<SchemaVersion> {
            return SchemaVersion{query.value(0).toInt(), query.value(1).toInt()};
        });
    if (!versions)
        return versions.error();
    if (versions->size() != 1 || versions->front().version < 1)
        return foreignDatabase(database);
    return versions->front();
}

/// Under a temporary name first: a copy that is there is whole.
Result<void> backUp(Database& database, int version)
{
    fs::path copy = database.file();
    copy += ".backup-v" + std::to_string(version);
    fs::path part = copy;
    part += ".part";
    std::error_code ec;
    fs::remove(part, ec);
    const auto done =
        database.run(QStringLiteral("VACUUM INTO ?"), {QString::fromStdString(displayPath(part))});
    if (done)
        fs::rename(part, copy, ec);
    if (done && !ec)
        return {};
    const std::string why = done ? ec.message() : done.error().message;
    fs::remove(part, ec);
    return Error{ErrorCode::Unwritable, "The database is left as it is, because its backup copy " +
                                            displayPath(copy) + " could not be written (" + why +
                                            ")."};
}

Result<void> takeLock(QLockFile& lock, const Database& database)
{
    lock.setStaleLockTime(0); // a lock counts for as long as the program that took it lives
    const QDeadlineTimer deadline(2 * database.busyTimeout());
    while (!lock.tryLock()) { // its own waiting doubles its naps up to seconds
        if (lock.error() != QLockFile::LockFailedError)
            return Error{ErrorCode::Unwritable,
                         "Cannot write beside " + displayPath(database.file()) +
                             ": check the permissions of the folder and the room on the disk."};
        if (deadline.hasExpired())
            return Error{ErrorCode::Unwritable,
                         displayPath(database.file()) +
                             " is being updated by another window: try again in a moment."};
        QThread::msleep(20);
    }
    return {};
}

Result<void> apply(Database& database, const Migration& migration)
{
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return transaction.error();
    QStringList statements = splitStatements(migration.sql);
    if (migration.version == 1)
        statements.prepend(QStringLiteral("CREATE TABLE schema_version (version INTEGER NOT NULL, "
                                          "required_version INTEGER NOT NULL)"));
    else
        statements.prepend(QStringLiteral("DELETE FROM schema_version"));
    for (const QString& statement : statements)
        if (auto done = database.run(statement); !done)
            return Error{done.error().code, "Step " + std::to_string(migration.version) +
                                                " of updating the database failed, and it is left "
                                                "as it was: " +
                                                done.error().message};
    auto noted = database.run(
        QStringLiteral("INSERT INTO schema_version (version, required_version) VALUES (?, ?)"),
        {migration.version, migration.requiredVersion});
    if (!noted)
        return noted.error();
    return transaction->commit();
}

Result<void> refuseNewer(const Database& database, const SchemaVersion& found, int own)
{
    if (found.required <= own)
        return {};
    return Error{ErrorCode::Unsupported,
                 displayPath(database.file()) +
                     " was written by a newer version of Mixdesk (database version " +
                     std::to_string(found.version) + ", this program knows " + std::to_string(own) +
                     "): update Mixdesk to open it."};
}

} // namespace

std::vector<Migration> programMigrations()
{
    loadSqlResources();
    return {{1, 1, resourceText(QStringLiteral("0001_runs_and_thresholds.sql"))}};
}

QStringList splitStatements(const QString& sql)
{
    QStringList statements;
    QString statement;
    const QStringList lines = sql.split(QLatin1Char('\n'));
    for (const QString& line : lines) {
        const QString trimmed = line.trimmed();
        if (trimmed.startsWith(QLatin1String("--")))
            continue;
        if (!trimmed.isEmpty()) {
            statement += line + QLatin1Char('\n');
        } else if (statement.trimmed().endsWith(QLatin1Char(';'))) {
            statements << statement.trimmed();
            statement.clear();
        }
    }
    if (!statement.trimmed().isEmpty())
        statements << statement.trimmed();
    return statements;
}

Result<void> migrate(Database& database, const std::vector<Migration>& migrations)
{
    const int own = migrations.empty() ? 0 : migrations.back().version;
    auto found = readVersion(database);
    if (!found)
        return found.error();
    if (found->version >= own)
        return refuseNewer(database, *found, own);

    // One window at a time, or the second would copy what the first has just changed.
    QLockFile lock(QString::fromStdString(displayPath(database.file())) +
                   QStringLiteral(".updating"));
    if (auto taken = takeLock(lock, database); !taken)
        return taken;
    found = readVersion(database);
    if (!found)
        return found.error();
    if (found->version > 0 && found->version < own) {
        if (auto sound = database.check(); !sound)
            return sound;
        if (auto copied = backUp(database, found->version); !copied)
            return copied;
    }
    for (const Migration& migration : migrations)
        if (migration.version > found->version)
            if (auto done = apply(database, migration); !done)
                return done;
    return refuseNewer(database, *found, own);
}

} // namespace mixdesk
