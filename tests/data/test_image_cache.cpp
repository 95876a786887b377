// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/image_cache.h"

#include "support/pictures.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <numeric>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

constexpr int kSide = 16;
constexpr std::size_t kPictureBytes = kSide * kSide * 3;
constexpr std::size_t kUnbounded = std::size_t(1) << 30;

bool equal(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && a.type() == b.type() && cv::norm(a, b, cv::NORM_INF) == 0.0;
}

} // namespace

class TestImageCache : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void preparesLikePrepareInput();
    void decodesOnce();
    void changingAPictureLeavesTheCacheAlone();
    void budgetIsABound_data();
    void budgetIsABound();
    void budgetHoldsUnderThreads();
    void errorIsReturnedAndNotKept();
    void prefetcherHandsOutInOrder_data();
    void prefetcherHandsOutInOrder();
    void errorComesInItsPlace();
    void emptyOrder();
    void readingTooFarIsAnError();
    void destructorJoinsWhenNobodyReads();
    void destructorJoinsAfterAFewReads();
    void aheadIsBoundedByDepth();

private:
    cv::Mat expected(int image) const
    {
        return prepareInput(*readPicture(m_dataset.images[std::size_t(image)].path), kSide,
                            ResizeMode::Stretch);
    }

    QTemporaryDir m_folder;
    Dataset m_dataset;
};

void TestImageCache::initTestCase()
{
    const fs::path root = fs::u8path(m_folder.path().toStdString());
    ClassPlan plan;
    plan.trainGood = 40;
    plan.side = 24;
    writeClass(root, "part", plan);
    auto dataset = scanDataset(root);
    QVERIFY(dataset);
    m_dataset = *dataset;
}

void TestImageCache::preparesLikePrepareInput()
{
    ImageCache stretch(m_dataset, kSide, ResizeMode::Stretch, kUnbounded);
    const auto picture = stretch.get(3);
    QVERIFY(picture && equal(*picture, expected(3)));
    QCOMPARE(stretch.side(), kSide);
    ImageCache letterbox(m_dataset, 20, ResizeMode::Letterbox, kUnbounded);
    QCOMPARE(letterbox.get(3)->size(), cv::Size(20, 20));
}

void TestImageCache::decodesOnce()
{
    Dataset gone = m_dataset;
    const fs::path only = fs::u8path(m_folder.path().toStdString()) / "soon-gone.png";
    fs::copy_file(m_dataset.images[0].path, only);
    gone.images[0].path = only;
    ImageCache cache(gone, kSide, ResizeMode::Stretch, kUnbounded);
    QVERIFY(cache.get(0));
    fs::remove(only);
    const auto again = cache.get(0);
    QVERIFY(again && equal(*again, expected(0)));
    QCOMPARE(cache.bytes(), kPictureBytes);
}

void TestImageCache::changingAPictureLeavesTheCacheAlone()
{
    ImageCache cache(m_dataset, kSide, ResizeMode::Stretch, kUnbounded);
    for (int round = 0; round < 2; ++round) {
        auto picture = cache.get(0);
        QVERIFY(picture && equal(*picture, expected(0)));
        picture->setTo(cv::Scalar::all(0));
    }
}

void TestImageCache::budgetIsABound_data()
{
    QTest::addColumn<qulonglong>("budget");
    QTest::addColumn<qulonglong>("kept");
    QTest::newRow("nothing") << 0ull << 0ull;
    QTest::newRow("less than one") << qulonglong(kPictureBytes - 1) << 0ull;
    QTest::newRow("one") << qulonglong(kPictureBytes) << 1ull;
    QTest::newRow("five and a bit") << qulonglong(5 * kPictureBytes + 100) << 5ull;
}

void TestImageCache::budgetIsABound()
{
    QFETCH(qulonglong, budget);
    QFETCH(qulonglong, kept);
    ImageCache cache(m_dataset, kSide, ResizeMode::Stretch, std::size_t(budget));
    for (int round = 0; round < 2; ++round)
        for (int image = 0; image < 20; ++image) {
            const auto picture = cache.get(image);
            QVERIFY(picture && equal(*picture, expected(image)));
        }
    QCOMPARE(cache.bytes(), std::size_t(kept) * kPictureBytes);
}

void TestImageCache::budgetHoldsUnderThreads()
{
    ImageCache cache(m_dataset, kSide, ResizeMode::Stretch, 7 * kPictureBytes);
    std::atomic<int> wrong{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 80; ++i) {
                const int image = (i * 7 + t * 3) % 40;
                const auto picture = cache.get(image);
                if (!picture || !equal(*picture, expected(image)) ||
                    cache.bytes() > 7 * kPictureBytes)
                    ++wrong;
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
    QCOMPARE(cache.bytes(), 7 * kPictureBytes);
}

void TestImageCache::errorIsReturnedAndNotKept()
{
    Dataset dataset = m_dataset;
    const fs::path late = dataset.root / "late.png";
    dataset.images[0].path = late;
    ImageCache cache(dataset, kSide, ResizeMode::Stretch, kUnbounded);
    const auto missing = cache.get(0);
    QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
    QCOMPARE(cache.bytes(), std::size_t(0));
    writePicture(late, drawPart(1, 24));
    QVERIFY(cache.get(0));
}

void TestImageCache::prefetcherHandsOutInOrder_data()
{
    QTest::addColumn<int>("threads");
    QTest::addColumn<int>("depth");
    QTest::newRow("one thread, one ahead") << 1 << 1;
    QTest::newRow("four threads, one ahead") << 4 << 1;
    QTest::newRow("four threads, three ahead") << 4 << 3;
    QTest::newRow("more ahead than there is") << 3 << 1000;
    QTest::newRow("nonsense is corrected") << 0 << 0;
}

void TestImageCache::prefetcherHandsOutInOrder()
{
    QFETCH(int, threads);
    QFETCH(int, depth);
    std::vector<int> order(m_dataset.images.size());
    std::iota(order.begin(), order.end(), 0);
    Random(3).shuffle(order);
    order.push_back(order.front());
    for (const std::size_t budget : {std::size_t(0), 10 * kPictureBytes}) {
        ImageCache cache(m_dataset, kSide, ResizeMode::Stretch, budget);
        Prefetcher prefetcher(cache, order, threads, depth);
        for (const int image : order) {
            const auto picture = prefetcher.next();
            QVERIFY(picture && equal(*picture, expected(image)));
        }
    }
}

void TestImageCache::errorComesInItsPlace()
{
    Dataset dataset = m_dataset;
    dataset.images[1].path = dataset.root / "gone.png";
    ImageCache cache(dataset, kSide, ResizeMode::Stretch, kUnbounded);
    Prefetcher prefetcher(cache, {0, 1, 2, 100000, 3}, 3, 4);
    QVERIFY(prefetcher.next());
    const auto missing = prefetcher.next();
    QVERIFY(!missing && missing.error().message.find("gone.png") != std::string::npos);
    const auto after = prefetcher.next();
    QVERIFY(after && equal(*after, expected(2)));
    QVERIFY(!prefetcher.next());
    QVERIFY(prefetcher.next());
}

void TestImageCache::emptyOrder()
{
    ImageCache cache(m_dataset, kSide, ResizeMode::Stretch, kUnbounded);
    Prefetcher prefetcher(cache, {}, 2, 4);
    QVERIFY(!prefetcher.next());
}

void TestImageCache::readingTooFarIsAnError()
{
    ImageCache cache(m_dataset, kSide, ResizeMode::Stretch, kUnbounded);
    Prefetcher prefetcher(cache, {0}, 2, 4);
    QVERIFY(prefetcher.next());
    QVERIFY(!prefetcher.next());
}

void TestImageCache::destructorJoinsWhenNobodyReads()
{
    QElapsedTimer timer;
    timer.start();
    const std::vector<int> order(100000, 0);
    for (int round = 0; round < 20; ++round) {
        ImageCache cache(m_dataset, kSide, ResizeMode::Stretch, 0);
        const Prefetcher prefetcher(cache, order, 4, 2);
    }
    QVERIFY(timer.elapsed() < 5000);
}

void TestImageCache::destructorJoinsAfterAFewReads()
{
    QElapsedTimer timer;
    timer.start();
    for (int round = 0; round < 20; ++round) {
        ImageCache cache(m_dataset, kSide, ResizeMode::Stretch, 0);
        Prefetcher prefetcher(cache, std::vector<int>(100000, round), 4, 1000000);
        QVERIFY(prefetcher.next());
        QVERIFY(prefetcher.next());
    }
    QVERIFY(timer.elapsed() < 5000);
}

void TestImageCache::aheadIsBoundedByDepth()
{
    // Every decoded picture stays in the cache, so its size tells how far ahead the threads went.
    constexpr int kDepth = 3;
    std::vector<int> order(40);
    std::iota(order.begin(), order.end(), 0);
    ImageCache cache(m_dataset, kSide, ResizeMode::Stretch, kUnbounded);
    Prefetcher prefetcher(cache, order, 4, kDepth);
    for (int taken = 1; taken <= 40; ++taken) {
        QVERIFY(prefetcher.next());
        QVERIFY(cache.bytes() <= std::size_t(taken + kDepth) * kPictureBytes);
    }
}

QTEST_APPLESS_MAIN(TestImageCache)
#include "test_image_cache.moc"
