// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"
#include "core/store/project.h"
#include "core/store/verdict_repository.h"
#include "support/cli_program.h"

using namespace mixdesk;
using namespace mixdesk::support;

class TestAudit : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_project = m_dir->filePath("plant");
        ProjectSettings settings;
        settings.dataset = "/data";
        auto project = Project::create(fs::path(m_project.toStdString()), settings);
        QVERIFY(bool(project));
        m_database = Database::open(project->databaseAddress()).value();
        VerdictRecord verdict;
        verdict.image = "screw/test/good/1.png";
        verdict.decision = Decision::Ok;
        QVERIFY(bool(VerdictRepository(*m_database).add({verdict}, {"anna", "line 1"})));
    }

    void cleanup()
    {
        m_database.reset();
        m_dir.reset();
    }

    void aSoundAuditEndsWithZero()
    {
        const Outcome outcome = call({"audit", "verify", m_project});
        QVERIFY2(outcome.code == 0, outcome.err);
        QVERIFY(outcome.out.contains("2 events, nothing was changed behind them."));
        const QByteArray hash = outcome.out.mid(outcome.out.indexOf("Last hash: ") + 11, 64);
        QCOMPARE(call({"audit", "verify", m_project, "--expect", hash}).code, 0);
        const Outcome other =
            call({"audit", "verify", m_project, "--expect", QString(64, QLatin1Char('0'))});
        QCOMPARE(other.code, 1);
        QVERIFY(other.out.contains("is not in the chain"));
        QCOMPARE(call({"audit", "verify", m_project, "--expect", "abc"}).code, 2);
    }

    void tamperingEndsWithOneAndSaysWhere()
    {
        QVERIFY(bool(m_database->run("UPDATE verdicts SET decision = 'not_ok'")));
        const QString file = m_dir->filePath("audit.json");
        const Outcome own =
            call({"audit", "verify", m_project, "--json", m_project + "/project.sqlite"});
        QVERIFY(own.code != 0);
        QVERIFY2(own.err.contains("belongs to the project itself"), own.err);
        const Outcome outcome = call({"audit", "verify", m_project, "--json", file});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.out.contains("Verdict 1 of 'screw/test/good/1.png' was changed after "
                                      "event 2, in: decision."),
                 outcome.out);
        const json report = parsed(contentOf(file));
        QCOMPARE(report["sound"].get<bool>(), false);
        QCOMPARE(report["events"].get<int>(), 2);
        QCOMPARE(report["findings"].size(), std::size_t(1));
        QCOMPARE(report["findings"][0]["sequence"].get<int>(), 2);
        QVERIFY(report["findings"][0]["subject"] == "screw/test/good/1.png");
    }

    void eventsAreListedOneALine()
    {
        const Outcome all = call({"audit", "list", m_project});
        QVERIFY2(all.code == 0, all.err);
        const auto lines = all.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[0].startsWith("1  20"));
        QVERIFY(lines[1].contains("  anna@line 1  verdict  screw/test/good/1.png  {"));
        QCOMPARE(call({"audit", "list", m_project, "--since", "1"}).out.trimmed(), lines[1]);
        QVERIFY(call({"audit", "list", m_project, "--since", "2"}).out.isEmpty());
        QCOMPARE(call({"audit", "list", m_project, "--since", "-3"}).code, 2);
    }

    void whatCannotBeCheckedIsSaidSo()
    {
        const Outcome missing = call({"audit", "verify", m_dir->filePath("none")});
        QCOMPARE(missing.code, 1);
        QVERIFY(missing.err.contains("There is no project"));
        QCOMPARE(call({"audit"}).code, 2);
        QCOMPARE(call({"audit", "polish", m_project}).code, 2);
        m_database.reset();
        QVERIFY(QFile::remove(m_project + "/project.sqlite"));
        const Outcome gone = call({"audit", "verify", m_project});
        QCOMPARE(gone.code, 1);
        QVERIFY2(gone.err.contains("There is no database"), gone.err);
        QVERIFY(!QFile::exists(m_project + "/project.sqlite"));
    }

    void helpShowsBoth()
    {
        const Outcome help = call({"audit", "--help"});
        QCOMPARE(help.code, 0);
        QVERIFY(help.out.contains("verify") && help.out.contains("list"));
        QVERIFY(call({"audit", "verify", "--help"}).out.contains("--expect"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_project;
    std::unique_ptr<Database> m_database;
};

QTEST_GUILESS_MAIN(TestAudit)
#include "test_audit.moc"
