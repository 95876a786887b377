// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <opencv2/core.hpp>
#include <vector>

namespace mixdesk {

/// What one COCO annotation marks: polygons, or run lengths, or only a box.
struct CocoSegment
{
    std::vector<std::vector<cv::Point2d>> polygons; ///< all of them together
    std::vector<std::uint32_t> runs;
    cv::Rect2d box;
    int passedOver = 0; ///< polygons of one or two points

    bool empty() const { return polygons.empty() && runs.empty() && box.empty(); }
    /// About how many steps draw() takes.
    std::int64_t cost(cv::Size picture) const;
    void draw(cv::Mat& mask) const; ///< adds to a mask of the picture's size
};

/// Of an annotation of a picture of this size. The Error's message is what is wrong with it, to
/// follow "annotation 7".
Result<CocoSegment> readCocoSegment(const nlohmann::json& annotation, cv::Size picture);

} // namespace mixdesk
