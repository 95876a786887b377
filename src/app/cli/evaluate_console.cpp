// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/evaluate_console.h"

#include "core/base/log.h"

namespace mixdesk::cli {

namespace {

Result<void> writeFiles(const EvaluateRequest& request, const Evaluation& evaluation,
                        const RunModel& run)
{
    if (!request.json.empty())
        if (auto ok = writeFileAtomic(request.json, evaluationToJson(evaluation)); !ok)
            return ok;
    if (request.csv.empty())
        return {};
    return writeFileAtomic(request.csv, evaluationToCsv(evaluation, run.classes));
}

} // namespace

Result<fs::path> evaluateOnConsole(const EvaluateRequest& request, Context& context)
{
    ProcessGroup* group = request.group;
    auto dataset = scanDataset(request.dataset);
    if (!dataset)
        return dataset.error();
    const int threads = group && request.threads == 0 ? group->threads() : request.threads;
    auto scorer = Scorer::open(request.run, request.device, threads);
    if (!scorer)
        return scorer.error();
    const bool first = !group || group->first();
    auto evaluation = evaluate(**scorer, *dataset, first ? context.progressFn() : ProgressFn(),
                               context.stop, group);
    if (!evaluation)
        return evaluation.error();
    if (!first)
        return fs::path();
    addValidation(*evaluation, (*scorer)->run(), request.run);
    context.terminal.clearBar();
    for (const auto& message : evaluation->messages)
        logWarning(message);
    context.terminal.out(evaluationToText(*evaluation));
    if (auto ok = writeFiles(request, *evaluation, (*scorer)->run()); !ok)
        return ok.error();
    if (request.report.empty())
        return fs::path();
    auto data = evaluationReport(*evaluation, **scorer, *dataset, request.run, context.stop);
    if (!data)
        return data.error();
    auto page = writeHtmlReport(request.report, *data);
    if (page)
        context.terminal.out("Report written to " + displayPath(*page));
    return page;
}

} // namespace mixdesk::cli
