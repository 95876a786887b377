// SPDX-License-Identifier: GPL-3.0-or-later
// Losses against closed forms, and against SSIM written a second time from the papers.
#include "core/imaging/structural_similarity.h"
#include "core/nn/corruption.h"
#include "core/nn/losses.h"
#include "core/nn/picture_tensor.h"

#include <QtTest>

#include <cmath>
#include <numeric>

using namespace mixdesk;

namespace {

constexpr double kC1 = 0.0004, kC2 = 0.0036; // (0.01 * 2)^2 and (0.03 * 2)^2

/// One channel as rows of numbers.
using Plane = std::vector<std::vector<double>>;

Plane planeOf(const torch::Tensor& image, int channel)
{
    const auto values = image[channel].to(torch::kFloat64).contiguous();
    Plane plane;
    for (std::int64_t y = 0; y < values.size(0); ++y) {
        const double* row = values.data_ptr<double>() + y * values.size(1);
        plane.emplace_back(row, row + values.size(1));
    }
    return plane;
}

struct NaiveTerms
{
    double ssim = 0.0, contrast = 0.0; // means over windows wholly inside
};

/// Wang, Bovik, Sheikh, Simoncelli 2004, equations 13 to 16: an 11x11 circular Gaussian window of
/// deviation 1.5 and unit sum slides over the image.
NaiveTerms naiveTerms(const Plane& x, const Plane& y)
{
    double window[11][11], total = 0.0;
    for (int i = 0; i < 11; ++i)
        for (int j = 0; j < 11; ++j)
            total += window[i][j] = std::exp(-((i - 5) * (i - 5) + (j - 5) * (j - 5)) / 4.5);
    NaiveTerms sum;
    int windows = 0;
    for (std::size_t top = 0; top + 11 <= x.size(); ++top)
        for (std::size_t left = 0; left + 11 <= x[0].size(); ++left, ++windows) {
            double mx = 0.0, my = 0.0, vx = 0.0, vy = 0.0, cov = 0.0;
            for (int i = 0; i < 11; ++i)
                for (int j = 0; j < 11; ++j) {
                    mx += window[i][j] / total * x[top + i][left + j];
                    my += window[i][j] / total * y[top + i][left + j];
                }
            for (int i = 0; i < 11; ++i)
                for (int j = 0; j < 11; ++j) {
                    const double dx = x[top + i][left + j] - mx, dy = y[top + i][left + j] - my;
                    vx += window[i][j] / total * dx * dx;
                    vy += window[i][j] / total * dy * dy;
                    cov += window[i][j] / total * dx * dy;
                }
            const double contrast = (2 * cov + kC2) / (vx + vy + kC2);
            sum.contrast += contrast;
            sum.ssim += contrast * (2 * mx * my + kC1) / (mx * mx + my * my + kC1);
        }
    return {sum.ssim / windows, sum.contrast / windows};
}

Plane halved(const Plane& plane)
{
    Plane small(plane.size() / 2, std::vector<double>(plane[0].size() / 2));
    for (std::size_t y = 0; y < small.size(); ++y)
        for (std::size_t x = 0; x < small[0].size(); ++x)
            small[y][x] = (plane[2 * y][2 * x] + plane[2 * y][2 * x + 1] + plane[2 * y + 1][2 * x] +
                           plane[2 * y + 1][2 * x + 1]) /
                          4;
    return small;
}

/// Wang, Simoncelli, Bovik 2003, equation 7: contrast and structure of every scale, luminance of
/// the coarsest. `weights` is the part of the published five that fits, with sum 1.
double naiveMsSsim(Plane x, Plane y, const std::vector<double>& weights)
{
    double product = 1.0;
    for (std::size_t scale = 0; scale < weights.size(); ++scale) {
        const NaiveTerms terms = naiveTerms(x, y);
        const bool coarsest = scale + 1 == weights.size();
        product *= std::pow(std::max(0.0, coarsest ? terms.ssim : terms.contrast), weights[scale]);
        x = halved(x);
        y = halved(y);
    }
    return product;
}

/// A random image with structure, and a disturbed copy.
std::pair<torch::Tensor, torch::Tensor> randomPair(int side, double disturbance, int seed)
{
    auto generator = at::detail::createCPUGenerator(std::uint64_t(seed));
    const auto coarse = torch::empty({1, 3, side / 4, side / 4}).uniform_(-0.8, 0.8, generator);
    const auto x = at::upsample_bilinear2d(coarse, {side, side}, false);
    const auto noise = torch::empty({1, 3, side, side}).normal_(0.0, disturbance, generator);
    return {x.clamp(-1, 1), (x + noise).clamp(-1, 1)};
}

/// The gradient by autograd along random directions against central differences, in float64.
void checkGradient(LossKind kind, int side)
{
    auto [x, y] = randomPair(side, 0.3, 11);
    const auto target = torch::cat({x, y}).to(torch::kFloat64);
    auto input = torch::cat({y * 0.9, x * 0.7}).to(torch::kFloat64).requires_grad_(true);
    nn::reconstructionLoss(kind, target, input).sum().backward();
    auto generator = at::detail::createCPUGenerator(5);
    torch::NoGradGuard guard;
    for (int i = 0; i < 4; ++i) {
        const auto direction = torch::empty_like(input).normal_(0.0, 1.0, generator);
        constexpr double step = 1e-5;
        const auto at = [&](double t) {
            return nn::reconstructionLoss(kind, target, input + t * direction).sum().item<double>();
        };
        const double numeric = (at(step) - at(-step)) / (2 * step);
        const double exact = (input.grad() * direction).sum().item<double>();
        QVERIFY2(std::abs(numeric - exact) < 1e-6 * std::abs(exact) + 1e-9,
                 qPrintable(QString("%1 against %2").arg(numeric).arg(exact)));
    }
    // Towards the gradient the loss falls.
    const double before = nn::reconstructionLoss(kind, target, input).sum().item<double>();
    const auto downhill = input - 1e-3 * input.grad() / input.grad().norm();
    QVERIFY(nn::reconstructionLoss(kind, target, downhill).sum().item<double>() < before);
}

} // namespace

class TestLosses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }

    void meanSquaredErrorByHand()
    {
        auto x = torch::zeros({2, 3, 2, 2}), y = torch::zeros({2, 3, 2, 2});
        x[0][0][0][0] = 1.0; // (1 - -1)^2 = 4
        y[0][0][0][0] = -1.0;
        x[0][2][1][1] = 0.5;   // 0.25
        y[1][1][0][1] = -0.25; // 0.0625
        const auto loss = nn::reconstructionLoss(LossKind::L2, x, y);
        QCOMPARE(loss.sizes().vec(), std::vector<std::int64_t>{2});
        QCOMPARE(float(loss[0].item<double>()), float(4.25 / 12));
        QCOMPARE(float(loss[1].item<double>()), float(0.0625 / 12));
    }

    /// Without variance SSIM is its luminance term: (2 a b + C1) / (a^2 + b^2 + C1).
    void ssimOfConstantImages()
    {
        const double pairs[][2] = {{0.5, 0.25}, {0.8, -0.8}, {0.0, 1.0}, {-0.3, -0.3}};
        for (const auto& [a, b] : pairs) {
            const auto x = torch::full({1, 3, 24, 24}, a, torch::kFloat64);
            const auto y = torch::full({1, 3, 24, 24}, b, torch::kFloat64);
            const double expected = (2 * a * b + kC1) / (a * a + b * b + kC1);
            QVERIFY(std::abs(nn::ssim(x, y).item<double>() - expected) < 1e-9);
            const double loss = nn::reconstructionLoss(LossKind::Ssim, x, y).item<double>();
            QVERIFY(std::abs(loss - (1 - expected) / 2) < 1e-9);
        }
    }

    void ssimAgainstAnIndependentProgram()
    {
        for (const double disturbance : {0.05, 0.3, 1.0}) {
            const auto [x, y] = randomPair(32, disturbance, 3);
            double expected = 0.0;
            for (int c = 0; c < 3; ++c)
                expected += naiveTerms(planeOf(x[0], c), planeOf(y[0], c)).ssim / 3;
            QVERIFY(std::abs(nn::ssim(x, y).item<double>() - expected) < 2e-5);
            const auto wide = nn::ssim(x.to(torch::kFloat64), y.to(torch::kFloat64));
            QVERIFY(std::abs(wide.item<double>() - expected) < 1e-9);
        }
    }

    void publishedBehaviours()
    {
        const auto [x, y] = randomPair(48, 0.4, 4);
        for (const auto measure : {&nn::ssim, &nn::msSsim}) {
            QVERIFY(std::abs(measure(x, x).item<double>() - 1.0) < 1e-6);
            const double forth = measure(x, y).item<double>(), back = measure(y, x).item<double>();
            QVERIFY(std::abs(forth - back) < 1e-6);
            QVERIFY(forth < 0.95 && forth > 0.0);
            const double milder = measure(x, x + 0.3 * (y - x)).item<double>();
            QVERIFY(milder > forth);
        }
        auto generator = at::detail::createCPUGenerator(3);
        const auto noise = torch::empty({1, 3, 48, 48}).uniform_(-0.5, 0.5, generator);
        const auto bright = noise + 0.5, opposite = 0.5 - noise; // anticorrelated structure
        QVERIFY(nn::ssim(bright, opposite).item<double>() < -0.5);
        // Per image: a batch changes no value.
        const auto batch = nn::ssim(torch::cat({x, y}), torch::cat({y, y}));
        QVERIFY(std::abs(batch[0].item<double>() - nn::ssim(x, y).item<double>()) < 1e-6);
        QVERIFY(std::abs(batch[1].item<double>() - 1.0) < 1e-6);
    }

    void msSsimAgainstAnIndependentProgram_data()
    {
        QTest::addColumn<int>("side");
        QTest::addColumn<int>("scales");
        QTest::newRow("176: all five") << 176 << 5; // 176 / 16 = 11
        QTest::newRow("128") << 128 << 4;           // 128 / 8 = 16
        QTest::newRow("64") << 64 << 3;             // 64 / 4 = 16
        QTest::newRow("48") << 48 << 3;             // 48 / 4 = 12
    }

    void msSsimAgainstAnIndependentProgram()
    {
        QFETCH(int, side);
        QFETCH(int, scales);
        std::vector<double> weights{0.0448, 0.2856, 0.3001, 0.2363, 0.1333};
        weights.resize(std::size_t(scales));
        const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
        for (double& weight : weights)
            weight /= sum;
        const auto [x, y] = randomPair(side, 0.5, 6);
        double expected = 0.0;
        for (int c = 0; c < 3; ++c)
            expected += naiveMsSsim(planeOf(x[0], c), planeOf(y[0], c), weights) / 3;
        const double wide = nn::msSsim(x.to(torch::kFloat64), y.to(torch::kFloat64)).item<double>();
        QVERIFY2(std::abs(wide - expected) < 1e-9,
                 qPrintable(QString("%1 against %2").arg(wide).arg(expected)));
        const double loss = nn::reconstructionLoss(LossKind::MsSsim, x, y).item<double>();
        QVERIFY(std::abs(loss - (1 - expected) / 2) < 2e-5);
    }

    /// The scores of inspection and the losses of training are the same measure.
    void agreesWithTheImagingMaps()
    {
        for (const int side : {64, 128}) {
            const auto [x, y] = randomPair(side, 0.4, 8);
            const cv::Mat a = nn::tensorToPicture(x[0]), b = nn::tensorToPicture(y[0]);
            QVERIFY(std::abs(nn::ssim(x, y).item<double>() - meanSsim(a, b)) < 2e-5);
            QVERIFY(std::abs(nn::msSsim(x, y).item<double>() - meanMsSsim(a, b)) < 2e-5);
        }
    }

    void negativeContrastHasAFiniteGradient()
    {
        const auto [x, y] = randomPair(64, 0.1, 9);
        auto input = (-x).clone().requires_grad_(true);
        nn::reconstructionLoss(LossKind::MsSsim, x, input).sum().backward();
        QVERIFY(input.grad().isfinite().all().item<bool>());
        auto constant = torch::zeros_like(x).requires_grad_(true);
        nn::reconstructionLoss(LossKind::MsSsim, torch::zeros_like(x), constant).sum().backward();
        QVERIFY(constant.grad().isfinite().all().item<bool>());
    }

    void onePassAgreesWithTorchsConvolutions_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("cols");
        QTest::newRow("one window") << 11 << 11;
        QTest::newRow("odd, not square") << 37 << 50;
        QTest::newRow("five scales") << 180 << 176;
    }

    /// In fp32 each plane is passed once by our own code, in fp64 torch does it step by step.
    void onePassAgreesWithTorchsConvolutions()
    {
        QFETCH(int, rows);
        QFETCH(int, cols);
        const auto x = nn::seededNormal({2, 3, rows, cols}, 31).mul(0.4).clamp(-1, 1);
        const auto y = (x + 0.3 * nn::seededNormal(x.sizes(), 32)).clamp(-1, 1);
        for (const auto loss : {LossKind::Ssim, LossKind::MsSsim}) {
            auto narrow = y.clone().requires_grad_(true);
            auto wide = y.to(torch::kFloat64).requires_grad_(true);
            const auto ours = nn::reconstructionLoss(loss, x, narrow);
            const auto theirs = nn::reconstructionLoss(loss, x.to(torch::kFloat64), wide);
            QVERIFY((ours - theirs).abs().max().item<double>() < 1e-5);
            const auto weights = torch::tensor({0.3, 1.7}, torch::kFloat64);
            (ours * weights.to(torch::kFloat32)).sum().backward();
            (theirs * weights).sum().backward();
            const double size = wide.grad().norm().item<double>();
            QVERIFY(size > 0.0);
            QVERIFY((narrow.grad() - wide.grad()).norm().item<double>() < 1e-3 * size);
        }
    }

    void gradients_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("side");
        QTest::newRow("l2") << int(LossKind::L2) << 16;
        QTest::newRow("ssim") << int(LossKind::Ssim) << 24;
        QTest::newRow("msssim") << int(LossKind::MsSsim) << 48;
    }

    void gradients()
    {
        QFETCH(int, kind);
        QFETCH(int, side);
        checkGradient(LossKind(kind), side);
    }
};

QTEST_APPLESS_MAIN(TestLosses)
#include "test_losses.moc"
