// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/ensemble.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace mixdesk {

namespace {

constexpr double kRounding = 1e-9; // of sums of weights

} // namespace

std::optional<Combination> combinationByName(const std::string& name)
{
    for (const Combination combination : {Combination::Vote, Combination::Mean})
        if (combinationName(combination) == name)
            return combination;
    return std::nullopt;
}

std::string combinationName(Combination combination)
{
    return combination == Combination::Vote ? "vote" : "mean";
}

Result<std::vector<double>> normalisedWeights(const std::vector<double>& weights)
{
    const double most = weights.empty() ? 1.0 : *std::max_element(weights.begin(), weights.end());
    double sum = 0.0; // of shares of the largest: the weights themselves may be too large to add
    for (const double weight : weights) {
        if (!(weight > 0.0) || !std::isfinite(weight))
            return Error{ErrorCode::Usage,
                         "Every member of an ensemble needs a weight above 0. Leave out members "
                         "that deserve none, or give weights by hand."};
        sum += weight / most;
    }
    if (weights.empty())
        return Error{ErrorCode::Usage, "An ensemble needs members."};
    std::vector<double> normalised = weights;
    for (double& weight : normalised)
        weight = weight / most / sum;
    return normalised;
}

CombinedVerdict combine(const std::vector<MemberVerdict>& members,
                        const std::vector<double>& weights, const std::vector<bool>& routes)
{
    CombinedVerdict verdict;
    std::map<int, double> classes;
    for (std::size_t i = 0; i < members.size(); ++i) {
        const MemberVerdict& member = members[i];
        verdict.voteShare += member.rejected ? weights[i] : 0.0;
        verdict.mean += weights[i] * member.standard;
        verdict.ownMean += weights[i] * member.ownStandard;
        if (routes[i])
            classes[member.routedClass] += weights[i];
    }
    verdict.routedClass = members.front().routedClass;
    double most = 0.0;
    for (const auto& [c, weight] : classes)
        if (weight > most + kRounding) {
            most = weight;
            verdict.routedClass = c;
        }
    verdict.voteShare = std::round(verdict.voteShare * 1e9) / 1e9;
    verdict.disagreement = std::max(0.0, 1.0 - std::abs(2.0 * verdict.voteShare - 1.0));
    return verdict;
}

Moments momentsWithout(const MomentsMeter& all, std::optional<double> value)
{
    if (!value || all.count < 2)
        return all.moments();
    MomentsMeter rest;
    rest.count = all.count - 1;
    rest.mean = all.mean + (all.mean - *value) / rest.count;
    rest.squares = std::max(0.0, all.squares - (*value - all.mean) * (*value - rest.mean));
    return rest.moments();
}

double standardScore(double score, double mu, double sigma)
{
    return (score - mu) / (sigma > 0.0 ? sigma : 1.0);
}

} // namespace mixdesk
