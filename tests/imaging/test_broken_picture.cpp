// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/picture.h"

#include "support/picture_bytes.h"
#include "support/pictures.h"

#include <QTemporaryDir>
#include <QTest>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

/// Six samples of a 3 x 2 picture.
const std::string kSamples = {10, 20, 30, 40, 50, 60};

} // namespace

/// Hostile and broken files: a sentence each, never a crash or a large allocation.
class TestBrokenPicture : public QObject
{
    Q_OBJECT

private slots:
    void brokenFiles_data();
    void brokenFiles();
    void missingFileAndFolder();
    void everyPrefixIsRefused_data();
    void everyPrefixIsRefused();
    void flippedBytesNeverCrash_data();
    void flippedBytesNeverCrash();
    void floatingPointIsUnsupported();

private:
    fs::path file(const std::string& name) const
    {
        return fs::u8path(m_folder.path().toStdString()) / fs::u8path(name);
    }
    QTemporaryDir m_folder;
};

void TestBrokenPicture::brokenFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const std::string& bytes, const char* said) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << said;
    };
    const cv::Mat picture = drawPart(1, 128);
    const std::string png = encode(picture, ".png");
    const std::string jpeg = encode(picture, ".jpg");
    const std::string bmp = encode(picture, ".bmp");
    const std::string tiff = encode(picture, ".tif");
    row("empty", "", "is empty");
    row("text", "This is a note, not a picture.\n", "is not a PNG, JPEG, BMP or TIFF");
    row("text starting like a bmp", "BMW parts list of the week",
        "is not a PNG, JPEG, BMP or TIFF");
    row("gif", "GIF89a" + std::string(100, '\0'), "is not a PNG, JPEG, BMP or TIFF");
    row("half a png", png.substr(0, png.size() / 2), "is truncated");
    row("png without its end", png.substr(0, png.size() - 12), "is truncated");
    row("half a jpeg", jpeg.substr(0, jpeg.size() / 2), "is truncated");
    row("jpeg without its end", jpeg.substr(0, jpeg.size() - 2), "is truncated");
    row("half a jpeg padded with zeros",
        jpeg.substr(0, jpeg.size() / 2) + std::string(jpeg.size() / 2, '\0'), "is truncated");
    const std::string thumbnail = encode(drawPart(2, 16), ".jpg");
    const std::string withThumbnail = jpegWithExif(jpeg, 1, thumbnail);
    row("half a jpeg with a whole thumbnail", withThumbnail.substr(0, withThumbnail.size() * 2 / 3),
        "is truncated");
    row("half a bmp", bmp.substr(0, bmp.size() / 2), "is truncated");
    row("half a tiff", tiff.substr(0, tiff.size() / 2), "is truncated");
    std::string damaged = png;
    damaged[png.size() / 2] = char(damaged[png.size() / 2] ^ 0x55);
    row("png with a wrong checksum", damaged, "is damaged");
    row("png claiming 100000 x 100000", pngClaiming(png, 100000, 100000), "claims 100000 x 100000");
    row("png claiming 2^31 x 2^31", pngClaiming(png, 0x80000000u, 0x80000000u), "claims");
    row("png claiming 19000 x 19000", pngClaiming(png, 19000, 19000), "is truncated");
    row("png claiming no pixels", pngClaiming(png, 0, 10), "is damaged");
    row("jpeg claiming 65000 x 65000", jpegClaiming(jpeg, 65000, 65000), "claims 65000 x 65000");
    row("jpeg claiming 19000 x 19000", jpegClaiming(jpeg, 19000, 19000), "is truncated");
    std::string large = bmp;
    large.replace(18, 8, littleEndian(100000, 4) + littleEndian(100000, 4));
    row("bmp claiming 100000 x 100000", large, "claims 100000 x 100000");
    row("tiff claiming 100000 x 100000", greyTiff(100000, 100000, 8, 1, kSamples),
        "claims 100000 x 100000");
    row("tiff of more rows than bytes", greyTiff(3, 2, 8, 1, kSamples).substr(0, 136),
        "is truncated");
}

void TestBrokenPicture::brokenFiles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, said);
    const fs::path path = file("broken.png");
    writeBytes(path, bytes.toStdString());
    const auto picture = readPicture(path);
    QVERIFY(!picture);
    const QString message = QString::fromStdString(picture.error().message);
    QVERIFY2(message.contains(said), qPrintable(message));
    QVERIFY2(message.contains("broken.png"), qPrintable(message));
    QVERIFY(picture.error().code == ErrorCode::Unreadable);
    QVERIFY(!readMask(path));
}

void TestBrokenPicture::missingFileAndFolder()
{
    const auto missing = readPicture(file("nowhere.png"));
    QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
    fs::create_directories(file("folder.png"));
    QVERIFY(!readPicture(file("folder.png")));
}

void TestBrokenPicture::everyPrefixIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const cv::Mat picture = drawPart(3, 16);
    for (const char* extension : {".png", ".jpg", ".bmp", ".tif"})
        QTest::newRow(extension) << QByteArray::fromStdString(encode(picture, extension));
}

void TestBrokenPicture::everyPrefixIsRefused()
{
    QFETCH(QByteArray, bytes);
    const std::string whole = bytes.toStdString();
    QVERIFY(decodePicture(whole, "whole"));
    for (std::size_t length = 0; length < whole.size(); ++length)
        QVERIFY2(!decodePicture(whole.substr(0, length), "prefix"),
                 qPrintable(QString("%1 of %2 bytes").arg(length).arg(whole.size())));
}

void TestBrokenPicture::flippedBytesNeverCrash_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const cv::Mat picture = drawPart(4, 16);
    for (const char* extension : {".png", ".jpg", ".bmp", ".tif"})
        QTest::newRow(extension) << QByteArray::fromStdString(encode(picture, extension));
}

void TestBrokenPicture::flippedBytesNeverCrash()
{
    QFETCH(QByteArray, bytes);
    const std::string whole = bytes.toStdString();
    for (std::size_t at = 0; at < std::min<std::size_t>(whole.size(), 200); ++at)
        for (const int flip : {0x01, 0x80, 0xFF}) {
            std::string changed = whole;
            changed[at] = char(changed[at] ^ flip);
            const auto picture = decodePicture(changed, "changed");
            QVERIFY(!picture || std::int64_t(picture->total()) <= kMaxPicturePixels);
        }
}

void TestBrokenPicture::floatingPointIsUnsupported()
{
    const cv::Mat stored(4, 4, CV_32FC1, cv::Scalar(0.5));
    const auto picture = decodePicture(encode(stored, ".tif"), "float.tif");
    QVERIFY(!picture && picture.error().code == ErrorCode::Unsupported);
}

QTEST_APPLESS_MAIN(TestBrokenPicture)
#include "test_broken_picture.moc"
