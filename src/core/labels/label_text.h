// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/labels/label_set.h"

#include <nlohmann/json.hpp>
#include <set>

namespace mixdesk {

/// "none", "ok", "not_ok", "unsure".
const char* labelDecisionName(LabelDecision decision);

/// What is said of a picture, without its masks: the object that label files call a verdict.
nlohmann::ordered_json verdictToJson(const PictureLabel& label);
/// Fills what the object holds; members that it lacks stay. False for members of another type or an
/// unknown decision.
bool verdictFromJson(const nlohmann::json& object, PictureLabel& label);

/// The type that exports name a not OK picture by.
std::string exportedType(const PictureLabel& label);

/// A file or folder name that every system takes, without separators or a leading dot.
std::string safeName(const std::string& text);

/// Names of one folder, told apart without regard to case, as some systems do.
class NameSet
{
public:
    bool contains(const std::string& name) const { return m_names.count(folded(name)) > 0; }
    void add(const std::string& name) { m_names.insert(folded(name)); }

private:
    static std::string folded(std::string name);
    std::set<std::string> m_names;
};

/// A path that names something below the folder it is read against: relative, '/' separators (a
/// backslash counts as one), no "..". Empty when `text` is none.
std::string innerPath(const std::string& text);

/// Reads a JSON file of ours or of others: size, depth and syntax are checked before anything is
/// built from it.
Result<nlohmann::json> readLabelJson(const fs::path& file);

/// Whether the file begins with this text.
bool beginsWith(const fs::path& file, const std::string& text);

/// The masks that mark anything; none for a picture whose `maskedTypes` are empty.
Result<std::vector<LabelMask>> masksOf(const LabelSet& labels, const PictureLabel& label);

/// A mask as 8UC1 of 0 and 255, whatever marked it; an Error for another type.
Result<cv::Mat> cleanMask(const LabelMask& mask, const PictureLabel& label);

} // namespace mixdesk
