// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace mixdesk {

class Database;

/// Part of the step from version 1, which kept no audit: one event that tells the threshold
/// versions found then, so that they can be checked from there on.
Result<void> writeAuditBaseline(Database& database);

} // namespace mixdesk
