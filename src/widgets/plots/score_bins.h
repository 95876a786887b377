// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot_types.h"

#include <array>

namespace mixdesk {

enum class ScoreGroup { Good, Defective, Unlabelled };
constexpr int kScoreGroups = 3;

/// Counts of one histogram bar.
struct ScoreBin
{
    std::array<int, kScoreGroups> counts{};

    int of(ScoreGroup group) const { return counts.at(std::size_t(group)); }
};

/// Scores sorted once, so that counting between two values costs two searches, and re-binning a
/// hundred thousand scores takes microseconds.
class ScoreBins
{
public:
    /// NaN is left out.
    void setScores(ScoreGroup group, QVector<double> scores);
    int count(ScoreGroup group) const { return int(of(group).size()); }
    /// Scores above `value`: what a threshold there rejects.
    int countAbove(ScoreGroup group, double value) const;
    /// Even bins from low to high; a score on an edge belongs to the upper bin, scores outside to
    /// the first and the last.
    QVector<ScoreBin> binned(Range range, int bins) const;
    /// Holds all scores but far outliers (beyond a quarter of the span above the highest and below
    /// the lowest of 1,000), and `include`; never empty.
    Range niceRange(const QVector<double>& include) const;

private:
    const QVector<double>& of(ScoreGroup group) const { return m_sorted.at(std::size_t(group)); }

    std::array<QVector<double>, kScoreGroups> m_sorted;
};

} // namespace mixdesk
