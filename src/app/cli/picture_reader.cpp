// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/picture_reader.h"

#include <algorithm>
#include <thread>

namespace mixdesk::cli {

namespace {

constexpr std::size_t kBatch = 8;
constexpr std::size_t kMapBatch = 2; // of pictures that are held at their own size

int readerCount()
{
    return std::clamp(int(std::thread::hardware_concurrency()), 1, 4);
}

} // namespace

PictureReader::PictureReader(PictureList& list, const PictureJudge& judge, StopToken stop)
    : m_list(list), m_judge(judge), m_stop(std::move(stop)),
      m_most(std::min(judge.wantsMaps() ? kMapBatch : kBatch, judge.batch())), m_ahead(2 * m_most),
      m_pictures(readerCount())
{}

/// Asks for what the list has at hand.
void PictureReader::askAhead()
{
    while (!m_ended && m_pictures.size() < m_ahead && m_list.ready() && !m_stop.stopRequested())
        askNext();
}

void PictureReader::askNext()
{
    auto listed = m_list.next();
    m_ended = !listed;
    if (listed)
        m_pictures.ask(
            [&judge = m_judge, picture = std::move(*listed)] { return judge.read(picture); });
}

std::vector<ReadPicture> PictureReader::next()
{
    std::vector<ReadPicture> batch;
    if (m_pictures.size() == 0 && !m_ended && !m_stop.stopRequested())
        askNext(); // waits where the list does
    if (m_pictures.size() == 0 || m_stop.stopRequested())
        return batch;
    askAhead();
    batch.push_back(m_pictures.take());
    while (batch.size() < m_most && m_pictures.ready())
        batch.push_back(m_pictures.take());
    askAhead();
    return batch;
}

} // namespace mixdesk::cli
