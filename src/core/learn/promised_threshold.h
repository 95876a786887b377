// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

namespace mixdesk {

/// A threshold for a requested false-reject rate, with what may be said of that rate.
struct PromisedThreshold
{
    double threshold = 0.0;
    /// The rate on unseen good parts lies between them with the confidence asked for.
    double low = 0.0, high = 1.0;
    int goodImages = 0;
    int rank = 0; ///< T is the rank-th largest score; 0: beyond all, from the fitted tail
};

constexpr int kFewestForPromise = 4;

/// The threshold T for the false-reject rate `rate`, from scores of n good images that went into
/// nothing (leave-one-out); score > T is rejected. For unseen parts that are to these as these are
/// to each other:
///
/// - rate >= 1 / (n + 1): T is the k-th largest score, k = floor(rate (n + 1)). The rate on unseen
///   parts is then Beta(k, n + 1 - k) distributed whatever the scores' distribution, its mean
///   k / (n + 1) <= rate, and the interval has `confidence` exactly (Vovk, Gammerman and Shafer
///   2005, Algorithmic Learning in a Random World; Vovk 2012, Conditional validity of inductive
///   conformal predictors, Prop. 2a). Where scores tie at T the rate can only be lower, so the
///   interval begins at 0.
/// - below, no score lies far enough out, and T comes from a generalised Pareto tail (Pickands
///   1975) above the top quarter of the scores (half of them where they are few, at most eight):
///   where its posterior predictive probability is `rate`, with the prior 1 / scale and, for the
///   shape, the one of Martins and Stedinger 2000 on [-0.5, 0.5]. Never below the largest score, so
///   that the interval [0, 1 - (1 - confidence)^(1/n)] again holds for every distribution: it is
///   wide, because n scores cannot tell more, while the tail makes `rate` the best guess within.
///
/// Empty for fewer than kFewestForPromise scores, scores that are no finite numbers, or a rate not
/// between 0 and 1.
std::optional<PromisedThreshold> promisedThreshold(std::vector<double> good, double rate,
                                                   double confidence = 0.9);

} // namespace mixdesk
