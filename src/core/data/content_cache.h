// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace mixdesk {

/// Results about pictures, kept on disk between sessions by the SHA-256 of the file's bytes, so
/// that a picture that moves, or is another's copy, is known as well. All of it can be made again:
/// the folder may be deleted at any time, also while it is open.
///   - an entry is believed only if its checksum is right: a crash or a foreign file loses entries
///     and invents none
///   - which bytes a file holds is remembered with its stampOf()
///   - bounded: of two files of half the limit the older goes when the newer is full; what is used
///     moves to the newer
///   - one window writes, others that open the folder meanwhile only read
/// Thread safe.
class ContentCache
{
public:
    static constexpr std::uint64_t kLimit = std::uint64_t(512) << 20;

    using Clock = std::function<std::int64_t()>; ///< seconds since 1970

    /// Without a usable folder it keeps nothing, which costs time only. An empty path: none.
    explicit ContentCache(const fs::path& folder, std::uint64_t limit = kLimit,
                          Clock clock = systemTime);
    ~ContentCache();
    ContentCache(const ContentCache&) = delete;
    ContentCache& operator=(const ContentCache&) = delete;

    /// `kind` names what the value is and the version of its form.
    std::optional<std::string> find(std::string_view kind, std::string_view contentHash);
    void keep(std::string_view kind, std::string_view contentHash, std::string_view value);

    /// What the file looks like to the file system: any write to it changes this. Empty for a file
    /// that is not there, and for one changed within the last seconds, whose next change might
    /// leave no trace in its times.
    std::string stampOf(const fs::path& file) const;
    /// SHA-256 of the file's bytes as remembered for this path and stamp.
    std::optional<std::string> knownHash(const fs::path& file, const std::string& stamp);
    /// `stamp` is of before the bytes were read; forgotten where the file has changed since.
    void rememberHash(const fs::path& file, const std::string& stamp, std::string_view hash);

    std::uint64_t bytesOnDisk() const;

private:
    static std::int64_t systemTime();
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace mixdesk
