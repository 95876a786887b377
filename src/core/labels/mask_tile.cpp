// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels/mask_tile.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace mixdesk {

namespace {

constexpr std::uint64_t kGather =
    __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? 0x8040201008040201U : 0x0102040810204080U;

std::size_t rowBytes(const cv::Mat& mask)
{
    return (std::size_t(mask.cols) + 7) / 8;
}

/// The eight pixels of every byte of bits.
const std::array<std::array<std::uint8_t, 8>, 256>& pixelTable()
{
    static const auto table = [] {
        std::array<std::array<std::uint8_t, 8>, 256> made{};
        for (std::size_t value = 0; value < 256; ++value)
            for (std::size_t bit = 0; bit < 8; ++bit)
                made[value][bit] = (value >> (7 - bit) & 1U) ? 255 : 0;
        return made;
    }();
    return table;
}

} // namespace

std::string packBits(const cv::Mat& mask)
{
    std::string bits(rowBytes(mask) * std::size_t(mask.rows), '\0');
    auto* out = reinterpret_cast<std::uint8_t*>(bits.data());
    std::uint8_t any = 0;
    for (int y = 0; y < mask.rows; ++y) {
        const auto* row = mask.ptr<std::uint8_t>(y);
        for (int x = 0; x < mask.cols; x += 8) {
            std::uint64_t pixels = 0;
            std::memcpy(&pixels, row + x, std::size_t(std::min(8, mask.cols - x)));
            // One bit of each pixel, gathered in the top byte with the first pixel highest.
            const std::uint64_t value = ((pixels & 0x0101010101010101U) * kGather) >> 56;
            *out++ = std::uint8_t(value);
            any = std::uint8_t(any | value);
        }
    }
    return any ? bits : std::string();
}

bool unpackBits(const std::string& bits, cv::Mat mask)
{
    if (bits.empty()) {
        mask.setTo(0);
        return true;
    }
    if (bits.size() != rowBytes(mask) * std::size_t(mask.rows))
        return false;
    const auto& table = pixelTable();
    const auto* in = reinterpret_cast<const std::uint8_t*>(bits.data());
    for (int y = 0; y < mask.rows; ++y) {
        auto* row = mask.ptr<std::uint8_t>(y);
        for (int x = 0; x < mask.cols; x += 8)
            std::memcpy(row + x, table[*in++].data(), std::size_t(std::min(8, mask.cols - x)));
    }
    return true;
}

std::string squeezeBytes(const std::string& bytes)
{
    std::string squeezed;
    for (std::size_t i = 0; i < bytes.size();) {
        std::size_t end = i + 1;
        while (end < bytes.size() && end - i < 255 && bytes[end] == bytes[i])
            ++end;
        squeezed += char(end - i);
        squeezed += bytes[i];
        i = end;
    }
    squeezed.shrink_to_fit();
    return squeezed;
}

std::string unsqueezeBytes(const std::string& squeezed)
{
    std::string bytes;
    for (std::size_t i = 0; i + 1 < squeezed.size(); i += 2)
        bytes.append(std::size_t(static_cast<unsigned char>(squeezed[i])), squeezed[i + 1]);
    return bytes;
}

} // namespace mixdesk
