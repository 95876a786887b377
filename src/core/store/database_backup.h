// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace mixdesk {

class Database;

/// Copies the database before it is changed: FILE.backup-vN beside an SQLite file; for a server
/// project.postgresql.backup-vN in the address's backup folder, by pg_dump. A copy that has its
/// name is whole. An Error when there is no copy at the end.
Result<void> backUp(Database& database, int version);

} // namespace mixdesk
