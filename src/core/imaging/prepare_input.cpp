// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/picture.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace mixdesk {

namespace {

/// Area averaging along each axis that shrinks, linear interpolation along each that grows.
cv::Mat resizePerAxis(const cv::Mat& picture, cv::Size target)
{
    const cv::Size shrunk(std::min(picture.cols, target.width),
                          std::min(picture.rows, target.height));
    cv::Mat resized = picture;
    if (shrunk != picture.size())
        cv::resize(picture, resized, shrunk, 0, 0, cv::INTER_AREA);
    if (shrunk != target)
        cv::resize(resized, resized, target, 0, 0, cv::INTER_LINEAR);
    return resized;
}

cv::Scalar borderMean(const cv::Mat& picture)
{
    const int columns = picture.cols, rows = picture.rows;
    cv::Scalar sum = cv::sum(picture.row(0));
    double count = columns;
    if (rows > 1) {
        sum += cv::sum(picture.row(rows - 1));
        count += columns;
    }
    if (rows > 2) {
        sum += cv::sum(picture.col(0).rowRange(1, rows - 1));
        count += rows - 2;
        if (columns > 1) {
            sum += cv::sum(picture.col(columns - 1).rowRange(1, rows - 1));
            count += rows - 2;
        }
    }
    return sum * (1.0 / count);
}

} // namespace

int inputReduction(cv::Size picture, int side, ResizeMode mode)
{
    if (mode == ResizeMode::Letterbox)
        return 1;
    for (const int reduction : {8, 4, 2}) {
        const bool whole = picture.width % reduction == 0 && picture.height % reduction == 0;
        const int shorter = std::min(picture.width, picture.height) / reduction;
        if (whole && shorter >= 2 * side)
            return reduction;
    }
    return 1;
}

cv::Rect letterboxArea(cv::Size picture, int side)
{
    const double scale = double(side) / std::max(picture.width, picture.height);
    const int width = std::clamp(int(std::lround(picture.width * scale)), 1, side);
    const int height = std::clamp(int(std::lround(picture.height * scale)), 1, side);
    return {(side - width) / 2, (side - height) / 2, width, height};
}

cv::Mat prepareInput(const cv::Mat& picture, int side, ResizeMode mode)
{
    CV_Assert(picture.type() == CV_8UC3 && !picture.empty() && side > 0);
    if (mode == ResizeMode::Stretch) {
        const cv::Mat resized = resizePerAxis(picture, {side, side});
        return resized.data == picture.data ? resized.clone() : resized;
    }
    cv::Mat square(side, side, CV_8UC3, borderMean(picture));
    const cv::Rect area = letterboxArea(picture.size(), side);
    resizePerAxis(picture, area.size()).copyTo(square(area));
    return square;
}

cv::Mat mapToPicture(const cv::Mat& map, cv::Size picture, ResizeMode mode)
{
    CV_Assert(map.type() == CV_32FC1 && map.rows == map.cols && !picture.empty());
    const cv::Mat shown =
        mode == ResizeMode::Letterbox ? map(letterboxArea(picture, map.cols)) : map;
    cv::Mat result;
    cv::resize(shown, result, picture, 0, 0, cv::INTER_LINEAR);
    return result;
}

} // namespace mixdesk
