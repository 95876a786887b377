// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/picture_content.h"

#include "core/base/hash.h"

namespace mixdesk {

ReviewedImage contentOf(const QString& key, const fs::path& file)
{
    ReviewedImage image;
    image.path = key;
    std::error_code ec;
    const auto size = fs::file_size(file, ec);
    if (ec)
        return image;
    image.size = qint64(size);
    if (auto hash = sha256OfFile(file))
        image.hash = QString::fromStdString(*hash);
    return image;
}

} // namespace mixdesk
