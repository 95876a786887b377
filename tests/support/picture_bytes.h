// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

/// Picture files put together byte by byte: forms that no encoder at hand writes, and broken ones.
namespace mixdesk::support {

inline std::string bigEndian(std::uint32_t value, int width)
{
    std::string bytes;
    for (int i = width - 1; i >= 0; --i)
        bytes += char(value >> (8 * i) & 0xFF);
    return bytes;
}

inline std::string littleEndian(std::uint32_t value, int width)
{
    const std::string bytes = bigEndian(value, width);
    return {bytes.rbegin(), bytes.rend()};
}

inline std::uint32_t crcOf(const std::string& bytes)
{
    std::uint32_t crc = 0xFFFFFFFFu;
    for (const char c : bytes) {
        crc ^= std::uint8_t(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc & 1 ? 0xEDB88320u ^ (crc >> 1) : crc >> 1;
    }
    return ~crc;
}

inline std::string pngChunk(const std::string& type, const std::string& data)
{
    return bigEndian(std::uint32_t(data.size()), 4) + type + data +
           bigEndian(crcOf(type + data), 4);
}

/// `rows` are raw scan lines, without filter bytes; at most 64 kB in all.
inline std::string pngFile(int width, int height, int bits, int colourType,
                           const std::vector<std::string>& rows, const std::string& before = {})
{
    std::string raw;
    for (const std::string& row : rows)
        raw += '\0' + row;
    std::uint32_t a = 1, b = 0;
    for (const char c : raw) {
        a = (a + std::uint8_t(c)) % 65521;
        b = (b + a) % 65521;
    }
    const auto length = std::uint32_t(raw.size());
    const std::string stored = "\x78\x01\x01" + littleEndian(length, 2) +
                               littleEndian(~length & 0xFFFF, 2) + raw + bigEndian(b << 16 | a, 4);
    const std::string header = bigEndian(std::uint32_t(width), 4) +
                               bigEndian(std::uint32_t(height), 4) + char(bits) + char(colourType) +
                               std::string(3, '\0');
    return "\x89PNG\r\n\x1a\n" + pngChunk("IHDR", header) + before + pngChunk("IDAT", stored) +
           pngChunk("IEND", "");
}

/// Top-down 32 bit BMP with masks for four channels; `pixels` are blue, green, red, alpha.
inline std::string alphaBmp(int width, int height, const std::string& pixels)
{
    constexpr std::uint32_t kHeader = 14 + 108;
    return "BM" + littleEndian(std::uint32_t(kHeader + pixels.size()), 4) + littleEndian(0, 4) +
           littleEndian(kHeader, 4) + littleEndian(108, 4) + littleEndian(std::uint32_t(width), 4) +
           littleEndian(std::uint32_t(-height), 4) + littleEndian(1, 2) + littleEndian(32, 2) +
           littleEndian(3, 4) + littleEndian(std::uint32_t(pixels.size()), 4) +
           std::string(16, '\0') + littleEndian(0x00FF0000, 4) + littleEndian(0x0000FF00, 4) +
           littleEndian(0x000000FF, 4) + littleEndian(0xFF000000, 4) + "BGRs" +
           std::string(48, '\0') + pixels;
}

using TiffTags = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// Little-endian TIFF: header, one directory of LONG tags in the given (ascending) order, then
/// data.
inline std::string tiffFile(const TiffTags& tags, const std::string& data)
{
    std::string bytes = "II" + littleEndian(42, 2) + littleEndian(8, 4);
    bytes += littleEndian(std::uint32_t(tags.size()), 2);
    for (const auto& [tag, value] : tags)
        bytes +=
            littleEndian(tag, 2) + littleEndian(4, 2) + littleEndian(1, 4) + littleEndian(value, 4);
    return bytes + littleEndian(0, 4) + data;
}

/// Uncompressed grey picture of 8 or 16 bit samples in one strip.
inline std::string greyTiff(int width, int height, int bits, int orientation,
                            const std::string& samples)
{
    constexpr std::uint32_t kEntries = 10;
    const std::uint32_t start = 8 + 2 + 12 * kEntries + 4;
    return tiffFile({{256, std::uint32_t(width)},
                     {257, std::uint32_t(height)},
                     {258, std::uint32_t(bits)},
                     {259, 1},
                     {262, 1},
                     {273, start},
                     {274, std::uint32_t(orientation)},
                     {277, 1},
                     {278, std::uint32_t(height)},
                     {279, std::uint32_t(samples.size())}},
                    samples);
}

inline std::string exifBlock(int orientation)
{
    return tiffFile({{274, std::uint32_t(orientation)}}, "");
}

/// An APP1 segment right after the start of the JPEG file.
inline std::string jpegWithExif(const std::string& jpeg, int orientation,
                                const std::string& thumbnail = {})
{
    const std::string content = std::string("Exif\0\0", 6) + exifBlock(orientation) + thumbnail;
    return jpeg.substr(0, 2) + "\xFF\xE1" + bigEndian(std::uint32_t(content.size() + 2), 2) +
           content + jpeg.substr(2);
}

/// An eXIf chunk right after IHDR.
inline std::string pngWithExif(const std::string& png, int orientation)
{
    constexpr std::size_t kHeaderEnd = 8 + 12 + 13;
    return png.substr(0, kHeaderEnd) + pngChunk("eXIf", exifBlock(orientation)) +
           png.substr(kHeaderEnd);
}

/// The same PNG with another size in its header, checksum included.
inline std::string pngClaiming(const std::string& png, std::uint32_t width, std::uint32_t height)
{
    std::string header = png.substr(16, 13);
    header.replace(0, 8, bigEndian(width, 4) + bigEndian(height, 4));
    return png.substr(0, 8) + pngChunk("IHDR", header) + png.substr(8 + 12 + 13);
}

/// The same baseline JPEG with another size in its frame header.
inline std::string jpegClaiming(std::string jpeg, std::uint32_t width, std::uint32_t height)
{
    const std::size_t frame = jpeg.find("\xFF\xC0");
    return jpeg.replace(frame + 5, 4, bigEndian(height, 2) + bigEndian(width, 2));
}

} // namespace mixdesk::support
