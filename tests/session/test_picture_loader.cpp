// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/picture_loader.h"

#include "core/base/hash.h"
#include "support/pictures.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <ctime>

using namespace mixdesk;
using namespace mixdesk::support;

class TestPictureLoader : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_root = fs::u8path(m_folder.path().toStdString()); }

    void thumbnailArrives();
    void smallPicturesKeepTheirSize();
    void veryLongPicturesKeepAPixel();
    void brokenPictureFails();
    void aPictureIsAskedForOnce();
    void keepsWithinItsBudget();
    void forgottenRequestsCanComeAgain();
    void newestFirst();
    void stopsWithWorkLeft();
    void largePicturesAreKeptBetweenSessions();

private:
    cv::Mat shownWith(ContentCache& cache, const QString& path)
    {
        PictureLoader loader(&cache);
        loader.thumbnail(path);
        for (int i = 0; i < 400 && loader.thumbnail(path).empty(); ++i)
            QTest::qWait(5);
        return loader.thumbnail(path);
    }
    QString picture(const std::string& name, int width, int height)
    {
        const fs::path path = m_root / name;
        writePicture(path, cv::Mat(height, width, CV_8UC3, cv::Scalar(10, 20, 30)));
        return QString::fromStdString(displayPath(path));
    }

    QTemporaryDir m_folder;
    fs::path m_root;
};

void TestPictureLoader::thumbnailArrives()
{
    const QString path = picture("wide.png", 400, 100);
    PictureLoader loader;
    QSignalSpy ready(&loader, &PictureLoader::thumbnailReady);
    QVERIFY(loader.thumbnail(path).empty());
    QTRY_COMPARE(ready.count(), 1);
    QCOMPARE(ready[0][0].toString(), path);
    const cv::Mat thumbnail = loader.thumbnail(path);
    QCOMPARE(thumbnail.cols, PictureLoader::kThumbnailSide);
    QCOMPARE(thumbnail.rows, PictureLoader::kThumbnailSide / 4);
    QCOMPARE(thumbnail.type(), CV_8UC3);
    QCOMPARE(thumbnail.at<cv::Vec3b>(3, 3), cv::Vec3b(10, 20, 30));
    QVERIFY(!loader.failed(path));
}

void TestPictureLoader::smallPicturesKeepTheirSize()
{
    const QString path = picture("small.png", 20, 30);
    PictureLoader loader;
    QVERIFY(loader.thumbnail(path).empty());
    QTRY_VERIFY(!loader.thumbnail(path).empty());
    QCOMPARE(loader.thumbnail(path).size(), cv::Size(20, 30));
}

void TestPictureLoader::veryLongPicturesKeepAPixel()
{
    const QString path = picture("line.png", 2000, 1);
    PictureLoader loader;
    QVERIFY(loader.thumbnail(path).empty());
    QTRY_VERIFY(!loader.thumbnail(path).empty());
    QCOMPARE(loader.thumbnail(path).size(), cv::Size(PictureLoader::kThumbnailSide, 1));
}

void TestPictureLoader::brokenPictureFails()
{
    writeBytes(m_root / "broken.png", "this is no picture");
    const QString broken = QString::fromStdString(displayPath(m_root / "broken.png"));
    const QString missing = m_folder.filePath(QStringLiteral("missing.png"));
    PictureLoader loader;
    QSignalSpy ready(&loader, &PictureLoader::thumbnailReady);
    for (const QString& path : {broken, missing}) {
        QVERIFY(!loader.failed(path)); // not before it was tried
        QVERIFY(loader.thumbnail(path).empty());
    }
    QTRY_COMPARE(ready.count(), 2);
    for (const QString& path : {broken, missing}) {
        QVERIFY(loader.failed(path));
        QVERIFY(loader.thumbnail(path).empty()); // and is not tried again
    }
    QTest::qWait(0);
    QCOMPARE(ready.count(), 2);
}

void TestPictureLoader::aPictureIsAskedForOnce()
{
    const QString path = picture("once.png", 300, 300);
    PictureLoader loader;
    QSignalSpy ready(&loader, &PictureLoader::thumbnailReady);
    for (int i = 0; i < 10; ++i)
        QVERIFY(loader.thumbnail(path).empty()); // no event was handled between
    QTRY_COMPARE(ready.count(), 1);
    const QString other = picture("other.png", 300, 300);
    loader.thumbnail(other);
    QTRY_VERIFY(!loader.thumbnail(other).empty());
    QCOMPARE(ready.count(), 2);
}

/// 192 MiB hold 1,820 square thumbnails; the least recently used leave.
void TestPictureLoader::keepsWithinItsBudget()
{
    const QString path = picture("square.png", 192, 192);
    constexpr int kFit = (192 << 20) / (192 * 192 * 3);
    constexpr int kMore = 10;
    QStringList links;
    for (int i = 0; i < kFit + kMore; ++i) {
        links << m_folder.filePath(QStringLiteral("link%1.png").arg(i));
        QVERIFY(QFile::link(path, links.last()));
    }
    PictureLoader loader;
    QSignalSpy ready(&loader, &PictureLoader::thumbnailReady);
    loader.thumbnail(links[0]);
    QTRY_COMPARE(ready.count(), 1);
    loader.thumbnail(links[1]);
    QTRY_COMPARE(ready.count(), 2);
    for (int i = 2; i < kFit; ++i)
        loader.thumbnail(links[i]);
    QTRY_COMPARE_WITH_TIMEOUT(ready.count(), kFit, 20000);
    QVERIFY(!loader.thumbnail(links[0]).empty()); // used again: not the oldest any more
    for (int i = kFit; i < kFit + kMore; ++i)
        loader.thumbnail(links[i]);
    QTRY_COMPARE_WITH_TIMEOUT(ready.count(), kFit + kMore, 20000);
    QVERIFY(!loader.thumbnail(links[0]).empty());
    QVERIFY(loader.thumbnail(links[1]).empty()); // gone, and asked for anew
    QTRY_COMPARE(ready.count(), kFit + kMore + 1);
    QVERIFY(!loader.thumbnail(links[1]).empty());
}

void TestPictureLoader::forgottenRequestsCanComeAgain()
{
    QStringList paths;
    for (int i = 0; i < 40; ++i)
        paths << picture("forget" + std::to_string(i) + ".png", 900, 900);
    PictureLoader loader;
    QSignalSpy ready(&loader, &PictureLoader::thumbnailReady);
    for (const QString& path : paths)
        loader.thumbnail(path);
    loader.forgetPending();
    const QString last = paths.first(); // stood last in the queue: forgotten
    loader.thumbnail(last);
    QTRY_VERIFY(!loader.thumbnail(last).empty());
    QVERIFY2(ready.count() < 40, qPrintable(QString::number(ready.count())));
    for (const QString& path : paths)
        loader.thumbnail(path);
    for (const QString& path : paths)
        QTRY_VERIFY(!loader.thumbnail(path).empty());
    QCOMPARE(ready.count(), 40);
}

void TestPictureLoader::newestFirst()
{
    QStringList paths;
    for (int i = 0; i < 30; ++i)
        paths << picture("order" + std::to_string(i) + ".png", 700, 700);
    PictureLoader loader;
    QSignalSpy ready(&loader, &PictureLoader::thumbnailReady);
    for (const QString& path : paths)
        loader.thumbnail(path);
    QTRY_COMPARE(ready.count(), 30);
    QStringList order;
    for (const auto& arguments : ready)
        order << arguments[0].toString();
    // The two workers had taken a few of the first by the time the rest was asked for.
    QVERIFY(order.indexOf(paths[29]) < order.indexOf(paths[20]));
    QVERIFY(order.indexOf(paths[25]) < order.indexOf(paths[15]));
}

void TestPictureLoader::stopsWithWorkLeft()
{
    const QString path = picture("left.png", 900, 900);
    for (int i = 0; i < 20; ++i) {
        PictureLoader loader;
        for (int k = 0; k < 50; ++k)
            loader.thumbnail(path + QString::number(k));
        loader.thumbnail(path);
    }
    QCoreApplication::processEvents();
}

void TestPictureLoader::largePicturesAreKeptBetweenSessions()
{
    const fs::path file = m_root / "large.png";
    cv::Mat grain(600, 400, CV_8UC3);
    cv::RNG(3).fill(grain, cv::RNG::UNIFORM, 0, 100);
    writePicture(file, grain);
    const QString path = QString::fromStdString(displayPath(file));
    const auto later = [] { return std::int64_t(std::time(nullptr)) + 60; };
    ContentCache cache(m_root / "cache", ContentCache::kLimit, later);
    const cv::Mat made = shownWith(cache, path);
    QCOMPARE(made.size(), cv::Size(128, 192));
    const cv::Mat kept = shownWith(cache, path);
    QCOMPARE(kept.size(), made.size());
    QVERIFY(cv::norm(made, kept, cv::NORM_L1) / double(3 * made.total()) < 6.0); // a JPEG of it
    // That it comes from the cache shows where the cache has another.
    const std::string hash = sha256OfFile(file).value();
    QVERIFY(cache.find("thumbnail 192 1", hash));
    cache.keep("thumbnail 192 1", hash, encode(cv::Mat(7, 5, CV_8UC3), ".png"));
    QCOMPARE(shownWith(cache, path).size(), cv::Size(5, 7));
    writePicture(file, cv::Mat(grain.t())); // another picture in its place
    QCOMPARE(shownWith(cache, path).size(), cv::Size(192, 128));
}

QTEST_GUILESS_MAIN(TestPictureLoader)
#include "test_picture_loader.moc"
