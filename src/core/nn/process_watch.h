// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/process_store.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

namespace mixdesk::nn {

/// Says in the store that this process is alive, and finds out who is not: process 0 watches all,
/// the others watch process 0, and what one finds is the verdict of all. On a thread of its own.
class ProcessWatch
{
public:
    using Clock = std::chrono::steady_clock;

    /// `connect` opens a connection to the store that no other thread uses, or throws.
    ProcessWatch(std::function<StorePointer()> connect, int rank, int size,
                 std::chrono::seconds lostAfter);
    ~ProcessWatch();

    /// Who ended or is lost, as a sentence; nothing as long as all are there.
    std::optional<std::string> verdict() const;
    /// A connection broke: somebody is lost, and a few seconds of silence tell who.
    void suspect();

    /// "process 2 (press7)"
    static std::string nameOf(c10d::Store& store, int rank);
    /// Makes `sentence` the verdict unless there is one; returns the one that counts.
    static std::string decide(c10d::Store& store, const std::string& sentence);
    static std::string endKey(int rank) { return "end/" + std::to_string(rank); }
    static std::string hostKey(int rank) { return "host/" + std::to_string(rank); }

private:
    void run();
    void look();
    void notice(int rank);
    void judgeSilence();
    void storeFailed(bool closed);
    void setVerdict(const std::string& sentence);

    const std::function<StorePointer()> m_connect;
    const int m_rank, m_size;
    const std::chrono::seconds m_lostAfter;

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_stop = false, m_suspects = false;
    std::optional<std::string> m_verdict;

    // Of the thread alone.
    struct Sign
    {
        std::int64_t beats = -1;
        Clock::time_point moved;
    };
    StorePointer m_store;
    std::map<int, Sign> m_signs;
    std::set<int> m_ended;
    Clock::time_point m_answered;
    bool m_closed = false, m_suspicionTold = false, m_suspicion = false;

    std::thread m_thread;
};

} // namespace mixdesk::nn
