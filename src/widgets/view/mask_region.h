// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/view/viewed_part.h"

namespace mixdesk {

/// What the model finds, at the picture's own resolution: 8UC1, 255 where the map reaches its
/// threshold there (NaN does), as the heat over the picture shows it. Empty where it finds nothing.
/// Some ms per megapixel of the region's rows.
cv::Mat predictedRegion(const PartImages& part, const PreparedMap& map);

} // namespace mixdesk
