// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_lock.h"

#include "core/base/sentence.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mixdesk {

namespace {

/// Locks of the open file description: they exclude within the process, and can be asked for
/// without being taken.
struct flock wholeFile()
{
    struct flock whole = {};
    whole.l_type = F_WRLCK;
    whole.l_whence = SEEK_SET;
    return whole;
}

/// False where another holder removed the file between our opening and our locking it.
bool isStill(int fd, const fs::path& path)
{
    struct stat opened = {}, there = {};
    return ::fstat(fd, &opened) == 0 && ::stat(path.c_str(), &there) == 0 &&
           opened.st_ino == there.st_ino && opened.st_dev == there.st_dev;
}

} // namespace

Result<FileLock> FileLock::take(const fs::path& path, const std::string& busy)
{
    constexpr int kTries = 100;
    for (int i = 0; i < kTries; ++i) {
        const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        if (fd < 0)
            return Error{ErrorCode::Unwritable,
                         Sentence::tr("Cannot write %1: %2. Check that the folder is writable.")
                             .arg(displayPath(path))
                             .arg(std::strerror(errno))};
        struct flock whole = wholeFile();
        const bool refused = ::fcntl(fd, F_OFD_SETLK, &whole) != 0;
        if (refused && (errno == EAGAIN || errno == EACCES)) {
            ::close(fd);
            return Error{ErrorCode::Unwritable, busy};
        }
        if (isStill(fd, path))
            return FileLock(path, fd);
        ::close(fd);
    }
    return Error{ErrorCode::Unwritable, busy};
}

FileLock::FileLock(FileLock&& other) noexcept
    : m_path(std::move(other.m_path)), m_fd(std::exchange(other.m_fd, -1))
{}

FileLock::~FileLock()
{
    if (m_fd < 0)
        return;
    ::unlink(m_path.c_str()); // first: from here on nobody else can find the file that is given up
    ::close(m_fd);
}

bool isLocked(const fs::path& path)
{
    const int fd = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (fd < 0)
        return false;
    struct flock whole = wholeFile();
    const bool locked = ::fcntl(fd, F_OFD_GETLK, &whole) == 0 && whole.l_type != F_UNLCK;
    ::close(fd);
    return locked;
}

} // namespace mixdesk
