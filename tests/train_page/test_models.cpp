// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/no_warnings.h"
#include "train_page/train_bench.h"
#include "widgets/train/epoch_model.h"
#include "widgets/train/runs_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace mixdesk;
using namespace mixdesk::support;

class TestModels : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        watchWarnings();
        useScratchHome(m_folder);
    }

    void cleanup() { QCOMPARE(takeWarnings(), QStringList()); }

    void runsFollowTheList()
    {
        TrainBench bench(fs::u8path(m_folder.path().toStdString()) / "runs");
        RunsModel model(bench.runs);
        QAbstractItemModelTester tester(&model);
        QCOMPARE(model.rowCount(), 0);
        add(bench, "first", RunState::Finished, "2026-01-01T10:00:00.000Z");
        add(bench, "second", RunState::Running, "2026-01-02T10:00:00.000Z");
        add(bench, "older", RunState::Interrupted, "2025-12-31T10:00:00.000Z");
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.nameAt(0), QStringLiteral("second"));
        QCOMPARE(model.nameAt(2), QStringLiteral("older"));

        QPersistentModelIndex kept = model.index(1, 0);
        RunRow row = *bench.runs.row(QStringLiteral("second"));
        row.state = RunState::Failed;
        row.reason = QStringLiteral("The disk is full.");
        row.bestF1 = 0.5;
        QSignalSpy changed(&model, &RunsModel::dataChanged);
        QVERIFY(bench.runs.update(row));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(text(model, 0, RunsModel::State), QStringLiteral("Failed"));
        QCOMPARE(model.index(0, RunsModel::State).data(Qt::ToolTipRole).toString(), row.reason);
        QVERIFY(!model.index(0, RunsModel::State).data(Qt::DecorationRole).isNull());
        // Not by thresholds, of which it has none.
        QCOMPARE(text(model, 0, RunsModel::F1),
                 QLocale().toString(0.5, 'f', 3) + QStringLiteral(" (training)"));
        QCOMPARE(text(model, 0, RunsModel::Auroc), QString());

        QVERIFY(bench.runs.remove(QStringLiteral("second")));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(kept.row(), 0);
        QVERIFY(bench.runs.restore(QStringLiteral("second")));
        QCOMPARE(model.rowOf(QStringLiteral("second")), 0);
        QCOMPARE(kept.row(), 1);
        QCOMPARE(model.rowOf(QStringLiteral("none")), -1);
    }

    void aDamagedRunIsMarked()
    {
        TrainBench bench(fs::u8path(m_folder.path().toStdString()) / "damaged");
        RunsModel model(bench.runs);
        add(bench, "gone", RunState::Finished, "2026-01-01T10:00:00.000Z");
        QCOMPARE(text(model, 0, RunsModel::State), QStringLiteral("Finished"));
        const QVariant before = model.index(0, RunsModel::State).data(Qt::DecorationRole);
        bench.runs.inspect(); // there is no such folder
        QCOMPARE(text(model, 0, RunsModel::State), QStringLiteral("Damaged"));
        QCOMPARE(model.index(0, RunsModel::State).data(Qt::ToolTipRole).toString(),
                 bench.runs.problem(QStringLiteral("gone")));
        QVERIFY(model.index(0, RunsModel::State).data(Qt::DecorationRole) != before);
    }

    void largeCountsAreGrouped()
    {
        TrainBench bench(fs::u8path(m_folder.path().toStdString()) / "large");
        RunsModel model(bench.runs);
        RunRow row;
        row.name = QStringLiteral("long");
        row.epochs = 1280;
        row.epochsPlanned = 20000;
        QVERIFY(bench.runs.add(row));
        const QLocale locale;
        QCOMPARE(text(model, 0, RunsModel::Epochs),
                 locale.toString(1280) + QStringLiteral(" of ") + locale.toString(20000));
        QVERIFY(text(model, 0, RunsModel::Epochs) != QStringLiteral("1280 of 20000"));
    }

    /// What is told of an epoch and what is told of a finished run rest on different scores.
    void theTwoKindsOfF1HaveDifferentNames()
    {
        TrainBench bench(fs::u8path(m_folder.path().toStdString()) / "names");
        const RunsModel runs(bench.runs);
        const EpochModel epochs;
        const auto heading = [](const QAbstractItemModel& model, int column) {
            return model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        };
        QVERIFY(heading(runs, RunsModel::F1) != heading(epochs, EpochModel::F1));
        QVERIFY(heading(runs, RunsModel::Auroc) != heading(epochs, EpochModel::Auroc));
    }

    void everyStateHasAWord()
    {
        QSet<QString> words;
        for (const RunState state :
             {RunState::Running, RunState::Finished, RunState::Interrupted, RunState::Failed})
            words.insert(runStateText(state));
        QCOMPARE(words.size(), 4);
    }

    void epochsGrowAndAreReplaced()
    {
        EpochModel model;
        QAbstractItemModelTester tester(&model);
        std::vector<EpochReport> epochs;
        for (int i = 1; i <= 3; ++i) {
            epochs.push_back(report(i));
            model.append(epochs, i - 1);
            QCOMPARE(model.rowCount(), i);
        }
        QCOMPARE(text(model, 2, EpochModel::Epoch), QStringLiteral("3"));
        QCOMPARE(text(model, 0, EpochModel::Routing), QLocale().toString(50.0, 'f', 1) + " %");
        QCOMPARE(text(model, 0, EpochModel::Auroc), QLocale().toString(0.75, 'f', 3));
        // The kept epoch is marked, and only the last such.
        QVERIFY(!model.index(2, 0).data(Qt::DecorationRole).isNull());
        QVERIFY(model.index(1, 0).data(Qt::DecorationRole).isNull());
        epochs.resize(1); // begun anew
        model.append(epochs, 0);
        QCOMPARE(model.rowCount(), 1);
        model.setEpochs({});
        QCOMPARE(model.rowCount(), 0);
    }

private:
    static void add(TrainBench& bench, const char* name, RunState state, const char* created)
    {
        RunRow row;
        row.name = QLatin1String(name);
        row.preset = QStringLiteral("compact");
        row.created = QLatin1String(created);
        row.state = state;
        QVERIFY(bench.runs.add(row));
    }

    static QString text(const QAbstractItemModel& model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }

    static EpochReport report(int epoch)
    {
        EpochReport made;
        made.epoch = epoch;
        made.epochs = 3;
        made.routingAccuracy = 0.5;
        made.best = true;
        made.classes.resize(3);
        made.classes[0].auroc = 0.5;
        made.classes[1].auroc = 1.0;
        return made;
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(TestModels)
#include "test_models.moc"
