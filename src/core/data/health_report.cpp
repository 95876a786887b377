// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/health_check.h"

#include "core/base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace mixdesk {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kShownPerRule = 10;

const char* severityName(Severity severity)
{
    switch (severity) {
    case Severity::Problem:
        return "problem";
    case Severity::Warning:
        return "warning";
    case Severity::Note:
        break;
    }
    return "note";
}

const char* severityColour(Severity severity)
{
    switch (severity) {
    case Severity::Problem:
        return "\x1b[1;31m";
    case Severity::Warning:
        return "\x1b[1;33m";
    case Severity::Note:
        break;
    }
    return "\x1b[1;36m";
}

std::string counted(int number, const std::string& noun)
{
    return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
}

int defectiveCount(const ClassHealth& health)
{
    int sum = 0;
    for (const auto& type : health.testDefective)
        sum += type.second;
    return sum;
}

std::string rangeText(int smallest, int largest)
{
    return smallest == largest ? std::to_string(smallest)
                               : std::to_string(smallest) + "-" + std::to_string(largest);
}

std::string defectTypes(const ClassHealth& health)
{
    std::string text;
    for (const auto& [type, count] : health.testDefective)
        text += (text.empty() ? "" : ", ") + type + " " + std::to_string(count);
    return text;
}

using Row = std::array<std::string, 8>;

Row tableRow(const ClassHealth& health)
{
    const bool known = health.channels > 0;
    return {health.name,
            std::to_string(health.trainGood),
            std::to_string(health.testGood),
            std::to_string(defectiveCount(health)),
            std::to_string(health.masks),
            known ? rangeText(health.smallestWidth, health.largestWidth) + " x " +
                        rangeText(health.smallestHeight, health.largestHeight)
                  : "-",
            known ? (health.channels == 1 ? "grey" : "colour") : "-",
            defectTypes(health)};
}

std::string classTable(const HealthReport& report)
{
    std::vector<Row> rows{{"class", "train good", "test good", "defective", "masks", "size",
                           "pixels", "defect types"}};
    for (const ClassHealth& health : report.classes)
        rows.push_back(tableRow(health));
    std::array<std::size_t, 8> widths{};
    for (const Row& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], columns(row[i]));
    std::string text;
    for (const Row& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const bool number = i >= 1 && i <= 4;
            line += (i ? "  " : "") +
                    (number ? padLeft(row[i], widths[i]) : padRight(row[i], widths[i]));
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

using Group = std::vector<const Finding*>;

/// Findings of one severity and rule together, in the order in which they first appear.
std::vector<Group> groupByRule(const std::vector<Finding>& findings)
{
    std::vector<Group> groups;
    for (const Finding& finding : findings) {
        const auto found = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
            return group.front()->severity == finding.severity &&
                   group.front()->rule == finding.rule;
        });
        if (found != groups.end())
            found->push_back(&finding);
        else
            groups.push_back({&finding});
    }
    return groups;
}

std::string groupText(const Group& group, bool colour)
{
    const Finding& first = *group.front();
    const std::string name = severityName(first.severity);
    std::string text = colour ? severityColour(first.severity) + name + "\x1b[0m" : name;
    text += "  " + first.rule + " (" + std::to_string(group.size()) + ")\n";
    for (std::size_t i = 0; i < std::min(kShownPerRule, group.size()); ++i) {
        const Finding& finding = *group[i];
        const std::string& place = finding.file.empty() ? finding.className : finding.file;
        text += "  " + place + ": " + finding.message + '\n';
    }
    if (group.size() > kShownPerRule)
        text += "  and " + std::to_string(group.size() - kShownPerRule) + " more\n";
    return text + "  -> " + first.remedy + '\n';
}

Json classJson(const ClassHealth& health)
{
    return {{"name", health.name},
            {"train_good", health.trainGood},
            {"test_good", health.testGood},
            {"test_defective", health.testDefective},
            {"masks", health.masks},
            {"width", {health.smallestWidth, health.largestWidth}},
            {"height", {health.smallestHeight, health.largestHeight}},
            {"channels", health.channels}};
}

Json findingJson(const Finding& finding)
{
    return {{"severity", severityName(finding.severity)},
            {"rule", finding.rule},
            {"class", finding.className},
            {"file", finding.file},
            {"message", finding.message},
            {"remedy", finding.remedy}};
}

} // namespace

std::string healthToJson(const HealthReport& report)
{
    Json json;
    json["root"] = report.root;
    json["images"] = report.images;
    json["classes"] = Json::array();
    for (const ClassHealth& health : report.classes)
        json["classes"].push_back(classJson(health));
    json["findings"] = Json::array();
    for (const Finding& finding : report.findings)
        json["findings"].push_back(findingJson(finding));
    json["summary"] = {{"problems", report.count(Severity::Problem)},
                       {"warnings", report.count(Severity::Warning)},
                       {"notes", report.count(Severity::Note)}};
    // File names need not be UTF-8; a replacement mark is better than an exception.
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string healthToText(const HealthReport& report, bool colour)
{
    std::string text = report.root + ": " + counted(report.images, "image") + " in " +
                       std::to_string(report.classes.size()) +
                       (report.classes.size() == 1 ? " class" : " classes") + "\n\n" +
                       classTable(report) + '\n';
    for (const Group& group : groupByRule(report.findings))
        text += groupText(group, colour) + '\n';
    return text + counted(report.count(Severity::Problem), "problem") + ", " +
           counted(report.count(Severity::Warning), "warning") + ", " +
           counted(report.count(Severity::Note), "note") + '\n';
}

} // namespace mixdesk
