// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task_queue.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <utility>

namespace mixdesk {

/// Makes things on a few threads ahead of their reader, who takes them in the order in which they
/// were asked for. How far ahead is the reader's choice: it asks for as many as it likes to hold.
/// All members from the reader's thread. The destructor drops what was not begun, and joins.
template <typename T> class WorkAhead
{
public:
    /// The threads have the priority of this one: with a lower one, other programs that keep the
    /// processor busy would make the reader wait for them.
    explicit WorkAhead(int threads) : m_tasks(std::max(threads, 1), false) {}

    void ask(std::function<T()> make)
    {
        auto task = std::make_shared<std::packaged_task<T()>>(std::move(make));
        m_results.push_back(task->get_future());
        m_tasks.post(TaskQueue::Urgency::Now, [task] { (*task)(); });
    }

    /// Asked for and not taken.
    std::size_t size() const { return m_results.size(); }

    /// Whether take() would return at once; false where nothing was asked for.
    bool ready() const
    {
        return !m_results.empty() &&
               m_results.front().wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    }

    /// Waits for the oldest one; throws what its making threw. Not where size() is 0.
    T take()
    {
        std::future<T> result = std::move(m_results.front());
        m_results.pop_front();
        return result.get();
    }

private:
    std::deque<std::future<T>> m_results;
    TaskQueue m_tasks; // last: it is joined before the results go
};

} // namespace mixdesk
