// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
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
};

/// One connection to a project's SQLite file (write-ahead log, foreign keys on, synchronous FULL).
/// It belongs to the thread that opened it: each thread opens its own; using it elsewhere is an
/// Error. Needs a QCoreApplication.
class Database
{
public:
    /// Opens the file, or makes it, and brings its tables to this version. Before it changes an
    /// older database it leaves a copy beside it, FILE.backup-vN. An Error for a newer, foreign,
    /// damaged, locked or read-only file.
    static Result<std::unique_ptr<Database>> open(const fs::path& file,
                                                  const DatabaseOptions& options = {});
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    const fs::path& file() const { return m_file; }
    int busyTimeout() const { return m_busyTimeout; }

    /// Prepares one statement with a '?' for each value and runs it. A null QString is stored as an
    /// empty text, a null QVariant as NULL. Finish or destroy the query soon: an open one holds the
    /// state of the database that it began with.
    Result<QSqlQuery> run(const QString& sql, const QVariantList& values = {});

    /// The two halves of run(), for a statement that runs often.
    Result<QSqlQuery> prepare(const QString& sql);
    Result<void> execute(QSqlQuery& query, const QVariantList& values);

    /// Every row of a question as `Row`, by `read(query) -> Result<Row>`.
    template <typename Row, typename Read>
    Result<std::vector<Row>> rows(const QString& sql, const QVariantList& values, Read read);

    /// Reads the whole file and tells whether it is sound.
    Result<void> check();

    Error error(const QSqlError& error) const;

private:
    friend class Transaction;
    Database(const fs::path& file, const DatabaseOptions& options);
    Result<void> connect();
    Result<void> useWriteAheadLog();

    fs::path m_file;
    int m_busyTimeout = 0;
    QString m_name;
    QSqlDatabase m_connection;
    QThread* m_thread = nullptr;
    int m_depth = 0;             ///< of nested transactions
    bool m_mustRollBack = false; ///< an inner transaction was given up
};

/// Rolls back when it goes out of scope without commit(). One inside another joins it: only the
/// outermost writes, and not when an inner one was given up.
class Transaction
{
public:
    static Result<Transaction> begin(Database& database);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    /// On disk when this returns success (power cuts included); nothing is changed otherwise.
    Result<void> commit();

private:
    explicit Transaction(Database& database) : m_database(&database) {}

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
