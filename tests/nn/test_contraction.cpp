// SPDX-License-Identifier: GPL-3.0-or-later
// Eq. 8: the tangent that travels through the encoder against its exact Jacobian.
#include "core/base/random.h"
#include "core/nn/corruption.h"
#include "core/nn/network.h"

#include <QtTest>

#include <cmath>

using namespace mixdesk;

namespace {

constexpr std::int64_t kImages = 3;

torch::Tensor normal64(at::IntArrayRef shape, std::uint64_t seed)
{
    return nn::seededNormal(shape, seed).to(torch::kFloat64);
}

nn::Autoencoder smallNetwork(const NetworkSpec& spec)
{
    nn::Autoencoder network(spec);
    network->initialise(4);
    network->to(torch::kFloat64);
    return network;
}

/// The running statistics of every norm set to those of this batch, so that evaluation mode is the
/// training pass with its statistics held constant.
void freezeStatistics(nn::Autoencoder& frozen, const NetworkSpec& spec, const torch::Tensor& x)
{
    torch::NoGradGuard guard;
    auto buffers = frozen->named_buffers();
    for (auto& buffer : buffers)
        buffer.value().zero_();
    frozen->train();
    frozen->encode(x); // leaves 0.1 times the batch's mean and its variance with n - 1
    for (const auto& layer : nn::Autoencoder(spec)->describe()) {
        auto* mean = buffers.find(layer.name + ".norm.running_mean");
        auto* variance = buffers.find(layer.name + ".norm.running_var");
        if (!mean || !variance)
            continue;
        std::int64_t n = x.size(0);
        for (std::size_t d = 1; d < layer.output.size(); ++d)
            n *= layer.output[d];
        mean->mul_(10.0);
        variance->mul_(10.0 * double(n - 1) / double(n));
    }
    frozen->eval();
}

/// J of every image, [images, latent, inputs], row by row from autograd.
torch::Tensor exactJacobian(nn::Autoencoder& frozen, const torch::Tensor& x)
{
    auto input = x.clone().requires_grad_(true);
    const auto z = frozen->encode(input).flatten(1);
    std::vector<torch::Tensor> rows;
    for (std::int64_t j = 0; j < z.size(1); ++j)
        rows.push_back(
            torch::autograd::grad({z.select(1, j).sum()}, {input}, {}, true)[0].flatten(1));
    return torch::stack(rows, 1);
}

torch::Tensor tangentOf(nn::Autoencoder& network, const torch::Tensor& x, const torch::Tensor& u)
{
    nn::Tangent tangent{u};
    network->encode(x, &tangent);
    return tangent.direction.flatten(1);
}

} // namespace

class TestContraction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }

    void theTangentIsTheJacobianTimesTheDirection_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("side");
        QTest::newRow("compact") << int(NetworkKind::Compact) << 64;
        QTest::newRow("table1") << int(NetworkKind::Table1) << 64;
        QTest::newRow("table2") << int(NetworkKind::Table2) << 48;
    }

    void theTangentIsTheJacobianTimesTheDirection()
    {
        QFETCH(int, kind);
        QFETCH(int, side);
        const NetworkSpec spec{NetworkKind(kind), side, 4, 0.0625, 2};
        auto network = smallNetwork(spec), frozen = smallNetwork(spec);
        const auto x = normal64({kImages, 3, side, side}, 1).clamp(-1, 1);
        freezeStatistics(frozen, spec, x);
        network->train();
        const auto u = normal64({2, 3, side, side}, 2); // follows the first two images alone
        torch::NoGradGuard guard;
        const auto tangent = tangentOf(network, x, u);
        torch::Tensor expected;
        {
            at::AutoGradMode grad(true);
            // A directional derivative needs no full Jacobian: d/dt of v . z twice (Pearlmutter).
            auto input = x.slice(0, 0, 2).clone().requires_grad_(true);
            const auto z = frozen->encode(input).flatten(1);
            auto v = torch::zeros_like(z).requires_grad_(true);
            const auto pulled = torch::autograd::grad({z}, {input}, {v}, true, true)[0];
            expected = torch::autograd::grad({pulled}, {v}, {u})[0];
        }
        QCOMPARE(tangent.sizes().vec(), expected.sizes().vec());
        const double scale = expected.abs().max().item<double>();
        QVERIFY(scale > 0.0);
        QVERIFY((tangent - expected).abs().max().item<double>() < 1e-9 * scale);
    }

    void itsSquareEstimatesTheFrobeniusNorm()
    {
        const NetworkSpec spec{NetworkKind::Compact, 64, 4, 0.125, 2};
        auto network = smallNetwork(spec), frozen = smallNetwork(spec);
        const auto x = normal64({kImages, 3, 64, 64}, 1).clamp(-1, 1);
        freezeStatistics(frozen, spec, x);
        const auto jacobian = exactJacobian(frozen, x);
        const double exact = jacobian.square().sum({1, 2}).mean().item<double>();

        torch::NoGradGuard guard;
        network->train();
        constexpr int draws = 500;
        double sum = 0.0, squares = 0.0, coarse = 0.0, fine = 0.0;
        const auto z = frozen->encode(x).flatten(1);
        const auto difference = [&](const torch::Tensor& u, double step) {
            const auto moved = frozen->encode(x + step * u).flatten(1);
            return ((moved - z) / step).square().sum(1).mean().item<double>();
        };
        for (int i = 0; i < draws; ++i) {
            const auto u = normal64(x.sizes(), 100 + std::uint64_t(i));
            const double value = tangentOf(network, x, u).square().sum(1).mean().item<double>();
            sum += value;
            squares += value * value;
            coarse += difference(u, 0.1);
            fine += difference(u, 1e-3);
        }
        const double mean = sum / draws;
        const double error = std::sqrt((squares / draws - mean * mean) / (draws - 1));
        qInfo("squared Frobenius norm %.6g; tangent estimate %.6g +- %.2g (%.2f standard errors)",
              exact, mean, error, (mean - exact) / error);
        QVERIFY(std::abs(mean - exact) < 4 * error);
        QVERIFY(error < 0.05 * exact); // or the comparison says nothing

        // The same directions through (E(x + e u) - E(x)) / e show the bias of that form.
        qInfo("finite difference: bias %+.2f %% at step 0.1, %+.4f %% at 0.001",
              100 * (coarse / sum - 1), 100 * (fine / sum - 1));
        QVERIFY(std::abs(fine / sum - 1) < 0.01);
        QVERIFY(std::abs(coarse / sum - 1) > 5 * std::abs(fine / sum - 1));
    }

    void itLeavesThePassAsItWas()
    {
        const NetworkSpec spec{NetworkKind::Table1, 64, 4, 0.0625, 2};
        auto with = smallNetwork(spec), without = smallNetwork(spec);
        const auto x = normal64({kImages, 3, 64, 64}, 1).clamp(-1, 1);
        nn::Tangent tangent{normal64({2, 3, 64, 64}, 2)};
        const auto a = with->encode(x, &tangent), b = without->encode(x);
        QVERIFY(at::equal(a, b));
        const auto buffers = with->named_buffers(), others = without->named_buffers();
        QVERIFY(buffers.size() > 10);
        for (const auto& buffer : buffers)
            QVERIFY(at::equal(buffer.value(), others[buffer.key()]));
    }

    /// What training differentiates: statistics constant, weights not.
    void itsGradientReachesTheWeights()
    {
        const NetworkSpec spec{NetworkKind::Compact, 64, 4, 0.0625, 2};
        const auto x = normal64({kImages, 3, 64, 64}, 1).clamp(-1, 1);
        const auto u = normal64(x.sizes(), 2);
        auto frozen = smallNetwork(spec);
        freezeStatistics(frozen, spec, x);
        tangentOf(frozen, x, u).square().sum(1).mean().backward();
        auto weight = frozen->named_parameters()["encoder_conv2.weight"];
        const auto gradient = weight.grad().clone();
        torch::NoGradGuard guard;
        const auto direction = normal64(weight.sizes(), 3);
        const auto moved = [&](double step) {
            weight.add_(step * direction);
            const double value = tangentOf(frozen, x, u).square().sum(1).mean().item<double>();
            weight.sub_(step * direction);
            return value;
        };
        constexpr double step = 1e-7; // small enough to leave every unit on its side of zero
        const double numeric = (moved(step) - moved(-step)) / (2 * step);
        const double exact = (gradient * direction).sum().item<double>();
        QVERIFY2(std::abs(numeric - exact) < 1e-3 * std::abs(exact),
                 qPrintable(QString("%1 against %2").arg(numeric).arg(exact)));
    }
};

QTEST_APPLESS_MAIN(TestContraction)
#include "test_contraction.moc"
