// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels/label_csv.h"

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

std::string labelCell(const std::string& text)
{
    const bool formula = !text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) !=
                                              std::string_view::npos;
    return csvField(formula ? "'" + text : text);
}

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
        text += labelCell(label.relative) + "," + labelCell(label.className) + "," +
                labelDecisionName(label.decision) + "," + labelCell(label.defectType) + "," +
                labelCell(joined(label.maskedTypes)) + "," + labelCell(label.comment) + "," +
                (label.flagged ? "yes" : "no") + "," + labelCell(label.reviewer) + "," +
                labelCell(label.created) + "," + number(label.score) + "," +
                number(label.threshold) + "," + labelCell(label.modelHash) + "\r\n";
        ++summary.pictures;
    }
    if (auto written = writeFileAtomic(file, text); !written)
        return written.error();
    return summary;
}

} // namespace mixdesk
