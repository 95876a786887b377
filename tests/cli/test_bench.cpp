// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/cli_program.h"

using namespace mixdesk::support;

class TestBench : public QObject
{
    Q_OBJECT

private slots:
    void measuresAPreset()
    {
        const QString path = m_folder.filePath("bench.json");
        const Outcome outcome =
            call({"--quiet", "bench", "--preset", "compact", "--seconds", "1", "--json", path});
        QVERIFY2(outcome.code == 0, outcome.err);
        QVERIFY2(outcome.out.contains("compact: 0.57 GFLOP forward"), outcome.out);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto figures = json::parse(file.readAll().toStdString());
        QVERIFY(figures.at("peak").at("fp32").get<double>() > 0.0);
        QVERIFY(figures.at("decode_resize").at("png").at("ours").get<double>() > 0.0);
        QCOMPARE(figures.at("presets").size(), std::size_t(1));
        const auto& compact = figures.at("presets").at("compact");
        for (const char* name : {"train", "score1", "score8", "score32"})
            for (const char* way : {"plain", "fp32"})
                QVERIFY(compact.at(name).at(way).get<double>() > 0.0);
        const auto& latency = compact.at("latency1_ms").at("fp32");
        QVERIFY(latency.at("p50") > 0.0 && latency.at("p50") <= latency.at("p95"));
        const double share = compact.at("flop_share").at("train").at("fp32");
        QVERIFY(share > 0.0 && share < 1.5);
        QVERIFY(compact.at("peak_mib") > 50.0);
    }

    void refusesAnUnknownPreset()
    {
        const Outcome outcome = call({"bench", "--preset", "table9"});
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains("table9") && outcome.err.contains("table1"), outcome.err);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestBench)
#include "test_bench.moc"
