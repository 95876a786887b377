// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/ablation_tables.h"

#include "core/learn/ablation_comparators.h"
#include "core/report/published_figures.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <nlohmann/json.hpp>

namespace mixdesk {

namespace {

using Results = std::vector<AblationResult>;
using Optional = std::optional<double>;
using json = nlohmann::ordered_json;

OptionalSpread spreadOf(const Results& seeds,
                        const std::function<Optional(const AblationResult&)>& figure)
{
    MomentsMeter meter;
    for (const AblationResult& seed : seeds)
        if (const Optional value = figure(seed))
            meter.add(*value);
    const Moments moments = meter.moments();
    if (moments.count == 0)
        return std::nullopt;
    return Spread{moments.mean, moments.deviation, moments.count};
}

OptionalSpread meanFigure(const Results& seeds, Optional ReportFigures::*figure)
{
    return spreadOf(seeds, [&](const AblationResult& r) { return r.judged.mean.*figure; });
}

Optional balancedOf(const std::optional<AblationFigures>& figures)
{
    return figures ? figures->mean.balancedAccuracy : std::nullopt;
}

AblationTableRow::PerClass rates(const std::function<OptionalSpread(Optional ReportFigures::*)>& of)
{
    return {of(&ReportFigures::normalAccuracy), of(&ReportFigures::anomalyAccuracy),
            of(&ReportFigures::balancedAccuracy)};
}

bool isEnsemble(const AblationResult& result)
{
    return !result.memberWeights.empty();
}

/// The figures of a class, or null where the row is of other classes.
const ReportFigures* figuresOfClass(const AblationResult& result, const std::string& name)
{
    for (const auto& c : result.judged.classes)
        if (c.name == name)
            return &c.figures;
    return nullptr;
}

bool isComparator(const std::string& id)
{
    const auto& rows = comparatorRows();
    return std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row.id == id; });
}

AblationTableRow tableRow(const Results& seeds, const std::vector<std::string>& classes)
{
    AblationTableRow row;
    row.id = seeds.front().row;
    row.name = ablationRowName(row.id);
    row.comparator = isComparator(row.id);
    row.seeds = int(seeds.size());
    row.precision = meanFigure(seeds, &ReportFigures::precision);
    row.recall = meanFigure(seeds, &ReportFigures::recall);
    row.classF1 = meanFigure(seeds, &ReportFigures::f1);
    row.trivialF1 = meanFigure(seeds, &ReportFigures::trivialF1);
    row.balancedAccuracy = meanFigure(seeds, &ReportFigures::balancedAccuracy);
    row.imageAuroc = meanFigure(seeds, &ReportFigures::imageAuroc);
    row.pixelAuroc = meanFigure(seeds, &ReportFigures::pixelAuroc);
    row.aupro = meanFigure(seeds, &ReportFigures::aupro);
    const auto spread = [&](auto figure) { return spreadOf(seeds, figure); };
    row.paperF1 = spread([](const AblationResult& r) { return r.judged.paperF1; });
    row.trivialPaperF1 = spread([](const AblationResult& r) { return r.judged.paperTrivialF1; });
    row.oneThreshold = spread([](const AblationResult& r) { return balancedOf(r.oneThreshold); });
    row.classKnown = spread([](const AblationResult& r) { return balancedOf(r.classKnown); });
    row.routingAccuracy = spread([](const AblationResult& r) { return r.routingAccuracy; });
    row.chosenScoreAuroc = spread([](const AblationResult& r) { return r.chosenScoreAuroc; });
    row.epochs = spread([](const AblationResult& r) {
        return isEnsemble(r) ? Optional() : Optional(double(r.epochs));
    });
    row.trainMinutes =
        spread([](const AblationResult& r) { return Optional(r.trainSeconds / 60); });
    row.mean = rates([&](auto figure) { return meanFigure(seeds, figure); });
    for (const std::string& name : classes)
        row.classes.push_back(rates([&](auto figure) {
            return spreadOf(seeds, [&](const AblationResult& r) {
                const ReportFigures* figures = figuresOfClass(r, name);
                return figures ? figures->*figure : Optional();
            });
        }));
    return row;
}

std::string weightsNote(const AblationOutcome& outcome)
{
    std::string text;
    for (const Results& seeds : outcome.rows) {
        if (seeds.empty() || !isEnsemble(seeds.front()) || !text.empty())
            continue;
        const auto& weights = seeds.front().memberWeights;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            char weight[32];
            std::snprintf(weight, sizeof weight, " %.3f", weights[i]);
            text += (text.empty() ? "" : ", ") + ablationRows()[i].name + weight;
        }
    }
    return text.empty() ? text : "Weights of the ensembles' members, first seed: " + text + ".";
}

std::vector<std::string> notesOf(const AblationOutcome& outcome)
{
    std::vector<std::string> notes{
        outcome.plan.epochsRule,
        "F of mean P, R is the paper's: the harmonic mean of the two means. Trivial F is that of "
        "calling everything defective.",
        "Rows without MIX are judged by one threshold for all classes on the loss's own mean, rows "
        "with it by the threshold of the routed class. 'One threshold' and 'class known' judge the "
        "same scores by one threshold, and by each class's own with the class given: between them "
        "lies what routing can buy.",
        "'AUROC, chosen score' is of the score that validation would choose for each class from "
        "the same network; the other figures are of the paper's score.",
        "The vote's AUROC is that of the share of votes, which takes few values."};
    const auto compared = [](const Results& seeds) {
        return !seeds.empty() && isComparator(seeds.front().row);
    };
    if (std::any_of(outcome.rows.begin(), outcome.rows.end(), compared))
        notes.emplace_back(
            "Comparators, in Table 4 alone: AE trains a model of its own for every class, for as "
            "many epochs as the other rows. On patches it trains on random squares of half the "
            "side, for as many pictures, and a picture's score is the mean over squares that "
            "overlap by half; that row's means are over the classes of textures.");
    if (std::string weights = weightsNote(outcome); !weights.empty())
        notes.push_back(std::move(weights));
    return notes;
}

json toJson(const OptionalSpread& spread)
{
    if (!spread)
        return json();
    return {{"mean", spread->mean},
            {"deviation", spread->seeds > 1 ? json(spread->deviation) : json()},
            {"seeds", spread->seeds}};
}

json toJson(const AblationTableRow::PerClass& cell)
{
    return {{"good", toJson(cell.good)},
            {"defective", toJson(cell.defective)},
            {"mean", toJson(cell.balanced)}};
}

/// As printed; null where the dataset is another than the paper's.
json publishedJson(bool mvtecAd)
{
    if (!mvtecAd)
        return json();
    json out = {{"table3", json::array()}, {"table4", json::object()}};
    for (const PublishedTable3Row& row : publishedTable3())
        out["table3"].push_back({{"model", row.model},
                                 {"precision", row.precision},
                                 {"recall", row.recall},
                                 {"f1", row.f1}});
    const auto rate = [](PublishedRate of) {
        return json{{"good", of.good}, {"defective", of.defective}};
    };
    for (const PublishedModel& model : publishedModels()) {
        json& column = out["table4"][model.id];
        column["name"] = model.name;
        for (const PublishedTable4Row& row : publishedTable4())
            column["classes"][row.className] = rate(row.*model.rate);
        column["mean"] = rate(model.mean);
        column["mean"]["mean"] = model.meanOfBoth;
    }
    return out;
}

std::string tablesJson(const AblationTables& tables, const AblationOutcome& outcome,
                       const AblationProvenance& provenance)
{
    json rows = json::array();
    for (const AblationTableRow& row : tables.rows) {
        json out = {{"row", row.id}, {"name", row.name}, {"seeds", row.seeds}};
        for (const AblationColumn& column : ablationColumns())
            out["table3"][column.key] = toJson(row.*(column.figure));
        for (std::size_t c = 0; c < tables.classes.size(); ++c)
            out["table4"]["classes"][tables.classes[c]] = toJson(row.classes[c]);
        out["table4"]["mean"] = toJson(row.mean);
        rows.push_back(std::move(out));
    }
    const json out = {{"created", provenance.created},
                      {"program", MIXDESK_VERSION},
                      {"command", provenance.command},
                      {"dataset", provenance.datasetPath},
                      {"dataset_sha256", outcome.plan.datasetHash},
                      {"settings_sha256", outcome.plan.fingerprint},
                      {"minutes_per_run", outcome.plan.minutesPerRun},
                      {"epochs", outcome.plan.epochs},
                      {"epochs_rule", outcome.plan.epochsRule},
                      {"statement", tables.statement},
                      {"rows", rows},
                      {"published", publishedJson(tables.mvtecAd)}};
    return out.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

} // namespace

AblationTables ablationTables(const AblationOutcome& outcome)
{
    AblationTables tables;
    for (const Results& seeds : outcome.rows) {
        if (seeds.empty())
            continue;
        for (const auto& c : seeds.front().judged.classes)
            tables.classes.push_back(c.name);
        tables.statement = seeds.front().statement;
        break;
    }
    for (const Results& seeds : outcome.rows)
        if (!seeds.empty())
            tables.rows.push_back(tableRow(seeds, tables.classes));
    tables.mvtecAd = isMvtecAd(tables.classes);
    tables.notes = notesOf(outcome);
    if (tables.mvtecAd)
        tables.notes.emplace_back("The paper stopped training early on the pictures that it "
                                  "reports on; its ensemble stands beside our vote.");
    return tables;
}

Result<void> writeAblation(const AblationOutcome& outcome, const fs::path& out,
                           const AblationTables& tables, const AblationFigureSet& figures,
                           const AblationProvenance& provenance)
{
    const std::pair<const char*, std::string> files[] = {
        {"tables.md", ablationMarkdown(tables)},
        {"table3.csv", ablationTable3Csv(tables)},
        {"table4.csv", ablationTable4Csv(tables)},
        {"ablation.json", tablesJson(tables, outcome, provenance)},
        {"report.html", renderAblationReport(tables, figures, provenance)}};
    for (const auto& [name, text] : files)
        if (auto ok = writeFileAtomic(out / name, text); !ok)
            return ok;
    return {};
}

} // namespace mixdesk
