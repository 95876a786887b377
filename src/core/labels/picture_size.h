// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/result.h"

#include <opencv2/core.hpp>

namespace mixdesk {

/// Width and height as readPicture() would give them, from the first bytes where those tell.
Result<cv::Size> sizeOfPicture(const fs::path& path);

} // namespace mixdesk
