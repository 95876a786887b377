// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels/picture_size.h"

#include "core/imaging/picture.h"
#include "core/imaging/picture_header.h"

#include <fstream>

namespace mixdesk {

Result<cv::Size> sizeOfPicture(const fs::path& path)
{
    std::string head(std::size_t(1) << 16, '\0');
    std::ifstream in(path, std::ios::binary);
    in.read(head.data(), std::streamsize(head.size()));
    head.resize(std::size_t(in.gcount()));
    const PictureHeader header = inspectPicture(head);
    const bool plain = header.format == PictureFormat::Png || header.format == PictureFormat::Bmp;
    if (plain && header.orientation == 1 && header.width > 0 && header.height > 0 &&
        header.width <= kMaxPicturePixels / header.height)
        return cv::Size(int(header.width), int(header.height));
    const auto picture = readPicture(path);
    if (!picture)
        return picture.error();
    return picture->size();
}

} // namespace mixdesk
