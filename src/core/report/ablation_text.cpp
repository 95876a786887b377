// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/report/ablation_report.h"
#include "core/report/markup.h"
#include "core/report/published_figures.h"

#include <charconv>

namespace mixdesk {

namespace {

constexpr const char* kMeanOfClasses = "mean of classes";
constexpr double PublishedTable3Row::*kPublishedFigures[] = {
    &PublishedTable3Row::precision, &PublishedTable3Row::recall, &PublishedTable3Row::f1};

std::string line(const std::vector<std::string>& cells)
{
    std::string text = "|";
    for (const std::string& cell : cells) {
        text += " ";
        for (const char c : cell)
            text += c == '|' ? std::string("\\|") : std::string(1, c);
        text += " |";
    }
    return text + "\n";
}

std::string rule(std::size_t columns)
{
    std::string text = "|---|";
    for (std::size_t i = 1; i < columns; ++i)
        text += "---:|";
    return text + "\n";
}

std::string pair(const AblationTableRow::PerClass& cell)
{
    return spreadText(cell.good, 2) + " / " + spreadText(cell.defective, 2);
}

std::string table3(const AblationTables& tables)
{
    std::vector<std::string> head{"Model"};
    for (const AblationColumn& column : ablationColumns())
        head.emplace_back(column.title);
    if (tables.mvtecAd)
        head.insert(head.end(), {"paper P", "paper R", "paper F"});
    std::string text = line(head) + rule(head.size());
    for (std::size_t i = 0; i < tables.rows.size(); ++i) {
        if (tables.rows[i].comparator)
            continue;
        std::vector<std::string> cells{tables.rows[i].name};
        for (const AblationColumn& column : ablationColumns())
            cells.push_back(spreadText(tables.rows[i].*(column.figure), column.decimals));
        if (tables.mvtecAd) {
            const bool has = i < publishedTable3().size();
            for (const auto figure : kPublishedFigures)
                cells.push_back(has ? formatNumber(publishedTable3()[i].*figure, 3) : "–");
        }
        text += line(cells);
    }
    return text;
}

std::string table4(const AblationTables& tables)
{
    std::vector<std::string> head{"Class"}, mean{"Mean good / defective"}, both{"Mean of both"};
    for (const AblationTableRow& row : tables.rows) {
        head.push_back(row.name);
        mean.push_back(pair(row.mean));
        both.push_back(spreadText(row.mean.balanced, 2));
    }
    if (tables.mvtecAd) {
        for (const PublishedModel& model : publishedModels()) {
            head.emplace_back(model.name);
            mean.push_back(publishedText(model.mean, " / "));
            both.push_back(formatNumber(model.meanOfBoth, 2));
        }
    }
    std::string text = line(head) + rule(head.size());
    for (std::size_t c = 0; c < tables.classes.size(); ++c) {
        std::vector<std::string> cells{tables.classes[c]};
        for (const AblationTableRow& row : tables.rows)
            cells.push_back(pair(row.classes[c]));
        if (const auto* paper = publishedTable4(tables.classes[c]); paper && tables.mvtecAd)
            for (const PublishedModel& model : publishedModels())
                cells.push_back(publishedText(paper->*model.rate, " / "));
        text += line(cells);
    }
    return text + line(mean) + line(both);
}

std::string exact(double value)
{
    char buffer[32];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

/// Mean and deviation; a deviation of one seed is not known.
std::string csvPair(const OptionalSpread& spread)
{
    if (!spread)
        return ",,";
    return "," + exact(spread->mean) + "," + (spread->seeds > 1 ? exact(spread->deviation) : "");
}

/// The paper's columns in the long form of Table 4: no seeds, no deviations.
std::string publishedLines(const std::vector<std::string>& classes)
{
    std::string text;
    const auto add = [&](const std::string& name, const PublishedModel& model, PublishedRate rate,
                         const std::string& both) {
        text += csvField(name) + "," + model.id + "," + model.name + ",," + exact(rate.good) +
                ",," + exact(rate.defective) + ",," + both + ",\n";
    };
    for (const std::string& name : classes)
        for (const PublishedModel& model : publishedModels())
            if (const auto* paper = publishedTable4(name))
                add(name, model, paper->*model.rate, "");
    for (const PublishedModel& model : publishedModels())
        add(kMeanOfClasses, model, model.mean, exact(model.meanOfBoth));
    return text;
}

} // namespace

const std::vector<AblationColumn>& ablationColumns()
{
    using Row = AblationTableRow;
    static const std::vector<AblationColumn> columns{
        {"precision", "P", &Row::precision, 3},
        {"recall", "R", &Row::recall, 3},
        {"paper_f1", "F (of mean P, R)", &Row::paperF1, 3},
        {"mean_f1", "mean class F1", &Row::classF1, 3},
        {"paper_trivial_f1", "trivial F", &Row::trivialPaperF1, 3},
        {"trivial_f1", "mean trivial F1", &Row::trivialF1, 3},
        {"balanced_accuracy", "balanced accuracy", &Row::balancedAccuracy, 3},
        {"one_threshold_balanced_accuracy", "one threshold", &Row::oneThreshold, 3},
        {"class_known_balanced_accuracy", "class known", &Row::classKnown, 3},
        {"image_auroc", "AUROC", &Row::imageAuroc, 3},
        {"chosen_score_image_auroc", "AUROC, chosen score", &Row::chosenScoreAuroc, 3},
        {"pixel_auroc", "pixel AUROC", &Row::pixelAuroc, 3},
        {"aupro", "AUPRO", &Row::aupro, 3},
        {"routing_accuracy", "routing", &Row::routingAccuracy, 3},
        {"epochs", "epochs", &Row::epochs, 0},
        {"train_minutes", "minutes", &Row::trainMinutes, 1},
    };
    return columns;
}

std::string spreadText(const OptionalSpread& spread, int decimals)
{
    if (!spread)
        return formatNumber(std::nullopt, decimals);
    const std::string mean = formatNumber(spread->mean, decimals);
    const bool varies = spread->seeds > 1 && (decimals > 0 || spread->deviation > 0.0);
    return varies ? mean + " ± " + formatNumber(spread->deviation, decimals) : mean;
}

std::string ablationMarkdown(const AblationTables& tables)
{
    std::string text = "## Table 3: anomaly detection\n\n" + table3(tables) +
                       "\n## Table 4: share judged right, good / defective\n\n" + table4(tables) +
                       "\n";
    for (const std::string& note : tables.notes)
        text += "- " + note + "\n";
    return text + "- " + tables.statement + "\n";
}

std::string ablationTable3Csv(const AblationTables& tables)
{
    std::string text = "row,name,seeds";
    for (const AblationColumn& column : ablationColumns())
        text += std::string(",") + column.key + "," + column.key + "_deviation";
    text += tables.mvtecAd ? ",published_precision,published_recall,published_f1\n" : "\n";
    for (std::size_t i = 0; i < tables.rows.size(); ++i) {
        const AblationTableRow& row = tables.rows[i];
        if (row.comparator)
            continue;
        text += csvField(row.id) + "," + csvField(row.name) + "," + std::to_string(row.seeds);
        for (const AblationColumn& column : ablationColumns())
            text += csvPair(row.*(column.figure));
        if (tables.mvtecAd)
            for (const auto figure : kPublishedFigures)
                text += "," + (i < publishedTable3().size() ? exact(publishedTable3()[i].*figure)
                                                            : std::string());
        text += "\n";
    }
    return text;
}

std::string ablationTable4Csv(const AblationTables& tables)
{
    std::string text = "class,row,name,seeds";
    for (const char* key : {"good", "defective", "mean"})
        text += std::string(",") + key + "," + key + "_deviation";
    text += "\n";
    const auto add = [&](const std::string& name, const AblationTableRow& row,
                         const AblationTableRow::PerClass& cell) {
        text += csvField(name) + "," + csvField(row.id) + "," + csvField(row.name) + "," +
                std::to_string(row.seeds) + csvPair(cell.good) + csvPair(cell.defective) +
                csvPair(cell.balanced) + "\n";
    };
    for (std::size_t c = 0; c < tables.classes.size(); ++c)
        for (const AblationTableRow& row : tables.rows)
            add(tables.classes[c], row, row.classes[c]);
    for (const AblationTableRow& row : tables.rows)
        add(kMeanOfClasses, row, row.mean);
    return tables.mvtecAd ? text + publishedLines(tables.classes) : text;
}

} // namespace mixdesk
