// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/random.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <fcntl.h>
#include <string>
#include <unistd.h>
#include <vector>

/// Datasets of any size, each picture unlike every other, made in seconds.
namespace mixdesk::support {

struct ManyPictures
{
    std::vector<std::string> classes = {"bolt", "nut"};
    int trainGood = 100; ///< of each class
    int testGood = 20;
    int testDefective = 20;
    int side = 24;
    bool masks = false; ///< one for every defective picture, all of the same form
    std::string extension = ".png";
};

inline void writeTinyPicture(const fs::path& path, std::uint64_t number, int side)
{
    Random random(streamSeed(11, Purpose::DemoData, number));
    cv::Mat coarse(4, 4, CV_8UC3), picture;
    for (int i = 0; i < 16; ++i)
        for (int c = 0; c < 3; ++c)
            coarse.at<cv::Vec3b>(i / 4, i % 4)[c] = std::uint8_t(random.integer(60, 200));
    cv::resize(coarse, picture, {side, side}, 0, 0, cv::INTER_LINEAR);
    std::vector<std::uint8_t> bytes;
    cv::imencode(path.extension().string(), picture, bytes);
    const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    const bool written =
        fd >= 0 && ::write(fd, bytes.data(), bytes.size()) == ssize_t(bytes.size());
    if (fd >= 0)
        ::close(fd);
    if (!written)
        throw std::runtime_error("cannot write " + path.string());
}

/// Links: what counts is that each is opened.
inline void writeMasks(const fs::path& folder, const fs::path& drawn, int count, int side)
{
    fs::create_directories(folder);
    cv::Mat mask = cv::Mat::zeros(side, side, CV_8UC1);
    mask(cv::Rect(side / 4, side / 4, side / 2, side / 2)) = 255;
    cv::imwrite(drawn.string(), mask);
    for (int i = 0; i < count; ++i)
        fs::create_hard_link(drawn, folder / (std::to_string(1'000'000 + i) + "_mask.png"));
}

/// Writes the dataset and returns how many pictures it has.
inline int writeManyPictures(const fs::path& root, const ManyPictures& plan)
{
    std::uint64_t number = 0;
    for (const std::string& name : plan.classes) {
        for (const auto& [place, count] :
             {std::pair("train/good", plan.trainGood), std::pair("test/good", plan.testGood),
              std::pair("test/scratch", plan.testDefective)}) {
            const fs::path folder = root / name / place;
            fs::create_directories(folder);
            for (int i = 0; i < count; ++i)
                writeTinyPicture(folder / (std::to_string(1'000'000 + i) + plan.extension),
                                 number++, plan.side);
        }
        if (plan.masks)
            writeMasks(root / name / "ground_truth/scratch", root / (name + "_mask.png"),
                       plan.testDefective, plan.side);
    }
    return int(number);
}

/// Resident memory of this process, MiB: now, and the highest so far.
inline double memoryMiB(const char* field = "VmRSS:")
{
    const std::string name = field;
    const auto text = [] {
        std::string all;
        char part[4096];
        const int fd = ::open("/proc/self/status", O_RDONLY | O_CLOEXEC);
        for (ssize_t n; fd >= 0 && (n = ::read(fd, part, sizeof part)) > 0;)
            all.append(part, std::size_t(n));
        if (fd >= 0)
            ::close(fd);
        return all;
    }();
    const std::size_t at = text.find(name);
    return at == std::string::npos ? 0.0 : std::stod(text.substr(at + name.size())) / 1024.0;
}

} // namespace mixdesk::support
