// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"

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
    return {ErrorCode::Unwritable, "Cannot write " + displayPath(path) + ": " +
                                       std::strerror(errno) +
                                       ". Check that the folder exists, is writable and has room."};
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
                     "Cannot read " + displayPath(path) + ": " + ec.message() + "."};
    if (!fs::exists(status))
        return Error{ErrorCode::NotFound, "There is no file " + displayPath(path) + "."};
    if (!fs::is_regular_file(status))
        return Error{ErrorCode::Unreadable, displayPath(path) + " is not a regular file."};
    const auto size = fs::file_size(path, ec);
    if (ec)
        return Error{ErrorCode::Unreadable,
                     "Cannot read " + displayPath(path) + ": " + ec.message() + "."};
    if (size > limit)
        return Error{ErrorCode::Unreadable, displayPath(path) + " has " + std::to_string(size) +
                                                " bytes, more than the " + std::to_string(limit) +
                                                " bytes allowed here."};
    std::ifstream in(path, std::ios::binary);
    std::string bytes(size, '\0');
    if (!in.read(bytes.data(), std::streamsize(size)))
        return Error{ErrorCode::Unreadable,
                     "Cannot read " + displayPath(path) + ": check its permissions and the disk."};
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
        return Error{ErrorCode::Unwritable, "Cannot create the folder " + displayPath(path) +
                                                (ec ? ": " + ec.message() : std::string()) +
                                                ". Choose another place or check its permissions."};
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
