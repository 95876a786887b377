// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/evaluate_console.h"
#include "app/cli/train_console.h"
#include "core/data/demo_plant.h"

namespace mixdesk::cli {

namespace {

/// RUNS/demo-1, or the first number that is free.
fs::path freeRunFolder(const fs::path& runs)
{
    for (int number = 1;; ++number) {
        const fs::path candidate = runs / ("demo-" + std::to_string(number));
        if (!fs::exists(candidate))
            return candidate;
    }
}

class DemoVerb : public Verb
{
public:
    bool computes() const override { return true; }
    CLI::App* declare(CLI::App& program) override
    {
        auto* app = program.add_subcommand(
            "demo", "The whole tour: draw the demo plant, train, evaluate, write a report");
        app->add_option("--out", m_out, "Folder for plant, run and report")->required();
        app->add_option("--epochs", m_epochs, "Training epochs (50 when left out)")
            ->check(CLI::Range(1, 100000));
        app->footer("A second call uses the plant again and writes a new run beside the first.\n"
                    "Examples:\n  mixdesk-cli demo --out demo");
        return app;
    }

    Result<int> run(Context& context) override
    {
        const fs::path out = fs::u8path(m_out), plant = out / "plant";
        if (auto ok = writeDemoPlant(plant, {}, context.progressFn(), context.stop); !ok)
            return ok.error();
        auto dataset = scanDataset(plant);
        if (!dataset)
            return dataset.error();
        auto config = presetConfig("compact");
        if (!config)
            return config.error();
        // Half the channels take a third of the time: more epochs fit into the same minutes.
        config->width = 0.5;
        config->epochs = m_epochs.value_or(50);
        const fs::path runFolder = freeRunFolder(out / "runs");
        context.terminal.note("Demo plant: " + displayPath(plant) +
                              "; run: " + displayPath(runFolder));
        auto summary = trainOnConsole({*config, *dataset, runFolder, false}, context);
        if (!summary)
            return summary.error();
        const fs::path report = RunPaths(runFolder).report();
        auto page = evaluateOnConsole({runFolder, plant, report / "evaluation.json",
                                       report / "images.csv", report, DeviceChoice::Auto, 0},
                                      context);
        if (!page)
            return page.error();
        return Done;
    }

private:
    std::string m_out;
    std::optional<int> m_epochs;
};

} // namespace

std::unique_ptr<Verb> makeDemoVerb()
{
    return std::make_unique<DemoVerb>();
}

} // namespace mixdesk::cli
