// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/heat_map.h"

#include <opencv2/imgproc.hpp>

#include <QtTest>

#include <cmath>
#include <limits>

using namespace mixdesk;

namespace {

cv::Mat greyPicture(int side)
{
    return cv::Mat(side, side, CV_8UC3, cv::Scalar::all(100));
}

cv::Vec3f lab(const cv::Vec3b& bgr)
{
    cv::Mat pixel(1, 1, CV_32FC3);
    pixel.at<cv::Vec3f>(0, 0) = cv::Vec3f(bgr) / 255.0F;
    cv::cvtColor(pixel, pixel, cv::COLOR_BGR2Lab);
    return pixel.at<cv::Vec3f>(0, 0);
}

} // namespace

class TestHeatMap : public QObject
{
    Q_OBJECT

private slots:
    void nothingBelowTheThreshold();
    void colourDependsOnTheScoreAlone();
    void perceptuallySmooth();
    void hotFromUpperOn();
    void thresholdsAtOrBelowZero();
    void overlayKeepsTheInput();
    void outlineLiesOutsideTheMask();
    void outlineOfNothing();
};

void TestHeatMap::nothingBelowTheThreshold()
{
    const cv::Mat picture = greyPicture(16);
    const cv::Mat map(16, 16, CV_32FC1, cv::Scalar(0.499));
    QCOMPARE(cv::norm(overlayHeatMap(picture, map, 0.5, 1.0), picture, cv::NORM_INF), 0.0);
    QCOMPARE(heatColour(0.499, 0.5, 1.0).opacity, 0.0F);
    QVERIFY(heatColour(0.5, 0.5, 1.0).opacity > 0.3F);
}

void TestHeatMap::colourDependsOnTheScoreAlone()
{
    cv::Mat map = cv::Mat::zeros(4, 4, CV_32FC1);
    map.at<float>(1, 1) = 0.7F;
    const cv::Vec3b alone = overlayHeatMap(greyPicture(4), map, 0.5, 1.0).at<cv::Vec3b>(1, 1);
    map.at<float>(2, 2) = 50.0F;
    QVERIFY(overlayHeatMap(greyPicture(4), map, 0.5, 1.0).at<cv::Vec3b>(1, 1) == alone);
    QVERIFY(alone != cv::Vec3b(100, 100, 100));
}

void TestHeatMap::perceptuallySmooth()
{
    float opacity = 0.0F;
    for (int i = 0; i < 255; ++i) {
        const HeatColour a = heatColour(1.0 + i / 255.0, 1.0, 2.0);
        const HeatColour b = heatColour(1.0 + (i + 1) / 255.0, 1.0, 2.0);
        QVERIFY(cv::norm(lab(a.bgr) - lab(b.bgr)) < 1.8); // below what the eye tells apart
        QVERIFY(a.opacity > opacity);
        opacity = a.opacity;
    }
    const cv::Vec3b amber = heatColour(1.0, 1.0, 2.0).bgr, hot = heatColour(2.0, 1.0, 2.0).bgr;
    QVERIFY(amber[2] > 240 && amber[1] > 180 && amber[0] < 80);
    QVERIFY(hot[2] > 190 && hot[1] < 80 && hot[0] < 20);
    QVERIFY(lab(amber)[0] > lab(hot)[0] + 25.0F); // also told apart in a grey print
}

void TestHeatMap::hotFromUpperOn()
{
    const HeatColour hottest = heatColour(2.0, 1.0, 2.0);
    for (double score : {3.0, 1e30, double(INFINITY), double(NAN)}) {
        QVERIFY(heatColour(score, 1.0, 2.0).bgr == hottest.bgr);
        QCOMPARE(heatColour(score, 1.0, 2.0).opacity, hottest.opacity);
    }
    QVERIFY(hottest.opacity < 1.0F);                       // the part stays visible below
    QVERIFY(heatColour(1.0, 1.0, 1.0).bgr == hottest.bgr); // an empty scale does not divide by 0
}

void TestHeatMap::thresholdsAtOrBelowZero()
{
    QCOMPARE(heatUpper(0.25), 0.5);
    QVERIFY(heatUpper(0.0) > 0.0);
    QVERIFY(heatUpper(-3.0) > -3.0);
    QCOMPARE(heatColour(-3.5, -3.0, heatUpper(-3.0)).opacity, 0.0F);
    QVERIFY(heatColour(-2.9, -3.0, heatUpper(-3.0)).opacity > 0.0F);
}

void TestHeatMap::overlayKeepsTheInput()
{
    const cv::Mat picture = greyPicture(8);
    overlayHeatMap(picture, cv::Mat(8, 8, CV_32FC1, cv::Scalar(9)), 1.0, 2.0);
    outlineMask(picture, cv::Mat(8, 8, CV_8UC1, cv::Scalar(255)), cv::Scalar(255, 0, 0));
    QCOMPARE(cv::norm(picture, greyPicture(8), cv::NORM_INF), 0.0);
}

void TestHeatMap::outlineLiesOutsideTheMask()
{
    for (int side : {64, 600}) {
        cv::Mat mask = cv::Mat::zeros(side, side, CV_8UC1);
        const cv::Rect region(20, 20, 12, 10);
        mask(region).setTo(1);
        const cv::Mat result = outlineMask(greyPicture(side), mask, cv::Scalar(255, 200, 0));
        QCOMPARE(cv::norm(result(region), greyPicture(side)(region), cv::NORM_INF), 0.0);
        QVERIFY(result.at<cv::Vec3b>(25, 19) == cv::Vec3b(255, 200, 0));
        QVERIFY(result.at<cv::Vec3b>(19, 25) == cv::Vec3b(255, 200, 0));
        QVERIFY(result.at<cv::Vec3b>(25, 10) == cv::Vec3b(100, 100, 100));
    }
}

void TestHeatMap::outlineOfNothing()
{
    const cv::Mat result =
        outlineMask(greyPicture(32), cv::Mat::zeros(32, 32, CV_8UC1), cv::Scalar(255, 0, 0));
    QCOMPARE(cv::norm(result, greyPicture(32), cv::NORM_INF), 0.0);
}

QTEST_APPLESS_MAIN(TestHeatMap)
#include "test_heat_map.moc"
