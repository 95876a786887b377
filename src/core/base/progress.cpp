// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progress.h"

namespace mixdesk {

ProgressMeter::ProgressMeter(ProgressFn report, std::string stage, std::int64_t total,
                             std::string unit, std::chrono::milliseconds interval)
    : m_report(std::move(report)), m_interval(interval), m_start(Clock::now())
{
    m_state.stage = std::move(stage);
    m_state.total = total;
    m_state.unit = std::move(unit);
    this->report(m_start);
}

void ProgressMeter::advance(std::int64_t units)
{
    m_state.done += units;
    const auto now = Clock::now();
    const bool last = m_state.total > 0 && m_state.done >= m_state.total;
    if (last || now - m_last >= m_interval)
        report(now);
}

void ProgressMeter::finish()
{
    if (m_state.total > 0 && m_state.done >= m_state.total)
        return;
    m_state.total = m_state.done;
    report(Clock::now());
}

void ProgressMeter::report(Clock::time_point now)
{
    m_last = now;
    const double elapsed = std::chrono::duration<double>(now - m_start).count();
    if (m_state.done > 0 && elapsed > 0) {
        m_state.perSecond = double(m_state.done) / elapsed;
        m_state.secondsLeft = double(m_state.total - m_state.done) / m_state.perSecond;
    }
    if (m_report)
        m_report(m_state);
}

} // namespace mixdesk
