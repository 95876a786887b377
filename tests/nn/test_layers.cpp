// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/adam.h"
#include "core/nn/corruption.h"
#include "core/nn/layers.h"

#include <QtTest>

#include <cmath>

using namespace mixdesk;

namespace {

torch::Tensor normal64(at::IntArrayRef shape, std::uint64_t seed)
{
    return nn::seededNormal(shape, seed).to(torch::kFloat64);
}

double largest(const torch::Tensor& difference)
{
    return difference.abs().max().item<double>();
}

} // namespace

class TestLayers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }

    void transposedConvolutionEqualsTorchs_data()
    {
        QTest::addColumn<int>("in");
        QTest::addColumn<int>("out");
        QTest::addColumn<int>("side");
        QTest::addColumn<int>("kernel");
        QTest::addColumn<int>("stride");
        QTest::addColumn<int>("padding");
        QTest::newRow("strided levels") << 6 << 8 << 5 << 4 << 2 << 1;
        QTest::newRow("table 2's growth") << 7 << 7 << 6 << 2 << 2 << 0;
        QTest::newRow("from one pixel") << 9 << 8 << 1 << 4 << 1 << 0;
        QTest::newRow("three outputs") << 5 << 3 << 8 << 4 << 2 << 1;
        QTest::newRow("five outputs") << 3 << 5 << 4 << 4 << 2 << 1;
    }

    void transposedConvolutionEqualsTorchs()
    {
        QFETCH(int, in);
        QFETCH(int, out);
        QFETCH(int, side);
        QFETCH(int, kernel);
        QFETCH(int, stride);
        QFETCH(int, padding);
        const auto x = normal64({3, in, side, side}, 1);
        const auto weight = normal64({in, out, kernel, kernel}, 2), bias = normal64({out}, 3);
        torch::Tensor values[2], gradients[2][3], weighting;
        for (const int ours : {0, 1}) {
            auto a = x.clone().requires_grad_(true), w = weight.clone().requires_grad_(true),
                 b = bias.clone().requires_grad_(true);
            values[ours] = ours ? nn::convTranspose(a, w, b, stride, padding)
                                : at::conv_transpose2d(a, w, b, stride, padding);
            if (!weighting.defined())
                weighting = normal64(values[0].sizes(), 4);
            (values[ours] * weighting).sum().backward();
            gradients[ours][0] = a.grad();
            gradients[ours][1] = w.grad();
            gradients[ours][2] = b.grad();
        }
        QCOMPARE(values[1].sizes().vec(), values[0].sizes().vec());
        QVERIFY(largest(values[1] - values[0]) < 1e-12);
        for (int i = 0; i < 3; ++i)
            QVERIFY(largest(gradients[1][i] - gradients[0][i]) < 1e-11);
        const auto bare = nn::convTranspose(x, weight, {}, stride, padding);
        QVERIFY(largest(bare - at::conv_transpose2d(x, weight, {}, stride, padding)) < 1e-12);
    }

    /// The gradient that comes back need not be contiguous.
    void transposedConvolutionOfAnExpandedGradient()
    {
        auto x = normal64({2, 6, 4, 4}, 1).requires_grad_(true);
        auto w = normal64({6, 8, 4, 4}, 2).requires_grad_(true);
        nn::convTranspose(x, w, {}, 2, 1).sum().backward();
        const auto gx = x.grad().clone(), gw = w.grad().clone();
        x.mutable_grad().reset();
        w.mutable_grad().reset();
        at::conv_transpose2d(x, w, {}, 2, 1).sum().backward();
        QVERIFY(largest(gx - x.grad()) < 1e-11 && largest(gw - w.grad()) < 1e-11);
    }

    void normEqualsTorchsBatchNorm_data()
    {
        QTest::addColumn<QVector<int>>("shape");
        QTest::addColumn<bool>("halves");
        QTest::addColumn<double>("tolerance");
        QTest::newRow("pictures") << QVector<int>{4, 5, 6, 6} << false << 1e-5;
        QTest::newRow("odd sizes") << QVector<int>{3, 7, 5, 9} << false << 1e-5;
        QTest::newRow("bf16") << QVector<int>{4, 5, 6, 6} << true << 0.03;
        QTest::newRow("rows") << QVector<int>{6, 5} << false << 1e-5;
    }

    /// torch's own module as the judge of our norm: values, gradients and running averages.
    void normEqualsTorchsBatchNorm()
    {
        QFETCH(QVector<int>, shape);
        QFETCH(bool, halves);
        QFETCH(double, tolerance);
        const auto channels = shape[1];
        const std::vector<std::int64_t> sizes(shape.begin(), shape.end());
        const auto type = halves ? torch::kBFloat16 : torch::kFloat32;
        nn::NormActivation ours(channels);
        auto mean = torch::zeros(channels), var = torch::ones(channels);
        auto parameters = ours->named_parameters();
        {
            torch::NoGradGuard guard;
            parameters["weight"].copy_(nn::seededNormal({channels}, 21) * 0.3 + 1);
            parameters["bias"].copy_(nn::seededNormal({channels}, 22));
        }
        auto w = parameters["weight"].detach().clone().requires_grad_(true),
             b = parameters["bias"].detach().clone().requires_grad_(true);
        const auto close = [&](const torch::Tensor& a, const torch::Tensor& other) {
            return largest(a.to(torch::kFloat32) - other) <
                   tolerance * std::max(1.0, other.abs().max().item<double>());
        };
        for (int pass = 0; pass < 3; ++pass) {
            const auto x = (nn::seededNormal(sizes, std::uint64_t(pass)) * 2 + 1).to(type);
            const auto weighting = nn::seededNormal(sizes, std::uint64_t(pass) + 40).to(type);
            auto a = x.clone().requires_grad_(true);
            auto other = x.to(torch::kFloat32).requires_grad_(true);
            for (auto* tensor : {&parameters["weight"], &parameters["bias"], &w, &b})
                tensor->mutable_grad().reset();
            const auto y = ours->forward(a, nullptr);
            const auto judge =
                at::leaky_relu(at::batch_norm(other, w, b, mean, var, true, 0.1, 1e-5, false), 0.2);
            QCOMPARE(y.scalar_type(), type);
            QVERIFY(close(y, judge));
            y.backward(weighting);
            judge.backward(weighting.to(torch::kFloat32));
            QVERIFY(close(a.grad(), other.grad()));
            QVERIFY(close(parameters["weight"].grad(), w.grad()));
            QVERIFY(close(parameters["bias"].grad(), b.grad()));
        }
        QVERIFY(largest(ours->named_buffers()["running_mean"] - mean) < 1e-6);
        QVERIFY(largest(ours->named_buffers()["running_var"] - var) < 1e-5);
        ours->eval();
        const auto x = nn::seededNormal(sizes, 9);
        const auto judge =
            at::leaky_relu(at::batch_norm(x, w, b, mean, var, false, 0.1, 1e-5, false), 0.2);
        QVERIFY(close(ours->forward(x, nullptr), judge));
    }

    /// An expanded gradient, as of a sum, is not laid out like its values.
    void normOfAnExpandedGradient()
    {
        nn::NormActivation norm(3);
        auto x = nn::seededNormal({2, 3, 4, 4}, 1).requires_grad_(true);
        (norm->forward(x, nullptr) * 2).sum().backward();
        const auto first = x.grad().clone();
        x.mutable_grad().reset();
        const auto y = norm->forward(x, nullptr);
        y.backward(torch::full({}, 2.0).expand(y.sizes()));
        QVERIFY(largest(first - x.grad()) < 1e-5);
    }

    void gaussianNoise()
    {
        const auto grey = torch::zeros({3, 128, 128});
        const double deviation = 0.3;
        const auto noisy = nn::corrupt(grey, NoiseKind::Gaussian, deviation, 7);
        const double n = double(noisy.numel());
        QVERIFY(std::abs(noisy.mean().item<double>()) < 5 * deviation / std::sqrt(n));
        // Beyond 3.3 deviations the clamp cuts: 0.1 % of the numbers, hardly felt in the deviation.
        QVERIFY(std::abs(noisy.std().item<double>() - deviation) < 0.003);
        QCOMPARE(largest(grey), 0.0); // the clean image is not written to

        const auto bright =
            nn::corrupt(torch::full({3, 128, 128}, 0.9), NoiseKind::Gaussian, 0.5, 7);
        QCOMPARE(bright.max().item<double>(), 1.0);
        QVERIFY(bright.min().item<double>() >= -1.0);
        // P(0.9 + 0.5 W >= 1) = P(W >= 0.2) = 0.42074
        const double clamped = (bright == 1.0).to(torch::kFloat64).mean().item<double>();
        QVERIFY(std::abs(clamped - 0.42074) < 5 * std::sqrt(0.42 * 0.58 / n));
    }

    void maskingNoiseHitsTheExactShare()
    {
        const auto image = torch::full({3, 20, 30}, 0.7);
        for (const double share : {0.0, 0.25, 0.333, 1.0}) {
            const auto masked = nn::corrupt(image, NoiseKind::Masking, share, 3);
            const auto zero = masked == 0.0;
            const auto count = zero[0].sum().item<std::int64_t>();
            QCOMPARE(count, std::int64_t(std::llround(share * 600)));
            QVERIFY(at::equal(zero[0], zero[1]) && at::equal(zero[0], zero[2]));
            QVERIFY(at::equal(masked.masked_select(~zero), image.masked_select(~zero)));
        }
        QCOMPARE(float(image.min().item<double>()), 0.7F);
    }

    void noiseDependsOnTheSeedAlone()
    {
        const auto image = nn::seededNormal({3, 16, 16}, 1).clamp(-1, 1);
        for (const NoiseKind kind : {NoiseKind::Gaussian, NoiseKind::Masking}) {
            const auto first = nn::corrupt(image, kind, 0.3, 5);
            torch::rand({100}); // the process-wide generator plays no part
            torch::manual_seed(99);
            QVERIFY(at::equal(first, nn::corrupt(image.clone(), kind, 0.3, 5)));
            QVERIFY(!at::equal(first, nn::corrupt(image, kind, 0.3, 6)));
            const auto batch = torch::stack({image * 0.5, image}); // a view into a batch
            QVERIFY(at::equal(first, nn::corrupt(batch[1], kind, 0.3, 5)));
        }
        QVERIFY(at::equal(image, nn::corrupt(image, NoiseKind::None, 0.3, 5)));
    }

    void adamEqualsTorchs()
    {
        const auto start = normal64({4, 3}, 1), second = normal64({5}, 2);
        std::vector<torch::Tensor> ours{start.clone().requires_grad_(true),
                                        second.clone().requires_grad_(true)};
        std::vector<torch::Tensor> theirs{start.clone().requires_grad_(true),
                                          second.clone().requires_grad_(true)};
        nn::Adam adam(ours, 1e-6);
        torch::optim::Adam judge(theirs, torch::optim::AdamOptions(1e-2).eps(1e-6));
        const auto data = normal64({7, 4}, 3);
        const auto loss = [&](const std::vector<torch::Tensor>& p) {
            return at::matmul(data, p[0]).pow(2).mean() +
                   (p[1].exp() - p[1]).sum() * p[0].sum().cos();
        };
        for (int step = 0; step < 20; ++step) {
            for (auto& parameter : ours)
                if (parameter.grad().defined())
                    parameter.grad().zero_();
            judge.zero_grad();
            loss(ours).backward();
            loss(theirs).backward();
            const double rate = step < 10 ? 1e-2 : 3e-3;
            for (auto& group : judge.param_groups())
                static_cast<torch::optim::AdamOptions&>(group.options()).lr(rate);
            adam.step(rate);
            judge.step();
        }
        QCOMPARE(adam.steps, std::int64_t(20));
        QVERIFY(largest(ours[0] - start) > 0.05);
        for (int i = 0; i < 2; ++i)
            QVERIFY(largest(ours[std::size_t(i)] - theirs[std::size_t(i)]) < 1e-10);
    }

    void adamLeavesWhatHasNoGradient()
    {
        std::vector<torch::Tensor> parameters{normal64({3}, 1).requires_grad_(true)};
        const auto before = parameters[0].detach().clone();
        nn::Adam adam(parameters, 1e-6);
        adam.step(0.1);
        QVERIFY(at::equal(parameters[0], before));
    }
};

QTEST_APPLESS_MAIN(TestLayers)
#include "test_layers.moc"
