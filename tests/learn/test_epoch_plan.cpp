// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/training_loop.h"

#include <QtTest>

#include <algorithm>
#include <numeric>
#include <opencv2/imgproc.hpp>

using namespace mixdesk;

namespace {

Dataset datasetOf(int images)
{
    Dataset dataset;
    dataset.classes = {"nut"};
    for (int i = 0; i < images; ++i) {
        ImageRecord record;
        record.relative = "nut/train/good/" + std::to_string(i) + ".png";
        record.type = "good";
        dataset.images.push_back(record);
    }
    return dataset;
}

std::vector<int> upTo(int n)
{
    std::vector<int> items(static_cast<std::size_t>(n));
    std::iota(items.begin(), items.end(), 0);
    return items;
}

cv::Mat picture(int side = 64)
{
    cv::Mat image(side, side, CV_8UC3);
    cv::RNG(3).fill(image, cv::RNG::UNIFORM, 0, 256);
    return image;
}

bool same(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && a.type() == b.type() && cv::norm(a, b, cv::NORM_INF) == 0.0;
}

} // namespace

class TestEpochPlan : public QObject
{
    Q_OBJECT

private slots:
    void stepsByHand()
    {
        const auto sizes = [](int images, int batch, int micro) {
            std::vector<std::vector<std::size_t>> all;
            for (const auto& step : epochSteps(upTo(images), batch, micro)) {
                all.emplace_back();
                for (const auto& part : step)
                    all.back().push_back(part.size());
            }
            return all;
        };
        using Sizes = std::vector<std::vector<std::size_t>>;
        QCOMPARE(sizes(16, 8, 4), (Sizes{{4, 4}, {4, 4}}));
        QCOMPARE(sizes(18, 8, 4), (Sizes{{4, 4}, {4, 6}}));      // 2 are too few for a batch
        QCOMPARE(sizes(21, 8, 4), (Sizes{{4, 4}, {4, 4}, {5}})); // 5 are enough
        QCOMPARE(sizes(17, 16, 16), (Sizes{{17}}));              // never one image alone
        QCOMPARE(sizes(5, 32, 32), (Sizes{{5}}));
        QCOMPARE(sizes(1, 32, 32), (Sizes{{1}}));
        QCOMPARE(sizes(7, 6, 4), (Sizes{{7}})); // 4 + 3, and 3 joins
        QVERIFY(sizes(0, 8, 4).empty());
    }

    void everyImageOnceAndNeverOneAlone()
    {
        for (int images = 2; images < 60; ++images)
            for (const int batch : {2, 3, 5, 8, 16})
                for (int micro = 2; micro <= batch; ++micro) {
                    std::vector<int> seen;
                    for (const auto& step : epochSteps(upTo(images), batch, micro))
                        for (const auto& part : step) {
                            QVERIFY(part.size() >= 2 && part.size() < 2 * std::size_t(micro));
                            seen.insert(seen.end(), part.begin(), part.end());
                        }
                    QCOMPARE(seen, upTo(images));
                }
    }

    void orderDependsOnSeedAndEpochAlone()
    {
        const Dataset dataset = datasetOf(50);
        const auto first = epochOrder(dataset, {upTo(50)}, 1, 0);
        auto sorted = first;
        std::sort(sorted.begin(), sorted.end());
        QCOMPARE(sorted, upTo(50));
        QVERIFY(first != upTo(50));
        QCOMPARE(epochOrder(dataset, {upTo(50)}, 1, 0), first);
        QVERIFY(epochOrder(dataset, {upTo(50)}, 1, 1) != first);
        QVERIFY(epochOrder(dataset, {upTo(50)}, 2, 0) != first);
        auto reversed = upTo(50);
        std::reverse(reversed.begin(), reversed.end());
        QCOMPARE(epochOrder(dataset, {reversed}, 1, 0), first);

        // An image fewer moves no other one's place.
        auto fewer = upTo(50), expected = first;
        fewer.erase(fewer.begin() + 20);
        expected.erase(std::find(expected.begin(), expected.end(), 20));
        QCOMPARE(epochOrder(dataset, {fewer}, 1, 0), expected);
    }

    void shardsTakeTurns()
    {
        const Dataset dataset = datasetOf(50);
        for (const int shards : {2, 3, 7, 60}) {
            const auto dealt = shardsOf(dataset, upTo(50), shards);
            QCOMPARE(int(dealt.size()), shards);
            const auto order = epochOrder(dataset, dealt, 1, 4);
            for (std::size_t p = 0; p < order.size(); ++p) {
                const auto& shard = dealt[p % dealt.size()];
                QVERIFY(std::find(shard.begin(), shard.end(), order[p]) != shard.end());
            }
            auto sorted = order;
            std::sort(sorted.begin(), sorted.end());
            QCOMPARE(sorted, upTo(50));

            auto reversed = upTo(50); // by path, not by place
            std::reverse(reversed.begin(), reversed.end());
            QCOMPARE(shardsOf(dataset, reversed, shards), dealt);
        }
    }

    void augmentationIsOffByDefault()
    {
        const cv::Mat image = picture();
        for (std::uint64_t seed = 0; seed < 20; ++seed)
            QVERIFY(same(augment(image, {}, seed), image));
    }

    void flipsAreFlips()
    {
        TrainConfig config;
        config.flipHorizontal = true;
        const cv::Mat image = picture();
        cv::Mat mirrored;
        cv::flip(image, mirrored, 1);
        int flipped = 0;
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            const cv::Mat out = augment(image, config, seed);
            QVERIFY(same(out, image) || same(out, mirrored));
            flipped += same(out, mirrored);
        }
        QVERIFY(flipped > 70 && flipped < 130);
        config.flipHorizontal = false;
        config.flipVertical = true;
        cv::flip(image, mirrored, 0);
        QVERIFY(same(augment(image, config, 1), image) ||
                same(augment(image, config, 1), mirrored));
    }

    void lightIsScaled()
    {
        TrainConfig config;
        config.light = 0.2;
        const cv::Mat image(32, 32, CV_8UC3, cv::Scalar(100, 100, 100));
        double low = 255.0, high = 0.0;
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            const double level = cv::mean(augment(image, config, seed))[0];
            low = std::min(low, level);
            high = std::max(high, level);
        }
        QVERIFY(low >= 80.0 && low < 84.0 && high <= 120.0 && high > 116.0);
    }

    /// The picture belongs to the cache: an augmentation that wrote to it would pile up over
    /// epochs.
    void augmentationLeavesThePictureAlone()
    {
        TrainConfig configs[4];
        configs[0].flipHorizontal = configs[0].flipVertical = true;
        configs[1].crop = 0.3;
        configs[2].rotate = 30.0;
        configs[3] = configs[0];
        configs[3].crop = 0.3;
        configs[3].rotate = 30.0;
        for (const auto& config : configs)
            for (std::uint64_t seed = 0; seed < 20; ++seed) {
                const cv::Mat image = picture();
                const cv::Mat once = augment(image, config, seed).clone();
                QVERIFY(same(image, picture()));
                QCOMPARE(once.size(), image.size());
                QCOMPARE(once.type(), image.type());
                QVERIFY(same(augment(image, config, seed), once));
            }
        QVERIFY(!same(augment(picture(), configs[3], 1), augment(picture(), configs[3], 2)));
    }

    /// Turning one augmentation on does not change what another draws.
    void rotationKeepsTheMiddle()
    {
        TrainConfig config;
        config.rotate = 180.0;
        cv::Mat image(65, 65, CV_8UC3, cv::Scalar::all(10));
        cv::circle(image, {32, 32}, 5, cv::Scalar::all(200), cv::FILLED);
        for (std::uint64_t seed = 0; seed < 10; ++seed) {
            const cv::Mat out = augment(image, config, seed);
            QVERIFY(out.at<cv::Vec3b>(32, 32)[0] > 190);
            QVERIFY(out.at<cv::Vec3b>(2, 2)[0] < 20); // the border is repeated, never black
            QVERIFY(out.at<cv::Vec3b>(2, 2)[0] > 5);
        }
    }

    void fingerprintOfTheData()
    {
        const Dataset dataset = datasetOf(10);
        const TrainingSplit split{{0, 1, 2, 3}, {4, 5}};
        const std::string base = dataFingerprint(dataset, split);
        QCOMPARE(dataFingerprint(dataset, split), base);
        QVERIFY(dataFingerprint(dataset, {{0, 1, 2}, {3, 4, 5}}) != base);
        QVERIFY(dataFingerprint(dataset, {{0, 1, 2, 3, 6}, {4, 5}}) != base);
        Dataset renamed = dataset;
        renamed.images[1].relative = "nut/train/good/other.png";
        QVERIFY(dataFingerprint(renamed, split) != base);
    }
};

QTEST_APPLESS_MAIN(TestEpochPlan)
#include "test_epoch_plan.moc"
