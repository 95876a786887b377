// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/metrics.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace mixdesk {

namespace {

double ratio(int part, int whole)
{
    return double(part) / double(whole);
}

/// Continued fraction of the incomplete beta function (modified Lentz method).
double betaFraction(double a, double b, double x)
{
    constexpr double kTiny = 1e-300;
    const auto away = [](double value) { return std::abs(value) < kTiny ? kTiny : value; };
    double c = 1.0;
    double d = 1.0 / away(1.0 - (a + b) * x / (a + 1.0));
    double result = d;
    for (int m = 1; m <= 100000; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1.0 / away(1.0 + even * d);
        c = away(1.0 + even / c);
        result *= d * c;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1.0 / away(1.0 + odd * d);
        c = away(1.0 + odd / c);
        const double change = d * c;
        result *= change;
        if (std::abs(change - 1.0) < 1e-15)
            break;
    }
    return result;
}

/// Regularised incomplete beta function I_x(a, b).
double incompleteBeta(double a, double b, double x)
{
    if (x <= 0.0)
        return 0.0;
    if (x >= 1.0)
        return 1.0;
    const double front = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) +
                                  a * std::log(x) + b * std::log1p(-x));
    if (x < (a + 1.0) / (a + b + 2.0))
        return front * betaFraction(a, b, x) / a;
    return 1.0 - front * betaFraction(b, a, 1.0 - x) / b;
}

void sortDescending(std::vector<ScoredLabel>& items)
{
    std::sort(items.begin(), items.end(),
              [](const ScoredLabel& a, const ScoredLabel& b) { return a.score > b.score; });
}

struct Truths
{
    std::size_t good = 0, defective = 0;
};

Truths countTruths(const std::vector<ScoredLabel>& items)
{
    Truths truths;
    for (const ScoredLabel& item : items)
        ++(item.defective ? truths.defective : truths.good);
    return truths;
}

/// NaN has no rank: it would break the order that sorting needs. Only a broken network makes one.
bool hasNaN(const std::vector<ScoredLabel>& items)
{
    return std::any_of(items.begin(), items.end(),
                       [](const ScoredLabel& item) { return std::isnan(item.score); });
}

/// From 1; equal values share the mean of their ranks.
std::vector<double> meanRanks(const std::vector<double>& values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(),
              [&](std::size_t i, std::size_t j) { return values[i] < values[j]; });
    std::vector<double> ranks(values.size());
    for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
        while (end < order.size() && values[order[end]] == values[order[begin]])
            ++end;
        for (std::size_t i = begin; i < end; ++i)
            ranks[order[i]] = double(begin + end + 1) / 2.0;
    }
    return ranks;
}

} // namespace

void Confusion::add(bool defective, bool rejected)
{
    if (defective)
        ++(rejected ? truePositive : falseNegative);
    else
        ++(rejected ? falsePositive : trueNegative);
}

std::optional<double> Confusion::precision() const
{
    if (truePositive + falsePositive > 0)
        return ratio(truePositive, truePositive + falsePositive);
    if (falseNegative > 0)
        return 0.0;
    return std::nullopt;
}

std::optional<double> Confusion::recall() const
{
    if (truePositive + falseNegative == 0)
        return std::nullopt;
    return ratio(truePositive, truePositive + falseNegative);
}

std::optional<double> Confusion::f1() const
{
    if (truePositive + falseNegative == 0)
        return std::nullopt;
    return ratio(2 * truePositive, 2 * truePositive + falsePositive + falseNegative);
}

std::optional<double> Confusion::normalAccuracy() const
{
    if (trueNegative + falsePositive == 0)
        return std::nullopt;
    return ratio(trueNegative, trueNegative + falsePositive);
}

std::optional<double> Confusion::balancedAccuracy() const
{
    const auto good = normalAccuracy();
    const auto defective = recall();
    if (!good || !defective)
        return std::nullopt;
    return 0.5 * (*good + *defective);
}

std::optional<double> Confusion::trivialF1() const
{
    Confusion everythingRejected;
    everythingRejected.truePositive = truePositive + falseNegative;
    everythingRejected.falsePositive = trueNegative + falsePositive;
    return everythingRejected.f1();
}

std::optional<double> auroc(std::vector<ScoredLabel> items)
{
    const Truths truths = countTruths(items);
    if (truths.good == 0 || truths.defective == 0 || hasNaN(items))
        return std::nullopt;
    sortDescending(items);
    double wins = 0.0;
    std::size_t goodBelow = truths.good;
    for (std::size_t i = 0; i < items.size();) {
        Truths tied;
        const double score = items[i].score;
        for (; i < items.size() && items[i].score == score; ++i)
            ++(items[i].defective ? tied.defective : tied.good);
        goodBelow -= tied.good;
        wins += double(tied.defective) * (double(goodBelow) + 0.5 * double(tied.good));
    }
    return wins / (double(truths.good) * double(truths.defective));
}

std::vector<RocPoint> rocCurve(std::vector<ScoredLabel> items)
{
    const Truths truths = countTruths(items);
    if (truths.good == 0 || truths.defective == 0 || hasNaN(items))
        return {};
    sortDescending(items);
    std::vector<RocPoint> curve{{0.0, 0.0, HUGE_VAL}};
    Truths rejected;
    for (std::size_t i = 0; i < items.size();) {
        const double score = items[i].score;
        for (; i < items.size() && items[i].score == score; ++i)
            ++(items[i].defective ? rejected.defective : rejected.good);
        curve.push_back({double(rejected.good) / double(truths.good),
                         double(rejected.defective) / double(truths.defective), score});
    }
    return curve;
}

std::optional<double> rankCorrelation(const std::vector<double>& a, const std::vector<double>& b)
{
    if (a.size() != b.size() || a.size() < 3)
        return std::nullopt;
    const auto x = meanRanks(a), y = meanRanks(b);
    const double middle = (double(a.size()) + 1.0) / 2.0;
    double xy = 0.0, xx = 0.0, yy = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xy += (x[i] - middle) * (y[i] - middle);
        xx += (x[i] - middle) * (x[i] - middle);
        yy += (y[i] - middle) * (y[i] - middle);
    }
    if (xx == 0.0 || yy == 0.0)
        return std::nullopt;
    return xy / std::sqrt(xx * yy);
}

double harmonicMean(double a, double b)
{
    return a + b > 0.0 ? 2.0 * a * b / (a + b) : 0.0;
}

double betaQuantile(double a, double b, double probability)
{
    double low = 0.0, high = 1.0; // bisection: I_x grows with x
    for (int i = 0; i < 200 && high - low > 1e-15 * high; ++i) {
        const double middle = 0.5 * (low + high);
        (incompleteBeta(a, b, middle) < probability ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

std::pair<double, double> proportionInterval(int successes, int trials, double confidence)
{
    if (trials <= 0)
        return {0.0, 1.0};
    successes = std::clamp(successes, 0, trials);
    const double tail = 0.5 * (1.0 - confidence);
    const double low = successes == 0 ? 0.0 : betaQuantile(successes, trials - successes + 1, tail);
    const double high =
        successes == trials ? 1.0 : betaQuantile(successes + 1, trials - successes, 1.0 - tail);
    return {low, high};
}

double percentile(std::vector<double> values, double q)
{
    assert(!values.empty());
    const double place = std::clamp(q, 0.0, 1.0) * double(values.size() - 1);
    const auto below = values.begin() + std::ptrdiff_t(place);
    std::nth_element(values.begin(), below, values.end());
    const double fraction = place - std::floor(place);
    if (fraction == 0.0)
        return *below;
    const double above = *std::min_element(below + 1, values.end());
    return *below + fraction * (above - *below);
}

} // namespace mixdesk
