// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/metrics/metrics.h"

#include <optional>
#include <string>
#include <vector>

namespace mixdesk {

/// Mean and sample deviation (n - 1) of scores; exact over all values given.
struct Moments
{
    int count = 0;
    double mean = 0.0, deviation = 0.0;
};

/// Numerically stable sums for Moments, mergeable across epochs' parts.
class MomentsMeter
{
public:
    void add(double value);
    void merge(const MomentsMeter& other);
    Moments moments() const;

    int count = 0;
    double mean = 0.0, squares = 0.0; ///< Welford's state, open for checkpoints
};

Moments momentsOf(const std::vector<double>& values);

/// Eq. 6: T_i = (1 - alpha) T_{i-1} + alpha (mu + beta sigma), T_0 the first epoch's value. mu and
/// sigma are smoothed separately, which gives the same T for every beta.
class RunningThreshold
{
public:
    /// Fewer than two samples leave it unchanged; returns whether it was used.
    bool update(const Moments& epoch, double alpha);
    double threshold(double beta) const { return mu + beta * sigma; }

    bool started = false;
    double mu = 0.0, sigma = 0.0;
};

/// What a fitted threshold should achieve.
struct FitTarget
{
    enum class Kind { Balanced, F1, Cost, MaxFalseReject, MaxEscape } kind = Kind::Balanced;
    double limit = 0.0;           ///< share, for MaxFalseReject and MaxEscape
    double falseRejectCost = 1.0; ///< for Cost
    double escapeCost = 10.0;
    double defectRate = 0.01; ///< share of defective parts on the line, for Cost
};

/// "balanced", "f1", "cost", "cost=FR:ESCAPE:RATE", "max-false-reject=0.05", "max-escape=0.01".
Result<FitTarget> parseFitTarget(const std::string& text);

/// Score limits [mu + low sigma, mu + high sigma] that a fitted beta must stay in.
struct BetaLimits
{
    double low = -1.0, high = 6.0;
};

struct FittedThreshold
{
    double threshold = 0.0, beta = 0.0;
    Confusion confusion;  ///< on the scores it was fitted on
    bool clipped = false; ///< the beta range kept it from the optimum
};

/// Picks the threshold within the limits that serves the target best on these scores (score > T is
/// rejected). Where a range of thresholds does equally well, one a quarter of the way up the range:
/// nearer to the good parts, because real defects can be fainter than those it was fitted on. Needs
/// good scores; with no defective ones only MaxFalseReject works, which then takes the lowest
/// threshold that serves, and the others fall back to it at 5 %.
FittedThreshold fitThreshold(const std::vector<double>& good, const std::vector<double>& defective,
                             const Moments& moments, const FitTarget& target,
                             const BetaLimits& limits);

} // namespace mixdesk
