// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/database_address.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QString>
#include <QStringList>

namespace mixdesk {

/// All that differs between SQLite and PostgreSQL. The repositories' statements are of the part
/// that both know.
class Dialect
{
public:
    explicit Dialect(DatabaseAddress address) : m_address(std::move(address)) {}

    const DatabaseAddress& address() const { return m_address; }
    bool isServer() const { return m_address.isServer(); }

    QString driver() const;
    void setUp(QSqlDatabase& connection, int busyTimeout) const;
    /// What every new connection is told first.
    QStringList greeting(int busyTimeout) const;

    /// Opens a transaction that no other writer is in.
    QStringList beginWriting() const;
    /// Opens a transaction in which every question is answered from one state.
    QStringList beginReading() const;

    /// A statement of resources/sql, which are written for SQLite.
    QString schemaStatement(QString statement) const;
    QString tablesQuestion() const;                      ///< names of the tables
    QString columnsQuestion(const QString& table) const; ///< names of its columns, sorted

    bool isBusy(const QSqlError& error) const;
    bool isLost(const QSqlError& error) const; ///< the connection is gone
    /// What the database says, as one sentence with what to do.
    Error sentence(const QSqlError& error) const;
    Error cannotConnect(const QSqlError& error) const;

private:
    Error serverSentence(const QSqlError& error) const;

    DatabaseAddress m_address;
};

/// The lock that writers and migrations share on a server; a database has locks of its own.
constexpr qint64 kServerLock = 0x6d69786465736bLL; // "mixdesk"

} // namespace mixdesk
