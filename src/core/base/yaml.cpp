// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/yaml.h"

#include "core/base/sentence.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <set>
#include <sstream>
#include <yaml-cpp/yaml.h>

namespace mixdesk {

namespace {

int lineOf(const YAML::Node& node)
{
    return node.Mark().line + 1;
}

Error badYaml(const std::string& source, int line, const std::string& what)
{
    return {ErrorCode::Unreadable, Sentence::tr("%1, line %2: %3").arg(source).arg(line).arg(what)};
}

/// Of a text that no rule of the format explains; the parser's own words help nobody.
Error garbled(const std::string& source, int line)
{
    return {ErrorCode::Unreadable,
            Sentence::tr("%1, line %2, cannot be read: it is not in the form 'key: value' (YAML). "
                         "Correct this line, or put an undamaged copy of the file in its place.")
                .arg(source)
                .arg(line)};
}

/// yaml-cpp keeps duplicate keys silently, nests without bound, and aliases let a small file expand
/// exponentially: all three are refused here.
std::optional<Error> checkStructure(const YAML::Node& node, const std::string& source, int depth,
                                    int& budget)
{
    if (depth > 32 || --budget < 0)
        return badYaml(source, lineOf(node),
                       Sentence::tr("the file is nested too deeply or too large."));
    std::set<std::string> seen;
    if (node.IsMap()) {
        for (const auto& entry : node) {
            if (!entry.first.IsScalar())
                return badYaml(source, lineOf(entry.first),
                               Sentence::tr("a key must be a plain word."));
            if (!seen.insert(entry.first.Scalar()).second)
                return badYaml(source, lineOf(entry.first),
                               Sentence::tr("the key '%1' appears twice; remove one.")
                                   .arg(entry.first.Scalar()));
            if (auto error = checkStructure(entry.second, source, depth + 1, budget))
                return error;
        }
    } else if (node.IsSequence()) {
        for (const auto& entry : node)
            if (auto error = checkStructure(entry, source, depth + 1, budget))
                return error;
    }
    return {};
}

Result<YAML::Node> load(const std::string& text, const std::string& source)
{
    if (text.size() > (std::size_t(16) << 20))
        return Error{ErrorCode::Unreadable,
                     Sentence::tr("%1 is too large for a settings file.").arg(source)};
    try {
        YAML::Node root = YAML::Load(text);
        if (root.IsNull())
            return YAML::Node(YAML::NodeType::Map);
        if (!root.IsMap())
            return garbled(source, 1);
        int budget = 1'000'000;
        if (auto error = checkStructure(root, source, 0, budget))
            return *error;
        return root;
    } catch (const YAML::Exception& e) {
        return garbled(source, std::max(0, e.mark.line) + 1);
    }
}

std::optional<Error> flatten(const YAML::Node& node, const std::string& prefix,
                             const std::string& source, std::vector<YamlScalar>& out)
{
    for (const auto& entry : node) {
        const std::string key = prefix + entry.first.Scalar();
        if (entry.second.IsMap()) {
            if (auto error = flatten(entry.second, key + ".", source, out))
                return error;
        } else if (entry.second.IsScalar()) {
            out.push_back({key, entry.second.Scalar(), lineOf(entry.first)});
        } else {
            return badYaml(source, lineOf(entry.first),
                           Sentence::tr("'%1' must have one plain value.").arg(key));
        }
    }
    return {};
}

/// Letters inserted, left out, replaced, or swapped with their neighbour.
std::size_t editDistance(const std::string& a, const std::string& b)
{
    std::vector<std::size_t> row(b.size() + 1), above(row), twoAbove(row);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 1; i <= a.size(); ++i) {
        twoAbove.swap(above);
        above = row;
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substituted = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({substituted, above[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], twoAbove[j - 2] + 1);
        }
    }
    return row.back();
}

} // namespace

Result<std::vector<YamlScalar>> flattenYaml(const std::string& text, const std::string& source)
{
    auto root = load(text, source);
    if (!root)
        return root.error();
    std::vector<YamlScalar> scalars;
    if (auto error = flatten(*root, "", source, scalars))
        return *error;
    return scalars;
}

std::string nearestKey(const std::string& key, const std::vector<std::string>& candidates)
{
    std::string best;
    std::size_t bestDistance = std::max<std::size_t>(2, key.size() / 2);
    for (const auto& candidate : candidates) {
        // "epochs" should find "training.epochs": the last part alone counts too.
        const std::string leaf = candidate.substr(candidate.rfind('.') + 1);
        const auto distance = std::min(editDistance(key, candidate), editDistance(key, leaf) + 1);
        if (distance < bestDistance) {
            bestDistance = distance;
            best = candidate;
        }
    }
    return best;
}

template <typename T> static std::string shown(T number)
{
    std::ostringstream out;
    out << number;
    return out.str();
}

struct YamlMap::Node
{
    YAML::Node yaml;
    std::string source;
    std::string path;
    std::shared_ptr<std::optional<Error>> firstError;
    std::set<std::string> known;
    std::vector<std::shared_ptr<Node>> children;

    void fail(const YAML::Node& at, const std::string& what) const
    {
        if (!*firstError)
            *firstError = badYaml(source, lineOf(at), what);
    }

    YAML::Node get(const std::string& key)
    {
        known.insert(key);
        if (*firstError) // then this may be no mapping at all, and asking it would throw
            return YAML::Node();
        const YAML::Node& constant = yaml;
        YAML::Node found = constant[key];
        if (!found.IsDefined()) {
            fail(yaml, Sentence::tr("'%1' is missing.").arg(path + key));
            return YAML::Node();
        }
        return found;
    }

    template <typename T> T scalar(const std::string& key, T low, T high)
    {
        const YAML::Node node = get(key);
        T value = low;
        if (*firstError)
            return low;
        if (!node.IsScalar() || !YAML::convert<T>::decode(node, value) || !(value >= low) ||
            !(value <= high)) {
            Sentence rule = std::is_integral_v<T>
                                ? Sentence::tr("'%1' must be a whole number from %2 to %3.")
                                : Sentence::tr("'%1' must be a number from %2 to %3.");
            fail(node, rule.arg(path + key).arg(shown(low)).arg(shown(high)));
            return low;
        }
        return value;
    }
};

Result<YamlMap> YamlMap::parse(const std::string& text, const std::string& source)
{
    auto root = load(text, source);
    if (!root)
        return root.error();
    auto node = std::make_shared<Node>();
    node->yaml = *root;
    node->source = source;
    node->firstError = std::make_shared<std::optional<Error>>();
    return YamlMap(node);
}

bool YamlMap::has(const std::string& key) const
{
    const YAML::Node& constant = m_node->yaml;
    return constant.IsMap() && constant[key].IsDefined();
}

std::vector<std::string> YamlMap::keys() const
{
    std::vector<std::string> names;
    if (m_node->yaml.IsMap())
        for (const auto& entry : m_node->yaml)
            names.push_back(entry.first.Scalar());
    return names;
}

double YamlMap::number(const std::string& key, double low, double high)
{
    return m_node->scalar<double>(key, low, high);
}

int YamlMap::integer(const std::string& key, int low, int high)
{
    return m_node->scalar<int>(key, low, high);
}

std::string YamlMap::text(const std::string& key)
{
    const YAML::Node node = m_node->get(key);
    if (*m_node->firstError)
        return {};
    if (!node.IsScalar()) {
        m_node->fail(node, Sentence::tr("'%1' must be a text.").arg(m_node->path + key));
        return {};
    }
    return node.Scalar();
}

std::vector<std::string> YamlMap::texts(const std::string& key)
{
    const YAML::Node node = m_node->get(key);
    std::vector<std::string> values;
    if (*m_node->firstError)
        return values;
    bool plain = node.IsSequence();
    for (std::size_t i = 0; plain && i < node.size(); ++i) {
        plain = node[i].IsScalar();
        if (plain)
            values.push_back(node[i].Scalar());
    }
    if (!plain)
        m_node->fail(node, Sentence::tr("'%1' must be a list of texts.").arg(m_node->path + key));
    return values;
}

YamlMap YamlMap::map(const std::string& key)
{
    auto child = std::make_shared<Node>();
    child->yaml = m_node->get(key);
    child->source = m_node->source;
    child->path = m_node->path + key + ".";
    child->firstError = m_node->firstError;
    if (!*m_node->firstError && !child->yaml.IsMap())
        m_node->fail(child->yaml,
                     Sentence::tr("'%1' must hold 'key: value' lines.").arg(m_node->path + key));
    m_node->children.push_back(child);
    return YamlMap(child);
}

Result<void> YamlMap::finish() const
{
    if (*m_node->firstError)
        return **m_node->firstError;
    if (m_node->yaml.IsMap())
        for (const auto& entry : m_node->yaml) {
            const std::string key = entry.first.Scalar();
            if (m_node->known.count(key))
                continue;
            const std::string near = nearestKey(key, {m_node->known.begin(), m_node->known.end()});
            return badYaml(m_node->source, lineOf(entry.first),
                           near.empty() ? Sentence::tr("unknown key '%1'.").arg(m_node->path + key)
                                        : Sentence::tr("unknown key '%1'; did you mean '%2'?")
                                              .arg(m_node->path + key)
                                              .arg(near));
        }
    for (const auto& child : m_node->children)
        if (auto ok = YamlMap(child).finish(); !ok)
            return ok;
    return {};
}

} // namespace mixdesk
