// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view/viewed_part.h"

#include <QTest>
#include <opencv2/imgproc.hpp>

using namespace mixdesk;

namespace {

cv::Mat noise(cv::Size size, int type, double high)
{
    cv::Mat result(size, type);
    cv::RNG random(5);
    random.fill(result, cv::RNG::UNIFORM, 0.0, high);
    return result;
}

} // namespace

class TestFrameMapping : public QObject
{
    Q_OBJECT

private slots:
    void pointsGoThereAndBack_data() { sizes(); }
    void pointsGoThereAndBack();
    void valuesAreThoseOfMapToPicture_data() { sizes(); }
    void valuesAreThoseOfMapToPicture();
    void letterboxLeavesTheBarsOut();
    void reconstructionLiesOnThePicture();

private:
    static void sizes();
};

void TestFrameMapping::sizes()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("letterbox");
    for (const QSize size : {QSize(64, 64), QSize(150, 90), QSize(37, 201), QSize(5, 3)})
        for (const bool letterbox : {false, true})
            QTest::addRow("%dx%d %s", size.width(), size.height(),
                          letterbox ? "letterbox" : "stretch")
                << size << letterbox;
}

void TestFrameMapping::pointsGoThereAndBack()
{
    QFETCH(QSize, size);
    QFETCH(bool, letterbox);
    const FrameMapping frame({size.width(), size.height()},
                             letterbox ? ResizeMode::Letterbox : ResizeMode::Stretch);
    const cv::Size square(32, 32);
    for (const QPointF point : {QPointF(0, 0), QPointF(size.width(), size.height()),
                                QPointF(size.width() * 0.3, size.height() * 0.9)}) {
        const QPointF back = frame.toPicture(frame.toSquare(point, square), square);
        QVERIFY(QLineF(back, point).length() < 1e-9);
    }
}

void TestFrameMapping::valuesAreThoseOfMapToPicture()
{
    QFETCH(QSize, size);
    QFETCH(bool, letterbox);
    ViewedPart part;
    part.resize = letterbox ? ResizeMode::Letterbox : ResizeMode::Stretch;
    part.picture = noise({size.width(), size.height()}, CV_8UC3, 256);
    part.maps.push_back({QStringLiteral("SSIM"), noise({32, 32}, CV_32FC1, 1.0), 0.5, 1.0});
    const cv::Mat expected = mapToPicture(part.maps[0].values, part.picture.size(), part.resize);
    const PreparedPart prepared = prepare(part);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            const PixelValues values = valuesAt(*prepared, {x, y}, 0);
            QVERIFY2(std::abs(values.difference - double(expected.at<float>(y, x))) < 1e-4,
                     qPrintable(QStringLiteral("at %1, %2").arg(x).arg(y)));
            const cv::Vec3b bgr = part.picture.at<cv::Vec3b>(y, x);
            QCOMPARE(values.input, qRgb(bgr[2], bgr[1], bgr[0]));
        }
    }
}

void TestFrameMapping::letterboxLeavesTheBarsOut()
{
    // 200 x 100 in a square of 32: the picture takes rows 8 to 24.
    const FrameMapping frame({200, 100}, ResizeMode::Letterbox);
    QVERIFY(frame.area({32, 32}) == cv::Rect(0, 8, 32, 16));
    QCOMPARE(frame.toSquare({100, 50}, {32, 32}), QPointF(16, 16));
    QCOMPARE(frame.toSquare({0, 0}, {32, 32}), QPointF(0, 8));
    const FrameMapping stretched({200, 100}, ResizeMode::Stretch);
    QVERIFY(stretched.area({32, 32}) == cv::Rect(0, 0, 32, 32));
    QCOMPARE(stretched.toSquare({100, 25}, {32, 32}), QPointF(16, 8));

    // Heat in the bars belongs to no picture pixel.
    ViewedPart part;
    part.picture = cv::Mat(100, 200, CV_8UC3, cv::Scalar::all(90));
    part.resize = ResizeMode::Letterbox;
    cv::Mat map(32, 32, CV_32FC1, cv::Scalar(9.0));
    map.rowRange(8, 24) = 0.25F;
    part.maps.push_back({QStringLiteral("SSIM"), map, 0.5, 1.0});
    const PreparedPart prepared = prepare(part);
    for (const QPoint pixel : {QPoint(0, 0), QPoint(199, 0), QPoint(0, 99), QPoint(100, 50)})
        QCOMPARE(valuesAt(*prepared, pixel, 0).difference, 0.25);
    QCOMPARE(prepared->maps[0].highest, 0.25);
}

void TestFrameMapping::reconstructionLiesOnThePicture()
{
    ViewedPart part;
    part.picture = cv::Mat(60, 120, CV_8UC3, cv::Scalar::all(0));
    part.reconstruction = cv::Mat(32, 32, CV_8UC3, cv::Scalar(10, 20, 30));
    part.reconstruction.colRange(16, 32).setTo(cv::Scalar(40, 50, 60));
    const PreparedPart prepared = prepare(part);
    QCOMPARE(valuesAt(*prepared, {20, 30}, 0).reconstruction, qRgb(30, 20, 10));
    QCOMPARE(valuesAt(*prepared, {100, 30}, 0).reconstruction, qRgb(60, 50, 40));
    QVERIFY(!valuesAt(*prepared, {20, 30}, 0).hasDifference);
}

QTEST_GUILESS_MAIN(TestFrameMapping)
#include "test_frame_mapping.moc"
