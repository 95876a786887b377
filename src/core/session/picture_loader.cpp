// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/picture_loader.h"

#include "core/base/hash.h"
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
#include <opencv2/imgcodecs.hpp>
#include <thread>
#include <vector>

namespace mixdesk {

namespace {

constexpr std::size_t kBudgetBytes = std::size_t(192) << 20;
constexpr unsigned kMostThreads = 8;                         ///< each may hold a decoded picture
constexpr std::size_t kWorthKeeping = std::size_t(64) << 10; ///< a smaller file decodes as fast
constexpr auto kKind = "thumbnail 192 1";

/// Empty where the cache does not have it.
cv::Mat keptThumbnail(ContentCache& cache, const std::string& hash)
{
    const auto bytes = cache.find(kKind, hash);
    if (!bytes)
        return {};
    auto picture = decodePicture(*bytes, "thumbnail");
    return picture ? *picture : cv::Mat();
}

void keepThumbnail(ContentCache& cache, const std::string& hash, const cv::Mat& thumbnail)
{
    std::vector<std::uint8_t> bytes;
    if (cv::imencode(".jpg", thumbnail, bytes, {cv::IMWRITE_JPEG_QUALITY, 92}))
        cache.keep(kKind, hash, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

cv::Mat makeThumbnail(const fs::path& file, ContentCache& cache)
{
    const std::string stamp = cache.stampOf(file);
    if (const auto known = cache.knownHash(file, stamp))
        if (const cv::Mat kept = keptThumbnail(cache, *known); !kept.empty())
            return kept;
    const auto bytes = readFile(file);
    if (!bytes)
        return {};
    auto picture = decodeForDisplay(*bytes, file, PictureLoader::kThumbnailSide);
    if (!picture)
        return {};
    if (bytes->size() >= kWorthKeeping) {
        const std::string hash = sha256Hex(*bytes);
        cache.rememberHash(file, stamp, hash);
        keepThumbnail(cache, hash, *picture);
    }
    return *picture;
}

} // namespace

struct PictureLoader::Impl
{
    explicit Impl(ContentCache* given) : cache(given ? *given : none) {}

    ContentCache none{fs::path()};
    ContentCache& cache;

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
        cv::Mat picture = makeThumbnail(fs::u8path(path.toStdString()), cache);
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

PictureLoader::PictureLoader(ContentCache* cache, QObject* parent)
    : QObject(parent), m_impl(std::make_unique<Impl>(cache))
{
    for (unsigned i = 0; i < std::clamp(std::thread::hardware_concurrency(), 1u, kMostThreads); ++i)
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

void PictureLoader::forget(const QString& path)
{
    m_impl->broken.remove(path);
    const auto found = m_impl->kept.find(path);
    if (found == m_impl->kept.end())
        return;
    m_impl->bytes -= found->picture.total() * found->picture.elemSize();
    m_impl->order.erase(found->place);
    m_impl->kept.erase(found);
}

void PictureLoader::forgetPending()
{
    const std::lock_guard lock(m_impl->mutex);
    for (const QString& path : m_impl->queue)
        m_impl->pending.remove(path);
    m_impl->queue.clear();
}

} // namespace mixdesk
