// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/decode_bench.h"

#include "core/data/image_cache.h"

#include <opencv2/core/utility.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <stdlib.h>
#include <thread>

namespace mixdesk {

namespace {

constexpr int kPictures = 8;
constexpr int kTurns = 3; ///< each picture so often in a round
constexpr int kRounds = 7;

/// A folder that goes with the object.
class ScratchFolder
{
public:
    ScratchFolder()
    {
        std::error_code ec;
        std::string name = (fs::temp_directory_path(ec) / "mixdesk-decode-XXXXXX").string();
        if (::mkdtemp(name.data()))
            m_path = name;
    }
    ~ScratchFolder()
    {
        std::error_code ec;
        if (!m_path.empty())
            fs::remove_all(m_path, ec);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
};

cv::Mat cameraPicture(int number, int side)
{
    cv::RNG random(std::uint64_t(number) + 1);
    cv::Mat coarse(12, 12, CV_8UC3), picture, grain(side, side, CV_16SC3);
    random.fill(coarse, cv::RNG::UNIFORM, 40, 215);
    cv::resize(coarse, picture, {side, side}, 0, 0, cv::INTER_CUBIC);
    for (int i = 0; i < 40; ++i) // edges, as parts have them
        cv::circle(
            picture, {random.uniform(0, side), random.uniform(0, side)},
            random.uniform(side / 60, side / 12),
            cv::Scalar(random.uniform(0, 255), random.uniform(0, 255), random.uniform(0, 255)),
            random.uniform(1, 6), cv::LINE_AA);
    random.fill(grain, cv::RNG::NORMAL, 0.0, 2.0);
    cv::add(picture, grain, picture, {}, CV_8U);
    return picture;
}

Result<Dataset> writePictures(const fs::path& folder, const std::string& extension, int side)
{
    Dataset dataset;
    for (int i = 0; i < kPictures; ++i) {
        std::vector<std::uint8_t> bytes;
        cv::imencode(extension, cameraPicture(i, side), bytes, {cv::IMWRITE_JPEG_QUALITY, 90});
        ImageRecord record;
        record.path = folder / (std::to_string(i) + extension);
        const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        if (auto ok = writeFileAtomic(record.path, text); !ok)
            return ok.error();
        dataset.images.push_back(std::move(record));
    }
    return dataset;
}

/// Pictures a second of `threads` that share the work.
double rate(int threads, const std::function<void(int)>& prepare)
{
    constexpr int kCount = kPictures * kTurns;
    std::atomic<int> next{0};
    const auto work = [&] {
        for (int i = next++; i < kCount; i = next++)
            prepare(i % kPictures);
    };
    const auto start = std::chrono::steady_clock::now();
    std::vector<std::thread> helpers;
    for (int i = 1; i < threads; ++i)
        helpers.emplace_back(work);
    work();
    for (std::thread& helper : helpers)
        helper.join();
    return kCount / std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double referenceRate(const Dataset& dataset, int side)
{
    const int before = cv::getNumThreads();
    cv::setNumThreads(1);
    const double found = rate(1, [&](int i) {
        const cv::Mat picture = cv::imread(dataset.images[std::size_t(i)].path.string());
        cv::Mat input;
        cv::resize(picture, input, {side, side}, 0, 0, cv::INTER_AREA);
    });
    cv::setNumThreads(before);
    return found;
}

} // namespace

Result<DecodeSpeed> measureDecoding(const std::string& extension, int pictureSide, int inputSide,
                                    int threads)
{
    const ScratchFolder scratch;
    const auto dataset = writePictures(scratch.path(), extension, pictureSide);
    if (!dataset)
        return dataset.error();
    const auto path = [&](int i) { return dataset->images[std::size_t(i)].path; };
    ImageCache cache(*dataset, inputSide, ResizeMode::Stretch, std::size_t(1) << 30);
    for (int i = 0; i < kPictures; ++i)
        if (const auto picture = cache.get(i); !picture)
            return picture.error();

    DecodeSpeed best;
    best.fileBytes = fs::file_size(path(0));
    for (int round = 0; round < kRounds; ++round) {
        const auto keep = [](double& now, double found) { now = std::max(now, found); };
        keep(best.reference, referenceRate(*dataset, inputSide));
        keep(best.full, rate(threads, [&](int i) {
                 if (const auto picture = readPicture(path(i)))
                     prepareInput(*picture, inputSide, ResizeMode::Stretch);
             }));
        keep(best.cold, rate(threads, [&](int i) {
                 static_cast<void>(readInput(path(i), inputSide, ResizeMode::Stretch));
             }));
        keep(best.cached, rate(1, [&](int i) { static_cast<void>(cache.get(i)); }));
    }
    return best;
}

} // namespace mixdesk
