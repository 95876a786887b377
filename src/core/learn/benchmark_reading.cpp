// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/data/image_cache.h"
#include "core/learn/benchmark.h"

#include <chrono>
#include <numeric>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <unistd.h>

namespace mixdesk {

namespace {

constexpr int kFiles = 24, kPictureSide = 1024, kInputSide = 128;

double secondsSince(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// A folder of our own that goes away again.
struct ScratchFolder
{
    ScratchFolder()
        : path(fs::temp_directory_path() / ("mixdesk-bench-" + std::to_string(getpid())))
    {}
    ~ScratchFolder()
    {
        std::error_code ec; // what is left there is of no matter
        fs::remove_all(path, ec);
    }
    fs::path path;
};

/// Smooth with fine grain: packs about as a photograph does.
cv::Mat photograph(int seed)
{
    cv::Mat coarse(48, 48, CV_8UC3), picture, grain(kPictureSide, kPictureSide, CV_8UC3);
    cv::RNG random(std::uint64_t(seed) + 1);
    random.fill(coarse, cv::RNG::UNIFORM, 20, 220);
    random.fill(grain, cv::RNG::UNIFORM, 0, 12);
    cv::resize(coarse, picture, {kPictureSide, kPictureSide}, 0, 0, cv::INTER_CUBIC);
    return picture + grain;
}

Result<Dataset> writePictures(const fs::path& root, const std::string& extension)
{
    const fs::path folder = root / ("class_" + extension) / "train" / "good";
    if (auto ok = makeFolder(folder); !ok)
        return ok.error();
    Dataset dataset;
    dataset.root = root;
    dataset.classes = {"class_" + extension};
    for (int i = 0; i < kFiles; ++i) {
        std::vector<uchar> bytes;
        cv::imencode("." + extension, photograph(i), bytes);
        const fs::path path = folder / (std::to_string(i) + "." + extension);
        if (auto ok = writeFileAtomic(path, std::string(bytes.begin(), bytes.end())); !ok)
            return ok.error();
        ImageRecord record;
        record.path = path;
        record.relative = path.filename().u8string();
        record.type = "good";
        dataset.images.push_back(record);
    }
    return dataset;
}

double plainRate(const Dataset& dataset)
{
    const int threads = cv::getNumThreads();
    cv::setNumThreads(1);
    const auto begin = std::chrono::steady_clock::now();
    for (const auto& record : dataset.images) {
        cv::Mat small;
        cv::resize(cv::imread(record.path.string()), small, {kInputSide, kInputSide}, 0, 0,
                   cv::INTER_AREA);
    }
    const double rate = kFiles / secondsSince(begin);
    cv::setNumThreads(threads);
    return rate;
}

Result<double> rateOf(ImageCache& cache, int threads, const StopToken& stop)
{
    std::vector<int> order(kFiles);
    std::iota(order.begin(), order.end(), 0);
    const auto begin = std::chrono::steady_clock::now();
    Prefetcher pictures(cache, order, threads);
    for (int i = 0; i < kFiles; ++i) {
        if (stop.stopRequested())
            return cancelledError();
        if (auto picture = pictures.next(); !picture)
            return picture.error();
    }
    return kFiles / secondsSince(begin);
}

} // namespace

Result<ReadingSpeed> measureReading(int threads, const StopToken& stop)
{
    const ScratchFolder scratch;
    ReadingSpeed speed;
    for (const bool jpeg : {false, true}) {
        auto dataset = writePictures(scratch.path, jpeg ? "jpg" : "png");
        if (!dataset)
            return dataset.error();
        (jpeg ? speed.plainJpeg : speed.plainPng) = plainRate(*dataset);
        ImageCache cache(*dataset, kInputSide, ResizeMode::Stretch, std::size_t(1) << 30);
        auto fresh = rateOf(cache, threads, stop);
        if (!fresh)
            return fresh.error();
        (jpeg ? speed.jpeg : speed.png) = *fresh;
        auto again = rateOf(cache, threads, stop);
        if (!again)
            return again.error();
        speed.cached = *again;
    }
    return speed;
}

} // namespace mixdesk
