// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <ostream>
#include <string>
#include <string_view>

namespace mixdesk {

namespace fs = std::filesystem;

/// The whole file as bytes. Refuses files above `limit` bytes, folders and missing files with a
/// sentence.
Result<std::string> readFile(const fs::path& path, std::uint64_t limit = std::uint64_t(1) << 31);

/// /dev/null, /dev/stdout, a pipe: to be written into, never replaced by a file.
bool isDevice(const fs::path& path);

/// Replaces `path` by `bytes` so that a crash or power cut leaves the old or the new file, never a
/// part: temporary file in the same folder, fsync, rename, fsync of the folder. Creates the folder.
/// A device is written into as it is.
Result<void> writeFileAtomic(const fs::path& path, std::string_view bytes);

/// Appends one line (a newline is added) and flushes it to the system.
Result<void> appendLine(const fs::path& path, std::string_view line);

/// Creates the folder and its parents; an Error when that cannot be done.
Result<void> makeFolder(const fs::path& path);

/// Path as UTF-8 for messages and reports.
std::string displayPath(const fs::path& path);

/// Path relative to `base` with '/' separators, UTF-8; does not touch the disk.
std::string relativePath(const fs::path& path, const fs::path& base);

} // namespace mixdesk
