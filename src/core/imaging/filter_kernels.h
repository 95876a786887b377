// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace mixdesk {

// What filters do to one row of floats, in vectors as wide as the processor's. No memory, no
// threads.

/// to[i] = sum over k from 0 to 2 radius of taps[k] * from[i + k * step]
void filterAcross(const float* from, const float* taps, int radius, int step, float* to, int count);
/// to[i] = sum over k from 0 to 2 radius of taps[k] * rows[k][i], for taps that are the same both
/// ways from the middle.
void filterDown(const float* const* rows, const float* taps, int radius, float* to, int count);

/// Rows of two pictures' moments: of x, y, x^2, y^2 and x y.
struct MomentRows
{
    float *x, *y, *xx, *yy, *xy;
};
/// The products of x and y.
void multiply(const MomentRows& rows, int count);
/// SSIM of every window, or its contrast and structure alone, from its moments, which are
/// overwritten.
void similarityOf(const MomentRows& moments, bool contrastOnly, float* to, int count);

/// to[i] = mean of from[3 i .. 3 i + 2]
void meanOfThree(const float* from, float* to, int count);

/// to[i] = mean of |x - y| over the three values of pixel i, or of (x - y)^2.
void differenceOfThree(const float* x, const float* y, bool squared, float* to, int count);

/// The highest of count > 0 numbers; NaN where any of them is no finite number.
float highestOf(const float* x, int count);
/// The same of (x - mean) / deviation, which `to` gets where it is not null.
float highestStandardised(const float* x, const float* mean, const float* deviation, float* to,
                          int count);

} // namespace mixdesk
