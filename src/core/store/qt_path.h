// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <QString>

namespace mixdesk {

/// Of a path as Qt writes it.
inline fs::path fsPath(const QString& path)
{
    return fs::u8path(path.toStdString());
}

/// As Qt and people read it, with forward slashes; fsPath() gives the same path back.
inline QString qtPath(const fs::path& path)
{
    return QString::fromStdString(displayPath(path));
}

} // namespace mixdesk
