// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace mixdesk::nn {

/// Planes of one channel of a contiguous [N, C, H, W] block: plane i begins at `first` + i * step.
struct ChannelPlanes
{
    std::int64_t first, step, planes, size;
};

/// Mean and biased variance of a channel.
struct Moments
{
    float mean, variance;
};

/// What batch normalisation and LeakyReLU do to one channel, in one pass over it each: values are
/// fp32 or bf16 (as std::uint16_t), sums and parameters fp32. No torch, no threads.
template <typename T> Moments moments(const T* x, const ChannelPlanes& channel);

/// y = leaky(x * scale + shift)
template <typename T>
void scaleAndLeak(const T* x, T* y, const ChannelPlanes& channel, float scale, float shift,
                  float slope);

/// Sums over a channel of the gradient g' before the activation, and of g' * (x - mean).
struct GradientSums
{
    double plain, centred;
};
template <typename T>
GradientSums gradientSums(const T* gradient, const T* x, const T* y, const ChannelPlanes& channel,
                          float mean, float slope);

/// dx = scale * g' + factor * (x - mean) + offset
template <typename T>
void inputGradient(const T* gradient, const T* x, const T* y, T* dx, const ChannelPlanes& channel,
                   float mean, float slope, float scale, float factor, float offset);

} // namespace mixdesk::nn
