// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <optional>
#include <string_view>
#include <vector>

namespace mixdesk {

/// COCO's run lengths: column by column, of unmarked and marked pixels in turn, beginning with
/// unmarked ones (0 when the first pixel is marked).
std::vector<std::uint32_t> runsOfMask(const cv::Mat& mask);

/// Adds the marked runs to a mask. False, with the mask untouched, unless they add up to its size.
bool addRuns(const std::vector<std::uint32_t>& runs, cv::Mat& mask);

/// Reads COCO's text form of run lengths: five bits a character and a bit for "goes on", from '0'
/// upwards, lowest bits first; from the fourth number on the difference to the one before the last.
/// Nothing for other characters, negative runs, or runs past `pixels` in all.
std::optional<std::vector<std::uint32_t>> runsOfText(std::string_view text, std::int64_t pixels);

} // namespace mixdesk
