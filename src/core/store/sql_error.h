// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <QSqlError>
#include <QString>

namespace mixdesk {

/// Is it the kind of error that goes away when another program has finished?
bool isBusy(const QSqlError& error);

/// What the database says, as one sentence about `file` with what to do.
Error storeError(const QSqlError& error, const fs::path& file);

/// Qt loads database drivers at run time; an Error names the package when one is missing.
Result<void> requireSqlDriver(const QString& driver);

} // namespace mixdesk
