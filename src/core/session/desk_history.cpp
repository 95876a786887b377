// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/desk_history.h"

#include <algorithm>

namespace mixdesk {

bool sameRow(const ClassThreshold& a, const ClassThreshold& b)
{
    return a.score == b.score && a.mu == b.mu && a.sigma == b.sigma && a.alpha == b.alpha &&
           a.beta == b.beta && a.threshold == b.threshold && a.pixel == b.pixel &&
           a.goodImages == b.goodImages && a.origin == b.origin && a.source == b.source &&
           a.reason == b.reason && a.recheckBand == b.recheckBand;
}

bool sameRows(const std::vector<ClassThreshold>& a, const std::vector<ClassThreshold>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), sameRow);
}

bool sameScores(const std::vector<ClassThreshold>& a, const std::vector<ClassThreshold>& b)
{
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(),
        [](const ClassThreshold& x, const ClassThreshold& y) { return x.score == y.score; });
}

void DeskHistory::push(State before)
{
    m_redo.clear();
    m_undo.push_back({std::move(before), ++m_steps});
    if (m_undo.size() > kMost)
        m_undo.erase(m_undo.begin());
}

void DeskHistory::clear()
{
    m_undo.clear();
    m_redo.clear();
}

std::optional<DeskHistory::State> DeskHistory::step(std::vector<Step>& from, std::vector<Step>& to,
                                                    const State& now)
{
    if (from.empty())
        return {};
    Step step = std::move(from.back());
    from.pop_back();
    to.push_back({now, step.number});
    return std::move(step.state);
}

} // namespace mixdesk
