// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include "core/base/sentence.h"
#include "core/store/sql_error.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QSqlError>
#include <QThread>

#include <atomic>
#include <fcntl.h>
#include <unistd.h>

namespace mixdesk {

namespace {

bool accessible(const fs::path& path, int mode)
{
    return ::faccessat(AT_FDCWD, path.c_str(), mode, AT_EACCESS) == 0;
}

/// What SQLite would find out later and say in fewer words. Never opens the file: closing it again
/// would drop the locks of every connection that this process has to it.
Result<void> checkFile(const fs::path& file)
{
    std::error_code ec;
    const fs::path folder = file.parent_path();
    if (!fs::is_directory(folder, ec))
        return Error{
            ErrorCode::NotFound,
            Sentence::tr("There is no folder %1 for the database; create it, or choose another.")
                .arg(displayPath(folder))};
    const auto status = fs::status(file, ec);
    if (fs::exists(status)) {
        if (!fs::is_regular_file(status))
            return Error{
                ErrorCode::Unreadable,
                Sentence::tr("%1 is not a regular file: move it away.").arg(displayPath(file))};
        if (!accessible(file, R_OK | W_OK))
            return Error{ErrorCode::Unwritable,
                         Sentence::tr("%1 cannot be read and written: check its permissions.")
                             .arg(displayPath(file))};
    }
    if (!accessible(folder, W_OK | X_OK))
        return Error{ErrorCode::Unwritable,
                     Sentence::tr("The folder %1 is not writable: check its permissions, or copy "
                                  "the project to another place.")
                         .arg(displayPath(folder))};
    return {};
}

} // namespace

Result<std::unique_ptr<Database>> Database::open(const DatabaseAddress& address,
                                                 const DatabaseOptions& options)
{
    std::error_code ec;
    const DatabaseAddress absolute =
        address.isServer() ? address : DatabaseAddress(fs::absolute(address.file(), ec));
    if (auto ok = requireSqlDriver(Dialect(absolute).driver()); !ok)
        return ok.error();
    if (!absolute.isServer()) {
        if (auto ok = checkFile(absolute.file()); !ok)
            return ok.error();
        if (!options.mayUpdate && !fs::exists(absolute.file(), ec))
            return Error{ErrorCode::NotFound,
                         Sentence::tr("There is no database %1: it may have been moved or deleted.")
                             .arg(absolute.name())};
    }
    std::unique_ptr<Database> database(new Database(absolute, options));
    if (auto ok = database->connect(); !ok)
        return ok.error();
    if (auto ok = migrate(*database, options.migrations, options.mayUpdate); !ok)
        return ok.error();
    if (!absolute.isServer())
        if (auto ok = database->useWriteAheadLog(); !ok)
            return ok.error();
    return database;
}

Database::Database(DatabaseAddress address, const DatabaseOptions& options)
    : m_dialect(std::move(address)), m_busyTimeout(options.busyTimeout),
      m_thread(QThread::currentThread())
{
    static std::atomic<int> count{0};
    m_name = QStringLiteral("mixdesk-%1").arg(++count);
    m_connection = QSqlDatabase::addDatabase(m_dialect.driver(), m_name);
    m_dialect.setUp(m_connection, options.busyTimeout);
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
        return m_dialect.cannotConnect(m_connection.lastError());
    m_isLost = false;
    for (const QString& statement : m_dialect.greeting(m_busyTimeout))
        if (auto done = run(statement); !done)
            return done.error();
    if (!m_dialect.isServer())
        return {};
    auto encoding = run(QStringLiteral("SHOW server_encoding"));
    if (!encoding)
        return encoding.error();
    if (!encoding->next() || encoding->value(0).toString() != QLatin1String("UTF8"))
        return Error{ErrorCode::Unsupported,
                     Sentence::tr("The database %1 does not store UTF-8 text: make one with "
                                  "ENCODING 'UTF8'.")
                         .arg(name())};
    return {};
}

/// The thread is the right one, and there is somebody at the other end.
Result<void> Database::requireUsable()
{
    if (QThread::currentThread() != m_thread)
        return Error{ErrorCode::Usage,
                     Sentence::tr("The connection to %1 belongs to another thread: open one here.")
                         .arg(name())};
    if (!m_isLost)
        return {};
    if (m_depth > 0)
        return Error{ErrorCode::Unreadable,
                     Sentence::tr("The connection to the database %1 was lost in the middle of a "
                                  "change, of which nothing is stored: do it again.")
                         .arg(name())};
    m_connection.close();
    return connect();
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
        if (!m_dialect.isBusy(query.lastError()) || deadline.hasExpired())
            return error(query.lastError());
        QThread::msleep(10);
    }
}

Result<QSqlQuery> Database::prepare(const QString& sql)
{
    if (auto ok = requireUsable(); !ok)
        return ok.error();
    QSqlQuery query(m_connection);
    query.setForwardOnly(!m_dialect.isServer()); // where it would block the connection for others
    if (!query.prepare(sql))
        return error(query.lastError());
    return query;
}

Result<void> Database::execute(QSqlQuery& query, const QVariantList& values)
{
    for (int i = 0; i < int(values.size()); ++i) {
        const QVariant& value = values[i];
        const bool isText = value.typeId() == QMetaType::QString;
        if (isText && value.toString().contains(QChar(0)))
            return Error{
                ErrorCode::BadData,
                Sentence::tr("A text with a zero character cannot be stored in %1.").arg(name())};
        const bool nullText = isText && value.toString().isNull();
        query.bindValue(i, nullText ? QVariant(QLatin1String("")) : value);
    }
    if (!query.exec())
        return error(query.lastError());
    return {};
}

Result<QSqlQuery> Database::run(const QString& sql, const QVariantList& values)
{
    if (values.isEmpty()) { // PostgreSQL prepares questions and changes of rows only
        if (auto ok = requireUsable(); !ok)
            return ok.error();
        QSqlQuery query(m_connection);
        query.setForwardOnly(!m_dialect.isServer());
        if (!query.exec(sql))
            return error(query.lastError());
        return query;
    }
    auto query = prepare(sql);
    if (!query)
        return query.error();
    if (auto done = execute(*query, values); !done)
        return done.error();
    return query;
}

Result<qint64> Database::insert(const QString& sql, const QVariantList& values)
{
    auto ids = rows<qint64>(
        sql + QStringLiteral(" RETURNING id"), values,
        [](const QSqlQuery& query) -> Result<qint64> { return query.value(0).toLongLong(); });
    if (!ids)
        return ids.error();
    return ids->empty() ? 0 : ids->front();
}

Result<void> Database::check()
{
    if (m_dialect.isServer()) {
        auto answered = run(QStringLiteral("SELECT 1"));
        return answered ? Result<void>() : answered.error();
    }
    auto answer = rows<QString>(
        QStringLiteral("PRAGMA quick_check(1)"), {},
        [](const QSqlQuery& query) -> Result<QString> { return query.value(0).toString(); });
    if (!answer)
        return answer.error();
    if (answer->size() != 1 || answer->front() != QLatin1String("ok"))
        return error(QSqlError({}, {}, QSqlError::UnknownError, QStringLiteral("11")));
    return {};
}

Error Database::error(const QSqlError& error)
{
    m_isLost = m_isLost || m_dialect.isLost(error);
    return m_dialect.sentence(error);
}

Result<Transaction> Transaction::begin(Database& database)
{
    return begin(database, database.m_dialect.beginWriting());
}

Result<Transaction> Transaction::beginReading(Database& database)
{
    return begin(database, database.m_dialect.beginReading());
}

Result<Transaction> Transaction::begin(Database& database, const QStringList& statements)
{
    if (database.m_depth == 0) {
        for (int i = 0; i < int(statements.size()); ++i)
            if (auto begun = database.run(statements[i]); !begun) {
                if (i > 0 && !database.m_isLost)
                    (void)database.run(QStringLiteral("ROLLBACK"));
                return begun.error();
            }
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
    if (--m_database->m_depth == 0 && !m_database->m_isLost)
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
            Error{ErrorCode::BadData,
                  Sentence::tr("A part of the change to %1 failed, so nothing of it was stored.")
                      .arg(database.name())};
    } else if (database.m_isLost) {
        ++database.m_depth; // it was lost within this transaction: no new one may commit for it
        outcome = database.requireUsable();
        --database.m_depth;
    } else {
        auto done = database.run(QStringLiteral("COMMIT"));
        if (done)
            return {};
        outcome = done.error();
    }
    if (!database.m_isLost)
        (void)database.run(QStringLiteral("ROLLBACK"));
    return outcome;
}

QString utcNow()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

} // namespace mixdesk
