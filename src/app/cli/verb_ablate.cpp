// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "core/base/log.h"
#include "core/base/text.h"
#include "core/learn/ablation_comparators.h"
#include "core/learn/ablation_tables.h"

#include <opencv2/core/version.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace mixdesk::cli {

namespace {

/// Settings that are the rows' own.
constexpr const char* kVaried[] = {"preset", "training.seed", "loss.kind", "score.kind"};

/// A table of what is finished whenever a training begins, its epochs, and a bar.
class AblationConsole : public AblationObserver
{
public:
    AblationConsole(Context& context, int seeds) : m_context(context), m_seeds(seeds) {}

    void onPlan(const AblationPlan& plan) override
    {
        m_context.terminal.clearBar();
        m_context.terminal.note(plan.epochsRule);
    }

    void onRows(const AblationProgress& progress) override
    {
        m_context.terminal.clearBar();
        std::string text = padRight("row", 40);
        for (int seed = 1; seed <= m_seeds; ++seed)
            text += padRight("seed " + std::to_string(seed), 14);
        for (std::size_t row = 0; row < progress.cells.size(); ++row) {
            text += "\n" + padRight(progress.names[row], 40);
            for (std::size_t seed = 0; seed < progress.cells[row].size(); ++seed)
                text += padRight(wordOf(progress, row, seed), 14);
        }
        m_context.terminal.note(text);
        if (progress.row >= 0 && progress.secondsLeft > 0)
            m_context.terminal.note("About " + durationText(progress.secondsLeft) + " left.");
        if (progress.row >= 0)
            m_now = ", " + progress.names[std::size_t(progress.row)] + ", seed " +
                    std::to_string(progress.seed + 1);
    }

    void onMessage(const std::string& text) override
    {
        m_context.terminal.clearBar();
        logWarning(text);
    }

    void onProgress(const Progress& progress) override
    {
        Progress named = progress;
        named.stage = progress.stage + m_now;
        m_context.terminal.progress(named);
    }

    void onStep(const StepReport& r) override
    {
        if (m_context.terminal.quiet() || r.images == r.imagesTotal)
            return;
        Progress p;
        p.stage = "epoch " + std::to_string(r.epoch) + " of " + std::to_string(r.epochs) + m_now;
        p.done = std::int64_t(r.epoch - 1) * r.imagesTotal + r.images;
        p.total = std::int64_t(r.epochs) * r.imagesTotal + 1;
        p.unit = "images";
        p.perSecond = r.imagesPerSecond;
        p.secondsLeft = r.secondsLeft;
        m_context.terminal.progress(p);
    }

private:
    static std::string wordOf(const AblationProgress& progress, std::size_t row, std::size_t seed)
    {
        const auto& cell = progress.cells[row][seed];
        if (cell.finished)
            return "done " + durationText(cell.seconds);
        return int(row) == progress.row && int(seed) == progress.seed ? "now" : "-";
    }

    Context& m_context;
    const int m_seeds;
    std::string m_now; ///< ", ROW, seed N": follows the stage, whose first words tell it apart
};

class AblateVerb : public Verb
{
public:
    bool computes() const override { return true; }
    CLI::App* declare(CLI::App& program) override
    {
        auto* app = program.add_subcommand(
            "ablate", "Train and measure every row of the paper's tables on a dataset folder");
        app->add_option("DATASET", m_dataset, "Dataset folder in MVTec AD layout")->required();
        app->add_option("--out", m_out,
                        "Folder for plan, runs, rows and tables; a later call "
                        "with the same settings goes on there")
            ->required();
        app->add_option("--preset", m_preset, "compact (default), repair, table1 or table2");
        app->add_option("--epochs", m_epochs, "Short for --set training.epochs=N");
        app->add_option("--seeds", m_seeds, "Seeds 1 to N of every row (default 3)")
            ->check(CLI::Range(1, 100));
        app->add_option("--minutes-per-run", m_minutes,
                        "Cut the epochs of all rows to what the slowest row finishes in so many "
                        "minutes; measured once, recorded in plan.json")
            ->check(CLI::Range(0.01, 1e5));
        app->add_option("--set", m_settings,
                        "One setting of all rows as key=value; may be repeated")
            ->allow_extra_args(false);
        app->add_option("--weights", m_weights,
                        "Validation figure that gives the ensemble's weights: balanced_accuracy "
                        "(default), f1, auroc or equal");
        auto* comparators = app->add_flag(
            "--comparators", m_comparators,
            "Also the comparators of the paper's Table 4: one model per class (L2 and "
            "SSIM), and one on patches per class of textures");
        app->add_option("--textures", m_textures,
                        "A,B,...: the classes that are textures (default: MVTec AD's)")
            ->delimiter(',')
            ->allow_extra_args(false)
            ->needs(comparators);
        app->footer("Rows: baseline, DE, CO, CO + DE, CO + DE + MIX with L2, SSIM and MS-SSIM, and "
                    "the ensemble of them.\nCtrl+C stops cleanly; the same command goes on.\n"
                    "Examples:\n"
                    "  mixdesk-cli ablate parts --out ablation\n"
                    "  mixdesk-cli ablate parts --out ablation --minutes-per-run 5\n"
                    "  mixdesk-cli ablate parts --out ablation --comparators --textures fabric\n"
                    "  timeout -s INT 30m mixdesk-cli ablate parts --out ablation   # in parts");
        return app;
    }

    Result<int> run(Context& context) override
    {
        auto base = settings();
        if (!base)
            return base.error();
        if (std::isnan(m_minutes))
            return Error{ErrorCode::Usage, "--minutes-per-run must be a number of minutes."};
        const auto weights = weightMetricByName(m_weights);
        if (!weights)
            return Error{ErrorCode::Usage, "--weights cannot be '" + m_weights +
                                               "'; allowed: balanced_accuracy, f1, auroc, equal."};
        auto dataset = scanDataset(fs::u8path(m_dataset));
        if (!dataset)
            return dataset.error();
        if (std::error_code ec; fs::equivalent(dataset->root, fs::u8path(m_out), ec))
            return Error{ErrorCode::Usage,
                         "--out " + m_out + " is the dataset itself: choose another folder."};
        for (const std::string& name : m_textures)
            if (dataset->classByName(name) < 0)
                return Error{ErrorCode::Usage,
                             "--textures " + name + ": the dataset has no such class."};
        const AblationRequest request{*base,
                                      *dataset,
                                      fs::u8path(m_out),
                                      m_seeds,
                                      m_minutes,
                                      *weights,
                                      m_comparators,
                                      m_textures.empty() ? mvtecTextures() : m_textures};
        AblationConsole console(context, m_seeds);
        auto outcome = runAblation(request, console, context.stop);
        if (!outcome)
            return outcome.error().cancelled() ? stopped() : outcome.error();
        return write(*outcome, request, context);
    }

private:
    Result<int> write(const AblationOutcome& outcome, const AblationRequest& request,
                      Context& context) const
    {
        auto figures = ablationFigures(outcome, request.out, request.dataset, context.progressFn(),
                                       context.stop);
        if (!figures)
            return figures.error().cancelled() ? stopped() : figures.error();
        const AblationTables tables = ablationTables(outcome);
        AblationProvenance provenance;
        provenance.created = nowUtc();
        provenance.command = command();
        provenance.datasetPath = displayPath(fs::absolute(request.dataset.root));
        provenance.datasetHash = outcome.plan.datasetHash;
        provenance.configuration = configToYaml(request.base);
        provenance.versions = {
            {"Mixdesk", MIXDESK_VERSION}, {"LibTorch", torchVersion()}, {"OpenCV", CV_VERSION}};
        if (auto ok = writeAblation(outcome, request.out, tables, *figures, provenance); !ok)
            return ok.error();
        context.terminal.clearBar();
        context.terminal.out(ablationMarkdown(tables));
        context.terminal.out("Tables written to " + m_out +
                             ": tables.md, table3.csv, table4.csv, ablation.json, report.html");
        return Done;
    }

    Error stopped() const
    {
        return {ErrorCode::Cancelled, "Stopped; what is finished stays. Go on with: " + command()};
    }

    std::string command() const
    {
        std::string text =
            "mixdesk-cli ablate " + shellWord(m_dataset) + " --out " + shellWord(m_out);
        if (!m_preset.empty())
            text += " --preset " + shellWord(m_preset);
        if (m_epochs)
            text += " --epochs " + std::to_string(*m_epochs);
        text += " --seeds " + std::to_string(m_seeds);
        if (m_minutes > 0.0) {
            char minutes[32];
            std::snprintf(minutes, sizeof minutes, "%g", m_minutes);
            text += std::string(" --minutes-per-run ") + minutes;
        }
        if (m_comparators)
            text += " --comparators";
        for (const std::string& name : m_textures)
            text += " --textures " + shellWord(name);
        for (const std::string& setting : m_settings)
            text += " --set " + shellWord(setting);
        return m_weights == "balanced_accuracy" ? text : text + " --weights " + m_weights;
    }

    Result<TrainConfig> settings() const
    {
        auto config = presetConfig(m_preset.empty() ? "compact" : m_preset);
        if (!config)
            return config;
        std::vector<std::string> assignments = m_settings;
        if (m_epochs)
            assignments.push_back("training.epochs=" + std::to_string(*m_epochs));
        for (const std::string& assignment : assignments) {
            const std::string key = assignment.substr(0, assignment.find('='));
            if (std::find(std::begin(kVaried), std::end(kVaried), key) != std::end(kVaried))
                return Error{ErrorCode::Usage,
                             "--set " + key +
                                 " is what the rows differ in, or has an option of "
                                 "its own: leave it out."};
            if (auto ok = applyConfigSetting(*config, assignment); !ok)
                return ok.error();
        }
        return config;
    }

    std::string m_dataset, m_out, m_preset, m_weights = "balanced_accuracy";
    std::vector<std::string> m_settings, m_textures;
    bool m_comparators = false;
    std::optional<int> m_epochs;
    int m_seeds = 3;
    double m_minutes = 0.0;
};

} // namespace

std::unique_ptr<Verb> makeAblateVerb()
{
    return std::make_unique<AblateVerb>();
}

} // namespace mixdesk::cli
