// SPDX-License-Identifier: GPL-3.0-or-later
// The fast paths against LibTorch's plain modules: speed never changes results unseen.
#include "core/nn/layer_plan.h"
#include "core/nn/plain_reference.h"

#include <QtTest>

#include <cmath>

using namespace mixdesk;

namespace {

constexpr int kImages = 4;

std::vector<cv::Mat> pictures(int side)
{
    std::vector<cv::Mat> all;
    for (int i = 0; i < kImages; ++i) {
        cv::Mat picture(side, side, CV_8UC3);
        cv::RNG(std::uint64_t(i) + 1).fill(picture, cv::RNG::UNIFORM, 0, 256);
        all.push_back(picture);
    }
    return all;
}

std::vector<TrainSample> samplesOf(const std::vector<cv::Mat>& images)
{
    std::vector<TrainSample> samples;
    for (std::size_t i = 0; i < images.size(); ++i)
        samples.push_back({images[i], int(i % 2), 10 + i, 20 + i, 30 + i});
    return samples;
}

/// As structured noise leaves them: half of each picture turned over, the last one clean.
std::vector<TrainSample> corruptedSamplesOf(const std::vector<cv::Mat>& images)
{
    auto samples = samplesOf(images);
    for (std::size_t i = 0; i + 1 < samples.size(); ++i) {
        const cv::Rect half(0, 0, images[i].cols / 2, images[i].rows);
        samples[i].corrupted = images[i].clone();
        cv::bitwise_not(images[i](half), samples[i].corrupted(half));
        samples[i].defects = cv::Mat::zeros(images[i].size(), CV_8UC1);
        samples[i].defects(half) = 255;
    }
    return samples;
}

/// |a - b| / |b| over all numbers of one tensor.
double distance(const Tensor32& a, const Tensor32& b)
{
    double difference = 0.0, size = 0.0;
    for (std::size_t i = 0; i < b.values.size(); ++i) {
        difference += std::pow(double(a.values[i]) - double(b.values[i]), 2);
        size += std::pow(double(b.values[i]), 2);
    }
    return std::sqrt(difference / std::max(size, 1e-30));
}

struct Pair
{
    std::unique_ptr<Model> fast;
    std::unique_ptr<PlainReference> plain;
};

Pair pairOf(const NetworkSpec& spec)
{
    auto fast = Model::create(spec, DeviceChoice::Cpu, 5);
    if (!fast)
        qFatal("%s", fast.error().message.c_str());
    Pair pair{std::move(*fast), std::make_unique<PlainReference>(spec)};
    if (auto ok = pair.plain->setWeights(pair.fast->weights()); !ok)
        qFatal("%s", ok.error().message.c_str());
    return pair;
}

void networks()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("side");
    QTest::addColumn<double>("width");
    QTest::newRow("compact") << int(NetworkKind::Compact) << 64 << 0.5;
    QTest::newRow("compact, odd widths") << int(NetworkKind::Compact) << 64 << 0.3;
    QTest::newRow("table1") << int(NetworkKind::Table1) << 64 << 0.5;
    QTest::newRow("table2") << int(NetworkKind::Table2) << 48 << 0.25;
    QTest::newRow("repair") << int(NetworkKind::Repair) << 64 << 0.5;
}

NetworkSpec fetchedSpec()
{
    QFETCH(int, kind);
    QFETCH(int, side);
    QFETCH(double, width);
    return {NetworkKind(kind), side, 24, width, 3, NetworkKind(kind) == NetworkKind::Repair};
}

} // namespace

class TestPlainReference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setNumericThreads(1); }

    void gradientsAgree_data() { networks(); }
    void gradientsAgree()
    {
        const NetworkSpec spec = fetchedSpec();
        auto [fast, plain] = pairOf(spec);
        Objective objective;
        if (spec.defectMap)
            objective.noise = NoiseKind::Structured;
        const auto images = pictures(spec.inputSize);
        const auto samples = spec.defectMap ? corruptedSamplesOf(images) : samplesOf(images);
        fast->beginStep();
        const auto ours = fast->accumulate(samples, objective, 1.0);
        const auto theirs = plain->accumulate(samples, objective);
        QVERIFY(ours);
        QVERIFY(std::abs(ours->total - theirs.total) < 1e-4 * theirs.total);
        QCOMPARE(ours->defects > 0.0, spec.defectMap);
        const auto a = fast->gradients(), b = plain->gradients();
        QCOMPARE(a.size(), b.size());
        for (const auto& [name, gradient] : b) {
            if (distance(a.at(name), gradient) >= 1e-3)
                qWarning("%s: %g", name.c_str(), distance(a.at(name), gradient));
            QVERIFY(distance(a.at(name), gradient) < 1e-3);
        }
    }

    void stepsAgree_data() { networks(); }
    void stepsAgree()
    {
        const NetworkSpec spec = fetchedSpec();
        auto [fast, plain] = pairOf(spec);
        const auto samples = samplesOf(pictures(spec.inputSize));
        const auto before = fast->weights();
        for (int step = 0; step < 2; ++step) {
            fast->beginStep();
            QVERIFY(fast->accumulate(samples, {}, 1.0));
            fast->applyStep(1e-3);
            plain->accumulate(samples, {});
            plain->applyStep(1e-3);
        }
        const auto a = fast->weights(), b = plain->weights();
        // Adam's first steps follow a gradient's sign, however small the gradient is.
        for (const auto& [name, tensor] : b)
            QVERIFY(distance(a.at(name), tensor) < 1e-2);
        const auto& [name, first] = *before.begin();
        QVERIFY(distance(a.at(name), first) > 1e-4);
    }

    void reconstructionsAgree_data() { networks(); }
    void reconstructionsAgree()
    {
        const NetworkSpec spec = fetchedSpec();
        auto [fast, plain] = pairOf(spec);
        const auto images = pictures(spec.inputSize);
        fast->beginStep(); // running statistics of its own
        QVERIFY(fast->accumulate(samplesOf(images), {}, 1.0));
        fast->applyStep(1e-3);
        QVERIFY(plain->setWeights(fast->weights()));
        const auto ours = fast->infer(images);
        QVERIFY(ours);
        const auto theirs = plain->infer(images);
        for (std::size_t i = 0; i < images.size(); ++i) {
            const double scale = cv::norm(theirs[i].image);
            QVERIFY(scale > 0.0);
            QVERIFY(cv::norm((*ours)[i].image, theirs[i].image) < 1e-4 * scale);
            QCOMPARE((*ours)[i].defects.size(), theirs[i].defects.size());
            if (spec.defectMap)
                QVERIFY(cv::norm((*ours)[i].defects, theirs[i].defects, cv::NORM_INF) < 1e-4);
            for (std::size_t c = 0; c < theirs[i].probabilities.size(); ++c)
                QVERIFY(std::abs((*ours)[i].probabilities[c] - theirs[i].probabilities[c]) < 1e-4F);
        }
    }

    /// One image of 128 pixels forward through compact, summed by hand.
    void operationsOfCompact()
    {
        const double down = 2.0 * 16 *
                            (3.0 * 32 * 64 * 64 + 32.0 * 64 * 32 * 32 + 64.0 * 128 * 16 * 16 +
                             128.0 * 256 * 8 * 8 + 256.0 * 512 * 4 * 4 + 512.0 * 128);
        const double classifier = 2.0 * (128 * 128 + 128 * 64 + 64 * 4);
        QCOMPARE(networkPlan({NetworkKind::Compact, 128, 128, 1.0, 4}).flops(),
                 2.0 * down + classifier);
    }
};

QTEST_GUILESS_MAIN(TestPlainReference)
#include "test_plain_reference.moc"
