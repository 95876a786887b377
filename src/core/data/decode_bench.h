// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string>

namespace mixdesk {

/// Pictures a second, from the file (in the system's page cache) to network input. Each figure is
/// the best of several rounds that take turns, so that the ratios hold on a busy machine too.
struct DecodeSpeed
{
    double reference = 0.0; ///< one thread of cv::imread and cv::resize(INTER_AREA)
    double full = 0.0;      ///< readPicture() and prepareInput() on `threads`
    double cold = 0.0;      ///< readInput() on `threads`
    double cached = 0.0;    ///< one thread of ImageCache::get(), decoded before
    std::size_t fileBytes = 0;
};

/// Draws a few square pictures of `pictureSide`, with the grain of a camera, writes them as
/// `extension` (".png", ".jpg" of quality 90) into a temporary folder of its own, and measures.
/// Takes some seconds. An Error where the folder cannot be written.
Result<DecodeSpeed> measureDecoding(const std::string& extension, int pictureSide, int inputSide,
                                    int threads);

} // namespace mixdesk
