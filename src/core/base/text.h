// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace mixdesk {

/// True for well-formed UTF-8 (no overlong forms, surrogates or values past U+10FFFF).
bool isUtf8(const std::string& text);

/// Width on a terminal, one column per code point of UTF-8.
std::size_t columns(const std::string& text);

/// Filled with blanks to `width` columns; never cut.
std::string padRight(const std::string& text, std::size_t width);
std::string padLeft(const std::string& text, std::size_t width);

/// A field of a CSV file: in quotes where it needs them.
std::string csvField(const std::string& text);

} // namespace mixdesk
