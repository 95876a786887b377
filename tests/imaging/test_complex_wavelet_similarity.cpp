// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/complex_wavelet_similarity.h"
#include "core/imaging/structural_similarity.h"

#include <QtTest>

#include <cmath>
#include <opencv2/imgproc.hpp>

using namespace mixdesk;

namespace {

/// A smooth texture with strokes, `shift` pixels further to the right.
cv::Mat texture(int shift, int side = 128)
{
    cv::Mat wide(side, side + 16, CV_32FC3, cv::Scalar::all(0));
    cv::RNG random(11);
    random.fill(wide, cv::RNG::NORMAL, 0.0, 1.0);
    cv::GaussianBlur(wide, wide, {0, 0}, 1.5);
    cv::normalize(wide, wide, -0.7, 0.7, cv::NORM_MINMAX);
    for (int i = 0; i < 6; ++i)
        cv::line(wide, {random.uniform(0, side), random.uniform(0, side)},
                 {random.uniform(0, side), random.uniform(0, side)}, cv::Scalar::all(0.6), 2);
    return wide(cv::Rect(8 - shift, 0, side, side)).clone();
}

cv::Mat scratched(const cv::Mat& picture)
{
    cv::Mat out = picture.clone();
    cv::line(out, {20, 90}, {60, 110}, cv::Scalar::all(0.95), 2, cv::LINE_AA);
    return out;
}

/// cos(2 pi x / wavelength + phase).
cv::Mat grating(double wavelength, double phase)
{
    cv::Mat picture(64, 64, CV_32FC3);
    for (int y = 0; y < 64; ++y)
        for (int x = 0; x < 64; ++x)
            picture.at<cv::Vec3f>(y, x) =
                cv::Vec3f::all(float(0.5 * std::cos(2.0 * CV_PI * x / wavelength + phase)));
    return picture;
}

double different(const cv::Mat& x, const cv::Mat& y)
{
    return 1.0 - cv::mean(cwSsimMap(x, y))[0];
}

double differentBySsim(const cv::Mat& x, const cv::Mat& y)
{
    return (1.0 - meanSsim(x, y)) / 2.0;
}

} // namespace

class TestComplexWaveletSimilarity : public QObject
{
    Q_OBJECT

private slots:
    void equalPicturesAreOneEverywhere()
    {
        const cv::Mat map = cwSsimMap(texture(0), texture(0));
        QCOMPARE(map.type(), CV_32FC1);
        QCOMPARE(map.size(), cv::Size(128, 128));
        QVERIFY(cv::norm(map, cv::Mat::ones(128, 128, CV_32F), cv::NORM_INF) < 1e-4);
    }

    void itLiesBetweenNoneAndOne()
    {
        cv::Mat noise(64, 64, CV_32FC3);
        cv::RNG(5).fill(noise, cv::RNG::UNIFORM, -1.0, 1.0);
        const cv::Mat map = cwSsimMap(texture(0, 64), noise);
        double low = 0.0, high = 0.0;
        cv::minMaxLoc(map, &low, &high);
        QVERIFY(low >= 0.0 && high <= 1.0);
        QVERIFY2(cv::mean(map)[0] < 0.85, QByteArray::number(cv::mean(map)[0]));
        QVERIFY(cv::norm(map, cwSsimMap(noise, texture(0, 64)), cv::NORM_INF) < 1e-5);
    }

    /// The grating that a filter is made for, moved by a quarter of its wavelength: SSIM finds no
    /// structure in common, its phases have turned alike.
    void aShiftedGratingIsTheSame()
    {
        const cv::Mat x = grating(4.0, 0.0), y = grating(4.0, CV_PI / 2);
        QVERIFY(meanSsim(x, y) < 0.1);
        QVERIFY(different(x, y) < 0.02);
    }

    /// One subband by hand: the finest at angle 0 answers to a grating of amplitude 0.5 with |c|^2
    /// = its variance 0.125, against nothing K / (0.125 + K) is left; all others have next to none.
    void aGratingAgainstNothingByHand()
    {
        const cv::Mat flat(64, 64, CV_32FC3, cv::Scalar::all(0.1));
        const cv::Rect middle(24, 24, 16, 16); // no border, which the filters' feet reflect
        const double found = cv::mean(cwSsimMap(grating(4.0, 0.0), flat)(middle))[0];
        const double k = SsimConstants::c2;
        const double most = (11.0 + k / (0.125 + k)) / 12.0;
        QVERIFY2(found < most && found > most - 0.02, QByteArray::number(found));
    }

    void brightnessAloneIsNotCompared()
    {
        QVERIFY(different(texture(0), texture(0) + cv::Scalar::all(0.2)) < 1e-4);
    }

    void aSmallShiftCountsFarLessThanForSsim()
    {
        const cv::Mat good = texture(0), moved = texture(1), scratch = scratched(good);
        const double shift = different(good, moved), defect = different(good, scratch);
        const double ssimShift = differentBySsim(good, moved),
                     ssimDefect = differentBySsim(good, scratch);
        QVERIFY2(shift < 0.25 * ssimShift, qPrintable(QString("%1 %2").arg(shift).arg(ssimShift)));
        // For SSIM the shift is the worse of the two by far; here it is nothing like it.
        QVERIFY2(shift / defect < 0.25 * ssimShift / ssimDefect,
                 qPrintable(QString("%1 %2").arg(shift / defect).arg(ssimShift / ssimDefect)));
        QVERIFY(different(moved, scratch) > shift + 0.5 * defect);
    }

    void aScratchIsFoundWhereItIs()
    {
        const cv::Mat good = texture(0);
        const cv::Mat map = cwSsimMap(good, scratched(good));
        QVERIFY(map.at<float>(100, 40) < 0.8F);
        QVERIFY(map.at<float>(20, 100) > 0.999F);
        cv::Point lowest;
        cv::minMaxLoc(map, nullptr, nullptr, &lowest);
        QVERIFY(cv::Rect(10, 80, 60, 40).contains(lowest));
    }
};

QTEST_APPLESS_MAIN(TestComplexWaveletSimilarity)
#include "test_complex_wavelet_similarity.moc"
