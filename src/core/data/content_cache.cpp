// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/content_cache.h"

#include "core/base/file_lock.h"
#include "core/data/pack_file.h"

#include <ctime>
#include <mutex>
#include <sys/stat.h>

namespace mixdesk {

namespace {

constexpr std::int64_t kSettledAfter = 3; ///< seconds: file systems exist that count in twos
constexpr auto kNewer = "pictures.pack";
constexpr auto kOlder = "pictures.older.pack";

// Backup programs leave out folders with this file (bford.info/cachedir).
constexpr auto kTagName = "CACHEDIR.TAG";
constexpr auto kTag = "Signature: 8a477f597d28d172789f06886806bc55\n"
                      "# Made by Mixdesk. Deleting this folder loses nothing.\n";

std::string fileKey(const fs::path& file, const std::string& stamp)
{
    return "file 1\n" + file.native() + '\n' + stamp;
}

std::string contentKey(std::string_view kind, std::string_view contentHash)
{
    return std::string(kind) + '\n' + std::string(contentHash);
}

} // namespace

struct ContentCache::Impl
{
    Impl(fs::path place, std::uint64_t bytes, Clock time)
        : folder(std::move(place)), limit(bytes), clock(std::move(time))
    {}

    void open();
    std::optional<std::string> find(const std::string& text);
    void keep(const std::string& text, std::string_view value);
    void makeRoom(std::size_t size);

    const fs::path folder;
    const std::uint64_t limit;
    const Clock clock;
    std::mutex mutex;
    bool opened = false;
    std::optional<FileLock> lock; // without it another window writes
    std::unique_ptr<detail::PackFile> newer, older;
};

/// At the first use, which is on a worker: reading the heads of a large file takes a moment.
void ContentCache::Impl::open()
{
    if (std::exchange(opened, true) || folder.empty() || !makeFolder(folder))
        return;
    if (auto taken = FileLock::take(folder / "lock", "Another window writes this cache."))
        lock.emplace(std::move(*taken));
    std::error_code ec;
    if (lock && !fs::exists(folder / kTagName, ec))
        static_cast<void>(writeFileAtomic(folder / kTagName, kTag));
    newer = std::make_unique<detail::PackFile>(folder / kNewer, lock.has_value());
    older = std::make_unique<detail::PackFile>(folder / kOlder, false);
}

std::optional<std::string> ContentCache::Impl::find(const std::string& text)
{
    const auto key = detail::PackKey::of(text);
    const std::lock_guard guard(mutex);
    open();
    if (!newer)
        return std::nullopt;
    auto value = newer->find(key);
    if (value)
        return value;
    value = older->find(key);
    if (value && lock) {
        makeRoom(value->size());
        newer->append(key, *value);
    }
    return value;
}

void ContentCache::Impl::keep(const std::string& text, std::string_view value)
{
    const auto key = detail::PackKey::of(text);
    const std::lock_guard guard(mutex);
    open();
    if (!newer || !lock || value.size() > limit / 4)
        return;
    makeRoom(value.size());
    newer->append(key, value);
}

void ContentCache::Impl::makeRoom(std::size_t size)
{
    if (newer->size() + size < limit / 2)
        return;
    std::error_code ec;
    newer.reset();
    older.reset();
    fs::rename(folder / kNewer, folder / kOlder, ec);
    if (ec) // it would grow without end
        fs::remove(folder / kNewer, ec);
    newer = std::make_unique<detail::PackFile>(folder / kNewer, true);
    older = std::make_unique<detail::PackFile>(folder / kOlder, false);
}

ContentCache::ContentCache(const fs::path& folder, std::uint64_t limit, Clock clock)
    : m_impl(std::make_unique<Impl>(folder, limit, std::move(clock)))
{}

ContentCache::~ContentCache() = default;

std::int64_t ContentCache::systemTime()
{
    return std::time(nullptr);
}

std::optional<std::string> ContentCache::find(std::string_view kind, std::string_view contentHash)
{
    return m_impl->find(contentKey(kind, contentHash));
}

void ContentCache::keep(std::string_view kind, std::string_view contentHash, std::string_view value)
{
    m_impl->keep(contentKey(kind, contentHash), value);
}

std::string ContentCache::stampOf(const fs::path& file) const
{
    struct stat facts;
    if (::stat(file.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode))
        return {};
    const std::int64_t now = m_impl->clock();
    for (const auto& time : {facts.st_mtim, facts.st_ctim})
        if (time.tv_sec + kSettledAfter > now)
            return {};
    std::string stamp;
    for (const std::int64_t part :
         {std::int64_t(facts.st_dev), std::int64_t(facts.st_ino), std::int64_t(facts.st_size),
          std::int64_t(facts.st_mtim.tv_sec), std::int64_t(facts.st_mtim.tv_nsec),
          std::int64_t(facts.st_ctim.tv_sec), std::int64_t(facts.st_ctim.tv_nsec)})
        stamp += std::to_string(part) + ' ';
    return stamp;
}

std::optional<std::string> ContentCache::knownHash(const fs::path& file, const std::string& stamp)
{
    return stamp.empty() ? std::nullopt : m_impl->find(fileKey(file, stamp));
}

void ContentCache::rememberHash(const fs::path& file, const std::string& stamp,
                                std::string_view hash)
{
    if (!stamp.empty() && stampOf(file) == stamp)
        m_impl->keep(fileKey(file, stamp), hash);
}

std::uint64_t ContentCache::bytesOnDisk() const
{
    const std::lock_guard guard(m_impl->mutex);
    return m_impl->newer ? m_impl->newer->size() + m_impl->older->size() : 0;
}

} // namespace mixdesk
