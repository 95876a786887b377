// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/ensemble_run.h"
#include "core/session/workspace.h"
#include "support/no_warnings.h"
#include "support/tiny_run.h"
#include "widgets/inspect/gallery_model.h"
#include "widgets/inspect/inspect_page.h"
#include "widgets/inspect/verdict_panel.h"

#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace mixdesk;

namespace {

constexpr int kWait = 20'000;

} // namespace

/// How far an ensemble's members disagree on the part that is open.
class TestInspectEnsemble : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        support::watchWarnings();
        m_root = fs::u8path(m_folder.path().toStdString());
        const Dataset dataset = support::writeTinyPlant(m_root / "plant");
        ProjectSettings settings;
        settings.dataset = (m_root / "plant").string();
        auto project = Project::create(m_root / "project", settings);
        QVERIFY(bool(project));
        fs::create_directories(project->runsFolder());
        EnsembleRequest request;
        for (const LossKind loss : {LossKind::L2, LossKind::Ssim}) {
            TrainConfig config = support::tinyConfig();
            config.loss = loss;
            request.runs.push_back(project->runFolder(loss == LossKind::L2 ? "l2" : "ssim"));
            support::trainTiny(dataset, request.runs.back(), config);
        }
        request.weights = {3, 1};
        // One that rejects everything, one that rejects nothing.
        for (const double mu : {-1e6, 1e6}) {
            const RunPaths paths(request.runs[mu < 0.0 ? 0 : 1]);
            RunModel model = readRun(paths).value();
            for (ClassThreshold& row : model.thresholds) {
                row.mu = mu;
                row.threshold = mu + row.beta * row.sigma;
            }
            QVERIFY(writeThresholds(paths, model));
        }
        request.out = project->runFolder("apart");
        const auto made = makeEnsemble(request, {});
        QVERIFY2(made, made ? "" : made.error().message.c_str());
    }

    void cleanup()
    {
        m_page.reset();
        m_workspace.reset();
        QCOMPARE(support::takeWarnings(), QStringList());
    }

    void membersAreHeard()
    {
        open("apart");
        QTRY_VERIFY_WITH_TIMEOUT(m_page->currentPart(), kWait);
        QVERIFY(m_page->verdictPanel().showsMembers());
        QVERIFY2(m_page->verdictPanel().membersText().contains("25 %"),
                 qPrintable(m_page->verdictPanel().membersText()));
        const int first = m_page->currentEntry();
        QTest::keyClick(m_page.get(), Qt::Key_Right);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->currentEntry() != first && m_page->currentPart(), kWait);
        QVERIFY(m_page->verdictPanel().showsMembers());
    }

    void oneNetworkHasNone()
    {
        open("l2");
        QTRY_VERIFY_WITH_TIMEOUT(m_page->currentPart(), kWait);
        QVERIFY(!m_page->verdictPanel().showsMembers());
    }

private:
    void open(const char* run)
    {
        {
            auto project = Project::open(m_root / "project");
            QVERIFY(bool(project));
            ProjectSettings settings = project->settings();
            settings.activeRun = run;
            QVERIFY(bool(project->save(settings)));
        }
        m_workspace = Workspace::open(m_root / "project").value();
        m_page = std::make_unique<InspectPage>(m_workspace->scoring(), m_workspace->desk(),
                                               m_workspace->pictures(), m_workspace->dataset());
        m_page->resize(1216, 700);
        m_page->show();
        ScoringSession& scoring = m_workspace->scoring();
        QTRY_VERIFY_WITH_TIMEOUT(!scoring.entries().empty() &&
                                     scoring.scoredCount() == int(scoring.entries().size()) &&
                                     !scoring.job().running(),
                                 kWait);
        m_page->gallery().flush();
    }

    QTemporaryDir m_folder;
    fs::path m_root;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<InspectPage> m_page;
};

QTEST_MAIN(TestInspectEnsemble)
#include "test_inspect_ensemble.moc"
