// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/evaluation.h"
#include "core/metrics/pixel_metrics.h"
#include "core/nn/process_group.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace mixdesk {

/// What one process found on its part of the test images, or all of them together.
struct EvaluatedPart
{
    struct Row
    {
        int place; ///< in the list of test images
        EvaluatedImage image;
    };
    std::vector<Row> rows;
    std::vector<std::pair<int, std::string>> messages; ///< by place
    std::map<int, PixelMetrics> pixels;                ///< by class of the run

    /// As if one process had found all: rows and messages by place, unreadable pictures last.
    void sort();
};

/// Of everything that verdicts depend on: two runs with one fingerprint judge alike.
std::string runFingerprint(const RunModel& run);

/// All processes: the parts of all as one.
Result<EvaluatedPart> joinParts(EvaluatedPart part, ProcessGroup& group);

} // namespace mixdesk
