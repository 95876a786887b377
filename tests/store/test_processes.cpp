// SPDX-License-Identifier: GPL-3.0-or-later
// Several programs on one SQLite file, each a process of its own: the locks that keep them apart
// belong to processes.
#include "store/store_fixture.h"

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

const QString kVisit = QStringLiteral("--visit");

/// Opens the database, says how many runs it sees, adds one where it is to, and closes it.
int visit(const QStringList& words)
{
    auto database = Database::open(fs::path(words.value(2).toStdString()));
    if (!database)
        return 1;
    const qint64 count = runCount(**database);
    if (!words.value(3).isEmpty())
        addRun(**database, words.value(3));
    std::printf("%lld", static_cast<long long>(count));
    return 0;
}

/// What another program sees; -1 when it fails.
int seenByAnother(const Scratch& scratch, const QString& adds = {})
{
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(),
                {kVisit, QString::fromStdString(scratch.file.string()), adds});
    if (!other.waitForFinished(60'000) || other.exitCode() != 0)
        return -1;
    return other.readAllStandardOutput().toInt();
}

} // namespace

class TestProcesses : public QObject
{
    Q_OBJECT

private slots:
    /// A window has several connections, opened one after the other.
    void aVisitorTakesNothingWithIt()
    {
        Scratch scratch;
        const fs::path log = scratch.folder / "project.sqlite-wal";
        auto first = scratch.open();
        auto second = scratch.open();
        auto third = scratch.open();
        addRun(*first, QStringLiteral("a"));
        QCOMPARE(seenByAnother(scratch), 1);
        QVERIFY2(fs::exists(log), "the visitor took itself for the last user");
        addRun(*second, QStringLiteral("b"));
        QCOMPARE(seenByAnother(scratch, QStringLiteral("c")), 2);
        QVERIFY(fs::exists(log));
        QCOMPARE(runCount(*third), 3);
        addRun(*third, QStringLiteral("d"));
        QCOMPARE(seenByAnother(scratch), 4);
    }

    void whatIsKilledAfterAVisitIsKept()
    {
        Scratch scratch;
        addRun(*scratch.open(), QStringLiteral("before"));
        inAKilledProcess([&scratch] {
            auto first = scratch.open();
            auto second = scratch.open();
            if (seenByAnother(scratch) != 1)
                ::_exit(2);
            addRun(*first, QStringLiteral("a"));
            addRun(*second, QStringLiteral("b"));
            dieAtOnce();
        });
        QCOMPARE(runCount(*scratch.open()), 3);
    }
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (application.arguments().value(1) == kVisit)
        return visit(application.arguments());
    TestProcesses tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "test_processes.moc"
