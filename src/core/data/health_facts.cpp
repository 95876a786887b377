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
#include <mutex>
#include <thread>

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

void checkMask(const ImageRecord& image, ImageFacts& facts)
{
    const auto mask = readMask(image.mask);
    if (!mask) {
        const auto bytes = readFile(image.mask);
        facts.mask = MaskState::Unreadable;
        facts.maskFault =
            bytes ? describeFault(*bytes, mask.error()) : FileFault{bytes.error().message, false};
        return;
    }
    facts.maskSize = mask->size();
    facts.mask = MaskState::Usable;
    if (facts.readable() && facts.maskSize != facts.size)
        facts.mask = MaskState::WrongSize;
    else if (cv::countNonZero(*mask) == 0)
        facts.mask = MaskState::Blank;
}

ImageFacts inspectImage(const ImageRecord& image)
{
    ImageFacts facts;
    const auto bytes = readFile(image.path);
    if (!bytes) {
        facts.fault.message = bytes.error().message;
    } else {
        facts.contentHash = sha256Hex(*bytes);
        const auto picture = decodePicture(*bytes, image.path);
        if (picture)
            summarise(*picture, facts);
        else
            facts.fault = describeFault(*bytes, picture.error());
    }
    if (!image.mask.empty())
        checkMask(image, facts);
    return facts;
}

ImageFacts inspectGuarded(const ImageRecord& image)
{
    try {
        return inspectImage(image);
    } catch (const std::exception& failure) {
        ImageFacts facts;
        facts.fault.message = Sentence::tr("The picture cannot be opened: %1.").arg(failure.what());
        return facts;
    }
}

} // namespace

Result<std::vector<ImageFacts>> gatherFacts(const Dataset& dataset, const ProgressFn& progress,
                                            const StopToken& stop)
{
    const std::size_t count = dataset.images.size();
    std::vector<ImageFacts> facts(count);
    std::atomic<std::size_t> claimed{0};
    std::mutex mutex;
    std::condition_variable changed;
    std::size_t done = 0;

    const auto work = [&] {
        for (std::size_t i = claimed++; i < count; i = claimed++) {
            if (!stop.stopRequested())
                facts[i] = inspectGuarded(dataset.images[i]);
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
