// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/file_mark.h"

#include <sys/stat.h>

namespace mixdesk {

FileMark markOf(const QString& file)
{
    struct stat facts;
    if (::stat(file.toUtf8().constData(), &facts) != 0)
        return {};
    return {qint64(facts.st_size),
            qint64(facts.st_mtim.tv_sec) * 1000 + facts.st_mtim.tv_nsec / 1'000'000};
}

} // namespace mixdesk
