// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>
#include <vector>

namespace mixdesk {

/// A mask's halves, quarters and so on, so that drawing it small costs what is drawn and not what
/// is there. A pixel is marked when any below it is: thin defects never vanish. The mask itself is
/// not kept.
class MaskPyramid
{
public:
    /// 8UC1 of 0 and 255.
    void build(const cv::Mat& mask);
    /// After a change within `area`; costs that area. The mask has the size it was built with.
    void update(const cv::Mat& mask, cv::Rect area);

    bool isEmpty() const { return m_levels.empty(); }
    /// How often to halve at this many device pixels per pixel: the most that enlarges nothing.
    int levelFor(double zoom) const;
    /// Level 0 is `mask` itself.
    const cv::Mat& level(const cv::Mat& mask, int index) const
    {
        return index == 0 ? mask : m_levels[std::size_t(index) - 1];
    }

private:
    std::vector<cv::Mat> m_levels; ///< from the half on
};

} // namespace mixdesk
