// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/losses.h"

#include "core/imaging/structural_similarity.h"

namespace mixdesk::nn {

namespace {

constexpr double kSmallest = 1e-6; // keeps the gradient of a power finite

torch::Tensor gaussianWindow(const torch::TensorOptions& options)
{
    const int n = SsimConstants::window;
    const auto at = torch::arange(n, options) - n / 2;
    const auto weights = torch::exp(-at * at / (2 * SsimConstants::sigma * SsimConstants::sigma));
    return weights / weights.sum();
}

struct Terms
{
    torch::Tensor luminance, contrast; // [N, C, H - 10, W - 10]
};

Terms termsOf(const torch::Tensor& x, const torch::Tensor& y)
{
    const auto channels = x.size(1), n = x.size(0);
    const auto window = gaussianWindow(x.options());
    const auto stacked = torch::cat({x, y, x * x, y * y, x * y});
    const auto column = window.view({1, 1, -1, 1}).expand({channels, 1, -1, 1});
    const auto row = window.view({1, 1, 1, -1}).expand({channels, 1, 1, -1});
    const auto filter = [&](const torch::Tensor& m, const torch::Tensor& kernel) {
        return at::conv2d(m, kernel.contiguous(), {}, at::IntArrayRef(1), at::IntArrayRef(0),
                          at::IntArrayRef(1), channels);
    };
    const auto smooth = filter(filter(stacked, column), row);
    const auto part = [&](int i) { return smooth.slice(0, i * n, (i + 1) * n); };
    const auto mx = part(0), my = part(1);
    const auto xx = mx * mx, yy = my * my, xy = mx * my;
    const double c1 = SsimConstants::c1, c2 = SsimConstants::c2;
    return {(2 * xy + c1) / (xx + yy + c1),
            (2 * (part(4) - xy) + c2) / (part(2) - xx + part(3) - yy + c2)};
}

} // namespace

torch::Tensor ssim(const torch::Tensor& x, const torch::Tensor& y)
{
    const Terms terms = termsOf(x, y);
    return (terms.luminance * terms.contrast).mean({1, 2, 3});
}

torch::Tensor msSsim(const torch::Tensor& x, const torch::Tensor& y)
{
    const auto weights = msSsimWeights(int(std::min(x.size(2), x.size(3))));
    torch::Tensor a = x, b = y, product;
    for (std::size_t scale = 0; scale < weights.size(); ++scale) {
        const Terms terms = termsOf(a, b);
        const bool coarsest = scale + 1 == weights.size();
        const auto mean =
            (coarsest ? terms.luminance * terms.contrast : terms.contrast).mean({2, 3});
        const auto factor = mean.clamp_min(kSmallest).pow(weights[scale]);
        product = product.defined() ? product * factor : factor;
        if (!coarsest) {
            a = at::avg_pool2d(a, {2, 2});
            b = at::avg_pool2d(b, {2, 2});
        }
    }
    return product.mean(1);
}

torch::Tensor reconstructionLoss(LossKind kind, const torch::Tensor& x, const torch::Tensor& y)
{
    switch (kind) {
    case LossKind::L2:
        return (x - y).square().mean({1, 2, 3});
    case LossKind::Ssim:
        return (1 - ssim(x, y)) / 2;
    case LossKind::MsSsim:
        return (1 - msSsim(x, y)) / 2;
    }
    return {};
}

} // namespace mixdesk::nn
