// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop_token.h"

#include <string>

namespace mixdesk {

/// Giga floating-point operations per second of three shapes that libraries are fastest at.
struct PeakRates
{
    double sgemm = 0.0; ///< the BLAS; fp32 only
    double matmul = 0.0, convolution = 0.0;
    double best() const;
};

/// What this processor does at most with the threads that setNumericThreads() gave it; bf16 is all
/// 0 where it has no bf16 instructions.
struct MachinePeak
{
    PeakRates fp32, bf16;
};

/// Takes about three seconds, less after a stop.
MachinePeak measurePeak(const StopToken& stop);

/// True where products of bf16 numbers are instructions (AVX512-BF16 and later); elsewhere bf16 is
/// slower than fp32.
bool processorHasBf16();

std::string oneDnnVersion();

} // namespace mixdesk
