// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

namespace mixdesk {

/// An advisory lock on a file of its own, held while the object lives. The system gives it up when
/// the process ends, however it ends; the destructor also removes the file. Two locks on one path
/// exclude each other within a process too. On file systems without locks every take() succeeds.
class FileLock
{
public:
    /// Creates the file, in a folder that exists. `busy` is the sentence for a lock held elsewhere
    /// (code Unwritable). Never waits.
    static Result<FileLock> take(const fs::path& path, const std::string& busy);

    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&&) = delete;
    ~FileLock();

private:
    FileLock(fs::path path, int fd) : m_path(std::move(path)), m_fd(fd) {}

    fs::path m_path;
    int m_fd = -1;
};

/// True while somebody, in this process or another, holds the lock. Takes nothing.
bool isLocked(const fs::path& path);

} // namespace mixdesk
