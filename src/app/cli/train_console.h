// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/verb.h"
#include "core/learn/trainer.h"

namespace mixdesk::cli {

/// Trains with a progress bar and one line per epoch; an interruption says how to resume.
Result<TrainSummary> trainOnConsole(const TrainRequest& request, Context& context);

} // namespace mixdesk::cli
