// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_options.h"
#include "app/cli/verb.h"
#include "core/base/text.h"
#include "core/learn/threshold_edit.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace mixdesk::cli {

namespace {

/// "CLASS=V"; class names may hold '=' themselves, so the last one counts.
Result<std::pair<std::string, double>> parseAssignment(const char* option, const std::string& text)
{
    const auto equals = text.rfind('=');
    double value = 0.0;
    char rest = 0;
    if (equals == std::string::npos ||
        std::sscanf(text.c_str() + equals + 1, "%lf%c", &value, &rest) != 1 ||
        !std::isfinite(value))
        return Error{ErrorCode::Usage,
                     std::string(option) + " " + text + ": write it as CLASS=NUMBER."};
    return std::make_pair(text.substr(0, equals), value);
}

struct WantedBand
{
    std::string className;
    double low = 0.0, high = 0.0;
};

/// "CLASS=LOW:HIGH".
Result<WantedBand> parseBand(const std::string& text)
{
    const auto equals = text.rfind('=');
    WantedBand band;
    char rest = 0;
    if (equals == std::string::npos ||
        std::sscanf(text.c_str() + equals + 1, "%lf:%lf%c", &band.low, &band.high, &rest) != 2)
        return Error{ErrorCode::Usage, "--recheck " + text + ": write it as CLASS=LOW:HIGH."};
    band.className = text.substr(0, equals);
    return band;
}

struct WantedRate
{
    std::optional<std::string> className; ///< empty: every class
    double share = 0.0;
};

/// "P" or "CLASS=P".
Result<WantedRate> parseRate(const std::string& text)
{
    const auto equals = text.rfind('=');
    const bool all = equals == std::string::npos;
    WantedRate rate;
    char rest = 0;
    if (std::sscanf(text.c_str() + (all ? 0 : equals + 1), "%lf%c", &rate.share, &rest) != 1)
        return Error{ErrorCode::Usage, "--false-reject-rate " + text +
                                           ": write it as P or CLASS=P, P a share such as 0.01."};
    if (!all)
        rate.className = text.substr(0, equals);
    return rate;
}

/// Images of a class by T alone, and those of them within the recheck band.
struct Counts
{
    Confusion all, band;

    void add(const ClassThreshold& row, bool defective, double score)
    {
        all.add(defective, score > row.threshold);
        if (verdictOf(row, score) == Verdict::Recheck)
            band.add(defective, score > row.threshold);
    }
};

std::string percent(int part, int all)
{
    if (all == 0)
        return "-";
    char buffer[48];
    std::snprintf(buffer, sizeof buffer, "%d of %d (%.1f %%)", part, all, 100.0 * part / all);
    return buffer;
}

class ThresholdsVerb : public Verb
{
public:
    bool computes() const override { return true; }
    CLI::App* declare(CLI::App& program) override
    {
        auto* app =
            program.add_subcommand("thresholds", "Show, set or fit the thresholds of a run");
        app->add_option("RUN", m_run, "Run folder written by train")->required();
        app->add_option("--beta", m_betas, "CLASS=V: T becomes mu + V * sigma")
            ->allow_extra_args(false);
        app->add_option("--threshold", m_thresholds, "CLASS=V: beta follows")
            ->allow_extra_args(false);
        app->add_option("--recheck", m_bands,
                        "CLASS=LOW:HIGH: scores from LOW to HIGH, with T between them, get the\n"
                        "verdict recheck; the band moves along when T moves")
            ->allow_extra_args(false);
        app->add_option("--no-recheck", m_noBands, "CLASS: takes its recheck band away")
            ->allow_extra_args(false);
        auto* fit = app->add_option(
            "--fit", m_fit,
            "balanced, f1, cost (1:10:0.01), cost=FALSE_REJECT:ESCAPE:DEFECT_RATE,\n"
            "max-false-reject=P or max-escape=P; for every class");
        app->add_option("--false-reject-rate", m_rates,
                        "P or CLASS=P: T so that of unseen good parts no more than about the share "
                        "P is\nrejected, by the held-out good images; states the interval that "
                        "the share lies in, for parts like those and as long as their class is "
                        "recognised")
            ->allow_extra_args(false)
            ->excludes(fit);
        app->add_option("--data", m_data,
                        "Fit (--fit) and count on this dataset's test folder instead of the run's "
                        "validation images");
        m_options.declare(*app);
        app->footer("Without options the thresholds are shown and nothing is changed.\nExamples:\n"
                    "  mixdesk-cli thresholds runs/first\n"
                    "  mixdesk-cli thresholds runs/first --beta screw=2.5\n"
                    "  mixdesk-cli thresholds runs/first --recheck screw=0.02:0.03\n"
                    "  mixdesk-cli thresholds runs/first --fit max-false-reject=0.02\n"
                    "  mixdesk-cli thresholds runs/first --false-reject-rate 0.01\n"
                    "  mixdesk-cli thresholds runs/first --fit cost=1:50:0.005 --data parts");
        return app;
    }

    Result<int> run(Context& context) override
    {
        const RunPaths paths(fs::u8path(m_run));
        auto model = readRun(paths);
        if (!model)
            return model.error();
        auto rows = readValidation(paths, int(model->classes.size()));
        if (!rows)
            return rows.error();
        std::optional<Evaluation> evaluation;
        if (!m_data.empty()) {
            auto evaluated = evaluateData(paths.root, context);
            if (!evaluated)
                return evaluated.error();
            evaluation = std::move(*evaluated);
        }
        auto changed = change(*model, *rows, evaluation);
        if (!changed)
            return changed.error();
        if (*changed)
            if (auto ok = writeThresholds(paths, *model); !ok)
                return ok.error();
        print(*model, *rows, evaluation, context.terminal);
        if (*changed)
            context.terminal.out("Written to " + displayPath(paths.thresholds()) + ".");
        return Done;
    }

private:
    Result<Evaluation> evaluateData(const fs::path& run, Context& context) const
    {
        auto dataset = scanDataset(fs::u8path(m_data));
        if (!dataset)
            return dataset.error();
        auto scorer = Scorer::open(run, m_options.device, m_options.threads);
        if (!scorer)
            return scorer.error();
        return evaluate(**scorer, *dataset, context.progressFn(), context.stop);
    }

    Result<bool> change(RunModel& model, const std::vector<ValidationRow>& rows,
                        const std::optional<Evaluation>& evaluation) const
    {
        if (!m_fit.empty()) {
            auto target = parseFitTarget(m_fit);
            if (!target)
                return target.error();
            if (evaluation)
                fitOnEvaluation(model, rows, *evaluation, *target, m_fit);
            else if (auto fits = fitOnValidation(model, rows, *target, m_fit); !fits)
                return Error{fits.error().code,
                             fits.error().message + " Fit on a dataset's test folder with --data."};
        }
        if (auto ok = keepRates(model, rows); !ok)
            return ok.error();
        for (const auto& text : m_betas) {
            auto wanted = parseAssignment("--beta", text);
            if (!wanted)
                return wanted.error();
            if (auto ok = setBeta(model, wanted->first, wanted->second, rows); !ok)
                return ok.error();
        }
        for (const auto& text : m_thresholds) {
            auto wanted = parseAssignment("--threshold", text);
            if (!wanted)
                return wanted.error();
            if (auto ok = setThreshold(model, wanted->first, wanted->second, rows); !ok)
                return ok.error();
        }
        if (auto ok = changeBands(model); !ok)
            return ok.error();
        return !m_fit.empty() || !m_rates.empty() || !m_betas.empty() || !m_thresholds.empty() ||
               !m_bands.empty() || !m_noBands.empty();
    }

    Result<void> keepRates(RunModel& model, const std::vector<ValidationRow>& rows) const
    {
        std::vector<WantedRate> wanted;
        for (const auto& text : m_rates) {
            auto rate = parseRate(text);
            if (!rate)
                return rate.error();
            wanted.push_back(std::move(*rate));
        }
        // A class's own rate counts, wherever the one for all stands.
        std::stable_partition(wanted.begin(), wanted.end(),
                              [](const WantedRate& rate) { return !rate.className; });
        for (const WantedRate& rate : wanted)
            if (auto ok = promiseFalseRejects(model, rate.className, rate.share, rows); !ok)
                return Error{ok.error().code, "--false-reject-rate: " + ok.error().message};
        return {};
    }

    /// After T has its final value: a band holds it.
    Result<void> changeBands(RunModel& model) const
    {
        for (const auto& name : m_noBands)
            if (auto ok = setRecheckBand(model, name, std::nullopt); !ok)
                return ok;
        for (const auto& text : m_bands) {
            auto wanted = parseBand(text);
            if (!wanted)
                return wanted.error();
            auto ok = setRecheckBand(model, wanted->className, {{wanted->low, wanted->high}});
            if (!ok)
                return Error{ok.error().code, "--recheck " + text + ": " + ok.error().message};
        }
        return {};
    }

    static void print(const RunModel& model, const std::vector<ValidationRow>& rows,
                      const std::optional<Evaluation>& evaluation, Terminal& terminal)
    {
        const bool onTest = validationOrigin(model.config) == ThresholdOrigin::Test;
        terminal.out(std::string("Counted on ") +
                     (evaluation ? "the test images of --data"
                      : onTest   ? "the run's validation images, which are TEST images (figures on "
                                   "them are optimistic)"
                                 : "the run's validation images") +
                     ", each with its own class's threshold:");
        for (int c = 0; c < int(model.classes.size()); ++c) {
            const ClassThreshold& t = model.thresholds[std::size_t(c)];
            const Counts counts = countsOf(model, rows, evaluation, c);
            const Confusion& k = counts.all;
            char line[256];
            std::snprintf(line, sizeof line, " %-20s T %.5g = mu %.5g + beta %.3f * sigma %.5g",
                          scoreName(t.score).c_str(), t.threshold, t.mu, t.beta, t.sigma);
            terminal.out(padRight(model.classes[std::size_t(c)], 20) + line);
            terminal.out("    false rejects " +
                         percent(k.falsePositive, k.falsePositive + k.trueNegative) + ", escapes " +
                         percent(k.falseNegative, k.falseNegative + k.truePositive) + "; " +
                         t.source);
            if (t.recheckBand)
                terminal.out(bandLine(*t.recheckBand, counts));
        }
    }

    static std::string bandLine(const std::pair<double, double>& band, const Counts& counts)
    {
        const Confusion &all = counts.all, &in = counts.band;
        char limits[64];
        std::snprintf(limits, sizeof limits, "%.5g to %.5g", band.first, band.second);
        return std::string("    recheck ") + limits + ": a second look at " +
               percent(in.falsePositive + in.trueNegative, all.falsePositive + all.trueNegative) +
               " good and " +
               percent(in.falseNegative + in.truePositive, all.falseNegative + all.truePositive) +
               " defective; outside the band " +
               std::to_string(all.falsePositive - in.falsePositive) + " false rejects and " +
               std::to_string(all.falseNegative - in.falseNegative) + " escapes remain";
    }

    static Counts countsOf(const RunModel& model, const std::vector<ValidationRow>& rows,
                           const std::optional<Evaluation>& evaluation, int c)
    {
        const ClassThreshold& t = model.thresholds[std::size_t(c)];
        Counts counts;
        if (evaluation) {
            for (const auto& image : evaluation->images)
                if (image.error.empty() && image.trueClass == c)
                    counts.add(t, image.defective, image.ownScore);
            return counts;
        }
        const auto scores = validationScores(rows, c, t.score);
        for (const double score : scores.good)
            counts.add(t, false, score);
        for (const double score : scores.defective)
            counts.add(t, true, score);
        return counts;
    }

    std::string m_run, m_fit, m_data;
    std::vector<std::string> m_rates, m_betas, m_thresholds, m_bands, m_noBands;
    RunOptions m_options;
};

} // namespace

std::unique_ptr<Verb> makeThresholdsVerb()
{
    return std::make_unique<ThresholdsVerb>();
}

} // namespace mixdesk::cli
