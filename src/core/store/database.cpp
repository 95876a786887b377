// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include "core/store/sql_error.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QSqlError>
#include <QThread>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

namespace mixdesk {

namespace {

bool accessible(const fs::path& path, int mode)
{
    return ::faccessat(AT_FDCWD, path.c_str(), mode, AT_EACCESS) == 0;
}

bool beginsLikeSqlite(const fs::path& file)
{
    char head[16] = {};
    std::ifstream(file, std::ios::binary).read(head, sizeof head);
    return std::memcmp(head, "SQLite format 3", sizeof head) == 0;
}

/// What SQLite would find out later and say in fewer words.
Result<void> checkFile(const fs::path& file)
{
    std::error_code ec;
    const fs::path folder = file.parent_path();
    if (!fs::is_directory(folder, ec))
        return Error{ErrorCode::NotFound, "There is no folder " + displayPath(folder) +
                                              " for the database; create it, or choose another."};
    const auto status = fs::status(file, ec);
    if (fs::exists(status)) {
        if (!fs::is_regular_file(status))
            return Error{ErrorCode::Unreadable,
                         displayPath(file) + " is not a regular file: move it away."};
        if (!accessible(file, R_OK | W_OK))
            return Error{ErrorCode::Unwritable,
                         displayPath(file) + " cannot be read and written: check its permissions."};
        if (fs::file_size(file, ec) > 0 && !beginsLikeSqlite(file))
            return Error{ErrorCode::Unreadable,
                         displayPath(file) +
                             " is not a database: move it away, or choose another folder."};
    }
    if (!accessible(folder, W_OK | X_OK))
        return Error{ErrorCode::Unwritable, "The folder " + displayPath(folder) +
                                                " is not writable: check its permissions, or copy "
                                                "the project to another place."};
    return {};
}

} // namespace

Result<std::unique_ptr<Database>> Database::open(const fs::path& file,
                                                 const DatabaseOptions& options)
{
    std::error_code ec;
    const fs::path absolute = fs::absolute(file, ec);
    if (auto ok = requireSqlDriver(QStringLiteral("QSQLITE")); !ok)
        return ok.error();
    if (auto ok = checkFile(absolute); !ok)
        return ok.error();
    std::unique_ptr<Database> database(new Database(absolute, options));
    if (auto ok = database->connect(); !ok)
        return ok.error();
    if (auto ok = migrate(*database, options.migrations); !ok)
        return ok.error();
    if (auto ok = database->useWriteAheadLog(); !ok)
        return ok.error();
    return database;
}

Database::Database(const fs::path& file, const DatabaseOptions& options)
    : m_file(file), m_busyTimeout(options.busyTimeout), m_thread(QThread::currentThread())
{
    static std::atomic<int> count{0};
    m_name = QStringLiteral("mixdesk-%1").arg(++count);
    m_connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    m_connection.setDatabaseName(QString::fromStdString(displayPath(file)));
    m_connection.setConnectOptions(
        QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(options.busyTimeout));
}

Database::~Database()
{
    m_connection.close();
    m_connection = QSqlDatabase(); // removeDatabase warns while a handle is alive
    QSqlDatabase::removeDatabase(m_name);
}

Result<void> Database::connect()
{
    if (!m_connection.open())
        return error(m_connection.lastError());
    for (const QString& pragma :
         {QStringLiteral("PRAGMA foreign_keys = ON"), QStringLiteral("PRAGMA synchronous = FULL"),
          QStringLiteral("PRAGMA trusted_schema = OFF")})
        if (auto done = run(pragma); !done)
            return done.error();
    return {};
}

/// After the migrations, so that a foreign or newer file is refused untouched. The mode stays in
/// the file; setting it the first time needs the file to itself, for which SQLite does not wait.
Result<void> Database::useWriteAheadLog()
{
    const QDeadlineTimer deadline(m_busyTimeout);
    for (;;) {
        QSqlQuery query(m_connection);
        if (query.exec(QStringLiteral("PRAGMA journal_mode = WAL")))
            return {};
        if (!isBusy(query.lastError()) || deadline.hasExpired())
            return error(query.lastError());
        QThread::msleep(10);
    }
}

Result<QSqlQuery> Database::prepare(const QString& sql)
{
    if (QThread::currentThread() != m_thread)
        return Error{ErrorCode::Usage, "The connection to " + displayPath(m_file) +
                                           " belongs to another thread: open one here."};
    QSqlQuery query(m_connection);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return error(query.lastError());
    return query;
}

Result<void> Database::execute(QSqlQuery& query, const QVariantList& values)
{
    for (int i = 0; i < int(values.size()); ++i) {
        const QVariant& value = values[i];
        const bool nullText = value.typeId() == QMetaType::QString && value.toString().isNull();
        query.bindValue(i, nullText ? QVariant(QLatin1String("")) : value);
    }
    if (!query.exec())
        return error(query.lastError());
    return {};
}

Result<QSqlQuery> Database::run(const QString& sql, const QVariantList& values)
{
    auto query = prepare(sql);
    if (!query)
        return query.error();
    if (auto done = execute(*query, values); !done)
        return done.error();
    return query;
}

Result<void> Database::check()
{
    auto answer = rows<QString>(
        QStringLiteral("PRAGMA quick_check(1)"), {},
        [](const QSqlQuery& query) -> Result<QString> { return query.value(0).toString(); });
    if (!answer)
        return answer.error();
    if (answer->size() != 1 || answer->front() != QLatin1String("ok"))
        return error(QSqlError({}, {}, QSqlError::UnknownError, QStringLiteral("11")));
    return {};
}

Error Database::error(const QSqlError& error) const
{
    return storeError(error, m_file);
}

Result<Transaction> Transaction::begin(Database& database)
{
    if (database.m_depth == 0) {
        // IMMEDIATE: waits for other writers now, as a later upgrade from reading could not.
        if (auto begun = database.run(QStringLiteral("BEGIN IMMEDIATE")); !begun)
            return begun.error();
        database.m_mustRollBack = false;
    }
    ++database.m_depth;
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{}

Transaction::~Transaction()
{
    if (!m_database)
        return;
    m_database->m_mustRollBack = true;
    if (--m_database->m_depth == 0)
        (void)m_database->run(QStringLiteral("ROLLBACK"));
}

Result<void> Transaction::commit()
{
    Database& database = *std::exchange(m_database, nullptr);
    if (--database.m_depth > 0)
        return {};
    Result<void> outcome;
    if (database.m_mustRollBack) {
        outcome =
            Error{ErrorCode::BadData, "A part of the change to " + displayPath(database.m_file) +
                                          " failed, so nothing of it was stored."};
    } else {
        auto done = database.run(QStringLiteral("COMMIT"));
        if (done)
            return {};
        outcome = done.error();
    }
    (void)database.run(QStringLiteral("ROLLBACK"));
    return outcome;
}

QString utcNow()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

} // namespace mixdesk
