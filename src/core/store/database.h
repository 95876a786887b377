// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/store/dialect.h"
#include "core/store/migrations.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <memory>
#include <vector>

class QThread;

namespace mixdesk {

struct DatabaseOptions
{
    std::vector<Migration> migrations = programMigrations();
    int busyTimeout = 5000; ///< milliseconds to wait for another connection's write
    /// False: an older database is refused instead, and none is made.
    bool mayUpdate = true;
};

/// One connection to a project's SQLite file (write-ahead log, foreign keys on, synchronous FULL),
/// or to its PostgreSQL database (synchronous commit on). It belongs to the thread that opened it:
/// each thread opens its own; using it elsewhere is an Error. Needs a QCoreApplication. A
/// connection to a server that is lost gives one Error; the next call outside of a transaction
/// connects again.
class Database
{
public:
    /// Opens the database, or makes the file, and brings its tables to this version. Before it
    /// changes an older database it leaves a copy, FILE.backup-vN (of a server's, by pg_dump, in
    /// the address's backup folder). An Error for a newer, foreign, damaged, locked or read-only
    /// database, and for a server that cannot be reached.
    static Result<std::unique_ptr<Database>> open(const DatabaseAddress& address,
                                                  const DatabaseOptions& options = {});
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    const DatabaseAddress& address() const { return m_dialect.address(); }
    const Dialect& dialect() const { return m_dialect; }
    const fs::path& file() const { return address().file(); } ///< empty for a server
    std::string name() const { return address().name(); }     ///< for people
    int busyTimeout() const { return m_busyTimeout; }

    /// Prepares one statement with a '?' for each value and runs it. A null QString is stored as an
    /// empty text, a null QVariant as NULL. Finish or destroy the query soon: an open one holds the
    /// state of the database that it began with.
    Result<QSqlQuery> run(const QString& sql, const QVariantList& values = {});

    /// The two halves of run(), for a statement that runs often.
    Result<QSqlQuery> prepare(const QString& sql);
    Result<void> execute(QSqlQuery& query, const QVariantList& values);

    /// Runs an INSERT into a table with an `id` and returns the new row's.
    Result<qint64> insert(const QString& sql, const QVariantList& values);

    /// Every row of a question as `Row`, by `read(query) -> Result<Row>`.
    template <typename Row, typename Read>
    Result<std::vector<Row>> rows(const QString& sql, const QVariantList& values, Read read);

    /// Reads the whole file and tells whether it is sound. A server looks after its own files: it
    /// is only asked to answer.
    Result<void> check();

    Error error(const QSqlError& error);

private:
    friend class Transaction;
    Database(DatabaseAddress address, const DatabaseOptions& options);
    Result<void> connect();
    Result<void> requireUsable();
    Result<void> useWriteAheadLog();

    Dialect m_dialect;
    int m_busyTimeout = 0;
    QString m_name;
    QSqlDatabase m_connection;
    QThread* m_thread = nullptr;
    int m_depth = 0;             ///< of nested transactions
    bool m_mustRollBack = false; ///< an inner transaction was given up
    bool m_isLost = false;       ///< the server's connection; see requireUsable()
};

/// Rolls back when it goes out of scope without commit(). One inside another joins it: only the
/// outermost writes, and not when an inner one was given up.
class Transaction
{
public:
    static Result<Transaction> begin(Database& database);
    /// For questions only: all are answered from one state of the database.
    static Result<Transaction> beginReading(Database& database);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    /// On disk when this returns success (power cuts included); nothing is changed otherwise.
    Result<void> commit();

private:
    explicit Transaction(Database& database) : m_database(&database) {}
    static Result<Transaction> begin(Database& database, const QStringList& statements);

    Database* m_database = nullptr; ///< null once committed or moved from
};

/// Now, as ISO 8601 in UTC with milliseconds: how the database writes times.
QString utcNow();

template <typename Row, typename Read>
Result<std::vector<Row>> Database::rows(const QString& sql, const QVariantList& values, Read read)
{
    auto query = run(sql, values);
    if (!query)
        return query.error();
    std::vector<Row> all;
    while (query->next()) {
        Result<Row> row = read(*query);
        if (!row)
            return row.error();
        all.push_back(std::move(*row));
    }
    if (query->lastError().isValid()) // a damaged page ends the loop like the last row does
        return error(query->lastError());
    return all;
}

} // namespace mixdesk
