// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <memory>

class QLockFile;

namespace mixdesk {

class Database;

/// One window at a time updates a database; held until the end of its scope.
class MigrationLock
{
public:
    static Result<MigrationLock> take(Database& database);
    MigrationLock(MigrationLock&& other) noexcept;
    MigrationLock& operator=(MigrationLock&&) = delete;
    ~MigrationLock();

private:
    explicit MigrationLock(Database& database);
    Result<void> lockFile();
    Result<void> lockServer();

    Database* m_database = nullptr; ///< null once moved from
    std::unique_ptr<QLockFile> m_file;
    bool m_isServerLocked = false;
};

} // namespace mixdesk
