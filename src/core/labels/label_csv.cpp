// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/labels/label_formats.h"
#include "core/labels/label_text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace mixdesk {

namespace {

/// Of the header; later versions may add columns.
constexpr const char* kFirstColumns = "picture,class,decision";

/// Spreadsheets take cells that begin so for formulas; an apostrophe makes them texts.
std::string cell(const std::string& text)
{
    const bool formula = !text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) !=
                                              std::string_view::npos;
    return csvField(formula ? "'" + text : text);
}

/// Shortest that reads back as the same number, in every language.
std::string number(double value)
{
    if (!std::isfinite(value))
        return {};
    std::array<char, 64> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    return {digits.data(), end};
}

std::string joined(const std::vector<std::string>& texts)
{
    std::string all;
    for (const std::string& text : texts)
        all += (all.empty() ? "" : "; ") + text;
    return all;
}

} // namespace

bool isOurCsv(const fs::path& file)
{
    return beginsWith(file, kFirstColumns);
}

Result<LabelSummary> exportCsv(const LabelSet& labels, const fs::path& file)
{
    LabelSummary summary;
    std::string text = std::string(kFirstColumns) +
                       ",defect_type,masked_types,comment,flagged,reviewer,created,score,"
                       "threshold,model_sha256\r\n";
    for (const PictureLabel& label : labels.pictures) {
        text += cell(label.relative) + "," + cell(label.className) + "," +
                labelDecisionName(label.decision) + "," + cell(label.defectType) + "," +
                cell(joined(label.maskedTypes)) + "," + cell(label.comment) + "," +
                (label.flagged ? "yes" : "no") + "," + cell(label.reviewer) + "," +
                cell(label.created) + "," + number(label.score) + "," + number(label.threshold) +
                "," + cell(label.modelHash) + "\r\n";
        ++summary.pictures;
    }
    if (auto written = writeFileAtomic(file, text); !written)
        return written.error();
    return summary;
}

} // namespace mixdesk
