// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <opencv2/core.hpp>

namespace mixdesk {

/// 8UC1 or 8UC3 BGR to an image that owns its pixels; empty in, null out. Any thread.
QImage toImage(const cv::Mat& picture);

} // namespace mixdesk
