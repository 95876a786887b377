// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace mixdesk {

enum class PictureFormat { Unknown, Png, Jpeg, Bmp, Tiff };

enum class PictureState {
    Whole,     ///< the file's own structure is complete
    Truncated, ///< it ends early, or promises more pixels than its bytes can hold
    Damaged,   ///< complete, but a checksum or a size in it is wrong
};

/// What the bytes of a picture file say about themselves, found without decoding a pixel.
struct PictureHeader
{
    PictureFormat format = PictureFormat::Unknown;
    PictureState state = PictureState::Damaged;
    std::int64_t width = 0; ///< as stored, before the orientation is applied
    std::int64_t height = 0;
    int orientation = 1; ///< EXIF value 1..8
};

/// Judged by content, never by the name. Bounded time and no allocation, whatever the bytes.
PictureHeader inspectPicture(std::string_view bytes);

namespace detail {

/// First directory of a TIFF file; an EXIF block has the same form.
struct TiffDirectory
{
    std::int64_t width = 0;
    std::int64_t height = 0;
    int orientation = 1;
    bool complete = false; ///< every strip or tile lies within the bytes
};

std::optional<TiffDirectory> readTiffDirectory(std::string_view bytes);

} // namespace detail

} // namespace mixdesk
