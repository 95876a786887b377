// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/audit_repository.h"

#include "core/store/audit_details.h"
#include "core/store/mask_repository.h"
#include "core/store/threshold_repository.h"
#include "core/store/verdict_repository.h"
#include "store/store_fixture.h"

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

const Actor kAnna{QStringLiteral("anna"), QStringLiteral("line 1")};
const QString kRun = QStringLiteral("first");

VerdictRecord verdictOf(const char* image, Decision decision)
{
    VerdictRecord verdict;
    verdict.image = QString::fromUtf8(image);
    verdict.decision = decision;
    verdict.className = QStringLiteral("screw");
    verdict.score = 0.1;
    return verdict;
}

/// Ten events: 1 and 3 pictures, 2 and 4 verdicts, 5 and 6 strokes, 7 and 8 threshold versions,
/// 9 a defect type, 10 an export.
void fill(Database& database)
{
    addRun(database, kRun);
    VerdictRepository verdicts(database);
    VERIFY_OK(verdicts.add({verdictOf("a.png", Decision::Ok)}, kAnna));
    VERIFY_OK(verdicts.add({verdictOf("b.png", Decision::NotOk)}, kAnna));
    StoredMask mask;
    mask.image = QStringLiteral("a.png");
    mask.defectType = QStringLiteral("scratch");
    mask.width = mask.height = 512;
    mask.tiles = {{0, 0, QByteArray(8192, '\1')}, {1, 0, QByteArray(8192, '\2')}};
    MaskRepository masks(database);
    VERIFY_OK(masks.store(mask, QStringLiteral("brush"), kAnna));
    mask.revision = 1;
    mask.tiles = {{1, 1, QByteArray(8192, '\3')}};
    VERIFY_OK(masks.store(mask, QStringLiteral("brush"), kAnna));
    ThresholdVersion version;
    version.run = kRun;
    for (const char* yaml : {"one", "two"}) {
        version.yaml = QString::fromUtf8(yaml);
        VERIFY_OK(ThresholdRepository(database).add(version));
    }
    VERIFY_OK(DefectTypeRepository(database).add(QStringLiteral("screw"), QStringLiteral("scratch"),
                                                 kAnna));
    VERIFY_OK(AuditRepository(database).append(QStringLiteral("export"), QStringLiteral("/out"),
                                               {{QStringLiteral("pictures"), 2}}, kAnna));
}

bool has(const AuditReport& report, qint64 sequence, const QString& part)
{
    for (const AuditFinding& finding : report.findings)
        if (finding.sequence == sequence && finding.sentence.contains(part))
            return true;
    for (const AuditFinding& finding : report.findings)
        qWarning("%lld %s: %s", finding.sequence, qPrintable(finding.subject),
                 qPrintable(finding.sentence));
    return false;
}

} // namespace

class TestAudit : public QObject
{
    Q_OBJECT

private slots:
    void everyChangeIsTold()
    {
        Scratch scratch;
        auto database = scratch.open();
        fill(*database);
        AuditRepository audit(*database);
        const auto events = audit.since(0);
        VERIFY_OK(events);
        QStringList kinds;
        for (const AuditEvent& event : *events) {
            kinds << event.kind;
            QCOMPARE(event.sequence, qint64(kinds.size()));
            QVERIFY(event.created.endsWith(QLatin1Char('Z')));
            QVERIFY(!event.author.isEmpty() && !event.station.isEmpty());
            QCOMPARE(event.hash.size(), 64);
        }
        QCOMPARE(kinds.join(QLatin1Char(' ')),
                 QStringLiteral("image verdict image verdict mask mask thresholds thresholds "
                                "defect_type export"));
        QCOMPARE((*events)[1].subject, QStringLiteral("a.png"));
        QVERIFY((*events)[1].details.contains(QLatin1String("\"decision\":\"ok\"")));
        QCOMPARE(*audit.lastSequence(), 10);
        QCOMPARE(audit.since(8)->size(), std::size_t(2));
        QCOMPARE(audit.since(0, 3)->size(), std::size_t(3));
        const auto report = audit.verify();
        VERIFY_OK(report);
        QVERIFY(report->sound());
        QCOMPARE(report->events, 10);
        QCOMPARE(report->head, events->back().hash);
        for (const AuditEvent& event : *events)
            QVERIFY(audit.verify(event.hash)->sound()); // a head noted at any time
        QVERIFY(has(*audit.verify(QString(64, QLatin1Char('0'))), 0, QStringLiteral("noted hash")));
    }

    /// The hash as FORMAT.md has it, from another program: echo -n ... | sha256sum
    void theHashIsAsDocumented()
    {
        AuditEvent event;
        event.sequence = 7;
        event.created = QStringLiteral("t");
        event.author = QStringLiteral("jürgen");
        event.kind = QStringLiteral("k");
        event.details = QStringLiteral("{}");
        QCOMPARE(
            auditHash(QStringLiteral("abc"), event),
            QStringLiteral("ca2c40ab56e6395d5573c1a748b2f6837976f6381c42e8cc815ed10a7551c198"));
    }

    void whatIsGivenUpLeavesNoEvent()
    {
        Scratch scratch;
        auto database = scratch.open();
        fill(*database);
        {
            auto transaction = Transaction::begin(*database);
            VERIFY_OK(transaction);
            VERIFY_OK(VerdictRepository(*database).add({verdictOf("c.png", Decision::Ok)}, kAnna));
        }
        const auto report = AuditRepository(*database).verify();
        QVERIFY(report->sound());
        QCOMPARE(report->events, 10);
    }

    void aTableThatIsGoneIsNamed()
    {
        Scratch scratch;
        auto database = scratch.open();
        fill(*database);
        VERIFY_OK(database->run(QStringLiteral("DROP TABLE mask_tiles")));
        const auto report = AuditRepository(*database).verify();
        QVERIFY(!report);
        QVERIFY(contains(report.error().message, "The table 'mask_tiles' was deleted"));
    }

    void aPurgedRunIsNoTampering()
    {
        Scratch scratch;
        auto database = scratch.open();
        fill(*database);
        VERIFY_OK(RunRepository(*database).purge(kRun));
        const auto report = AuditRepository(*database).verify();
        VERIFY_OK(report);
        QVERIFY(report->sound());
        QCOMPARE(report->events, 11);
    }

    void tamperingIsFound_data()
    {
        QTest::addColumn<QString>("statements");
        QTest::addColumn<int>("sequence");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* name, const char* statements, int sequence,
                            const char* part) {
            QTest::newRow(name) << QString::fromUtf8(statements) << sequence
                                << QString::fromUtf8(part);
        };
        // The chain itself.
        row("event edited", "UPDATE audit SET author = 'bernd' WHERE sequence = 10", 10,
            "Event 10 (export of '/out' by bernd");
        row("details edited", "UPDATE audit SET details = '{}' WHERE sequence = 4", 4,
            "was changed, inserted or moved");
        row("details spoilt", "UPDATE audit SET details = '{' WHERE sequence = 4", 4,
            "cannot be read");
        row("event deleted", "DELETE FROM audit WHERE sequence = 5", 5, "Event 5 is missing");
        row("first deleted", "DELETE FROM audit WHERE sequence = 1", 1, "Event 1 is missing");
        row("several deleted", "DELETE FROM audit WHERE sequence BETWEEN 3 AND 6", 3,
            "Events 3 to 6 are missing");
        row("deleted and numbered anew",
            "DELETE FROM audit WHERE sequence = 5;UPDATE audit SET sequence = -sequence WHERE "
            "sequence > 5;UPDATE audit SET sequence = -sequence - 1 WHERE sequence < 0",
            5, "inserted or moved");
        row("event inserted",
            "UPDATE audit SET sequence = -sequence WHERE sequence > 4;UPDATE audit SET sequence = "
            "1 - sequence WHERE sequence < 0;INSERT INTO audit VALUES (5, 't', 'x', 'y', 'export', "
            "'z', '{}', 'abc')",
            5, "inserted or moved");
        row("event added at the end",
            "INSERT INTO audit VALUES (11, 't', 'x', 'y', 'export', 'z', '{}', 'abc')", 11,
            "goes on up to event 11");
        row("event before the first",
            "INSERT INTO audit VALUES (0, 't', 'x', 'y', 'export', 'z', '{}', 'abc')", 0,
            "inserted");
        row("events swapped",
            "UPDATE audit SET sequence = -2 WHERE sequence = 2;UPDATE audit SET sequence = 2 WHERE "
            "sequence = 4;UPDATE audit SET sequence = 4 WHERE sequence = -2",
            2, "moved");
        row("tail cut", "DELETE FROM audit WHERE sequence > 8", 9, "Events 9 to 10 are missing");
        row("all cut", "DELETE FROM audit", 1, "Events 1 to 10 are missing");
        row("head gone", "DELETE FROM audit_head", 10, "lost its head");
        row("head edited", "UPDATE audit_head SET hash = 'abc'", 10, "noted beside the audit");
        row("head turned back", "UPDATE audit_head SET sequence = 9", 10, "goes on");
        // Cut so well that only the rows tell.
        row("tail and head cut",
            "UPDATE audit_head SET sequence = 8, hash = (SELECT hash FROM audit WHERE sequence = "
            "8);DELETE FROM audit WHERE sequence > 8",
            0, "no event tells of it");
        // Rows behind the audit's back.
        row("verdict edited", "UPDATE verdicts SET decision = 'ok' WHERE decision = 'not_ok'", 4,
            "of 'b.png' was changed after event 4, in: decision.");
        row("verdict's reviewer edited", "UPDATE verdicts SET reviewer = 'x' WHERE score = 0.1", 2,
            "in: reviewer.");
        row("score edited", "UPDATE verdicts SET score = 0.10000000000000002", 4, "in: score.");
        row("verdict damaged", "UPDATE verdicts SET decision = 'maybe'", 0, "is damaged");
        row("verdict deleted", "DELETE FROM verdicts WHERE decision = 'ok'", 2, "was deleted");
        row("verdict inserted",
            "INSERT INTO verdicts (id, image_id, study, reviewer, station, created, decision, "
            "class_name, defect_type, comment, flagged, model_hash) SELECT 99, id, '', 'x', 'y', "
            "'t', 'ok', '', '', '', 0, '' FROM images WHERE path = 'b.png'",
            0, "Verdict 99 of 'b.png' was inserted");
        row("verdict moved to another picture",
            "UPDATE verdicts SET image_id = (SELECT id FROM images WHERE path = 'a.png')", 4,
            "in: image.");
        row("pictures swapped",
            "UPDATE images SET path = 'x' WHERE path = 'a.png';UPDATE images SET path = 'a.png' "
            "WHERE path = 'b.png';UPDATE images SET path = 'b.png' WHERE path = 'x'",
            1, "in: path.");
        row("tile edited",
            "UPDATE mask_tiles SET bits = (SELECT bits FROM mask_tiles WHERE tile_y = 1) "
            "WHERE tile_x = 1 AND tile_y = 0",
            5, "Tile (1, 0) of mask 1 of 'a.png' was changed");
        row("tile deleted", "DELETE FROM mask_tiles WHERE tile_y = 1", 6,
            "Tile (1, 1) of mask 1 of 'a.png', which event 6");
        row("tile inserted",
            "INSERT INTO mask_tiles SELECT mask_id, 0, 1, bits FROM mask_tiles "
            "WHERE tile_y = 1",
            6, "Tile (0, 1) of mask 1 of 'a.png' was inserted");
        row("mask edited", "UPDATE masks SET defect_type = 'bent'", 6, "in: defect_type.");
        row("mask's reviewer edited", "UPDATE masks SET reviewer = 'x'", 6, "another person");
        row("mask deleted", "DELETE FROM masks", 6, "was deleted");
        row("threshold text edited", "UPDATE threshold_versions SET yaml = 'x' WHERE number = 1", 7,
            "in: yaml.");
        row("threshold hash edited", "UPDATE threshold_versions SET hash = 'x' WHERE number = 2", 8,
            "in: hash.");
        row("threshold origin edited", "UPDATE threshold_versions SET origin = 'x'", 0,
            "is damaged");
        row("threshold version deleted", "DELETE FROM threshold_versions WHERE number = 1", 7,
            "was deleted");
        row("threshold version inserted",
            "INSERT INTO threshold_versions SELECT 99, run, 99, comment, author, created, origin, "
            "hash, yaml, bands, summary FROM threshold_versions WHERE number = 1",
            0, "99 of 'first' was inserted");
        row("defect type edited", "UPDATE defect_types SET name = 'bent'", 9, "in: name.");
        row("defect type deleted", "DELETE FROM defect_types", 9, "was deleted");
    }

    void tamperingIsFound()
    {
        QFETCH(QString, statements);
        QFETCH(int, sequence);
        QFETCH(QString, part);
        Scratch scratch;
        auto database = scratch.open();
        fill(*database);
        AuditRepository audit(*database);
        QVERIFY(audit.verify()->sound());
        const QStringList all = statements.split(QLatin1Char(';'));
        for (const QString& statement : all)
            VERIFY_OK(database->run(statement));
        const auto report = audit.verify();
        VERIFY_OK(report);
        QVERIFY(has(*report, sequence, part));
    }

    void valuesThatReadTheSameAreFound_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("column");
        const auto row = [](const char* table, const char* change, const char* column) {
            QTest::newRow(change) << QString(QLatin1String(table)) << QString(QLatin1String(change))
                                  << QString(QLatin1String(column));
        };
        row("verdicts", "replaces = 0", "replaces");
        row("verdicts", "flagged = 2, comment = comment", "flagged");
        if (serverOfTests())
            return; // it takes no value of another kind
        row("verdicts", "flagged = 'x'", "flagged");
        row("verdicts", "comment = x''", "comment");
        row("verdicts", "reviewer = x'616e6e61'", "reviewer");
        row("images", "size = 'x'", "size");
        row("masks", "defect_type = x'73637261746368'", "defect_type");
        row("mask_tiles", "bits = CAST(bits AS TEXT)", "bits");
        row("threshold_versions", "comment = x''", "comment");
        row("defect_types", "class_name = x'7363726577'", "class_name");
        row("audit", "details = CAST(details AS BLOB)", "details");
    }

    void valuesThatReadTheSameAreFound()
    {
        QFETCH(QString, table);
        QFETCH(QString, change);
        QFETCH(QString, column);
        Scratch scratch;
        auto database = scratch.open();
        fill(*database);
        VerdictRecord flagged = verdictOf("c.png", Decision::Ok);
        flagged.flagged = true;
        VERIFY_OK(VerdictRepository(*database).add({flagged}, kAnna));
        AuditRepository audit(*database);
        QVERIFY(audit.verify()->sound());
        VERIFY_OK(database->run(QStringLiteral("UPDATE %1 SET %2").arg(table, change)));
        const auto report = audit.verify();
        VERIFY_OK(report);
        QVERIFY(has(*report, 0,
                    QStringLiteral("of the table %1 was changed behind the audit's back: its '%2' "
                                   "is of a kind")
                        .arg(table, column)));
    }

    /// Who edits an event and gives it the hash that fits is betrayed by the one after it.
    void anEventRewrittenWithItsHashIsFound()
    {
        Scratch scratch;
        auto database = scratch.open();
        fill(*database);
        AuditRepository audit(*database);
        const auto events = audit.since(0);
        AuditEvent event = (*events)[9 - 1];
        event.author = QStringLiteral("bernd");
        event.hash = auditHash((*events)[8 - 1].hash, event);
        VERIFY_OK(database->run(
            QStringLiteral("UPDATE audit SET author = ?, hash = ? WHERE sequence = 9"),
            {event.author, event.hash}));
        const auto report = audit.verify();
        QCOMPARE(report->findings.size(), std::size_t(1));
        QVERIFY(has(*report, 10, QStringLiteral("the event before it")));
    }

    /// Who writes the whole rest of the chain anew, rows and head too, is found by a noted head.
    void aChainWrittenAnewIsFoundByANotedHead()
    {
        Scratch scratch;
        auto database = scratch.open();
        fill(*database);
        AuditRepository audit(*database);
        auto events = *audit.since(0);
        const QString noted = events.back().hash;
        events[9].author = QStringLiteral("bernd");
        events[9].hash = auditHash(events[8].hash, events[9]);
        VERIFY_OK(database->run(
            QStringLiteral("UPDATE audit SET author = ?, hash = ? WHERE sequence = 10"),
            {events[9].author, events[9].hash}));
        VERIFY_OK(
            database->run(QStringLiteral("UPDATE audit_head SET hash = ?"), {events[9].hash}));
        QVERIFY(audit.verify()->sound());
        QVERIFY(has(*audit.verify(noted), 0, QStringLiteral("noted hash")));
    }

    void aCheckCanBeStopped()
    {
        Scratch scratch;
        auto database = scratch.open();
        StopSource stop;
        stop.requestStop();
        const auto report = AuditRepository(*database).verify({}, stop.token());
        QVERIFY(!report);
        QVERIFY(report.error().cancelled());
    }
};

STORE_TEST_MAIN(TestAudit)
#include "test_audit.moc"
