// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/process_watch.h"

#include "core/base/sentence.h"

#include <system_error>

namespace mixdesk::nn {

namespace {

constexpr std::chrono::milliseconds kBeat{1000}, kHasty{250};
constexpr std::chrono::seconds kSuspectSilence{4};

std::string beatKey(int rank)
{
    return "beat/" + std::to_string(rank);
}

} // namespace

ProcessWatch::ProcessWatch(std::function<StorePointer()> connect, int rank, int size,
                           std::chrono::seconds lostAfter)
    : m_connect(std::move(connect)), m_rank(rank), m_size(size), m_lostAfter(lostAfter),
      m_answered(Clock::now()), m_thread([this] { run(); })
{}

ProcessWatch::~ProcessWatch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

std::optional<std::string> ProcessWatch::verdict() const
{
    const std::lock_guard lock(m_mutex);
    return m_verdict;
}

void ProcessWatch::suspect()
{
    {
        const std::lock_guard lock(m_mutex);
        m_suspects = true;
    }
    m_changed.notify_all();
}

std::string ProcessWatch::nameOf(c10d::Store& store, int rank)
{
    const auto host = textAt(store, hostKey(rank));
    return Sentence::tr("Process %1 (on %2)").arg(rank).arg(host.value_or("?"));
}

std::string ProcessWatch::decide(c10d::Store& store, const std::string& sentence)
{
    const std::vector<std::uint8_t> bytes(sentence.begin(), sentence.end());
    const auto first = store.compareSet("verdict", {}, bytes);
    return {first.begin(), first.end()};
}

void ProcessWatch::setVerdict(const std::string& sentence)
{
    const std::lock_guard lock(m_mutex);
    if (!m_verdict)
        m_verdict = sentence;
}

void ProcessWatch::run()
{
    bool hasty = false;
    while (true) {
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait_for(lock, hasty ? kHasty : kBeat,
                               [&] { return m_stop || (m_suspects && !hasty); });
            if (m_stop || m_verdict)
                return;
            hasty = m_suspects;
        }
        try {
            if (!m_store)
                m_store = m_connect();
            look();
            m_answered = Clock::now();
            m_closed = false;
        } catch (const std::system_error& e) {
            storeFailed(e.code() == std::errc::connection_reset ||
                        e.code() == std::errc::broken_pipe);
        } catch (const std::exception&) {
            storeFailed(false);
        }
    }
}

/// A closed connection that cannot be made again means an ended process; an answer that does not
/// come may still come.
void ProcessWatch::storeFailed(bool closed)
{
    const bool gone = m_closed && !m_store;
    m_closed = m_closed || closed;
    m_store.reset();
    if (gone || Clock::now() - m_answered > m_lostAfter)
        setVerdict(Sentence::tr("Process 0, where the job meets, ended or cannot be reached."));
}

void ProcessWatch::look()
{
    m_store->add(beatKey(m_rank), 1);
    bool suspects = false;
    {
        const std::lock_guard lock(m_mutex);
        suspects = m_suspects;
    }
    m_suspicion = m_store->add("suspicion", suspects && !m_suspicionTold ? 1 : 0) > 0;
    m_suspicionTold = suspects;
    if (const auto verdict = textAt(*m_store, "verdict"))
        return setVerdict(*verdict);
    for (int rank = 0; rank < (m_rank == 0 ? m_size : 1); ++rank)
        if (rank != m_rank)
            notice(rank);
    judgeSilence();
}

void ProcessWatch::notice(int rank)
{
    if (m_store->check({endKey(rank)})) {
        m_ended.insert(rank);
        return;
    }
    Sign& sign = m_signs[rank];
    const auto beats = m_store->add(beatKey(rank), 0);
    if (beats != sign.beats)
        sign = {beats, Clock::now()};
}

void ProcessWatch::judgeSilence()
{
    const auto limit = m_suspicion ? std::min(m_lostAfter, kSuspectSilence) : m_lostAfter;
    std::string names;
    bool certain = false;
    for (const auto& [rank, sign] : m_signs) {
        const auto silence = Clock::now() - sign.moved;
        if (m_ended.count(rank) || silence < limit - kBeat)
            continue;
        certain = certain || silence > limit;
        names += (names.empty() ? "" : ", ") + nameOf(*m_store, rank);
    }
    if (certain)
        setVerdict(decide(*m_store, Sentence::tr("%1 ended or cannot be reached.").arg(names)));
}

} // namespace mixdesk::nn
