// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/audit_repository.h"
#include "core/store/mask_repository.h"
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

int storedRevision(Database& database)
{
    const auto mask = MaskRepository(database).read(kImage, kType);
    if (!mask)
        qFatal("%s", mask.error().message.c_str());
    return *mask ? (*mask)->revision : 0;
}

/// Stores stroke after stroke and tells each revision once it is stored. Never returns.
void drawForEver(const Scratch& scratch, int pipe)
{
    auto database = scratch.open();
    for (int revision = storedRevision(*database);; ++revision) {
        const auto stored = MaskRepository(*database).store(strokeAt(revision),
                                                            QStringLiteral("brush"), localActor());
        if (!stored || stored->conflict)
            ::_exit(1);
        if (::write(pipe, &stored->revision, sizeof stored->revision) < 0)
            ::_exit(2);
    }
}

/// What it told until it was killed, which happens that long after it first told something.
int lastToldBy(pid_t child, int pipe, int microseconds)
{
    int told = 0, last = 0;
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
    void nothingIsLostButTheStrokeInHand()
    {
        Scratch scratch;
        scratch.open();
        std::mt19937 random(20261124);
        std::uniform_int_distribution<int> moment(0, 12'000);
        const int kills = serverOfTests() ? 40 : 200;
        int last = 0;
        for (int i = 0; i < kills; ++i) {
            int ends[2];
            QVERIFY(::pipe(ends) == 0);
            const pid_t child = ::fork();
            if (child == 0) {
                ::close(ends[0]);
                drawForEver(scratch, ends[1]);
            }
            ::close(ends[1]);
            const int told = lastToldBy(child, ends[0], moment(random));
            ::close(ends[0]);
            int status = 0;
            ::waitpid(child, &status, 0);
            QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
            QVERIFY(told > last);

            auto database = scratch.open();
            VERIFY_OK(database->check());
            auto alone = Transaction::begin(*database); // a server may still be at the last stroke
            VERIFY_OK(alone);
            const int stored = storedRevision(*database);
            QVERIFY2(stored >= told, "a stroke that was told of is lost");
            QVERIFY2(stored <= told + 1, "more than the stroke in hand");
            const auto mask = MaskRepository(*database).read(kImage, kType);
            const StoredMask newest = strokeAt(stored - 1);
            int same = 0;
            for (const MaskTile& tile : (*mask)->tiles)
                for (const MaskTile& wanted : newest.tiles)
                    same += tile.x == wanted.x && tile.y == wanted.y && tile.bits == wanted.bits;
            QCOMPARE(same, 3); // a stroke is there as a whole
            const auto report = AuditRepository(*database).verify();
            VERIFY_OK(report);
            QVERIFY(report->sound());
            QCOMPARE(report->events, stored + 1);
            VERIFY_OK(alone->commit());
            last = stored;
        }
        qInfo("%d kills, %d strokes, none lost", kills, last);
    }
};

STORE_TEST_MAIN(TestKill)
#include "test_kill.moc"
