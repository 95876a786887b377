// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/audit_details.h"
#include "core/store/audit_repository.h"
#include "core/store/threshold_repository.h"
#include "core/store/verdict_repository.h"
#include "store/store_fixture.h"

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

const QString kRun = QStringLiteral("first");

DatabaseOptions version(int number)
{
    std::vector<Migration> migrations = programMigrations();
    migrations.resize(std::size_t(number));
    return optionsWith(migrations);
}

DatabaseOptions versionOne()
{
    return version(1);
}

/// A verdict as the program of version 2 left it: it named none.
VerdictRecord fillVersionTwo(const Scratch& scratch)
{
    auto database = scratch.open(version(2));
    const Actor bernd{QStringLiteral("bernd"), QStringLiteral("line 2")};
    const qint64 image =
        ImageRepository(*database).require({0, QStringLiteral("a.png"), 0, {}}, bernd).value();
    VerdictRecord verdict;
    verdict.image = QStringLiteral("a.png");
    verdict.reviewer = bernd.user;
    verdict.station = bernd.station;
    verdict.created = utcNow();
    verdict.decision = Decision::NotOk;
    verdict.score = verdict.threshold = 0.5;
    verdict.id = database
                     ->insert(QStringLiteral("INSERT INTO verdicts (image_id, study, reviewer, "
                                             "station, created, decision, class_name, "
                                             "defect_type, comment, flagged, score, threshold, "
                                             "model_hash) VALUES (?, '', ?, ?, ?, 'not_ok', '', "
                                             "'', '', 0, 0.5, 0.5, '')"),
                              {image, verdict.reviewer, verdict.station, verdict.created})
                     .value();
    const auto told = AuditRepository(*database).append(QStringLiteral("verdict"), verdict.image,
                                                        verdictDetails(verdict, image), bernd);
    return told ? verdict : VerdictRecord();
}

/// As the program of version 1 left it: it knew no audit.
void fillVersionOne(const Scratch& scratch)
{
    auto database = scratch.open(versionOne());
    addRun(*database, kRun);
    for (int number = 1; number <= 2; ++number)
        VERIFY_OK(database->run(
            QStringLiteral("INSERT INTO threshold_versions (run, number, comment, author, created, "
                           "origin, hash, yaml, bands, summary) VALUES (?, ?, '', 'jürgen', "
                           "'2026-11-20T10:00:00.000Z', 'saved', ?, ?, '', '{}')"),
            {kRun, number, ThresholdRepository::hashOf(QStringLiteral("T: %1").arg(number)),
             QStringLiteral("T: %1").arg(number)}));
    VERIFY_OK(ThresholdRepository(*database).saveDraft(kRun, QStringLiteral("draft"), QString()));
}

fs::path copyOf(const Scratch& scratch)
{
    return scratch.folder / (scratch.address.isServer() ? "project.postgresql.backup-v1"
                                                        : "project.sqlite.backup-v1");
}

} // namespace

class TestUpgrade : public QObject
{
    Q_OBJECT

private slots:
    void versionOneKeepsItsDataAndGetsABaseline()
    {
        Scratch scratch;
        fillVersionOne(scratch);
        QVERIFY(!fs::exists(copyOf(scratch)));
        auto database = scratch.open();
        QVERIFY(fs::exists(copyOf(scratch)));
        QVERIFY(fs::file_size(copyOf(scratch)) > 1000);
        QCOMPARE(valueOf(*database, QStringLiteral("SELECT version FROM schema_version")).toInt(),
                 programMigrations().back().version);
        QCOMPARE(RunRepository(*database).all()->size(), std::size_t(1));
        const auto versions = ThresholdRepository(*database).all(kRun);
        QCOMPARE(versions->size(), std::size_t(2));
        QCOMPARE((*versions)[0].yaml, QStringLiteral("T: 2"));
        QCOMPARE((*versions)[1].user, QStringLiteral("jürgen"));
        QCOMPARE((*ThresholdRepository(*database).draft(kRun))->yaml, QStringLiteral("draft"));

        AuditRepository audit(*database);
        const auto events = audit.since(0);
        QCOMPARE(events->size(), std::size_t(1));
        QCOMPARE(events->front().kind, QStringLiteral("baseline"));
        QVERIFY(events->front().details.contains((*versions)[0].hash));
        QVERIFY(audit.verify()->sound());
        ThresholdVersion next;
        next.run = kRun;
        next.yaml = QStringLiteral("T: 3");
        QCOMPARE(ThresholdRepository(*database).add(next)->number, 3);
        QVERIFY(audit.verify()->sound());
        VERIFY_OK(database->run(
            QStringLiteral("UPDATE threshold_versions SET yaml = 'T: 9' WHERE number = 1")));
        const auto report = audit.verify();
        QCOMPARE(report->findings.size(), std::size_t(1));
        QCOMPARE(report->findings[0].sequence, 1);
        QCOMPARE(report->findings[0].subject, kRun);
    }

    void anEmptyVersionOneNeedsNoBaseline()
    {
        Scratch scratch;
        scratch.open(versionOne());
        auto database = scratch.open();
        const auto report = AuditRepository(*database).verify();
        QVERIFY(report->sound());
        QCOMPARE(report->events, 0);
    }

    void theCopyIsTheDatabaseAsItWas()
    {
        Scratch scratch;
        fillVersionOne(scratch);
        scratch.open();
        Scratch restored;
        if (scratch.address.isServer()) {
            QProcess restore;
            restore.start(QStringLiteral("pg_restore"),
                          {QStringLiteral("--no-password"), QStringLiteral("--dbname"),
                           QString::fromStdString(restored.address.name()),
                           QString::fromStdString(copyOf(scratch).string())});
            QVERIFY(restore.waitForFinished());
            QVERIFY2(restore.exitCode() == 0, restore.readAllStandardError());
        } else {
            fs::rename(copyOf(scratch), restored.file);
        }
        auto older = restored.open(versionOne());
        QCOMPARE(ThresholdRepository(*older).ofAllRuns()->size(), std::size_t(2));
    }

    void whoMayNotUpdateIsToldSoAndChangesNothing()
    {
        Scratch scratch;
        fillVersionOne(scratch);
        DatabaseOptions looking;
        looking.mayUpdate = false;
        const auto refused = Database::open(scratch.address, looking);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Unsupported);
        QVERIFY(contains(refused.error().message, "older version"));
        scratch.open(versionOne());
        scratch.open();
        VERIFY_OK(Database::open(scratch.address, looking));
    }

    void anEmptyDatabaseIsCalledSo()
    {
        Scratch scratch;
        if (!scratch.address.isServer())
            VERIFY_OK(writeFileAtomic(scratch.file, ""));
        DatabaseOptions looking;
        looking.mayUpdate = false;
        const auto refused = Database::open(scratch.address, looking);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NotFound);
        QVERIFY(contains(refused.error().message, "is empty"));
        scratch.open();
        VERIFY_OK(Database::open(scratch.address, looking));
    }

    void versionTwosVerdictsStandAndGoOn()
    {
        Scratch scratch;
        const VerdictRecord before = fillVersionTwo(scratch);
        QVERIFY(before.id > 0);
        auto database = scratch.open();
        AuditRepository audit(*database);
        QVERIFY(audit.verify()->sound());
        const auto verdicts = VerdictRepository(*database).current();
        QCOMPARE(verdicts->size(), std::size_t(1));
        QCOMPARE(verdicts->front().uuid, QString());
        VerdictRecord next = verdicts->front();
        next.replaces = next.id;
        next.uuid = QStringLiteral("5f0c");
        const auto outcome = VerdictRepository(*database).add({next}, {});
        QVERIFY(outcome && std::holds_alternative<std::vector<VerdictRecord>>(*outcome));
        QVERIFY(audit.verify()->sound());
        VERIFY_OK(database->run(QStringLiteral("UPDATE verdicts SET uuid = 'f' WHERE uuid = ''")));
        QCOMPARE(audit.verify()->findings.size(), std::size_t(1));
        VERIFY_OK(database->run(QStringLiteral("UPDATE verdicts SET uuid = '' WHERE uuid = 'f'")));
        VERIFY_OK(database->run(QStringLiteral("UPDATE verdicts SET uuid = '' WHERE uuid <> ''")));
        QCOMPARE(audit.verify()->findings.size(), std::size_t(1));
    }

    /// The program of version 1 would write threshold versions that no event tells of.
    void theProgramOfVersionOneIsKeptOut()
    {
        Scratch scratch;
        scratch.open();
        const auto refused = Database::open(scratch.address, versionOne());
        QVERIFY(!refused);
        QVERIFY(contains(refused.error().message, "newer version of Mixdesk"));
    }
};

STORE_TEST_MAIN(TestUpgrade)
#include "test_upgrade.moc"
