// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrations.h"

#include "core/base/sentence.h"
#include "core/store/audit_baseline.h"
#include "core/store/database.h"
#include "core/store/database_backup.h"
#include "core/store/migration_lock.h"

#include <QFile>

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
    return {
        ErrorCode::Unreadable,
        Sentence::tr("%1 is a database of another program: move it away, or choose another folder.")
            .arg(database.name())};
}

Result<QString> readText(const QSqlQuery& query)
{
    return query.value(0).toString();
}

Result<SchemaVersion> readVersion(Database& database)
{
    auto tables = database.rows<QString>(database.dialect().tablesQuestion(), {}, readText);
    if (!tables)
        return tables.error();
    if (tables->empty())
        return SchemaVersion{};
    const auto columns = database.rows<QString>(
        database.dialect().columnsQuestion(QStringLiteral("schema_version")), {}, readText);
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

Error stepFailed(const Migration& migration, const Error& error)
{
    return {error.code,
            Sentence::tr("Step %1 of updating the database failed, and it is left as it was: %2")
                .arg(migration.version)
                .arg(error.message)};
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
        if (auto done = database.run(database.dialect().schemaStatement(statement)); !done)
            return stepFailed(migration, done.error());
    if (migration.afterwards)
        if (auto done = migration.afterwards(database); !done)
            return stepFailed(migration, done.error());
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
                 Sentence::tr("%1 was written by a newer version of Mixdesk (database version %2, "
                              "this program knows %3): update Mixdesk to open it.")
                     .arg(database.name())
                     .arg(found.version)
                     .arg(own)};
}

Error refuseOlder(const Database& database, int version)
{
    if (version == 0)
        return {ErrorCode::NotFound,
                Sentence::tr("%1 is empty: open the project in Mixdesk once, which makes its "
                             "tables.")
                    .arg(database.name())};
    return {ErrorCode::Unsupported,
            Sentence::tr("%1 is of an older version: open the project in Mixdesk once, which "
                         "updates it.")
                .arg(database.name())};
}

} // namespace

std::vector<Migration> programMigrations()
{
    loadSqlResources();
    // Programs of version 1 would add threshold versions without telling the audit, and those of
    // version 2 would take the audit's word of a verdict's uuid for a forgery.
    return {{1, 1, resourceText(QStringLiteral("0001_runs_and_thresholds.sql"))},
            {2, 2, resourceText(QStringLiteral("0002_review.sql")), writeAuditBaseline},
            {3, 3, resourceText(QStringLiteral("0003_verdicts_once.sql"))}};
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

Result<void> migrate(Database& database, const std::vector<Migration>& migrations, bool mayUpdate)
{
    const int own = migrations.empty() ? 0 : migrations.back().version;
    auto found = readVersion(database);
    if (!found)
        return found.error();
    if (found->version >= own)
        return refuseNewer(database, *found, own);

    if (!mayUpdate)
        return refuseOlder(database, found->version);
    // One window at a time, or the second would copy what the first has just changed.
    auto lock = MigrationLock::take(database);
    if (!lock)
        return lock.error();
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
