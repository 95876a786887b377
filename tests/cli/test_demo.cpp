// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/cli_program.h"

using namespace mixdesk::support;

/// Draws the whole demo plant and trains the compact preset on it, which takes minutes: "long".
class TestDemo : public QObject
{
    Q_OBJECT

private slots:
    void wholeTour()
    {
        QTemporaryDir folder;
        const QString out = folder.filePath("demo");
        const Outcome shown = call({"demo", "--out", out, "--epochs", "1"});
        QVERIFY2(shown.code == 0, shown.err);
        QVERIFY(!shown.hasEscapes());
        const QString report = out + "/runs/demo-1/report/";
        QVERIFY2(shown.out.contains((report + "report.html").toUtf8()), shown.out);
        QCOMPARE(filesIn(report), QStringList({"evaluation.json", "images.csv", "report.html"}));
        const json figures = parsed(contentOf(report + "evaluation.json"));
        QVERIFY(figures.is_object());
        QVERIFY(figures["classes"].size() >= 6);
        QCOMPARE(contentOf(report + "images.csv").count('\n'),
                 qsizetype(figures["images"].get<int>()) + 1);
    }
};

QTEST_GUILESS_MAIN(TestDemo)
#include "test_demo.moc"
