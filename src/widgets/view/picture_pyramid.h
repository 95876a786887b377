// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>
#include <vector>

namespace mixdesk {

/// Exactly half as large, by averaging, so that levels stay in register: an odd last column or row
/// becomes a pixel of its own. 8 bit, any channels.
cv::Mat halved(const cv::Mat& picture);

/// A picture and its halves, quarters and so on, so that drawing it small costs what is drawn and
/// not what is there. The picture itself is shared, not copied: nobody may write into it.
class PicturePyramid
{
public:
    PicturePyramid() = default;
    /// 8UC3 BGR. Takes about 1 ms per megapixel; any thread.
    explicit PicturePyramid(const cv::Mat& picture);

    bool isEmpty() const { return m_levels.empty(); }
    const cv::Mat& picture() const { return m_levels.front(); }

    /// The level to draw at this many device pixels per pixel of the picture: the coarsest one that
    /// is not enlarged. Its pixels are 2^level of the picture's wide.
    int levelFor(double zoom) const;
    const cv::Mat& level(int index) const { return m_levels[std::size_t(index)]; }

private:
    std::vector<cv::Mat> m_levels;
};

} // namespace mixdesk
