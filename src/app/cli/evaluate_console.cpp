// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/evaluate_console.h"

#include "core/base/log.h"

namespace mixdesk::cli {

Result<fs::path> evaluateOnConsole(const EvaluateRequest& request, Context& context)
{
    auto dataset = scanDataset(request.dataset);
    if (!dataset)
        return dataset.error();
    auto scorer = Scorer::open(request.run, request.device, request.threads);
    if (!scorer)
        return scorer.error();
    auto evaluation = evaluate(**scorer, *dataset, context.progressFn(), context.stop);
    if (!evaluation)
        return evaluation.error();
    context.terminal.clearBar();
    for (const auto& message : evaluation->messages)
        logWarning(message);
    context.terminal.out(evaluationToText(*evaluation));
    if (!request.json.empty())
        if (auto ok = writeFileAtomic(request.json, evaluationToJson(*evaluation)); !ok)
            return ok.error();
    if (!request.csv.empty())
        if (auto ok = writeFileAtomic(request.csv,
                                      evaluationToCsv(*evaluation, (*scorer)->run().classes));
            !ok)
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
