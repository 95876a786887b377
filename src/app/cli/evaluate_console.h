// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/verb.h"
#include "core/learn/evaluation.h"
#include "core/nn/process_group.h"

#include <string>

namespace mixdesk::cli {

struct EvaluateRequest
{
    fs::path run, dataset;
    fs::path json, csv, report; ///< empty: not wanted
    DeviceChoice device = DeviceChoice::Auto;
    int threads = 0;
    ProcessGroup* group = nullptr; ///< processes that share the work; process 0 prints and writes
};

/// Evaluates, prints the tables and writes what was asked for. Returns the report's path or
/// empty.
Result<fs::path> evaluateOnConsole(const EvaluateRequest& request, Context& context);

} // namespace mixdesk::cli
