// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_options.h"
#include "app/cli/verb.h"
#include "core/imaging/heat_map.h"
#include "core/learn/scorer.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>

namespace mixdesk::cli {

namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

/// One picture's line: path, class, class confidence, score, threshold, verdict, milliseconds, error.
struct ScoreLine
{
    std::string path, className, verdict, error;
    double confidence = 0.0, score = 0.0, threshold = 0.0, milliseconds = 0.0;

    std::string toJson() const
    {
        json line = {{"path", path}, {"milliseconds", milliseconds}};
        const auto value = [&](const auto& v) { return error.empty() ? json(v) : json(); };
        line["class"] = value(className);
        line["confidence"] = value(confidence);
        line["score"] = value(score);
        line["threshold"] = value(threshold);
        line["verdict"] = value(verdict);
        line["error"] = error.empty() ? json() : json(error);
        // Paths on disk may be no valid UTF-8; a line must be valid JSON all the same.
        return line.dump(-1, ' ', false, json::error_handler_t::replace);
    }

    std::string toCsv() const
    {
        const auto quoted = [](const std::string& text) {
            std::string out = "\"";
            for (const char c : text)
                out += c == '"' ? std::string("\"\"") : std::string(1, c);
            return out + "\"";
        };
        const bool ok = error.empty();
        return quoted(path) + "," + (ok ? quoted(className) : "") + "," +
               (ok ? json(confidence).dump() : "") + "," + (ok ? json(score).dump() : "") + "," +
               (ok ? json(threshold).dump() : "") + "," + verdict + "," + json(milliseconds).dump() +
               "," + (ok ? "" : quoted(error));
    }
};

/// Files as given, pictures below folders in sorted order, "-" for a list on standard input.
std::vector<fs::path> collectPaths(const std::vector<std::string>& arguments)
{
    std::vector<fs::path> paths;
    const auto add = [&](const std::string& argument) {
        const fs::path path = fs::u8path(argument);
        std::error_code ec;
        if (!fs::is_directory(path, ec)) {
            paths.push_back(path);
            return;
        }
        std::vector<fs::path> found;
        const auto options = fs::directory_options::skip_permission_denied;
        for (auto it = fs::recursive_directory_iterator(path, options, ec);
             it != fs::recursive_directory_iterator(); it.increment(ec)) {
            if (it->is_regular_file(ec) && hasPictureExtension(it->path()))
                found.push_back(it->path());
        }
        std::sort(found.begin(), found.end());
        paths.insert(paths.end(), found.begin(), found.end());
    };
    for (const auto& argument : arguments) {
        if (argument != "-") {
            add(argument);
            continue;
        }
        for (std::string line; std::getline(std::cin, line);)
            if (!line.empty())
                add(line);
    }
    return paths;
}

class ScoreVerb : public Verb
{
public:
    CLI::App* declare(CLI::App& program) override
    {
        auto* app = program.add_subcommand("score", "Judge pictures with a run");
        app->add_option("RUN", m_run, "Run folder written by train")->required();
        app->add_option("PATH", m_paths, "Pictures or folders; - reads a list from standard input")
            ->required();
        auto* jsonOption = app->add_option("--json", m_json, "Write JSON lines to this file instead of standard output");
        app->add_option("--csv", m_csv, "Write CSV to this file instead")->excludes(jsonOption);
        app->add_option("--maps", m_maps, "Write a heat map picture for each input to this folder");
        m_options.declare(*app);
        app->footer("One JSON object a line: path, class, confidence, score, threshold, verdict,\n"
                    "milliseconds, error. An unreadable picture is one line with an error.\n"
                    "Exit code 1 when a picture could not be read.\nExamples:\n"
                    "  mixdesk-cli score runs/first inbox --csv verdicts.csv --maps maps\n"
                    "  find inbox -name '*.png' | mixdesk-cli score runs/first -");
        return app;
    }

    Result<int> run(Context& context) override
    {
        auto scorer = Scorer::open(fs::u8path(m_run), m_options.device, m_options.threads);
        if (!scorer)
            return scorer.error();
        const auto paths = collectPaths(m_paths);
        if (paths.empty())
            return Error{ErrorCode::NotFound, "There is no picture in what was given to score."};
        std::ofstream file;
        const std::string target = m_csv.empty() ? m_json : m_csv;
        const std::string partial = target + ".part";   // renamed when whole
        if (!target.empty()) {
            file.open(fs::u8path(partial));
            if (!file)
                return Error{ErrorCode::Unwritable, "Cannot write " + target + ". Choose another place."};
        }
        std::ostream& out = target.empty() ? std::cout : file;
        if (!m_csv.empty())
            out << "path,class,confidence,score,threshold,verdict,milliseconds,error\n";
        const bool bar = !target.empty() || !context.terminal.outputIsTerminal();
        ProgressMeter meter(bar ? context.progressFn() : ProgressFn(), "scoring",
                            std::int64_t(paths.size()), "images");
        bool failed = false;
        for (const auto& path : paths) {
            if (context.stop.stopRequested())
                return cancelledError();
            const ScoreLine line = scoreOne(**scorer, path);
            failed |= !line.error.empty();
            out << (m_csv.empty() ? line.toJson() : line.toCsv()) << '\n' << std::flush;
            meter.advance();
        }
        if (!target.empty() && !finishFile(file, partial, target))
            return Error{ErrorCode::Unwritable, "Cannot write " + target + ". Is the disk full?"};
        return failed ? Failed : Done;
    }

private:
    static bool finishFile(std::ofstream& file, const std::string& partial, const std::string& target)
    {
        file.close();
        std::error_code ec;
        if (file)
            fs::rename(fs::u8path(partial), fs::u8path(target), ec);
        return file && !ec;
    }

    ScoreLine scoreOne(Scorer& scorer, const fs::path& path)
    {
        const auto start = Clock::now();
        ScoreLine line;
        line.path = displayPath(path);
        if (auto ok = judge(scorer, path, line); !ok)
            line.error = ok.error().message;
        line.milliseconds =
            std::chrono::duration<double, std::milli>(Clock::now() - start).count();
        return line;
    }

    Result<void> judge(Scorer& scorer, const fs::path& path, ScoreLine& line)
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
        line.verdict = s.rejected ? "defective" : "good";
        if (m_maps.empty())
            return {};
        const cv::Mat map = mapToPicture(s.map, picture->size(), scorer.run().config.resize);
        return writePng(mapPath(path), overlayHeatMap(*picture, map, s.pixelThreshold,
                                                      heatUpper(s.pixelThreshold)));
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
};

} // namespace

std::unique_ptr<Verb> makeScoreVerb()
{
    return std::make_unique<ScoreVerb>();
}

} // namespace mixdesk::cli
