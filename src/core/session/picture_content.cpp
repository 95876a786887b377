// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/picture_content.h"

#include "core/base/hash.h"
#include "core/data/content_cache.h"

namespace mixdesk {

ReviewedImage contentOf(const QString& key, const fs::path& file, ContentCache* cache)
{
    ReviewedImage image;
    image.path = key;
    const std::string stamp = cache ? cache->stampOf(file) : std::string();
    std::error_code ec;
    const auto size = fs::file_size(file, ec);
    if (ec)
        return image;
    image.size = qint64(size);
    if (!stamp.empty())
        if (const auto known = cache->knownHash(file, stamp)) {
            image.hash = QString::fromStdString(*known);
            return image;
        }
    if (auto hash = sha256OfFile(file)) {
        image.hash = QString::fromStdString(*hash);
        if (!stamp.empty())
            cache->rememberHash(file, stamp, *hash);
    }
    return image;
}

} // namespace mixdesk
