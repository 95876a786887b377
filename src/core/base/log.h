// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace mixdesk {

/// Messages for the person at the keyboard, on standard error. Thread safe.
void logInfo(const std::string& message);
void logWarning(const std::string& message);

/// Hides information messages (`--quiet`); warnings stay.
void setQuiet(bool quiet);

} // namespace mixdesk
