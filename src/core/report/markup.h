// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mixdesk {

/// Text for element content and quoted attributes of HTML, XHTML and SVG. Bytes that are not UTF-8
/// and characters that XML forbids become U+FFFD, so that any file name gives a valid page.
std::string escapeMarkup(std::string_view text);

/// Number with a fixed count of decimals and a decimal point, whatever the locale. Non-finite: "–".
std::string formatNumber(double value, int decimals);
std::string formatNumber(std::optional<double> value, int decimals);

/// About `digits` significant digits, plain notation where that is readable, else 1.2e-7.
std::string formatSignificant(double value, int digits = 4);

/// "2.6 %"; only none and all print as "0 %" and "100 %", what is close gets more decimals.
std::string formatPercent(double share);

/// "2.6 %, up to 6.5 %": the share and its one-sided 95 % upper limit (Clopper-Pearson); plain
/// words where nothing was measured.
std::string formatRate(int count, int total);

} // namespace mixdesk
