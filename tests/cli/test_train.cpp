// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/cli_program.h"

using namespace mixdesk::support;

class TestTrain : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_plant = m_folder.filePath("plant");
        m_run = m_folder.filePath("runs/first");
        const Outcome drawn = call(smallPlant(m_plant));
        QVERIFY2(drawn.code == 0, drawn.err);
    }

    void writesAWholeRunFolder()
    {
        const Outcome trained = call(smallTraining(m_plant, m_run, 2));
        QVERIFY2(trained.code == 0, trained.err);
        QVERIFY(!trained.hasEscapes());
        QVERIFY2(trained.out.contains("mixdesk-cli evaluate " + m_run.toUtf8()), trained.out);
        for (const char* says : {"epoch   1/2", "epoch   2/2", "parameters", "images/s"})
            QVERIFY2(trained.err.contains(says), trained.err);
        for (const char* file : {"run.yaml", "config.yaml", "model.safetensors", "thresholds.yaml",
                                 "calibration.safetensors", "validation.jsonl",
                                 "checkpoints/last.safetensors", "checkpoints/best.safetensors"})
            QVERIFY2(QFile::exists(m_run + "/" + file), file);
        const QByteArray config = contentOf(m_run + "/config.yaml");
        QVERIFY2(config.contains("input_size: 64") && config.contains("epochs: 2"), config);
    }

    void oneMetricsLineAnEpoch()
    {
        const auto lines = parsedLines(contentOf(m_run + "/metrics.jsonl"));
        QCOMPARE(lines.size(), std::size_t(2));
        for (std::size_t i = 0; i < lines.size(); ++i) {
            QCOMPARE(lines[i].at("epoch").get<std::size_t>(), i + 1);
            QCOMPARE(lines[i].at("classes").size(), std::size_t(2));
        }
    }

    void sameSeedSameWeightsQuietly()
    {
        const QString again = m_folder.filePath("runs/again");
        const Outcome trained = call(smallTraining(m_plant, again, 2) << "--quiet");
        QCOMPARE(trained.code, 0);
        QCOMPARE(trained.err, QByteArray());
        QCOMPARE(contentOf(again + "/model.safetensors"), contentOf(m_run + "/model.safetensors"));
        QCOMPARE(contentOf(again + "/thresholds.yaml"), contentOf(m_run + "/thresholds.yaml"));
    }

    void settingsFromAFile()
    {
        const QString config = m_folder.filePath("mine.yaml"), run = m_folder.filePath("runs/file");
        QVERIFY(writeContent(config, "network:\n  input_size: 64\n  width: 0.125\n"
                                     "training:\n  batch: 8\n  micro_batch: 8\n  threads: 1\n"
                                     "  epochs: 9\n"));
        const Outcome trained = call({"train", m_plant, "--run", run, "--config", config,
                                      "--epochs", "1", "--seed", "5", "--quiet"});
        QVERIFY2(trained.code == 0, trained.err);
        const QByteArray resolved = contentOf(run + "/config.yaml");
        QVERIFY2(resolved.contains("epochs: 1") && resolved.contains("seed: 5"), resolved);
    }

    void wrongSettings_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* name, const QStringList& options, const char* says) {
            QTest::newRow(name) << options << QByteArray(says);
        };
        row("unknown key", {"--set", "training.epoch=3"}, "did you mean 'training.epochs'?");
        row("no value", {"--set", "training.epochs"}, "key=value");
        row("out of range", {"--set", "noise.amount=7"}, "noise.amount");
        row("no number", {"--set", "training.batch=many"}, "training.batch");
        row("unknown preset", {"--preset", "compct"}, "compact, repair, table1, table2");
        row("no epochs", {"--epochs", "0"}, "training.epochs");
    }

    void wrongSettings()
    {
        QFETCH(QStringList, options);
        QFETCH(QByteArray, says);
        const QString run = m_folder.filePath("runs/wrong");
        const Outcome trained = call(QStringList{"train", m_plant, "--run", run} + options);
        QCOMPARE(trained.code, 2);
        QVERIFY2(trained.err.contains(says), trained.err);
        QVERIFY(!QDir(run).exists());
    }

    void aPresetInAFileIsTakenWhole()
    {
        const QString file = m_folder.filePath("table1.yaml");
        QVERIFY(writeContent(file, "preset: table1\nnetwork: {input_size: 64, width: 0.0625}\n"
                                   "training: {epochs: 1, threads: 1}\n"));
        const QString run = m_folder.filePath("from-table1");
        const Outcome outcome = call({"train", m_plant, "--run", run, "--config", file});
        QVERIFY2(outcome.code == 0, outcome.err);
        const QByteArray config = contentOf(run + "/config.yaml");
        QVERIFY(config.contains("kind: table1") && config.contains("schedule: plateau"));
        const Outcome torn = call({"train", m_plant, "--run", m_folder.filePath("torn"), "--config",
                                   file, "--preset", "compact"});
        QCOMPARE(torn.code, 2);
        const Outcome set = call(
            {"train", m_plant, "--run", m_folder.filePath("set"), "--set", "preset=table1"});
        QCOMPARE(set.code, 2);
        QVERIFY(set.err.contains("--preset"));
    }

    void settingsBeforeTheDataset()
    {
        const Outcome outcome = call({"train", "--run", m_folder.filePath("order"), "--set",
                                      "training.epochs=0", m_plant});
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains("training.epochs"), outcome.err);
    }

    void unknownKeyInAFileNamesTheLine()
    {
        const QString config = m_folder.filePath("typo.yaml");
        QVERIFY(writeContent(config, "training:\n  epochs: 3\n  bach: 8\n"));
        const Outcome trained =
            call({"train", m_plant, "--run", m_folder.filePath("runs/wrong"), "--config", config});
        QVERIFY(trained.code == 1 || trained.code == 2);
        for (const char* says : {"typo.yaml", "line 3", "training.batch"})
            QVERIFY2(trained.err.contains(says), trained.err);
    }

    void leavesPicturesOut()
    {
        const QString list = m_folder.filePath("bad.txt"), run = m_folder.filePath("runs/without");
        const QStringList good = QDir(m_plant + "/screw/train/good").entryList(QDir::Files);
        QVERIFY(good.size() > 2);
        const QByteArray name = "screw/train/good/" + good.at(1).toUtf8() + "\n";
        QVERIFY(writeContent(list, name));
        const Outcome trained = call(smallTraining(m_plant, run, 1) << "--leave-out" << list);
        QVERIFY2(trained.code == 0, trained.err);
        QCOMPARE(contentOf(run + "/left_out.txt"), name);
        QVERIFY(contentOf(run + "/run.yaml").contains("left_out_sha256"));
        QVERIFY(!contentOf(run + "/validation.jsonl").contains(name.trimmed()));
        QVERIFY(!QFile::exists(run + "/added.txt"));
        const Outcome evaluated = call({"evaluate", run, m_plant});
        QVERIFY2(evaluated.code == 0, evaluated.err);
    }

    void addedPicturesAreNotEvaluated()
    {
        const QString list = m_folder.filePath("more.txt"), run = m_folder.filePath("runs/more");
        const QStringList good = QDir(m_plant + "/screw/test/good").entryList(QDir::Files);
        const QByteArray name = "screw/test/good/" + good.first().toUtf8();
        QVERIFY(writeContent(list, name));
        const Outcome trained = call(smallTraining(m_plant, run, 1) << "--add" << list);
        QVERIFY2(trained.code == 0, trained.err);
        const QString table = m_folder.filePath("images.csv");
        const Outcome evaluated = call({"evaluate", run, m_plant, "--csv", table});
        QVERIFY2(evaluated.code == 0, evaluated.err);
        QVERIFY(!contentOf(table).contains(name));
        QVERIFY((evaluated.out + evaluated.err).contains("trained on"));
    }

    void wrongLists()
    {
        const QString list = m_folder.filePath("wrong.txt"), run = m_folder.filePath("runs/wrong");
        QVERIFY(writeContent(list, "screw/train/good/nothing.png\n"));
        const Outcome unknown = call(smallTraining(m_plant, run, 1) << "--leave-out" << list);
        QCOMPARE(unknown.code, 1);
        QVERIFY2(unknown.err.contains("screw/train/good/nothing.png"), unknown.err);
        const Outcome missing = call(smallTraining(m_plant, run, 1)
                                     << "--leave-out" << m_folder.filePath("none.txt"));
        QCOMPARE(missing.code, 1);
        QVERIFY2(missing.err.contains("none.txt"), missing.err);
        const Outcome resumed =
            call({"train", m_plant, "--run", m_run + "x", "--resume", "--leave-out", list});
        QCOMPARE(resumed.code, 2);
        QVERIFY(!QFile::exists(run + "/config.yaml"));
    }

    void runFolderInUseIsRefused()
    {
        const QByteArray before = contentOf(m_run + "/run.yaml");
        const Outcome trained = call(smallTraining(m_plant, m_run, 1));
        QCOMPARE(trained.code, 2);
        QVERIFY2(trained.err.contains("not empty"), trained.err);
        QCOMPARE(contentOf(m_run + "/run.yaml"), before);
    }

    void dataThatCannotBeLearnedLeavesTheFolderFree()
    {
        const QString plant = m_folder.filePath("single"), run = m_folder.filePath("runs/single");
        QVERIFY(QDir().mkpath(plant + "/screw/train/good"));
        const QString picture = "/screw/train/good/000.png";
        QVERIFY(QFile::copy(m_plant + picture, plant + picture));
        const Outcome refused = call(smallTraining(plant, run, 1));
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("at least two good images"), refused.err);
        const Outcome trained = call(smallTraining(m_plant, run, 1));
        QVERIFY2(trained.code == 0, trained.err);
    }

    void finishedRunIsNotTrainedAgain()
    {
        const QByteArray before = contentOf(m_run + "/run.yaml");
        const Outcome resumed = call({"train", m_plant, "--run", m_run, "--resume"});
        QVERIFY2(resumed.code == 0, resumed.err);
        QVERIFY2(resumed.out.contains("finished already"), resumed.out);
        QCOMPARE(contentOf(m_run + "/run.yaml"), before);
    }

    void nothingToResume()
    {
        const Outcome resumed =
            call({"train", m_plant, "--run", m_folder.filePath("runs/none"), "--resume"});
        QCOMPARE(resumed.code, 1);
        QVERIFY2(resumed.err.contains("nothing to resume"), resumed.err);
    }

    void resumeKeepsItsSettings()
    {
        const Outcome resumed =
            call({"train", m_plant, "--run", m_run, "--resume", "--epochs", "5"});
        QCOMPARE(resumed.code, 2);
        QVERIFY2(resumed.err.contains("--epochs"), resumed.err);
    }

    void brokenPictureIsLeftOutWithAWarning()
    {
        const QString plant = m_folder.filePath("broken");
        QVERIFY(copyFolder(m_plant, plant));
        QVERIFY(writeContent(plant + "/screw/train/good/002.png", "no picture"));
        const Outcome trained = call(smallTraining(plant, m_folder.filePath("runs/broken"), 1));
        QVERIFY2(trained.code == 0, trained.err);
        QVERIFY2(trained.err.contains("002.png"), trained.err);
    }

private:
    QTemporaryDir m_folder;
    QString m_plant, m_run;
};

QTEST_GUILESS_MAIN(TestTrain)
#include "test_train.moc"
