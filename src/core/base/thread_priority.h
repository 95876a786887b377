// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace mixdesk {

/// Gives way to other work from here on: the calling thread, and every thread that it creates
/// later, runs at nice 10. Threads that exist already keep their priority, pools that another
/// thread started among them; so call it first thing in a worker. It cannot be undone without
/// privileges: never call it on a thread that paints. Where the system refuses, nothing changes.
void lowerThreadPriority();

} // namespace mixdesk
