// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/cli_program.h"

#include <csignal>

using namespace mixdesk::support;

namespace {

QStringList smallAblation(const QString& plant, const QString& out)
{
    return {"ablate",  plant,
            "--out",   out,
            "--seeds", "1",
            "--set",   "network.input_size=64",
            "--set",   "network.width=0.125",
            "--set",   "training.batch=8",
            "--set",   "training.micro_batch=8",
            "--set",   "training.threads=1",
            "--set",   "validation.synthetic_per_image=1"};
}

} // namespace

class TestAblate : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_plant = m_folder.filePath("a plant");
        const Outcome drawn = call(smallPlant(m_plant));
        QVERIFY2(drawn.code == 0, drawn.err);
    }

    /// Interrupted within a training; the same command goes on and writes every table.
    void inPartsToTheTables()
    {
        const QString out = m_folder.filePath("ablation");
        const QStringList command = smallAblation(m_plant, out) << "--epochs"
                                                                << "2";
        QProcess process;
        setUpProgram(process);
        process.start(MIXDESK_CLI, command);
        process.setReadChannel(QProcess::StandardError);
        QByteArray seen;
        const QByteArray within = "epoch 1 of 2, DE (L2), seed 1";
        while (!seen.contains(within) && process.waitForReadyRead(kProgramLimit))
            seen += process.readAllStandardError();
        QVERIFY2(seen.contains(within) && process.state() == QProcess::Running, seen);
        ::kill(pid_t(process.processId()), SIGINT);
        const Outcome stopped = finished(process);
        QCOMPARE(stopped.code, 130);
        QVERIFY2(stopped.err.contains("Go on with: mixdesk-cli ablate '" + m_plant.toUtf8()),
                 stopped.err);
        QVERIFY(QFile::exists(out + "/rows/baseline-seed1.json"));
        QVERIFY(!QFile::exists(out + "/tables.md"));

        const QByteArray before = contentOf(out + "/rows/baseline-seed1.json");
        const Outcome whole = call(command);
        QVERIFY2(whole.code == 0, whole.err);
        QVERIFY2(whole.err.contains("done") && !whole.hasEscapes(), whole.err);
        QVERIFY2(whole.out.contains("Table 3") && whole.out.contains("Ensemble (vote)"), whole.out);
        QCOMPARE(contentOf(out + "/rows/baseline-seed1.json"), before);
        for (const char* file :
             {"tables.md", "table3.csv", "table4.csv", "ablation.json", "report.html"})
            QVERIFY2(QFile::exists(out + "/" + file), file);
        QVERIFY(contentOf(out + "/report.html").contains("mixdesk-cli ablate"));

        const json tables = parsed(contentOf(out + "/ablation.json"));
        const json row = parsed(contentOf(out + "/rows/co_de_mix_ssim-seed1.json"));
        QCOMPARE(tables.at("rows")[5].at("table3").at("image_auroc").at("mean").get<double>(),
                 row.at("judged").at("mean").at("image_auroc").get<double>());

        const Outcome evaluated = call({"evaluate", out + "/runs/co_de_mix_ssim-seed1", m_plant,
                                        "--json", m_folder.filePath("row.json")});
        QVERIFY2(evaluated.code == 0, evaluated.err);
        QCOMPARE(parsed(contentOf(m_folder.filePath("row.json"))).at("paper_f1").get<double>(),
                 row.at("judged").at("paper_f1").get<double>());

        ensemblesOfRows(out);

        const Outcome more = call(command + QStringList{"--comparators", "--textures", "screw"});
        QVERIFY2(more.code == 0, more.err);
        QVERIFY2(more.err.contains("AE (SSIM) on patches") && !more.hasEscapes(), more.err);
        QCOMPARE(contentOf(out + "/rows/baseline-seed1.json"), before);
        const json compared = parsed(contentOf(out + "/ablation.json"));
        QCOMPARE(compared.at("rows").size(), tables.at("rows").size() + 3);
        const json& patches = compared.at("rows").back().at("table4").at("classes");
        QVERIFY(patches.at("hex_nut").at("mean").is_null());
        QVERIFY(patches.at("screw").at("mean").at("mean").is_number());
        QVERIFY(contentOf(out + "/report.html").contains("--comparators --textures screw"));

        const Outcome other = call(smallAblation(m_plant, out) << "--epochs"
                                                               << "3");
        QCOMPARE(other.code, 2);
        QVERIFY2(other.err.contains("other settings"), other.err);
    }

    void whatRowsVaryIsNotSet_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("loss") << QStringList{"--set", "loss.kind=ssim"} << QByteArray("loss.kind");
        QTest::newRow("seed") << QStringList{"--set", "training.seed=4"}
                              << QByteArray("training.seed");
        QTest::newRow("weights") << QStringList{"--weights", "luck"}
                                 << QByteArray("balanced_accuracy");
        QTest::newRow("typo") << QStringList{"--set", "training.epoch=4"}
                              << QByteArray("did you mean 'training.epochs'?");
        QTest::newRow("textures") << QStringList{"--comparators", "--textures", "hex_nut,bolt"}
                                  << QByteArray("--textures bolt");
        QTest::newRow("no number")
            << QStringList{"--minutes-per-run", "nan"} << QByteArray("a number of minutes");
        QTest::newRow("no comparators")
            << QStringList{"--textures", "screw"} << QByteArray("--comparators");
        QTest::newRow("preset") << QStringList{"--preset", "large"} << QByteArray("table1");
    }

    void whatRowsVaryIsNotSet()
    {
        QFETCH(QStringList, options);
        QFETCH(QByteArray, says);
        const QString out = m_folder.filePath("wrong");
        const Outcome refused = call(QStringList{"ablate", m_plant, "--out", out} + options);
        QCOMPARE(refused.code, 2);
        QVERIFY2(refused.err.contains(says), refused.err);
        QVERIFY(!QDir(out).exists());
    }

private:
    /// The run that `ensemble` writes is taken by evaluate and score; its members' weights and
    /// how far they disagree are told.
    void ensemblesOfRows(const QString& rows)
    {
        const QString l2 = rows + "/runs/co_de_mix_l2-seed1";
        const QString ssim = rows + "/runs/co_de_mix_ssim-seed1";
        const QString both = m_folder.filePath("both");
        const Outcome same = call({"ensemble", l2, l2, "--out", both});
        QCOMPARE(same.code, 2);
        QVERIFY2(same.err.contains("same network") && !QDir(both).exists(), same.err);
        const Outcome made = call({"ensemble", l2, ssim, "--out", both, "--weights", "3,1"});
        QVERIFY2(made.code == 0, made.err);
        QVERIFY2(made.err.contains("0.7500") && made.out.contains("Ensemble of 2 runs"), made.err);
        const QString figures = m_folder.filePath("both.json");
        const Outcome evaluated = call({"evaluate", both, m_plant, "--json", figures});
        QVERIFY2(evaluated.code == 0, evaluated.err);
        QVERIFY(parsed(contentOf(figures)).at("mean").at("image_auroc").is_number());
        const Outcome scored = call({"score", both, m_plant + "/screw/test"});
        QVERIFY2(scored.code == 0 && scored.out.contains("path"), scored.err);
        for (const json& line : parsedLines(scored.out))
            QVERIFY(line.at("disagreement") == 0.0 || line.at("disagreement") == 0.5);
        const QString csv = m_folder.filePath("both.csv");
        const QString broken = m_folder.filePath("broken.png");
        QVERIFY(writeContent(broken, "text"));
        QCOMPARE(call({"score", both, m_plant + "/screw/test/good", broken, "--csv", csv}).code, 1);
        const QList<QByteArray> lines = contentOf(csv).trimmed().split('\n');
        QVERIFY2(lines[0].endsWith(",error,disagreement"), lines[0]);
        QCOMPARE(lines[1].count(','), lines[0].count(','));
        QVERIFY2(lines[1].endsWith(",0.0") || lines[1].endsWith(",0.5"), lines[1]);
        QVERIFY2(lines.back().endsWith(","), lines.back());
    }

    QTemporaryDir m_folder;
    QString m_plant;
};

QTEST_GUILESS_MAIN(TestAblate)
#include "test_ablate.moc"
