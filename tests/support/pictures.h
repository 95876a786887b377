// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/random.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace mixdesk::support {

inline void writeBytes(const fs::path& path, const std::string& bytes)
{
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

/// Encoded by extension (".png", ".jpg", ".bmp", ".tif").
inline std::string encode(const cv::Mat& picture, const std::string& extension,
                          const std::vector<int>& parameters = {})
{
    std::vector<uchar> bytes;
    if (!cv::imencode(extension, picture, bytes, parameters))
        throw std::runtime_error("cannot encode " + extension);
    return {bytes.begin(), bytes.end()};
}

inline void writePicture(const fs::path& path, const cv::Mat& picture)
{
    writeBytes(path, encode(picture, path.extension().string()));
}

/// A colour picture unlike that of any other number: spots of its own on a common part.
inline cv::Mat drawPart(int number, int side = 64)
{
    cv::Mat part(side, side, CV_8UC3, cv::Scalar(70, 80, 90));
    cv::circle(part, {side / 2, side / 2}, side * 2 / 5, cv::Scalar(150, 160, 150), cv::FILLED);
    Random random(streamSeed(7, Purpose::DemoData, std::uint64_t(number)));
    for (int i = 0; i < 10; ++i) {
        const cv::Point centre(random.integer(0, side - 1), random.integer(0, side - 1));
        const cv::Scalar colour(random.integer(0, 255), random.integer(0, 255),
                                random.integer(0, 255));
        cv::circle(part, centre, random.integer(side / 16, side / 6), colour, cv::FILLED);
    }
    return part;
}

/// A mask with a square defect in the middle.
inline cv::Mat drawMask(cv::Size size)
{
    cv::Mat mask = cv::Mat::zeros(size, CV_8UC1);
    mask(cv::Rect(size.width / 4, size.height / 4, size.width / 2, size.height / 2)) = 255;
    return mask;
}

struct ClassPlan
{
    int trainGood = 20;
    int testGood = 4;
    std::map<std::string, int> defects = {{"scratch", 4}};
    bool masks = true;
    int side = 64;
};

/// Writes CLASS in MVTec AD layout under `root`: files 000.png, 001.png ..., each picture unique.
inline void writeClass(const fs::path& root, const std::string& name, const ClassPlan& plan = {})
{
    const fs::path folder = root / fs::u8path(name);
    int number = int(stableId(name) % 10000) * 10000;
    const auto fill = [&](const fs::path& place, int count) {
        for (int i = 0; i < count; ++i) {
            const std::string file = std::to_string(1000 + i).substr(1) + ".png";
            writePicture(place / file, drawPart(number++, plan.side));
        }
    };
    fill(folder / "train" / "good", plan.trainGood);
    fill(folder / "test" / "good", plan.testGood);
    for (const auto& [type, count] : plan.defects) {
        fill(folder / "test" / fs::u8path(type), count);
        for (int i = 0; plan.masks && i < count; ++i) {
            const std::string file = std::to_string(1000 + i).substr(1) + "_mask.png";
            writePicture(folder / "ground_truth" / fs::u8path(type) / file,
                         drawMask({plan.side, plan.side}));
        }
    }
}

} // namespace mixdesk::support
