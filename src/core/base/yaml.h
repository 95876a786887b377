// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <memory>
#include <string>
#include <vector>

namespace mixdesk {

/// One scalar of a YAML file: nested keys joined by '.', and the line (from 1) it stands on.
struct YamlScalar
{
    std::string key;
    std::string value;
    int line = 0;
};

/// Flattens nested mappings of scalars. Lists and duplicate keys are an Error naming key and line.
/// `source` (a file name) only appears in messages.
Result<std::vector<YamlScalar>> flattenYaml(const std::string& text, const std::string& source);

/// The candidate nearest to `key` by edit distance, or empty when none is near.
std::string nearestKey(const std::string& key, const std::vector<std::string>& candidates);

/// Typed, range-checked access to one mapping. The first error sticks: getters then return the
/// lowest allowed value, and finish() of the root tells the error with file, key path and line.
/// finish() also refuses keys that nobody asked for, naming the nearest that somebody did.
class YamlMap
{
public:
    static Result<YamlMap> parse(const std::string& text, const std::string& source);

    bool has(const std::string& key) const;
    std::vector<std::string> keys() const; ///< in file order; asking for them marks none as known

    double number(const std::string& key, double low, double high);
    int integer(const std::string& key, int low, int high);
    std::string text(const std::string& key);
    std::vector<std::string> texts(const std::string& key);
    YamlMap map(const std::string& key);

    Result<void> finish() const;

    struct Node;

private:
    explicit YamlMap(std::shared_ptr<Node> node) : m_node(std::move(node)) {}
    std::shared_ptr<Node> m_node;
};

} // namespace mixdesk
