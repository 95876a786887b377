// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace mixdesk {

/// Counts with "defective" as the positive class. A false positive is a false reject, a false
/// negative an escape. Figures without a denominator are empty.
struct Confusion
{
    int truePositive = 0, falsePositive = 0, trueNegative = 0, falseNegative = 0;

    void add(bool defective, bool rejected);
    std::optional<double> precision() const; ///< 0 when nothing was rejected but defects exist
    std::optional<double> recall() const;    ///< = accuracy on defective images
    std::optional<double> f1() const;
    std::optional<double> normalAccuracy() const; ///< accuracy on good images
    std::optional<double> balancedAccuracy() const;
    std::optional<double> trivialF1() const; ///< F1 of "everything is defective"
};

/// Score with truth; higher scores are more anomalous.
struct ScoredLabel
{
    double score = 0.0;
    bool defective = false;
};

/// Area under the ROC curve by the rank statistic (Mann-Whitney), ties count one half.
/// Empty without both kinds.
std::optional<double> auroc(std::vector<ScoredLabel> items);

struct RocPoint
{
    double falsePositiveRate = 0.0, truePositiveRate = 0.0, threshold = 0.0;
};
/// From (0,0) to (1,1), thresholds descending; one point per distinct score.
std::vector<RocPoint> rocCurve(std::vector<ScoredLabel> items);

/// Spearman's rank correlation of two series of one length, -1 to 1, ties at their mean rank.
/// Empty with fewer than three pairs, or where all values of one are equal.
std::optional<double> rankCorrelation(const std::vector<double>& a, const std::vector<double>& b);

/// Harmonic mean, 0 when both are 0: the paper's F from the printed mean P and mean R.
double harmonicMean(double a, double b);

/// The x with P(X <= x) = probability where X is Beta(a, b) distributed.
double betaQuantile(double a, double b, double probability);

/// Exact (Clopper-Pearson) two-sided confidence limits of a proportion.
std::pair<double, double> proportionInterval(int successes, int trials, double confidence = 0.95);

/// Percentile q in [0, 1] with linear interpolation between order statistics. Not for empty input.
double percentile(std::vector<double> values, double q);

} // namespace mixdesk
