// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/thresholds.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace mixdesk {

namespace {

constexpr double kIntoPlateau = 0.25;
constexpr double kFallbackFalseReject = 0.05;

/// Smaller is better; thresholds that break a limit are ordered by how far.
double lossOf(const Confusion& c, const FitTarget& target)
{
    // From counts, so that 3 of 10 is 0.3 and not a rounding error more than the limit 0.3.
    const auto share = [](int part, int rest) {
        return part > 0 ? double(part) / double(part + rest) : 0.0;
    };
    const double falseReject = share(c.falsePositive, c.trueNegative);
    const double escape = share(c.falseNegative, c.truePositive);
    switch (target.kind) {
    case FitTarget::Kind::Balanced:
        return falseReject + escape;
    case FitTarget::Kind::F1:
        return -c.f1().value_or(0.0);
    case FitTarget::Kind::Cost:
        return target.falseRejectCost * falseReject * (1.0 - target.defectRate) +
               target.escapeCost * escape * target.defectRate;
    case FitTarget::Kind::MaxFalseReject:
        return falseReject > target.limit ? 2.0 + falseReject : escape;
    case FitTarget::Kind::MaxEscape:
        return escape > target.limit ? 2.0 + escape : falseReject;
    }
    return 0.0;
}

struct Step
{
    double low, high; // thresholds in [low, high) give this confusion
    Confusion confusion;
    double loss;
};

/// One step per gap between neighbouring distinct scores, thresholds ascending; the first rejects
/// everything, the last nothing.
std::vector<Step> steps(const std::vector<double>& good, const std::vector<double>& defective,
                        const FitTarget& target)
{
    std::vector<ScoredLabel> items;
    for (const double score : good)
        items.push_back({score, false});
    for (const double score : defective)
        items.push_back({score, true});
    std::sort(items.begin(), items.end(),
              [](const ScoredLabel& a, const ScoredLabel& b) { return a.score < b.score; });
    Confusion confusion;
    confusion.truePositive = int(defective.size());
    confusion.falsePositive = int(good.size());
    std::vector<Step> all;
    if (!items.empty()) {
        const double lowest = items.front().score;
        all.push_back(
            {lowest - std::fabs(lowest) - 1e-6, lowest, confusion, lossOf(confusion, target)});
    }
    for (std::size_t i = 0; i < items.size();) {
        const double score = items[i].score;
        for (; i < items.size() && items[i].score == score; ++i) {
            if (items[i].defective) {
                --confusion.truePositive;
                ++confusion.falseNegative;
            } else {
                --confusion.falsePositive;
                ++confusion.trueNegative;
            }
        }
        const double next = i < items.size() ? items[i].score : score + std::fabs(score) + 1e-6;
        all.push_back({score, next, confusion, lossOf(confusion, target)});
    }
    return all;
}

struct Range
{
    double low, high;
};

/// The best step that a threshold within `limits` can be in. Rejecting everything must be strictly
/// better than all else to be taken.
std::size_t bestWithin(const std::vector<Step>& all, const Range& limits)
{
    const auto reachable = [&](std::size_t i) {
        return (i == 0 || all[i].low <= limits.high) &&
               (i + 1 == all.size() || all[i].high > limits.low);
    };
    std::optional<std::size_t> best;
    for (std::size_t i = 1; i < all.size(); ++i)
        if (reachable(i) && (!best || all[i].loss < all[*best].loss))
            best = i;
    if (!best || (reachable(0) && all[0].loss < all[*best].loss))
        best = 0;
    return *best;
}

std::optional<double> numberIn(const std::string& text, double low, double high)
{
    double value = 0.0;
    const auto end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, value);
    if (parsed.ec != std::errc() || parsed.ptr != end || !(value >= low) || !(value <= high))
        return {};
    return value;
}

Result<FitTarget> parseCost(const std::string& text)
{
    const auto first = text.find(':');
    const auto second = first == std::string::npos ? first : text.find(':', first + 1);
    if (second != std::string::npos) {
        const auto reject = numberIn(text.substr(0, first), 0.0, 1e12);
        const auto escape = numberIn(text.substr(first + 1, second - first - 1), 0.0, 1e12);
        const auto rate = numberIn(text.substr(second + 1), 0.0, 1.0);
        if (reject && escape && rate)
            return FitTarget{FitTarget::Kind::Cost, 0.0, *reject, *escape, *rate};
    }
    return Error{ErrorCode::Usage, "--fit cost=" + text +
                                       ": write cost=FALSE_REJECT:ESCAPE:DEFECT_RATE, for "
                                       "example cost=1:50:0.01."};
}

} // namespace

void MomentsMeter::add(double value)
{
    ++count;
    const double delta = value - mean;
    mean += delta / count;
    squares += delta * (value - mean);
}

void MomentsMeter::merge(const MomentsMeter& other)
{
    if (other.count == 0)
        return;
    const double delta = other.mean - mean;
    const double all = double(count) + other.count;
    squares += other.squares + delta * delta * count * other.count / all;
    mean += delta * other.count / all;
    count += other.count;
}

Moments MomentsMeter::moments() const
{
    return {count, mean, count > 1 ? std::sqrt(squares / (count - 1)) : 0.0};
}

Moments momentsOf(const std::vector<double>& values)
{
    MomentsMeter meter;
    for (const double value : values)
        meter.add(value);
    return meter.moments();
}

bool RunningThreshold::update(const Moments& epoch, double alpha)
{
    if (epoch.count < 2)
        return false;
    const double weight = started ? alpha : 1.0;
    mu = (1.0 - weight) * mu + weight * epoch.mean;
    sigma = (1.0 - weight) * sigma + weight * epoch.deviation;
    started = true;
    return true;
}

Result<FitTarget> parseFitTarget(const std::string& text)
{
    const auto equals = text.find('=');
    const std::string name = text.substr(0, equals);
    const std::string value = equals == std::string::npos ? "" : text.substr(equals + 1);
    FitTarget target;
    if (text == "balanced")
        return target;
    if (text == "f1" || text == "cost") {
        target.kind = text == "f1" ? FitTarget::Kind::F1 : FitTarget::Kind::Cost;
        return target;
    }
    if (name == "cost")
        return parseCost(value);
    if (name == "max-false-reject" || name == "max-escape") {
        const auto limit = numberIn(value, 0.0, 1.0);
        if (!limit)
            return Error{ErrorCode::Usage, "--fit " + name +
                                               " needs a share from 0 to 1, for example " + name +
                                               "=0.05."};
        target.kind =
            name == "max-escape" ? FitTarget::Kind::MaxEscape : FitTarget::Kind::MaxFalseReject;
        target.limit = *limit;
        return target;
    }
    return Error{ErrorCode::Usage, "--fit cannot be '" + text +
                                       "'; choose balanced, f1, cost, cost=FR:ESCAPE:RATE, "
                                       "max-false-reject=P or max-escape=P."};
}

FittedThreshold fitThreshold(const std::vector<double>& good, const std::vector<double>& defective,
                             const Moments& moments, const FitTarget& target,
                             const BetaLimits& limits)
{
    FitTarget wanted = target;
    if (defective.empty() && wanted.kind != FitTarget::Kind::MaxFalseReject) {
        wanted.kind = FitTarget::Kind::MaxFalseReject;
        wanted.limit = kFallbackFalseReject;
    }
    const auto all = steps(good, defective, wanted);
    FittedThreshold fitted;
    if (all.empty())
        return fitted;
    const double low = moments.mean + limits.low * moments.deviation;
    const Range range{low, std::max(low, moments.mean + limits.high * moments.deviation)};
    const std::size_t best = bestWithin(all, range);
    // Without defects nothing speaks against fewer rejects: the lowest threshold that serves is it.
    std::size_t last = best;
    while (!defective.empty() && last + 1 < all.size() && all[last + 1].loss == all[best].loss)
        ++last;
    const double free = all[best].low + kIntoPlateau * (all[last].high - all[best].low);
    fitted.threshold = std::clamp(free, range.low, range.high);
    fitted.clipped =
        fitted.threshold != free ||
        std::any_of(all.begin(), all.end(), [&](const Step& s) { return s.loss < all[best].loss; });
    // The quotient of a threshold at the very end of the range may round to just outside it.
    if (moments.deviation > 0)
        fitted.beta = std::clamp((fitted.threshold - moments.mean) / moments.deviation, limits.low,
                                 limits.high);
    // T = mu + beta sigma must hold exactly, with the beta that is stored.
    fitted.threshold = moments.mean + fitted.beta * moments.deviation;
    for (const double score : good)
        fitted.confusion.add(false, score > fitted.threshold);
    for (const double score : defective)
        fitted.confusion.add(true, score > fitted.threshold);
    return fitted;
}

} // namespace mixdesk
