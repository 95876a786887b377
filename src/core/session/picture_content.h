// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/store/image_repository.h"

#include <QString>
#include <functional>

namespace mixdesk {

class ContentCache;

/// Where the picture of a key (picture_places.h) lies; empty where nobody knows.
using FileOfKey = std::function<QString(const QString& key)>;

/// Size and content of the file that people speak of: both may change under its name. Size 0 and
/// no hash where it cannot be read. Reads the whole file where `cache` does not know it as it is.
ReviewedImage contentOf(const QString& key, const fs::path& file, ContentCache* cache = nullptr);

} // namespace mixdesk
