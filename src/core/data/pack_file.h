// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace mixdesk::detail {

/// The first half of a SHA-256.
struct PackKey
{
    std::array<std::uint64_t, 2> words{};
    bool operator==(const PackKey& other) const { return words == other.words; }

    static PackKey of(std::string_view text);
};

/// A file of records that only grows. A record that was cut short ends the file, one whose checksum
/// is wrong is not there. One thread.
class PackFile
{
public:
    /// Reads what is there. Not writable: nothing is created, append() does nothing.
    PackFile(fs::path path, bool writable);
    ~PackFile();
    PackFile(const PackFile&) = delete;
    PackFile& operator=(const PackFile&) = delete;

    std::optional<std::string> find(const PackKey& key);
    /// A later record of a key takes the place of the earlier one.
    void append(const PackKey& key, std::string_view value);
    std::uint64_t size() const { return m_size; }

private:
    struct Place
    {
        std::uint64_t at = 0; ///< of the record's head
        std::uint32_t length = 0;
    };
    struct KeyHash
    {
        std::size_t operator()(const PackKey& key) const { return std::size_t(key.words[0]); }
    };
    void readHeads();

    fs::path m_path;
    int m_fd = -1;
    bool m_writable;
    std::uint64_t m_size = 0; ///< whole records
    std::unordered_map<PackKey, Place, KeyHash> m_places;
};

} // namespace mixdesk::detail
