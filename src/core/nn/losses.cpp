// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/losses.h"

#include "core/imaging/structural_similarity.h"
#include "core/nn/ssim_kernels.h"

#include <ATen/Parallel.h>

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

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// Means [N, C] in one pass over each plane, with their gradient by y where that is wanted: the
/// gradient of a mean is the same map whatever comes after, up to a factor.
class MeanSsimFunction : public torch::autograd::Function<MeanSsimFunction>
{
public:
    static torch::Tensor forward(AutogradContext* context, const torch::Tensor& x,
                                 const torch::Tensor& y, bool contrastOnly, bool differentiate)
    {
        const auto means = torch::empty({x.size(0), x.size(1)}, x.options());
        const auto slope = differentiate ? torch::empty_like(y) : torch::Tensor();
        const auto size = x.size(2) * x.size(3);
        const float *a = x.data_ptr<float>(), *b = y.data_ptr<float>();
        float *to = means.data_ptr<float>(), *d = differentiate ? slope.data_ptr<float>() : nullptr;
        at::parallel_for(0, x.size(0) * x.size(1), 1, [&](std::int64_t begin, std::int64_t end) {
            std::vector<float> scratch;
            for (auto p = begin; p < end; ++p)
                to[p] = float(meanSsimOfPlane({a + p * size, b + p * size, x.size(2), x.size(3)},
                                              contrastOnly, d ? d + p * size : nullptr, scratch));
        });
        if (differentiate)
            context->save_for_backward({slope});
        return means;
    }

    static variable_list backward(AutogradContext* context, variable_list gradients)
    {
        const auto slope = context->get_saved_variables()[0];
        return {torch::Tensor(), slope * gradients[0].unsqueeze(-1).unsqueeze(-1), torch::Tensor(),
                torch::Tensor()};
    }
};

/// Mean of SSIM, or of its contrast and structure alone, per image and channel: [N, C].
torch::Tensor meanTerms(const torch::Tensor& x, const torch::Tensor& y, bool contrastOnly)
{
    const bool fits = std::min(x.size(2), x.size(3)) >= SsimConstants::window;
    if (x.is_cpu() && fits && !x.requires_grad() && x.scalar_type() == torch::kFloat32 &&
        y.scalar_type() == torch::kFloat32)
        return MeanSsimFunction::apply(x.contiguous(), y.contiguous(), contrastOnly,
                                       y.requires_grad() && at::GradMode::is_enabled());
    const Terms terms = termsOf(x, y);
    return (contrastOnly ? terms.contrast : terms.luminance * terms.contrast).mean({2, 3});
}

} // namespace

torch::Tensor ssim(const torch::Tensor& x, const torch::Tensor& y)
{
    return meanTerms(x, y, false).mean(1);
}

torch::Tensor msSsim(const torch::Tensor& x, const torch::Tensor& y)
{
    const auto weights = msSsimWeights(int(std::min(x.size(2), x.size(3))));
    torch::Tensor a = x, b = y, product;
    for (std::size_t scale = 0; scale < weights.size(); ++scale) {
        const bool coarsest = scale + 1 == weights.size();
        const auto factor = meanTerms(a, b, !coarsest).clamp_min(kSmallest).pow(weights[scale]);
        product = product.defined() ? product * factor : factor;
        if (!coarsest) {
            a = at::avg_pool2d(a, {2, 2});
            b = at::avg_pool2d(b, {2, 2});
        }
    }
    return product.mean(1);
}

torch::Tensor defectLoss(const torch::Tensor& logits, const torch::Tensor& masks)
{
    constexpr double kDefects = 0.75, kFocal = 8.0, kDice = 0.12;
    const auto probability = at::sigmoid(logits);
    // log(sigmoid) of the true side, which stays finite for any logit.
    const auto logTrue = at::log_sigmoid(logits * (2 * masks - 1));
    const auto weight = masks * kDefects + (1 - masks) * (1 - kDefects);
    const auto focal = -(weight * (1 - logTrue.exp()).square() * logTrue).mean({1, 2, 3});
    const auto both = (probability * masks).sum({1, 2, 3});
    const auto either = probability.square().sum({1, 2, 3}) + masks.sum({1, 2, 3});
    const auto dice = 1 - (2 * both + 1) / (either + 1);
    return kFocal * focal + kDice * dice;
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
