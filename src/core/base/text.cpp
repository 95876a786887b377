// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include <algorithm>

namespace mixdesk {

namespace {

std::string filling(const std::string& text, std::size_t width)
{
    const std::size_t taken = columns(text);
    return std::string(taken < width ? width - taken : 0, ' ');
}

} // namespace

std::size_t columns(const std::string& text)
{
    const auto starts = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    return std::size_t(std::count_if(text.begin(), text.end(), starts));
}

std::string padRight(const std::string& text, std::size_t width)
{
    return text + filling(text, width);
}

std::string padLeft(const std::string& text, std::size_t width)
{
    return filling(text, width) + text;
}

std::string csvField(const std::string& text)
{
    if (text.find_first_of(",\"\n\r") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

} // namespace mixdesk
