// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/thresholds_file.h"

#include <optional>
#include <vector>

namespace mixdesk {

/// Bit for bit the same row, words included.
bool sameRow(const ClassThreshold& a, const ClassThreshold& b);
bool sameRows(const std::vector<ClassThreshold>& a, const std::vector<ClassThreshold>& b);
/// Judged by the same kinds of score: scores of one kind say nothing about thresholds of another.
bool sameScores(const std::vector<ClassThreshold>& a, const std::vector<ClassThreshold>& b);

/// Undo and redo of whole states of the desk, newest last; bounded.
class DeskHistory
{
public:
    using State = std::vector<ClassThreshold>;

    static constexpr std::size_t kMost = 200;

    void push(State before);
    void clear();
    /// The step that undo() takes back, by a number that is its own and comes back with a redo; 0:
    /// there is none.
    int lastStep() const { return m_undo.empty() ? 0 : m_undo.back().number; }
    bool canUndo() const { return !m_undo.empty(); }
    bool canRedo() const { return !m_redo.empty(); }
    /// The state to go to, `now` being the one that is left; empty when there is none.
    std::optional<State> undo(const State& now) { return step(m_undo, m_redo, now); }
    std::optional<State> redo(const State& now) { return step(m_redo, m_undo, now); }

private:
    struct Step
    {
        State state;
        int number = 0;
    };

    static std::optional<State> step(std::vector<Step>& from, std::vector<Step>& to,
                                     const State& now);

    std::vector<Step> m_undo, m_redo;
    int m_steps = 0; ///< ever pushed
};

} // namespace mixdesk
