// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/nn/process_environment.h"

#include <torch/csrc/distributed/c10d/TCPStore.hpp>

#include <chrono>
#include <string>

namespace mixdesk::nn {

using StorePointer = c10::intrusive_ptr<c10d::Store>;

/// Where the job meets, as a number ("10.0.0.1"). Usage error where the name has no IPv4 address,
/// or where the interface of this process cannot be how the others reach it.
Result<std::string> meetingAddress(const ProcessEnvironment& environment,
                                   const std::string& interface);

/// A connection to the store of the job; process 0 keeps the store itself where `keep` says so, and
/// answers at `address` alone. No request of it blocks longer than `patience`. Throws.
StorePointer openStore(const ProcessEnvironment& environment, const std::string& address, bool keep,
                       std::chrono::milliseconds patience);

void setText(c10d::Store& store, const std::string& key, const std::string& text);
/// Nothing where nobody has set it.
std::optional<std::string> textAt(c10d::Store& store, const std::string& key);

} // namespace mixdesk::nn
