// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/picture.h"

#include "support/picture_bytes.h"
#include "support/pictures.h"

#include <QTemporaryDir>
#include <QTest>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

/// Smooth, so that JPEG keeps it within a few grey levels.
cv::Mat gradient(int type, cv::Size size = {48, 32})
{
    cv::Mat picture(size, type);
    const double full = picture.depth() == CV_8U ? 255.0 : 65535.0;
    std::vector<cv::Mat> planes;
    cv::split(picture, planes);
    for (std::size_t c = 0; c < planes.size(); ++c)
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x) {
                const double u = double(x) / size.width, v = double(y) / size.height;
                const double value = full * (0.2 + 0.5 * (c % 2 ? u : v) + 0.1 * double(c));
                if (picture.depth() == CV_8U)
                    planes[c].at<std::uint8_t>(y, x) = cv::saturate_cast<std::uint8_t>(value);
                else
                    planes[c].at<std::uint16_t>(y, x) = cv::saturate_cast<std::uint16_t>(value);
            }
    cv::merge(planes, picture);
    return picture;
}

/// What readPicture must make of a stored picture, written the slow and plain way.
cv::Mat expectedBgr(const cv::Mat& stored)
{
    cv::Mat wide;
    stored.convertTo(wide, CV_64F);
    const int channels = stored.channels();
    const double full = stored.depth() == CV_8U ? 255.0 : 65535.0;
    cv::Mat expected(stored.size(), CV_8UC3);
    for (int y = 0; y < stored.rows; ++y)
        for (int x = 0; x < stored.cols; ++x)
            for (int c = 0; c < 3; ++c) {
                const double* pixel = wide.ptr<double>(y) + x * channels;
                const double alpha = channels == 4 ? pixel[3] / full : 1.0;
                const double value = pixel[channels == 1 ? 0 : c] * alpha + full * (1.0 - alpha);
                expected.at<cv::Vec3b>(y, x)[c] = std::uint8_t(std::lround(value * 255.0 / full));
            }
    return expected;
}

double largestDifference(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && a.type() == b.type() ? cv::norm(a, b, cv::NORM_INF) : 1e9;
}

/// Three different pixels in a row over two rows: every orientation of it is different.
const std::string kSamples = {10, 20, 30, 40, 50, 60};

cv::Mat orientedSamples(int orientation)
{
    static const std::vector<std::vector<int>> kExpected[] = {
        {{10, 20, 30}, {40, 50, 60}},   {{30, 20, 10}, {60, 50, 40}},
        {{60, 50, 40}, {30, 20, 10}},   {{40, 50, 60}, {10, 20, 30}},
        {{10, 40}, {20, 50}, {30, 60}}, {{40, 10}, {50, 20}, {60, 30}},
        {{60, 30}, {50, 20}, {40, 10}}, {{30, 60}, {20, 50}, {10, 40}}};
    const auto& rows = kExpected[orientation - 1];
    cv::Mat picture(int(rows.size()), int(rows[0].size()), CV_8UC1);
    for (int y = 0; y < picture.rows; ++y)
        for (int x = 0; x < picture.cols; ++x)
            picture.at<std::uint8_t>(y, x) = std::uint8_t(rows[std::size_t(y)][std::size_t(x)]);
    return picture;
}

} // namespace

class TestPicture : public QObject
{
    Q_OBJECT

private slots:
    void formats_data();
    void formats();
    void sixteenBitIsScaledBy257();
    void alphaIsComposedOverWhite();
    void greyWithAlphaIsComposedOverWhite();
    void paletteWithTransparency();
    void alphaOfBmp();
    void orientation_data();
    void orientation();
    void orientationTurnsLargePictures();
    void extensionsInAnyCase();
    void unicodePath();
    void contentDecidesNotTheName();
    void veryWidePicture();
    void maskCountsAnyNonZeroChannel();
    void writtenPngReadsBack();
    void unwritablePngIsAnError();

private:
    fs::path file(const std::string& name) const
    {
        return fs::u8path(m_folder.path().toStdString()) / fs::u8path(name);
    }
    QTemporaryDir m_folder;
};

void TestPicture::formats_data()
{
    QTest::addColumn<QString>("extension");
    QTest::addColumn<int>("type");
    QTest::addColumn<double>("tolerance");
    for (const char* extension : {".png", ".tif"})
        for (const int depth : {CV_8U, CV_16U})
            for (const int channels : {1, 3, 4})
                QTest::addRow("%s %d bit, %d channels", extension, depth == CV_8U ? 8 : 16,
                              channels)
                    << extension << CV_MAKETYPE(depth, channels) << 0.0;
    for (const char* extension : {".jpg", ".jpeg"}) {
        QTest::addRow("%s grey", extension) << extension << CV_8UC1 << 4.0;
        QTest::addRow("%s colour", extension) << extension << CV_8UC3 << 8.0;
    }
    QTest::addRow(".bmp grey") << ".bmp" << CV_8UC1 << 0.0;
    QTest::addRow(".bmp colour") << ".bmp" << CV_8UC3 << 0.0;
    QTest::addRow(".tiff colour") << ".tiff" << CV_8UC3 << 0.0;
}

void TestPicture::formats()
{
    QFETCH(QString, extension);
    QFETCH(int, type);
    QFETCH(double, tolerance);
    const cv::Mat stored = gradient(type);
    const fs::path path = file("picture" + extension.toStdString());
    writePicture(path, stored);
    const auto picture = readPicture(path);
    QVERIFY2(picture, picture ? "" : picture.error().message.c_str());
    QCOMPARE(picture->type(), CV_8UC3);
    const double difference = largestDifference(*picture, expectedBgr(stored));
    QVERIFY2(difference <= tolerance, qPrintable(QString::number(difference)));
}

void TestPicture::sixteenBitIsScaledBy257()
{
    // A dark picture stays dark: a stretch to its own range would make it white.
    cv::Mat stored(1, 5, CV_16UC1);
    const std::uint16_t values[] = {0, 128, 129, 257, 1028};
    for (int x = 0; x < 5; ++x)
        stored.at<std::uint16_t>(0, x) = values[x];
    const auto picture = decodePicture(encode(stored, ".png"), "dark.png");
    QVERIFY(picture);
    const int expected[] = {0, 0, 1, 1, 4};
    for (int x = 0; x < 5; ++x)
        QCOMPARE(int(picture->at<cv::Vec3b>(0, x)[1]), expected[x]);
}

void TestPicture::alphaIsComposedOverWhite()
{
    const cv::Mat stored8(1, 1, CV_8UC4, cv::Scalar(0, 100, 200, 51));
    const auto eight = decodePicture(encode(stored8, ".png"), "a.png");
    QVERIFY(eight);
    QCOMPARE(eight->at<cv::Vec3b>(0, 0), cv::Vec3b(204, 224, 244));

    const cv::Mat stored16(1, 1, CV_16UC4, cv::Scalar(0, 100 * 257, 200 * 257, 51 * 257));
    const auto sixteen = decodePicture(encode(stored16, ".png"), "b.png");
    QVERIFY(sixteen);
    QCOMPARE(sixteen->at<cv::Vec3b>(0, 0), cv::Vec3b(204, 224, 244));
}

void TestPicture::greyWithAlphaIsComposedOverWhite()
{
    const auto eight =
        decodePicture(pngFile(2, 1, 8, 4, {std::string("\x64\x33\x64\xFF", 4)}), "a");
    QVERIFY2(eight, eight ? "" : eight.error().message.c_str());
    QCOMPARE(eight->at<cv::Vec3b>(0, 0), cv::Vec3b(224, 224, 224));
    QCOMPARE(eight->at<cv::Vec3b>(0, 1), cv::Vec3b(100, 100, 100));

    const auto sixteen =
        decodePicture(pngFile(1, 1, 16, 4, {std::string("\x64\x64\x33\x33", 4)}), "b");
    QVERIFY(sixteen);
    QCOMPARE(sixteen->at<cv::Vec3b>(0, 0), cv::Vec3b(224, 224, 224));
}

void TestPicture::paletteWithTransparency()
{
    const std::string palette = pngChunk("PLTE", std::string("\x0A\x14\x1E\xC8\xC8\xC8", 6)) +
                                pngChunk("tRNS", std::string("\x00", 1));
    const auto picture = decodePicture(pngFile(2, 1, 8, 3, {std::string("\0\1", 2)}, palette), "p");
    QVERIFY2(picture, picture ? "" : picture.error().message.c_str());
    QCOMPARE(picture->at<cv::Vec3b>(0, 0), cv::Vec3b(255, 255, 255));
    QCOMPARE(picture->at<cv::Vec3b>(0, 1), cv::Vec3b(200, 200, 200));
}

void TestPicture::alphaOfBmp()
{
    const auto shown = decodePicture(alphaBmp(1, 1, std::string("\x00\x64\xC8\x33", 4)), "a.bmp");
    QVERIFY2(shown, shown ? "" : shown.error().message.c_str());
    QCOMPARE(shown->at<cv::Vec3b>(0, 0), cv::Vec3b(204, 224, 244));
    const auto unused = decodePicture(alphaBmp(1, 1, std::string("\x0A\x14\x1E\x00", 4)), "b.bmp");
    QVERIFY(unused);
    QCOMPARE(unused->at<cv::Vec3b>(0, 0), cv::Vec3b(10, 20, 30));
}

void TestPicture::orientation_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("orientation");
    const std::string png = pngFile(3, 2, 8, 0, {kSamples.substr(0, 3), kSamples.substr(3)});
    std::string alphaRows[2];
    std::string wide;
    for (std::size_t i = 0; i < kSamples.size(); ++i) {
        alphaRows[i / 3] += std::string(1, kSamples[i]) + '\xFF';
        wide += std::string(2, kSamples[i]);
    }
    const std::string alpha = pngFile(3, 2, 8, 4, {alphaRows[0], alphaRows[1]});
    for (int i = 1; i <= 8; ++i) {
        const auto row = [i](const char* name, const std::string& bytes) {
            QTest::addRow("%s %d", name, i) << QByteArray::fromStdString(bytes) << i;
        };
        row("png", pngWithExif(png, i));
        row("png with alpha", pngWithExif(alpha, i));
        row("tif 8 bit", greyTiff(3, 2, 8, i, kSamples));
        row("tif 16 bit", greyTiff(3, 2, 16, i, wide));
    }
}

void TestPicture::orientation()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, orientation);
    const auto picture = decodePicture(bytes.toStdString(), "oriented");
    QVERIFY2(picture, picture ? "" : picture.error().message.c_str());
    cv::Mat expected;
    cv::cvtColor(orientedSamples(orientation), expected, cv::COLOR_GRAY2BGR);
    QCOMPARE(largestDifference(*picture, expected), 0.0);
}

void TestPicture::orientationTurnsLargePictures()
{
    // JPEG of two flat halves: turned, the dark half lies where EXIF says.
    cv::Mat stored(32, 64, CV_8UC3, cv::Scalar::all(220));
    stored.colRange(0, 32).setTo(cv::Scalar::all(30));
    const std::string jpeg = encode(stored, ".jpg");
    const auto dark = [](const cv::Mat& picture, int x, int y) {
        return picture.at<cv::Vec3b>(y, x)[0] < 60;
    };
    const auto mirrored = decodePicture(jpegWithExif(jpeg, 2), "2.jpg");
    QVERIFY(mirrored && mirrored->size() == cv::Size(64, 32) && dark(*mirrored, 48, 16));
    const auto clockwise = decodePicture(jpegWithExif(jpeg, 6), "6.jpg");
    QVERIFY(clockwise && clockwise->size() == cv::Size(32, 64) && dark(*clockwise, 16, 16));
    const auto counter = decodePicture(jpegWithExif(jpeg, 8), "8.jpg");
    QVERIFY(counter && counter->size() == cv::Size(32, 64) && dark(*counter, 16, 48));
    const auto strange = decodePicture(jpegWithExif(jpeg, 99), "99.jpg");
    QVERIFY(strange && strange->size() == cv::Size(64, 32));
}

void TestPicture::extensionsInAnyCase()
{
    for (const char* name : {"a.png", "a.PNG", "a.Jpg", "a.JPEG", "a.bmp", "a.TIF", "a.tiff"})
        QVERIFY2(hasPictureExtension(name), name);
    for (const char* name : {"a", "png", "a.txt", "a.png.bak", ".png", "a.gif"})
        QVERIFY2(!hasPictureExtension(name), name);
}

void TestPicture::unicodePath()
{
    const fs::path path = file("Prüfling 検査/täil 日本.png");
    writePicture(path, gradient(CV_8UC3));
    QVERIFY(readPicture(path));
    writeBytes(path, "no picture");
    const auto broken = readPicture(path);
    QVERIFY(!broken);
    QVERIFY(broken.error().message.find("täil 日本.png") != std::string::npos);
}

void TestPicture::contentDecidesNotTheName()
{
    writeBytes(file("really_jpeg.png"), encode(gradient(CV_8UC3), ".jpg"));
    QVERIFY(readPicture(file("really_jpeg.png")));
}

void TestPicture::veryWidePicture()
{
    const cv::Mat stored = gradient(CV_8UC3, {20000, 100});
    for (const char* extension : {".png", ".jpg", ".bmp", ".tif"}) {
        const auto picture = decodePicture(encode(stored, extension), extension);
        QVERIFY2(picture, extension);
        QCOMPARE(picture->cols, 20000);
        QCOMPARE(prepareInput(*picture, 64, ResizeMode::Stretch).size(), cv::Size(64, 64));
        QCOMPARE(prepareInput(*picture, 64, ResizeMode::Letterbox).size(), cv::Size(64, 64));
    }
}

void TestPicture::maskCountsAnyNonZeroChannel()
{
    cv::Mat grey = cv::Mat::zeros(2, 2, CV_8UC1);
    grey.at<std::uint8_t>(0, 1) = 1;
    cv::Mat blue = cv::Mat::zeros(2, 2, CV_8UC3);
    blue.at<cv::Vec3b>(0, 1) = {1, 0, 0};
    cv::Mat deep = cv::Mat::zeros(2, 2, CV_16UC1);
    deep.at<std::uint16_t>(0, 1) = 1;
    cv::Mat opaque(2, 2, CV_8UC4, cv::Scalar(0, 0, 0, 255));
    opaque.at<cv::Vec4b>(0, 1) = {0, 9, 0, 255};
    for (const cv::Mat& stored : {grey, blue, deep, opaque}) {
        writePicture(file("mask.png"), stored);
        const auto mask = readMask(file("mask.png"));
        QVERIFY(mask);
        QCOMPARE(mask->type(), CV_8UC1);
        QCOMPARE(cv::countNonZero(*mask), 1);
        QCOMPARE(int(mask->at<std::uint8_t>(0, 1)), 255);
    }
}

void TestPicture::writtenPngReadsBack()
{
    for (const int type : {CV_8UC1, CV_8UC3, CV_16UC1}) {
        const cv::Mat stored = gradient(type);
        QVERIFY(writePng(file("new folder/out.png"), stored));
        const auto picture = readPicture(file("new folder/out.png"));
        QVERIFY(picture);
        QCOMPARE(largestDifference(*picture, expectedBgr(stored)), 0.0);
    }
}

void TestPicture::unwritablePngIsAnError()
{
    writeBytes(file("occupied"), "a file");
    const auto written = writePng(file("occupied/out.png"), gradient(CV_8UC1));
    QVERIFY(!written && written.error().code == ErrorCode::Unwritable);
    QVERIFY(!writePng(file("empty.png"), cv::Mat()));
}

QTEST_APPLESS_MAIN(TestPicture)
#include "test_picture.moc"
