// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace mixdesk {

/// A few threads that take the most urgent task first, and equally urgent ones in their order.
class TaskQueue
{
public:
    enum class Urgency { Now, Soon, Later };

    /// `background` lowers the threads' priority.
    TaskQueue(int threads, bool background);
    /// Drops what waits, lets the tasks in hand end, and joins.
    ~TaskQueue();
    TaskQueue(const TaskQueue&) = delete;
    TaskQueue& operator=(const TaskQueue&) = delete;

    /// From any thread, tasks included. A task must not throw.
    void post(Urgency urgency, std::function<void()> task);

private:
    void work();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::array<std::deque<std::function<void()>>, 3> m_waiting;
    bool m_ending = false;
    std::vector<std::thread> m_threads;
};

} // namespace mixdesk
