// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/evaluation_share.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace mixdesk {

namespace {

using nlohmann::json;

// CBOR keeps every bit of a number, NaN included, and any bytes of a path.
std::string toBytes(const json& value)
{
    std::string bytes;
    json::to_cbor(value, bytes);
    return bytes;
}

json rowToJson(const EvaluatedPart::Row& row)
{
    const EvaluatedImage& i = row.image;
    return {row.place,    i.path,   i.type,         i.trueClass, i.routedClass,
            i.confidence, i.score,  i.threshold,    i.rejected,  i.defective,
            i.ownScore,   i.scores, i.disagreement, i.error};
}

EvaluatedPart::Row rowFromJson(const json& from)
{
    EvaluatedPart::Row row{};
    EvaluatedImage& i = row.image;
    std::size_t at = 0;
    const auto next = [&](auto& to) { from.at(at++).get_to(to); };
    next(row.place);
    next(i.path);
    next(i.type);
    next(i.trueClass);
    next(i.routedClass);
    next(i.confidence);
    next(i.score);
    next(i.threshold);
    next(i.rejected);
    next(i.defective);
    next(i.ownScore);
    next(i.scores);
    next(i.disagreement);
    next(i.error);
    return row;
}

json pixelsToJson(const PixelMetrics::Counts& counts)
{
    return {counts.bins,    counts.good,       counts.defect,
            counts.overlap, counts.blankMasks, counts.regions};
}

PixelMetrics::Counts pixelsFromJson(const json& from)
{
    PixelMetrics::Counts counts;
    from.at(0).get_to(counts.bins);
    from.at(1).get_to(counts.good);
    from.at(2).get_to(counts.defect);
    from.at(3).get_to(counts.overlap);
    from.at(4).get_to(counts.blankMasks);
    from.at(5).get_to(counts.regions);
    return counts;
}

} // namespace

std::string runFingerprint(const RunModel& run)
{
    return run.modelHash + " " + thresholdsHash(run.classes, run.thresholds) + " " +
           (run.precision == Precision::Bf16 ? "bf16" : "fp32");
}

void EvaluatedPart::sort()
{
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
        return std::make_pair(!a.image.error.empty(), a.place) <
               std::make_pair(!b.image.error.empty(), b.place);
    });
    std::stable_sort(messages.begin(), messages.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
}

Result<EvaluatedPart> joinParts(EvaluatedPart part, ProcessGroup& group)
{
    json own = {{"messages", part.messages}};
    for (const auto& row : part.rows)
        own["rows"].push_back(rowToJson(row));
    for (const auto& [c, pixels] : part.pixels)
        own["pixels"].push_back({c, pixelsToJson(pixels.counts())});
    const auto all = group.gather(toBytes(own));
    if (!all)
        return all.error();
    EvaluatedPart joined;
    for (const std::string& text : *all) {
        const json one = json::from_cbor(text);
        for (const auto& message : one.at("messages"))
            joined.messages.emplace_back(message.at(0), message.at(1));
        for (const json& row : one.value("rows", json::array()))
            joined.rows.push_back(rowFromJson(row));
        for (const json& pixels : one.value("pixels", json::array()))
            joined.pixels[pixels.at(0).get<int>()].add(pixelsFromJson(pixels.at(1)));
    }
    return joined;
}

} // namespace mixdesk
