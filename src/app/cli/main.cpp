// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "core/base/log.h"
#include "core/base/thread_waiting.h"
#include "core/base/yaml.h"

#include <algorithm>
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

/// Without SA_RESTART, so that a wait for standard input ends too.
void listenToInterrupts()
{
    struct sigaction action = {};
    action.sa_handler = onInterrupt;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

int exitCodeOf(const mixdesk::Error& error)
{
    if (error.cancelled())
        return mixdesk::cli::Interrupted;
    return error.code == mixdesk::ErrorCode::Usage ? mixdesk::cli::WrongUsage
                                                   : mixdesk::cli::Failed;
}

/// Empty where the first word is a verb or there is none: the parser speaks then.
std::string verbProblem(int argc, char** argv, const std::vector<std::string>& verbs)
{
    const auto isWord = [](const char* text) { return text[0] != '-'; };
    const auto word = std::find_if(argv + std::min(argc, 1), argv + argc, isWord);
    if (word == argv + argc || std::find(verbs.begin(), verbs.end(), *word) != verbs.end())
        return {};
    const std::string near = mixdesk::nearestKey(*word, verbs);
    return std::string("There is no verb '") + *word + "'" +
           (near.empty() ? "; see mixdesk-cli --help." : "; did you mean '" + near + "'?");
}

/// What is wrong, and where the options of the verb at hand stand.
std::string usageMessage(const CLI::App* program, const CLI::Error& problem)
{
    const auto verbs = program->get_subcommands();
    if (verbs.empty() && problem.get_exit_code() == int(CLI::ExitCodes::RequiredError))
        return "mixdesk-cli: Say what to do: mixdesk-cli VERB ...\nSee mixdesk-cli --help.\n";
    const std::string verb = verbs.empty() ? "" : " " + verbs.front()->get_name();
    return std::string("mixdesk-cli: ") + problem.what() + "\nSee mixdesk-cli" + verb +
           " --help.\n";
}

/// Runs the verb; what no rule foresaw is a sentence too, not an abort.
mixdesk::Result<int> runVerb(mixdesk::cli::Verb& verb, mixdesk::cli::Context& context)
{
    try {
        return verb.run(context);
    } catch (const std::bad_alloc&) {
        return mixdesk::Error{mixdesk::ErrorCode::BadData,
                              "There is not enough memory for this. Close other programs, or use "
                              "smaller pictures or a smaller batch."};
    } catch (const std::exception& problem) {
        return mixdesk::Error{mixdesk::ErrorCode::BadData,
                              std::string("Unexpected problem: ") + problem.what()};
    }
}

} // namespace

int main(int argc, char** argv)
{
    using namespace mixdesk::cli;
    CLI::App program(
        "Mixdesk: train one autoencoder for all your products, find defects, keep proof.",
        "mixdesk-cli");
    program.set_version_flag("--version", std::string("mixdesk-cli ") + MIXDESK_VERSION);
    program.require_subcommand(1);
    program.footer("Start here:\n  mixdesk-cli demo --out demo\n"
                   "Then with your own pictures:\n  mixdesk-cli check DATASET\n"
                   "  mixdesk-cli train DATASET --run RUN\n"
                   "  mixdesk-cli evaluate RUN DATASET --report REPORT\n"
                   "Every verb explains itself: mixdesk-cli VERB --help");
    bool quiet = false;
    program.add_flag("--quiet", quiet,
                     "No progress and no notes; results, warnings and errors only");
    program.fallthrough();

    program.failure_message(usageMessage);
    std::vector<std::pair<CLI::App*, std::unique_ptr<Verb>>> verbs;
    std::vector<std::string> names;
    for (auto make :
         {makeDemoDataVerb, makeCheckVerb, makeTrainVerb, makeLaunchVerb, makeEvaluateVerb,
          makeScoreVerb, makeThresholdsVerb, makeAblateVerb, makeEnsembleVerb, makeLabelsVerb,
          makeAuditVerb, makeDemoVerb, makeBenchVerb}) {
        auto verb = make();
        CLI::App* declared = verb->declare(program);
        names.push_back(declared->get_name());
        verbs.emplace_back(declared, std::move(verb));
    }
    if (const auto problem = verbProblem(argc, argv, names); !problem.empty()) {
        std::cerr << "mixdesk-cli: " << problem << '\n';
        return WrongUsage;
    }
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        const int code = program.exit(e);
        return code == 0 ? Done : WrongUsage;
    }
    listenToInterrupts();
    mixdesk::setQuiet(quiet);
    Terminal terminal(quiet);
    Context context{terminal, interruptSource().token()};
    for (auto& [declared, verb] : verbs) {
        if (!declared->parsed())
            continue;
        if (verb->computes())
            mixdesk::keepWaitingThreadsFromSpinning(argv);
        auto result = runVerb(*verb, context);
        if (!result) {
            terminal.error(result.error().message);
            return exitCodeOf(result.error());
        }
        if (!std::cout.flush()) {
            terminal.error("Cannot write to standard output. Is the disk full?");
            return Failed;
        }
        return *result;
    }
    return WrongUsage;
}
