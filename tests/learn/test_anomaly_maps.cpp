// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/imaging/complex_wavelet_similarity.h"
#include "core/imaging/structural_similarity.h"
#include "core/learn/anomaly_maps.h"

#include <QtTest>

#include <cmath>
#include <limits>
#include <numeric>
#include <opencv2/imgproc.hpp>

using namespace mixdesk;

namespace {

cv::Mat randomImage(int side, std::uint64_t seed)
{
    cv::Mat image(side, side, CV_32FC3);
    cv::RNG(seed).fill(image, cv::RNG::UNIFORM, -1.0, 1.0);
    return image;
}

double largest(const cv::Mat& a, const cv::Mat& b)
{
    return cv::norm(a, b, cv::NORM_INF);
}

CalibrationMaps flatCalibration(int side, float mean, float deviation)
{
    return {cv::Mat(side, side, CV_32F, cv::Scalar(mean)),
            cv::Mat(side, side, CV_32F, cv::Scalar(deviation))};
}

Calibrations flatCalibrations(int side, float mean, float deviation)
{
    Calibrations all;
    for (const Residual residual : calibratedResiduals())
        all.emplace(residual, flatCalibration(side, mean, deviation));
    return all;
}

} // namespace

class TestAnomalyMaps : public QObject
{
    Q_OBJECT

private slots:
    void rangesThereAndBack()
    {
        cv::Mat picture(16, 16, CV_8UC3);
        for (int i = 0; i < 768; ++i)
            picture.data[i] = uchar(i);
        const cv::Mat image = toNetworkRange(picture);
        QCOMPARE(image.type(), CV_32FC3);
        QCOMPARE(image.at<cv::Vec3f>(0, 0)[0], -1.0F);
        QCOMPARE(image.at<cv::Vec3f>(5, 5)[0], picture.at<cv::Vec3b>(5, 5)[0] / 127.5F - 1.0F);
        QCOMPARE(largest(toDisplay(image), picture), 0.0);
    }

    /// Two pixels of a black 4x4 image differ: by 0.5 in one channel, by 1 in all three.
    void meansByHand()
    {
        cv::Mat x(64, 64, CV_32FC3, cv::Scalar::all(0)), r = x.clone();
        r.at<cv::Vec3f>(3, 4)[1] = 0.5F;
        r.at<cv::Vec3f>(9, 9) = {-1.0F, 1.0F, -1.0F};
        ResidualMaps maps(x, r);
        QVERIFY(std::abs(maps.mean(Residual::L1) - (0.5 / 3 + 1.0) / 4096) < 1e-9);
        QVERIFY(std::abs(maps.mean(Residual::L2) - (0.25 / 3 + 1.0) / 4096) < 1e-9);
    }

    void meansOfStructure()
    {
        const cv::Mat x = randomImage(64, 1), r = 0.6 * x + 0.2 * randomImage(64, 2);
        ResidualMaps maps(x, r);
        QVERIFY(std::abs(maps.mean(Residual::Ssim) - (1 - meanSsim(x, r)) / 2) < 1e-9);
        QVERIFY(std::abs(maps.mean(Residual::MsSsim) - (1 - meanMsSsim(x, r)) / 2) < 1e-9);
        ResidualMaps same(x, x);
        for (const Residual kind : {Residual::L1, Residual::L2, Residual::Ssim, Residual::MsSsim})
            QVERIFY(std::abs(same.mean(kind)) < 1e-6);
    }

    /// The reconstruction is the input moved by a pixel, then with a scratch.
    void complexWaveletsForgiveAShift()
    {
        cv::Mat wide(128, 130, CV_32FC3, cv::Scalar::all(0));
        cv::RNG(4).fill(wide, cv::RNG::NORMAL, 0.0, 1.0);
        cv::GaussianBlur(wide, wide, {0, 0}, 1.5);
        cv::normalize(wide, wide, -0.7, 0.7, cv::NORM_MINMAX);
        const cv::Mat x = wide(cv::Rect(1, 0, 128, 128)).clone();
        cv::Mat moved = wide(cv::Rect(0, 0, 128, 128)).clone(), scratched = x.clone();
        cv::line(scratched, {20, 90}, {60, 110}, cv::Scalar::all(0.95), 2);
        const auto score = [&](const cv::Mat& r, const char* name) {
            ResidualMaps maps(x, r);
            return anomalyScore(*scoreByName(name), maps, {});
        };
        QVERIFY(score(moved, "ssim") > score(scratched, "ssim"));
        QVERIFY(score(moved, "cwssim_max") < 0.5 * score(scratched, "cwssim_max"));
        QVERIFY(std::abs(score(x, "cwssim")) < 1e-4 && score(scratched, "cwssim") > 0.005);
        ResidualMaps maps(x, scratched);
        QVERIFY(std::abs(maps.mean(Residual::CwSsim) -
                         (1.0 - cv::mean(cwSsimMap(x, scratched))[0])) < 1e-6);
    }

    /// Smoothing keeps the sum of a spot in the middle and spreads it as a Gaussian of sigma 2 at
    /// side 128: the peak is 1 / (2 pi sigma^2).
    void theMaximumIsOfTheSmoothedMap()
    {
        cv::Mat x(128, 128, CV_32FC3, cv::Scalar::all(0)), r = x.clone();
        r.at<cv::Vec3f>(64, 64) = {1.0F, 1.0F, 1.0F};
        ResidualMaps maps(x, r);
        const double peak = 1.0 / (2 * 3.14159265358979 * 4.0);
        const double score = anomalyScore({Residual::L1, Pooling::Maximum}, maps, {});
        QVERIFY(std::abs(score - peak) < 0.01 * peak);
        const cv::Mat& smoothed = maps.smoothed(Residual::L1);
        QCOMPARE(smoothed.type(), CV_32FC1);
        QVERIFY(std::abs(cv::sum(smoothed)[0] - 1.0) < 1e-4);
        QCOMPARE(double(smoothed.at<float>(64, 64)), score);
        const cv::Mat map = anomalyMap({Residual::L1, Pooling::Maximum}, maps, {});
        QCOMPARE(largest(map, smoothed), 0.0);
    }

    void smoothingScalesWithTheMap()
    {
        cv::Mat spot = cv::Mat::zeros(256, 256, CV_32F), expected;
        spot.at<float>(128, 128) = 1.0F;
        cv::GaussianBlur(spot, expected, {0, 0}, 4.0, 4.0, cv::BORDER_REFLECT_101);
        QVERIFY(largest(smoothAt128(spot, 2.0), expected) < 1e-7);
    }

    void calibratedScoresByHand()
    {
        cv::Mat x(128, 128, CV_32FC3, cv::Scalar::all(0));
        cv::Mat r(128, 128, CV_32FC3, cv::Scalar::all(0.3)); // smoothed L1 is 0.3 everywhere
        ResidualMaps maps(x, r);
        Calibrations all{{Residual::L1, flatCalibration(128, 0.1F, 0.05F)}};
        CalibrationMaps& flat = all.at(Residual::L1);
        const double z = anomalyScore({Residual::L1, Pooling::CalibratedMax}, maps, all);
        QVERIFY(std::abs(z - 4.0) < 1e-4);
        flat.mean.at<float>(7, 9) = 0.0F;
        flat.deviation.at<float>(7, 9) = 0.03F; // one pixel stands out: 10
        const ScoreKind maximum{Residual::L1, Pooling::CalibratedMax};
        QVERIFY(std::abs(anomalyScore(maximum, maps, all) - 10.0) < 1e-4);
        // The top 1 % of 16,384 pixels are 163: 162 times 4 and once 10.
        const double top = anomalyScore({Residual::L1, Pooling::CalibratedTop}, maps, all);
        QVERIFY(std::abs(top - (162 * 4.0 + 10.0) / 163) < 1e-4);
        const cv::Mat map = anomalyMap(maximum, maps, all);
        QVERIFY(std::abs(map.at<float>(7, 9) - 10.0F) < 1e-4F);
        QVERIFY(std::abs(map.at<float>(90, 9) - 4.0F) < 1e-4F);
    }

    void combinedScoresByHand()
    {
        const cv::Mat x(128, 128, CV_32FC3, cv::Scalar::all(0)),
            r(128, 128, CV_32FC3, cv::Scalar::all(0.3));
        const Calibrations reconstruction{
            {Residual::L1, flatCalibration(128, 0.1F, 0.05F)}}; // standardised: 4
        Calibrations both = reconstruction;
        both[Residual::Defect] = flatCalibration(128, 0.2F, 0.2F); // standardised: 3
        const ScoreKind combined = *scoreByName("combined"),
                        calibrated = *scoreByName("calibrated_combined");
        ResidualMaps maps(x, r, cv::Mat(128, 128, CV_32FC1, cv::Scalar(0.8))); // odds: 4
        QVERIFY(std::abs(anomalyScore(combined, maps, reconstruction) - std::log(16.0)) < 1e-4);
        QVERIFY(std::abs(anomalyScore(calibrated, maps, both) - std::log(12.0)) < 1e-4);
        QVERIFY(std::abs(anomalyScore(*scoreByName("calibrated_defect"), maps, both) - 3.0) < 1e-4);
        QVERIFY(std::isnan(anomalyScore(combined, maps, {})));
        QVERIFY(std::isnan(anomalyScore(calibrated, maps, reconstruction)));
        ResidualMaps without(x, r);
        // Their map is the network's own, and neither certainty nor calm is infinite.
        for (const ScoreKind kind : {combined, calibrated}) {
            QVERIFY(std::isnan(anomalyScore(kind, without, both)));
            QCOMPARE(cv::norm(anomalyMap(kind, maps, both), maps.smoothed(Residual::Defect)), 0.0);
            for (const double p : {0.0, 1.0}) {
                ResidualMaps extreme(x, x, cv::Mat(128, 128, CV_32FC1, cv::Scalar(p)));
                QVERIFY(std::isfinite(anomalyScore(kind, extreme, both)));
            }
        }
    }

    void calibrationOfConstantMapsByHand()
    {
        CalibrationBuilder builder;
        QVERIFY(!builder.maps());
        for (const float value : {1.0F, 2.0F, 6.0F})
            builder.add(cv::Mat(64, 64, CV_32F, cv::Scalar(value)));
        QCOMPARE(builder.count(), 3);
        const auto maps = builder.maps();
        QVERIFY(maps);
        // Mean 3, variance (4 + 1 + 9) / 2 = 7; deviation sqrt(7) and the floor 0.3 sqrt(7).
        QVERIFY(largest(maps->mean, cv::Mat(64, 64, CV_32F, cv::Scalar(3.0))) < 1e-5);
        const cv::Mat deviation(64, 64, CV_32F, cv::Scalar(1.3 * std::sqrt(7.0)));
        QVERIFY(largest(maps->deviation, deviation) < 1e-4);
        // Without 6: mean 1.5, variance 0.5.
        const auto without = builder.mapsWithout(cv::Mat(64, 64, CV_32F, cv::Scalar(6.0F)));
        QVERIFY(without);
        QVERIFY(std::abs(without->mean.at<float>(5, 5) - 1.5F) < 1e-5F);
        QVERIFY(std::abs(without->deviation.at<float>(5, 5) - 1.3 * std::sqrt(0.5)) < 1e-4);
    }

    void equalImagesKeepAPositiveDeviation()
    {
        CalibrationBuilder builder;
        const cv::Mat map(64, 64, CV_32F, cv::Scalar(0.123456F));
        for (int i = 0; i < 5; ++i)
            builder.add(map);
        const auto maps = builder.maps();
        double low = 0.0;
        cv::minMaxLoc(maps->deviation, &low);
        QVERIFY(low > 0.0);
        QVERIFY(cv::checkRange(standardise(map, *maps)));
    }

    void fewImagesGiveNoMaps()
    {
        CalibrationBuilder builder;
        const cv::Mat map(64, 64, CV_32F, cv::Scalar(1.0F));
        builder.add(map);
        QVERIFY(!builder.maps());
        builder.add(map);
        QVERIFY(builder.maps());
        QVERIFY(!builder.mapsWithout(map)); // one image has no deviation
        builder.add(map);
        QVERIFY(builder.mapsWithout(map));
    }

    void everyScoreIsFinite()
    {
        const cv::Mat flat(64, 64, CV_32FC3, cv::Scalar::all(-1.0));
        const std::vector<std::pair<cv::Mat, cv::Mat>> pairs{
            {flat, flat},
            {flat, cv::Mat(64, 64, CV_32FC3, cv::Scalar::all(1.0))},
            {randomImage(64, 3), randomImage(64, 4)},
            {randomImage(64, 3), -randomImage(64, 3)}};
        const Calibrations calibrations = flatCalibrations(64, 0.2F, 1e-6F);
        for (const auto& [x, r] : pairs) {
            ResidualMaps maps(x, r, cv::Mat(64, 64, CV_32FC1, cv::Scalar(0.5)));
            for (const ScoreKind kind : allScores()) {
                QVERIFY2(std::isfinite(anomalyScore(kind, maps, calibrations)),
                         scoreName(kind).c_str());
                QVERIFY(cv::checkRange(anomalyMap(kind, maps, calibrations)));
            }
        }
    }

    /// One object for many images gives what one for each gives.
    void nothingIsLeftOfTheLastImage()
    {
        const Calibrations calibrations = flatCalibrations(64, 0.2F, 0.1F);
        ResidualMaps kept;
        for (int i = 0; i < 3; ++i) {
            cv::Mat picture(64, 64, CV_8UC3);
            cv::RNG(std::uint64_t(i) + 1).fill(picture, cv::RNG::UNIFORM, 0, 256);
            const cv::Mat r = randomImage(64, std::uint64_t(i) + 9);
            const cv::Mat defects(64, 64, CV_32FC1, cv::Scalar(0.1 * i));
            kept.compare(picture, r, defects);
            ResidualMaps fresh(toNetworkRange(picture), r, defects);
            for (const ScoreKind kind : allScores()) {
                QCOMPARE(anomalyScore(kind, kept, calibrations),
                         anomalyScore(kind, fresh, calibrations));
                QCOMPARE(largest(anomalyMap(kind, kept, calibrations),
                                 anomalyMap(kind, fresh, calibrations)),
                         0.0);
            }
        }
    }

    /// NaN > T is false: a single one must not be passed over.
    void whatIsNotFiniteIsNoScore()
    {
        const Calibrations calibrations = flatCalibrations(64, 0.2F, 0.1F);
        for (const float bad :
             {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
            cv::Mat r = randomImage(64, 4), defects(64, 64, CV_32FC1, cv::Scalar(0.5));
            r.at<cv::Vec3f>(20, 30)[1] = bad;
            defects.at<float>(20, 30) = bad;
            ResidualMaps maps(randomImage(64, 3), r, defects);
            for (const ScoreKind kind : allScores())
                if (kind.residual != Residual::MsSsim)
                    QVERIFY2(!std::isfinite(anomalyScore(kind, maps, calibrations)),
                             scoreName(kind).c_str());
        }
    }

    void whatThereIsNotIsNoNumber()
    {
        ResidualMaps without(randomImage(64, 3), randomImage(64, 4));
        QVERIFY(std::isnan(anomalyScore({Residual::Defect, Pooling::Maximum}, without, {})));
        QVERIFY(std::isnan(anomalyScore({Residual::Defect, Pooling::Mean}, without, {})));
        QVERIFY(std::isnan(anomalyScore({Residual::L1, Pooling::CalibratedMax}, without, {})));
    }

    void residualsStayInTheirRanges()
    {
        const cv::Mat low(64, 64, CV_32FC3, cv::Scalar::all(-1.0));
        ResidualMaps maps(low, -low);
        QVERIFY(std::abs(maps.mean(Residual::L1) - 2.0) < 1e-6);
        QVERIFY(std::abs(maps.mean(Residual::L2) - 4.0) < 1e-6);
        const cv::Mat noise = 0.5 * randomImage(64, 5);
        ResidualMaps opposite(0.5 + noise, 0.5 - noise); // anticorrelated structure
        for (const Residual kind : {Residual::Ssim, Residual::MsSsim}) {
            const double mean = opposite.mean(kind);
            QVERIFY2(mean >= 0.5 && mean <= 1.0, qPrintable(QString::number(mean)));
        }
    }

    void namesAreUniqueAndComeBack()
    {
        QCOMPARE(allScores().size(), std::size_t(19));
        for (const ScoreKind kind : allScores())
            QVERIFY(scoreByName(scoreName(kind)) == kind);
        QVERIFY(!scoreByName("best") && !scoreByName(""));
        QVERIFY(scoreByName("calibrated")->residual == Residual::L1);
        QVERIFY(scoreByName("calibrated_ssim_top")->pooling == Pooling::CalibratedTop);
    }
};

QTEST_APPLESS_MAIN(TestAnomalyMaps)
#include "test_anomaly_maps.moc"
