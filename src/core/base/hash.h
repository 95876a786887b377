// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace mixdesk {

/// SHA-256 of bytes fed piece by piece.
class Sha256
{
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void add(std::string_view bytes);
    /// 64 lower-case hex digits; call once.
    std::string hex();

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

std::string sha256Hex(std::string_view bytes);
Result<std::string> sha256OfFile(const fs::path& path);

/// CRC-32 of zlib, PNG and gzip (polynomial 0xEDB88320).
std::uint32_t crc32(std::string_view bytes);

/// Standard Base64 without line breaks.
std::string base64(std::string_view bytes);

} // namespace mixdesk
