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
    auto picture = readPicture(m_dataset.images.at(std::size_t(image)).path);
    if (!picture)
        return picture;
    const cv::Mat prepared = prepareInput(*picture, m_side, m_mode);
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
    : m_cache(cache), m_order(std::move(order)), m_depth(std::size_t(std::max(depth, 1)))
{
    for (int i = 0; i < std::max(threads, 1); ++i)
        m_threads.emplace_back([this] { work(); });
}

Prefetcher::~Prefetcher()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    for (std::thread& thread : m_threads)
        thread.join();
}

Result<cv::Mat> Prefetcher::next()
{
    std::unique_lock lock(m_mutex);
    if (m_taken == m_order.size())
        return Error{ErrorCode::BadData,
                     Sentence::tr("All pictures of this order were already read.")};
    m_changed.wait(lock, [this] { return m_ready.count(m_taken) > 0; });
    auto entry = m_ready.extract(m_taken);
    ++m_taken;
    lock.unlock();
    m_changed.notify_all();
    return std::move(entry.mapped());
}

void Prefetcher::work()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] {
            return m_stop || m_claimed == m_order.size() || m_claimed < m_taken + m_depth;
        });
        if (m_stop || m_claimed == m_order.size())
            return;
        const std::size_t position = m_claimed++;
        lock.unlock();
        Result<cv::Mat> picture = cancelledError();
        try {
            picture = m_cache.get(m_order[position]);
        } catch (const std::exception& failure) {
            picture =
                Error{ErrorCode::Unreadable,
                      Sentence::tr("A picture could not be prepared: %1").arg(failure.what())};
        }
        lock.lock();
        m_ready.emplace(position, std::move(picture));
        m_changed.notify_all();
    }
}

} // namespace mixdesk
