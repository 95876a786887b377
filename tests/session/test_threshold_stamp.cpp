// SPDX-License-Identifier: GPL-3.0-or-later
// The window and thresholds.yaml call a version by the same number.
#include "core/store/threshold_repository.h"
#include "support/desk_sessions.h"

#include <QtTest>

using namespace mixdesk;

class TestThresholdStamp : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_project = fs::u8path(m_folder->path().toStdString()) / "project";
        support::deskProject().copyTo(m_project);
        // Versions of another run come before: rows of the database and numbers part.
        auto database = Database::open(Project::open(m_project).value().databaseFile()).value();
        RunRow other;
        other.name = QStringLiteral("other");
        other.state = RunState::Failed;
        QVERIFY(RunRepository(*database).add(other));
        ThresholdVersion version;
        version.run = other.name;
        for (int i = 0; i < 3; ++i) {
            version.yaml = QString::number(i);
            QVERIFY(ThresholdRepository(*database).add(version));
        }
    }

    void fileAndWindowNameTheSameNumber()
    {
        support::DeskSessions bench(m_project);
        QCOMPARE(int(bench.onDisk().stamp->id), 1);
        QVERIFY(bench.desk.setBeta(0, bench.desk.row(0).beta + 0.25));
        QVERIFY(bench.desk.save({}));
        const ThresholdVersion version = *bench.desk.activeVersion();
        QCOMPARE(version.number, 2);
        QVERIFY(version.id != version.number);
        QCOMPARE(int(bench.onDisk().stamp->id), 2);
        QVERIFY(writeFileAtomic(bench.file(), "nonsense"));
        bench.desk.checkFile();
        QVERIFY(bench.desk.restoreFile());
        QCOMPARE(int(bench.onDisk().stamp->id), 2);
    }

    /// As programs wrote it that named the row of the database.
    void anOlderStampIsPutRight()
    {
        {
            support::DeskSessions bench(m_project);
            RunModel model = bench.onDisk();
            model.stamp->id = bench.desk.activeVersion()->id;
            QVERIFY(model.stamp->id != 1);
            QVERIFY(writeThresholds(RunPaths(bench.file().parent_path()), model));
        }
        support::DeskSessions again(m_project);
        QCOMPARE(again.desk.versions().size(), 1);
        QCOMPARE(int(again.onDisk().stamp->id), 1);
        QCOMPARE(again.notices, QStringList());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_project;
};

QTEST_GUILESS_MAIN(TestThresholdStamp)
#include "test_threshold_stamp.moc"
