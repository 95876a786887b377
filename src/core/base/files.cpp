// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"

#include "core/base/sentence.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

namespace mixdesk {

namespace {

Error writeError(const fs::path& path)
{
    return {
        ErrorCode::Unwritable,
        Sentence::tr("Cannot write %1: %2. Check that the folder exists, is writable and has room.")
            .arg(displayPath(path))
            .arg(std::strerror(errno))};
}

bool writeAll(int fd, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t n = ::write(fd, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        bytes.remove_prefix(std::size_t(n));
    }
    return true;
}

Result<void> writeToDevice(const fs::path& path, std::string_view bytes)
{
    const int fd = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (fd < 0)
        return writeError(path);
    const bool written = writeAll(fd, bytes);
    const bool closed = ::close(fd) == 0;
    if (!written || !closed)
        return writeError(path);
    return {};
}

void syncFolder(const fs::path& folder)
{
    const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    ::fsync(fd);
    ::close(fd);
}

} // namespace

Result<std::string> readFile(const fs::path& path, std::uint64_t limit)
{
    std::error_code ec;
    const auto status = fs::status(path, ec);
    if (status.type() == fs::file_type::none)
        return Error{ErrorCode::Unreadable,
                     Sentence::tr("Cannot read %1: %2.").arg(displayPath(path)).arg(ec.message())};
    if (!fs::exists(status))
        return Error{ErrorCode::NotFound,
                     Sentence::tr("There is no file %1.").arg(displayPath(path))};
    if (!fs::is_regular_file(status))
        return Error{ErrorCode::Unreadable,
                     Sentence::tr("%1 is not a regular file.").arg(displayPath(path))};
    const auto size = fs::file_size(path, ec);
    if (ec)
        return Error{ErrorCode::Unreadable,
                     Sentence::tr("Cannot read %1: %2.").arg(displayPath(path)).arg(ec.message())};
    if (size > limit)
        return Error{ErrorCode::Unreadable,
                     Sentence::tr("%1 has %2 bytes, more than the %3 bytes allowed here.")
                         .arg(displayPath(path))
                         .arg(size)
                         .arg(limit)};
    std::ifstream in(path, std::ios::binary);
    std::string bytes(size, '\0');
    if (!in.read(bytes.data(), std::streamsize(size)))
        return Error{ErrorCode::Unreadable,
                     Sentence::tr("Cannot read %1: check its permissions and the disk.")
                         .arg(displayPath(path))};
    return bytes;
}

bool isDevice(const fs::path& path)
{
    std::error_code ec;
    return fs::is_other(fs::status(path, ec)) || path.parent_path() == "/dev";
}

Result<void> writeFileAtomic(const fs::path& path, std::string_view bytes)
{
    if (isDevice(path))
        return writeToDevice(path, bytes);
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    if (auto made = makeFolder(folder); !made)
        return made;
    std::string temporary = path.string() + ".XXXXXX";
    const int fd = ::mkostemp(temporary.data(), O_CLOEXEC);
    if (fd < 0)
        return writeError(path);
    const bool written = writeAll(fd, bytes) && ::fchmod(fd, 0644) == 0 && ::fsync(fd) == 0;
    const bool closed = ::close(fd) == 0;
    if (!written || !closed || ::rename(temporary.c_str(), path.c_str()) != 0) {
        const Error error = writeError(path);
        ::unlink(temporary.c_str());
        return error;
    }
    syncFolder(folder);
    return {};
}

Result<void> appendLine(const fs::path& path, std::string_view line)
{
    const int fd = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
    if (fd < 0)
        return writeError(path);
    const bool written = writeAll(fd, std::string(line) + "\n");
    const bool closed = ::close(fd) == 0;
    if (!written || !closed)
        return writeError(path);
    return {};
}

Result<void> makeFolder(const fs::path& path)
{
    std::error_code ec;
    fs::create_directories(path, ec);
    if (ec || !fs::is_directory(path))
        return Error{ErrorCode::Unwritable,
                     ec ? Sentence::tr("Cannot create the folder %1: %2. Choose another place or "
                                       "check its permissions.")
                              .arg(displayPath(path))
                              .arg(ec.message())
                        : Sentence::tr("Cannot create the folder %1. Choose another place or check "
                                       "its permissions.")
                              .arg(displayPath(path))};
    return {};
}

std::string displayPath(const fs::path& path)
{
    return path.u8string();
}

std::string relativePath(const fs::path& path, const fs::path& base)
{
    return path.lexically_relative(base).generic_u8string();
}

} // namespace mixdesk
