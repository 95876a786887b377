// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/filter_kernels.h"

#include "core/base/wide_vectors.h"
#include "core/imaging/structural_similarity.h"

#include <cmath>
#include <cstring>
#include <limits>

namespace mixdesk {

namespace {

constexpr float kC1 = float(SsimConstants::c1), kC2 = float(SsimConstants::c2);

/// Four of them stay in registers.
using Vector = float __attribute__((vector_size(64)));
constexpr int kLanes = 16;

MIXDESK_INLINE void load(const float* from, Vector& vector)
{
    std::memcpy(&vector, from, sizeof vector);
}

MIXDESK_INLINE void store(float* to, const Vector& vector)
{
    std::memcpy(to, &vector, sizeof vector);
}

/// `Count` vectors of sums; all are added up in the same order, that of OpenCV's filters.
template <int Count>
MIXDESK_INLINE void acrossVectors(const float* from, const float* taps, int radius, int step,
                                  float* to)
{
    Vector sums[Count] = {}, value;
    for (int k = 0; k <= 2 * radius; ++k, from += step)
        for (int v = 0; v < Count; ++v) {
            load(from + v * kLanes, value);
            sums[v] += taps[k] * value;
        }
    for (int v = 0; v < Count; ++v)
        store(to + v * kLanes, sums[v]);
}

template <int Count>
MIXDESK_INLINE void downVectors(const float* const* rows, int at, const float* taps, int radius,
                                float* to)
{
    Vector sums[Count], above, below;
    for (int v = 0; v < Count; ++v) {
        load(rows[radius] + at + v * kLanes, above);
        sums[v] = taps[radius] * above;
    }
    for (int k = 1; k <= radius; ++k) {
        const float *a = rows[radius - k] + at, *b = rows[radius + k] + at;
        for (int v = 0; v < Count; ++v) {
            load(a + v * kLanes, above);
            load(b + v * kLanes, below);
            sums[v] += taps[radius + k] * (below + above);
        }
    }
    for (int v = 0; v < Count; ++v)
        store(to + at + v * kLanes, sums[v]);
}

} // namespace

MIXDESK_WIDE void filterAcross(const float* from, const float* taps, int radius, int step,
                               float* to, int count)
{
    int i = 0;
    for (; i + 4 * kLanes <= count; i += 4 * kLanes)
        acrossVectors<4>(from + i, taps, radius, step, to + i);
    for (; i + kLanes <= count; i += kLanes)
        acrossVectors<1>(from + i, taps, radius, step, to + i);
    for (; i < count; ++i) {
        float sum = 0.0F;
        for (int k = 0; k <= 2 * radius; ++k)
            sum += taps[k] * from[i + k * step];
        to[i] = sum;
    }
}

MIXDESK_WIDE void filterDown(const float* const* rows, const float* taps, int radius, float* to,
                             int count)
{
    int i = 0;
    for (; i + 4 * kLanes <= count; i += 4 * kLanes)
        downVectors<4>(rows, i, taps, radius, to);
    for (; i + kLanes <= count; i += kLanes)
        downVectors<1>(rows, i, taps, radius, to);
    for (; i < count; ++i) {
        float sum = taps[radius] * rows[radius][i];
        for (int k = 1; k <= radius; ++k)
            sum += taps[radius + k] * (rows[radius + k][i] + rows[radius - k][i]);
        to[i] = sum;
    }
}

MIXDESK_WIDE void multiply(const MomentRows& rows, int count)
{
#pragma omp simd
    for (int i = 0; i < count; ++i) {
        const float u = rows.x[i], v = rows.y[i];
        rows.xx[i] = u * u;
        rows.yy[i] = v * v;
        rows.xy[i] = u * v;
    }
}

/// Variances are small differences of squares: both are rounded alike, as OpenCV's are, for which
/// the squares of means go through memory.
MIXDESK_WIDE void similarityOf(const MomentRows& m, bool contrastOnly, float* to, int count)
{
#pragma omp simd
    for (int i = 0; i < count; ++i) {
        const float u = m.x[i], v = m.y[i];
        m.x[i] = u * u;
        m.y[i] = v * v;
        to[i] = u * v;
    }
#pragma omp simd
    for (int i = 0; i < count; ++i) {
        const float contrast =
            (2.0F * (m.xy[i] - to[i]) + kC2) / ((m.xx[i] - m.x[i]) + (m.yy[i] - m.y[i]) + kC2);
        const float luminance = (2.0F * to[i] + kC1) / (m.x[i] + m.y[i] + kC1);
        to[i] = contrastOnly ? contrast : luminance * contrast;
    }
}

MIXDESK_WIDE void meanOfThree(const float* from, float* to, int count)
{
#pragma omp simd
    for (int i = 0; i < count; ++i)
        to[i] = (from[3 * i] + from[3 * i + 1] + from[3 * i + 2]) * (1.0F / 3.0F);
}

MIXDESK_WIDE void differenceOfThree(const float* x, const float* y, bool squared, float* to,
                                    int count)
{
#pragma omp simd
    for (int i = 0; i < count; ++i) {
        const float a = x[3 * i] - y[3 * i], b = x[3 * i + 1] - y[3 * i + 1],
                    c = x[3 * i + 2] - y[3 * i + 2];
        const float sum = squared ? a * a + b * b + c * c : std::abs(a) + std::abs(b) + std::abs(c);
        to[i] = sum * (1.0F / 3.0F);
    }
}

MIXDESK_WIDE float highestOf(const float* x, int count)
{
    float highest = x[0], poison = 0.0F;
#pragma omp simd reduction(max : highest) reduction(+ : poison)
    for (int i = 0; i < count; ++i) {
        highest = x[i] > highest ? x[i] : highest;
        poison += x[i] - x[i]; // 0, but NaN of what is no finite number
    }
    return highest + poison;
}

MIXDESK_WIDE float highestStandardised(const float* x, const float* mean, const float* deviation,
                                       float* to, int count)
{
    float highest = std::numeric_limits<float>::lowest(), poison = 0.0F;
#pragma omp simd reduction(max : highest) reduction(+ : poison)
    for (int i = 0; i < count; ++i) {
        const float z = (x[i] - mean[i]) / deviation[i];
        highest = z > highest ? z : highest;
        poison += z - z;
        if (to)
            to[i] = z;
    }
    return highest + poison;
}

} // namespace mixdesk
