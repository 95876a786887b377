// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view/picture_pyramid.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace mixdesk {

namespace {

constexpr int kSmallest = 64; ///< pixels of the longer side below which halving stops

} // namespace

cv::Mat halved(const cv::Mat& picture)
{
    const int width = picture.cols / 2, height = picture.rows / 2;
    const bool oddWidth = picture.cols % 2 != 0, oddHeight = picture.rows % 2 != 0;
    cv::Mat half(height + oddHeight, width + oddWidth, picture.type());
    // The even part takes OpenCV's fast path.
    const auto shrink = [&](const cv::Rect& from, const cv::Rect& to) {
        if (from.empty() || to.empty())
            return;
        cv::Mat target = half(to);
        cv::resize(picture(from), target, to.size(), 0, 0, cv::INTER_AREA);
    };
    shrink({0, 0, 2 * width, 2 * height}, {0, 0, width, height});
    if (oddWidth)
        shrink({2 * width, 0, 1, 2 * height}, {width, 0, 1, height});
    if (oddHeight)
        shrink({0, 2 * height, 2 * width, 1}, {0, height, width, 1});
    if (oddWidth && oddHeight)
        shrink({2 * width, 2 * height, 1, 1}, {width, height, 1, 1});
    return half;
}

PicturePyramid::PicturePyramid(const cv::Mat& picture)
{
    if (picture.empty())
        return;
    CV_Assert(picture.type() == CV_8UC3);
    m_levels.push_back(picture);
    while (std::max(m_levels.back().cols, m_levels.back().rows) > kSmallest)
        m_levels.push_back(halved(m_levels.back()));
}

int PicturePyramid::levelFor(double zoom) const
{
    int index = 0;
    while (zoom <= 0.5 && index + 1 < int(m_levels.size())) {
        zoom *= 2.0;
        ++index;
    }
    return index;
}

} // namespace mixdesk
