// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/picture_header.h"

#include <algorithm>

namespace mixdesk::detail {

namespace {

enum Tag : std::uint64_t {
    kWidth = 256,
    kHeight = 257,
    kStripOffsets = 273,
    kOrientation = 274,
    kStripBytes = 279,
    kTileOffsets = 324,
    kTileBytes = 325,
};

/// Values of a tag: where they start and how wide each is.
struct Values
{
    std::uint64_t at = 0;
    std::uint64_t count = 0;
    std::uint64_t width = 0;
};

class Reader
{
public:
    explicit Reader(std::string_view bytes) : m_bytes(bytes)
    {
        m_bigEndian = bytes.substr(0, 2) == "MM";
        m_bigTiff = number(2, 2) == 43;
    }

    bool isTiff() const
    {
        const auto order = m_bytes.substr(0, 2);
        return (order == "II" || order == "MM") && (number(2, 2) == 42 || m_bigTiff);
    }
    bool holds(std::uint64_t at, std::uint64_t size) const
    {
        return at <= m_bytes.size() && size <= m_bytes.size() - at;
    }
    std::uint64_t number(std::uint64_t at, std::uint64_t width) const
    {
        if (!holds(at, width))
            return 0;
        std::uint64_t value = 0;
        for (std::uint64_t i = 0; i < width; ++i) {
            const auto byte = std::uint8_t(m_bytes[at + (m_bigEndian ? i : width - 1 - i)]);
            value = value << 8 | byte;
        }
        return value;
    }
    std::uint64_t offsetWidth() const { return m_bigTiff ? 8 : 4; }
    std::uint64_t directory() const { return number(m_bigTiff ? 8 : 4, offsetWidth()); }
    std::uint64_t countWidth() const { return m_bigTiff ? 8 : 2; }
    std::uint64_t entrySize() const { return m_bigTiff ? 20 : 12; }

    Values values(std::uint64_t entry) const
    {
        Values values;
        values.width = typeWidth(number(entry + 2, 2));
        values.count = number(entry + 4, offsetWidth());
        const std::uint64_t field = entry + 4 + offsetWidth();
        const bool inlined =
            values.count <= offsetWidth() / std::max<std::uint64_t>(values.width, 1);
        values.at = inlined ? field : number(field, offsetWidth());
        return values;
    }
    bool holds(const Values& values) const
    {
        return values.width > 0 && values.count <= m_bytes.size() / values.width &&
               holds(values.at, values.count * values.width);
    }
    std::uint64_t value(const Values& values, std::uint64_t index) const
    {
        return number(values.at + index * values.width, values.width);
    }

private:
    static std::uint64_t typeWidth(std::uint64_t type)
    {
        switch (type) {
        case 1:
            return 1; // BYTE
        case 3:
            return 2; // SHORT
        case 4:
            return 4; // LONG
        case 16:
            return 8; // LONG8
        default:
            return 0;
        }
    }

    std::string_view m_bytes;
    bool m_bigEndian = false;
    bool m_bigTiff = false;
};

bool piecesInside(const Reader& reader, const Values& offsets, const Values& sizes)
{
    if (!reader.holds(offsets) || offsets.count == 0)
        return false;
    // Old files without compression may leave the sizes out.
    const bool sized = sizes.count > 0;
    if (sized && (!reader.holds(sizes) || sizes.count < offsets.count))
        return false;
    for (std::uint64_t i = 0; i < offsets.count; ++i)
        if (!reader.holds(reader.value(offsets, i), sized ? reader.value(sizes, i) : 1))
            return false;
    return true;
}

} // namespace

std::optional<TiffDirectory> readTiffDirectory(std::string_view bytes)
{
    const Reader reader(bytes);
    if (!reader.isTiff())
        return std::nullopt;
    TiffDirectory found;
    const std::uint64_t directory = reader.directory();
    if (!reader.holds(directory, reader.countWidth()))
        return found;
    const std::uint64_t entries = reader.number(directory, reader.countWidth());
    Values offsets, sizes;
    std::uint64_t entry = directory + reader.countWidth();
    for (std::uint64_t i = 0; i < entries; ++i, entry += reader.entrySize()) {
        if (!reader.holds(entry, reader.entrySize()))
            return found;
        const Values values = reader.values(entry);
        const auto first = std::min<std::uint64_t>(reader.value(values, 0), UINT32_MAX);
        switch (reader.number(entry, 2)) {
        case kWidth:
            found.width = std::int64_t(first);
            break;
        case kHeight:
            found.height = std::int64_t(first);
            break;
        case kOrientation:
            found.orientation = first >= 1 && first <= 8 ? int(first) : 1;
            break;
        case kStripOffsets:
        case kTileOffsets:
            offsets = values;
            break;
        case kStripBytes:
        case kTileBytes:
            sizes = values;
            break;
        default:
            break;
        }
    }
    found.complete = piecesInside(reader, offsets, sizes);
    return found;
}

} // namespace mixdesk::detail
