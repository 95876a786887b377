// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop_token.h"
#include "core/learn/evaluation.h"

#include <opencv2/core.hpp>
#include <vector>

namespace mixdesk {

/// A ground-truth mask at the size of its picture; empty where there is none or it cannot be read,
/// of which `problem` then says why, or that it was resized.
cv::Mat maskAtSize(const ImageRecord& record, cv::Size size, std::string& problem);

/// The worst false rejects, then the worst escapes, drawn anew. Rows in the order of the test
/// images; of equal ones the first counts. What cannot be drawn any more is left out, and a message
/// of the evaluation says so.
std::vector<GalleryItem> drawGallery(Evaluation& evaluation, Scorer& scorer, const Dataset& dataset,
                                     const StopToken& stop);

} // namespace mixdesk
