// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/part_cache.h"

namespace mixdesk {

namespace {

std::size_t bytesOf(const cv::Mat& matrix)
{
    return matrix.total() * matrix.elemSize();
}

} // namespace

std::size_t bytesOf(const OpenedPart& part)
{
    std::size_t bytes = sizeof part + bytesOf(part.picture) + bytesOf(part.mask) +
                        bytesOf(part.result.input) + bytesOf(part.result.reconstruction);
    for (const auto& map : part.result.maps)
        bytes += bytesOf(map.values);
    return bytes;
}

PartPointer PartCache::take(int entry)
{
    const auto found = m_parts.find(entry);
    if (found == m_parts.end())
        return {};
    m_order.splice(m_order.begin(), m_order, found->second);
    return *found->second;
}

void PartCache::remove(int entry)
{
    const auto old = m_parts.find(entry);
    if (old == m_parts.end())
        return;
    m_bytes -= bytesOf(**old->second);
    m_order.erase(old->second);
    m_parts.erase(old);
}

void PartCache::put(PartPointer part)
{
    remove(part->entry);
    m_bytes += bytesOf(*part);
    m_order.push_front(std::move(part));
    m_parts[m_order.front()->entry] = m_order.begin();
    while (m_bytes > m_budget && m_order.size() > 1) {
        m_bytes -= bytesOf(*m_order.back());
        m_parts.erase(m_order.back()->entry);
        m_order.pop_back();
    }
}

void PartCache::clear()
{
    m_order.clear();
    m_parts.clear();
    m_bytes = 0;
}

} // namespace mixdesk
