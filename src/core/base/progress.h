// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

namespace mixdesk {

/// A snapshot of long work. `done` <= `total`; total 0 means not yet known.
struct Progress
{
    std::string stage;         ///< what is going on, in a few words ("training epoch 3 of 40")
    std::int64_t done = 0;     ///< units finished
    std::int64_t total = 0;    ///< units in all
    std::string unit;          ///< plural noun of a unit ("images")
    double perSecond = 0.0;    ///< units per second, 0 while unknown
    double secondsLeft = -1.0; ///< estimate, negative while unknown
};

using ProgressFn = std::function<void(const Progress&)>;

/// Counts work and reports at most every `interval`; the first and last state are always reported.
/// Not thread safe: use from the thread that does the work.
class ProgressMeter
{
public:
    using Clock = std::chrono::steady_clock;

    ProgressMeter(ProgressFn report, std::string stage, std::int64_t total, std::string unit,
                  std::chrono::milliseconds interval = std::chrono::milliseconds(100));

    void advance(std::int64_t units = 1);
    void finish();
    const Progress& state() const { return m_state; }

private:
    void report(Clock::time_point now);

    ProgressFn m_report;
    Progress m_state;
    std::chrono::milliseconds m_interval;
    Clock::time_point m_start;
    Clock::time_point m_last;
};

} // namespace mixdesk
