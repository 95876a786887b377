// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/corruption.h"

namespace mixdesk::nn {

torch::Tensor seededNormal(at::IntArrayRef shape, std::uint64_t seed)
{
    return torch::empty(shape).normal_(0.0, 1.0, at::detail::createCPUGenerator(seed));
}

torch::Tensor corrupt(const torch::Tensor& image, NoiseKind kind, double amount, std::uint64_t seed)
{
    switch (kind) {
    case NoiseKind::None:
    case NoiseKind::Structured: // done to the picture, before
        return image;
    case NoiseKind::Gaussian:
        return seededNormal(image.sizes(), seed).mul_(amount).add_(image).clamp_(-1.0, 1.0);
    case NoiseKind::Masking: {
        const auto pixels = image.size(1) * image.size(2);
        const auto count = std::int64_t(std::llround(amount * double(pixels)));
        const auto order = at::randperm(pixels, at::detail::createCPUGenerator(seed));
        auto masked = image.clone();
        masked.flatten(1).index_fill_(1, order.slice(0, 0, count), 0.0);
        return masked;
    }
    }
    return image;
}

} // namespace mixdesk::nn
