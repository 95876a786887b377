// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/child_processes.h"
#include "app/cli/verb.h"

#include <chrono>
#include <csignal>
#include <cstring>
#include <set>
#include <thread>

namespace mixdesk::cli {

namespace {

using Clock = std::chrono::steady_clock;

class LaunchVerb : public Verb
{
public:
    CLI::App* declare(CLI::App& program) override
    {
        m_app = program.add_subcommand(
            "launch", "Train, score or evaluate with several processes on this machine");
        m_app->add_option("-n,--processes", m_size, "How many")
            ->required()
            ->check(CLI::Range(1, 1024));
        m_app->fallthrough(false)->prefix_command(); // what follows is for the processes
        m_app->footer(
            "What follows is the command line of train, score or evaluate. Each process takes "
            "its part of every batch, or of the pictures, and of the cores unless a number of "
            "threads is given.\n"
            "Examples:\n"
            "  mixdesk-cli launch -n 2 train parts --run runs/first\n"
            "  mixdesk-cli launch -n 4 train parts --run runs/first --resume\n"
            "  mixdesk-cli launch -n 4 score runs/first archive --csv verdicts.csv\n"
            "  mixdesk-cli launch -n 4 evaluate runs/first parts --report report");
        return m_app;
    }

    Result<int> run(Context& context) override
    {
        auto arguments = m_app->remaining();
        const std::set<std::string> shared{"train", "score", "evaluate"};
        if (arguments.empty() || shared.count(arguments.front()) == 0)
            return Error{ErrorCode::Usage, "Say what to launch: mixdesk-cli launch -n " +
                                               std::to_string(m_size) + " train DATASET --run RUN"};
        if (context.terminal.quiet())
            arguments.push_back("--quiet");
        auto children = ChildProcesses::start(m_size, arguments);
        if (!children)
            return children.error();
        await(*children, context.stop);
        return verdict(*children, context.terminal);
    }

private:
    /// Until all have ended. Where one fails the others find out by themselves; those that do not
    /// are ended.
    void await(ChildProcesses& children, const StopToken& stop)
    {
        bool handedOn = false;
        while (children.anyLeft()) {
            if (stop.stopRequested() && !handedOn) {
                children.signalAll(SIGINT);
                handedOn = true;
            }
            if (const auto end = children.ended()) {
                if (end->failed())
                    m_failures.push_back(*end);
                continue;
            }
            endLeftovers(children);
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
    }

    bool isTraining() const { return m_app->remaining().front() == "train"; }

    void endLeftovers(ChildProcesses& children)
    {
        // Training finds out by itself, since every step needs them all.
        const std::chrono::seconds findOut{isTraining() ? 20 : 8}, obey{8};
        if (m_failures.empty())
            return;
        if (!m_ending)
            m_ending = Clock::now() + findOut;
        if (Clock::now() < *m_ending)
            return;
        children.signalAll(m_asked ? SIGKILL : SIGTERM);
        m_asked = true;
        m_ending = Clock::now() + obey;
    }

    /// By the first that failed. Process 0 has said itself what is wrong, or what it heard of it.
    Result<int> verdict(const ChildProcesses& children, Terminal& terminal) const
    {
        if (m_failures.empty())
            return Done;
        const ChildEnd& first = m_failures.front();
        if (first.signal != 0)
            return Error{ErrorCode::Disconnected,
                         "Process " + std::to_string(first.rank) + " was ended by signal " +
                             std::to_string(first.signal) + " (" + ::strsignal(first.signal) +
                             "), so the job ended. " +
                             (isTraining() ? "Go on from its last checkpoint with --resume."
                                           : "Start it again.")};
        bool told = false;
        for (const ChildEnd& end : m_failures)
            told = told || (end.rank == 0 && end.code != 0);
        if (!told) {
            const std::string line = children.lastLineOf(first.rank), name = "mixdesk-cli: ";
            terminal.error("Process " + std::to_string(first.rank) + " failed: " +
                           (line.rfind(name, 0) == 0 ? line.substr(name.size()) : line));
        }
        return first.code;
    }

    CLI::App* m_app = nullptr;
    int m_size = 0;
    std::vector<ChildEnd> m_failures;
    std::optional<Clock::time_point> m_ending;
    bool m_asked = false;
};

} // namespace

std::unique_ptr<Verb> makeLaunchVerb()
{
    return std::make_unique<LaunchVerb>();
}

} // namespace mixdesk::cli
