// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/thread_waiting.h"

#include <cstdlib>
#include <unistd.h>

namespace mixdesk {

void keepWaitingThreadsFromSpinning(char** argv)
{
    if (std::getenv("OMP_WAIT_POLICY") || std::getenv("GOMP_SPINCOUNT"))
        return;
    if (::setenv("OMP_WAIT_POLICY", "passive", 0) == 0)
        ::execv("/proc/self/exe", argv);
}

} // namespace mixdesk
