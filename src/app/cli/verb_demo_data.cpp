// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "core/data/demo_plant.h"

namespace mixdesk::cli {

namespace {

class DemoDataVerb : public Verb
{
public:
    CLI::App* declare(CLI::App& program) override
    {
        auto* app = program.add_subcommand(
            "demo-data", "Draw the demo plant: pictures of good and defective parts");
        app->add_option("--out", m_out, "Folder for the dataset")->required();
        app->add_option("--seed", m_options.seed, "Other parts for another seed")
            ->capture_default_str();
        app->add_option("--size", m_options.side, "Side of a picture in pixels")
            ->check(CLI::Range(64, 1024))
            ->capture_default_str();
        app->add_option("--train-good", m_options.trainGood, "Good training pictures per product")
            ->check(CLI::Range(1, 100000))
            ->capture_default_str();
        app->add_option("--test-good", m_options.testGood, "Good test pictures per product")
            ->check(CLI::Range(0, 100000))
            ->capture_default_str();
        app->add_option("--test-defective", m_options.testPerDefect,
                        "Test pictures per product and defect type")
            ->check(CLI::Range(0, 100000))
            ->capture_default_str();
        app->add_option("--classes", m_options.classes, "Only these products")
            ->check(CLI::IsMember(demoClasses()));
        app->footer("Examples:\n  mixdesk-cli demo-data --out plant\n"
                    "  mixdesk-cli demo-data --out plant512 --seed 7 --size 512");
        return app;
    }

    Result<int> run(Context& context) override
    {
        if (auto ok =
                writeDemoPlant(fs::u8path(m_out), m_options, context.progressFn(), context.stop);
            !ok)
            return ok.error();
        context.terminal.out("Demo plant written to " + m_out + ". Next: mixdesk-cli train " +
                             shellWord(m_out) + " --run RUN");
        return Done;
    }

private:
    std::string m_out;
    DemoPlantOptions m_options;
};

} // namespace

std::unique_ptr<Verb> makeDemoDataVerb()
{
    return std::make_unique<DemoDataVerb>();
}

} // namespace mixdesk::cli
