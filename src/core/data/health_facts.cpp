// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/health_facts.h"

#include "core/base/hash.h"
#include "core/base/sentence.h"
#include "core/imaging/picture.h"
#include "core/imaging/picture_header.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <thread>
#include <type_traits>

namespace mixdesk::detail {

namespace {

FileFault describeFault(const std::string& bytes, const Error& error)
{
    const PictureHeader header = inspectPicture(bytes);
    if (bytes.empty())
        return {Sentence::tr("The file is empty (0 bytes)."), false};
    if (header.format == PictureFormat::Unknown)
        return {Sentence::tr(
                    "The file is not a PNG, JPEG, BMP or TIFF picture, whatever its name says."),
                false};
    if (header.state == PictureState::Truncated)
        return {Sentence::tr("The file is truncated: it ends before the picture does."), true};
    return {error.message, false};
}

bool isGrey(const cv::Mat& picture)
{
    for (int y = 0; y < picture.rows; ++y) {
        const auto* row = picture.ptr<cv::Vec3b>(y);
        for (int x = 0; x < picture.cols; ++x)
            if (row[x][0] != row[x][1] || row[x][0] != row[x][2])
                return false;
    }
    return true;
}

/// A bit per pixel of a 9 x 8 miniature: is its right neighbour brighter?
std::uint64_t differenceHash(const cv::Mat& grey)
{
    cv::Mat small;
    cv::resize(grey, small, {9, 8}, 0, 0, cv::INTER_AREA);
    std::uint64_t hash = 0;
    for (int y = 0; y < 8; ++y)
        for (int x = 0; x < 8; ++x)
            hash = hash << 1 | std::uint64_t(small.at<float>(y, x) < small.at<float>(y, x + 1));
    return hash;
}

void summarise(const cv::Mat& picture, ImageFacts& facts)
{
    facts.size = picture.size();
    facts.grey = isGrey(picture);
    // Large pictures are reduced first, so that the floating-point copy stays small.
    cv::Mat grey, thumbnail;
    const cv::Size reduced(std::min(picture.cols, 512), std::min(picture.rows, 512));
    cv::resize(picture, grey, reduced, 0, 0, cv::INTER_AREA);
    cv::cvtColor(grey, grey, cv::COLOR_BGR2GRAY);
    grey.convertTo(grey, CV_32F);
    cv::resize(grey, thumbnail, {kThumbnailSide, kThumbnailSide}, 0, 0, cv::INTER_AREA);
    for (int i = 0; i < kThumbnailPixels; ++i)
        facts.thumbnail[std::size_t(i)] =
            cv::saturate_cast<std::uint16_t>(thumbnail.at<float>(i) * kThumbnailScale);
    facts.outline = differenceHash(grey);
}

/// What is kept of a picture, by its content; its form belongs to kPictureKind.
struct PictureEntry
{
    std::int32_t width = 0, height = 0;
    std::uint64_t outline = 0;
    std::uint32_t grey = 0;
    std::array<std::uint16_t, kThumbnailPixels> thumbnail{};
};
constexpr auto kPictureKind = "health picture 1";

struct MaskEntry
{
    std::int32_t width = 0, height = 0;
    std::uint32_t blank = 0;
};
constexpr auto kMaskKind = "health mask 1";

template <typename Entry>
std::optional<Entry> findEntry(ContentCache& cache, const char* kind, const std::string& hash)
{
    static_assert(std::is_trivially_copyable_v<Entry>);
    const auto bytes = cache.find(kind, hash);
    if (!bytes || bytes->size() != sizeof(Entry))
        return std::nullopt;
    Entry entry;
    std::memcpy(&entry, bytes->data(), sizeof entry);
    return entry;
}

template <typename Entry>
void keepEntry(ContentCache& cache, const char* kind, const std::string& hash, const Entry& entry)
{
    std::string bytes(sizeof entry, '\0');
    std::memcpy(bytes.data(), &entry, sizeof entry);
    cache.keep(kind, hash, bytes);
}

/// A file that is read only where the cache does not know what is in it.
class CachedFile
{
public:
    CachedFile(const fs::path& path, ContentCache& cache) : m_path(path), m_cache(cache)
    {
        m_stamp = cache.stampOf(path);
        if (auto known = cache.knownHash(path, m_stamp))
            m_hash = std::move(*known);
    }

    Result<void> read()
    {
        if (m_bytes)
            return {};
        auto bytes = readFile(m_path);
        if (!bytes)
            return bytes.error();
        m_bytes = std::move(*bytes);
        if (const std::string hash = sha256Hex(*m_bytes); hash != m_hash) {
            m_hash = hash;
            m_cache.rememberHash(m_path, m_stamp, m_hash);
        }
        return {};
    }
    const std::string& hash() const { return m_hash; } ///< empty: not known until it is read
    const std::string& bytes() const { return *m_bytes; }

private:
    const fs::path& m_path;
    ContentCache& m_cache;
    std::string m_stamp, m_hash;
    std::optional<std::string> m_bytes;
};

bool takeKnown(const CachedFile& file, ContentCache& cache, ImageFacts& facts)
{
    if (file.hash().empty())
        return false;
    const auto entry = findEntry<PictureEntry>(cache, kPictureKind, file.hash());
    if (!entry)
        return false;
    facts.contentHash = file.hash();
    facts.size = {entry->width, entry->height};
    facts.grey = entry->grey != 0;
    facts.outline = entry->outline;
    facts.thumbnail = entry->thumbnail;
    return true;
}

/// Faults are found anew every time: their sentences name the file.
void inspectPictureFile(const ImageRecord& image, ContentCache& cache, ImageFacts& facts)
{
    CachedFile file(image.path, cache);
    if (takeKnown(file, cache, facts))
        return;
    if (const auto read = file.read(); !read) {
        facts.fault.message = read.error().message;
        return;
    }
    if (takeKnown(file, cache, facts)) // another path held the same
        return;
    facts.contentHash = file.hash();
    const auto picture = decodePicture(file.bytes(), image.path);
    if (!picture) {
        facts.fault = describeFault(file.bytes(), picture.error());
        return;
    }
    summarise(*picture, facts);
    keepEntry(cache, kPictureKind, file.hash(),
              PictureEntry{facts.size.width, facts.size.height, facts.outline, facts.grey,
                           facts.thumbnail});
}

std::optional<MaskEntry> inspectMask(const fs::path& path, ContentCache& cache, ImageFacts& facts)
{
    CachedFile file(path, cache);
    auto entry = findEntry<MaskEntry>(cache, kMaskKind, file.hash());
    if (entry)
        return entry;
    if (const auto read = file.read(); !read) {
        facts.maskFault.message = read.error().message;
        return std::nullopt;
    }
    if ((entry = findEntry<MaskEntry>(cache, kMaskKind, file.hash())))
        return entry;
    const auto mask = decodeMask(file.bytes(), path);
    if (!mask) {
        facts.maskFault = describeFault(file.bytes(), mask.error());
        return std::nullopt;
    }
    entry = MaskEntry{mask->cols, mask->rows, cv::countNonZero(*mask) == 0};
    keepEntry(cache, kMaskKind, file.hash(), *entry);
    return entry;
}

void checkMask(const ImageRecord& image, ContentCache& cache, ImageFacts& facts)
{
    const auto mask = inspectMask(image.mask, cache, facts);
    if (!mask) {
        facts.mask = MaskState::Unreadable;
        return;
    }
    facts.maskSize = {mask->width, mask->height};
    facts.mask = MaskState::Usable;
    if (facts.readable() && facts.maskSize != facts.size)
        facts.mask = MaskState::WrongSize;
    else if (mask->blank)
        facts.mask = MaskState::Blank;
}

ImageFacts inspectGuarded(const ImageRecord& image, ContentCache& cache)
{
    ImageFacts facts;
    try {
        inspectPictureFile(image, cache, facts);
        if (!image.mask.empty())
            checkMask(image, cache, facts);
    } catch (const std::exception& failure) {
        facts = {};
        facts.fault.message = Sentence::tr("The picture cannot be opened: %1.").arg(failure.what());
    }
    return facts;
}

} // namespace

Result<std::vector<ImageFacts>> gatherFacts(const Dataset& dataset, const ProgressFn& progress,
                                            const StopToken& stop, ContentCache* cache)
{
    ContentCache none({});
    ContentCache& known = cache ? *cache : none;
    const std::size_t count = dataset.images.size();
    std::vector<ImageFacts> facts(count);
    std::atomic<std::size_t> claimed{0};
    std::mutex mutex;
    std::condition_variable changed;
    std::size_t done = 0;

    const auto work = [&] {
        for (std::size_t i = claimed++; i < count; i = claimed++) {
            if (!stop.stopRequested())
                facts[i] = inspectGuarded(dataset.images[i], known);
            const std::lock_guard lock(mutex);
            ++done;
            changed.notify_one();
        }
    };
    const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < std::min(cores, count); ++i)
        threads.emplace_back(work);

    ProgressMeter meter(progress, "checking pictures", std::int64_t(count), "images");
    for (std::size_t seen = 0; seen < count;) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return done > seen; });
        const std::size_t fresh = done - seen;
        seen = done;
        lock.unlock();
        meter.advance(std::int64_t(fresh));
    }
    for (std::thread& thread : threads)
        thread.join();
    if (stop.stopRequested())
        return cancelledError();
    meter.finish();
    return facts;
}

} // namespace mixdesk::detail
