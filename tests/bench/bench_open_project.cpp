// SPDX-License-Identifier: GPL-3.0-or-later
// Opening a known project of 100,000 pictures: how long until everything is listed, how long the
// event loop is held up, and when the health check behind it has ended. Give it a quiet machine.
#include "core/session/workspace.h"
#include "support/many_pictures.h"
#include "support/tiny_run.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

constexpr int kPerClass = 50'000;
constexpr int kWait = 600'000;
constexpr double kUsableMs = 1000.0;

struct Opening
{
    double opened = 0.0;      ///< Workspace::open() has returned
    double listed = 0.0;      ///< dataset and gallery are there
    double scored = 0.0;      ///< scores known from before are there
    double checked = 0.0;     ///< the health check has ended
    double longestTurn = 0.0; ///< of the event loop until then
};

} // namespace

class BenchOpenProject : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void knownProject();

private:
    Opening open();

    QTemporaryDir m_folder;
    fs::path m_root;
    std::unique_ptr<Workspace> m_workspace;
    int m_pictures = 0;
    int m_inGallery = 0;
};

void BenchOpenProject::initTestCase()
{
    m_root = fs::u8path(m_folder.path().toStdString());
    trainTiny(writeTinyPlant(m_root / "plant"), m_root / "run");
    ManyPictures plan;
    plan.classes = {demoClasses()[0], demoClasses()[1]};
    plan.trainGood = 1000;
    plan.testGood = kPerClass - 2000;
    plan.testDefective = 1000;
    m_pictures = writeManyPictures(m_root / "many", plan);
    m_inGallery = m_pictures - 2 * plan.trainGood;
    ProjectSettings settings;
    settings.dataset = (m_root / "many").string();
    settings.activeRun = "first";
    const auto project = Project::create(m_root / "project", settings);
    QVERIFY(project);
    fs::create_directories(project->runsFolder());
    fs::copy(m_root / "run", project->runFolder("first"), fs::copy_options::recursive);
    qInfo("%d pictures written; %.0f MiB", m_pictures, memoryMiB());
}

Opening BenchOpenProject::open()
{
    Opening found;
    QElapsedTimer clock;
    clock.start();
    const auto now = [&] { return double(clock.nsecsElapsed()) / 1e6; };
    m_workspace = Workspace::open(m_root / "project").value();
    found.opened = found.longestTurn = now();
    DatasetSession& dataset = m_workspace->dataset();
    ScoringSession& scoring = m_workspace->scoring();
    while (found.checked == 0.0 && now() < kWait) {
        const double before = now();
        QCoreApplication::processEvents();
        found.longestTurn = std::max(found.longestTurn, now() - before);
        if (found.listed == 0.0 && dataset.state() == DatasetSession::State::Ready &&
            int(scoring.entries().size()) == m_inGallery)
            found.listed = now();
        if (found.scored == 0.0 && scoring.scoredCount() == m_inGallery)
            found.scored = now();
        if (dataset.health() && !dataset.checkJob().running())
            found.checked = now();
        QTest::qSleep(1);
    }
    return found;
}

void BenchOpenProject::knownProject()
{
    const auto report = [](const char* what, const Opening& found) {
        qInfo("%s: open() %.0f ms, listed %.0f ms, scores %.0f ms, checked %.0f ms, longest turn "
              "of the "
              "event loop %.0f ms; %.0f MiB",
              what, found.opened, found.listed, found.scored, found.checked, found.longestTurn,
              memoryMiB());
    };
    report("first time", open());
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->scoring().scoredCount(), m_inGallery, kWait);
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->jobs().running().isEmpty(), kWait);
    for (int i = 0; i < 3; ++i) {
        m_workspace.reset();
        const Opening again = open();
        report("known", again);
        QVERIFY(again.listed > 0.0 && again.checked > 0.0);
        QVERIFY(again.listed < kUsableMs && again.longestTurn < kUsableMs);
    }
}

QTEST_GUILESS_MAIN(BenchOpenProject)
#include "bench_open_project.moc"
