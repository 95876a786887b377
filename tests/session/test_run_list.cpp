// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/ensemble_run.h"
#include "core/session/run_list.h"
#include "core/store/database.h"
#include "core/store/process_identity.h"
#include "support/tiny_run.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace mixdesk;
using namespace mixdesk::support;

class TestRunList : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_root = fs::u8path(m_folder.path().toStdString());
        m_dataset = writeTinyPlant(m_root / "plant");
        TrainConfig config = tinyConfig();
        config.epochs = 2;
        trainTiny(m_dataset, m_root / "trained", config);
    }

    void init()
    {
        const fs::path folder = m_root / ("project" + std::to_string(++m_count));
        m_project = std::make_unique<Project>(Project::create(folder, {}).value());
        open();
    }

    void cleanup()
    {
        m_runs.reset();
        m_database.reset();
    }

    void anUnknownFolderIsTakenIn()
    {
        putRun("from elsewhere");
        QVERIFY(m_runs->load());
        QCOMPARE(m_runs->rows().size(), 1);
        const RunRow row = m_runs->rows()[0];
        QCOMPARE(row.name, QStringLiteral("from elsewhere"));
        QCOMPARE(row.state, RunState::Finished);
        QCOMPARE(row.epochs, 2);
        QCOMPARE(row.epochsPlanned, 2);
        QVERIFY(row.bestF1 && row.meanAuroc);
        QVERIFY(m_runs->load()); // once only
        QCOMPARE(m_runs->rows().size(), 1);
    }

    void anEnsembleIsCalledOne()
    {
        putRun("one");
        TrainConfig other = tinyConfig();
        other.epochs = 2;
        other.loss = LossKind::Ssim;
        trainTiny(m_dataset, m_project->runFolder("two"), other);
        EnsembleRequest request;
        request.runs = {m_project->runFolder("one"), m_project->runFolder("two")};
        request.out = m_project->runFolder("both");
        QVERIFY(makeEnsemble(request, {}));
        QVERIFY(m_runs->load());
        QCOMPARE(m_runs->rows().size(), 3);
        for (const RunRow& row : m_runs->rows()) {
            const bool both = row.name == QStringLiteral("both");
            QCOMPARE(row.preset == QStringLiteral("ensemble"), both);
            QCOMPARE(row.epochsPlanned, both ? 0 : 2);
            QCOMPARE(row.state, RunState::Finished);
        }
    }

    void aFolderWithoutAManifestIsAnInterruptedRun()
    {
        putRun("half");
        fs::remove(RunPaths(m_project->runFolder("half")).manifest());
        fs::create_directories(m_project->runsFolder() / "not a run");
        fs::create_directories(m_project->runsFolder() / ".hidden");
        QVERIFY(m_runs->load());
        QCOMPARE(m_runs->rows().size(), 1);
        QCOMPARE(m_runs->rows()[0].state, RunState::Interrupted);
    }

    void aRunLeftRunningBecomesInterrupted()
    {
        RunRow row;
        row.name = QStringLiteral("crashed");
        QVERIFY(m_runs->add(row));
        QCOMPARE(m_runs->rows()[0].state, RunState::Running);
        // What this process itself trains stays; a row of a process that is gone does not.
        QVERIFY(m_database->run(QStringLiteral("UPDATE runs SET owner = ''")));
        QVERIFY(m_runs->load());
        QCOMPARE(m_runs->rows()[0].state, RunState::Interrupted);
    }

    void aRunWhoseProcessDiesLaterBecomesInterrupted()
    {
        RunRow row;
        row.name = QStringLiteral("other");
        QVERIFY(m_runs->add(row));
        QProcess other;
        other.start(QStringLiteral("sleep"), {QStringLiteral("600")});
        QVERIFY(other.waitForStarted());
        QVERIFY(m_database->run(QStringLiteral("UPDATE runs SET owner = ?"),
                                {identityOf(other.processId())}));
        QVERIFY(m_runs->load());
        RunRow own;
        own.name = QStringLiteral("own");
        QVERIFY(m_runs->add(own));
        QCOMPARE(m_runs->row(row.name)->state, RunState::Running);
        other.kill();
        QVERIFY(other.waitForFinished());
        QTRY_COMPARE_WITH_TIMEOUT(m_runs->row(row.name)->state, RunState::Interrupted, 20'000);
        QCOMPARE(m_runs->row(own.name)->state, RunState::Running);
        QVERIFY(m_runs->remove(row.name));
    }

    void theActiveRunIsRememberedAndRead()
    {
        putRun("one");
        QVERIFY(m_runs->load());
        QSignalSpy changed(m_runs.get(), &RunList::activeChanged);
        QVERIFY(!m_runs->model());
        QVERIFY(m_runs->setActive(QStringLiteral("one")));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_runs->model()->classes, m_dataset.classes);
        open();
        QVERIFY(m_runs->load());
        QCOMPARE(m_runs->active(), QStringLiteral("one"));
        QVERIFY(m_runs->model());
        QVERIFY(m_runs->setActive({}));
        QVERIFY(!m_runs->model());
        QVERIFY(m_project->settings().activeRun.empty());
    }

    void thresholdsAreReadAgain()
    {
        putRun("one");
        QVERIFY(m_runs->load());
        QVERIFY(m_runs->setActive(QStringLiteral("one")));
        RunModel model = *m_runs->model();
        model.thresholds[0].beta += 1.0;
        model.thresholds[0].threshold =
            model.thresholds[0].mu + model.thresholds[0].beta * model.thresholds[0].sigma;
        QVERIFY(writeThresholds(RunPaths(m_runs->folder(QStringLiteral("one"))), model));
        QVERIFY(m_runs->reloadModel());
        QCOMPARE(m_runs->model()->thresholds[0].threshold, model.thresholds[0].threshold);
    }

    void aCorruptRunIsRefusedAndTheOldOneStays()
    {
        putRun("good");
        putRun("bad");
        QVERIFY(m_runs->load());
        QVERIFY(m_runs->setActive(QStringLiteral("good")));
        const RunPaths bad(m_project->runFolder("bad"));
        QVERIFY(writeFileAtomic(bad.weights(), "nonsense"));
        const auto refused = m_runs->setActive(QStringLiteral("bad"));
        QVERIFY(!refused);
        QVERIFY(!refused.error().message.empty());
        QCOMPARE(m_runs->active(), QStringLiteral("good"));
        QVERIFY(!m_runs->setActive(QStringLiteral("absent")));
    }

    void anActiveRunThatWentBadIsToldAtTheStart()
    {
        putRun("one");
        QVERIFY(m_runs->load());
        QVERIFY(m_runs->setActive(QStringLiteral("one")));
        fs::remove(RunPaths(m_project->runFolder("one")).weights());
        open();
        QVERIFY(m_runs->load());
        QVERIFY(m_runs->active().isEmpty());
        QVERIFY(!m_runs->model());
        QVERIFY(!m_runs->activeProblem().isEmpty());
        QCOMPARE(m_runs->rows().size(), 1);
    }

    void aDamagedRunSaysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("text"); // empty: removed
        QTest::addColumn<QString>("part");
        QTest::newRow("no weights") << "model.safetensors" << QByteArray() << "is missing";
        QTest::newRow("no thresholds") << "thresholds.yaml" << QByteArray() << "is missing";
        QTest::newRow("no settings") << "config.yaml" << QByteArray() << "is missing";
        QTest::newRow("garbled manifest")
            << "run.yaml" << QByteArray("format: [mixdesk\n") << "run.yaml, line 2";
        QTest::newRow("garbled settings")
            << "config.yaml" << QByteArray("a: b: c\n") << "config.yaml, line 1";
    }

    void aDamagedRunSaysWhatIsWrong()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, text);
        QFETCH(QString, part);
        const QString name = QStringLiteral("one");
        putRun("one");
        QVERIFY(m_runs->load());
        QCOMPARE(m_runs->problem(name), QString());
        QSignalSpy changed(m_runs.get(), &RunList::changed);
        m_runs->inspect();
        QCOMPARE(changed.count(), 0);
        const fs::path path = m_project->runFolder("one") / file.toStdString();
        const std::string before = readFile(path).value();
        if (text.isEmpty())
            fs::remove(path);
        else
            QVERIFY(writeFileAtomic(path, text.toStdString()));
        m_runs->inspect();
        QCOMPARE(changed.count(), 1);
        QVERIFY2(m_runs->problem(name).contains(part), qPrintable(m_runs->problem(name)));
        QVERIFY(writeFileAtomic(path, before));
        m_runs->inspect();
        QCOMPARE(m_runs->problem(name), QString());
    }

    /// What only the hash shows is known once the run was to be used.
    void aRefusedRunStaysMarkedUntilItCanBeUsed()
    {
        const QString name = QStringLiteral("one");
        putRun("one");
        QVERIFY(m_runs->load());
        const fs::path weights = RunPaths(m_project->runFolder("one")).weights();
        const std::string before = readFile(weights).value();
        QVERIFY(writeFileAtomic(weights, "nonsense"));
        QVERIFY(!m_runs->setActive(name));
        QVERIFY(m_runs->problem(name).contains(QLatin1String("model.safetensors")));
        QVERIFY(writeFileAtomic(weights, before));
        QVERIFY(m_runs->setActive(name));
        QCOMPARE(m_runs->problem(name), QString());
    }

    void aFolderWithoutItsSettingsIsListedAsDamaged()
    {
        putRun("one");
        fs::remove(RunPaths(m_project->runFolder("one")).config());
        QVERIFY(m_runs->load());
        QCOMPARE(m_runs->rows().size(), 1);
        QVERIFY(!m_runs->problem(QStringLiteral("one")).isEmpty());
    }

    void deletingCanBeUndoneUntilTheNextStart()
    {
        putRun("one");
        QVERIFY(m_runs->load());
        QVERIFY(m_runs->setActive(QStringLiteral("one")));
        QVERIFY(m_runs->remove(QStringLiteral("one")));
        QVERIFY(m_runs->rows().isEmpty());
        QVERIFY(m_runs->active().isEmpty());
        QVERIFY(fs::exists(m_runs->folder(QStringLiteral("one"))));
        QVERIFY(m_runs->restore(QStringLiteral("one")));
        QCOMPARE(m_runs->rows().size(), 1);

        QVERIFY(m_runs->remove(QStringLiteral("one")));
        open();
        QVERIFY(m_runs->load());
        QVERIFY(m_runs->rows().isEmpty());
        QVERIFY(!fs::exists(m_runs->folder(QStringLiteral("one"))));
        QVERIFY(!m_runs->restore(QStringLiteral("one")));
    }

    void aRunningRunIsNotDeleted()
    {
        RunRow row;
        row.name = QStringLiteral("busy");
        QVERIFY(m_runs->add(row));
        QVERIFY(!m_runs->remove(QStringLiteral("busy")));
        QCOMPARE(m_runs->rows().size(), 1);
    }

    void freshNamesAreNeverTaken()
    {
        QVERIFY(m_runs->load());
        const QString first = m_runs->freshName(QStringLiteral("compact"));
        QVERIFY(first.endsWith(QLatin1String(" compact")));
        RunRow row;
        row.name = first;
        row.state = RunState::Finished;
        QVERIFY(m_runs->add(row));
        const QString second = m_runs->freshName(QStringLiteral("compact"));
        QCOMPARE(second, first + QLatin1String(" 2"));
        fs::create_directories(m_runs->folder(second));
        QCOMPARE(m_runs->freshName(QStringLiteral("compact")), first + QLatin1String(" 3"));
        QVERIFY(m_runs->remove(first));
        QVERIFY(m_runs->freshName(QStringLiteral("compact")) != first);
    }

private:
    /// As the process itself would name itself.
    static QString identityOf(qint64 pid)
    {
        QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const QByteArray line = file.readAll();
        QStringList parts = thisProcess().split(QLatin1Char('|'));
        parts[2] = QString::number(pid);
        parts[3] = QString::fromLatin1(line.mid(line.lastIndexOf(')') + 2).split(' ').value(19));
        return parts.join(QLatin1Char('|'));
    }

    void open()
    {
        m_runs.reset();
        m_database.reset();
        m_project = std::make_unique<Project>(Project::open(m_project->folder()).value());
        m_database = Database::open(m_project->databaseFile()).value();
        m_runs = std::make_unique<RunList>(*m_project, *m_database);
    }

    void putRun(const std::string& name)
    {
        fs::copy(m_root / "trained", m_project->runFolder(name), fs::copy_options::recursive);
    }

    QTemporaryDir m_folder;
    fs::path m_root;
    Dataset m_dataset;
    int m_count = 0;
    std::unique_ptr<Project> m_project;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<RunList> m_runs;
};

QTEST_GUILESS_MAIN(TestRunList)
#include "test_run_list.moc"
