// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/score_bins.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace mixdesk {

void ScoreBins::setScores(ScoreGroup group, QVector<double> scores)
{
    scores.erase(std::remove_if(scores.begin(), scores.end(),
                                [](double score) { return std::isnan(score); }),
                 scores.end());
    std::sort(scores.begin(), scores.end());
    m_sorted.at(std::size_t(group)) = std::move(scores);
}

int ScoreBins::countAbove(ScoreGroup group, double value) const
{
    const QVector<double>& scores = of(group);
    return int(scores.end() - std::upper_bound(scores.begin(), scores.end(), value));
}

QVector<ScoreBin> ScoreBins::binned(Range range, int bins) const
{
    QVector<ScoreBin> result(std::max(bins, 1));
    const double width = (range.second - range.first) / double(result.size());
    for (std::size_t group = 0; group < m_sorted.size(); ++group) {
        const QVector<double>& scores = m_sorted.at(group);
        auto from = scores.begin();
        for (int i = 0; i < result.size(); ++i) {
            const bool last = i + 1 == result.size();
            const auto to =
                last ? scores.end()
                     : std::lower_bound(from, scores.end(), range.first + width * (i + 1));
            result[i].counts.at(group) = int(to - from);
            from = to;
        }
    }
    return result;
}

Range ScoreBins::niceRange(const QVector<double>& include) const
{
    std::optional<Range> range;
    const auto widen = [&](double low, double high) {
        if (std::isfinite(low) && std::isfinite(high))
            range = range ? Range(std::min(range->first, low), std::max(range->second, high))
                          : Range(low, high);
    };
    for (const QVector<double>& scores : m_sorted) {
        if (scores.isEmpty())
            continue;
        const auto tail = qsizetype(double(scores.size()) * 0.001);
        const double low = scores.at(tail), high = scores.at(scores.size() - 1 - tail);
        const double reach = (high - low) * 0.25;
        widen(std::max(scores.first(), low - reach), std::min(scores.last(), high + reach));
    }
    for (const double value : include)
        widen(value, value);
    if (!range)
        return {0.0, 1.0};
    auto [low, high] = *range;
    const double span = high - low;
    const double margin = span > 0.0 ? span * 0.04 : std::max(std::abs(low) * 0.1, 1e-6);
    return {low - margin, high + margin};
}

} // namespace mixdesk
