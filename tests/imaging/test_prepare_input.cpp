// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/picture.h"

#include "support/pictures.h"

#include <QTest>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

double largestDifference(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && a.type() == b.type() ? cv::norm(a, b, cv::NORM_INF) : 1e9;
}

} // namespace

class TestPrepareInput : public QObject
{
    Q_OBJECT

private slots:
    void stretchAveragesEachAxis();
    void stretchGrowsOneAxisAndShrinksTheOther();
    void preparedPictureOwnsItsMemory();
    void letterboxKeepsAspectAndFillsWithBorder();
    void mapReturnsToPicture_data();
    void mapReturnsToPicture();
};

void TestPrepareInput::stretchAveragesEachAxis()
{
    cv::Mat checker(64, 128, CV_8UC3);
    for (int y = 0; y < checker.rows; ++y)
        for (int x = 0; x < checker.cols; ++x)
            checker.at<cv::Vec3b>(y, x) =
                (x + y) % 2 ? cv::Vec3b(200, 100, 0) : cv::Vec3b(0, 100, 50);
    const cv::Mat small = prepareInput(checker, 32, ResizeMode::Stretch);
    QCOMPARE(small.type(), CV_8UC3);
    QCOMPARE(largestDifference(small, cv::Mat(32, 32, CV_8UC3, cv::Scalar(100, 100, 25))), 0.0);
}

void TestPrepareInput::stretchGrowsOneAxisAndShrinksTheOther()
{
    // Columns alternate and must average out, although the rows are enlarged.
    cv::Mat stripes(8, 256, CV_8UC3);
    for (int x = 0; x < stripes.cols; ++x)
        stripes.col(x).setTo(cv::Scalar::all(x % 2 ? 200 : 0));
    const cv::Mat square = prepareInput(stripes, 64, ResizeMode::Stretch);
    QCOMPARE(largestDifference(square, cv::Mat(64, 64, CV_8UC3, cv::Scalar::all(100))), 0.0);
}

void TestPrepareInput::preparedPictureOwnsItsMemory()
{
    const cv::Mat part = drawPart(5, 32);
    const cv::Mat same = prepareInput(part, 32, ResizeMode::Stretch);
    QVERIFY(same.data != part.data);
    QCOMPARE(largestDifference(same, part), 0.0);
}

void TestPrepareInput::letterboxKeepsAspectAndFillsWithBorder()
{
    cv::Mat wide(50, 100, CV_8UC3, cv::Scalar(40, 80, 120));
    wide(cv::Rect(25, 15, 50, 20)).setTo(cv::Scalar(255, 255, 255));
    const cv::Mat square = prepareInput(wide, 64, ResizeMode::Letterbox);
    for (const int y : {0, 15, 48, 63})
        QCOMPARE(square.at<cv::Vec3b>(y, 32), cv::Vec3b(40, 80, 120));
    QCOMPARE(square.at<cv::Vec3b>(32, 32), cv::Vec3b(255, 255, 255));
    // 50 of 100 columns and 20 of 50 rows were white: 32 columns and 13 rows are, give or take one.
    cv::Mat white;
    cv::inRange(square, cv::Scalar::all(250), cv::Scalar::all(255), white);
    const cv::Rect box = cv::boundingRect(white);
    QVERIFY(std::abs(box.width - 32) <= 1 && std::abs(box.height - 13) <= 1);
}

void TestPrepareInput::mapReturnsToPicture_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    for (const int mode : {int(ResizeMode::Stretch), int(ResizeMode::Letterbox)}) {
        QTest::addRow("%d wide", mode) << mode << 400 << 100;
        QTest::addRow("%d tall", mode) << mode << 90 << 300;
        QTest::addRow("%d small", mode) << mode << 40 << 30;
        QTest::addRow("%d thin", mode) << mode << 1000 << 3;
    }
}

void TestPrepareInput::mapReturnsToPicture()
{
    QFETCH(int, mode);
    QFETCH(int, width);
    QFETCH(int, height);
    // A brightness ramp goes to the network's square and comes back where it was.
    cv::Mat ramp(height, width, CV_8UC3);
    for (int x = 0; x < width; ++x)
        ramp.col(x).setTo(cv::Scalar::all(255.0 * x / (width - 1)));
    const cv::Mat square = prepareInput(ramp, 64, ResizeMode(mode));
    cv::Mat map;
    cv::extractChannel(square, map, 0);
    map.convertTo(map, CV_32F);
    const cv::Mat back = mapToPicture(map, ramp.size(), ResizeMode(mode));
    QCOMPARE(back.type(), CV_32FC1);
    QCOMPARE(back.size(), ramp.size());
    for (const int x : {0, width / 4, width / 2, width - 1})
        QVERIFY(std::abs(back.at<float>(height / 2, x) - 255.0 * x / (width - 1)) < 10.0);
}

QTEST_APPLESS_MAIN(TestPrepareInput)
#include "test_prepare_input.moc"
