// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/evaluate_console.h"
#include "app/cli/job_options.h"
#include "app/cli/run_options.h"

namespace mixdesk::cli {

namespace {

class EvaluateVerb : public Verb
{
public:
    bool computes() const override { return true; }
    CLI::App* declare(CLI::App& program) override
    {
        auto* app = program.add_subcommand("evaluate",
                                           "Measure a run on the test images of a dataset folder");
        app->add_option("RUN", m_run, "Run folder written by train")->required();
        app->add_option("DATASET", m_dataset, "Dataset folder in MVTec AD layout")->required();
        app->add_option("--json", m_json, "Write all figures to this file");
        app->add_option("--csv", m_csv, "Write one row per image to this file");
        app->add_option("--report", m_report,
                        "Write an HTML page with tables, plots and pictures to this folder");
        m_options.declare(*app);
        m_job.declare(*app);
        app->footer(
            "Agreement with validation: how far synthetic defects rank the scores as this folder\n"
            "does (rank correlation; 1: alike, 0: its order says nothing).\n"
            "Examples:\n  mixdesk-cli evaluate runs/first parts\n"
            "  mixdesk-cli evaluate runs/first parts --report runs/first/report --csv images.csv\n"
            "  mixdesk-cli launch -n 4 evaluate runs/first parts --csv images.csv");
        return app;
    }

    Result<int> run(Context& context) override
    {
        auto group = m_job.join(context.stop);
        if (!group)
            return group.error();
        auto page = evaluateOnConsole({fs::u8path(m_run), fs::u8path(m_dataset), fs::u8path(m_json),
                                       fs::u8path(m_csv), fs::u8path(m_report), m_options.device,
                                       m_options.threads, group->get()},
                                      context);
        if (!page && *group)
            (*group)->abandon(page.error().message);
        if (!page)
            return page.error();
        if (*group)
            (*group)->leave();
        return Done;
    }

private:
    std::string m_run, m_dataset, m_json, m_csv, m_report;
    RunOptions m_options;
    JobOptions m_job;
};

} // namespace

std::unique_ptr<Verb> makeEvaluateVerb()
{
    return std::make_unique<EvaluateVerb>();
}

} // namespace mixdesk::cli
