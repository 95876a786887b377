// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrations.h"

#include "core/base/hash.h"
#include "store/store_fixture.h"

#include <atomic>
#include <thread>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

/// As a later version of the program might bring it.
Migration secondStep(int requiredVersion = 1)
{
    return {2, requiredVersion,
            QStringLiteral("-- more\nCREATE TABLE extra (id INTEGER PRIMARY KEY);\n\n"
                           "UPDATE runs SET preset = 'new' WHERE name = 'kept';\n")};
}

std::vector<Migration> withSecond(const Migration& second)
{
    std::vector<Migration> migrations = programMigrations();
    migrations.resize(1);
    migrations.push_back(second);
    return migrations;
}

DatabaseOptions firstVersion()
{
    std::vector<Migration> migrations = programMigrations();
    migrations.resize(1);
    return optionsWith(migrations);
}

} // namespace

class TestMigrations : public QObject
{
    Q_OBJECT

private slots:
    void migrationsAreNumberedWithoutAGap()
    {
        int expected = 1;
        for (const Migration& migration : programMigrations()) {
            QCOMPARE(migration.version, expected++);
            QVERIFY(migration.requiredVersion <= migration.version);
            QVERIFY(!splitStatements(migration.sql).isEmpty());
        }
    }

    /// Databases out there were made by these texts: a change belongs into a migration of its own.
    void releasedMigrationsStayAsTheyAre()
    {
        const std::vector<std::string> released = {
            "8795bc4f7215c54665ea61bd10f6e5adf375e5982896f02049a3d9b350ace045",
            "7f4639114f07e4cd983ec72355e254b8f8c8410569c0d1028166d5f539f6034c",
            "3b6b4f1de33800aa772e1a832642536d95eaf8db1d5d7d4e6c35877ef68aafc3"};
        const auto migrations = programMigrations();
        QVERIFY(migrations.size() >= released.size());
        for (std::size_t i = 0; i < released.size(); ++i)
            QCOMPARE(sha256Hex(migrations[i].sql.toStdString()), released[i]);
    }

    void statementsEndBeforeAnEmptyLine()
    {
        const QStringList statements = splitStatements(QStringLiteral(
            "-- a comment; not a statement\nCREATE TABLE a (b TEXT);\n\n\n"
            "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n  DELETE FROM a;\n  SELECT 1;\nEND;\n\n"
            "INSERT INTO a\n\nVALUES ('x');\n-- the end\n"));
        QCOMPARE(statements.size(), 3);
        QCOMPARE(statements[0], QStringLiteral("CREATE TABLE a (b TEXT);"));
        QVERIFY(statements[1].startsWith(QLatin1String("CREATE TRIGGER")));
        QVERIFY(statements[1].endsWith(QLatin1String("END;")));
        QVERIFY(statements[2].endsWith(QLatin1String("('x');")));
        QVERIFY(splitStatements(QStringLiteral("-- nothing\n\n")).isEmpty());
    }

    void anOlderDatabaseIsCopiedAndBroughtUp()
    {
        Scratch scratch;
        addRun(*scratch.open(firstVersion()), QStringLiteral("kept"));
        const fs::path copy = scratch.folder / "project.sqlite.backup-v1";
        QVERIFY(!fs::exists(copy));
        {
            auto database = scratch.open(optionsWith(withSecond(secondStep())));
            QCOMPARE(
                valueOf(*database, QStringLiteral("SELECT version FROM schema_version")).toInt(),
                2);
            QCOMPARE(valueOf(*database, QStringLiteral("SELECT preset FROM runs")).toString(),
                     QStringLiteral("new"));
            QVERIFY(fs::exists(copy));
        }
        fs::rename(copy, scratch.file);
        auto older = scratch.open(firstVersion());
        QCOMPARE(runCount(*older), 1);
        QCOMPARE(valueOf(*older, QStringLiteral("SELECT preset FROM runs")).toString(), QString());
    }

    void nothingIsCopiedWhenNothingChanges()
    {
        Scratch scratch;
        scratch.open();
        scratch.open();
        int files = 0;
        for (const auto& entry : fs::directory_iterator(scratch.folder))
            files += entry.path().filename().string().find("backup") != std::string::npos;
        QCOMPARE(files, 0);
        QVERIFY(!fs::exists(scratch.folder / "project.sqlite.updating"));
    }

    void aStepThatFailsLeavesTheDatabaseAsItWas()
    {
        Scratch scratch;
        addRun(*scratch.open(firstVersion()), QStringLiteral("kept"));
        Migration broken = secondStep();
        broken.sql += QStringLiteral("\nINSERT INTO nowhere VALUES (1);\n");
        const auto refused = Database::open(scratch.file, optionsWith(withSecond(broken)));
        QVERIFY(!refused);
        QVERIFY(contains(refused.error().message, "Step 2"));
        auto database = scratch.open(firstVersion());
        QCOMPARE(valueOf(*database, QStringLiteral("SELECT version FROM schema_version")).toInt(),
                 1);
        QCOMPARE(valueOf(*database, QStringLiteral("SELECT preset FROM runs")).toString(),
                 QString());
        QVERIFY(!database->run(QStringLiteral("SELECT * FROM extra")));
    }

    void aBackupThatCannotBeWrittenStopsTheUpdate()
    {
        Scratch scratch;
        scratch.open(firstVersion());
        fs::create_directories(scratch.folder / "project.sqlite.backup-v1" / "full");
        const auto refused = Database::open(scratch.file, optionsWith(withSecond(secondStep())));
        QVERIFY(!refused);
        QVERIFY(contains(refused.error().message, "backup copy"));
        QVERIFY(!fs::exists(scratch.folder / "project.sqlite.backup-v1.part"));
        scratch.open(firstVersion());
    }

    void aNewerDatabaseIsRefusedUnlessItSaysOtherwise()
    {
        Scratch scratch;
        scratch.open(optionsWith(withSecond(secondStep(2))));
        const auto refused = Database::open(scratch.file, firstVersion());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Unsupported);
        QVERIFY(contains(refused.error().message, "newer version of Mixdesk"));

        Scratch compatible;
        compatible.open(optionsWith(withSecond(secondStep(1))));
        VERIFY_OK(Database::open(compatible.file, firstVersion()));
    }

    /// Windows that open a new, or an older, project at the same moment.
    void manyThreadsOpenOneFileAtOnce()
    {
        for (const bool older : {false, true}) {
            Scratch scratch;
            if (older)
                addRun(*scratch.open(firstVersion()), QStringLiteral("kept"));
            std::atomic<int> opened{0};
            std::vector<std::thread> threads;
            for (int i = 0; i < 8; ++i)
                threads.emplace_back([&scratch, &opened] {
                    auto database =
                        Database::open(scratch.file, optionsWith(withSecond(secondStep())));
                    if (!database)
                        qWarning("%s", database.error().message.c_str());
                    opened += bool(database);
                });
            for (std::thread& thread : threads)
                thread.join();
            QCOMPARE(opened.load(), 8);
            if (older) { // the copy is of what was there before, whoever made it
                fs::rename(scratch.folder / "project.sqlite.backup-v1", scratch.file);
                auto database = scratch.open(firstVersion());
                QCOMPARE(valueOf(*database, QStringLiteral("SELECT version FROM schema_version"))
                             .toInt(),
                         1);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestMigrations)
#include "test_migrations.moc"
