// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace mixdesk {

/// Threads of the numeric libraries that wait for each other give their core away from here on,
/// instead of spinning on it: where anything else runs, training is then more than twice as fast.
/// libgomp and OpenBLAS take this from the environment when they are loaded, which is before
/// main(): so where the environment says nothing (OMP_WAIT_POLICY or GOMP_SPINCOUNT, and
/// OPENBLAS_THREAD_TIMEOUT) the program is started anew, in the same process. Call it before
/// anything was done; where the system refuses, nothing changes.
void keepWaitingThreadsFromSpinning(char** argv);

} // namespace mixdesk
