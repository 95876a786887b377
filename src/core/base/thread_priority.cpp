// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/thread_priority.h"

#include <sys/resource.h>
#include <unistd.h>

namespace mixdesk {

void lowerThreadPriority()
{
    // On Linux a nice value belongs to a thread, whatever POSIX says, and is inherited.
    constexpr int kNice = 10;
    ::setpriority(PRIO_PROCESS, id_t(::gettid()), kNice);
}

} // namespace mixdesk
