// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/cli_program.h"

using namespace mixdesk::support;

namespace {

const QStringList kVerbs{"demo-data", "check",      "train", "evaluate",
                         "score",     "thresholds", "demo",  "bench"};

} // namespace

class TestUsage : public QObject
{
    Q_OBJECT

private slots:
    void helpNamesEveryVerb()
    {
        const Outcome help = call({"--help"});
        QCOMPARE(help.code, 0);
        for (const QString& verb : kVerbs)
            QVERIFY2(help.out.contains("\n  " + verb.toUtf8() + " "), verb.toUtf8());
    }

    void helpOfAVerb_data()
    {
        QTest::addColumn<QString>("verb");
        for (const QString& verb : kVerbs)
            QTest::newRow(verb.toUtf8()) << verb;
    }

    void helpOfAVerb()
    {
        QFETCH(QString, verb);
        const Outcome help = call({verb, "--help"});
        QCOMPARE(help.code, 0);
        const auto at = help.out.indexOf("Examples:\n");
        QVERIFY2(at > 0, help.out);
        QVERIFY2(help.out.indexOf("mixdesk-cli " + verb.toUtf8(), at) > 0, help.out);
        QVERIFY(help.err.isEmpty());
    }

    void version()
    {
        const Outcome version = call({"--version"});
        QCOMPARE(version.code, 0);
        static const QRegularExpression pattern("^mixdesk-cli \\d+\\.\\d+\\.\\d+\n$");
        QVERIFY2(pattern.match(QString::fromUtf8(version.out)).hasMatch(), version.out);
    }

    void wrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* name, const QStringList& arguments, const char* says) {
            QTest::newRow(name) << arguments << QByteArray(says);
        };
        row("no verb", {}, "mixdesk-cli --help");
        row("misspelt verb", {"trian"}, "did you mean 'train'?");
        row("unknown verb", {"xyzzyxyzzyxyzzy"}, "There is no verb 'xyzzyxyzzyxyzzy'");
        row("missing dataset", {"train", "--run", "run"}, "DATASET");
        row("missing run", {"train", "plant"}, "--run");
        row("unknown option", {"check", "plant", "--jason", "x"}, "--jason");
        row("extra argument", {"check", "plant", "other"}, "other");
        row("no number", {"train", "plant", "--run", "run", "--epochs", "many"}, "--epochs");
        row("both formats", {"score", "run", "x.png", "--json", "a", "--csv", "b"}, "--csv");
        row("no device of that name", {"evaluate", "run", "plant", "--device", "tpu"}, "--device");
    }

    void wrongUsage()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, says);
        const Outcome outcome = call(arguments);
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains(says), outcome.err);
        QVERIFY2(outcome.err.startsWith("mixdesk-cli: "), outcome.err);
        QVERIFY(outcome.out.isEmpty());
        QVERIFY(!outcome.hasEscapes());
    }

    void missingFolderFails_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("check") << QStringList{"check", "nowhere"};
        QTest::newRow("train") << QStringList{"train", "nowhere", "--run", "nowhere-either"};
        QTest::newRow("evaluate") << QStringList{"evaluate", "nowhere", "nowhere-either"};
        QTest::newRow("score") << QStringList{"score", "nowhere", "picture.png"};
        QTest::newRow("thresholds") << QStringList{"thresholds", "nowhere"};
    }

    void missingFolderFails()
    {
        QFETCH(QStringList, arguments);
        const Outcome outcome = call(arguments);
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains("nowhere"), outcome.err);
        QCOMPARE(outcome.err.count('\n'), 1);
        QVERIFY(!QDir("nowhere-either").exists());
    }

    /// Read off the running program: the environment that libgomp and OpenBLAS were loaded with.
    void waitingThreadsDoNotSpin()
    {
        QProcess process;
        setUpProgram(process);
        QProcessEnvironment environment = process.processEnvironment();
        environment.remove("OMP_WAIT_POLICY");
        environment.remove("GOMP_SPINCOUNT");
        environment.remove("OPENBLAS_THREAD_TIMEOUT");
        process.setProcessEnvironment(environment);
        process.setArguments({"bench", "--preset", "compact", "--seconds", "20"});
        process.start();
        QVERIFY(process.waitForStarted());
        const auto inherited = [&] {
            QFile file(QString("/proc/%1/environ").arg(process.processId()));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QTRY_VERIFY_WITH_TIMEOUT(inherited().contains("OMP_WAIT_POLICY=passive"), 30'000);
        QVERIFY(inherited().contains("OPENBLAS_THREAD_TIMEOUT=4"));
        process.kill();
        process.waitForFinished();
    }
};

QTEST_GUILESS_MAIN(TestUsage)
#include "test_usage.moc"
