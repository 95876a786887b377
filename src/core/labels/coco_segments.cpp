// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels/coco_segments.h"

#include "core/base/sentence.h"
#include "core/labels/mask_runs.h"
#include "core/labels/mask_shapes.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

namespace mixdesk {

namespace {

using Json = nlohmann::json;

/// No tool writes coordinates beyond this; rounding stays exact below.
constexpr double kFarthest = 1e7;

Error wrong(const std::string& what)
{
    return {ErrorCode::Unreadable, what};
}

bool readCoordinate(const Json& json, double& value)
{
    if (!json.is_number())
        return false;
    value = json.get<double>();
    return std::isfinite(value) && std::abs(value) <= kFarthest;
}

Result<std::vector<cv::Point2d>> readPolygon(const Json& json)
{
    if (!json.is_array() || json.size() % 2 != 0)
        return wrong(Sentence::tr("has a polygon that is not a list of points"));
    std::vector<cv::Point2d> corners(json.size() / 2);
    for (std::size_t i = 0; i < corners.size(); ++i)
        if (!readCoordinate(json[2 * i], corners[i].x) ||
            !readCoordinate(json[2 * i + 1], corners[i].y))
            return wrong(Sentence::tr("has a polygon with a coordinate that is no usable number"));
    return corners;
}

Error runsDoNotFit()
{
    return wrong(Sentence::tr("has run lengths that do not add up to the size of its picture"));
}

Result<std::vector<std::uint32_t>> readRuns(const Json& counts, std::int64_t pixels)
{
    if (counts.is_string()) {
        auto runs = runsOfText(counts.get_ref<const std::string&>(), pixels);
        if (!runs)
            return wrong(Sentence::tr("has a damaged text of run lengths"));
        return std::move(*runs);
    }
    if (!counts.is_array())
        return wrong(Sentence::tr("has run lengths that are neither a list nor a text"));
    std::vector<std::uint32_t> runs;
    runs.reserve(counts.size());
    for (const Json& count : counts) {
        const bool whole =
            count.is_number_integer() || // some tools write 256.0
            (count.is_number_float() && std::trunc(count.get<double>()) == count.get<double>());
        if (!whole || count < 0)
            return wrong(Sentence::tr("has a run length that is no whole number from 0"));
        if (count > pixels)
            return runsDoNotFit();
        runs.push_back(count.get<std::uint32_t>());
    }
    return runs;
}

Result<CocoSegment> readRunLengths(const Json& json, cv::Size picture)
{
    const auto size = json.find("size");
    const auto counts = json.find("counts");
    if (size == json.end() || counts == json.end())
        return wrong(Sentence::tr("has run lengths without size or counts"));
    if (*size != Json::array({picture.height, picture.width}))
        return wrong(Sentence::tr("has run lengths of another size than its picture"));
    const std::int64_t pixels = std::int64_t(picture.width) * picture.height;
    auto runs = readRuns(*counts, pixels);
    if (!runs)
        return runs.error();
    if (std::accumulate(runs->begin(), runs->end(), std::int64_t(0)) != pixels)
        return runsDoNotFit();
    CocoSegment segment;
    segment.runs = std::move(*runs);
    return segment;
}

Result<CocoSegment> readBox(const Json& annotation)
{
    CocoSegment segment;
    const auto box = annotation.find("bbox");
    if (box == annotation.end())
        return segment;
    double side[4] = {0, 0, 0, 0};
    if (!box->is_array() || (!box->empty() && box->size() != 4))
        return wrong(Sentence::tr("has a bbox that is not a list of four numbers"));
    for (std::size_t i = 0; i < box->size(); ++i)
        if (!readCoordinate((*box)[i], side[i]) || (i >= 2 && side[i] < 0))
            return wrong(Sentence::tr("has a bbox with a number that is not usable"));
    segment.box = {side[0], side[1], side[2], side[3]};
    return segment;
}

} // namespace

Result<CocoSegment> readCocoSegment(const Json& annotation, cv::Size picture)
{
    const auto found = annotation.find("segmentation");
    if (found == annotation.end() || found->is_null() || (found->is_array() && found->empty()))
        return readBox(annotation);
    if (found->is_object())
        return readRunLengths(*found, picture);
    if (!found->is_array())
        return wrong(Sentence::tr("has a segmentation that is neither polygons nor run lengths"));
    CocoSegment segment;
    for (const Json& polygon : *found) {
        auto corners = readPolygon(polygon);
        if (!corners)
            return corners.error();
        if (corners->size() >= 3)
            segment.polygons.push_back(std::move(*corners));
        else if (!corners->empty())
            ++segment.passedOver;
    }
    if (segment.polygons.empty() && segment.passedOver == 0)
        return readBox(annotation);
    return segment;
}

std::int64_t CocoSegment::cost(cv::Size picture) const
{
    std::int64_t steps = std::int64_t(runs.size());
    for (std::size_t i = 1; i < runs.size(); i += 2)
        steps += runs[i];
    for (const auto& corners : polygons)
        steps += polygonCost(corners, picture);
    const cv::Rect pixels = boxPixels(box, picture);
    return steps + std::int64_t(pixels.width) * pixels.height;
}

void CocoSegment::draw(cv::Mat& mask) const
{
    const auto mark = [&mask](const MaskSpan& span) {
        auto* row = mask.ptr<std::uint8_t>(span.y);
        std::fill(row + span.x0, row + span.x1, std::uint8_t(255));
    };
    if (!runs.empty())
        addRuns(runs, mask);
    for (const auto& corners : polygons)
        visitPolygon(corners, mask.size(), mark);
    if (const cv::Rect pixels = boxPixels(box, mask.size()); !pixels.empty())
        mask(pixels) = 255;
}

} // namespace mixdesk
