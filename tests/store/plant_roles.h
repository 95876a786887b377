// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"
#include "store/postgres_server.h"

namespace mixdesk::support {

/// A database with the tables and roles that packaging/postgresql-roles.sql gives a plant, and a
/// person of each; its owner is no administrator of the server.
class PlantRoles
{
public:
    explicit PlantRoles(PostgresServer& server) : m_server(server)
    {
        server.makeRole(owner(), QStringLiteral("CREATEROLE"));
        server.makeRole(inspector());
        server.makeRole(reader());
        m_database = server.makeDatabase();
        server.run(QStringLiteral("ALTER DATABASE %1 OWNER TO %2").arg(m_database, owner()));
    }

    static QString owner() { return QStringLiteral("plant_owner"); }
    static QString inspector() { return QStringLiteral("anna"); }
    static QString reader() { return QStringLiteral("olga"); }

    DatabaseAddress address(const QString& who) const { return m_server.address(m_database, who); }

    /// The owner opens the database and runs the script. Returns what went wrong.
    QString setUp()
    {
        const auto made = Database::open(address(owner()));
        if (!made)
            return QString::fromStdString(made.error().message);
        const QString problem = runScript();
        if (!problem.isEmpty())
            return problem;
        m_server.run(QStringLiteral("GRANT mixdesk_inspector TO %1").arg(inspector()));
        m_server.run(QStringLiteral("GRANT mixdesk_reader TO %1").arg(reader()));
        return {};
    }

    QString runScript() const
    {
        return m_server.runScript(QStringLiteral(MIXDESK_ROLES), m_database, owner());
    }

private:
    PostgresServer& m_server;
    QString m_database;
};

} // namespace mixdesk::support
