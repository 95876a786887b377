// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/metrics/metrics.h"
#include "core/metrics/pixel_metrics.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

using namespace mixdesk;

namespace {

struct Sample
{
    cv::Mat map, mask;
};

/// Regions by flood fill over the 8-neighbourhood: pixel lists.
std::vector<std::vector<cv::Point>> regionsOf(const cv::Mat& mask)
{
    cv::Mat left = mask.clone();
    std::vector<std::vector<cv::Point>> regions;
    for (int y = 0; y < mask.rows; ++y) {
        for (int x = 0; x < mask.cols; ++x) {
            if (left.at<uchar>(y, x) == 0)
                continue;
            regions.emplace_back();
            std::vector<cv::Point> open{{x, y}};
            left.at<uchar>(y, x) = 0;
            while (!open.empty()) {
                const cv::Point p = open.back();
                open.pop_back();
                regions.back().push_back(p);
                for (int dy = -1; dy <= 1; ++dy) {
                    for (int dx = -1; dx <= 1; ++dx) {
                        const cv::Point q(p.x + dx, p.y + dy);
                        if (!cv::Rect({0, 0}, mask.size()).contains(q) || left.at<uchar>(q) == 0)
                            continue;
                        left.at<uchar>(q) = 0;
                        open.push_back(q);
                    }
                }
            }
        }
    }
    return regions;
}

struct ProPoint
{
    double rate, overlap;
};

/// Rates at one threshold, counted pixel by pixel.
ProPoint proAt(const std::vector<Sample>& samples, float threshold)
{
    double good = 0, rejected = 0, overlap = 0, regions = 0;
    for (const Sample& s : samples) {
        for (int y = 0; y < s.map.rows; ++y) {
            for (int x = 0; x < s.map.cols; ++x) {
                if (!s.mask.empty() && s.mask.at<uchar>(y, x) != 0)
                    continue;
                good += 1;
                rejected += s.map.at<float>(y, x) >= threshold ? 1 : 0;
            }
        }
        if (s.mask.empty())
            continue;
        for (const auto& region : regionsOf(s.mask)) {
            regions += 1;
            double hit = 0;
            for (const cv::Point& p : region)
                hit += s.map.at<float>(p) >= threshold ? 1 : 0;
            overlap += hit / double(region.size());
        }
    }
    return {rejected / good, overlap / regions};
}

double bruteForceAupro(const std::vector<Sample>& samples, double limit)
{
    std::set<float, std::greater<>> thresholds;
    for (const Sample& s : samples)
        thresholds.insert(s.map.begin<float>(), s.map.end<float>());
    std::vector<ProPoint> curve{{0, 0}};
    for (float threshold : thresholds)
        curve.push_back(proAt(samples, threshold));
    double area = 0;
    for (std::size_t i = 1; i < curve.size() && curve[i - 1].rate < limit; ++i) {
        ProPoint a = curve[i - 1], b = curve[i];
        if (b.rate > limit) {
            b.overlap = a.overlap + (limit - a.rate) / (b.rate - a.rate) * (b.overlap - a.overlap);
            b.rate = limit;
        }
        area += 0.5 * (a.overlap + b.overlap) * (b.rate - a.rate);
    }
    return area / limit;
}

/// Scores on a coarse grid, so that no bin ties what the grid keeps apart.
std::vector<Sample> randomSamples(std::uint64_t seed, int levels, double offset)
{
    Random random(seed);
    std::vector<Sample> samples;
    for (int i = 0; i < 5; ++i) {
        Sample s{cv::Mat(12, 9 + i, CV_32FC1), cv::Mat::zeros(12, 9 + i, CV_8UC1)};
        for (int blob = 0; blob < 1 + i; ++blob) {
            const cv::Rect rect(random.integer(0, 6), random.integer(0, 9), random.integer(1, 3),
                                random.integer(1, 3));
            s.mask(rect).setTo(255);
        }
        for (int y = 0; y < s.map.rows; ++y)
            for (int x = 0; x < s.map.cols; ++x)
                s.map.at<float>(y, x) = float(
                    (random.integer(0, levels) + (s.mask.at<uchar>(y, x) ? levels / 3 : 0)) / 16.0 +
                    offset);
        samples.push_back(s);
    }
    samples.push_back({samples[0].map.clone(), cv::Mat()});
    return samples;
}

PixelMetrics measured(const std::vector<Sample>& samples)
{
    PixelMetrics metrics;
    for (const Sample& s : samples)
        metrics.add(s.map, s.mask);
    return metrics;
}

} // namespace

class TestPixelMetrics : public QObject
{
    Q_OBJECT

private slots:
    void emptyWithoutPixels();
    void perfectAndInverted();
    void constantMap();
    void auproByHand();
    void auproAgainstBruteForce();
    void aurocAgainstImageAuroc();
    void smallRegionsCountAsMuchAsLarge();
    void blankMasksAreLeftOutAndCounted();
    void regionsTouchDiagonally();
    void partsAddUpToTheLastBit();
    void extremeScores();
};

void TestPixelMetrics::emptyWithoutPixels()
{
    PixelMetrics metrics;
    QVERIFY(!metrics.pixelAuroc() && !metrics.aupro());
    metrics.add(cv::Mat::zeros(4, 4, CV_32FC1), cv::Mat());
    QVERIFY(!metrics.pixelAuroc() && !metrics.aupro());
    PixelMetrics onlyDefect;
    onlyDefect.add(cv::Mat::zeros(4, 4, CV_32FC1), cv::Mat(4, 4, CV_8UC1, cv::Scalar(255)));
    QVERIFY(!onlyDefect.pixelAuroc() && !onlyDefect.aupro());
    QCOMPARE(onlyDefect.regions(), 1);
}

void TestPixelMetrics::perfectAndInverted()
{
    cv::Mat mask = cv::Mat::zeros(10, 10, CV_8UC1);
    mask(cv::Rect(2, 2, 3, 3)).setTo(1); // any value but 0 is defect
    cv::Mat map;
    mask.convertTo(map, CV_32FC1, 1.0, -0.5);
    PixelMetrics perfect;
    perfect.add(map, mask);
    QCOMPARE(*perfect.pixelAuroc(), 1.0);
    QCOMPARE(*perfect.aupro(), 1.0);
    PixelMetrics inverted;
    inverted.add(-map, mask);
    QCOMPARE(*inverted.pixelAuroc(), 0.0);
    QCOMPARE(*inverted.aupro(), 0.0);
}

void TestPixelMetrics::constantMap()
{
    cv::Mat mask = cv::Mat::zeros(8, 8, CV_8UC1);
    mask.row(0).setTo(255);
    PixelMetrics metrics;
    metrics.add(cv::Mat(8, 8, CV_32FC1, cv::Scalar(0.25)), mask);
    QCOMPARE(*metrics.pixelAuroc(), 0.5);
    QVERIFY(std::abs(*metrics.aupro(0.3) - 0.15) < 1e-12); // the diagonal up to 0.3
    QVERIFY(std::abs(*metrics.aupro(1.0) - 0.5) < 1e-12);
}

void TestPixelMetrics::auproByHand()
{
    // Ten good pixels 0..9 and two regions: {9.5} and {8.5, 0.5}.
    cv::Mat map = (cv::Mat_<float>(1, 14) << 9.5F, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, -1, 8.5F, 0.5F);
    cv::Mat mask = cv::Mat::zeros(1, 14, CV_8UC1);
    mask.at<uchar>(0, 0) = mask.at<uchar>(0, 12) = mask.at<uchar>(0, 13) = 255;
    PixelMetrics metrics;
    metrics.add(map, mask);
    QCOMPARE(metrics.regions(), 2);
    // Eleven good pixels. Overlap .5 up to rate 1/11, then .75.
    const double expected = (0.5 / 11 + 0.75 * (0.3 - 1.0 / 11)) / 0.3;
    QVERIFY(std::abs(*metrics.aupro(0.3) - expected) < 1e-12);
}

void TestPixelMetrics::auproAgainstBruteForce()
{
    for (const auto& [levels, offset] : {std::pair(3, 0.0), {20, 0.0}, {200, -4.0}}) {
        const auto samples = randomSamples(std::uint64_t(levels), levels, offset);
        const PixelMetrics metrics = measured(samples);
        for (double limit : {0.05, 0.3, 1.0})
            QVERIFY(std::abs(*metrics.aupro(limit) - bruteForceAupro(samples, limit)) < 1e-9);
    }
}

void TestPixelMetrics::aurocAgainstImageAuroc()
{
    const auto samples = randomSamples(3, 50, -1.0);
    std::vector<ScoredLabel> pixels;
    for (const Sample& s : samples)
        for (int y = 0; y < s.map.rows; ++y)
            for (int x = 0; x < s.map.cols; ++x)
                pixels.push_back(
                    {s.map.at<float>(y, x), !s.mask.empty() && s.mask.at<uchar>(y, x) != 0});
    QVERIFY(std::abs(*measured(samples).pixelAuroc() - *auroc(pixels)) < 1e-12);
}

void TestPixelMetrics::smallRegionsCountAsMuchAsLarge()
{
    cv::Mat mask = cv::Mat::zeros(20, 20, CV_8UC1);
    mask(cv::Rect(0, 0, 10, 10)).setTo(255);
    mask(cv::Rect(15, 15, 1, 1)).setTo(255);
    cv::Mat map = cv::Mat::zeros(20, 20, CV_32FC1);
    map(cv::Rect(0, 0, 10, 10)).setTo(2.0F);
    map(cv::Rect(15, 15, 1, 1)).setTo(-1.0F);
    PixelMetrics metrics;
    metrics.add(map, mask);
    QVERIFY(std::abs(*metrics.aupro(0.3) - 0.5) < 1e-12);
    QVERIFY(std::abs(*metrics.pixelAuroc() - 100.0 / 101.0) < 1e-12);
}

void TestPixelMetrics::blankMasksAreLeftOutAndCounted()
{
    auto samples = randomSamples(9, 20, 0.0);
    const PixelMetrics before = measured(samples);
    samples.push_back({cv::Mat(6, 6, CV_32FC1, cv::Scalar(99)), cv::Mat::zeros(6, 6, CV_8UC1)});
    const PixelMetrics after = measured(samples);
    QCOMPARE(before.blankMasks(), 0);
    QCOMPARE(after.blankMasks(), 1);
    QCOMPARE(after.regions(), before.regions());
    QCOMPARE(*after.pixelAuroc(), *before.pixelAuroc());
    QCOMPARE(*after.aupro(), *before.aupro());
}

void TestPixelMetrics::regionsTouchDiagonally()
{
    cv::Mat mask = cv::Mat::eye(5, 5, CV_8UC1);
    mask.at<uchar>(0, 4) = 1;
    PixelMetrics metrics;
    metrics.add(cv::Mat::zeros(5, 5, CV_32FC1), mask);
    QCOMPARE(metrics.regions(), 2);
}

void TestPixelMetrics::partsAddUpToTheLastBit()
{
    Random random(11);
    PixelMetrics whole, joined;
    PixelMetrics parts[3];
    for (int i = 0; i < 60; ++i) {
        cv::Mat map(40, 40, CV_32FC1), mask = cv::Mat::zeros(40, 40, CV_8UC1);
        for (int y = 0; y < 40; ++y)
            for (int x = 0; x < 40; ++x)
                map.at<float>(y, x) = float(random.integer(0, 12));
        for (int r = 0; r < 4; ++r)
            mask(cv::Rect(random.integer(0, 30), random.integer(0, 30), random.integer(1, 9),
                          random.integer(1, 9))) = 255;
        const cv::Mat truth = i % 4 == 0 ? cv::Mat() : i == 30 ? cv::Mat(mask * 0) : mask;
        whole.add(map, truth);
        parts[i % 3].add(map, truth);
    }
    for (const int part : {2, 0, 1})
        joined.add(parts[part].counts());
    QVERIFY(joined.pixelAuroc() == whole.pixelAuroc() && joined.aupro() == whole.aupro());
    QVERIFY(whole.aupro().has_value());
    QCOMPARE(joined.regions(), whole.regions());
    QCOMPARE(joined.blankMasks(), whole.blankMasks());
    QCOMPARE(whole.blankMasks(), 1);
}

void TestPixelMetrics::extremeScores()
{
    const float inf = std::numeric_limits<float>::infinity();
    // Ascending; -0 equals 0, NaN counts as most anomalous.
    const std::vector<float> ordered{-inf, -1e30F, -1.0F, -1e-30F, 0.0F, 1e-30F, 1.0F, 1e30F, inf};
    for (std::size_t i = 1; i < ordered.size(); ++i) {
        PixelMetrics metrics;
        metrics.add((cv::Mat_<float>(1, 2) << ordered[i - 1], ordered[i]),
                    (cv::Mat_<uchar>(1, 2) << 0, 255));
        QCOMPARE(*metrics.pixelAuroc(), 1.0);
    }
    PixelMetrics zeros;
    zeros.add((cv::Mat_<float>(1, 2) << -0.0F, 0.0F), (cv::Mat_<uchar>(1, 2) << 0, 255));
    QCOMPARE(*zeros.pixelAuroc(), 0.5);
    PixelMetrics nan;
    nan.add((cv::Mat_<float>(1, 2) << inf, -std::nanf("")), (cv::Mat_<uchar>(1, 2) << 0, 255));
    QCOMPARE(*nan.pixelAuroc(), 1.0);
}

QTEST_APPLESS_MAIN(TestPixelMetrics)
#include "test_pixel_metrics.moc"
