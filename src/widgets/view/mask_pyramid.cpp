// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view/mask_pyramid.h"

#include <algorithm>

namespace mixdesk {

namespace {

constexpr int kSmallestSide = 64;

/// Fills `area` of `half` from the mask twice as large.
void halve(const cv::Mat& mask, cv::Mat& half, cv::Rect area)
{
    for (int y = area.y; y < area.y + area.height; ++y) {
        const auto* upper = mask.ptr<std::uint8_t>(2 * y);
        const auto* lower = mask.ptr<std::uint8_t>(std::min(2 * y + 1, mask.rows - 1));
        auto* to = half.ptr<std::uint8_t>(y);
        const int whole = std::min(area.x + area.width, mask.cols / 2);
        for (int x = area.x; x < whole; ++x)
            to[x] = std::uint8_t(upper[2 * x] | upper[2 * x + 1] | lower[2 * x] | lower[2 * x + 1]);
        for (int x = std::max(whole, area.x); x < area.x + area.width; ++x)
            to[x] = std::uint8_t(upper[2 * x] | lower[2 * x]);
    }
}

} // namespace

void MaskPyramid::build(const cv::Mat& mask)
{
    m_levels.clear();
    cv::Size size = mask.size();
    while (std::max(size.width, size.height) > kSmallestSide) {
        size = {(size.width + 1) / 2, (size.height + 1) / 2};
        m_levels.push_back(cv::Mat::zeros(size, CV_8UC1));
    }
    update(mask, {{0, 0}, mask.size()});
}

void MaskPyramid::update(const cv::Mat& mask, cv::Rect area)
{
    area &= cv::Rect({0, 0}, mask.size());
    if (area.empty())
        return;
    const cv::Mat* from = &mask;
    for (cv::Mat& half : m_levels) {
        const cv::Point end((area.x + area.width + 1) / 2, (area.y + area.height + 1) / 2);
        area = cv::Rect({area.x / 2, area.y / 2}, end);
        halve(*from, half, area);
        from = &half;
    }
}

int MaskPyramid::levelFor(double zoom) const
{
    int index = 0;
    while (index < int(m_levels.size()) && zoom * 2.0 <= 1.0) {
        zoom *= 2.0;
        ++index;
    }
    return index;
}

} // namespace mixdesk
