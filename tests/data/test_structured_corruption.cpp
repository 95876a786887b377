// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/structured_corruption.h"

#include <opencv2/imgproc.hpp>

#include <QtTest>

#include <algorithm>
#include <tuple>

using namespace mixdesk;

namespace {

constexpr int kSide = 96, kPictures = 200;

cv::Mat drawPart()
{
    cv::Mat picture(kSide, kSide, CV_8UC3, cv::Scalar(180, 170, 160));
    cv::circle(picture, {40, 50}, 25, cv::Scalar(60, 70, 90), -1);
    cv::line(picture, {10, 80}, {90, 20}, cv::Scalar(20, 20, 200), 3);
    return picture;
}

CorruptedPicture corrupted(const cv::Mat& picture, std::uint64_t seed, double hardness = 1.0)
{
    Random random(seed);
    const cv::Mat donor(picture.size(), CV_8UC3, cv::Scalar(10, 240, 10));
    return corruptStructured(
        picture, [&] { return donor; }, hardness, random);
}

} // namespace

class TestStructuredCorruption : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dependsOnItsSeedAlone()
    {
        const cv::Mat picture = drawPart(), before = picture.clone();
        const auto a = corrupted(picture, 7), b = corrupted(picture, 7), c = corrupted(picture, 8);
        QCOMPARE(cv::norm(a.image, b.image, cv::NORM_INF), 0.0);
        QCOMPARE(cv::norm(a.mask, b.mask, cv::NORM_INF), 0.0);
        QVERIFY(cv::norm(a.image, c.image, cv::NORM_INF) > 0.0);
        QCOMPARE(cv::norm(picture, before, cv::NORM_INF), 0.0); // the cache's picture stays whole
    }

    void masksAreWhereThePictureChanged()
    {
        const cv::Mat picture = drawPart();
        int empty = 0, large = 0;
        for (int i = 0; i < kPictures; ++i) {
            const auto found = corrupted(picture, std::uint64_t(i));
            QCOMPARE(found.image.type(), CV_8UC3);
            QCOMPARE(found.mask.type(), CV_8UC1);
            QCOMPARE(found.mask.size(), picture.size());
            cv::Mat change;
            cv::absdiff(found.image, picture, change);
            cv::Mat channels[3];
            cv::split(change, channels);
            const cv::Mat most = cv::max(channels[0], cv::max(channels[1], channels[2]));
            cv::Mat near;
            cv::dilate(most, near, cv::Mat::ones(7, 7, CV_8UC1));
            QCOMPARE(cv::countNonZero(found.mask & (near == 0)), 0);
            QCOMPARE(cv::countNonZero((found.mask == 0) & (most > 100)), 0);
            const int marked = cv::countNonZero(found.mask);
            empty += marked == 0;
            large += marked > kSide * kSide / 2;
        }
        QVERIFY2(empty < kPictures / 4, qPrintable(QString::number(empty)));
        QVERIFY2(large < kPictures / 10, qPrintable(QString::number(large)));
    }

    void easyOnesAreLargeAndPlain()
    {
        const cv::Mat picture = drawPart();
        const auto draw = [&](double hardness) {
            std::vector<int> areas;
            double change = 0.0;
            for (int i = 0; i < kPictures; ++i) {
                const auto found = corrupted(picture, std::uint64_t(i), hardness);
                areas.push_back(cv::countNonZero(found.mask));
                change += cv::norm(found.image, picture, cv::NORM_L1) / std::max(1, areas.back());
            }
            std::sort(areas.begin(), areas.end());
            return std::make_tuple(areas[kPictures / 10], areas[kPictures / 2], change / kPictures);
        };
        const auto [smallestEasy, easy, strengthEasy] = draw(0.3);
        const auto [smallest, usual, strength] = draw(1.0);
        QVERIFY2(easy > 2 * usual, qPrintable(QStringLiteral("%1 %2").arg(easy).arg(usual)));
        QVERIFY2(smallestEasy > 10 && smallest < 10,
                 qPrintable(QStringLiteral("%1 %2").arg(smallestEasy).arg(smallest)));
        QVERIFY2(strengthEasy > strength,
                 qPrintable(QStringLiteral("%1 %2").arg(strengthEasy).arg(strength)));
    }

    void theDonorIsAskedForOnlyWhereItIsSeen()
    {
        const cv::Mat picture = drawPart();
        int asked = 0;
        for (int i = 0; i < kPictures; ++i) {
            Random random{std::uint64_t(i)};
            corruptStructured(
                picture,
                [&] {
                    ++asked;
                    return cv::Mat(picture.size(), CV_8UC3, cv::Scalar(10, 240, 10));
                },
                1.0, random);
        }
        QVERIFY(asked > 0 && asked < kPictures / 2);
    }
};

QTEST_GUILESS_MAIN(TestStructuredCorruption)
#include "test_structured_corruption.moc"
