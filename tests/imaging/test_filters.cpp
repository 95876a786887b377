// SPDX-License-Identifier: GPL-3.0-or-later
// The filters that keep their memory, held to OpenCV's and to SSIM as it is written down.
#include "core/imaging/gaussian_filter.h"
#include "core/imaging/structural_similarity.h"

#include <QtTest>

#include <opencv2/core/utility.hpp>
#include <opencv2/imgproc.hpp>

using namespace mixdesk;

namespace {

cv::Mat randomImage(cv::Size size, int type, std::uint64_t seed)
{
    cv::Mat image(size, type);
    cv::RNG(seed).fill(image, cv::RNG::UNIFORM, -1.0, 1.0);
    return image;
}

double largest(const cv::Mat& a, const cv::Mat& b)
{
    return cv::norm(a, b, cv::NORM_INF);
}

cv::Mat blurred(const cv::Mat& m, double sigma, int side = 0)
{
    cv::Mat out;
    cv::GaussianBlur(m, out, {side, side}, sigma, sigma, cv::BORDER_REFLECT_101);
    return out;
}

/// Wang et al. 2004, equation 13, in double precision; without luminance: contrast and structure.
cv::Mat similarity(const cv::Mat& first, const cv::Mat& second, bool contrastOnly)
{
    cv::Mat x, y, luminance, contrast;
    first.convertTo(x, CV_64F);
    second.convertTo(y, CV_64F);
    const auto smooth = [](const cv::Mat& m) { return blurred(m, 1.5, 11); };
    const cv::Scalar c1 = cv::Scalar::all(SsimConstants::c1),
                     c2 = cv::Scalar::all(SsimConstants::c2);
    const cv::Mat mx = smooth(x), my = smooth(y);
    const cv::Mat vx = smooth(x.mul(x)) - mx.mul(mx), vy = smooth(y.mul(y)) - my.mul(my);
    const cv::Mat covariance = smooth(x.mul(y)) - mx.mul(my);
    cv::divide(2 * mx.mul(my) + c1, mx.mul(mx) + my.mul(my) + c1, luminance);
    cv::divide(2 * covariance + c2, vx + vy + c2, contrast);
    cv::Mat all = contrastOnly ? contrast : cv::Mat(luminance.mul(contrast)), out;
    all.convertTo(out, CV_32F);
    return out;
}

} // namespace

class TestFilters : public QObject
{
    Q_OBJECT

private slots:
    void blursAsOpenCvDoes_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("sigma");
        QTest::newRow("one row of vectors") << QSize(128, 96) << 2.0;
        QTest::newRow("odd") << QSize(77, 41) << 1.3;
        QTest::newRow("narrower than the window") << QSize(9, 7) << 2.0;
        QTest::newRow("narrower than a vector") << QSize(13, 300) << 0.7;
        QTest::newRow("in bands") << QSize(500, 400) << 6.0;
    }
    void blursAsOpenCvDoes()
    {
        QFETCH(QSize, size);
        QFETCH(double, sigma);
        const cv::Mat map = randomImage({size.width(), size.height()}, CV_32FC1, 1);
        cv::Mat smoothed;
        GaussianFilter().apply(map, smoothed, sigma);
        QVERIFY(largest(smoothed, blurred(map, sigma)) < 1e-6);
    }

    /// Sizes and sigmas in turn, through one filter.
    void nothingIsLeftOfTheLastMap()
    {
        GaussianFilter filter;
        cv::Mat smoothed;
        for (const auto& [side, sigma] :
             {std::pair(64, 1.0), {128, 2.0}, {64, 2.0}, {32, 1.0}, {400, 3.0}}) {
            const cv::Mat map = randomImage({side, side}, CV_32FC1, std::uint64_t(side));
            filter.apply(map, smoothed, sigma);
            QVERIFY(largest(smoothed, blurred(map, sigma)) < 1e-6);
        }
    }

    /// Bit for bit.
    void threadsDoNotMatter()
    {
        const cv::Mat map = randomImage({411, 333}, CV_32FC1, 5);
        const cv::Mat x = randomImage({411, 333}, CV_32FC3, 6),
                      y = 0.7 * x + 0.3 * randomImage({411, 333}, CV_32FC3, 7);
        cv::Mat once, again, ssimOnce, ssimAgain;
        GaussianFilter filter;
        SimilarityFilter similar;
        const int before = cv::getNumThreads();
        cv::setNumThreads(1);
        filter.apply(map, once, 5.0);
        similar.map(x, y, ssimOnce);
        cv::setNumThreads(3);
        filter.apply(map, again, 5.0);
        similar.map(x, y, ssimAgain);
        cv::setNumThreads(before);
        QCOMPARE(largest(once, again), 0.0);
        QCOMPARE(largest(ssimOnce, ssimAgain), 0.0);
    }

    void similarityAsItIsWrittenDown_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("square") << QSize(64, 64);
        QTest::newRow("odd") << QSize(45, 71);
        QTest::newRow("smallest") << QSize(11, 11);
        QTest::newRow("in bands") << QSize(400, 300);
    }
    void similarityAsItIsWrittenDown()
    {
        QFETCH(QSize, size);
        const cv::Size extent(size.width(), size.height());
        const cv::Mat x = randomImage(extent, CV_32FC3, 2),
                      y = 0.6 * x + 0.2 * randomImage(extent, CV_32FC3, 3);
        SimilarityFilter filter;
        cv::Mat map, channels;
        for (const bool contrastOnly : {false, true}) {
            filter.channels(x, y, contrastOnly, channels);
            QVERIFY(largest(channels, similarity(x, y, contrastOnly)) < 1e-5);
        }
        filter.map(x, y, map);
        QVERIFY(largest(map, channelMean(similarity(x, y, false))) < 1e-5);
        filter.map(x, x, map);
        QVERIFY(largest(map, cv::Mat(extent, CV_32FC1, cv::Scalar(1.0))) < 1e-5);
    }
};

QTEST_APPLESS_MAIN(TestFilters)
#include "test_filters.moc"
