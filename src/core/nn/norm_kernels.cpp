// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/norm_kernels.h"

#include "core/base/wide_vectors.h"

#include <cstring>

namespace mixdesk::nn {

namespace {

MIXDESK_INLINE float load(float value)
{
    return value;
}

MIXDESK_INLINE float load(std::uint16_t value)
{
    const std::uint32_t bits = std::uint32_t(value) << 16;
    float number;
    std::memcpy(&number, &bits, sizeof number);
    return number;
}

MIXDESK_INLINE void store(float& to, float value)
{
    to = value;
}

/// To the nearest, ties to even.
MIXDESK_INLINE void store(std::uint16_t& to, float value)
{
    std::uint32_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    to = std::uint16_t((bits + 0x7FFFU + ((bits >> 16) & 1U)) >> 16);
}

template <typename T> MIXDESK_INLINE Moments momentsOf(const T* x, const ChannelPlanes& channel)
{
    double sum = 0.0;
    for (std::int64_t p = 0; p < channel.planes; ++p) {
        const T* plane = x + channel.first + p * channel.step;
        float part = 0.0F;
#pragma omp simd reduction(+ : part)
        for (std::int64_t i = 0; i < channel.size; ++i)
            part += load(plane[i]);
        sum += double(part);
    }
    const double count = double(channel.planes) * double(channel.size);
    const float mean = float(sum / count);
    double squares = 0.0;
    for (std::int64_t p = 0; p < channel.planes; ++p) {
        const T* plane = x + channel.first + p * channel.step;
        float part = 0.0F;
#pragma omp simd reduction(+ : part)
        for (std::int64_t i = 0; i < channel.size; ++i) {
            const float difference = load(plane[i]) - mean;
            part += difference * difference;
        }
        squares += double(part);
    }
    return {mean, float(squares / count)};
}

template <typename T>
MIXDESK_INLINE void scaleAndLeakOf(const T* x, T* y, const ChannelPlanes& channel, float scale,
                                   float shift, float slope)
{
    for (std::int64_t p = 0; p < channel.planes; ++p) {
        const std::int64_t at = channel.first + p * channel.step;
        const T* from = x + at;
        T* to = y + at;
#pragma omp simd
        for (std::int64_t i = 0; i < channel.size; ++i) {
            const float value = load(from[i]) * scale + shift;
            store(to[i], value > 0.0F ? value : value * slope);
        }
    }
}

template <typename T>
MIXDESK_INLINE GradientSums gradientSumsOf(const T* gradient, const T* x, const T* y,
                                           const ChannelPlanes& channel, float mean, float slope)
{
    GradientSums sums{0.0, 0.0};
    for (std::int64_t p = 0; p < channel.planes; ++p) {
        const std::int64_t at = channel.first + p * channel.step;
        float plain = 0.0F, centred = 0.0F;
#pragma omp simd reduction(+ : plain, centred)
        for (std::int64_t i = 0; i < channel.size; ++i) {
            const float g = load(gradient[at + i]) * (load(y[at + i]) > 0.0F ? 1.0F : slope);
            plain += g;
            centred += g * (load(x[at + i]) - mean);
        }
        sums.plain += double(plain);
        sums.centred += double(centred);
    }
    return sums;
}

template <typename T>
MIXDESK_INLINE void inputGradientOf(const T* gradient, const T* x, const T* y, T* dx,
                                    const ChannelPlanes& channel, float mean, float slope,
                                    float scale, float factor, float offset)
{
    for (std::int64_t p = 0; p < channel.planes; ++p) {
        const std::int64_t at = channel.first + p * channel.step;
#pragma omp simd
        for (std::int64_t i = 0; i < channel.size; ++i) {
            const float g = load(gradient[at + i]) * (load(y[at + i]) > 0.0F ? 1.0F : slope);
            store(dx[at + i], scale * g + factor * (load(x[at + i]) - mean) + offset);
        }
    }
}

} // namespace

// Clones are made of plain functions only, so each type gets its own.
#define MIXDESK_KERNELS(T)                                                                         \
    template <> MIXDESK_WIDE Moments moments(const T* x, const ChannelPlanes& channel)             \
    {                                                                                              \
        return momentsOf(x, channel);                                                              \
    }                                                                                              \
    template <>                                                                                    \
    MIXDESK_WIDE void scaleAndLeak(const T* x, T* y, const ChannelPlanes& channel, float scale,    \
                                   float shift, float slope)                                       \
    {                                                                                              \
        scaleAndLeakOf(x, y, channel, scale, shift, slope);                                        \
    }                                                                                              \
    template <>                                                                                    \
    MIXDESK_WIDE GradientSums gradientSums(const T* gradient, const T* x, const T* y,              \
                                           const ChannelPlanes& channel, float mean, float slope)  \
    {                                                                                              \
        return gradientSumsOf(gradient, x, y, channel, mean, slope);                               \
    }                                                                                              \
    template <>                                                                                    \
    MIXDESK_WIDE void inputGradient(const T* gradient, const T* x, const T* y, T* dx,              \
                                    const ChannelPlanes& channel, float mean, float slope,         \
                                    float scale, float factor, float offset)                       \
    {                                                                                              \
        inputGradientOf(gradient, x, y, dx, channel, mean, slope, scale, factor, offset);          \
    }
MIXDESK_KERNELS(float)
MIXDESK_KERNELS(std::uint16_t)
#undef MIXDESK_KERNELS

} // namespace mixdesk::nn
