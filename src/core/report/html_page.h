// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

#include <string>

namespace mixdesk {

/// A whole page around `body` (markup): no script, nothing loaded from elsewhere.
std::string htmlPage(const std::string& title, const std::string& body);

/// A picture (8UC3 BGR) inside the page, made smaller where its longest side passes `longest`.
std::string pictureTag(const cv::Mat& picture, const std::string& alternative, int longest = 320);

} // namespace mixdesk
