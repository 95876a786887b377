// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include "core/store/sql_error.h"
#include "store/store_fixture.h"

#include <thread>

using namespace mixdesk;
using namespace mixdesk::support;

class TestDatabase : public QObject
{
    Q_OBJECT

private slots:
    void aNewFileGetsEveryTableAndTheRightManners()
    {
        Scratch scratch;
        auto database = scratch.open();
        QCOMPARE(valueOf(*database, QStringLiteral("SELECT version FROM schema_version")).toInt(),
                 programMigrations().back().version);
        QCOMPARE(valueOf(*database, QStringLiteral("PRAGMA journal_mode")).toString(),
                 QStringLiteral("wal"));
        QCOMPARE(valueOf(*database, QStringLiteral("PRAGMA foreign_keys")).toInt(), 1);
        QCOMPARE(valueOf(*database, QStringLiteral("PRAGMA synchronous")).toInt(), 2);
        QCOMPARE(valueOf(*database, QStringLiteral("PRAGMA busy_timeout")).toInt(), 5000);
        QCOMPARE(runCount(*database), 0);
        const auto orphan = database->run(
            QStringLiteral("INSERT INTO threshold_drafts VALUES ('none', '', '', '')"));
        QVERIFY(!orphan);
        QVERIFY(contains(orphan.error().message, "refuses the change"));
    }

    void whatIsNoDatabaseIsRefusedAndLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("part");
        QTest::newRow("text") << QByteArray("hello") << QByteArray("is not a Mixdesk database");
        QTest::newRow("zeros") << QByteArray(8192, '\0') << QByteArray("is not a Mixdesk database");
        QTest::newRow("head only")
            << QByteArray("SQLite format 3\0", 16) << QByteArray("project.sqlite");
        QTest::newRow("head and noise")
            << QByteArray("SQLite format 3\0", 16) + QByteArray(9000, '\x5a')
            << QByteArray("project.sqlite");
    }

    void whatIsNoDatabaseIsRefusedAndLeftAlone()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, part);
        Scratch scratch;
        VERIFY_OK(writeFileAtomic(scratch.file, bytes.toStdString()));
        const auto refused = Database::open(scratch.file);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Unreadable);
        QVERIFY(contains(refused.error().message, part.toStdString()));
        QCOMPARE(*readFile(scratch.file), bytes.toStdString());
    }

    void aForeignDatabaseIsRefusedAndLeftAlone()
    {
        Scratch scratch;
        {
            auto foreign =
                QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("foreign"));
            foreign.setDatabaseName(QString::fromStdString(scratch.file.string()));
            QVERIFY(foreign.open());
            QSqlQuery query(foreign);
            QVERIFY(query.exec(QStringLiteral("CREATE TABLE schema_version (v TEXT)")));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("foreign"));
        const std::string before = *readFile(scratch.file);
        const auto refused = Database::open(scratch.file);
        QVERIFY(!refused);
        QVERIFY(contains(refused.error().message, "of another program"));
        QCOMPARE(*readFile(scratch.file), before);
    }

    void aDamagedDatabaseIsSaidSo()
    {
        Scratch scratch;
        {
            auto database = scratch.open();
            auto transaction = Transaction::begin(*database);
            for (int i = 0; i < 3000; ++i) // far more pages than the tables' descriptions have
                addRun(*database, QStringLiteral("run %1").arg(i));
            VERIFY_OK(transaction->commit());
        }
        std::string bytes = *readFile(scratch.file);
        const std::string half = bytes.substr(0, bytes.size() / 2);
        VERIFY_OK(writeFileAtomic(scratch.file, half));
        const auto cut = Database::open(scratch.file);
        QVERIFY(!cut);
        QCOMPARE(cut.error().code, ErrorCode::Unreadable);
        QVERIFY(contains(cut.error().message, "is damaged"));

        // Pages of rows scrambled: the file opens, reading tells.
        std::fill(bytes.end() - std::ptrdiff_t(bytes.size() / 2), bytes.end(), '\x5a');
        VERIFY_OK(writeFileAtomic(scratch.file, bytes));
        auto database = Database::open(scratch.file);
        VERIFY_OK(database);
        const auto rows = RunRepository(**database).all();
        QVERIFY(!rows);
        QVERIFY(contains(rows.error().message, "is damaged"));
        const auto checked = (*database)->check();
        QVERIFY(!checked);
        QVERIFY(contains(checked.error().message, "is damaged"));
    }

    void aPlaceThatCannotHoldADatabaseIsSaidSo()
    {
        Scratch scratch;
        auto refused = Database::open(scratch.folder / "no" / "project.sqlite");
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NotFound);
        fs::create_directories(scratch.file);
        refused = Database::open(scratch.file);
        QVERIFY(!refused);
        QVERIFY(contains(refused.error().message, "not a regular file"));
        VERIFY_OK(writeFileAtomic(scratch.folder / "file", "x"));
        refused = Database::open(scratch.folder / "file" / "project.sqlite");
        QVERIFY(!refused);
    }

    void aReadOnlyFileOrFolderIsSaidSo()
    {
        Scratch scratch;
        scratch.open();
        fs::permissions(scratch.folder, fs::perms(0777));
        fs::permissions(scratch.file, fs::perms(0444));
        {
            const WithoutRoot nobody;
            const auto refused = Database::open(scratch.file);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::Unwritable);
            QVERIFY(contains(refused.error().message, "cannot be read and written"));
        }
        fs::permissions(scratch.folder, fs::perms(0555));
        fs::permissions(scratch.file, fs::perms(0666));
        {
            const WithoutRoot nobody;
            const auto refused = Database::open(scratch.file);
            QVERIFY(!refused);
            QVERIFY(contains(refused.error().message, "is not writable"));
        }
        fs::permissions(scratch.folder, fs::perms(0755));
    }

    void twoConnectionsSeeEachOther()
    {
        Scratch scratch;
        auto first = scratch.open();
        auto second = scratch.open();
        addRun(*first, QStringLiteral("a"));
        QCOMPARE(runCount(*second), 1);
        addRun(*second, QStringLiteral("b"));
        QCOMPARE(runCount(*first), 2);
    }

    void aSecondWriterWaitsAndThenSaysWhy()
    {
        Scratch scratch;
        auto first = scratch.open();
        auto second = scratch.open(optionsWith(programMigrations(), 50));
        auto writing = Transaction::begin(*first);
        VERIFY_OK(writing);
        addRun(*first, QStringLiteral("a"));
        QCOMPARE(runCount(*second), 0); // readers do not wait
        const auto refused = Transaction::begin(*second);
        QVERIFY(!refused);
        QVERIFY(contains(refused.error().message, "in use by another program"));
        VERIFY_OK(writing->commit());
        addRun(*second, QStringLiteral("b"));
        QCOMPARE(runCount(*first), 2);
    }

    void aLockedFileIsSaidSo()
    {
        Scratch scratch;
        scratch.open();
        {
            auto other =
                QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
            other.setDatabaseName(QString::fromStdString(scratch.file.string()));
            QVERIFY(other.open());
            QSqlQuery query(other);
            QVERIFY(query.exec(QStringLiteral("PRAGMA journal_mode = DELETE")));
            QVERIFY(query.exec(QStringLiteral("BEGIN EXCLUSIVE")));
            const auto refused = Database::open(scratch.file, optionsWith(programMigrations(), 50));
            QVERIFY(!refused);
            QVERIFY(contains(refused.error().message, "in use by another program"));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("other"));
        scratch.open();
    }

    void aConnectionBelongsToItsThread()
    {
        Scratch scratch;
        auto database = scratch.open();
        std::string message;
        std::thread([&] {
            message = database->run(QStringLiteral("SELECT 1")).error().message;
        }).join();
        QVERIFY(contains(message, "belongs to another thread"));
    }

    void aTransactionNotCommittedIsUndone()
    {
        Scratch scratch;
        auto database = scratch.open();
        {
            auto transaction = Transaction::begin(*database);
            VERIFY_OK(transaction);
            addRun(*database, QStringLiteral("a"));
        }
        QCOMPARE(runCount(*database), 0);
        addRun(*database, QStringLiteral("a"));
        QCOMPARE(runCount(*database), 1);
    }

    void anInnerTransactionJoinsTheOuter()
    {
        Scratch scratch;
        auto database = scratch.open();
        {
            auto outer = Transaction::begin(*database);
            VERIFY_OK(outer);
            addRun(*database, QStringLiteral("a")); // commits a transaction of its own inside
        }
        QCOMPARE(runCount(*database), 0);
        {
            auto outer = Transaction::begin(*database);
            VERIFY_OK(outer);
            addRun(*database, QStringLiteral("a"));
            {
                auto inner = Transaction::begin(*database);
                VERIFY_OK(inner);
            }
            const auto committed = outer->commit();
            QVERIFY(!committed);
            QVERIFY(contains(committed.error().message, "nothing of it was stored"));
        }
        QCOMPARE(runCount(*database), 0);
        addRun(*database, QStringLiteral("a"));
        QCOMPARE(runCount(*database), 1);
    }

    void nullTextsAreEmptyAndNullValuesAreNull()
    {
        Scratch scratch;
        auto database = scratch.open();
        auto query = database->run(QStringLiteral("SELECT typeof(?), typeof(?), typeof(?)"),
                                   {QString(), QVariant(), QStringLiteral("x")});
        VERIFY_OK(query);
        QVERIFY(query->next());
        QCOMPARE(query->value(0).toString(), QStringLiteral("text"));
        QCOMPARE(query->value(1).toString(), QStringLiteral("null"));
        QCOMPARE(query->value(2).toString(), QStringLiteral("text"));
    }

    void aKillInTheMiddleOfATransactionLeavesTheOldState()
    {
        Scratch scratch;
        addRun(*scratch.open(), QStringLiteral("before"));
        inAKilledProcess([&scratch] {
            auto database = scratch.open();
            (void)database->run(QStringLiteral("PRAGMA cache_size = 10")); // pages reach the disk
            auto transaction = Transaction::begin(*database);
            for (int i = 0; i < 3000; ++i)
                addRun(*database, QStringLiteral("lost %1").arg(i));
            dieAtOnce();
        });
        QVERIFY(fs::file_size(scratch.folder / "project.sqlite-wal") > 100'000);
        auto database = scratch.open();
        QCOMPARE(runCount(*database), 1);
        VERIFY_OK(database->check());
    }

    /// As after a power cut: the files as they lay on the disk, without the shared memory.
    void whatWasCommittedIsInTheFiles()
    {
        Scratch scratch, copy;
        auto database = scratch.open();
        addRun(*database, QStringLiteral("committed"));
        auto transaction = Transaction::begin(*database);
        VERIFY_OK(transaction);
        addRun(*database, QStringLiteral("not yet"));
        for (const char* name : {"project.sqlite", "project.sqlite-wal"})
            fs::copy_file(scratch.folder / name, copy.folder / name);
        auto copied = copy.open();
        QCOMPARE(runCount(*copied), 1);
        VERIFY_OK(copied->check());
    }

    void aMissingDriverNamesItsPackage()
    {
        VERIFY_OK(requireSqlDriver(QStringLiteral("QSQLITE")));
        const auto missing = requireSqlDriver(QStringLiteral("QNOSUCH"));
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::Unsupported);
        QVERIFY(contains(missing.error().message, "install the package libqt6sql6-sqlite"));
    }

    void aWrongStatementIsAnError()
    {
        Scratch scratch;
        auto database = scratch.open();
        const auto wrong = database->run(QStringLiteral("SELECT x FROM nowhere"));
        QVERIFY(!wrong);
        QVERIFY(contains(wrong.error().message, "no such table"));
        QVERIFY(contains(wrong.error().message, "project.sqlite"));
    }
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "test_database.moc"
