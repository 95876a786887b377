// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace c10 {
struct Allocator;
}

namespace mixdesk::nn {

/// From here on torch keeps the memory of large tensors on the processor and takes it again,
/// instead of giving it back to the system after each step, which then clears it page by page.
/// Kept is at most a quarter more than was in use at once, in huge pages where the system has them.
/// Once in a process is enough; any thread.
void keepTensorMemory();

/// Gives back what no tensor is in.
void releaseTensorMemory();

/// Bytes of large tensors' memory, with tensors in it or without.
std::size_t heldTensorMemory();

/// While one lives, torch asks the system for memory as it does by itself. Not while other threads
/// compute.
class SystemTensorMemory
{
public:
    SystemTensorMemory();
    ~SystemTensorMemory();
    SystemTensorMemory(const SystemTensorMemory&) = delete;
    SystemTensorMemory& operator=(const SystemTensorMemory&) = delete;

private:
    c10::Allocator* m_before;
};

} // namespace mixdesk::nn
