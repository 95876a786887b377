// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/cli_program.h"

#include <csignal>

using namespace mixdesk::support;

namespace {

constexpr int kEpochs = 30;

bool readUntil(QProcess& process, const QByteArray& text, QByteArray& seen)
{
    process.setReadChannel(QProcess::StandardError);
    while (!seen.contains(text)) {
        if (!process.waitForReadyRead(kProgramLimit))
            return false;
        seen += process.readAllStandardError();
    }
    return true;
}

/// Starts the program and sends it Ctrl+C once it has said `text`.
Outcome interruptedAfter(const QStringList& arguments, const QByteArray& text)
{
    QProcess process;
    setUpProgram(process);
    process.start(MIXDESK_CLI, arguments);
    QByteArray seen;
    if (readUntil(process, text, seen))
        ::kill(pid_t(process.processId()), SIGINT);
    Outcome outcome = finished(process);
    outcome.err.prepend(seen);
    return outcome;
}

} // namespace

class TestInterrupt : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_plant = m_folder.filePath("a plant");
        m_whole = m_folder.filePath("runs/whole");
        const Outcome drawn = call(smallPlant(m_plant));
        QVERIFY2(drawn.code == 0, drawn.err);
        const Outcome trained = call(smallTraining(m_plant, m_whole, kEpochs));
        QVERIFY2(trained.code == 0, trained.err);
    }

    void resumedRunEqualsAWholeOne()
    {
        const QString run = m_folder.filePath("runs/in parts");
        const Outcome stopped =
            interruptedAfter(smallTraining(m_plant, run, kEpochs), "epoch 2 of");
        QCOMPARE(stopped.code, 130);
        QVERIFY(!QFile::exists(run + "/run.yaml"));
        QVERIFY2(stopped.err.contains("Go on with: mixdesk-cli train '" + m_plant.toUtf8() +
                                      "' --run '" + run.toUtf8() + "' --resume"),
                 stopped.err);

        const Outcome early = call({"evaluate", run, m_plant});
        QCOMPARE(early.code, 1);
        QVERIFY2(early.err.contains("Resume its training"), early.err);

        const Outcome resumed = call({"train", m_plant, "--run", run, "--resume"});
        QVERIFY2(resumed.code == 0, resumed.err);
        QVERIFY(!resumed.err.contains("epoch   1/"));
        QCOMPARE(contentOf(run + "/model.safetensors"), contentOf(m_whole + "/model.safetensors"));
        QCOMPARE(contentOf(run + "/thresholds.yaml"), contentOf(m_whole + "/thresholds.yaml"));
        const auto epochs = parsedLines(contentOf(run + "/metrics.jsonl"));
        QCOMPARE(epochs.size(), std::size_t(kEpochs));
        for (int i = 0; i < kEpochs; ++i)
            QCOMPARE(epochs[std::size_t(i)].at("epoch").get<int>(), i + 1);
    }

    void stoppedBeforeTheFirstStep()
    {
        const QString run = m_folder.filePath("runs/early");
        const Outcome stopped =
            interruptedAfter(smallTraining(m_plant, run, kEpochs), "reading pictures");
        QCOMPARE(stopped.code, 130);
        const bool begun = QFile::exists(run + "/config.yaml"); // where the signal came late
        QCOMPARE(stopped.err.contains("--resume"), begun);
        const Outcome trained = begun ? call({"train", m_plant, "--run", run, "--resume"})
                                      : call(smallTraining(m_plant, run, kEpochs));
        QVERIFY2(trained.code == 0, trained.err);
        QCOMPARE(contentOf(run + "/model.safetensors"), contentOf(m_whole + "/model.safetensors"));
    }

    void killedBeforeTheFirstCheckpoint()
    {
        const QString run = m_folder.filePath("runs/killed");
        QVERIFY(QDir().mkpath(run + "/checkpoints"));
        QVERIFY(QFile::copy(m_whole + "/config.yaml", run + "/config.yaml"));
        const Outcome resumed = call({"train", m_plant, "--run", run, "--resume"});
        QVERIFY2(resumed.code == 0, resumed.err);
        QCOMPARE(contentOf(run + "/model.safetensors"), contentOf(m_whole + "/model.safetensors"));
    }

    void otherVerbsStopToo()
    {
        const QString plant = m_folder.filePath("stopped");
        const Outcome drawn = interruptedAfter(
            {"demo-data", "--out", plant, "--train-good", "5000"}, "drawing pictures");
        QCOMPARE(drawn.code, 130);
        QVERIFY2(drawn.err.contains("Stopped"), drawn.err);
    }

    void waitingForAListStops()
    {
        QProcess process;
        setUpProgram(process);
        process.start(MIXDESK_CLI, {"score", m_whole, "-"});
        process.write((m_plant + "/screw/test/good/000.png\n").toUtf8());
        process.setReadChannel(QProcess::StandardOutput);
        QVERIFY(process.waitForReadyRead(kProgramLimit));
        ::kill(pid_t(process.processId()), SIGINT);
        const Outcome stopped = finished(process);
        QCOMPARE(stopped.code, 130);
    }

private:
    QTemporaryDir m_folder;
    QString m_plant, m_whole;
};

QTEST_GUILESS_MAIN(TestInterrupt)
#include "test_interrupt.moc"
