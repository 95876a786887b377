// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>

namespace mixdesk {

/// Asked by workers, once per step and per image. Copies share one flag; a default token never
/// stops.
class StopToken
{
public:
    StopToken() = default;
    bool stopRequested() const { return m_flag && m_flag->load(std::memory_order_relaxed); }

private:
    friend class StopSource;
    explicit StopToken(std::shared_ptr<const std::atomic<bool>> flag) : m_flag(std::move(flag)) {}
    std::shared_ptr<const std::atomic<bool>> m_flag;
};

/// Owned by whoever may cancel. requestStop() is safe from any thread and from a signal handler.
class StopSource
{
public:
    StopSource() : m_flag(std::make_shared<std::atomic<bool>>(false)) {}
    void requestStop() { m_flag->store(true, std::memory_order_relaxed); }
    StopToken token() const { return StopToken(m_flag); }

private:
    std::shared_ptr<std::atomic<bool>> m_flag;
};

} // namespace mixdesk
