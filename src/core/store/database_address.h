// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <QString>

namespace mixdesk {

/// Where a project's database is: an SQLite file, or a database on a PostgreSQL server. Never holds
/// a password: the server's client library takes it from PGPASSWORD or ~/.pgpass.
class DatabaseAddress
{
public:
    DatabaseAddress(const fs::path& file) : m_file(file) {}

    /// postgresql://USER@HOST[:PORT]/NAME[?sslmode=MODE[&sslrootcert=FILE]]. An Error for anything
    /// else, and for an address with a password in it.
    static Result<DatabaseAddress> parseServer(const std::string& url);

    bool isServer() const { return m_isServer; }
    const fs::path& file() const { return m_file; } ///< empty for a server
    std::string name() const;                       ///< for people: the path, or the URL

    QString user, host, database; ///< of a server
    QString sslMode, sslRootCert; ///< of a server; as libpq understands them, empty: its defaults
    int port = 5432;
    fs::path backupFolder; ///< of a server: for the copy before an update; a file's lies beside it

private:
    DatabaseAddress() = default;

    fs::path m_file;
    bool m_isServer = false;
};

} // namespace mixdesk
