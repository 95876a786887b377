// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace mixdesk {

class Database;

/// One numbered step from the tables of version - 1 to those of `version`.
struct Migration
{
    int version = 0;         ///< 1, 2, ... without a gap
    int requiredVersion = 0; ///< oldest program version that may still open the result
    QString sql;             ///< statements; see splitStatements()
    /// What SQL alone cannot do, in the same transaction; may be empty.
    std::function<Result<void>(Database&)> afterwards = {};
};

/// This program's own, from resources/sql. Its version is that of the last one.
std::vector<Migration> programMigrations();

/// A statement ends with ';' at the end of a line that an empty line or the end follows, so that a
/// trigger may hold others. Lines that begin with -- are left out.
QStringList splitStatements(const QString& sql);

/// Brings the database to the last version, each step in a transaction of its own. Copies an older
/// database to FILE.backup-vN first. An Error when it is newer, foreign or damaged, or older and
/// may not be updated.
Result<void> migrate(Database& database, const std::vector<Migration>& migrations,
                     bool mayUpdate = true);

} // namespace mixdesk
