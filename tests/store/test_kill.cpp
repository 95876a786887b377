// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/audit_repository.h"
#include "core/store/mask_repository.h"
#include "core/store/verdict_repository.h"
#include "store/store_fixture.h"

#include <poll.h>
#include <random>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

const QString kImage = QStringLiteral("a.png");
const QString kType = QStringLiteral("scratch");

StoredMask strokeAt(int revision)
{
    StoredMask mask;
    mask.image = kImage;
    mask.defectType = kType;
    mask.width = mask.height = 1024;
    mask.revision = revision;
    for (int i = 0; i < 3; ++i)
        mask.tiles.push_back(
            {(revision + i) % 4, revision / 4 % 4, QByteArray(8192, char(revision % 255 + 1))});
    return mask;
}

/// The verdict that follows `count` others.
VerdictRecord verdictAfter(int count, qint64 replaces)
{
    VerdictRecord verdict;
    verdict.image = kImage;
    verdict.className = QStringLiteral("screw");
    verdict.decision = count % 2 == 0 ? Decision::NotOk : Decision::Ok;
    verdict.comment = QString(200, QLatin1Char(char('a' + count % 26)));
    verdict.score = count;
    verdict.threshold = 0.5;
    verdict.replaces = replaces;
    return verdict;
}

/// What is stored of each.
struct Counts
{
    int strokes = 0, verdicts = 0;
    int all() const { return strokes + verdicts; }
};

std::vector<VerdictRecord> storedVerdicts(Database& database)
{
    auto verdicts = VerdictRepository(database).history(kImage);
    if (!verdicts)
        qFatal("%s", verdicts.error().message.c_str());
    return std::move(*verdicts);
}

int storedRevision(Database& database)
{
    const auto mask = MaskRepository(database).read(kImage, kType);
    if (!mask)
        qFatal("%s", mask.error().message.c_str());
    return *mask ? (*mask)->revision : 0;
}

/// Stores a stroke and a verdict in turn, and tells of each once it is stored. Never returns.
void workForEver(const Scratch& scratch, int pipe)
{
    auto database = scratch.open();
    const auto before = storedVerdicts(*database);
    Counts counts{storedRevision(*database), int(before.size())};
    qint64 newest = before.empty() ? 0 : before.back().id;
    const auto tell = [&] {
        if (::write(pipe, &counts, sizeof counts) < 0)
            ::_exit(2);
    };
    for (;;) {
        const auto stored = MaskRepository(*database).store(strokeAt(counts.strokes),
                                                            QStringLiteral("brush"), localActor());
        if (!stored || stored->conflict)
            ::_exit(1);
        ++counts.strokes;
        tell();
        const auto added =
            VerdictRepository(*database).add({verdictAfter(counts.verdicts, newest)}, localActor());
        const auto* records = added ? std::get_if<std::vector<VerdictRecord>>(&*added) : nullptr;
        if (!records)
            ::_exit(1);
        newest = records->front().id;
        ++counts.verdicts;
        tell();
    }
}

/// What it told until it was killed, which happens that long after it first told something.
Counts lastToldBy(pid_t child, int pipe, int microseconds)
{
    Counts told, last;
    QElapsedTimer timer;
    bool killed = false;
    while (::read(pipe, &told, sizeof told) == ssize_t(sizeof told)) {
        last = told;
        if (!timer.isValid())
            timer.start();
        pollfd waiting = {pipe, POLLIN, 0};
        const qint64 left = microseconds - timer.nsecsElapsed() / 1000;
        const timespec limit = {0, std::max<qint64>(left, 0) * 1000};
        if (!killed && ::ppoll(&waiting, 1, &limit, nullptr) == 0) {
            ::kill(child, SIGKILL); // then read on what it still told
            killed = true;
        }
        if (!killed && left <= 0) {
            ::kill(child, SIGKILL);
            killed = true;
        }
    }
    return last;
}

} // namespace

class TestKill : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsLostButWhatWasInHand()
    {
        Scratch scratch;
        scratch.open();
        std::mt19937 random(20261124);
        std::uniform_int_distribution<int> moment(0, 12'000);
        const int kills = serverOfTests() ? 40 : 200;
        Counts last;
        for (int i = 0; i < kills; ++i) {
            int ends[2];
            QVERIFY(::pipe(ends) == 0);
            const pid_t child = ::fork();
            if (child == 0) {
                ::close(ends[0]);
                workForEver(scratch, ends[1]);
            }
            ::close(ends[1]);
            const Counts told = lastToldBy(child, ends[0], moment(random));
            ::close(ends[0]);
            int status = 0;
            ::waitpid(child, &status, 0);
            QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
            QVERIFY(told.all() > last.all());

            auto database = scratch.open();
            VERIFY_OK(database->check());
            auto alone = Transaction::begin(*database); // a server may still be at the last stroke
            VERIFY_OK(alone);
            const auto verdicts = storedVerdicts(*database);
            const Counts stored{storedRevision(*database), int(verdicts.size())};
            QVERIFY2(stored.strokes >= told.strokes, "a stroke that was told of is lost");
            QVERIFY2(stored.verdicts >= told.verdicts, "a verdict that was told of is lost");
            QVERIFY2(stored.all() <= told.all() + 1, "more than what was in hand");
            for (int n = 0; n < stored.verdicts; ++n) {
                const VerdictRecord& verdict = verdicts[std::size_t(n)];
                const VerdictRecord wanted =
                    verdictAfter(n, n ? verdicts[std::size_t(n - 1)].id : 0);
                QVERIFY(verdict.decision == wanted.decision && verdict.score == wanted.score);
                QVERIFY(verdict.comment == wanted.comment && verdict.replaces == wanted.replaces);
            }
            const auto mask = MaskRepository(*database).read(kImage, kType);
            const StoredMask newest = strokeAt(stored.strokes - 1);
            int same = 0;
            for (const MaskTile& tile : (*mask)->tiles)
                for (const MaskTile& wanted : newest.tiles)
                    same += tile.x == wanted.x && tile.y == wanted.y && tile.bits == wanted.bits;
            QCOMPARE(same, 3); // a stroke is there as a whole
            const auto report = AuditRepository(*database).verify();
            VERIFY_OK(report);
            QVERIFY(report->sound());
            QCOMPARE(report->events, stored.all() + 1); // and one of the picture
            VERIFY_OK(alone->commit());
            last = stored;
        }
        qInfo("%d kills, %d strokes and %d verdicts, none lost", kills, last.strokes,
              last.verdicts);
    }
};

STORE_TEST_MAIN(TestKill)
#include "test_kill.moc"
