// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/job_options.h"
#include "app/cli/line_output.h"
#include "app/cli/picture_rounds.h"
#include "app/cli/run_options.h"
#include "app/cli/verb.h"
#include "core/base/text.h"
#include "core/imaging/heat_map.h"
#include "core/learn/scorer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>
#include <set>

namespace mixdesk::cli {

namespace {

using json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

/// The heat map of a larger picture is made smaller: it takes many times the picture's memory.
constexpr double kMostMapPixels = 64e6;

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

/// One picture's line: path, class, class confidence, score, threshold, verdict, milliseconds,
/// error.
struct ScoreLine
{
    std::string path, className, verdict, error;
    double confidence = 0.0, score = 0.0, threshold = 0.0, milliseconds = 0.0;
    std::optional<double> disagreement; ///< of ensembles only

    std::string toJson() const
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

    std::string toCsv() const
    {
        const bool ok = error.empty();
        return csvField(path) + "," + (ok ? csvField(className) : "") + "," +
               (ok ? json(confidence).dump() : "") + "," + (ok ? json(score).dump() : "") + "," +
               (ok ? json(threshold).dump() : "") + "," + verdict + "," +
               json(milliseconds).dump() + "," + (ok ? "" : csvField(error));
    }
};

class ScoreVerb : public Verb
{
public:
    /// One picture is judged before waiting threads matter: starting anew for them would load
    /// LibTorch a second time.
    bool computes() const override
    {
        std::error_code ec;
        return m_paths.size() != 1 || !fs::is_regular_file(fs::u8path(m_paths.front()), ec);
    }
    CLI::App* declare(CLI::App& program) override
    {
        auto* app = program.add_subcommand("score", "Judge pictures with a run");
        app->add_option("RUN", m_run, "Run folder written by train")->required();
        app->add_option("PATH", m_paths, "Pictures or folders; - reads a list from standard input")
            ->required();
        auto* jsonOption = app->add_option(
            "--json", m_json, "Write JSON lines to this file instead of standard output");
        app->add_option("--csv", m_csv, "Write CSV to this file instead")->excludes(jsonOption);
        app->add_option("--maps", m_maps, "Write a heat map picture for each input to this folder");
        m_options.declare(*app);
        m_job.declare(*app);
        app->footer(
            "One JSON object a line: path, class, confidence, score, threshold, verdict,\n"
            "milliseconds, error. The verdict is ok, not_ok (the score is above the class's\n"
            "threshold) or recheck (it lies in the recheck band of the thresholds).\n"
            "JSON lines of an ensemble also say how far its members disagree: 0 all vote alike, 1\n"
            "their weight is evenly split.\n"
            "An unreadable picture is one line with an error.\n"
            "Exit code 1 when a picture could not be read.\nExamples:\n"
            "  mixdesk-cli score runs/first inbox --csv verdicts.csv --maps maps\n"
            "  find inbox -name '*.png' | mixdesk-cli score runs/first -\n"
            "  mixdesk-cli launch -n 4 score runs/first archive --csv verdicts.csv");
        return app;
    }

    Result<int> run(Context& context) override
    {
        auto group = m_job.join();
        if (!group)
            return group.error();
        m_group = std::move(*group);
        auto done = score(context);
        if (m_group && done)
            m_group->leave();
        else if (m_group)
            m_group->abandon(done.error().message);
        return done;
    }

private:
    bool first() const { return !m_group || m_group->first(); }

    Result<int> score(Context& context)
    {
        const bool share = m_group && m_options.threads == 0;
        auto scorer = Scorer::open(fs::u8path(m_run), m_options.device,
                                   share ? m_group->threads() : m_options.threads);
        if (!scorer)
            return scorer.error();
        LineOutput output(m_csv.empty() ? m_json : m_csv);
        if (first()) {
            if (auto ok = output.open(); !ok)
                return ok.error();
            if (!m_csv.empty())
                output.write("path,class,confidence,score,threshold,verdict,milliseconds,error");
        }
        return scoreAll(**scorer, output, context);
    }

    Result<int> scoreAll(Scorer& scorer, LineOutput& output, Context& context)
    {
        const bool toFile = !m_csv.empty() || !m_json.empty();
        const bool bar = first() && (toFile || !context.terminal.outputIsTerminal());
        PictureList pictures(first() ? m_paths : std::vector<std::string>());
        PictureRounds rounds(pictures, m_group.get(), context.stop);
        ProgressMeter meter(bar ? context.progressFn() : ProgressFn(), "scoring", pictures.total(),
                            "images");
        while (true) {
            const auto lines = scoreRound(scorer, rounds);
            if (!lines)
                return lines.error();
            if (lines->empty())
                break;
            for (const std::string& line : *lines) {
                if (first() && !toFile)
                    context.terminal.clearBar();
                if (first())
                    output.write(line);
                meter.advance();
            }
        }
        meter.finish();
        return first() ? end(output, context, meter.state().done) : Done;
    }

    Result<int> end(LineOutput& output, const Context& context, std::int64_t done) const
    {
        if (context.stop.stopRequested())
            return output.stopped(done);
        if (done == 0) {
            output.discard();
            return Error{ErrorCode::NotFound, "There is no picture in what was given to score."};
        }
        if (auto ok = output.finish(); !ok)
            return ok.error();
        return m_failed ? Failed : Done;
    }

    /// The lines of the next pictures; none at the end.
    Result<std::vector<std::string>> scoreRound(Scorer& scorer, PictureRounds& rounds)
    {
        const auto pictures = rounds.next();
        if (!pictures)
            return pictures.error();
        std::vector<std::string> own;
        for (std::size_t i = 0; i < pictures->size(); ++i) {
            const ListedPicture& picture = (*pictures)[i];
            const fs::path map = m_maps.empty() ? fs::path() : mapPath(picture.path);
            if (!rounds.isOwn(i))
                continue;
            const ScoreLine line = scoreOne(scorer, picture, map);
            const char* mark = line.error.empty() ? "+" : "-";
            own.push_back(mark + (m_csv.empty() ? line.toJson() : line.toCsv()));
        }
        auto lines = rounds.collect(own, pictures->size());
        if (!lines)
            return lines;
        for (std::string& line : *lines) {
            m_failed |= line.front() == '-';
            line.erase(0, 1);
        }
        return lines;
    }

    ScoreLine scoreOne(Scorer& scorer, const ListedPicture& picture, const fs::path& map)
    {
        const auto start = Clock::now();
        ScoreLine line;
        line.path = displayPath(picture.path);
        line.error = picture.problem;
        try {
            if (line.error.empty())
                if (auto ok = judge(scorer, picture.path, map, line); !ok)
                    line.error = ok.error().message;
        } catch (const std::exception& problem) { // no memory for this one, for example
            line.error = line.path + " could not be judged: " + problem.what();
        }
        line.milliseconds = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
        return line;
    }

    Result<void> judge(Scorer& scorer, const fs::path& path, const fs::path& map, ScoreLine& line)
    {
        auto picture = readPicture(path);
        if (!picture)
            return picture.error();
        auto scored = scorer.score({scorer.prepare(*picture)}, {!m_maps.empty(), false});
        if (!scored)
            return scored.error();
        const ScoredPicture& s = scored->front();
        line.className = scorer.run().classes[std::size_t(s.routedClass)];
        line.confidence = s.confidence;
        line.score = s.score;
        line.threshold = s.threshold;
        line.verdict = wordOf(s.verdict);
        if (std::isfinite(s.disagreement))
            line.disagreement = s.disagreement;
        if (map.empty())
            return {};
        return writeMap(map, *picture, s, scorer.run().config.resize);
    }

    static Result<void> writeMap(const fs::path& path, cv::Mat picture, const ScoredPicture& scored,
                                 ResizeMode resize)
    {
        if (const double share = kMostMapPixels / double(picture.total()); share < 1.0) {
            const auto side = [&](int now) { return std::max(1, int(now * std::sqrt(share))); };
            cv::resize(picture, picture, {side(picture.cols), side(picture.rows)}, 0, 0,
                       cv::INTER_AREA);
        }
        const cv::Mat map = mapToPicture(scored.map, picture.size(), resize);
        return writePng(path, overlayHeatMap(picture, map, scored.pixelThreshold,
                                             heatUpper(scored.pixelThreshold)));
    }

    /// Pictures of one name from several folders must not overwrite each other.
    fs::path mapPath(const fs::path& path)
    {
        const std::string stem = path.stem().u8string();
        std::string name = stem;
        for (int n = 2; !m_mapNames.insert(name).second; ++n)
            name = stem + "_" + std::to_string(n);
        return fs::u8path(m_maps) / fs::u8path(name + "_map.png");
    }

    std::string m_run, m_json, m_csv, m_maps;
    std::vector<std::string> m_paths;
    std::set<std::string> m_mapNames;
    RunOptions m_options;
    JobOptions m_job;
    std::shared_ptr<ProcessGroup> m_group;
    bool m_failed = false;
};

} // namespace

std::unique_ptr<Verb> makeScoreVerb()
{
    return std::make_unique<ScoreVerb>();
}

} // namespace mixdesk::cli
