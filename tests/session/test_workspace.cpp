// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/workspace.h"
#include "support/pictures.h"
#include "support/tiny_run.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

constexpr int kWait = 20000;

std::string textOf(const fs::path& file)
{
    return readFile(file).value();
}

/// Of an attempt that must fail.
std::string refusal(const fs::path& folder)
{
    auto workspace = Workspace::open(folder);
    return workspace ? std::string() : workspace.error().message;
}

} // namespace

class TestWorkspace : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_project = m_root / ("project " + std::to_string(++m_count)); }
    void cleanup() { m_workspace.reset(); }

    void createsAndOpens();
    void whatWasScannedIsNotScannedAgain();
    void opensByProjectFile();
    void excludedClassesSurviveReopening();
    void relocatingKeepsTheProject();
    void activeRunSurvivesReopening();
    void finishedTrainingBecomesActive();
    void interruptedTrainingDoesNotBecomeActive();
    void runsOfTheCommandLineAreTakenIn();
    void brokenActiveRunIsNoReasonToRefuse();
    void unsavedChangeIsNoticed();
    void refusals();

private:
    void create()
    {
        auto made = Workspace::create(m_project, m_root / "plant");
        QVERIFY2(bool(made), made ? "" : made.error().message.c_str());
        m_workspace = std::move(*made);
        QTRY_COMPARE_WITH_TIMEOUT(m_workspace->dataset().state(), DatasetSession::State::Ready,
                                  kWait);
    }
    void reopen()
    {
        m_workspace.reset();
        auto opened = Workspace::open(m_project);
        QVERIFY2(bool(opened), opened ? "" : opened.error().message.c_str());
        m_workspace = std::move(*opened);
    }
    /// A run as the command line leaves it.
    void putRun(const std::string& name)
    {
        fs::create_directories(m_project / "runs");
        fs::copy(m_root / "run", m_project / "runs" / name, fs::copy_options::recursive);
    }

    QTemporaryDir m_folder;
    fs::path m_root, m_project;
    int m_count = 0;
    std::unique_ptr<Workspace> m_workspace;
};

void TestWorkspace::initTestCase()
{
    m_root = fs::u8path(m_folder.path().toStdString());
    trainTiny(writeTinyPlant(m_root / "plant"), m_root / "run");
}

void TestWorkspace::whatWasScannedIsNotScannedAgain()
{
    const Dataset scanned = scanDataset(m_root / "plant").value();
    auto made = Workspace::create(m_project, m_root / "plant", scanned);
    QVERIFY(bool(made));
    const DatasetSession& dataset = (*made)->dataset();
    QCOMPARE(dataset.state(), DatasetSession::State::Ready); // at once, and already being checked
    QCOMPARE(dataset.all().images.size(), scanned.images.size());
    QCOMPARE(dataset.included().classes, scanned.classes);
    QVERIFY((*made)->dataset().checkJob().running());
    QTRY_VERIFY_WITH_TIMEOUT(dataset.health().has_value(), kWait);
    // Of another folder it is of no use.
    fs::create_directories(m_root / "elsewhere");
    made = Workspace::create(m_root / "other project", m_root / "elsewhere", scanned);
    QVERIFY(bool(made));
    QCOMPARE((*made)->dataset().state(), DatasetSession::State::Scanning);
}

void TestWorkspace::createsAndOpens()
{
    create();
    QCOMPARE(m_workspace->title(), QString::fromStdString(m_project.filename().string()));
    QVERIFY(fs::exists(m_project / "project.yaml") && fs::exists(m_project / "project.sqlite"));
    QCOMPARE(m_workspace->dataset().all().classes.size(), std::size_t(2));
    QCOMPARE(m_workspace->runs().active(), QString());
    QVERIFY(m_workspace->runs().rows().isEmpty());
    reopen();
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->dataset().state(), DatasetSession::State::Ready, kWait);
    QCOMPARE(m_workspace->dataset().folder(), fs::weakly_canonical(m_root / "plant"));
    QVERIFY(!Workspace::create(m_project, m_root / "plant")); // there is one already
}

void TestWorkspace::opensByProjectFile()
{
    create();
    m_workspace.reset();
    auto opened = Workspace::open(m_project / "project.yaml");
    QVERIFY(bool(opened));
    QCOMPARE((*opened)->project().folder(), fs::weakly_canonical(m_project));
}

void TestWorkspace::excludedClassesSurviveReopening()
{
    create();
    const std::string name = m_workspace->dataset().all().classes[0];
    m_workspace->dataset().setIncluded(QString::fromStdString(name), false);
    reopen();
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->dataset().state(), DatasetSession::State::Ready, kWait);
    QVERIFY(!m_workspace->dataset().isIncluded(QString::fromStdString(name)));
    QCOMPARE(m_workspace->dataset().included().classes.size(), std::size_t(1));
    m_workspace->dataset().setIncluded(QString::fromStdString(name), true);
    reopen();
    QVERIFY(m_workspace->dataset().excluded().isEmpty());
}

void TestWorkspace::relocatingKeepsTheProject()
{
    create();
    const QString name = QString::fromStdString(m_workspace->dataset().all().classes[0]);
    m_workspace->dataset().setIncluded(name, false);
    m_workspace.reset();
    putRun("first");
    fs::rename(m_root / "plant", m_root / "moved");
    reopen();
    QTRY_COMPARE(m_workspace->dataset().state(), DatasetSession::State::Failed);
    QCOMPARE(m_workspace->runs().active(), QStringLiteral("first"));
    QVERIFY(bool(m_workspace->setDataset(m_root / "moved")));
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->dataset().state(), DatasetSession::State::Ready, kWait);
    QCOMPARE(m_workspace->dataset().excluded(), QStringList({name}));
    QCOMPARE(m_workspace->runs().active(), QStringLiteral("first"));
    reopen();
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->dataset().state(), DatasetSession::State::Ready, kWait);
    QCOMPARE(m_workspace->dataset().excluded(), QStringList({name}));
    m_workspace.reset();
    fs::rename(m_root / "moved", m_root / "plant");
}

void TestWorkspace::activeRunSurvivesReopening()
{
    create();
    m_workspace.reset();
    putRun("a");
    putRun("b");
    reopen();
    QCOMPARE(m_workspace->runs().rows().size(), 2);
    for (const char* name : {"b", "a"}) {
        QVERIFY(bool(m_workspace->runs().setActive(QLatin1String(name))));
        reopen();
        QCOMPARE(m_workspace->runs().active(), QLatin1String(name));
        QVERIFY(m_workspace->runs().model().has_value());
    }
}

void TestWorkspace::finishedTrainingBecomesActive()
{
    create();
    TrainConfig config = tinyConfig();
    config.epochs = 1;
    auto run = m_workspace->training().start(config, m_workspace->dataset().included());
    QVERIFY(bool(run));
    QCOMPARE(m_workspace->runs().active(), QString());
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->runs().active(), *run, kWait);
    QCOMPARE(m_workspace->runs().row(*run)->state, RunState::Finished);
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->scoring().ready(), kWait);
    reopen();
    QCOMPARE(m_workspace->runs().active(), *run);
}

void TestWorkspace::interruptedTrainingDoesNotBecomeActive()
{
    create();
    TrainConfig config = tinyConfig();
    config.epochs = 2000;
    const QString run =
        m_workspace->training().start(config, m_workspace->dataset().included()).value();
    QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->training().epochs().empty(), kWait);
    reopen(); // closing interrupts it with a checkpoint
    QCOMPARE(m_workspace->runs().active(), QString());
    QCOMPARE(m_workspace->runs().row(run)->state, RunState::Interrupted);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->dataset().state(), DatasetSession::State::Ready, kWait);
    QVERIFY(bool(m_workspace->training().resumeRun(run, m_workspace->dataset().included())));
    QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->training().live().empty(), kWait);
}

void TestWorkspace::runsOfTheCommandLineAreTakenIn()
{
    create();
    m_workspace.reset();
    putRun("by hand");
    reopen();
    QCOMPARE(m_workspace->runs().active(), QStringLiteral("by hand"));
    QCOMPARE(m_workspace->project().settings().activeRun, std::string("by hand"));
}

void TestWorkspace::brokenActiveRunIsNoReasonToRefuse()
{
    create();
    m_workspace.reset();
    putRun("broken");
    reopen();
    QCOMPARE(m_workspace->runs().active(), QStringLiteral("broken"));
    m_workspace.reset();
    writeBytes(RunPaths(m_project / "runs" / "broken").manifest(), "\x01\x02{[");
    putRun("whole");
    reopen();
    QCOMPARE(m_workspace->runs().active(), QString());
    QVERIFY(!m_workspace->runs().activeProblem().isEmpty());
    QVERIFY(m_workspace->runs().activeProblem().contains(QStringLiteral("broken")));
    QVERIFY(bool(m_workspace->runs().setActive(QStringLiteral("whole"))));
    QCOMPARE(m_workspace->runs().activeProblem(), QString());
}

void TestWorkspace::unsavedChangeIsNoticed()
{
    create();
    QSignalSpy noticed(m_workspace.get(), &Workspace::noticed);
    const fs::path away = m_root / "away";
    fs::rename(m_project, away);
    m_workspace->dataset().setIncluded(
        QString::fromStdString(m_workspace->dataset().all().classes[0]), false);
    QCOMPARE(noticed.count(), 1);
    const auto notice = noticed[0][0].value<Notice>();
    QCOMPARE(notice.kind, Notice::Kind::Error);
    QVERIFY(notice.text.contains(QString::fromStdString(m_project.filename().string())));
    m_workspace.reset();
    fs::remove_all(away);
}

void TestWorkspace::refusals()
{
    QVERIFY(refusal(m_root / "nothing here").find("nothing here") != std::string::npos);
    QVERIFY(refusal(m_root / "plant").find("project.yaml") != std::string::npos);

    create();
    m_workspace.reset();
    const std::string whole = textOf(m_project / "project.yaml");
    std::string newer = whole;
    newer.replace(newer.find("version: "), 10, "version: 99");
    writeBytes(m_project / "project.yaml", newer);
    QVERIFY(refusal(m_project).find("newer version") != std::string::npos);
    QCOMPARE(textOf(m_project / "project.yaml"), newer); // as it was
    writeBytes(m_project / "project.yaml", "{{{");
    QVERIFY(refusal(m_project).find("project.yaml") != std::string::npos);

    writeBytes(m_project / "project.yaml", whole);
    for (const char* suffix : {"-wal", "-shm"})
        fs::remove(m_project / ("project.sqlite" + std::string(suffix)));
    const std::string database = textOf(m_project / "project.sqlite");
    writeBytes(m_project / "project.sqlite", "garbage");
    QVERIFY(refusal(m_project).find("project.sqlite") != std::string::npos);
    writeBytes(m_project / "project.sqlite", database.substr(0, 100) + std::string(4000, 'x'));
    QVERIFY(refusal(m_project).find("project.sqlite") != std::string::npos);
    writeBytes(m_project / "project.sqlite", database);
    QCOMPARE(refusal(m_project), std::string());
}

QTEST_GUILESS_MAIN(TestWorkspace)
#include "test_workspace.moc"
