// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"
#include "core/store/run_repository.h"
#include "store/postgres_server.h"

#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

/// QVERIFY for a Result, which says the error's sentence.
#define VERIFY_OK(result)                                                                          \
    do {                                                                                           \
        const auto& verified = (result);                                                           \
        QVERIFY2(bool(verified), verified ? "" : verified.error().message.c_str());                \
    } while (false)

namespace mixdesk::support {

inline bool contains(const std::string& text, const std::string& part)
{
    if (text.find(part) == std::string::npos)
        qWarning("'%s' lacks '%s'", text.c_str(), part.c_str());
    return text.find(part) != std::string::npos;
}

/// The server that tests run on; null: on SQLite.
inline PostgresServer*& serverOfTests()
{
    static PostgresServer* server = nullptr;
    return server;
}

/// A scratch folder with one database file in it, or beside an empty database on the server.
struct Scratch
{
    QTemporaryDir dir;
    fs::path folder = dir.path().toStdString();
    fs::path file = folder / "project.sqlite";
    DatabaseAddress address = makeAddress();

    std::unique_ptr<Database> open(const DatabaseOptions& options = {}) const
    {
        auto database = Database::open(address, options);
        if (!database)
            qFatal("%s", database.error().message.c_str());
        return std::move(*database);
    }

private:
    DatabaseAddress makeAddress() const
    {
        if (!serverOfTests())
            return file;
        DatabaseAddress made = serverOfTests()->address(serverOfTests()->makeDatabase());
        made.backupFolder = folder;
        return made;
    }
};

inline RunRow runNamed(const QString& name, RunState state = RunState::Finished)
{
    RunRow row;
    row.name = name;
    row.state = state;
    return row;
}

inline void addRun(Database& database, const QString& name)
{
    if (auto row = RunRepository(database).add(runNamed(name)); !row)
        qFatal("%s", row.error().message.c_str());
}

/// The one value a question answers.
inline QVariant valueOf(Database& database, const QString& sql)
{
    auto query = database.run(sql);
    return query && query->next() ? query->value(0) : QVariant();
}

inline DatabaseOptions optionsWith(std::vector<Migration> migrations, int busyTimeout = 5000)
{
    DatabaseOptions options;
    options.migrations = std::move(migrations);
    options.busyTimeout = busyTimeout;
    return options;
}

inline qint64 runCount(Database& database)
{
    return valueOf(database, QStringLiteral("SELECT COUNT(*) FROM runs")).toLongLong();
}

/// Runs `work` in a process of its own. It ends with dieAtOnce(), so that no destructor runs.
template <typename Work> void inAKilledProcess(Work work)
{
    const pid_t child = ::fork();
    if (child == 0) {
        work();
        ::_exit(1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

inline void dieAtOnce()
{
    ::kill(::getpid(), SIGKILL);
}

/// For a while, root is nobody: permissions then deny. Does nothing for other users.
class WithoutRoot
{
public:
    WithoutRoot() : m_changed(::geteuid() == 0 && ::seteuid(65534) == 0) {}
    ~WithoutRoot()
    {
        if (m_changed && ::seteuid(0) != 0)
            qFatal("cannot become root again");
    }

private:
    bool m_changed;
};

/// Runs the tests of a class on SQLite, then once more on a PostgreSQL server of their own.
template <typename Tests> int runOnBothDatabases(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    Tests onFile;
    int failures = QTest::qExec(&onFile, argc, argv);
    PostgresServer server;
    if (!server.problem().isEmpty()) {
        qInfo("SKIP: the same tests on PostgreSQL, because %s.", qPrintable(server.problem()));
        return failures;
    }
    qInfo("The same tests on PostgreSQL:");
    serverOfTests() = &server;
    Tests onServer;
    failures += QTest::qExec(&onServer, argc, argv);
    serverOfTests() = nullptr;
    return failures;
}

} // namespace mixdesk::support

#define STORE_TEST_MAIN(Tests)                                                                     \
    int main(int argc, char** argv)                                                                \
    {                                                                                              \
        return mixdesk::support::runOnBothDatabases<Tests>(argc, argv);                            \
    }
