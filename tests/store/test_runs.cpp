// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/run_repository.h"

#include "core/store/process_identity.h"
#include "core/store/score_repository.h"
#include "core/store/threshold_repository.h"
#include "store/store_fixture.h"

#include <cmath>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

QStringList namesOf(const Result<std::vector<RunRow>>& rows)
{
    QStringList names;
    for (const RunRow& row : rows.value())
        names << row.name;
    return names;
}

} // namespace

class TestRuns : public QObject
{
    Q_OBJECT

private slots:
    void aRowComesBackFromAnotherConnection()
    {
        Scratch scratch;
        RunRow row = runNamed(QStringLiteral("2026-11-23 compact ä'\"%"), RunState::Failed);
        row.preset = QStringLiteral("compact");
        row.reason = QStringLiteral("The loss is not a number.");
        row.epochs = 12;
        row.epochsPlanned = 40;
        row.bestF1 = 0.1 + 0.2;
        row.modelHash = QString(64, QLatin1Char('a'));
        Result<RunRow> added = row;
        {
            auto database = scratch.open();
            added = RunRepository(*database).add(row);
            VERIFY_OK(added);
        }
        auto database = scratch.open();
        const auto found = RunRepository(*database).byName(row.name);
        VERIFY_OK(found);
        QVERIFY(found->has_value());
        const RunRow& read = **found;
        QCOMPARE(read.id, added->id);
        QVERIFY(read.id > 0);
        QCOMPARE(read.created, added->created);
        QVERIFY(read.created.endsWith(QLatin1Char('Z')));
        QCOMPARE(read.preset, row.preset);
        QVERIFY(read.state == RunState::Failed);
        QCOMPARE(read.reason, row.reason);
        QCOMPARE(read.epochs, 12);
        QCOMPARE(read.epochsPlanned, 40);
        QCOMPARE(*read.bestF1, 0.1 + 0.2);
        QVERIFY(!read.meanAuroc);
        QCOMPARE(read.modelHash, row.modelHash);
        QVERIFY(!read.deleted);
    }

    void updateChangesAllButNameTimeAndDeletion()
    {
        Scratch scratch;
        auto database = scratch.open();
        RunRepository runs(*database);
        RunRow row = *runs.add(runNamed(QStringLiteral("a"), RunState::Running));
        const QString created = row.created;
        VERIFY_OK(runs.markDeleted(row.name));
        row.state = RunState::Finished;
        row.epochs = 3;
        row.bestF1 = 0.5;
        row.meanAuroc = std::nan("");
        row.created = QStringLiteral("never");
        VERIFY_OK(runs.update(row));
        const RunRow read = **runs.byName(row.name);
        QVERIFY(read.state == RunState::Finished);
        QCOMPARE(read.epochs, 3);
        QCOMPARE(*read.bestF1, 0.5);
        QVERIFY(!read.meanAuroc);
        QCOMPARE(read.created, created);
        QVERIFY(read.deleted);
        const auto missing = runs.update(runNamed(QStringLiteral("b")));
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
    }

    void namesAreTakenOnceAndAreFolderNames()
    {
        Scratch scratch;
        auto database = scratch.open();
        RunRepository runs(*database);
        VERIFY_OK(runs.add(runNamed(QStringLiteral("a"))));
        VERIFY_OK(runs.markDeleted(QStringLiteral("a")));
        const auto twice = runs.add(runNamed(QStringLiteral("a")));
        QVERIFY(!twice);
        QVERIFY(contains(twice.error().message, "already has a run 'a'"));
        for (const char* name : {"", ".", "..", "a/b", "/etc"})
            QVERIFY2(!runs.add(runNamed(QString::fromUtf8(name))), name);
    }

    void theListIsNewestFirstWithoutDeletedOnes()
    {
        Scratch scratch;
        auto database = scratch.open();
        RunRepository runs(*database);
        const std::pair<const char*, const char*> rows[] = {{"old", "2026-01-01T00:00:00.000Z"},
                                                            {"new", "2026-03-01T00:00:00.000Z"},
                                                            {"mid", "2026-02-01T00:00:00.000Z"},
                                                            {"mid 2", "2026-02-01T00:00:00.000Z"}};
        for (const auto& [name, created] : rows) {
            RunRow row = runNamed(QString::fromUtf8(name));
            row.created = QString::fromUtf8(created);
            VERIFY_OK(runs.add(row));
        }
        QCOMPARE(namesOf(runs.all()).join(QLatin1Char(',')), QStringLiteral("new,mid 2,mid,old"));
        VERIFY_OK(runs.markDeleted(QStringLiteral("mid")));
        QCOMPARE(namesOf(runs.all()).join(QLatin1Char(',')), QStringLiteral("new,mid 2,old"));
        QCOMPARE(namesOf(runs.deleted()), QStringList(QStringLiteral("mid")));
        VERIFY_OK(runs.undelete(QStringLiteral("mid")));
        QCOMPARE(namesOf(runs.all()).size(), 4);
        QVERIFY(!runs.markDeleted(QStringLiteral("none")));
        QVERIFY(!runs.undelete(QStringLiteral("none")));
    }

    void purgeTakesEverythingOfTheRunAndNothingElse()
    {
        Scratch scratch;
        auto database = scratch.open();
        RunRepository runs(*database);
        ThresholdRepository thresholds(*database);
        ScoreRepository scores(*database);
        for (const QString& name : {QStringLiteral("a"), QStringLiteral("b")}) {
            addRun(*database, name);
            ThresholdVersion version;
            version.run = name;
            VERIFY_OK(thresholds.add(version));
            VERIFY_OK(thresholds.saveDraft(name, QStringLiteral("y"), QString()));
            VERIFY_OK(scores.put(name, QStringLiteral("m"), QStringLiteral("k"), {StoredScore()}));
        }
        VERIFY_OK(runs.purge(QStringLiteral("a")));
        QVERIFY(!runs.byName(QStringLiteral("a"))->has_value());
        QVERIFY(!runs.purge(QStringLiteral("a")));
        for (const char* table :
             {"runs", "threshold_versions", "threshold_drafts", "score_sets", "scores"})
            QCOMPARE(
                valueOf(*database, QStringLiteral("SELECT COUNT(*) FROM ") + QLatin1String(table)),
                QVariant(1));
    }

    void trainingsOfDeadProcessesBecomeInterrupted()
    {
        Scratch scratch;
        scratch.open();
        inAKilledProcess([&scratch] {
            auto database = scratch.open();
            RunRepository runs(*database);
            (void)runs.add(runNamed(QStringLiteral("killed"), RunState::Running));
            (void)runs.add(runNamed(QStringLiteral("done")));
            dieAtOnce();
        });
        auto database = scratch.open();
        RunRepository runs(*database);
        VERIFY_OK(runs.add(runNamed(QStringLiteral("own"), RunState::Running)));
        const auto count = runs.interruptRunning();
        VERIFY_OK(count);
        QCOMPARE(*count, 2);
        QVERIFY((*runs.byName(QStringLiteral("killed")))->state == RunState::Interrupted);
        QVERIFY((*runs.byName(QStringLiteral("own")))->state == RunState::Interrupted);
        QVERIFY((*runs.byName(QStringLiteral("done")))->state == RunState::Finished);
        QCOMPARE(*runs.interruptRunning(), 0);
    }

    void aTrainingInAnotherWindowGoesOn()
    {
        Scratch scratch;
        scratch.open();
        int toParent[2], toChild[2];
        QVERIFY(::pipe(toParent) == 0 && ::pipe(toChild) == 0);
        const pid_t child = ::fork();
        if (child == 0) {
            auto database = scratch.open();
            (void)RunRepository(*database).add(
                runNamed(QStringLiteral("theirs"), RunState::Running));
            char byte = 0;
            (void)!::write(toParent[1], &byte, 1);
            (void)!::read(toChild[0], &byte, 1);
            ::_exit(0);
        }
        char byte = 0;
        QCOMPARE(::read(toParent[0], &byte, 1), ssize_t(1));
        auto database = scratch.open();
        RunRepository runs(*database);
        QCOMPARE(*runs.interruptRunning(), 0);
        QVERIFY((*runs.byName(QStringLiteral("theirs")))->state == RunState::Running);
        QCOMPARE(::write(toChild[1], &byte, 1), ssize_t(1));
        ::waitpid(child, nullptr, 0);
        QCOMPARE(*runs.interruptRunning(), 1);
        for (const int fd : {toParent[0], toParent[1], toChild[0], toChild[1]})
            ::close(fd);
    }

    void identitiesAreOfThisBootAndStation()
    {
        const QString own = thisProcess();
        const QStringList parts = own.split(QLatin1Char('|'));
        QCOMPARE(parts.size(), 4);
        QVERIFY(!anotherProcessRuns(own));
        QVERIFY(!anotherProcessRuns(QString()));
        QVERIFY(!anotherProcessRuns(QStringLiteral("noise")));
        const auto with = [&parts](int index, const QString& value) {
            QStringList changed = parts;
            changed[index] = value;
            return changed.join(QLatin1Char('|'));
        };
        QVERIFY(anotherProcessRuns(with(0, QStringLiteral("elsewhere"))));
        QVERIFY(!anotherProcessRuns(with(1, QStringLiteral("earlier boot"))));
        QVERIFY(!anotherProcessRuns(with(2, QStringLiteral("999999999"))));
        QVERIFY(!anotherProcessRuns(with(3, QStringLiteral("1"))));
    }

    /// Who starts the program and forgets it keeps its remains for as long as he likes.
    void aKilledProcessRunsNoMore()
    {
        int channel[2];
        QCOMPARE(::pipe(channel), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const QByteArray own = thisProcess().toUtf8();
            (void)!::write(channel[1], own.constData(), std::size_t(own.size()));
            ::pause();
            ::_exit(0);
        }
        char text[512];
        const auto size = ::read(channel[0], text, sizeof text);
        QVERIFY(size > 0);
        const QString identity = QString::fromUtf8(text, int(size));
        QVERIFY(anotherProcessRuns(identity));
        ::kill(child, SIGKILL);
        siginfo_t ended = {};
        QCOMPARE(::waitid(P_PID, id_t(child), &ended, WEXITED | WNOWAIT), 0); // leaves it a zombie
        QVERIFY(!anotherProcessRuns(identity));
        QCOMPARE(::waitpid(child, nullptr, 0), child);
        QVERIFY(!anotherProcessRuns(identity));
        ::close(channel[0]);
        ::close(channel[1]);
    }

    void aDamagedRowIsSaidSo()
    {
        Scratch scratch;
        auto database = scratch.open();
        addRun(*database, QStringLiteral("a"));
        VERIFY_OK(database->run(QStringLiteral("UPDATE runs SET state = 'dancing'")));
        const auto all = RunRepository(*database).all();
        QVERIFY(!all);
        QVERIFY(contains(all.error().message, "row of the run 'a' is damaged"));
    }
};

STORE_TEST_MAIN(TestRuns)
#include "test_runs.moc"
