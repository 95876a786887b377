// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/audit_repository.h"
#include "core/store/project.h"
#include "core/store/verdict_repository.h"
#include "store/store_fixture.h"

#include <atomic>
#include <thread>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

const Actor kAnna{QStringLiteral("anna"), QStringLiteral("line 1")};

VerdictRecord verdictOf(const QString& image)
{
    VerdictRecord verdict;
    verdict.image = image;
    verdict.decision = Decision::Ok;
    return verdict;
}

/// Puts PGPASSWORD back at its end.
class OtherPassword
{
public:
    explicit OtherPassword(const QByteArray& password) { qputenv("PGPASSWORD", password); }
    ~OtherPassword() { qputenv("PGPASSWORD", PostgresServer::password()); }
};

} // namespace

/// What is particular to a server; the repositories' own tests run on both.
class TestPostgres : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<PostgresServer>();
        if (!m_server->problem().isEmpty())
            QSKIP(qPrintable(QStringLiteral("No PostgreSQL: ") + m_server->problem()));
        serverOfTests() = m_server.get();
    }

    void cleanupTestCase()
    {
        serverOfTests() = nullptr;
        m_server.reset();
    }

    void aNewDatabaseGetsEveryTableAndTheRightManners()
    {
        Scratch scratch;
        auto database = scratch.open();
        QCOMPARE(valueOf(*database, QStringLiteral("SELECT version FROM schema_version")).toInt(),
                 programMigrations().back().version);
        QCOMPARE(valueOf(*database, QStringLiteral("SHOW synchronous_commit")).toString(),
                 QStringLiteral("on"));
        QCOMPARE(valueOf(*database, QStringLiteral("SHOW lock_timeout")).toString(),
                 QStringLiteral("5s"));
        VERIFY_OK(database->check());
        const auto orphan = database->run(
            QStringLiteral("INSERT INTO threshold_drafts VALUES ('none', '', '', '')"));
        QVERIFY(!orphan);
        QVERIFY(contains(orphan.error().message, "refuses the change"));
        VERIFY_OK(database->run(QStringLiteral("SELECT 1")));
    }

    void addressesAreReadOrRefused_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("name"); // empty: refused
        QTest::addColumn<QString>("part");
        const auto row = [](const char* url, const char* name, const char* part = "") {
            QTest::newRow(url) << QString::fromUtf8(url) << QString::fromUtf8(name)
                               << QString::fromUtf8(part);
        };
        row("postgresql://anna@server/plant", "postgresql://anna@server/plant");
        row("postgres://anna@server:5432/plant", "postgresql://anna@server/plant");
        row("postgresql://anna@10.0.0.7:6000/plant?sslmode=verify-full",
            "postgresql://anna@10.0.0.7:6000/plant?sslmode=verify-full");
        row("postgresql://anna@[::1]/plant", "postgresql://anna@[::1]/plant");
        row("postgresql://anna@server/plant?sslrootcert=/etc/our%20plant.crt&sslmode=verify-ca",
            "postgresql://anna@server/plant?sslmode=verify-ca&sslrootcert=/etc/our%20plant.crt");
        row("postgresql://anna@server/plant?sslrootcert=plant.crt", "", "absolute path");
        row("postgresql://anna@server/plant?sslrootcert=/a';host=b", "", "absolute path");
        row("postgresql://anna@server/plant?sslrootcert=/a%3Bpassword=geheim", "", "absolute path");
        row("postgresql://anna@server/plant?sslrootcert=/a&sslrootcert=/b", "", "absolute path");
        row("postgresql://anna:geheim@server/plant", "", "must not hold a password");
        row("postgresql://anna@server/plant?password=geheim", "", "must not hold a password");
        row("postgresql://anna@server/plant?sslmode=none", "", "sslmode=MODE");
        row("postgresql://anna@server/plant?options=-c", "", "sslmode=MODE");
        row("postgresql://server/plant", "", "write it as");
        row("postgresql://anna@/plant", "", "write it as");
        row("postgresql://anna@server", "", "write it as");
        row("postgresql://anna@server/", "", "write it as");
        row("postgresql://anna@server/a/b", "", "write it as");
        row("postgresql://an%27na@server/plant", "", "write it as");
        row("postgresql://anna@server/a%3Bpassword=b", "", "write it as");
        row("postgresql://anna@server/a%20host=b", "", "write it as");
        row("mysql://anna@server/plant", "", "write it as");
        row("plant.sqlite", "", "write it as");
        row("", "", "write it as");
    }

    void addressesAreReadOrRefused()
    {
        QFETCH(QString, url);
        QFETCH(QString, name);
        QFETCH(QString, part);
        const auto address = DatabaseAddress::parseServer(url.toStdString());
        if (!name.isEmpty()) {
            VERIFY_OK(address);
            QVERIFY(address->isServer());
            QCOMPARE(QString::fromStdString(address->name()), name);
            return;
        }
        QVERIFY(!address);
        QVERIFY(contains(address.error().message, part.toStdString()));
        QVERIFY(address.error().message.find("geheim") == std::string::npos);
    }

    void aProjectOnAServerHoldsNoPassword()
    {
        Scratch scratch;
        ProjectSettings settings;
        settings.dataset = "/data";
        settings.database = scratch.address.name();
        const fs::path folder = scratch.folder / "plant";
        auto project = Project::create(folder, settings);
        VERIFY_OK(project);
        QVERIFY(!fs::exists(project->databaseFile()));
        const std::string text = *readFile(project->file());
        QVERIFY(contains(text, "version: 2\n"));
        QVERIFY(contains(text, "database: \"postgresql://inspector@127.0.0.1:"));
        QVERIFY(text.find(PostgresServer::password().toStdString()) == std::string::npos);
        auto opened = Project::open(folder);
        VERIFY_OK(opened);
        QVERIFY(opened->databaseAddress().isServer());
        auto database = Database::open(opened->databaseAddress());
        VERIFY_OK(database);
        QVERIFY((*database)->address().isServer());

        settings = opened->settings();
        settings.database = "postgresql://anna:geheim@server/plant";
        const auto refused = opened->save(settings);
        QVERIFY(!refused);
        QVERIFY(contains(refused.error().message, "must not hold a password"));
    }

    void whoCannotConnectIsToldWhatToLookAt()
    {
        Scratch scratch;
        {
            const OtherPassword wrong("wrong");
            const auto refused = Database::open(scratch.address);
            QVERIFY(!refused);
            QVERIFY(contains(refused.error().message, "Cannot connect"));
            QVERIFY(contains(refused.error().message, "PGPASSWORD"));
            QVERIFY(contains(refused.error().message, "password authentication failed"));
            QVERIFY(refused.error().message.find("wrong") == std::string::npos);
        }
        const auto missing = Database::open(m_server->address(QStringLiteral("nowhere")));
        QVERIFY(!missing);
        QVERIFY(contains(missing.error().message, "does not exist"));
        DatabaseAddress closed = scratch.address;
        closed.port = 1;
        QVERIFY(contains(Database::open(closed).error().message, "Cannot connect"));
    }

    void aForeignOrStrangeDatabaseIsRefused()
    {
        Scratch scratch;
        const auto latin =
            Database::open(m_server->address(m_server->makeDatabase(QStringLiteral("LATIN1"))));
        QVERIFY(!latin);
        QVERIFY(contains(latin.error().message, "UTF-8"));
        {
            auto database = scratch.open(optionsWith({}));
            VERIFY_OK(database->run(QStringLiteral("CREATE TABLE customers (id INTEGER)")));
        }
        const auto foreign = Database::open(scratch.address);
        QVERIFY(!foreign);
        QVERIFY(contains(foreign.error().message, "of another program"));
    }

    void whoHasNoRightsIsToldSo()
    {
        Scratch scratch;
        scratch.open();
        m_server->run(QStringLiteral("CREATE ROLE guest LOGIN PASSWORD '%1'")
                          .arg(QString::fromUtf8(PostgresServer::password())));
        DatabaseAddress guest = scratch.address;
        guest.user = QStringLiteral("guest");
        const auto refused = Database::open(guest);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Unwritable);
        QVERIFY(contains(refused.error().message, "The user 'guest' may not"));
    }

    void manyStationsOpenOneDatabaseAtOnce()
    {
        Scratch scratch;
        std::atomic<int> opened{0};
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([&scratch, &opened] {
                auto database = Database::open(scratch.address);
                if (!database)
                    qWarning("%s", database.error().message.c_str());
                opened += bool(database);
            });
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(opened.load(), 8);
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

    void aLostConnectionIsOneErrorAndThenItIsBack()
    {
        Scratch scratch;
        auto database = scratch.open();
        VerdictRepository verdicts(*database);
        VERIFY_OK(verdicts.add({verdictOf(QStringLiteral("a.png"))}, kAnna));
        m_server->stop();
        const auto lost = verdicts.current();
        QVERIFY(!lost);
        QVERIFY(contains(lost.error().message, "is lost"));
        const auto still = verdicts.current();
        QVERIFY(!still);
        QVERIFY(contains(still.error().message, "Cannot connect"));
        QVERIFY(m_server->startAgain());
        const auto back = verdicts.current();
        VERIFY_OK(back);
        QCOMPARE(back->size(), std::size_t(1));
        QCOMPARE(valueOf(*database, QStringLiteral("SHOW lock_timeout")).toString(),
                 QStringLiteral("5s"));
    }

    void aConnectionLostInATransactionStoresNothing()
    {
        Scratch scratch;
        auto database = scratch.open();
        auto transaction = Transaction::begin(*database);
        VERIFY_OK(transaction);
        addRun(*database, QStringLiteral("lost"));
        m_server->stop();
        QVERIFY(m_server->startAgain());
        QVERIFY(!RunRepository(*database).add(runNamed(QStringLiteral("later"))));
        // The server is back, but a part of the change must not be stored without the other.
        QVERIFY(!RunRepository(*database).add(runNamed(QStringLiteral("last"))));
        QVERIFY(!transaction->commit());
        QCOMPARE(runCount(*database), 0);
        addRun(*database, QStringLiteral("new"));
        QCOMPARE(runCount(*database), 1);
        QVERIFY(AuditRepository(*database).verify()->sound());
    }

    void aServerProvesWhoItIs()
    {
        Scratch scratch;
        const QString certificate = m_server->startAgainWithTls();
        if (certificate.isEmpty())
            QSKIP("openssl is not installed");
        DatabaseAddress address = scratch.address;
        address.sslMode = QStringLiteral("verify-full");
        address.sslRootCert = QString::fromStdString((scratch.folder / "the root.crt").string());
        QVERIFY(QFile::copy(certificate, address.sslRootCert));
        const auto written = DatabaseAddress::parseServer(address.name()); // as project.yaml's
        VERIFY_OK(written);
        QCOMPARE(written->sslRootCert, address.sslRootCert);
        {
            auto database = Database::open(*written);
            VERIFY_OK(database);
            QVERIFY(valueOf(**database, QStringLiteral("SELECT ssl FROM pg_stat_ssl WHERE pid = "
                                                       "pg_backend_pid()"))
                        .toBool());
        }
        DatabaseAddress elsewhere = *written; // the certificate names another
        elsewhere.host = QStringLiteral("localhost");
        const auto foreign = Database::open(elsewhere);
        QVERIFY(!foreign);
        QVERIFY(contains(foreign.error().message, "Cannot connect"));
        QVERIFY(contains(foreign.error().message, "does not match host name"));
        elsewhere.sslMode = QStringLiteral("verify-ca");
        VERIFY_OK(Database::open(elsewhere));

        DatabaseAddress missing = *written;
        missing.sslRootCert += QStringLiteral(".gone");
        const auto unproven = Database::open(missing);
        QVERIFY(!unproven);
        QVERIFY(contains(unproven.error().message, "does not exist"));
        QVERIFY(unproven.error().message.find(PostgresServer::password().toStdString()) ==
                std::string::npos);
    }

    void anUpdateWithoutAPlaceForTheCopyIsRefused()
    {
        Scratch scratch;
        std::vector<Migration> one = programMigrations();
        one.resize(1);
        scratch.open(optionsWith(one));
        DatabaseAddress nowhere = scratch.address;
        nowhere.backupFolder.clear();
        const auto refused = Database::open(nowhere);
        QVERIFY(!refused);
        QVERIFY(contains(refused.error().message, "place for a copy"));
        {
            const QByteArray path = qgetenv("PATH");
            qputenv("PATH", "/nowhere");
            const auto without = Database::open(scratch.address);
            qputenv("PATH", path);
            QVERIFY(!without);
            QVERIFY(contains(without.error().message, "postgresql-client"));
        }
        scratch.open();
        QVERIFY(fs::exists(scratch.folder / "project.postgresql.backup-v1"));
    }

private:
    std::unique_ptr<PostgresServer> m_server;
};

QTEST_GUILESS_MAIN(TestPostgres)
#include "test_postgres.moc"
