// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/epoch_samples.h"

#include "support/pictures.h"

#include <QTemporaryDir>
#include <QtTest>
#include <numeric>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

constexpr int kSide = 32;
constexpr int kImages = 150; // more than are drawn ahead

bool same(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && a.type() == b.type() &&
           (a.empty() || cv::norm(a, b, cv::NORM_INF) == 0.0);
}

} // namespace

class TestEpochSamples : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const fs::path root = fs::u8path(m_folder.path().toStdString()) / "set";
        for (int i = 0; i < kImages; ++i) {
            cv::Mat image(kSide, kSide, CV_8UC3);
            cv::RNG random(std::uint64_t(i) + 1);
            random.fill(image, cv::RNG::UNIFORM, 0, 256);
            const fs::path file =
                root / (i % 2 ? "b" : "a") / "train/good" / (std::to_string(i) + ".png");
            fs::create_directories(file.parent_path());
            QVERIFY(writePng(file, image));
        }
        m_dataset = scanDataset(root).value();
        m_config.inputSize = kSide;
        m_config.noise = NoiseKind::Structured;
        m_config.noiseAmount = 0.7;
        m_config.rotate = 8.0;
        m_config.flipHorizontal = true;
        m_images.resize(kImages);
        std::iota(m_images.begin(), m_images.end(), 0);
    }

    /// Whatever came before it, however many threads draw and in whatever portions they are taken.
    void dependOnTheirImageAlone()
    {
        const auto all = samples(1, m_images, {kImages});
        int corrupted = 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            QCOMPARE(all[i].classIndex, m_dataset.images[i].classIndex);
            corrupted += all[i].corrupted.empty() ? 0 : 1;
        }
        QVERIFY(corrupted > kImages / 2 && corrupted < kImages);
        auto reversed = m_images;
        std::reverse(reversed.begin(), reversed.end());
        const auto backwards = samples(4, reversed, {7, 64, 65, 14});
        for (std::size_t i = 0; i < all.size(); ++i) {
            const TrainSample& other = backwards[all.size() - 1 - i];
            QVERIFY(same(all[i].picture, other.picture));
            QVERIFY(same(all[i].corrupted, other.corrupted));
            QVERIFY(same(all[i].defects, other.defects));
            QCOMPARE(all[i].noiseSeed, other.noiseSeed);
        }
    }

    void anotherEpochDrawsAnew()
    {
        const auto first = samples(2, m_images, {kImages});
        m_epoch = 1;
        const auto second = samples(2, m_images, {kImages});
        m_epoch = 0;
        int equal = 0;
        for (std::size_t i = 0; i < first.size(); ++i)
            equal += same(first[i].picture, second[i].picture) ? 1 : 0;
        QVERIFY(equal < kImages / 10);
    }

    void defectsGoFromEasyToHard()
    {
        m_config.epochs = 10;
        const auto hard = samples(1, m_images, {kImages});
        m_config.noiseEasyShare = 0.5;
        const auto easy = samples(1, m_images, {kImages});
        const auto area = [](const std::vector<TrainSample>& drawn) {
            int pixels = 0;
            for (const TrainSample& sample : drawn)
                pixels += sample.defects.empty() ? 0 : cv::countNonZero(sample.defects);
            return pixels;
        };
        QVERIFY2(area(easy) > 1.3 * area(hard),
                 qPrintable(QStringLiteral("%1 %2").arg(area(easy)).arg(area(hard))));
        m_epoch = 5;
        const auto late = samples(1, m_images, {kImages});
        m_config.noiseEasyShare = 0.0;
        const auto always = samples(1, m_images, {kImages});
        m_epoch = 0;
        for (std::size_t i = 0; i < late.size(); ++i)
            QVERIFY(same(late[i].corrupted, always[i].corrupted));
    }

    void aVanishedPictureIsAnErrorInItsPlace()
    {
        Dataset dataset = m_dataset;
        dataset.images[70].path = "gone.png";
        ImageCache cache(dataset, kSide, ResizeMode::Stretch, 0);
        TrainConfig config = m_config;
        config.noise = NoiseKind::None;
        const TrainingShards shards(dataset, m_images, 1);
        EpochSamples samples(config, dataset, shards, cache, 0, m_images);
        QVERIFY(samples.next(70));
        const auto missing = samples.next(8);
        QVERIFY(!missing && missing.error().message.find("gone.png") != std::string::npos);
    }

private:
    std::vector<TrainSample> samples(int threads, const std::vector<int>& images,
                                     const std::vector<int>& portions)
    {
        TrainConfig config = m_config;
        config.prefetchThreads = threads;
        ImageCache cache(m_dataset, kSide, ResizeMode::Stretch, std::size_t(1) << 30);
        const TrainingShards shards(m_dataset, m_images, 1);
        EpochSamples samples(config, m_dataset, shards, cache, m_epoch, images);
        std::vector<TrainSample> all;
        for (const int portion : portions) {
            auto next = samples.next(std::size_t(portion));
            for (TrainSample& sample : *next)
                all.push_back(std::move(sample));
        }
        return all;
    }

    QTemporaryDir m_folder;
    Dataset m_dataset;
    TrainConfig m_config;
    std::vector<int> m_images;
    int m_epoch = 0;
};

QTEST_APPLESS_MAIN(TestEpochSamples)
#include "test_epoch_samples.moc"
