// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/picture_judge.h"

#include "app/cli/line_output.h"
#include "core/base/text.h"
#include "core/imaging/heat_map.h"
#include "core/imaging/picture.h"
#include "core/learn/training_loop.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>

namespace mixdesk::cli {

namespace {

using json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

/// The heat map of a larger picture is made smaller: it takes many times the picture's memory.
constexpr double kMostMapPixels = 64e6;

double millisecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

const char* wordOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Ok:
        return "ok";
    case Verdict::NotOk:
        return "not_ok";
    case Verdict::Recheck:
        return "recheck";
    }
    return "not_ok";
}

} // namespace

std::string ScoreLine::toJson() const
{
    json line = {{"path", path}};
    const auto value = [&](const auto& v) { return error.empty() ? json(v) : json(); };
    line["class"] = value(className);
    line["confidence"] = value(confidence);
    line["score"] = value(score);
    line["threshold"] = value(threshold);
    line["verdict"] = value(verdict);
    if (disagreement)
        line["disagreement"] = value(*disagreement);
    line["milliseconds"] = milliseconds;
    line["error"] = error.empty() ? json() : json(error);
    // Paths on disk may be no valid UTF-8; a line must be valid JSON all the same.
    return line.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string ScoreLine::toCsv(bool ofEnsemble) const
{
    const bool ok = error.empty();
    return csvField(path) + "," + (ok ? csvField(className) : "") + "," +
           (ok ? json(confidence).dump() : "") + "," + (ok ? json(score).dump() : "") + "," +
           (ok ? json(threshold).dump() : "") + "," + verdict + "," + json(milliseconds).dump() +
           "," + (ok ? "" : csvField(error)) + (ofEnsemble ? "," : "") +
           (ok && disagreement ? json(*disagreement).dump() : "");
}

std::size_t PictureJudge::batch() const
{
    return std::size_t(inferenceBatch(m_scorer.run().config));
}

ReadPicture PictureJudge::read(const ListedPicture& listed) const
{
    const auto start = Clock::now();
    ReadPicture read{listed, listed.problem, {}, {}, 0.0};
    if (!read.error.empty())
        return read;
    try {
        if (auto ok = wantsMaps() ? readWithPicture(read) : readInputOf(read); !ok)
            read.error = ok.error().message;
    } catch (const std::exception& problem) { // no memory for this one, for example
        read.error = displayPath(listed.path) + " could not be read: " + problem.what();
    }
    read.milliseconds = millisecondsSince(start);
    return read;
}

Result<void> PictureJudge::readInputOf(ReadPicture& read) const
{
    const TrainConfig& config = m_scorer.run().config;
    auto input = readInput(read.listed.path, config.inputSize, config.resize);
    if (!input)
        return input.error();
    read.input = input->input;
    return {};
}

Result<void> PictureJudge::readWithPicture(ReadPicture& read) const
{
    const TrainConfig& config = m_scorer.run().config;
    auto whole = readWhole(read.listed.path, config.inputSize, config.resize);
    if (!whole)
        return whole.error();
    read.input = whole->input;
    read.picture = whole->picture;
    const double share = kMostMapPixels / double(read.picture.total());
    const auto side = [&](int now) { return std::max(1, int(now * std::sqrt(share))); };
    if (share < 1.0)
        cv::resize(whole->picture, read.picture,
                   {side(whole->picture.cols), side(whole->picture.rows)}, 0, 0, cv::INTER_AREA);
    return {};
}

fs::path PictureJudge::mapPath(const fs::path& picture)
{
    if (!wantsMaps())
        return {};
    const std::string stem = picture.stem().u8string();
    std::string name = stem;
    for (int n = 2; !m_mapNames.insert(name).second; ++n)
        name = stem + "_" + std::to_string(n);
    return fs::u8path(m_maps) / fs::u8path(name + "_map.png");
}

std::vector<ScoreLine> PictureJudge::judge(const std::vector<ReadPicture>& pictures,
                                           const std::vector<fs::path>& maps)
{
    std::vector<ScoreLine> lines(pictures.size());
    std::vector<std::size_t> readable;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        lines[i].path = displayPath(pictures[i].listed.path);
        lines[i].error = pictures[i].error;
        lines[i].milliseconds = pictures[i].milliseconds;
        if (lines[i].error.empty())
            readable.push_back(i);
    }
    if (score(pictures, readable, lines, maps))
        return lines;
    for (const std::size_t i : readable) // what stopped the batch stops only one of them
        if (auto alone = score(pictures, {i}, lines, maps); !alone)
            lines[i].error = alone.error().message;
    return lines;
}

Result<void> PictureJudge::score(const std::vector<ReadPicture>& pictures,
                                 const std::vector<std::size_t>& places,
                                 std::vector<ScoreLine>& lines, const std::vector<fs::path>& maps)
{
    if (places.empty())
        return {};
    const auto start = Clock::now();
    try {
        std::vector<cv::Mat> inputs;
        for (const std::size_t i : places)
            inputs.push_back(pictures[i].input);
        auto scored = m_scorer.score(inputs, {wantsMaps(), false});
        if (!scored)
            return scored.error();
        const double each = millisecondsSince(start) / double(places.size());
        for (std::size_t k = 0; k < places.size(); ++k) {
            const std::size_t i = places[k];
            const auto begin = Clock::now();
            tell((*scored)[k], lines[i]);
            if (wantsMaps())
                if (auto ok = writeMap(maps[i], pictures[i], (*scored)[k]); !ok)
                    lines[i].error = ok.error().message;
            lines[i].milliseconds = pictures[i].milliseconds + each + millisecondsSince(begin);
        }
    } catch (const std::exception& problem) {
        return Error{ErrorCode::BadData,
                     lines[places.front()].path + " could not be judged: " + problem.what()};
    }
    return {};
}

void PictureJudge::tell(const ScoredPicture& scored, ScoreLine& line) const
{
    line.error.clear();
    line.className = m_scorer.run().classes[std::size_t(scored.routedClass)];
    line.confidence = scored.confidence;
    line.score = scored.score;
    line.threshold = scored.threshold;
    line.verdict = wordOf(scored.verdict);
    if (std::isfinite(scored.disagreement))
        line.disagreement = scored.disagreement;
}

Result<void> PictureJudge::writeMap(const fs::path& path, const ReadPicture& read,
                                    const ScoredPicture& scored) const
{
    const cv::Mat map = mapToPicture(scored.map, read.picture.size(), m_scorer.run().config.resize);
    return writePng(path, overlayHeatMap(read.picture, map, scored.pixelThreshold,
                                         heatUpper(scored.pixelThreshold)));
}

} // namespace mixdesk::cli
