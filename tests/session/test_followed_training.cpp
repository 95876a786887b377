// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/followed_training.h"

#include "core/base/file_lock.h"
#include "core/learn/run_folder.h"
#include "core/session/training_command.h"
#include "core/store/qt_path.h"
#include "support/no_warnings.h"
#include "support/tiny_run.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

constexpr int kWait = 120'000;
const QString kTemplate = QStringLiteral(MIXDESK_CLI " train {dataset} --run {run} --config "
                                                     "{config}");

} // namespace

/// Trainings by the real command line, which this program follows by their folders.
class TestFollowedTraining : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        watchWarnings();
        m_root = fs::path(m_dir.path().toStdString()) / "a plant"; // paths with blanks
        writeTinyPlant(m_root / "parts");
        fs::create_directories(m_root / "runs");
    }
    void cleanup() { QCOMPARE(takeWarnings(), QStringList()); }

    void templatesBecomeWords();
    void aCommandTrainsAndIsFollowed();
    void itGoesOnWithoutTheWindowAndCanBeStopped();
    void whatFailsSaysWhy();
    void aForeignRunIsFollowed();
    void thePasswordIsNotHandedOn();
    void whatCannotBeStartedOrFollowedIsRefused();

private:
    /// The command for that many epochs into a run of this name.
    QStringList words(const char* run, int epochs)
    {
        TrainConfig config = tinyConfig();
        config.epochs = epochs;
        const fs::path file = m_root / (std::string(run) + ".yaml");
        if (!writeFileAtomic(file, configToYaml(config)))
            return {};
        return commandWords(kTemplate, {m_root / "parts", folder(run), file}).value();
    }
    fs::path folder(const char* run) const { return m_root / "runs" / run; }

    QTemporaryDir m_dir;
    fs::path m_root;
};

void TestFollowedTraining::templatesBecomeWords()
{
    const CommandPlaces places{"/a b/parts", "/runs/\"odd\" $HOME", "/c.yaml"};
    const auto words = commandWords(
        QStringLiteral("srun -N 2 \"my program\" {dataset} --run={run} --config {config}"), places);
    QCOMPARE(words.value(), (QStringList{"srun", "-N", "2", "my program", "/a b/parts",
                                         "--run=/runs/\"odd\" $HOME", "--config", "/c.yaml"}));
    for (const char* lacking : {"", "mixdesk-cli train {dataset}", "train --run {run}"}) {
        const auto refused = commandWords(QLatin1String(lacking), places);
        QVERIFY(!refused);
        QVERIFY(refused.error().message.find("The command lacks {") == 0);
    }
}

void TestFollowedTraining::aCommandTrainsAndIsFollowed()
{
    FollowedTraining followed;
    followed.setInterval(20);
    QSignalSpy ended(&followed, &FollowedTraining::ended);
    const auto started = followed.start(words("first", 3), folder("first"));
    QVERIFY2(started, started ? "" : started.error().message.c_str());
    QVERIFY(followed.underWay() && followed.canStop());
    QCOMPARE(followed.name(), QStringLiteral("first"));
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, kWait);
    QCOMPARE(followed.state(), FollowedTraining::State::Finished);
    QCOMPARE(followed.history().epochs.size(), std::size_t(3));
    QCOMPARE(followed.history().classes.size(), 2);
    QCOMPARE(followed.text(), QStringLiteral("Finished after 3 epoch(s)."));
    QVERIFY(!followed.canStop() && readRun(RunPaths(folder("first"))));
}

void TestFollowedTraining::itGoesOnWithoutTheWindowAndCanBeStopped()
{
    FollowedTraining::Track track;
    {
        FollowedTraining window;
        window.setInterval(20);
        QVERIFY(bool(window.start(words("long", 100'000), folder("long"))));
        QTRY_VERIFY_WITH_TIMEOUT(!window.history().epochs.empty(), kWait);
        QCOMPARE(window.state(), FollowedTraining::State::Running);
        track = window.track();
    }
    FollowedTraining next;
    next.setInterval(20);
    next.follow(track);
    QCOMPARE(next.state(), FollowedTraining::State::Running);
    const std::size_t before = next.history().epochs.size();
    QVERIFY(before > 0);
    QTRY_VERIFY_WITH_TIMEOUT(next.history().epochs.size() > before, kWait);
    QSignalSpy ended(&next, &FollowedTraining::ended);
    QVERIFY(bool(next.stop()));
    QVERIFY(!next.canStop() && next.text().contains(QStringLiteral("Asked to stop")));
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, kWait);
    QCOMPARE(next.state(), FollowedTraining::State::Ended);
    QVERIFY(fs::exists(RunPaths(folder("long")).lastCheckpoint()));
    QVERIFY2(next.text().contains(QStringLiteral("ended before the run was whole")),
             qPrintable(next.text()));
    QVERIFY(!next.stop());
}

void TestFollowedTraining::whatFailsSaysWhy()
{
    FollowedTraining followed;
    followed.setInterval(20);
    QStringList command = words("failed", 3);
    command[2] = qtPath(m_root / "nowhere");
    QVERIFY(bool(followed.start(command, folder("failed"))));
    QTRY_COMPARE_WITH_TIMEOUT(followed.state(), FollowedTraining::State::Ended, kWait);
    QVERIFY2(followed.text().contains(QStringLiteral("nowhere")), qPrintable(followed.text()));
}

/// As of another computer: there is nothing but the folder.
void TestFollowedTraining::aForeignRunIsFollowed()
{
    trainTiny(scanDataset(m_root / "parts").value(), folder("foreign"));
    const RunPaths paths(folder("foreign"));
    FollowedTraining followed;
    QVERIFY(bool(followed.follow(paths.root)));
    QCOMPARE(followed.state(), FollowedTraining::State::Finished);
    QVERIFY(fs::remove(paths.manifest()));
    const std::string text = readFile(paths.metrics()).value();
    const std::size_t first = text.find('\n') + 1;
    QVERIFY(bool(writeFileAtomic(paths.metrics(), text.substr(0, first))));
    QVERIFY(bool(followed.follow(paths.root)));
    QCOMPARE(followed.state(), FollowedTraining::State::Running);
    QCOMPARE(followed.text(), QStringLiteral("Epoch 1 of 3 is done."));
    QVERIFY(!followed.canStop());
    const auto refused = followed.stop();
    QVERIFY(refused.error().message.find("does not run on this computer") != std::string::npos);

    std::ofstream(paths.metrics(), std::ios::app) << text.substr(first);
    followed.look();
    QCOMPARE(followed.history().epochs.size(), std::size_t(3));
    followed.setPatience(0, 0.0);
    followed.look();
    QCOMPARE(followed.state(), FollowedTraining::State::Quiet);
    QVERIFY(followed.underWay() && followed.text().contains(QStringLiteral("Nothing came for")));
    followed.setPatience(1000, 5.0);
    {
        const auto lock = FileLock::take(paths.lock(), {});
        followed.look();
        QCOMPARE(followed.state(), FollowedTraining::State::Running);
    }
    QSignalSpy ended(&followed, &FollowedTraining::ended);
    followed.look(); // whoever held the lock is gone
    QCOMPARE(followed.state(), FollowedTraining::State::Ended);
    QCOMPARE(ended.count(), 1);
}

void TestFollowedTraining::thePasswordIsNotHandedOn()
{
    qputenv("PGPASSWORD", "s3cret of the plant");
    FollowedTraining followed;
    followed.setInterval(20);
    QVERIFY(bool(followed.start({QStringLiteral("env")}, folder("env"))));
    QTRY_COMPARE_WITH_TIMEOUT(followed.state(), FollowedTraining::State::Ended, kWait);
    qunsetenv("PGPASSWORD");
    const std::string said = readFile(fsPath(followed.track().log)).value();
    QVERIFY(said.find("PATH=") != std::string::npos);
    QVERIFY(said.find("s3cret") == std::string::npos);
}

void TestFollowedTraining::whatCannotBeStartedOrFollowedIsRefused()
{
    FollowedTraining followed;
    const auto missing = followed.start({QStringLiteral("no-such-program")}, folder("none"));
    QVERIFY(!missing);
    QVERIFY(missing.error().message.find("'no-such-program'") != std::string::npos);
    const auto foreign = followed.follow(m_root / "parts");
    QVERIFY(!foreign);
    QVERIFY(foreign.error().message.find("is no run folder") != std::string::npos);
    followed.follow(FollowedTraining::Track{qtPath(folder("gone")), {}, {}});
    QCOMPARE(followed.state(), FollowedTraining::State::None);
}

QTEST_GUILESS_MAIN(TestFollowedTraining)
#include "test_followed_training.moc"
