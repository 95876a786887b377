// SPDX-License-Identifier: GPL-3.0-or-later
// On real pictures, where MIXDESK_REAL_DATA names a dataset folder; skipped without.
#include "core/data/health_check.h"
#include "core/learn/evaluation.h"
#include "core/learn/trainer.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace mixdesk;

class TestRealData : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void healthCheckFindsNoProblem();
    void aSmallRunTrainsAndEvaluates();

private:
    Dataset m_dataset;
};

void TestRealData::initTestCase()
{
    const QByteArray folder = qgetenv("MIXDESK_REAL_DATA");
    if (folder.isEmpty())
        QSKIP("Set MIXDESK_REAL_DATA to a dataset folder of real pictures to run this test.");
    auto dataset = scanDataset(fs::u8path(folder.toStdString()));
    QVERIFY2(dataset, dataset ? "" : dataset.error().message.c_str());
    m_dataset = *dataset;
}

void TestRealData::healthCheckFindsNoProblem()
{
    auto report = checkDataset(m_dataset);
    QVERIFY2(report, report ? "" : report.error().message.c_str());
    QCOMPARE(report->images, int(m_dataset.images.size()));
    QVERIFY2(report->count(Severity::Problem) == 0, healthToText(*report, false).c_str());
}

void TestRealData::aSmallRunTrainsAndEvaluates()
{
    // One image in eight: enough to see every class, format and mask kind in seconds.
    Dataset part = m_dataset;
    part.images.clear();
    for (std::size_t i = 0; i < m_dataset.images.size(); ++i)
        if (i % 8 == 0)
            part.images.push_back(m_dataset.images[i]);
    QTemporaryDir folder;
    auto config = presetConfig("compact");
    QVERIFY(config);
    for (const char* setting : {"network.input_size=64", "network.width=0.25", "training.epochs=4"})
        QVERIFY(applyConfigSetting(*config, setting));
    const fs::path run = fs::path(folder.path().toStdString()) / "run";
    TrainObserver quiet;
    auto summary = train({*config, part, run, false}, quiet, {});
    QVERIFY2(summary, summary ? "" : summary.error().message.c_str());
    auto scorer = Scorer::open(run, DeviceChoice::Auto, 0);
    QVERIFY2(scorer, scorer ? "" : scorer.error().message.c_str());
    auto evaluation = evaluate(**scorer, part, {}, {});
    QVERIFY2(evaluation, evaluation ? "" : evaluation.error().message.c_str());
    QCOMPARE(evaluation->images.size(), part.select(Subset::Test).size());
    QVERIFY(evaluation->mean.imageAuroc);
    // A network that learned nothing is at chance in both.
    QVERIFY2(*evaluation->mean.imageAuroc > 0.55, evaluationToText(*evaluation).c_str());
    QVERIFY2(*evaluation->routingAccuracy > 0.5, evaluationToText(*evaluation).c_str());
}

QTEST_GUILESS_MAIN(TestRealData)
#include "test_real_data.moc"
