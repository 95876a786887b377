// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/thread_waiting.h"

#include <cstdlib>
#include <unistd.h>

namespace mixdesk {

void keepWaitingThreadsFromSpinning(char** argv)
{
    const bool openmpSays = std::getenv("OMP_WAIT_POLICY") || std::getenv("GOMP_SPINCOUNT");
    const bool blasSays = std::getenv("OPENBLAS_THREAD_TIMEOUT");
    if (openmpSays && blasSays)
        return;
    // 2^4 cycles, the shortest that OpenBLAS takes.
    if ((openmpSays || ::setenv("OMP_WAIT_POLICY", "passive", 0) == 0) &&
        ::setenv("OPENBLAS_THREAD_TIMEOUT", "4", 0) == 0)
        ::execv("/proc/self/exe", argv);
}

} // namespace mixdesk
