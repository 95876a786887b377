// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/train_console.h"

#include "core/base/log.h"
#include "core/base/text.h"

#include <cstdio>

namespace mixdesk::cli {

namespace {

class ConsoleObserver : public TrainObserver
{
public:
    explicit ConsoleObserver(Context& context) : m_context(context) {}

    void onMessage(const std::string& text) override
    {
        m_context.terminal.clearBar();
        logWarning(text);
    }

    void onNote(const std::string& text) override { m_context.terminal.note(text); }

    void onNetwork(const std::vector<LayerSummary>& layers, std::int64_t parameters) override
    {
        char line[160];
        for (const auto& layer : layers) {
            std::snprintf(line, sizeof line, "  %-24s %-16s %14s %12lld", layer.name.c_str(),
                          layer.kind.c_str(), layer.output.c_str(), (long long)layer.parameters);
            m_context.terminal.note(line);
        }
        std::snprintf(line, sizeof line, "  %-24s %-16s %14s %12lld parameters", "network", "", "",
                      (long long)parameters);
        m_context.terminal.note(line);
    }

    void onProgress(const Progress& p) override { m_context.terminal.progress(p); }

    void onStep(const StepReport& r) override
    {
        Progress p;
        char loss[32];
        std::snprintf(loss, sizeof loss, ", loss %.4f", r.reconstruction);
        p.stage = "epoch " + std::to_string(r.epoch) + " of " + std::to_string(r.epochs) + loss;
        p.done = std::int64_t(r.epoch - 1) * r.imagesTotal + r.images;
        // One short of the end while epochs remain: validation still follows this epoch.
        p.total = std::int64_t(r.epochs) * r.imagesTotal + 1;
        p.unit = "images";
        p.perSecond = r.imagesPerSecond;
        p.secondsLeft = r.secondsLeft;
        if (m_context.terminal.quiet() || r.images == r.imagesTotal)
            return;
        m_context.terminal.progress(p);
    }

    void onEpoch(const EpochReport& r) override
    {
        char line[256];
        std::snprintf(
            line, sizeof line,
            "epoch %3d/%d  loss %.5f  classifier %.4f%s  F1 %.3f  routing %.3f  %.0f images/s",
            r.epoch, r.epochs, r.reconstruction, r.classifier,
            r.contraction > 0 ? (" contraction " + std::to_string(r.contraction)).c_str() : "",
            r.validationF1, r.routingAccuracy, r.imagesPerSecond);
        m_context.terminal.note(line);
    }

private:
    Context& m_context;
};

std::string chosenLine(const RunModel& model, std::size_t c)
{
    const ClassThreshold& t = model.thresholds[c];
    char line[256];
    std::snprintf(line, sizeof line, " %-20s T = %.4g  (mu %.4g, sigma %.4g, beta %.2f)",
                  scoreName(t.score).c_str(), t.threshold, t.mu, t.sigma, t.beta);
    return "  " + padRight(model.classes[c], 20) + line;
}

Error stoppedError(const TrainRequest& request)
{
    std::error_code ec;
    if (!fs::exists(RunPaths(request.run).config(), ec))
        return {ErrorCode::Cancelled, "Stopped before training began; nothing was written."};
    const bool saved = fs::exists(RunPaths(request.run).lastCheckpoint(), ec);
    return {
        ErrorCode::Cancelled,
        std::string(saved ? "Stopped; a checkpoint was saved." : "Stopped before the first step.") +
            " Go on with: mixdesk-cli train " + shellWord(displayPath(request.dataset.root)) +
            " --run " + shellWord(displayPath(request.run)) + " --resume"};
}

} // namespace

Result<TrainSummary> trainOnConsole(const TrainRequest& request, Context& context)
{
    ConsoleObserver observer(context);
    auto summary = train(request, observer, context.stop);
    context.terminal.clearBar();
    if (!summary) {
        if (summary.error().cancelled())
            return stoppedError(request);
        return summary;
    }
    if (request.group && !request.group->first())
        return summary;
    context.terminal.note("Score and threshold per class (chosen on validation):");
    for (std::size_t c = 0; c < summary->model.classes.size(); ++c)
        context.terminal.note(chosenLine(summary->model, c) + "\n    " +
                              summary->model.thresholds[c].reason);
    return summary;
}

} // namespace mixdesk::cli
