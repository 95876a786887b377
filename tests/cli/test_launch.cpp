// SPDX-License-Identifier: GPL-3.0-or-later
// Several processes that train one run, as a user starts them.
#include "support/cli_program.h"
#include "support/job_processes.h"

#include <QElapsedTimer>

using namespace mixdesk::support;

namespace {

/// Of the processes that `parent` started, the one with this rank; -1: not there yet.
qint64 childOf(qint64 parent, int rank)
{
    const QString children = QString("/proc/%1/task/%1/children").arg(parent);
    for (const QByteArray& pid : contentOf(children).simplified().split(' ')) {
        const QByteArray environment =
            contentOf(QString("/proc/%1/environ").arg(QString::fromLatin1(pid)));
        if (environment.contains(QByteArray(1, '\0') + "RANK=" + QByteArray::number(rank) + '\0'))
            return pid.toLongLong();
    }
    return -1;
}

QStringList launched(int size, const QStringList& arguments)
{
    return QStringList{"launch", "-n", QString::number(size)} + arguments;
}

} // namespace

class TestLaunch : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_plant = m_folder.filePath("plant");
        const Outcome drawn = call(smallPlant(m_plant));
        QVERIFY2(drawn.code == 0, drawn.err);
    }

    void twoProcessesTrainOneRun()
    {
        const QString run = m_folder.filePath("two");
        const Outcome outcome = call(launched(2, smallTraining(m_plant, run, 2)));
        QVERIFY2(outcome.code == 0, outcome.err);
        QCOMPARE(outcome.out.count("Run written to"), 1);
        QCOMPARE(outcome.err.count("epoch   2/2"), 1);
        QVERIFY2(outcome.err.contains("2 processes train this run together"), outcome.err);
        QVERIFY(contentOf(run + "/config.yaml").contains("shards: 2"));
        QCOMPARE(int(parsedLines(contentOf(run + "/metrics.jsonl")).size()), 2);
        const Outcome scored = call({"evaluate", run, m_plant});
        QVERIFY2(scored.code == 0, scored.err);
    }

    /// All but the milliseconds, to the last digit.
    void scoresAreThoseOfOneProcess()
    {
        const QString inbox = m_folder.filePath("inbox");
        QVERIFY(copyFolder(m_plant + "/screw/test", inbox));
        QVERIFY(writeContent(inbox + "/good/broken.png", "no picture"));
        const auto linesOf = [&](const QStringList& before, const QString& name) {
            const QString file = m_folder.filePath(name);
            const Outcome outcome =
                call(before + QStringList{"score", m_folder.filePath("two"), inbox, "--json", file,
                                          "--maps", m_folder.filePath(name + "-maps"), "--threads",
                                          "1"});
            if (outcome.code != 1) // one picture could not be read
                qWarning("%d: %s", outcome.code, outcome.err.constData());
            QByteArray lines = contentOf(file);
            lines.replace(QByteArray(m_folder.path().toUtf8()), "");
            static const QRegularExpression clock("\"milliseconds\":[0-9.e+-]+");
            return QString::fromUtf8(lines).replace(clock, "").toUtf8();
        };
        const QByteArray alone = linesOf({}, "alone");
        QCOMPARE(alone.count('\n'), filesIn(inbox).size());
        for (const int size : {2, 3}) {
            const QString name = QString("shared%1").arg(size);
            QCOMPARE(linesOf({"launch", "-n", QString::number(size)}, name), alone);
            QCOMPARE(filesIn(m_folder.filePath(name + "-maps")),
                     filesIn(m_folder.filePath("alone-maps")));
        }
    }

    /// All but the time, to the last digit.
    void figuresAreThoseOfOneProcess()
    {
        const QString plant = m_folder.filePath("measured");
        QVERIFY(copyFolder(m_plant, plant));
        QVERIFY(writeContent(plant + "/screw/test/good/broken.png", "no picture"));
        const auto filesOf = [&](const QStringList& before, const QString& name) {
            const QString json = m_folder.filePath(name + ".json"),
                          csv = m_folder.filePath(name + ".csv"),
                          report = m_folder.filePath(name + "-report");
            const Outcome outcome = call(
                before + QStringList{"evaluate", m_folder.filePath("two"), plant, "--json", json,
                                     "--csv", csv, "--report", report, "--threads", "1"});
            if (outcome.code != 0)
                qWarning("%s", outcome.err.constData());
            static const QRegularExpression clock("\"seconds\": ?[0-9.e+-]+");
            QByteArrayList found{QString::fromUtf8(contentOf(json)).replace(clock, "").toUtf8(),
                                 contentOf(csv)};
            for (const QString& file : filesIn(report))
                if (file.endsWith(".png"))
                    found << file.toUtf8() << contentOf(report + "/" + file);
            return found;
        };
        const QByteArrayList alone = filesOf({}, "measured-alone");
        QVERIFY(alone[0].contains("broken.png") && alone[0].contains("aupro"));
        QVERIFY(alone[1].count('\n') > 20);
        for (const int size : {2, 3})
            QCOMPARE(filesOf({"launch", "-n", QString::number(size)},
                             QString("measured-by-%1").arg(size)),
                     alone);
    }

    void anotherRunIsRefused_data()
    {
        QTest::addColumn<QString>("verb");
        QTest::addColumn<QByteArray>("sentence");
        QTest::newRow("evaluate") << "evaluate" << QByteArray("do not have the same run");
        QTest::newRow("score") << "score" << QByteArray("other thresholds");
    }

    void anotherRunIsRefused()
    {
        QFETCH(QString, verb);
        QFETCH(QByteArray, sentence);
        for (const char* name : {"run0", "run1"})
            if (!QFileInfo::exists(m_folder.filePath(name)))
                QVERIFY(copyFolder(m_folder.filePath("two"), m_folder.filePath(name)));
        const Outcome changed =
            call({"thresholds", m_folder.filePath("run1"), "--threshold", "screw=1000"});
        QVERIFY2(changed.code == 0, changed.err);
        const QString line = "exec \"" MIXDESK_CLI "\" %1 \"%2/run$RANK\" \"%3\"";
        JobProcesses job("/bin/sh", {"-c", line.arg(verb, m_folder.path(), m_plant)}, 2);
        QVERIFY(job.wait());
        QVERIFY(job[0].exitCode() != 0 && job[1].exitCode() != 0);
        const QByteArray told = job[0].readAllStandardError();
        QVERIFY2(told.contains(sentence), told);
    }

    /// Killed long before it would be done, and named by the other, who does no more of its own
    /// part.
    void killedWhileMeasuring_data()
    {
        QTest::addColumn<QString>("verb");
        QTest::newRow("evaluate") << "evaluate";
        QTest::newRow("score") << "score";
    }

    void killedWhileMeasuring()
    {
        QFETCH(QString, verb);
        const QString many = m_folder.filePath("many");
        const QString good = many + "/screw/test/good/";
        QVERIFY(QDir().mkpath(good));
        const QString one = m_plant + "/screw/test/good/000.png";
        for (int i = 0; i < 20'000; ++i)
            QFile::link(one, good + QString::number(i) + ".png"); // there already the second time
        QCOMPARE(filesIn(good).size(), 20'000);
        JobProcesses job(
            MIXDESK_CLI,
            {verb, m_folder.filePath("two"), many, "--threads", "1", "--lost-after", "5"}, 2);
        QByteArray heard;
        const auto begun = [&] {
            heard += job[0].readAllStandardError();
            return verb == "score" ? job[0].bytesAvailable() > 0 : heard.contains("evaluating");
        };
        QTRY_VERIFY_WITH_TIMEOUT(begun() || job[0].state() == QProcess::NotRunning, kJobLimit);
        QCOMPARE(job[0].state(), QProcess::Running);
        QVERIFY(signalOne(job[1].processId(), SIGKILL));
        QElapsedTimer timer;
        timer.start();
        QVERIFY(job[0].waitForFinished(kJobLimit));
        QVERIFY2(timer.elapsed() < 20'000, QByteArray::number(timer.elapsed()));
        QVERIFY(job[0].exitCode() != 0);
        const QByteArray told = job[0].readAllStandardError();
        QVERIFY2(told.contains("Process 1"), told.right(500));
        QVERIFY2(!told.contains("20000 of 20000"), told.right(500));
    }

    void usage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("sentence");
        const QStringList training = smallTraining(m_plant, m_folder.filePath("none"), 1);
        QTest::newRow("no number") << QStringList{"launch", "train"} << QByteArray("--processes");
        QTest::newRow("no verb") << QStringList{"launch", "-n", "2"}
                                 << QByteArray("Say what to launch");
        QTest::newRow("another verb")
            << launched(2, {"check", m_plant}) << QByteArray("Say what to launch");
        QTest::newRow("none at all") << launched(0, training) << QByteArray("--processes");
        QTest::newRow("a wrong setting")
            << launched(2, training + QStringList{"--set", "no.such=1"})
            << QByteArray("unknown setting 'no.such'");
    }

    void usage()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, sentence);
        const Outcome outcome = call(arguments);
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.count(sentence) == 1, outcome.err);
        QVERIFY(!QFileInfo::exists(m_folder.filePath("none")));
    }

    void environmentThatMakesNoSense_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QByteArray>("sentence");
        QTest::newRow("rank") << "RANK"
                              << "one" << QByteArray("RANK is 'one'");
        QTest::newRow("port") << "MASTER_PORT"
                              << "http" << QByteArray("MASTER_PORT is 'http'");
        QTest::newRow("address") << "MASTER_ADDR"
                                 << "no.such.host.invalid" << QByteArray("no.such.host.invalid");
        QTest::newRow("not by loopback") << "MASTER_ADDR"
                                         << "192.0.2.1" << QByteArray("--interface");
        QTest::newRow("interface") << "MIXDESK_INTERFACE"
                                   << "nosuch0" << QByteArray("'nosuch0'");
    }

    void environmentThatMakesNoSense()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QByteArray, sentence);
        QMap<QString, QString> environment = {{name, value}};
        if (name == "MASTER_ADDR")
            environment["LOCAL_WORLD_SIZE"] = "1"; // the others are elsewhere
        JobProcesses job(MIXDESK_CLI, smallTraining(m_plant, m_folder.filePath("none"), 1), 2,
                         environment);
        QVERIFY(job[1].waitForFinished(kJobLimit));
        const QByteArray said = job[1].readAllStandardError();
        QVERIFY2(said.contains(sentence), said);
        QCOMPARE(job[1].exitCode(), 2);
        QVERIFY(!QFileInfo::exists(m_folder.filePath("none")));
    }

    void killedProcessIsNamedAndTheRunGoesOn()
    {
        const QString run = m_folder.filePath("killed");
        QProcess launcher;
        startLong(launcher, 3, run);
        if (QTest::currentTestFailed())
            return;
        QVERIFY(signalOne(childOf(launcher.processId(), 1), SIGKILL));
        const Outcome outcome = finished(launcher);
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains("Process 1 was ended by signal 9"), outcome.err);

        const int epochs = int(parsedLines(contentOf(run + "/metrics.jsonl")).size());
        QVERIFY(epochs >= 2);
        QProcess again;
        setUpProgram(again);
        again.setArguments(launched(2, {"train", m_plant, "--run", run, "--resume"}));
        again.start();
        awaitEpochs(again, run, epochs + 2);
        if (QTest::currentTestFailed())
            return;
        QVERIFY(signalOne(again.processId(), SIGINT));
        const Outcome stopped = finished(again);
        QCOMPARE(stopped.code, 130);
        QVERIFY2(stopped.err.count("Stopped; a checkpoint was saved.") == 1, stopped.err);
    }

    void endsWithItsLauncher()
    {
        const QString run = m_folder.filePath("orphans");
        QProcess launcher;
        startLong(launcher, 2, run);
        if (QTest::currentTestFailed())
            return;
        const qint64 child = childOf(launcher.processId(), 1);
        const QString words = QString("/proc/%1/cmdline").arg(child);
        QVERIFY(!contentOf(words).isEmpty());
        launcher.kill();
        QVERIFY(launcher.waitForFinished(kJobLimit));
        // One that nobody asked about stays as a shadow without words.
        QTRY_VERIFY_WITH_TIMEOUT(contentOf(words).isEmpty(), kJobLimit);
    }

private:
    void awaitEpochs(QProcess& process, const QString& run, int epochs)
    {
        QTRY_VERIFY_WITH_TIMEOUT(int(parsedLines(contentOf(run + "/metrics.jsonl")).size()) >=
                                         epochs ||
                                     process.state() == QProcess::NotRunning,
                                 kJobLimit);
        QVERIFY2(process.state() == QProcess::Running, process.readAllStandardError());
    }

    void startLong(QProcess& launcher, int size, const QString& run)
    {
        setUpProgram(launcher);
        launcher.setArguments(launched(size, smallTraining(m_plant, run, 100000)));
        launcher.start();
        QVERIFY(launcher.waitForStarted());
        awaitEpochs(launcher, run, 2);
    }

    QTemporaryDir m_folder;
    QString m_plant;
};

QTEST_GUILESS_MAIN(TestLaunch)
#include "test_launch.moc"
