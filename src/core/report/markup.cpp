// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/markup.h"

#include "core/metrics/metrics.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace mixdesk {

namespace {

constexpr std::string_view kMissing = "\u2013";
constexpr std::string_view kReplacement = "\uFFFD";

struct Character
{
    std::size_t bytes = 1;
    bool valid = false;
};

bool allowedInXml(std::uint32_t code)
{
    return code == '\t' || code == '\n' || code == '\r' || (code >= 0x20 && code < 0x7F) ||
           (code >= 0xA0 && code <= 0xD7FF) || (code >= 0xE000 && code <= 0xFFFD) ||
           (code >= 0x10000 && code <= 0x10FFFF);
}

Character readUtf8(std::string_view text)
{
    const auto lead = std::uint8_t(text[0]);
    const std::size_t length = lead < 0x80 ? 1 : lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : 4;
    if ((lead >= 0x80 && lead < 0xC2) || lead > 0xF4 || length > text.size())
        return {};
    std::uint32_t code = length == 1 ? lead : lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const auto byte = std::uint8_t(text[i]);
        if ((byte & 0xC0U) != 0x80)
            return {};
        code = (code << 6) | (byte & 0x3FU);
    }
    constexpr std::uint32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (code < kSmallest[length])
        return {};
    return {length, allowedInXml(code)};
}

std::string toChars(double value, std::chars_format format, int precision)
{
    char buffer[400];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, format, precision);
    return std::string(buffer, end.ptr);
}

} // namespace

std::string escapeMarkup(std::string_view text)
{
    std::string escaped;
    escaped.reserve(text.size() + text.size() / 8);
    while (!text.empty()) {
        const Character character = readUtf8(text);
        if (!character.valid)
            escaped += kReplacement;
        else if (text[0] == '&')
            escaped += "&amp;";
        else if (text[0] == '<')
            escaped += "&lt;";
        else if (text[0] == '>')
            escaped += "&gt;";
        else if (text[0] == '"')
            escaped += "&quot;";
        else if (text[0] == '\'')
            escaped += "&#39;";
        else
            escaped += text.substr(0, character.bytes);
        text.remove_prefix(character.bytes);
    }
    return escaped;
}

std::string formatNumber(double value, int decimals)
{
    if (!std::isfinite(value))
        return std::string(kMissing);
    std::string text = toChars(value, std::chars_format::fixed, decimals);
    if (text[0] == '-' && text.find_first_not_of("-0.") == std::string::npos)
        text.erase(0, 1);
    return text;
}

std::string formatNumber(std::optional<double> value, int decimals)
{
    return value ? formatNumber(*value, decimals) : std::string(kMissing);
}

std::string formatSignificant(double value, int digits)
{
    if (!std::isfinite(value))
        return std::string(kMissing);
    if (value == 0.0)
        return "0";
    const int exponent = int(std::floor(std::log10(std::abs(value))));
    if (exponent < -4 || exponent > 6)
        return toChars(value, std::chars_format::scientific, std::max(digits - 2, 0));
    return formatNumber(value, std::max(digits - 1 - exponent, 0));
}

std::string formatPercent(double share)
{
    if (!std::isfinite(share))
        return std::string(kMissing);
    if (share == 0.0 || share == 1.0)
        return formatNumber(100.0 * share, 0) + "\u00A0%";
    // One escape in ten thousand is not "0.0 %", nor all but one "100.0 %".
    int decimals = 1;
    const double rest = std::min(share, 1.0 - share);
    while (decimals < 5 && rest > 0.0 && 100.0 * rest < 0.5 * std::pow(10.0, -decimals))
        ++decimals;
    return formatNumber(100.0 * share, decimals) + "\u00A0%";
}

std::string formatRate(int count, int total)
{
    if (total <= 0)
        return "none measured";
    const double upper = proportionInterval(count, total, 0.90).second;
    return formatPercent(double(count) / total) + ", up to " + formatPercent(upper);
}

} // namespace mixdesk
