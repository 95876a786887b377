// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace mixdesk {

/// A field of a CSV file (RFC 4180) that no spreadsheet takes for a formula: what begins like one
/// gets an apostrophe in front.
std::string labelCell(const std::string& text);

} // namespace mixdesk
