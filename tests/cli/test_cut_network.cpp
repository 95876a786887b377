// SPDX-License-Identifier: GPL-3.0-or-later
// A network that is cut in two while a job trains over it: each side says whom it lost. Two network
// namespaces stand for two machines, which needs root.
#include "support/cli_program.h"
#include "support/job_processes.h"

#include <QElapsedTimer>

#include <unistd.h>

using namespace mixdesk::support;

namespace {

bool ip(const QString& arguments)
{
    return QProcess::execute("ip", arguments.split(' ')) == 0;
}

/// Two machines with one cable, gone with this object.
class TwoMachines
{
public:
    TwoMachines() : m_tag(QString::number(::getpid() % 100000))
    {
        for (const char* side : {"a", "b"})
            ready = ip("netns add " + name(side)) && ready;
        ready = ready && ip("link add " + cable("a") + " netns " + name("a") + " type veth peer " +
                            cable("b") + " netns " + name("b"));
        for (const auto& [side, address] : {std::pair("a", "10.77.0.1"), {"b", "10.77.0.2"}})
            ready = ready && ip("-n " + name(side) + " link set lo up") &&
                    ip("-n " + name(side) + " addr add " + address + "/24 dev " + cable(side)) &&
                    ip("-n " + name(side) + " link set " + cable(side) + " up");
    }
    ~TwoMachines()
    {
        for (const char* side : {"a", "b"})
            ip("netns del " + name(side));
    }

    QString name(const QString& side) const { return "mixdesk" + m_tag + side; }
    QString cable(const QString& side) const { return "mx" + m_tag + side; }
    bool cut() const { return ip("-n " + name("b") + " link set " + cable("b") + " down"); }

    bool ready = true;

private:
    QString m_tag;
};

} // namespace

class TestCutNetwork : public QObject
{
    Q_OBJECT

private slots:
    void eachSideSaysWhomItLost()
    {
        if (::geteuid() != 0)
            QSKIP("Network namespaces need root.");
        const TwoMachines machines;
        if (!machines.ready)
            QSKIP("Network namespaces cannot be made here.");
        QTemporaryDir folder;
        const QString plant = folder.filePath("plant"), run = folder.filePath("run");
        const Outcome drawn = call(smallPlant(plant));
        QVERIFY2(drawn.code == 0, drawn.err);

        std::vector<std::unique_ptr<QProcess>> job;
        for (int rank = 0; rank < 3; ++rank) {
            const QString side = rank == 0 ? "a" : "b";
            auto process = std::make_unique<QProcess>();
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert("OMP_WAIT_POLICY", "passive");
            environment.insert("RANK", QString::number(rank));
            environment.insert("WORLD_SIZE", "3");
            environment.insert("MASTER_ADDR", "10.77.0.1");
            environment.insert("MIXDESK_INTERFACE", machines.cable(side));
            process->setProcessEnvironment(environment);
            process->start("ip", QStringList{"netns", "exec", machines.name(side), MIXDESK_CLI} +
                                     smallTraining(plant, run, 100000) +
                                     QStringList{"--lost-after", "8"});
            job.push_back(std::move(process));
        }
        QTRY_VERIFY_WITH_TIMEOUT(parsedLines(contentOf(run + "/metrics.jsonl")).size() >= 2 ||
                                     job[0]->state() == QProcess::NotRunning,
                                 kJobLimit);
        QVERIFY2(job[0]->state() == QProcess::Running, job[0]->readAllStandardError());
        QVERIFY(machines.cut());
        QElapsedTimer clock;
        clock.start();
        for (int rank = 0; rank < 3; ++rank) {
            const Outcome outcome = finished(*job[std::size_t(rank)]);
            QCOMPARE(outcome.code, 1);
            const QByteArray lost = rank == 0 ? "Process 1" : "Process 0";
            QVERIFY2(outcome.err.contains(lost) && outcome.err.contains("cannot be reached"),
                     outcome.err);
        }
        qInfo("all had ended after %.1f s", double(clock.elapsed()) / 1000.0);
        QVERIFY(clock.elapsed() < 60'000);
    }
};

QTEST_GUILESS_MAIN(TestCutNetwork)
#include "test_cut_network.moc"
