// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "core/data/health_check.h"

namespace mixdesk::cli {

namespace {

class CheckVerb : public Verb
{
public:
    CLI::App* declare(CLI::App& program) override
    {
        auto* app = program.add_subcommand("check", "Health report of a dataset folder");
        app->add_option("DATASET", m_dataset, "Dataset folder in MVTec AD layout")->required();
        app->add_option("--json", m_json, "Also write the report as JSON to this file");
        app->footer(
            "Exit code 0: no problems (warnings and notes may be shown); 1: problems found.\n"
            "Examples:\n  mixdesk-cli check parts\n  mixdesk-cli check parts --json health.json");
        return app;
    }

    Result<int> run(Context& context) override
    {
        auto dataset = scanDataset(fs::u8path(m_dataset));
        if (!dataset)
            return dataset.error();
        auto report = checkDataset(*dataset, context.progressFn(), context.stop);
        if (!report)
            return report.error();
        context.terminal.out(
            healthToText(*report, context.terminal.coloured("x", Tone::Bad) != "x"));
        if (!m_json.empty())
            if (auto ok = writeFileAtomic(fs::u8path(m_json), healthToJson(*report)); !ok)
                return ok.error();
        return report->count(Severity::Problem) > 0 ? Failed : Done;
    }

private:
    std::string m_dataset, m_json;
};

} // namespace

std::unique_ptr<Verb> makeCheckVerb()
{
    return std::make_unique<CheckVerb>();
}

} // namespace mixdesk::cli
