// SPDX-License-Identifier: GPL-3.0-or-later
// No image is scored by statistics that it went into: what the rule is for, shown on simulated good
// parts, for both sizes of held-out set that PAPER.md names.
#include "core/base/random.h"
#include "core/learn/anomaly_maps.h"
#include "core/learn/thresholds.h"
#include "core/metrics/metrics.h"

#include <QtTest>

#include <cmath>

using namespace mixdesk;

namespace {

constexpr int kSide = 64;

/// The residual of one good part: smooth, with places where parts legitimately vary more.
cv::Mat goodResidual(std::uint64_t seed)
{
    cv::Mat noise(kSide, kSide, CV_32F), spread(kSide, kSide, CV_32F);
    cv::RNG(streamSeed(seed, Purpose::DemoData)).fill(noise, cv::RNG::NORMAL, 0.0, 1.0);
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x)
            spread.at<float>(y, x) = 0.06F + 0.09F * float(std::pow(std::sin(x * 0.1), 2));
    return 0.1 + smoothAt128(noise, 3.0).mul(spread);
}

double score(const cv::Mat& residual, const CalibrationMaps& calibration)
{
    double maximum = 0.0;
    cv::minMaxLoc(standardise(residual, calibration), nullptr, &maximum);
    return maximum;
}

/// Mean and deviation of every pixel as they are, neither smoothed nor floored.
CalibrationMaps bareCalibration(const std::vector<cv::Mat>& maps, std::size_t left)
{
    cv::Mat sum = cv::Mat::zeros(kSide, kSide, CV_64F), squares = sum.clone(), wide;
    int n = 0;
    for (std::size_t i = 0; i < maps.size(); ++i) {
        if (i == left)
            continue;
        maps[i].convertTo(wide, CV_64F);
        sum += wide;
        squares += wide.mul(wide);
        ++n;
    }
    CalibrationMaps bare;
    cv::Mat deviation;
    cv::sqrt((squares - sum.mul(sum) / n) / (n - 1), deviation);
    cv::Mat(sum / n).convertTo(bare.mean, CV_32F);
    deviation.convertTo(bare.deviation, CV_32F);
    return bare;
}

using Rule = double (*)(const std::vector<double>&);

double twoSigma(const std::vector<double>& scores)
{
    const Moments m = momentsOf(scores);
    return m.mean + 2.0 * m.deviation;
}

double percentile95(const std::vector<double>& scores)
{
    return percentile(scores, 0.95);
}

struct Rates
{
    double leaveOneOut = 0.0, inSample = 0.0;
};

/// The share of fresh good parts above T, T from the scores of `n` held-out parts; mean of rounds.
Rates falseRejects(int n, Rule rule, bool bare)
{
    const int rounds = n < 10 ? 40 : 20, fresh = 40;
    Rates rates;
    std::uint64_t seed = 1;
    for (int round = 0; round < rounds; ++round) {
        std::vector<cv::Mat> heldOut;
        CalibrationBuilder builder;
        for (int i = 0; i < n; ++i) {
            heldOut.push_back(goodResidual(++seed));
            builder.add(heldOut.back());
        }
        const CalibrationMaps all =
            bare ? bareCalibration(heldOut, heldOut.size()) : builder.maps().value();
        std::vector<double> inSample, leaveOneOut;
        for (std::size_t i = 0; i < heldOut.size(); ++i) {
            inSample.push_back(score(heldOut[i], all));
            leaveOneOut.push_back(score(heldOut[i], bare
                                                        ? bareCalibration(heldOut, i)
                                                        : builder.mapsWithout(heldOut[i]).value()));
        }
        const double own = rule(inSample), out = rule(leaveOneOut);
        for (int i = 0; i < fresh; ++i) {
            const double s = score(goodResidual(++seed), all);
            rates.inSample += s > own;
            rates.leaveOneOut += s > out;
        }
    }
    rates.inSample /= rounds * fresh;
    rates.leaveOneOut /= rounds * fresh;
    return rates;
}

} // namespace

class TestLeaveOneOut : public QObject
{
    Q_OBJECT

private slots:
    void mapsWithoutAreTheMapsOfTheOthers()
    {
        for (const int n : {3, 8, 31}) {
            CalibrationBuilder all;
            for (int i = 0; i < n; ++i)
                all.add(goodResidual(std::uint64_t(i)));
            for (const int left : {0, n / 2, n - 1}) {
                CalibrationBuilder others;
                for (int i = 0; i < n; ++i)
                    if (i != left)
                        others.add(goodResidual(std::uint64_t(i)));
                const auto without = all.mapsWithout(goodResidual(std::uint64_t(left)));
                const auto expected = others.maps();
                QVERIFY(without && expected);
                QVERIFY(cv::norm(without->mean, expected->mean, cv::NORM_INF) < 1e-6);
                QVERIFY(cv::norm(without->deviation, expected->deviation, cv::NORM_INF) < 1e-6);
            }
        }
    }

    void inSampleScoresAreTooLow()
    {
        CalibrationBuilder builder;
        for (int i = 0; i < 8; ++i)
            builder.add(goodResidual(std::uint64_t(i)));
        const CalibrationMaps all = builder.maps().value();
        for (int i = 0; i < 8; ++i) {
            const cv::Mat map = goodResidual(std::uint64_t(i));
            QVERIFY(score(map, all) < score(map, builder.mapsWithout(map).value()));
        }
    }

    /// The interval that leave-one-out keeps, and how many times more in-sample scores reject.
    void falseRejectsOnFreshGoodParts_data()
    {
        QTest::addColumn<int>("heldOut");
        QTest::addColumn<bool>("percentile");
        QTest::addColumn<bool>("bare");
        QTest::addColumn<double>("timesMore");
        QTest::newRow("8, mu + 2 sigma") << 8 << false << false << 8.0;
        QTest::newRow("8, 95th percentile") << 8 << true << false << 5.0;
        QTest::newRow("31, mu + 2 sigma") << 31 << false << false << 1.8;
        QTest::newRow("31, 95th percentile") << 31 << true << false << 1.8;
        // Smoothing and floor of the calibration maps soften the harm; this is all of it.
        QTest::newRow("31, mu + 2 sigma, bare pixels") << 31 << false << true << 8.0;
    }

    void falseRejectsOnFreshGoodParts()
    {
        QFETCH(int, heldOut);
        QFETCH(bool, percentile);
        QFETCH(bool, bare);
        QFETCH(double, timesMore);
        const Rates rates = falseRejects(heldOut, percentile ? percentile95 : twoSigma, bare);
        qInfo("fresh good parts rejected: leave-one-out %.1f %%, in-sample %.1f %%",
              100 * rates.leaveOneOut, 100 * rates.inSample);
        QVERIFY(rates.leaveOneOut > 0.02 && rates.leaveOneOut < 0.15);
        QVERIFY(rates.inSample > timesMore * rates.leaveOneOut);
        QVERIFY(bare || heldOut > 8 || rates.inSample > 0.5);
        QVERIFY(!bare || rates.inSample > 0.5);
    }
};

QTEST_APPLESS_MAIN(TestLeaveOneOut)
#include "test_leave_one_out.moc"
