// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace mixdesk {

/// Threads of the numeric library that wait for each other give their core away from here on,
/// instead of spinning on it: where anything else runs, training is then more than twice as fast.
/// libgomp takes this from the environment when it is loaded, which is before main(): so where the
/// environment says nothing (OMP_WAIT_POLICY, GOMP_SPINCOUNT) the program is started anew, in the
/// same process. Call it before anything was done; where the system refuses, nothing changes.
void keepWaitingThreadsFromSpinning(char** argv);

} // namespace mixdesk
