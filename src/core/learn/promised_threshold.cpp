// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/promised_threshold.h"

#include "core/metrics/metrics.h"

#include <algorithm>
#include <cmath>

namespace mixdesk {

namespace {

constexpr int kShapes = 20, kScales = 61;
constexpr double kScaleSpan = 3.0; // of the logarithm, to both sides of the mean excess

/// P(excess > y) of the generalised Pareto distribution; its shape is never 0 here.
double survival(double y, double shape, double scale)
{
    const double inner = 1.0 + shape * y / scale;
    return inner > 0.0 ? std::pow(inner, -1.0 / shape) : 0.0;
}

/// Logarithm of the density of all excesses.
double logLikelihood(const std::vector<double>& excesses, double shape, double scale)
{
    double sum = -double(excesses.size()) * std::log(scale);
    for (const double y : excesses) {
        const double inner = 1.0 + shape * y / scale;
        if (inner <= 0.0)
            return -HUGE_VAL;
        sum -= (1.0 + 1.0 / shape) * std::log(inner);
    }
    return sum;
}

/// Beta(9, 6) over [-0.5, 0.5], mean 0.1: tails as they are met, without those of infinite
/// variance.
double logShapePrior(double shape)
{
    return 8.0 * std::log(0.5 + shape) + 5.0 * std::log(0.5 - shape);
}

/// Posterior of a generalised Pareto tail on a grid of shapes and scales.
class Tail
{
public:
    explicit Tail(const std::vector<double>& excesses)
    {
        double mean = 0.0;
        for (const double y : excesses)
            mean += y / double(excesses.size());
        double most = -HUGE_VAL;
        for (int i = 0; i < kShapes; ++i)
            for (int j = 0; j < kScales; ++j) {
                const double shape = (i + 0.5) / kShapes - 0.5;
                const double scale = mean * std::exp(kScaleSpan * (2.0 * j / (kScales - 1) - 1.0));
                const double weight = logLikelihood(excesses, shape, scale) + logShapePrior(shape);
                m_cells.push_back({shape, scale, weight});
                most = std::max(most, weight);
            }
        double sum = 0.0;
        for (Cell& cell : m_cells)
            sum += cell.weight = std::exp(cell.weight - most);
        for (Cell& cell : m_cells)
            cell.weight /= sum;
    }

    /// Predictive probability that another excess is larger.
    double beyond(double y) const
    {
        double sum = 0.0;
        for (const Cell& cell : m_cells)
            sum += cell.weight * survival(y, cell.shape, cell.scale);
        return sum;
    }

private:
    struct Cell
    {
        double shape, scale, weight;
    };
    std::vector<Cell> m_cells;
};

/// The threshold beyond the largest of `sorted` (ascending) at which the fitted tail has `rate`.
double fromTail(const std::vector<double>& sorted, double rate)
{
    const int n = int(sorted.size());
    const int top = std::max(n / 4, std::min(n / 2, 8));
    const double from = sorted[std::size_t(n - top - 1)];
    std::vector<double> excesses;
    for (int i = n - top; i < n; ++i)
        excesses.push_back(sorted[std::size_t(i)] - from);
    if (excesses.back() <= 0.0) // all tie
        return sorted.back();
    const Tail tail(excesses);
    // An unseen score is beyond the (top + 1)-th largest with probability (top + 1) / (n + 1).
    const double wanted = rate * (n + 1) / (top + 1);
    double low = 0.0, high = excesses.back();
    while (tail.beyond(high) > wanted)
        high *= 2.0;
    for (int i = 0; i < 60; ++i) {
        const double middle = 0.5 * (low + high);
        (tail.beyond(middle) > wanted ? low : high) = middle;
    }
    return std::max(sorted.back(), from + high);
}

} // namespace

std::optional<PromisedThreshold> promisedThreshold(std::vector<double> good, double rate,
                                                   double confidence)
{
    const int n = int(good.size());
    const auto finite = [](double score) { return std::isfinite(score); };
    if (n < kFewestForPromise || !std::all_of(good.begin(), good.end(), finite) ||
        !(rate > 0.0 && rate < 1.0))
        return {};
    std::sort(good.begin(), good.end());
    PromisedThreshold promised;
    promised.goodImages = n;
    promised.rank = int(std::floor(rate * (n + 1) + 1e-9));
    if (promised.rank == 0) {
        promised.threshold = fromTail(good, rate);
        promised.high = betaQuantile(1, n, confidence);
        return promised;
    }
    const int k = promised.rank;
    promised.threshold = good[std::size_t(n - k)];
    const auto ties = std::count(good.begin(), good.end(), promised.threshold);
    const double tail = 0.5 * (1.0 - confidence);
    promised.low = ties > 1 ? 0.0 : betaQuantile(k, n + 1 - k, tail);
    promised.high = betaQuantile(k, n + 1 - k, 1.0 - tail);
    return promised;
}

} // namespace mixdesk
