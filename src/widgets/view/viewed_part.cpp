// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view/viewed_part.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace mixdesk {

namespace {

cv::Mat ofType(const cv::Mat& matrix, int type)
{
    return matrix.type() == type ? matrix : cv::Mat();
}

PreparedMap prepareMap(const ViewedMap& map, const FrameMapping& frame)
{
    PreparedMap prepared{map, 0.0, 0.0, regionOutline(map.values, map.threshold, frame)};
    const cv::Mat shown = map.values(frame.area(map.values.size()));
    double lowest = std::numeric_limits<double>::infinity(), highest = -lowest;
    for (auto value = shown.begin<float>(); value != shown.end<float>(); ++value) {
        if (!std::isfinite(*value))
            continue;
        lowest = std::min(lowest, double(*value));
        highest = std::max(highest, double(*value));
    }
    if (lowest <= highest) {
        prepared.lowest = lowest;
        prepared.highest = highest;
    }
    return prepared;
}

cv::Size frameSize(const ViewedPart& part, const cv::Mat& picture, const cv::Mat& reconstruction)
{
    if (!picture.empty())
        return picture.size();
    if (!reconstruction.empty())
        return reconstruction.size();
    for (const ViewedMap& map : part.maps)
        if (map.values.type() == CV_32FC1 && !map.values.empty())
            return map.values.size();
    return {};
}

SourceAxis axis(int offset, int length, int pictureLength)
{
    return {double(offset), double(length) / pictureLength, offset, offset + length};
}

} // namespace

SourceAxis PartImages::axisX(cv::Size square) const
{
    const cv::Rect area = frame.area(square);
    return axis(area.x, area.width, frame.picture().width);
}

SourceAxis PartImages::axisY(cv::Size square) const
{
    const cv::Rect area = frame.area(square);
    return axis(area.y, area.height, frame.picture().height);
}

PreparedPart prepare(const ViewedPart& part)
{
    const cv::Mat picture = ofType(part.picture, CV_8UC3);
    const cv::Mat reconstruction = ofType(part.reconstruction, CV_8UC3);
    const cv::Size size = frameSize(part, picture, reconstruction);
    if (size.empty())
        return {};
    auto images = std::make_shared<PartImages>();
    images->frame = FrameMapping(size, part.resize);
    images->picture = PicturePyramid(picture);
    images->reconstruction = PicturePyramid(reconstruction);
    for (const ViewedMap& map : part.maps)
        if (map.values.type() == CV_32FC1 && !map.values.empty())
            images->maps.push_back(prepareMap(map, images->frame));
    images->trueMask = maskOutline(part.trueMask, size);
    return images;
}

PixelValues valuesAt(const PartImages& part, QPoint pixel, int map)
{
    const auto tapsX = [&](const SourceAxis& a) { return axisTaps(pixel.x(), 1, 0, 1, false, a); };
    const auto tapsY = [&](const SourceAxis& a) { return axisTaps(pixel.y(), 1, 0, 1, false, a); };
    const auto colour = [&](const cv::Mat& matrix) {
        const cv::Size size = matrix.size();
        return resampleColour(matrix, tapsX(part.axisX(size)), tapsY(part.axisY(size))).pixel(0, 0);
    };
    PixelValues values;
    if (!part.picture.isEmpty()) {
        const cv::Vec3b bgr = part.picture.picture().at<cv::Vec3b>(pixel.y(), pixel.x());
        values.hasInput = true;
        values.input = qRgb(bgr[2], bgr[1], bgr[0]);
    }
    if (!part.reconstruction.isEmpty()) {
        values.hasReconstruction = true;
        values.reconstruction = colour(part.reconstruction.picture());
    }
    if (map >= 0 && map < int(part.maps.size())) {
        const ViewedMap& chosen = part.maps[std::size_t(map)].map;
        const cv::Size size = chosen.values.size();
        const cv::Mat value =
            resampleValues(chosen.values, tapsX(part.axisX(size)), tapsY(part.axisY(size)));
        values.hasDifference = true;
        values.difference = double(value.at<float>(0, 0));
        values.threshold = chosen.threshold;
    }
    return values;
}

} // namespace mixdesk
