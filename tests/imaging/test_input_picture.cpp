// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/picture.h"

#include "support/picture_bytes.h"
#include "support/pictures.h"

#include <QTemporaryDir>
#include <QTest>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

/// A part with hard edges, shading and grain: what a camera would write.
cv::Mat cameraPicture(int number, cv::Size size)
{
    cv::Mat picture;
    cv::resize(drawPart(number, 256), picture, size, 0, 0, cv::INTER_LINEAR);
    cv::Mat grain(size, CV_16SC3);
    cv::RNG(std::uint64_t(number)).fill(grain, cv::RNG::NORMAL, 0.0, 3.0);
    cv::add(picture, grain, picture, {}, CV_8U);
    return picture;
}

std::string jpegOf(const cv::Mat& picture)
{
    return encode(picture, ".jpg", {cv::IMWRITE_JPEG_QUALITY, 90});
}

cv::Mat inFull(const std::string& bytes, int side, ResizeMode mode = ResizeMode::Stretch)
{
    return prepareInput(decodePicture(bytes, "full").value(), side, mode);
}

double largestDifference(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && a.type() == b.type() ? cv::norm(a, b, cv::NORM_INF) : 1e9;
}

double meanDifference(const cv::Mat& a, const cv::Mat& b)
{
    return cv::norm(a, b, cv::NORM_L1) / double(a.total() * 3);
}

} // namespace

class TestInputPicture : public QObject
{
    Q_OBJECT

private slots:
    void reduction_data();
    void reduction();
    void reducedAgreesWithFull_data();
    void reducedAgreesWithFull();
    void nothingMoves();
    void orientationsAgree_data();
    void orientationsAgree();
    void othersAreTheSameToTheBit_data();
    void othersAreTheSameToTheBit();
    void wholeHasTheSameInput_data();
    void wholeHasTheSameInput();
    void brokenJpegSaysTheSame_data();
    void brokenJpegSaysTheSame();
    void displayKeepsItsLongestSide_data();
    void displayKeepsItsLongestSide();
};

void TestInputPicture::reduction_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("side");
    QTest::addColumn<bool>("letterbox");
    QTest::addColumn<int>("expected");
    QTest::newRow("compact from a megapixel") << 1024 << 1024 << 128 << false << 4;
    QTest::newRow("table 1 from a megapixel") << 1024 << 1024 << 256 << false << 2;
    QTest::newRow("table 2 from a megapixel") << 1024 << 1024 << 224 << false << 2;
    QTest::newRow("just twice") << 2048 << 2048 << 128 << false << 8;
    QTest::newRow("the shorter side decides") << 4096 << 512 << 128 << false << 2;
    QTest::newRow("too small") << 508 << 508 << 128 << false << 1;
    QTest::newRow("does not divide by 8") << 2592 << 2004 << 64 << false << 4;
    QTest::newRow("does not divide at all") << 1023 << 1024 << 64 << false << 1;
    QTest::newRow("letterbox") << 2048 << 2048 << 128 << true << 1;
}

void TestInputPicture::reduction()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, side);
    QFETCH(bool, letterbox);
    const ResizeMode mode = letterbox ? ResizeMode::Letterbox : ResizeMode::Stretch;
    QTEST(inputReduction({width, height}, side, mode), "expected");
}

void TestInputPicture::reducedAgreesWithFull_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("side");
    QTest::addColumn<bool>("grey");
    for (const bool grey : {false, true}) {
        QTest::addRow("by 4, %d", grey) << 1024 << 1024 << 128 << grey;
        QTest::addRow("by 2, %d", grey) << 1024 << 960 << 224 << grey;
        QTest::addRow("by 8, %d", grey) << 2048 << 1536 << 96 << grey;
    }
}

void TestInputPicture::reducedAgreesWithFull()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, side);
    QFETCH(bool, grey);
    QVERIFY(inputReduction({width, height}, side, ResizeMode::Stretch) > 1);
    for (int number = 0; number < 3; ++number) {
        cv::Mat picture = cameraPicture(number, {width, height});
        if (grey)
            cv::cvtColor(picture, picture, cv::COLOR_BGR2GRAY);
        const std::string bytes = jpegOf(picture);
        const auto reduced = decodeInput(bytes, "reduced", side, ResizeMode::Stretch);
        QVERIFY(reduced);
        QCOMPARE(reduced->size, cv::Size(width, height));
        const cv::Mat full = inFull(bytes, side);
        const double largest = largestDifference(reduced->input, full);
        const double mean = meanDifference(reduced->input, full);
        qInfo("largest difference %.0f of 255, mean %.3f", largest, mean);
        QVERIFY(largest <= 12.0 && mean <= 0.5);
    }
}

void TestInputPicture::nothingMoves()
{
    // A shift makes one ramp brighter and the other darker; rounding treats both alike.
    const auto brighter = [](double perPixel) {
        cv::Mat ramp(1024, 1024, CV_32FC3), grain(ramp.size(), ramp.type());
        for (int x = 0; x < ramp.cols; ++x)
            ramp.col(x).setTo(cv::Scalar::all(128 + (x - 512) * perPixel));
        cv::RNG(7).fill(grain, cv::RNG::NORMAL, 0.0, 4.0);
        ramp += grain;
        ramp.convertTo(ramp, CV_8U);
        const std::string bytes = jpegOf(ramp);
        cv::Mat difference;
        cv::subtract(decodeInput(bytes, "reduced", 128, ResizeMode::Stretch)->input,
                     inFull(bytes, 128), difference, {}, CV_16S);
        return cv::mean(difference(cv::Rect(8, 0, 112, 128)))[1];
    };
    const double pixels = (brighter(0.2) - brighter(-0.2)) / 2.0 / 0.2;
    qInfo("moved by %.3f of the picture's pixels", pixels);
    QVERIFY(std::abs(pixels) < 0.1);
}

void TestInputPicture::orientationsAgree_data()
{
    QTest::addColumn<int>("orientation");
    for (int orientation = 1; orientation <= 8; ++orientation)
        QTest::addRow("%d", orientation) << orientation;
}

void TestInputPicture::orientationsAgree()
{
    QFETCH(int, orientation);
    const std::string bytes = jpegWithExif(jpegOf(cameraPicture(5, {1024, 512})), orientation);
    const auto reduced = decodeInput(bytes, "reduced", 64, ResizeMode::Stretch);
    QVERIFY(reduced);
    QCOMPARE(reduced->size, orientation >= 5 ? cv::Size(512, 1024) : cv::Size(1024, 512));
    QVERIFY(largestDifference(reduced->input, inFull(bytes, 64)) <= 12.0);
}

void TestInputPicture::othersAreTheSameToTheBit_data()
{
    QTest::addColumn<QString>("extension");
    QTest::addColumn<int>("side");
    QTest::addColumn<bool>("letterbox");
    for (const char* extension : {".png", ".bmp", ".tif"})
        QTest::addRow("%s", extension) << QString(extension) << 64 << false;
    QTest::newRow("small jpeg") << QString(".jpg") << 200 << false;
    QTest::newRow("letterboxed jpeg") << QString(".jpg") << 64 << true;
}

void TestInputPicture::othersAreTheSameToTheBit()
{
    QFETCH(QString, extension);
    QFETCH(int, side);
    QFETCH(bool, letterbox);
    const ResizeMode mode = letterbox ? ResizeMode::Letterbox : ResizeMode::Stretch;
    const std::string bytes = encode(cameraPicture(1, {512, 384}), extension.toStdString());
    const auto input = decodeInput(bytes, "input", side, mode);
    QVERIFY(input);
    QCOMPARE(input->size, cv::Size(512, 384));
    QCOMPARE(largestDifference(input->input, inFull(bytes, side, mode)), 0.0);
}

void TestInputPicture::wholeHasTheSameInput_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("letterbox");
    QTest::newRow("reduced") << QString("part.jpg") << false;
    QTest::newRow("letterboxed") << QString("part.jpg") << true;
    QTest::newRow("png") << QString("part.png") << false;
    QTest::newRow("jpeg of another name") << QString("jpeg.png") << false;
}

void TestInputPicture::wholeHasTheSameInput()
{
    QFETCH(QString, name);
    QFETCH(bool, letterbox);
    const ResizeMode mode = letterbox ? ResizeMode::Letterbox : ResizeMode::Stretch;
    const QTemporaryDir folder;
    const fs::path file = fs::u8path(folder.filePath(name).toStdString());
    const cv::Mat picture = cameraPicture(4, {1024, 512});
    writeBytes(file,
               name == "part.png" ? encode(picture, ".png") : jpegWithExif(jpegOf(picture), 6));
    const auto whole = readWhole(file, 64, mode);
    const auto input = readInput(file, 64, mode);
    QVERIFY(whole && input);
    QCOMPARE(largestDifference(whole->input, input->input), 0.0);
    QCOMPARE(whole->picture.size(), input->size);
    QCOMPARE(largestDifference(whole->picture, *readPicture(file)), 0.0);
    QVERIFY(!readWhole(file.parent_path() / "missing.jpg", 64, mode));
}

void TestInputPicture::brokenJpegSaysTheSame_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const std::string whole = jpegOf(cameraPicture(2, {1024, 1024}));
    const auto row = [](const char* name, const std::string& bytes) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes);
    };
    row("empty", "");
    row("half", whole.substr(0, whole.size() / 2));
    row("only a header", whole.substr(0, 200));
    row("claims a thousand times its pixels", jpegClaiming(whole, 64000, 16000));
    row("no tables", whole.substr(0, 2) + whole.substr(whole.find("\xFF\xC0")));
}

void TestInputPicture::brokenJpegSaysTheSame()
{
    QFETCH(QByteArray, bytes);
    const auto full = decodePicture(bytes.toStdString(), "part.jpg");
    const auto input = decodeInput(bytes.toStdString(), "part.jpg", 128, ResizeMode::Stretch);
    const auto shown = decodeForDisplay(bytes.toStdString(), "part.jpg", 192);
    QVERIFY(!full && !input && !shown);
    QCOMPARE(input.error().message, full.error().message);
    QCOMPARE(shown.error().message, full.error().message);
}

void TestInputPicture::displayKeepsItsLongestSide_data()
{
    QTest::addColumn<QString>("extension");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("longest");
    QTest::newRow("jpeg") << QString(".jpg") << 1000 << 701 << 192;
    QTest::newRow("tall jpeg") << QString(".jpg") << 333 << 1999 << 192;
    QTest::newRow("png") << QString(".png") << 1000 << 701 << 192;
    QTest::newRow("as it is") << QString(".jpg") << 150 << 70 << 150;
}

void TestInputPicture::displayKeepsItsLongestSide()
{
    QFETCH(QString, extension);
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, longest);
    const cv::Mat picture = cameraPicture(3, {width, height});
    const std::string bytes = encode(picture, extension.toStdString());
    const auto shown = decodeForDisplay(bytes, "shown", 192);
    QVERIFY(shown);
    QCOMPARE(std::max(shown->cols, shown->rows), longest);
    cv::Mat expected;
    cv::resize(decodePicture(bytes, "full").value(), expected, shown->size(), 0, 0, cv::INTER_AREA);
    QVERIFY(meanDifference(*shown, expected) < 2.0);
}

QTEST_APPLESS_MAIN(TestInputPicture)
#include "test_input_picture.moc"
