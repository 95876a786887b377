// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/thresholds_file.h"

#include "core/base/hash.h"
#include "core/base/sentence.h"
#include "core/base/yaml.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <yaml-cpp/yaml.h>

namespace mixdesk {

namespace {

constexpr int kVersion = 2;
constexpr double kFar = 1e12;

constexpr std::pair<const char*, ThresholdOrigin> kOrigins[] = {
    {"validation", ThresholdOrigin::Validation},
    {"test", ThresholdOrigin::Test},
    {"hand", ThresholdOrigin::Hand}};

std::string originName(ThresholdOrigin origin)
{
    for (const auto& [name, value] : kOrigins)
        if (value == origin)
            return name;
    return {};
}

template <typename T> void write(YAML::Emitter& out, const char* key, const T& value)
{
    out << YAML::Key << key << YAML::Value << value;
}

void writeRow(YAML::Emitter& out, const ClassThreshold& t)
{
    out << YAML::BeginMap;
    write(out, "score", scoreName(t.score));
    write(out, "mu", t.mu);
    write(out, "sigma", t.sigma);
    write(out, "alpha", t.alpha);
    write(out, "beta", t.beta);
    write(out, "threshold", t.threshold);
    if (t.recheckBand) {
        out << YAML::Key << "recheck" << YAML::Value << YAML::BeginMap;
        write(out, "low", t.recheckBand->first);
        write(out, "high", t.recheckBand->second);
        out << YAML::EndMap;
    }
    write(out, "good_images", t.goodImages);
    write(out, "origin", originName(t.origin));
    write(out, "source", t.source);
    write(out, "reason", t.reason);
    write(out, "pixel", t.pixel);
    out << YAML::EndMap;
}

void writeRows(YAML::Emitter& out, const std::vector<std::string>& classes,
               const std::vector<ClassThreshold>& rows)
{
    out.SetDoublePrecision(17);
    out << YAML::Key << "classes" << YAML::Value << YAML::BeginMap;
    for (std::size_t c = 0; c < classes.size(); ++c) {
        out << YAML::Key << classes[c] << YAML::Value;
        writeRow(out, rows[c]);
    }
    out << YAML::EndMap;
}

class Reader
{
public:
    explicit Reader(std::string source) : m_source(std::move(source)) {}

    Result<ThresholdsFile> read(const std::string& yaml, const std::vector<std::string>& classes);

private:
    ClassThreshold row(YamlMap map);
    void readChoices(YamlMap& map, ClassThreshold& t);
    ThresholdsStamp stamp(YamlMap& root);
    void fail(ErrorCode code, const std::string& what)
    {
        if (m_status)
            m_status = Error{code, m_source + ": " + what};
    }

    std::string m_source;
    Result<void> m_status;
};

Result<ThresholdsFile> Reader::read(const std::string& yaml,
                                    const std::vector<std::string>& classes)
{
    auto root = YamlMap::parse(yaml, m_source);
    if (!root)
        return root.error();
    root->integer("version", 1, kVersion);
    ThresholdsFile file;
    if (root->has("version_id") || root->has("version_hash"))
        file.stamp = stamp(*root);
    YamlMap maps = root->map("classes");
    for (const auto& name : classes)
        file.rows.push_back(row(maps.map(name)));
    if (auto ok = root->finish(); !ok)
        return ok.error();
    for (std::size_t c = 0; m_status && c < classes.size(); ++c)
        m_status = checkThreshold(file.rows[c], classes[c], m_source);
    if (!m_status)
        return m_status.error();
    return file;
}

ThresholdsStamp Reader::stamp(YamlMap& root)
{
    ThresholdsStamp stamp;
    const std::string id = root.text("version_id");
    const char* end = id.data() + id.size();
    const auto parsed = std::from_chars(id.data(), end, stamp.id);
    if (parsed.ec != std::errc() || parsed.ptr != end || stamp.id < 0)
        fail(ErrorCode::Unreadable,
             Sentence::tr("version_id must be a whole number from 0, not '%1'. Remove the line.")
                 .arg(id));
    stamp.hash = root.text("version_hash");
    return stamp;
}

ClassThreshold Reader::row(YamlMap map)
{
    ClassThreshold t;
    readChoices(map, t);
    t.mu = map.number("mu", -kFar, kFar);
    t.sigma = map.number("sigma", 0.0, kFar);
    t.alpha = map.number("alpha", 0.0, 1.0);
    t.beta = map.number("beta", -kFar, kFar);
    t.threshold = map.number("threshold", -kFar, kFar);
    if (map.has("recheck")) {
        YamlMap band = map.map("recheck");
        const double low = band.number("low", -kFar, kFar);
        t.recheckBand = {low, band.number("high", -kFar, kFar)};
    }
    t.goodImages = map.integer("good_images", 0, 1 << 30);
    t.source = map.text("source");
    t.reason = map.text("reason");
    YamlMap pixel = map.map("pixel");
    for (const auto& name : pixel.keys())
        t.pixel[name] = pixel.number(name, -kFar, kFar);
    return t;
}

void Reader::readChoices(YamlMap& map, ClassThreshold& t)
{
    const std::string score = map.text("score"), origin = map.text("origin");
    if (const auto kind = scoreByName(score))
        t.score = *kind;
    else if (!score.empty())
        fail(ErrorCode::Unreadable, Sentence::tr("there is no anomaly score '%1'.").arg(score));
    const auto known = std::find_if(std::begin(kOrigins), std::end(kOrigins),
                                    [&](const auto& entry) { return origin == entry.first; });
    if (known != std::end(kOrigins))
        t.origin = known->second;
    else if (!origin.empty())
        fail(ErrorCode::Unreadable,
             Sentence::tr("origin must be validation, test or hand, not '%1'.").arg(origin));
}

} // namespace

Verdict verdictOf(const ClassThreshold& row, double score)
{
    if (row.recheckBand && score >= row.recheckBand->first && score <= row.recheckBand->second)
        return Verdict::Recheck;
    return score <= row.threshold ? Verdict::Ok : Verdict::NotOk;
}

Result<void> checkThreshold(const ClassThreshold& row, const std::string& className,
                            const std::string& source)
{
    const auto broken = [&](const std::string& what) {
        return Error{ErrorCode::BadData, source + ": " + what};
    };
    for (const double value : {row.mu, row.sigma, row.beta, row.threshold,
                               row.recheckBand.value_or(std::pair{0.0, 0.0}).first,
                               row.recheckBand.value_or(std::pair{0.0, 0.0}).second})
        if (!(std::fabs(value) <= kFar))
            return broken(Sentence::tr("a number of '%1' does not lie between -1e12 and 1e12.")
                              .arg(className));
    const double off = std::fabs(row.mu + row.beta * row.sigma - row.threshold);
    if (off > 1e-9 * (1.0 + std::fabs(row.threshold)))
        return broken(
            Sentence::tr(
                "threshold of '%1' is not mu + beta * sigma. Correct the three, or put an earlier "
                "copy of the file back.")
                .arg(className));
    if (const auto& band = row.recheckBand)
        if (row.threshold < band->first || row.threshold > band->second)
            return broken(Sentence::tr("the recheck band of '%1' does not hold its threshold: low "
                                       "<= threshold <= high is needed.")
                              .arg(className));
    if (!row.pixel.count(mapName(row.score)))
        return broken(Sentence::tr("'%1' lacks the pixel threshold of its map '%2'.")
                          .arg(className)
                          .arg(mapName(row.score)));
    return {};
}

std::string mapName(ScoreKind kind)
{
    if (kind.ensemble())
        return "members";
    return scoreName({kind.residual, kind.calibrated() ? Pooling::CalibratedMax : Pooling::Mean});
}

std::string thresholdsText(const std::vector<std::string>& classes,
                           const std::vector<ClassThreshold>& rows,
                           const std::optional<ThresholdsStamp>& stamp)
{
    YAML::Emitter out;
    out << YAML::BeginMap;
    write(out, "version", kVersion);
    if (stamp) {
        write(out, "version_id", stamp->id);
        write(out, "version_hash", stamp->hash);
    }
    writeRows(out, classes, rows);
    out << YAML::EndMap;
    return std::string(out.c_str()) + "\n";
}

Result<ThresholdsFile> parseThresholds(const std::string& yaml, const std::string& source,
                                       const std::vector<std::string>& classes)
{
    return Reader(source).read(yaml, classes);
}

std::string thresholdsHash(const std::vector<std::string>& classes,
                           const std::vector<ClassThreshold>& rows)
{
    YAML::Emitter out;
    out << YAML::BeginMap;
    writeRows(out, classes, rows);
    out << YAML::EndMap;
    return sha256Hex(out.c_str());
}

ThresholdsStamp stampOf(std::int64_t id, const std::vector<std::string>& classes,
                        const std::vector<ClassThreshold>& rows)
{
    return {id, thresholdsHash(classes, rows)};
}

bool stampMatches(const std::optional<ThresholdsStamp>& stamp,
                  const std::vector<std::string>& classes, const std::vector<ClassThreshold>& rows)
{
    return stamp && stamp->hash == thresholdsHash(classes, rows);
}

} // namespace mixdesk
