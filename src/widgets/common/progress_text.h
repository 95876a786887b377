// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <QString>

namespace mixdesk {

/// The stage of running work, translated where the core's words are known; empty without one.
QString stageText(const Progress& progress);

/// What the work counts ("pictures"), translated likewise.
QString unitText(const Progress& progress);

} // namespace mixdesk
