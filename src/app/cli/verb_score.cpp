// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/job_options.h"
#include "app/cli/line_output.h"
#include "app/cli/picture_judge.h"
#include "app/cli/picture_reader.h"
#include "app/cli/picture_rounds.h"
#include "app/cli/run_options.h"
#include "app/cli/verb.h"
#include "core/learn/evaluation_share.h"
#include "core/learn/scorer.h"

#include <functional>

namespace mixdesk::cli {

namespace {

const std::string kCsvHead = "path,class,confidence,score,threshold,verdict,milliseconds,error";

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
            "milliseconds, error. milliseconds is a picture's own reading and its share of those\n"
            "judged together with it. The verdict is ok, not_ok (the score is above the class's\n"
            "threshold) or recheck (it lies in the recheck band of the thresholds).\n"
            "Lines of an ensemble also say how far its members disagree: 0 all vote alike, 1\n"
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
        auto group = m_job.join(context.stop);
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
    /// Lines that are finished, in the list's order.
    using Take = std::function<void(const std::vector<std::string>&)>;

    bool first() const { return !m_group || m_group->first(); }

    Result<int> score(Context& context)
    {
        const bool share = m_group && m_options.threads == 0;
        auto scorer = Scorer::open(fs::u8path(m_run), m_options.device,
                                   share ? m_group->threads() : m_options.threads);
        if (!scorer)
            return scorer.error();
        if (auto ok = expectSameRun((*scorer)->run()); !ok)
            return ok.error();
        m_ofEnsemble = !(*scorer)->run().members.empty();
        LineOutput output(m_csv.empty() ? m_json : m_csv);
        if (first()) {
            if (auto ok = output.open(); !ok)
                return ok.error();
            if (!m_csv.empty())
                output.write(kCsvHead + (m_ofEnsemble ? ",disagreement" : ""));
        }
        return scoreAll(**scorer, output, context);
    }

    /// All processes.
    Result<void> expectSameRun(const RunModel& run)
    {
        if (!m_group)
            return {};
        return m_group->expectSame(runFingerprint(run), [this](int rank) {
            return m_run + " has another model or other thresholds for process " +
                   std::to_string(rank) + " than for process 0. Copy the run folder there again.";
        });
    }

    Result<int> scoreAll(Scorer& scorer, LineOutput& output, Context& context)
    {
        const bool toFile = !m_csv.empty() || !m_json.empty();
        const bool bar = first() && (toFile || !context.terminal.outputIsTerminal());
        PictureList pictures(first() ? m_paths : std::vector<std::string>(), context.stop);
        PictureJudge judge(scorer, m_maps);
        ProgressMeter meter(bar ? context.progressFn() : ProgressFn(), "scoring", pictures.total(),
                            "images");
        const Take take = [&](const std::vector<std::string>& lines) {
            for (const std::string& line : lines) {
                if (first() && !toFile)
                    context.terminal.clearBar();
                if (first())
                    output.write(line);
                meter.advance();
            }
        };
        if (auto ok = m_group ? scoreRounds(judge, pictures, context.stop, take)
                              : scoreAlone(judge, pictures, context.stop, take);
            !ok)
            return ok.error();
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

    Result<void> scoreAlone(PictureJudge& judge, PictureList& list, const StopToken& stop,
                            const Take& take)
    {
        PictureReader reader(list, judge, stop);
        for (auto batch = reader.next(); !batch.empty(); batch = reader.next()) {
            std::vector<fs::path> maps;
            for (const ReadPicture& picture : batch)
                maps.push_back(judge.mapPath(picture.listed.path));
            std::vector<std::string> lines;
            for (const ScoreLine& line : judge.judge(batch, maps))
                lines.push_back(textOf(line));
            take(lines);
        }
        return {};
    }

    /// Each process its part of every round, which are gathered in the list's order.
    Result<void> scoreRounds(PictureJudge& judge, PictureList& list, const StopToken& stop,
                             const Take& take)
    {
        PictureRounds rounds(list, *m_group, stop);
        while (true) {
            const auto pictures = rounds.next();
            if (!pictures)
                return pictures.error();
            if (pictures->empty())
                return {};
            auto lines = rounds.collect(ownLines(judge, rounds, *pictures), pictures->size());
            if (!lines)
                return lines.error();
            for (std::string& line : *lines) {
                m_failed |= line.front() == '-';
                line.erase(0, 1);
            }
            take(*lines);
        }
    }

    /// Marked with + or -: judged or not.
    std::vector<std::string> ownLines(PictureJudge& judge, const PictureRounds& rounds,
                                      const std::vector<ListedPicture>& pictures)
    {
        std::vector<ReadPicture> own;
        std::vector<fs::path> maps;
        for (std::size_t i = 0; i < pictures.size(); ++i) {
            const fs::path map = judge.mapPath(pictures[i].path);
            if (!rounds.isOwn(i))
                continue;
            own.push_back(judge.read(pictures[i]));
            maps.push_back(map);
        }
        std::vector<std::string> lines;
        for (const ScoreLine& line : judge.judge(own, maps)) {
            const char* mark = line.error.empty() ? "+" : "-";
            lines.push_back(mark + textOf(line));
        }
        return lines;
    }

    std::string textOf(const ScoreLine& line)
    {
        m_failed |= !line.error.empty();
        return m_csv.empty() ? line.toJson() : line.toCsv(m_ofEnsemble);
    }

    std::string m_run, m_json, m_csv, m_maps;
    std::vector<std::string> m_paths;
    RunOptions m_options;
    JobOptions m_job;
    std::shared_ptr<ProcessGroup> m_group;
    bool m_failed = false, m_ofEnsemble = false;
};

} // namespace

std::unique_ptr<Verb> makeScoreVerb()
{
    return std::make_unique<ScoreVerb>();
}

} // namespace mixdesk::cli
