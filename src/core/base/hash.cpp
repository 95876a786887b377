// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"

#include "core/base/sentence.h"

#include <array>
#include <fstream>
#include <openssl/evp.h>

namespace mixdesk {

namespace {

constexpr std::size_t kCrcStep = 16; ///< bytes taken at once: a table for each

using CrcTables = std::array<std::array<std::uint32_t, 256>, kCrcStep>;

/// Row k: what a byte does to the checksum k bytes later.
CrcTables makeCrcTables()
{
    CrcTables tables{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = value & 1 ? 0xEDB88320u ^ (value >> 1) : value >> 1;
        tables[0][i] = value;
    }
    for (std::size_t k = 1; k < kCrcStep; ++k)
        for (std::size_t i = 0; i < 256; ++i)
            tables[k][i] = tables[0][tables[k - 1][i] & 0xFF] ^ (tables[k - 1][i] >> 8);
    return tables;
}

} // namespace

struct Sha256::Context
{
    EVP_MD_CTX* md = EVP_MD_CTX_new();
    ~Context() { EVP_MD_CTX_free(md); }
};

Sha256::Sha256() : m_context(std::make_unique<Context>())
{
    EVP_DigestInit_ex(m_context->md, EVP_sha256(), nullptr);
}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes)
{
    EVP_DigestUpdate(m_context->md, bytes.data(), bytes.size());
}

std::string Sha256::hex()
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    EVP_DigestFinal_ex(m_context->md, digest.data(), &length);
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (unsigned i = 0; i < length; ++i) {
        text += digits[digest[i] >> 4];
        text += digits[digest[i] & 15];
    }
    return text;
}

std::string sha256Hex(std::string_view bytes)
{
    Sha256 sha;
    sha.add(bytes);
    return sha.hex();
}

Result<std::string> sha256OfFile(const fs::path& path)
{
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return Error{ErrorCode::NotFound,
                     Sentence::tr("Cannot open %1 to check its hash.").arg(displayPath(path))};
    Sha256 sha;
    std::array<char, 1 << 16> block{};
    while (in.read(block.data(), block.size()) || in.gcount() > 0)
        sha.add({block.data(), std::size_t(in.gcount())});
    return sha.hex();
}

std::uint32_t crc32(std::string_view bytes)
{
    static const CrcTables tables = makeCrcTables();
    std::uint32_t crc = 0xFFFFFFFFu;
    const auto* at = reinterpret_cast<const std::uint8_t*>(bytes.data());
    std::size_t left = bytes.size();
    for (; left >= kCrcStep; left -= kCrcStep, at += kCrcStep) {
        std::uint32_t next = 0;
        for (std::size_t i = 0; i < kCrcStep; ++i) {
            const std::uint32_t mixed = i < 4 ? at[i] ^ (crc >> (8 * i) & 0xFF) : at[i];
            next ^= tables[kCrcStep - 1 - i][mixed];
        }
        crc = next;
    }
    for (; left > 0; --left, ++at)
        crc = tables[0][(crc ^ *at) & 0xFF] ^ (crc >> 8);
    return ~crc;
}

std::string base64(std::string_view bytes)
{
    std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
    const int length =
        EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                        reinterpret_cast<const unsigned char*>(bytes.data()), int(bytes.size()));
    text.resize(std::size_t(length));
    return text;
}

} // namespace mixdesk
