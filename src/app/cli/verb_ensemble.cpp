// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "core/base/text.h"
#include "core/learn/ensemble_run.h"

#include <cstdio>

namespace mixdesk::cli {

namespace {

class EnsembleVerb : public Verb
{
public:
    CLI::App* declare(CLI::App& program) override
    {
        auto* app = program.add_subcommand("ensemble", "Make one run of several: their weighted "
                                                       "vote, or the mean of their scores");
        app->add_option("RUN", m_runs, "Finished runs of the same classes and input size")
            ->required();
        app->add_option("--out", m_out, "Folder that the ensemble's run is written to")->required();
        app->add_option("--combine", m_combine,
                        "vote (default: Eq. 10) or mean (of standardised scores)");
        auto* metric = app->add_option("--weights-from", m_metric,
                                       "Validation figure that gives the weights: "
                                       "balanced_accuracy (default), f1, auroc or equal");
        app->add_option("--weights", m_weights, "Weights by hand, one a run: --weights 2,1,1")
            ->delimiter(',')
            ->allow_extra_args(false)
            ->excludes(metric);
        app->footer("evaluate, score, thresholds and the window take the ensemble like any run.\n"
                    "Examples:\n"
                    "  mixdesk-cli ensemble runs/l2 runs/ssim --out runs/both\n"
                    "  mixdesk-cli ensemble runs/a runs/b runs/c --out runs/abc --combine mean");
        return app;
    }

    Result<int> run(Context& context) override
    {
        const auto combination = combinationByName(m_combine);
        if (!combination)
            return Error{ErrorCode::Usage,
                         "--combine cannot be '" + m_combine + "'; allowed: vote, mean."};
        const auto metric = weightMetricByName(m_metric);
        if (!metric)
            return Error{ErrorCode::Usage, "--weights-from cannot be '" + m_metric +
                                               "'; allowed: balanced_accuracy, f1, auroc, equal."};
        EnsembleRequest request;
        for (const std::string& run : m_runs)
            request.runs.push_back(fs::u8path(run));
        request.out = fs::u8path(m_out);
        request.combination = *combination;
        request.metric = *metric;
        request.weights = m_weights;
        auto model = makeEnsemble(request, context.stop);
        if (!model)
            return model.error();
        for (std::size_t i = 0; i < model->members.size(); ++i) {
            char weight[32];
            std::snprintf(weight, sizeof weight, "%.4f", model->members[i].weight);
            context.terminal.note("  weight " + std::string(weight) + "  " + m_runs[i]);
        }
        context.terminal.out("Ensemble of " + std::to_string(m_runs.size()) + " runs written to " +
                             m_out + ". Next: mixdesk-cli evaluate " + shellWord(m_out) +
                             " DATASET");
        return Done;
    }

private:
    std::string m_out, m_combine = "vote", m_metric = "balanced_accuracy";
    std::vector<std::string> m_runs;
    std::vector<double> m_weights;
};

} // namespace

std::unique_ptr<Verb> makeEnsembleVerb()
{
    return std::make_unique<EnsembleVerb>();
}

} // namespace mixdesk::cli
