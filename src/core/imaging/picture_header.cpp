// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/picture_header.h"

#include "core/base/hash.h"

#include <algorithm>
#include <cstdlib>

namespace mixdesk {

namespace {

using namespace std::string_view_literals;

constexpr auto kPngSignature = "\x89PNG\r\n\x1a\n"sv;
constexpr auto kExifSignature = "Exif\0\0"sv;

std::uint8_t byteAt(std::string_view bytes, std::size_t at)
{
    return at < bytes.size() ? std::uint8_t(bytes[at]) : 0;
}

std::uint32_t bigEndian(std::string_view bytes, std::size_t at, int width)
{
    std::uint32_t value = 0;
    for (int i = 0; i < width; ++i)
        value = value << 8 | byteAt(bytes, at + std::size_t(i));
    return value;
}

std::uint32_t littleEndian(std::string_view bytes, std::size_t at, int width)
{
    std::uint32_t value = 0;
    for (int i = width; i > 0; --i)
        value = value << 8 | byteAt(bytes, at + std::size_t(i - 1));
    return value;
}

int exifOrientation(std::string_view exif)
{
    const auto directory = detail::readTiffDirectory(exif);
    return directory ? directory->orientation : 1;
}

/// Bits of one pixel from IHDR; 0 for a colour type that does not exist.
std::int64_t pngPixelBits(std::string_view header)
{
    static constexpr int kChannels[] = {1, 0, 3, 1, 2, 0, 4};
    const int colour = byteAt(header, 9);
    return colour < 7 ? std::int64_t(byteAt(header, 8)) * kChannels[colour] : 0;
}

bool isChunkType(std::string_view type)
{
    return std::all_of(type.begin(), type.end(),
                       [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
}

PictureHeader inspectPng(std::string_view bytes)
{
    // Deflate cannot pack more than 1032 bytes into one.
    constexpr std::int64_t kBestDeflate = 1032;
    PictureHeader header;
    header.format = PictureFormat::Png;
    std::int64_t bits = 0;
    std::int64_t packed = 0;
    bool damaged = false;
    for (std::size_t at = kPngSignature.size();;) {
        header.state = PictureState::Truncated;
        const std::uint64_t length = bigEndian(bytes, at, 4);
        if (bytes.size() < 12 || at > bytes.size() - 12 || length > bytes.size() - 12 - at)
            return header;
        const auto type = bytes.substr(at + 4, 4);
        const auto data = bytes.substr(at + 8, length);
        if (!isChunkType(type)) {
            header.state = PictureState::Damaged;
            return header;
        }
        const bool critical = (type[0] & 0x20) == 0;
        if (critical &&
            crc32(bytes.substr(at + 4, length + 4)) != bigEndian(bytes, at + 8 + length, 4))
            damaged = true;
        if (type == "IHDR") {
            header.width = bigEndian(data, 0, 4);
            header.height = bigEndian(data, 4, 4);
            bits = pngPixelBits(data);
        } else if (type == "eXIf") {
            header.orientation = exifOrientation(data);
        } else if (type == "IDAT") {
            packed += std::int64_t(length);
        } else if (type == "IEND") {
            break;
        }
        at += 12 + length;
    }
    const double rows = double(header.height) * (double(header.width) * double(bits) / 8.0);
    const bool fits = rows <= double((packed + 64) * kBestDeflate);
    header.state = damaged ? PictureState::Damaged
                   : fits  ? PictureState::Whole
                           : PictureState::Truncated;
    return header;
}

/// Position of the marker that ends the entropy-coded data starting at `at`.
std::size_t endOfScan(std::string_view bytes, std::size_t at)
{
    while ((at = bytes.find('\xFF', at)) != std::string_view::npos) {
        const std::uint8_t next = byteAt(bytes, at + 1);
        const bool data = next == 0 || (next >= 0xD0 && next <= 0xD7);
        if (!data && next != 0xFF)
            return at;
        at += data ? 2 : 1;
    }
    return bytes.size();
}

bool isFrameMarker(int marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/// Walks the segments: an end marker inside an embedded thumbnail is not the end of the file.
PictureHeader inspectJpeg(std::string_view bytes)
{
    // Huffman codes spend at least a bit on a block of at most 32 x 32 pixels.
    constexpr std::int64_t kMostPixelsPerByte = 8 * 1024;
    PictureHeader header;
    header.format = PictureFormat::Jpeg;
    header.state = PictureState::Truncated;
    bool arithmetic = false;
    for (std::size_t at = 2;;) {
        at = bytes.find('\xFF', at);
        at = bytes.find_first_not_of('\xFF', at);
        if (at == std::string_view::npos)
            return header;
        const int marker = byteAt(bytes, at++);
        if (marker == 0xD9)
            break;
        if (marker <= 0x01 || (marker >= 0xD0 && marker <= 0xD8))
            continue;
        const std::size_t length = bigEndian(bytes, at, 2);
        if (length < 2 || at + length > bytes.size())
            return header;
        const auto segment = bytes.substr(at + 2, length - 2);
        if (isFrameMarker(marker) && header.width == 0) {
            header.height = bigEndian(segment, 1, 2);
            header.width = bigEndian(segment, 3, 2);
            arithmetic = marker >= 0xC9;
        } else if (marker == 0xE1 && segment.substr(0, 6) == kExifSignature) {
            header.orientation = exifOrientation(segment.substr(6));
        }
        at += length;
        if (marker == 0xDA)
            at = endOfScan(bytes, at);
    }
    const auto capacity = std::int64_t(bytes.size()) * kMostPixelsPerByte;
    if (arithmetic || header.width * header.height <= capacity)
        header.state = PictureState::Whole;
    return header;
}

PictureHeader inspectBmp(std::string_view bytes)
{
    PictureHeader header;
    header.format = PictureFormat::Bmp;
    const bool old = littleEndian(bytes, 14, 4) == 12;
    std::int64_t bits = 0;
    std::uint32_t compression = 0;
    if (old) {
        header.width = littleEndian(bytes, 18, 2);
        header.height = littleEndian(bytes, 20, 2);
        bits = littleEndian(bytes, 24, 2);
    } else {
        header.width = std::int32_t(littleEndian(bytes, 18, 4));
        header.height = std::abs(std::int64_t(std::int32_t(littleEndian(bytes, 22, 4))));
        bits = littleEndian(bytes, 28, 2);
        compression = littleEndian(bytes, 30, 4);
    }
    if (header.width <= 0 || bits > 64 || compression > 3)
        return header;
    const bool runLength = compression == 1 || compression == 2;
    const double row = double((header.width * bits + 31) / 32) * 4.0;
    const double needed =
        littleEndian(bytes, 10, 4) + (runLength ? 0.0 : row * double(header.height));
    header.state = needed <= double(bytes.size()) ? PictureState::Whole : PictureState::Truncated;
    return header;
}

bool looksLikeBmp(std::string_view bytes)
{
    const std::uint32_t information = littleEndian(bytes, 14, 4);
    return bytes.substr(0, 2) == "BM" && information >= 12 && information <= 256;
}

} // namespace

PictureHeader inspectPicture(std::string_view bytes)
{
    if (bytes.substr(0, kPngSignature.size()) == kPngSignature)
        return inspectPng(bytes);
    if (bytes.substr(0, 3) == "\xFF\xD8\xFF"sv)
        return inspectJpeg(bytes);
    if (looksLikeBmp(bytes))
        return inspectBmp(bytes);
    PictureHeader header;
    if (const auto directory = detail::readTiffDirectory(bytes)) {
        header.format = PictureFormat::Tiff;
        header.width = directory->width;
        header.height = directory->height;
        header.orientation = directory->orientation;
        header.state = directory->complete ? PictureState::Whole : PictureState::Truncated;
    }
    return header;
}

} // namespace mixdesk
