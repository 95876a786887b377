// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "core/base/log.h"

#include <csignal>
#include <iostream>

namespace {

mixdesk::StopSource& interruptSource()
{
    static mixdesk::StopSource source;
    return source;
}

/// The first Ctrl+C asks for a clean stop, the second one ends the program at once.
void onInterrupt(int signal)
{
    interruptSource().requestStop();
    std::signal(signal, SIG_DFL);
}

int exitCodeOf(const mixdesk::Error& error)
{
    if (error.cancelled())
        return mixdesk::cli::Interrupted;
    return error.code == mixdesk::ErrorCode::Usage ? mixdesk::cli::WrongUsage : mixdesk::cli::Failed;
}

} // namespace

int main(int argc, char** argv)
{
    using namespace mixdesk::cli;
    CLI::App program("Mixdesk: train one autoencoder for all your products, find defects, keep proof.",
                     "mixdesk-cli");
    program.set_version_flag("--version", std::string("mixdesk-cli ") + MIXDESK_VERSION);
    program.require_subcommand(1);
    program.footer("Start here:\n  mixdesk-cli demo --out demo\n"
                   "Then with your own pictures:\n  mixdesk-cli check DATASET\n"
                   "  mixdesk-cli train DATASET --run RUN\n"
                   "  mixdesk-cli evaluate RUN DATASET --report REPORT\n"
                   "Every verb explains itself: mixdesk-cli VERB --help");
    bool quiet = false;
    program.add_flag("--quiet", quiet, "No progress and no notes; results, warnings and errors only");
    program.fallthrough();

    std::vector<std::pair<CLI::App*, std::unique_ptr<Verb>>> verbs;
    for (auto make : {makeDemoDataVerb, makeCheckVerb, makeTrainVerb, makeEvaluateVerb,
                      makeScoreVerb, makeThresholdsVerb, makeDemoVerb}) {
        auto verb = make();
        CLI::App* declared = verb->declare(program);
        verbs.emplace_back(declared, std::move(verb));
    }
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        const int code = program.exit(e);
        return code == 0 ? Done : WrongUsage;
    }
    std::signal(SIGINT, onInterrupt);
    std::signal(SIGTERM, onInterrupt);
    mixdesk::setQuiet(quiet);
    Terminal terminal(quiet);
    Context context{terminal, interruptSource().token()};
    for (auto& [declared, verb] : verbs) {
        if (!declared->parsed())
            continue;
        auto result = verb->run(context);
        if (!result)
            terminal.error(result.error().message);
        return result ? *result : exitCodeOf(result.error());
    }
    return WrongUsage;
}
