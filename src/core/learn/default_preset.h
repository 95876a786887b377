// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace mixdesk {

/// What a training starts from where no preset is named: the best measured one that trains within
/// an hour on two cores (README, Results).
constexpr const char* kDefaultPreset = "repair";

} // namespace mixdesk
