// SPDX-License-Identifier: GPL-3.0-or-later
// Speed changes no score: the fast path against LibTorch's own modules.
#include "core/learn/anomaly_maps.h"
#include "core/nn/plain_reference.h"

#include <opencv2/imgproc.hpp>

#include <QtTest>

using namespace mixdesk;

namespace {

constexpr int kSide = 128;

cv::Mat picture(int seed)
{
    cv::Mat noise(kSide, kSide, CV_8UC3), smooth;
    cv::RNG random(static_cast<std::uint64_t>(seed));
    random.fill(noise, cv::RNG::UNIFORM, 0, 256);
    cv::GaussianBlur(noise, smooth, {}, 3.0);
    cv::circle(smooth, {64, 64}, 20 + seed, cv::Scalar(40, 90, 200), -1);
    return smooth;
}

} // namespace

class TestPlainScores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agree_data()
    {
        QTest::addColumn<int>("network");
        QTest::newRow("compact") << int(NetworkKind::Compact);
        QTest::newRow("repair") << int(NetworkKind::Repair);
        QTest::newRow("table1") << int(NetworkKind::Table1);
    }
    void agree()
    {
        QFETCH(int, network);
        const bool repair = NetworkKind(network) == NetworkKind::Repair;
        const NetworkSpec spec{NetworkKind(network), kSide, 32, 0.5, 3, repair};
        auto fast = Model::create(spec, DeviceChoice::Cpu, 1).value();
        PlainReference plain(spec);
        QVERIFY(plain.setWeights(fast->weights()));
        const std::vector<cv::Mat> pictures{picture(1), picture(2), picture(3), picture(4)};
        const auto ours = fast->infer(pictures).value();
        const auto theirs = plain.infer(pictures);
        std::map<Residual, CalibrationBuilder> builders;
        for (std::size_t i = 0; i < pictures.size(); ++i)
            for (const Residual residual : calibratedResiduals()) {
                ResidualMaps maps(toNetworkRange(pictures[i]), theirs[i].image, theirs[i].defects);
                if (maps.has(residual))
                    builders[residual].add(maps.smoothed(residual));
            }
        Calibrations with;
        for (const auto& [residual, builder] : builders)
            with.emplace(residual, *builder.maps());
        int compared = 0;
        for (std::size_t i = 0; i < pictures.size(); ++i)
            for (const ScoreKind kind : allScores()) {
                if (kind.residual == Residual::Defect && !repair)
                    continue;
                ResidualMaps a(toNetworkRange(pictures[i]), ours[i].image, ours[i].defects);
                ResidualMaps b(toNetworkRange(pictures[i]), theirs[i].image, theirs[i].defects);
                const double fastScore = anomalyScore(kind, a, with),
                             plainScore = anomalyScore(kind, b, with);
                QVERIFY2(std::abs(fastScore - plainScore) <= 1e-4 * std::abs(plainScore) + 1e-6,
                         qPrintable(QString("%1: %2 against %3")
                                        .arg(scoreName(kind).c_str())
                                        .arg(fastScore, 0, 'g', 9)
                                        .arg(plainScore, 0, 'g', 9)));
                ++compared;
            }
        QCOMPARE(compared, 4 * int(allScores().size() - (repair ? 0 : 5)));
    }

    void batchChangesNothing_data()
    {
        QTest::addColumn<int>("network");
        QTest::addColumn<bool>("bf16");
        for (const bool bf16 : {false, true}) {
            const char* precision = bf16 ? "bf16" : "fp32";
            QTest::addRow("compact, %s", precision) << int(NetworkKind::Compact) << bf16;
            QTest::addRow("repair, %s", precision) << int(NetworkKind::Repair) << bf16;
            QTest::addRow("table1, %s", precision) << int(NetworkKind::Table1) << bf16;
        }
    }
    /// Pictures that are judged in whatever batches the moment gives, and those of several
    /// processes, have the scores that they have alone, to the last bit.
    void batchChangesNothing()
    {
        QFETCH(int, network);
        QFETCH(bool, bf16);
        const bool repair = NetworkKind(network) == NetworkKind::Repair;
        const NetworkSpec spec{NetworkKind(network), kSide, 32, 0.5, 3, repair};
        auto model = Model::create(spec, DeviceChoice::Cpu, 2).value();
        if (bf16 && !model->supports(Precision::Bf16))
            QSKIP("this processor has no bf16");
        model->setPrecision(bf16 ? Precision::Bf16 : Precision::Fp32);
        std::vector<cv::Mat> pictures;
        for (int i = 0; i < 11; ++i)
            pictures.push_back(picture(i));
        std::vector<Reconstruction> alone;
        for (const cv::Mat& picture : pictures)
            alone.push_back(model->infer({picture}).value().front());
        for (const std::size_t batch : {2, 3, 8, 11}) {
            for (std::size_t begin = 0; begin < pictures.size(); begin += batch) {
                const auto end = std::min(pictures.size(), begin + batch);
                const auto together = model
                                          ->infer({pictures.begin() + std::ptrdiff_t(begin),
                                                   pictures.begin() + std::ptrdiff_t(end)})
                                          .value();
                for (std::size_t i = begin; i < end; ++i) {
                    const Reconstruction& ours = together[i - begin];
                    QCOMPARE(cv::norm(ours.image, alone[i].image, cv::NORM_INF), 0.0);
                    QVERIFY(ours.probabilities == alone[i].probabilities);
                    if (repair)
                        QCOMPARE(cv::norm(ours.defects, alone[i].defects, cv::NORM_INF), 0.0);
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestPlainScores)
#include "test_plain_scores.moc"
