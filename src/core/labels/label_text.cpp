// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels/label_text.h"

#include "core/base/sentence.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>

namespace mixdesk {

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t kLargestFile = std::uint64_t(256) << 20;
constexpr int kDeepest = 64;
constexpr std::size_t kLongestName = 120; ///< bytes; leaves room for endings in the usual 255

constexpr std::array<const char*, 4> kDecisions{"none", "ok", "not_ok", "unsure"};

/// Deepest nesting of brackets outside of texts, counted up to one more than is allowed.
int depthOf(const std::string& text)
{
    int depth = 0, deepest = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size() && deepest <= kDeepest; ++i) {
        const char c = text[i];
        if (quoted && c == '\\')
            ++i;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '[' || c == '{'))
            deepest = std::max(deepest, ++depth);
        else if (!quoted && (c == ']' || c == '}'))
            --depth;
    }
    return deepest;
}

bool readText(const Json& object, const char* key, std::string& value)
{
    const auto found = object.find(key);
    if (found == object.end())
        return true;
    if (!found->is_string())
        return false;
    value = found->get<std::string>();
    return true;
}

bool readNumber(const Json& object, const char* key, double& value)
{
    const auto found = object.find(key);
    if (found == object.end())
        return true;
    if (!found->is_number())
        return false;
    value = found->get<double>();
    return true;
}

} // namespace

const char* labelDecisionName(LabelDecision decision)
{
    return kDecisions[std::size_t(decision)];
}

nlohmann::ordered_json verdictToJson(const PictureLabel& label)
{
    nlohmann::ordered_json object{
        {"class", label.className},        {"decision", labelDecisionName(label.decision)},
        {"defect_type", label.defectType}, {"comment", label.comment},
        {"flagged", label.flagged},        {"reviewer", label.reviewer},
        {"created", label.created},        {"model_sha256", label.modelHash}};
    if (std::isfinite(label.score))
        object["score"] = label.score;
    if (std::isfinite(label.threshold))
        object["threshold"] = label.threshold;
    return object;
}

bool verdictFromJson(const Json& object, PictureLabel& label)
{
    if (!object.is_object())
        return false;
    std::string decision = labelDecisionName(label.decision);
    const bool texts = readText(object, "class", label.className) &&
                       readText(object, "decision", decision) &&
                       readText(object, "defect_type", label.defectType) &&
                       readText(object, "comment", label.comment) &&
                       readText(object, "reviewer", label.reviewer) &&
                       readText(object, "created", label.created) &&
                       readText(object, "model_sha256", label.modelHash);
    if (!texts || !readNumber(object, "score", label.score) ||
        !readNumber(object, "threshold", label.threshold))
        return false;
    if (const auto flagged = object.find("flagged"); flagged != object.end()) {
        if (!flagged->is_boolean())
            return false;
        label.flagged = flagged->get<bool>();
    }
    const auto known = std::find(kDecisions.begin(), kDecisions.end(), decision);
    if (known == kDecisions.end())
        return false;
    label.decision = LabelDecision(known - kDecisions.begin());
    return true;
}

std::string exportedType(const PictureLabel& label)
{
    return label.defectType.empty() ? "defect" : label.defectType;
}

std::string safeName(const std::string& text)
{
    std::string name = text.substr(0, kLongestName);
    while (name.size() < text.size() && !name.empty() &&
           (static_cast<unsigned char>(text[name.size()]) & 0xC0U) == 0x80U)
        name.pop_back(); // not within a character
    for (char& c : name)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f ||
            std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos)
            c = '_';
    if (!name.empty() && name.front() == '.')
        name.front() = '_';
    if (!name.empty() && (name.back() == '.' || name.back() == ' '))
        name.back() = '_';
    return name.empty() ? "_" : name;
}

std::string NameSet::folded(std::string name)
{
    for (char& c : name)
        if (c >= 'A' && c <= 'Z')
            c = char(c - 'A' + 'a');
    return name;
}

std::string innerPath(const std::string& text)
{
    std::string path = text;
    std::replace(path.begin(), path.end(), '\\', '/');
    if (path.empty() || path.find('\0') != std::string::npos || path.find(':') == 1)
        return {};
    const fs::path clean = fs::u8path(path).lexically_normal();
    if (clean.is_absolute() || !clean.has_filename() || clean == "." || *clean.begin() == "..")
        return {};
    return clean.generic_u8string();
}

Result<Json> readLabelJson(const fs::path& file)
{
    const auto text = readFile(file, kLargestFile);
    if (!text)
        return text.error();
    if (depthOf(*text) > kDeepest)
        return Error{ErrorCode::Unreadable,
                     Sentence::tr("%1 nests brackets deeper than %2 levels, which no label file "
                                  "does. Export it again from its source.")
                         .arg(displayPath(file))
                         .arg(kDeepest)};
    try {
        return Json::parse(*text);
    } catch (const Json::parse_error& error) {
        const auto end = text->begin() + std::ptrdiff_t(std::min(error.byte, text->size()));
        return Error{ErrorCode::Unreadable,
                     Sentence::tr("%1 is not valid JSON: the fault is in line %2. Export it again "
                                  "from its source.")
                         .arg(displayPath(file))
                         .arg(std::count(text->begin(), end, '\n') + 1)};
    } catch (const std::exception&) {
        return Error{ErrorCode::Unreadable,
                     Sentence::tr("%1 holds a number that is too large, or more than fits the "
                                  "memory. Export it again from its source.")
                         .arg(displayPath(file))};
    }
}

bool beginsWith(const fs::path& file, const std::string& text)
{
    std::string head(text.size(), '\0');
    std::ifstream(file, std::ios::binary).read(head.data(), std::streamsize(head.size()));
    return head == text;
}

Result<std::vector<LabelMask>> masksOf(const LabelSet& labels, const PictureLabel& label)
{
    if (label.maskedTypes.empty() || !labels.masks)
        return std::vector<LabelMask>();
    auto masks = labels.masks(label);
    if (!masks)
        return masks;
    const auto blank = [](const LabelMask& mask) {
        return mask.mask.type() == CV_8UC1 && cv::countNonZero(mask.mask) == 0;
    };
    masks->erase(std::remove_if(masks->begin(), masks->end(), blank), masks->end());
    return masks;
}

Result<cv::Mat> cleanMask(const LabelMask& mask, const PictureLabel& label)
{
    if (mask.mask.type() != CV_8UC1 || mask.mask.empty())
        return Error{
            ErrorCode::BadData,
            Sentence::tr("The mask '%1' of %2 is not a mask of one channel. Draw it again.")
                .arg(mask.defectType)
                .arg(label.relative)};
    return cv::Mat(mask.mask != 0);
}

} // namespace mixdesk
