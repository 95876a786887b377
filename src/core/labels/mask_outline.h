// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>
#include <vector>

namespace mixdesk {

/// The smallest rectangle around what is marked; empty for nothing. cv::boundingRect of OpenCV 4.6
/// loses columns of some masks.
cv::Rect markedBox(const cv::Mat& mask);

/// A region of a mask whose pixels hang together by their sides.
struct MaskRegion
{
    cv::Rect box;
    std::int64_t area = 0;
    bool holes = false;
    /// Along the edges of its pixels, so that the centres within are exactly its pixels when it has
    /// no holes; a corner at every turn.
    std::vector<cv::Point> outline;
    int label = 0; ///< in MaskRegions::labels
};

struct MaskRegions
{
    std::vector<MaskRegion> regions; ///< by the top edge, then from the left
    cv::Mat labels;                  ///< 32SC1, 0: not marked
};

/// Takes four bytes a pixel.
MaskRegions regionsOfMask(const cv::Mat& mask);

} // namespace mixdesk
