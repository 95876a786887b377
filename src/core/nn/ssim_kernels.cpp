// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ssim_kernels.h"

#include "core/base/wide_vectors.h"
#include "core/imaging/structural_similarity.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace mixdesk::nn {

namespace {

constexpr int kTaps = SsimConstants::window;
constexpr std::int64_t kBorder = kTaps - 1;
constexpr float kC1 = float(SsimConstants::c1), kC2 = float(SsimConstants::c2);

std::array<float, kTaps> gaussianTaps()
{
    std::array<double, kTaps> weights{};
    double sum = 0.0;
    for (int i = 0; i < kTaps; ++i) {
        const double at = i - kTaps / 2;
        weights[std::size_t(i)] =
            std::exp(-at * at / (2 * SsimConstants::sigma * SsimConstants::sigma));
        sum += weights[std::size_t(i)];
    }
    std::array<float, kTaps> taps{};
    for (std::size_t i = 0; i < taps.size(); ++i)
        taps[i] = float(weights[i] / sum);
    return taps;
}

/// Rows of one plane's five moments: of x, y, x^2, y^2 and x y.
struct MomentRows
{
    float *x, *y, *xx, *yy, *xy;
};

MIXDESK_INLINE void filterDown(const PlanePair& planes, std::int64_t row, const float* taps,
                               const MomentRows& to)
{
    const float *x = planes.x + row * planes.cols, *y = planes.y + row * planes.cols;
    const std::int64_t cols = planes.cols;
#pragma omp simd
    for (std::int64_t i = 0; i < cols; ++i) {
        float a = 0.0F, b = 0.0F, aa = 0.0F, bb = 0.0F, ab = 0.0F;
        for (int k = 0; k < kTaps; ++k) {
            const float u = x[k * cols + i], v = y[k * cols + i];
            const float wu = taps[k] * u, wv = taps[k] * v;
            a += wu;
            b += wv;
            aa += wu * u;
            bb += wv * v;
            ab += wu * v;
        }
        to.x[i] = a;
        to.y[i] = b;
        to.xx[i] = aa;
        to.yy[i] = bb;
        to.xy[i] = ab;
    }
}

MIXDESK_INLINE void filterAcross(const float* from, float* to, std::int64_t count,
                                 const float* taps)
{
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        float sum = 0.0F;
        for (int k = 0; k < kTaps; ++k)
            sum += taps[k] * from[i + k];
        to[i] = sum;
    }
}

/// Derivatives of one window's value by its mean of y, of y^2 and of x y; rows of padded planes.
struct DerivativeRows
{
    float *y, *yy, *xy;
};

/// The sum of the values; with `slopes` also their derivatives.
MIXDESK_INLINE float valuesOf(const MomentRows& m, std::int64_t count, bool contrastOnly,
                              const DerivativeRows* slopes)
{
    float sum = 0.0F;
#pragma omp simd reduction(+ : sum)
    for (std::int64_t i = 0; i < count; ++i) {
        const float mx = m.x[i], my = m.y[i], both = mx * my;
        const float a2 = 2.0F * (m.xy[i] - both) + kC2;
        const float inverse2 = 1.0F / (m.xx[i] - mx * mx + m.yy[i] - my * my + kC2);
        const float a1 = contrastOnly ? 1.0F : 2.0F * both + kC1;
        const float inverse1 = contrastOnly ? 1.0F : 1.0F / (mx * mx + my * my + kC1);
        const float inverse = inverse1 * inverse2, value = a1 * a2 * inverse;
        sum += value;
        if (slopes) {
            const float luminance =
                contrastOnly ? 0.0F : 2.0F * mx * a2 * inverse - 2.0F * my * value * inverse1;
            slopes->y[i] = luminance - 2.0F * mx * a1 * inverse + 2.0F * my * value * inverse2;
            slopes->yy[i] = -value * inverse2;
            slopes->xy[i] = 2.0F * a1 * inverse;
        }
    }
    return sum;
}

/// The buffers of one plane within one vector.
struct Buffers
{
    MomentRows down, across;
    std::int64_t wide;             ///< columns of a derivative plane: its border is 0
    float *byY, *byYy, *byXy;      ///< derivative planes, wide x tall
    float *first, *second, *third; ///< rows

    Buffers(const PlanePair& planes, bool derivatives, std::vector<float>& scratch)
        : wide(planes.cols + kBorder)
    {
        const std::int64_t tall = planes.rows + kBorder;
        const auto plane = derivatives ? std::size_t(wide * tall) : 0;
        scratch.resize(std::size_t(13 * wide) + 3 * plane);
        float* at = scratch.data();
        const auto row = [&] { return std::exchange(at, at + wide); };
        down = {row(), row(), row(), row(), row()};
        across = {row(), row(), row(), row(), row()};
        first = row();
        second = row();
        third = row();
        byY = at;
        byYy = byY + plane;
        byXy = byYy + plane;
        std::fill_n(byY, 3 * plane, 0.0F);
    }
};

/// dy = G'(by y) + 2 y G'(by y^2) + x G'(by x y), G' the filter the other way round.
MIXDESK_INLINE void spread(const PlanePair& planes, const Buffers& b, const float* taps,
                           float scale, float* gradient)
{
    for (std::int64_t row = 0; row < planes.rows; ++row) {
        const std::int64_t begin = row * b.wide;
        float *u = b.down.x, *v = b.down.y, *w = b.down.xx;
#pragma omp simd
        for (std::int64_t i = 0; i < b.wide; ++i) {
            float s = 0.0F, t = 0.0F, q = 0.0F;
            for (int k = 0; k < kTaps; ++k) {
                s += taps[k] * b.byY[begin + k * b.wide + i];
                t += taps[k] * b.byYy[begin + k * b.wide + i];
                q += taps[k] * b.byXy[begin + k * b.wide + i];
            }
            u[i] = s;
            v[i] = t;
            w[i] = q;
        }
        filterAcross(u, b.first, planes.cols, taps);
        filterAcross(v, b.second, planes.cols, taps);
        filterAcross(w, b.third, planes.cols, taps);
        const float *x = planes.x + row * planes.cols, *y = planes.y + row * planes.cols;
        float* to = gradient + row * planes.cols;
#pragma omp simd
        for (std::int64_t i = 0; i < planes.cols; ++i)
            to[i] = scale * (b.first[i] + 2.0F * y[i] * b.second[i] + x[i] * b.third[i]);
    }
}

} // namespace

MIXDESK_WIDE double meanSsimOfPlane(const PlanePair& planes, bool contrastOnly, float* gradient,
                                    std::vector<float>& scratch)
{
    static const std::array<float, kTaps> gaussian = gaussianTaps();
    const float* taps = gaussian.data();
    const std::int64_t rows = planes.rows - kBorder, cols = planes.cols - kBorder;
    const Buffers b(planes, gradient != nullptr, scratch);
    double sum = 0.0;
    for (std::int64_t row = 0; row < rows; ++row) {
        filterDown(planes, row, taps, b.down);
        filterAcross(b.down.x, b.across.x, cols, taps);
        filterAcross(b.down.y, b.across.y, cols, taps);
        filterAcross(b.down.xx, b.across.xx, cols, taps);
        filterAcross(b.down.yy, b.across.yy, cols, taps);
        filterAcross(b.down.xy, b.across.xy, cols, taps);
        const std::int64_t at = (row + kBorder) * b.wide + kBorder;
        const DerivativeRows slopes{b.byY + at, b.byYy + at, b.byXy + at};
        sum += double(valuesOf(b.across, cols, contrastOnly, gradient ? &slopes : nullptr));
    }
    const double count = double(rows) * double(cols);
    if (gradient)
        spread(planes, b, taps, float(1.0 / count), gradient);
    return sum / count;
}

} // namespace mixdesk::nn
