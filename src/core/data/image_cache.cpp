// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/image_cache.h"

#include "core/base/sentence.h"

#include <algorithm>
#include <exception>

namespace mixdesk {

ImageCache::ImageCache(const Dataset& dataset, int side, ResizeMode mode, std::size_t budgetBytes)
    : m_dataset(dataset), m_side(side), m_mode(mode), m_budget(budgetBytes)
{}

Result<cv::Mat> ImageCache::get(int image)
{
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_pictures.find(image); found != m_pictures.end())
            return found->second.clone();
    }
    auto read = readInput(m_dataset.images.at(std::size_t(image)).path, m_side, m_mode);
    if (!read)
        return read.error();
    const cv::Mat prepared = read->input;
    const std::size_t size = prepared.total() * prepared.elemSize();

    const std::lock_guard lock(m_mutex);
    if (size > m_budget - m_bytes)
        return prepared;
    if (m_pictures.emplace(image, prepared).second)
        m_bytes += size;
    return prepared.clone();
}

std::size_t ImageCache::bytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}

Prefetcher::Prefetcher(ImageCache& cache, std::vector<int> order, int threads, int depth)
    : m_cache(cache), m_order(std::move(order)), m_depth(std::size_t(std::max(depth, 1))),
      m_pictures(threads)
{
    askFor(m_depth);
}

void Prefetcher::askFor(std::size_t waiting)
{
    for (; m_pictures.size() < waiting && m_asked < m_order.size(); ++m_asked)
        m_pictures.ask([&cache = m_cache, image = m_order[m_asked]] { return cache.get(image); });
}

Result<cv::Mat> Prefetcher::next()
{
    if (m_pictures.size() == 0)
        return Error{ErrorCode::BadData,
                     Sentence::tr("All pictures of this order were already read.")};
    Result<cv::Mat> picture = cancelledError();
    try {
        picture = m_pictures.take();
    } catch (const std::exception& failure) {
        picture = Error{ErrorCode::Unreadable,
                        Sentence::tr("A picture could not be prepared: %1").arg(failure.what())};
    }
    askFor(m_depth);
    return picture;
}

} // namespace mixdesk
