// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/picture_loader.h"

#include "core/base/thread_priority.h"
#include "core/imaging/picture.h"

#include <QHash>
#include <QSet>
#include <QStringList>
#include <algorithm>
#include <condition_variable>
#include <deque>
#include <list>
#include <mutex>
#include <thread>
#include <vector>

namespace mixdesk {

namespace {

constexpr std::size_t kBudgetBytes = std::size_t(192) << 20;
constexpr int kThreads = 2;

cv::Mat makeThumbnail(const QString& path)
{
    const fs::path file = fs::u8path(path.toStdString());
    const auto bytes = readFile(file);
    if (!bytes)
        return {};
    auto picture = decodeForDisplay(*bytes, file, PictureLoader::kThumbnailSide);
    return picture ? *picture : cv::Mat();
}

} // namespace

struct PictureLoader::Impl
{
    struct Kept
    {
        cv::Mat picture;
        std::list<QString>::iterator place;
    };
    struct Done
    {
        QString path;
        cv::Mat picture;
    };

    // GUI thread only.
    QHash<QString, Kept> kept;
    std::list<QString> order; // most recently used first
    std::size_t bytes = 0;
    QSet<QString> broken, pending;

    std::mutex mutex; // guards the rest
    std::condition_variable wanted;
    std::deque<QString> queue; // newest at the back
    std::vector<Done> done;
    bool wakePending = false, stop = false;
    std::vector<std::thread> threads;

    void work(PictureLoader* loader);
    void take(PictureLoader* loader);
    void keep(const QString& path, const cv::Mat& picture);
};

void PictureLoader::Impl::work(PictureLoader* loader)
{
    lowerThreadPriority();
    std::unique_lock lock(mutex);
    while (true) {
        wanted.wait(lock, [this] { return stop || !queue.empty(); });
        if (stop)
            return;
        const QString path = std::move(queue.back());
        queue.pop_back();
        lock.unlock();
        cv::Mat picture = makeThumbnail(path);
        lock.lock();
        done.push_back({path, picture});
        if (!std::exchange(wakePending, true))
            QMetaObject::invokeMethod(
                loader, [this, loader] { take(loader); }, Qt::QueuedConnection);
    }
}

void PictureLoader::Impl::take(PictureLoader* loader)
{
    std::vector<Done> ready;
    {
        const std::lock_guard lock(mutex);
        wakePending = false;
        ready.swap(done);
    }
    for (const Done& item : ready) {
        pending.remove(item.path);
        if (item.picture.empty())
            broken.insert(item.path);
        else
            keep(item.path, item.picture);
        emit loader->thumbnailReady(item.path);
    }
}

void PictureLoader::Impl::keep(const QString& path, const cv::Mat& picture)
{
    if (kept.contains(path))
        return;
    order.push_front(path);
    kept.insert(path, {picture, order.begin()});
    bytes += picture.total() * picture.elemSize();
    while (bytes > kBudgetBytes && order.size() > 1) {
        const cv::Mat oldest = kept.take(order.back()).picture;
        bytes -= oldest.total() * oldest.elemSize();
        order.pop_back();
    }
}

PictureLoader::PictureLoader(QObject* parent) : QObject(parent), m_impl(std::make_unique<Impl>())
{
    for (int i = 0; i < kThreads; ++i)
        m_impl->threads.emplace_back([this] { m_impl->work(this); });
}

PictureLoader::~PictureLoader()
{
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->stop = true;
    }
    m_impl->wanted.notify_all();
    for (std::thread& thread : m_impl->threads)
        thread.join();
}

cv::Mat PictureLoader::thumbnail(const QString& path)
{
    const auto found = m_impl->kept.find(path);
    if (found != m_impl->kept.end()) {
        m_impl->order.splice(m_impl->order.begin(), m_impl->order, found->place);
        return found->picture;
    }
    if (m_impl->broken.contains(path) || m_impl->pending.contains(path))
        return {};
    m_impl->pending.insert(path);
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->queue.push_back(path);
    }
    m_impl->wanted.notify_one();
    return {};
}

cv::Mat PictureLoader::kept(const QString& path) const
{
    const auto found = m_impl->kept.constFind(path);
    return found == m_impl->kept.constEnd() ? cv::Mat() : found->picture;
}

bool PictureLoader::failed(const QString& path) const
{
    return m_impl->broken.contains(path);
}

void PictureLoader::forgetPending()
{
    const std::lock_guard lock(m_impl->mutex);
    for (const QString& path : m_impl->queue)
        m_impl->pending.remove(path);
    m_impl->queue.clear();
}

} // namespace mixdesk
