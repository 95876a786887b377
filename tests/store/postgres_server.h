// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database_address.h"

#include <QDir>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QtTest>

#include <arpa/inet.h>
#include <csignal>
#include <cstdlib>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mixdesk::support {

/// A PostgreSQL server of this test program alone: in a temporary folder, on a free port of this
/// computer, with a password. It runs as the user postgres where this is root, and ends with this
/// program in whatever way that ends.
class PostgresServer
{
public:
    PostgresServer() { m_problem = start(); }
    ~PostgresServer()
    {
        stop();
        if (!m_folder.isEmpty())
            QDir(m_folder).removeRecursively();
    }
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;

    /// Why there is none: what is not installed. Empty: it runs.
    QString problem() const { return m_problem; }

    static QString user() { return QStringLiteral("inspector"); }
    static QByteArray password() { return QByteArrayLiteral("s3cret of the plant"); }
    int port() const { return m_port; }
    QString dataHome() const { return m_folder + QStringLiteral("/home"); }

    DatabaseAddress address(const QString& database, const QString& who = user()) const
    {
        return DatabaseAddress::parseServer(QStringLiteral("postgresql://%1@127.0.0.1:%2/%3")
                                                .arg(who)
                                                .arg(m_port)
                                                .arg(database)
                                                .toStdString())
            .value();
    }

    QString makeDatabase(const QString& encoding = QStringLiteral("UTF8"))
    {
        const QString name = QStringLiteral("plant%1").arg(++m_count);
        run(QStringLiteral("CREATE DATABASE %1 TEMPLATE template0 ENCODING '%2' LOCALE 'C'")
                .arg(name, encoding));
        return name;
    }

    /// A role that may log in, with the same password.
    void makeRole(const QString& name, const QString& options = {})
    {
        run(QStringLiteral("CREATE ROLE %1 LOGIN %2 PASSWORD '%3'")
                .arg(name, options, QString::fromUtf8(password())));
    }

    /// What psql says of the script where it fails; empty: it went through.
    QString runScript(const QString& file, const QString& database, const QString& who) const
    {
        QProcess psql;
        psql.start(m_programs + QStringLiteral("/psql"),
                   {QStringLiteral("--no-psqlrc"), QStringLiteral("--no-password"),
                    QStringLiteral("--quiet"), QStringLiteral("--dbname"),
                    QString::fromStdString(address(database, who).name()), QStringLiteral("--file"),
                    file});
        const bool done = psql.waitForFinished() && psql.exitCode() == 0;
        return done ? QString() : QString::fromUtf8(psql.readAllStandardError());
    }

    /// One statement as the server's owner.
    void run(const QString& sql)
    {
        const QString name = QStringLiteral("owner");
        {
            auto owner = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), name);
            owner.setHostName(QStringLiteral("127.0.0.1"));
            owner.setPort(m_port);
            owner.setUserName(user());
            owner.setDatabaseName(QStringLiteral("postgres"));
            QSqlQuery query(owner);
            if (!owner.open() || !query.exec(sql))
                qFatal("%s: %s %s", qPrintable(sql), qPrintable(owner.lastError().text()),
                       qPrintable(query.lastError().text()));
        }
        QSqlDatabase::removeDatabase(name);
    }

    /// Starts it anew with a certificate of its own for 127.0.0.1. Returns the file that vouches
    /// for it; empty: openssl is not there.
    QString startAgainWithTls()
    {
        const QString key = m_folder + QStringLiteral("/data/server.key");
        const QString certificate = m_folder + QStringLiteral("/data/server.crt");
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"),
                      {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-nodes"),
                       QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                       QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-subj"),
                       QStringLiteral("/CN=plant"), QStringLiteral("-addext"),
                       QStringLiteral("subjectAltName=IP:127.0.0.1"), QStringLiteral("-keyout"),
                       key, QStringLiteral("-out"), certificate});
        if (!openssl.waitForFinished() || openssl.exitCode() != 0 ||
            ::chown(qPrintable(key), m_uid, m_gid) != 0 ||
            ::chown(qPrintable(certificate), m_uid, m_gid) != 0 ||
            ::chmod(qPrintable(key), 0600) != 0)
            return {};
        stop();
        m_options = QStringList{QStringLiteral("-c"), QStringLiteral("ssl=on")};
        return launch().isEmpty() ? certificate : QString();
    }

    /// As when the computer it runs on is switched off, or its cable is pulled.
    void stop()
    {
        if (m_server.state() == QProcess::NotRunning)
            return;
        ::kill(pid_t(m_server.processId()), SIGQUIT);
        m_server.waitForFinished();
    }

    /// After stop(): on the same port, with the same content.
    bool startAgain() { return launch().isEmpty(); }

private:
    static QString programs()
    {
        const QDir all(QStringLiteral("/usr/lib/postgresql"));
        const QStringList versions = all.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString& version : versions)
            if (QFile::exists(all.filePath(version + QStringLiteral("/bin/initdb"))))
                return all.filePath(version + QStringLiteral("/bin"));
        return {};
    }

    QString start()
    {
        if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QPSQL")))
            return QStringLiteral("the package libqt6sql6-psql is not installed");
        m_programs = programs();
        if (m_programs.isEmpty())
            return QStringLiteral("the package postgresql is not installed");
        if (::geteuid() == 0) {
            const passwd* entry = ::getpwnam("postgres");
            if (!entry)
                return QStringLiteral("there is no user postgres");
            m_uid = entry->pw_uid;
            m_gid = entry->pw_gid;
        }
        char folder[] = "/tmp/mixdesk-postgres-XXXXXX";
        if (!::mkdtemp(folder) || ::chown(folder, m_uid, m_gid) != 0)
            return QStringLiteral("no folder for it could be made");
        m_folder = QString::fromLatin1(folder);
        qputenv("PGPASSWORD", password());
        qputenv("XDG_DATA_HOME", QFile::encodeName(dataHome())); // for what waits for the server
        QFile file(m_folder + QStringLiteral("/password"));
        if (!file.open(QIODevice::WriteOnly) || file.write(password()) < 0)
            return QStringLiteral("its password could not be written");
        file.close();
        if (::chown(qPrintable(file.fileName()), m_uid, m_gid) != 0)
            return QStringLiteral("its password could not be handed over");
        QProcess initdb;
        setUp(initdb, QStringLiteral("initdb"),
              {QStringLiteral("--no-sync"), QStringLiteral("--auth=scram-sha-256"),
               QStringLiteral("--username"), user(), QStringLiteral("--pwfile"), file.fileName(),
               QStringLiteral("--encoding=UTF8"), QStringLiteral("--no-locale"),
               QStringLiteral("--pgdata"), m_folder + QStringLiteral("/data")});
        initdb.start();
        if (!initdb.waitForFinished(120'000) || initdb.exitCode() != 0)
            return QStringLiteral("initdb failed: ") +
                   QString::fromUtf8(initdb.readAllStandardError());
        QString problem;
        for (int attempt = 0; attempt < 5; ++attempt) { // another program may take the port first
            m_port = freePort();
            problem = launch();
            if (problem.isEmpty())
                return {};
        }
        return problem;
    }

    void setUp(QProcess& process, const QString& program, const QStringList& arguments) const
    {
        process.setProgram(m_programs + QLatin1Char('/') + program);
        process.setArguments(arguments);
        process.setWorkingDirectory(m_folder);
        process.setChildProcessModifier([uid = m_uid, gid = m_gid] {
            if (::geteuid() == 0 && (::setgid(gid) != 0 || ::setuid(uid) != 0))
                ::_exit(1);
            ::prctl(PR_SET_PDEATHSIG, SIGQUIT); // for a server: end at once
        });
    }

    QString launch()
    {
        setUp(m_server, QStringLiteral("postgres"),
              QStringList{QStringLiteral("-D"), m_folder + QStringLiteral("/data"),
                          QStringLiteral("-p"), QString::number(m_port), QStringLiteral("-k"),
                          m_folder, QStringLiteral("-h"), QStringLiteral("127.0.0.1"),
                          QStringLiteral("-F")} +
                  m_options);
        m_server.setProcessChannelMode(QProcess::MergedChannels);
        m_server.start();
        QByteArray said;
        while (!said.contains("ready to accept connections")) {
            if (!m_server.waitForReadyRead(60'000))
                return QStringLiteral("the server did not start: ") + QString::fromUtf8(said);
            said += m_server.readAll();
        }
        return {};
    }

    static int freePort()
    {
        const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        auto* general = reinterpret_cast<sockaddr*>(&address);
        if (::bind(socket, general, length) != 0 || ::getsockname(socket, general, &length) != 0)
            qFatal("no free port");
        ::close(socket);
        return ntohs(address.sin_port);
    }

    QString m_problem, m_programs, m_folder;
    QStringList m_options;
    uid_t m_uid = ::geteuid();
    gid_t m_gid = ::getegid();
    int m_port = 0, m_count = 0;
    QProcess m_server;
};

} // namespace mixdesk::support
