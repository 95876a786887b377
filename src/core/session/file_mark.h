// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mixdesk {

/// What a file looked like when its picture was read: any other and it was written since.
struct FileMark
{
    qint64 size = -1, modified = 0; ///< bytes; ms since 1970

    bool known() const { return size >= 0; }
    bool operator==(const FileMark& o) const { return size == o.size && modified == o.modified; }
    bool operator!=(const FileMark& o) const { return !(*this == o); }
};

FileMark markOf(const QString& file); ///< not known() where there is none

} // namespace mixdesk
