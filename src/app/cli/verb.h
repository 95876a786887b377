// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/terminal.h"
#include "core/base/result.h"
#include "core/base/stop_token.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <vector>

namespace mixdesk::cli {

enum ExitCode { Done = 0, Failed = 1, WrongUsage = 2, Interrupted = 130 };

/// What every verb gets when it runs.
struct Context
{
    Terminal& terminal;
    StopToken stop;

    ProgressFn progressFn()
    {
        return [this](const Progress& p) { terminal.progress(p); };
    }
};

/// One verb of the command line: declares its options on a subcommand, then runs.
class Verb
{
public:
    virtual ~Verb() = default;
    /// Adds the subcommand to the program and keeps it.
    virtual CLI::App* declare(CLI::App& program) = 0;
    /// True where it runs networks, on every core.
    virtual bool computes() const { return false; }
    /// An exit code other than Done without an Error is the verb's own verdict.
    virtual Result<int> run(Context& context) = 0;
};

std::unique_ptr<Verb> makeDemoDataVerb();
std::unique_ptr<Verb> makeCheckVerb();
std::unique_ptr<Verb> makeTrainVerb();
std::unique_ptr<Verb> makeLaunchVerb();
std::unique_ptr<Verb> makeEvaluateVerb();
std::unique_ptr<Verb> makeAblateVerb();
std::unique_ptr<Verb> makeEnsembleVerb();
std::unique_ptr<Verb> makeScoreVerb();
std::unique_ptr<Verb> makeThresholdsVerb();
std::unique_ptr<Verb> makeLabelsVerb();
std::unique_ptr<Verb> makeAuditVerb();
std::unique_ptr<Verb> makeDemoVerb();
std::unique_ptr<Verb> makeBenchVerb();

} // namespace mixdesk::cli
