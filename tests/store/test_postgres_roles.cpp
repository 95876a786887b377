// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/audit_repository.h"
#include "core/store/mask_repository.h"
#include "core/store/score_repository.h"
#include "core/store/threshold_repository.h"
#include "core/store/verdict_repository.h"
#include "store/plant_roles.h"
#include "store/store_fixture.h"

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

const Actor kAnna{QStringLiteral("anna"), QStringLiteral("line 1")};
const QString kImage = QStringLiteral("screw/test/scratch/007.png");

VerdictRecord verdict(qint64 replaces)
{
    VerdictRecord record;
    record.image = kImage;
    record.decision = Decision::NotOk;
    record.replaces = replaces;
    record.uuid = QString::number(replaces);
    return record;
}

ReviewedImage content(char letter)
{
    return {0, kImage, 10, QString(64, QLatin1Char(letter))};
}

} // namespace

/// What packaging/postgresql-roles.sql lets each role do on a real server, and what not.
class TestPostgresRoles : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<PostgresServer>();
        if (!m_server->problem().isEmpty())
            QSKIP(qPrintable(QStringLiteral("No PostgreSQL: ") + m_server->problem()));
        m_roles = std::make_unique<PlantRoles>(*m_server);
        QCOMPARE(m_roles->setUp(), QString());
        QCOMPARE(m_roles->runScript(), QString()); // once more changes nothing
    }
    void cleanupTestCase()
    {
        m_roles.reset();
        m_server.reset();
    }

    void anInspectorDoesTheWorkOfTheWindow()
    {
        auto opened = Database::open(m_roles->address(PlantRoles::inspector()));
        VERIFY_OK(opened);
        Database& database = **opened;
        RunRepository runs(database);
        auto run = runs.add(runNamed(QStringLiteral("first")));
        VERIFY_OK(run);
        run->epochs = 3;
        VERIFY_OK(runs.update(*run));

        ThresholdRepository thresholds(database);
        ThresholdVersion version;
        version.run = QStringLiteral("first");
        version.yaml = QStringLiteral("T: 1");
        VERIFY_OK(thresholds.add(version));
        VERIFY_OK(thresholds.saveDraft(version.run, QStringLiteral("draft"), QString()));
        VERIFY_OK(thresholds.clearDraft(version.run));

        StoredScore score;
        score.image = kImage;
        ScoreRepository scores(database);
        for (const char* model : {"old weights", "new weights"})
            VERIFY_OK(scores.put(version.run, QLatin1String(model), QStringLiteral("key"),
                                 {score, score}));
        VERIFY_OK(scores.clear(version.run));

        VerdictRepository verdicts(database);
        VERIFY_OK(DefectTypeRepository(database).add(QStringLiteral("screw"),
                                                     QStringLiteral("scratch"), kAnna));
        const auto first = verdicts.add({verdict(0)}, kAnna);
        VERIFY_OK(first);
        const qint64 id = std::get<std::vector<VerdictRecord>>(*first).front().id;
        VERIFY_OK(verdicts.add({verdict(id)}, {content('a')}, kAnna));
        VERIFY_OK(ImageRepository(database).require(content('b'), kAnna)); // replaced
        QCOMPARE(ImageRepository(database).all()->size(), std::size_t(2));

        StoredMask mask;
        mask.image = kImage;
        mask.defectType = QStringLiteral("scratch");
        mask.width = mask.height = 8;
        mask.tiles = {{0, 0, QByteArray(8, '\x3c')}};
        MaskRepository masks(database);
        VERIFY_OK(masks.store(mask, QStringLiteral("stroke"), kAnna));
        mask.revision = 1;
        mask.tiles = {{0, 0, {}}};
        VERIFY_OK(masks.store(mask, QStringLiteral("erase"), kAnna));
        QVERIFY(AuditRepository(database).verify()->sound());
    }

    void whatIsSaidStaysSaid_data()
    {
        QTest::addColumn<QString>("sql");
        const auto row = [](const char* sql) { QTest::newRow(sql) << QString::fromUtf8(sql); };
        row("UPDATE verdicts SET decision = 'ok'");
        row("UPDATE verdicts SET uuid = ''");
        row("DELETE FROM verdicts");
        row("TRUNCATE verdicts CASCADE");
        row("UPDATE audit SET details = '{}'");
        row("DELETE FROM audit");
        row("DELETE FROM audit_head");
        row("INSERT INTO audit_head (id, sequence, hash) VALUES (2, 0, '')");
        row("UPDATE threshold_versions SET yaml = ''");
        row("DELETE FROM threshold_versions");
        row("DELETE FROM images");
        row("UPDATE images SET id = 9");
        row("UPDATE defect_types SET name = 'dent'");
        row("DELETE FROM defect_types");
        row("DELETE FROM masks");
        row("UPDATE masks SET image_id = 9");
        row("DELETE FROM runs");
        row("UPDATE schema_version SET version = 9");
        row("DROP TABLE verdicts");
        row("ALTER TABLE verdicts DISABLE TRIGGER ALL");
        row("CREATE TABLE mine (id INTEGER)");
        row("CREATE FUNCTION f() RETURNS INTEGER LANGUAGE sql AS 'SELECT 1'");
        row("COPY verdicts TO PROGRAM 'cat'");
    }

    void whatIsSaidStaysSaid()
    {
        QFETCH(QString, sql);
        for (const QString& who : {PlantRoles::inspector(), PlantRoles::reader()}) {
            auto database = Database::open(m_roles->address(who)).value();
            const auto refused = database->run(sql);
            QVERIFY2(!refused, qPrintable(who));
            QCOMPARE(refused.error().code, ErrorCode::Unwritable);
            QVERIFY(contains(refused.error().message, "may not write"));
        }
    }

    void aReaderReadsAndNothingElse()
    {
        auto opened = Database::open(m_roles->address(PlantRoles::reader()));
        VERIFY_OK(opened);
        Database& database = **opened;
        VERIFY_OK(VerdictRepository(database).since(0));
        QVERIFY(AuditRepository(database).verify()->sound());
        for (const char* table : {"runs", "threshold_versions", "threshold_drafts", "scores",
                                  "images", "masks", "mask_tiles", "defect_types"})
            VERIFY_OK(database.run(QStringLiteral("SELECT * FROM ") + QLatin1String(table)));
        VerdictRecord own = verdict(0);
        own.image = QStringLiteral("new.png");
        own.uuid.clear();
        const auto refused = VerdictRepository(database).add({own}, kAnna);
        QVERIFY(!refused);
        QVERIFY(contains(refused.error().message, "'olga' may not write"));
        QVERIFY(!database.run(QStringLiteral("DELETE FROM scores")));
        QVERIFY(!database.run(QStringLiteral("DELETE FROM threshold_drafts")));
    }

    /// A database of an earlier version is updated by its owner alone.
    void whoIsNotTheOwnerUpdatesNothing()
    {
        std::vector<Migration> next = programMigrations();
        const int version = next.back().version + 1;
        next.push_back({version, version, QStringLiteral("CREATE TABLE more (id INTEGER);")});
        DatabaseOptions options = optionsWith(next);
        QTemporaryDir backups;
        DatabaseAddress address = m_roles->address(PlantRoles::inspector());
        address.backupFolder = backups.path().toStdString();
        QVERIFY(!Database::open(address, options));
        VERIFY_OK(Database::open(address));
    }

private:
    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<PlantRoles> m_roles;
};

QTEST_GUILESS_MAIN(TestPostgresRoles)
#include "test_postgres_roles.moc"
