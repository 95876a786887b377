// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/learn/thresholds.h"

#include <optional>
#include <string>
#include <vector>

namespace mixdesk {

/// How the members of an ensemble come to one verdict.
enum class Combination {
    Vote, ///< Eq. 10: the weight of those that vote "anomaly" against that of the others
    Mean  ///< weighted mean of standardised scores against a threshold of its own
};

/// "vote" or "mean".
std::optional<Combination> combinationByName(const std::string& name);
std::string combinationName(Combination combination);

/// Divided by their sum. An Error where there is none, or one is not above 0 (Eq. 10 wants w > 0).
Result<std::vector<double>> normalisedWeights(const std::vector<double>& weights);

/// What one member says of one picture.
struct MemberVerdict
{
    int routedClass = 0;
    bool rejected = false;
    double standard = 0.0;    ///< (score - mu) / sigma of the class that it routed to
    double ownStandard = 0.0; ///< of the true class where it is known, else `standard`
};

struct CombinedVerdict
{
    int routedClass = 0; ///< weighted majority of the members that know classes
    /// Weight of the members that vote "anomaly", 0 to 1; rounded to nine decimals, so that a tie
    /// is one whatever the sum of the weights rounds to.
    double voteShare = 0.0;
    double mean = 0.0, ownMean = 0.0; ///< weighted means of the standardised scores
    double disagreement = 0.0;        ///< 0: all vote alike; 1: the weight is evenly split
};

/// `weights` sum to 1; `routes` says whose class counts (none: the first member's). Ties between
/// classes go to the lower index.
CombinedVerdict combine(const std::vector<MemberVerdict>& members,
                        const std::vector<double>& weights, const std::vector<bool>& routes);

/// Eq. 10: an anomaly above it; a tie is "normal".
constexpr double kMajority = 0.5;

/// Mean and deviation of all values but one that is among them; of all where it is not given.
Moments momentsWithout(const MomentsMeter& all, std::optional<double> value);

/// (score - mu) / sigma; 0 sigma counts as 1, for then all scores were alike.
double standardScore(double score, double mu, double sigma);

} // namespace mixdesk
