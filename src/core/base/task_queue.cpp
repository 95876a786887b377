// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/task_queue.h"

#include "core/base/thread_priority.h"

#include <algorithm>

namespace mixdesk {

TaskQueue::TaskQueue(int threads, bool background)
{
    for (int i = 0; i < threads; ++i)
        m_threads.emplace_back([this, background] {
            if (background)
                lowerThreadPriority();
            work();
        });
}

TaskQueue::~TaskQueue()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
        for (auto& waiting : m_waiting)
            waiting.clear();
    }
    m_wake.notify_all();
    for (std::thread& thread : m_threads)
        thread.join();
}

void TaskQueue::post(Urgency urgency, std::function<void()> task)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_ending)
            return;
        m_waiting[std::size_t(urgency)].push_back(std::move(task));
    }
    m_wake.notify_one();
}

void TaskQueue::work()
{
    std::unique_lock lock(m_mutex);
    const auto next = [this] {
        return std::find_if(m_waiting.begin(), m_waiting.end(),
                            [](const auto& waiting) { return !waiting.empty(); });
    };
    for (;;) {
        m_wake.wait(lock, [&] { return m_ending || next() != m_waiting.end(); });
        if (m_ending)
            return;
        auto& waiting = *next();
        auto task = std::move(waiting.front());
        waiting.pop_front();
        lock.unlock();
        task();
        task = nullptr;
        lock.lock();
    }
}

} // namespace mixdesk
