// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/known_mean.h"
#include "core/report/html_table.h"
#include "core/report/markup.h"
#include "core/report/published_figures.h"
#include "core/report/report_sections.h"

#include <algorithm>

namespace mixdesk {

namespace {

constexpr const char* kSlash = "\u00A0/\u00A0"; // keeps a pair on one line

int goodCount(const ReportClass& c)
{
    return c.confusion.trueNegative + c.confusion.falsePositive;
}

int defectiveCount(const ReportClass& c)
{
    return c.confusion.truePositive + c.confusion.falseNegative;
}

std::string figure(std::optional<double> value)
{
    return formatNumber(value, 3);
}

std::string countOf(int count, int total)
{
    if (total == 0)
        return formatNumber(std::nullopt, 0);
    return std::to_string(count) + " of " + std::to_string(total) + "<span class=\"rate\">" +
           formatRate(count, total) + "</span>";
}

std::string errorsTable(const ReportData& data)
{
    HtmlTable table("Errors at the threshold, per class");
    table.head({"Class", "Score", "Threshold", "Good parts rejected", "Defective parts escaped"},
               2);
    int rejects = 0, good = 0, escapes = 0, defective = 0;
    for (const ReportClass& c : data.classes) {
        table.row({escapeMarkup(c.name), escapeMarkup(c.scoreName),
                   c.threshold ? formatSignificant(*c.threshold) : figure(std::nullopt),
                   countOf(c.confusion.falsePositive, goodCount(c)),
                   countOf(c.confusion.falseNegative, defectiveCount(c))});
        rejects += c.confusion.falsePositive;
        good += goodCount(c);
        escapes += c.confusion.falseNegative;
        defective += defectiveCount(c);
    }
    table.row({"All classes", "", "", countOf(rejects, good), countOf(escapes, defective)}, "mean");
    table.note("The rate is followed by its one-sided 95\u00A0% upper limit (Clopper-Pearson).");
    table.note(escapeMarkup(data.validationStatement));
    return table.finish();
}

std::vector<std::string> figureCells(const ReportFigures& f)
{
    return {figure(f.imageAuroc),
            figure(f.balancedAccuracy),
            figure(f.normalAccuracy),
            figure(f.anomalyAccuracy),
            figure(f.precision),
            figure(f.recall),
            figure(f.f1),
            figure(f.trivialF1),
            figure(f.pixelAuroc),
            figure(f.aupro)};
}

std::string figuresTable(const ReportData& data)
{
    HtmlTable table("Figures per class");
    table.head({"Class", "Good", "Defec\u00ADtive", "Image AUROC", "Balanced accuracy",
                "Good correct", "Defective correct", "Preci\u00ADsion", "Recall", "F1",
                "Trivial F1", "Pixel AUROC", "AUPRO"});
    int good = 0, defective = 0, blank = 0;
    for (const ReportClass& c : data.classes) {
        std::vector<std::string> cells{escapeMarkup(c.name), std::to_string(goodCount(c)),
                                       std::to_string(defectiveCount(c))};
        const std::vector<std::string> figures = figureCells(c.figures);
        cells.insert(cells.end(), figures.begin(), figures.end());
        table.row(cells);
        good += goodCount(c);
        defective += defectiveCount(c);
        blank += c.blankMasks;
    }
    std::vector<std::string> cells{"Mean", std::to_string(good), std::to_string(defective)};
    const std::vector<std::string> figures = figureCells(data.mean);
    cells.insert(cells.end(), figures.begin(), figures.end());
    table.row(cells, "mean");
    table.note("Trivial F1 is the F1 of rejecting every part. A dash means that there was nothing "
               "to measure, such as pixel figures without masks. The last row adds up the counts "
               "and averages the figures over the classes that have them.");
    if (blank > 0)
        table.note(std::to_string(blank) + (blank == 1 ? " blank mask was" : " blank masks were") +
                   " left out of the pixel figures.");
    table.note(escapeMarkup(data.validationStatement));
    return table.finish();
}

std::string scoreReasons(const ReportData& data)
{
    std::string items;
    for (const ReportClass& c : data.classes)
        if (!c.scoreReason.empty())
            items += "<li><b>" + escapeMarkup(c.name) + "</b>, " + escapeMarkup(c.scoreName) +
                     ": " + escapeMarkup(c.scoreReason) + "</li>\n";
    return items.empty() ? items : "<h3>Why these scores</h3>\n<ul>\n" + items + "</ul>\n";
}

std::string table3(const ReportData& data)
{
    HtmlTable table("Precision, recall and F in the paper\u2019s convention (its Table 3)");
    table.head(
        {"Model", "P", "R", "F of mean P, R", "Mean of class F1", "Trivial F", "Mean trivial F1"});
    table.row({"This run", figure(data.paperPrecision), figure(data.paperRecall),
               figure(data.paperF1), figure(data.mean.f1), figure(data.paperTrivialF1),
               figure(data.mean.trivialF1)},
              "mean");
    if (data.mvtecAd) {
        const std::string none = figure(std::nullopt);
        for (const PublishedTable3Row& row : publishedTable3())
            table.row({std::string("Paper: ") + row.model, figure(row.precision),
                       figure(row.recall), figure(row.f1), none, none, none},
                      "published");
    }
    table.note("The paper\u2019s F is the harmonic mean of the mean precision and the mean recall; "
               "the mean of the class F1s is beside it. Rejecting every part has the trivial F.");
    if (data.mvtecAd)
        table.note("Published figures are as printed. The paper stopped training early on the "
                   "pictures that it reports on.");
    table.note(escapeMarkup(data.validationStatement));
    return table.finish();
}

std::vector<std::string> table4Head(bool withPublished)
{
    std::vector<std::string> head{"Class", "Good", "Defective", "Mean"};
    if (withPublished)
        for (const PublishedModel& model : publishedModels())
            head.emplace_back(model.name);
    return head;
}

std::string table4(const ReportData& data)
{
    HtmlTable table("Share of correctly classified images (the paper\u2019s Table 4)");
    table.head(table4Head(data.mvtecAd));
    for (const ReportClass& c : data.classes) {
        std::vector<std::string> cells{escapeMarkup(c.name), figure(c.figures.normalAccuracy),
                                       figure(c.figures.anomalyAccuracy),
                                       figure(c.figures.balancedAccuracy)};
        if (data.mvtecAd) {
            const PublishedTable4Row* row = publishedTable4(c.name);
            for (const PublishedModel& model : publishedModels())
                cells.push_back(row ? publishedText(row->*model.rate, kSlash)
                                    : figure(std::nullopt));
        }
        table.row(cells);
    }
    std::vector<std::string> cells{"Mean", figure(data.mean.normalAccuracy),
                                   figure(data.mean.anomalyAccuracy),
                                   figure(data.mean.balancedAccuracy)};
    if (data.mvtecAd)
        for (const PublishedModel& model : publishedModels())
            cells.push_back(publishedText(model.mean, kSlash) + ", mean " +
                            formatNumber(model.meanOfBoth, 2));
    table.row(cells, "mean");
    if (data.mvtecAd)
        table.note("Published columns: good / defective, over all 15 classes of MVTec AD. "
                   "The compared models train one network per class. In the paper\u2019s overall "
                   "row the Mixer\u2019s two figures are swapped; here they follow its columns.");
    table.note(escapeMarkup(data.validationStatement));
    return table.finish();
}

} // namespace

std::string classTablesSection(const ReportData& data)
{
    if (data.classes.empty())
        return {};
    return "<section id=\"classes\">\n<h2>Results per class</h2>\n" + errorsTable(data) +
           figuresTable(data) + scoreReasons(data) + "</section>\n";
}

std::string paperTablesSection(const ReportData& data)
{
    if (data.classes.empty())
        return {};
    return "<section id=\"paper\">\n<h2>In the paper\u2019s layout</h2>\n" + table3(data) +
           table4(data) + "</section>\n";
}

std::optional<double> ScoreComparison::meanAgreement() const
{
    KnownMean mean;
    for (const Row& row : rows)
        mean.add(row.agreement);
    return mean.value();
}

namespace {

std::vector<std::string> comparisonHead(const ScoreComparison& comparison, bool validated)
{
    std::vector<std::string> head{"Class"};
    for (const std::string& name : comparison.scoreNames)
        head.push_back(escapeMarkup(name));
    if (validated)
        head.insert(head.end(), {"Chosen score on validation", "Agreement"});
    return head;
}

std::vector<std::optional<double>> comparisonValues(const ScoreComparison::Row& row,
                                                    std::size_t scores, bool validated)
{
    auto values = row.imageAuroc;
    values.resize(scores);
    if (!validated)
        return values;
    const bool known = row.chosen >= 0 && std::size_t(row.chosen) < row.validationAuroc.size();
    values.push_back(known ? row.validationAuroc[std::size_t(row.chosen)] : std::nullopt);
    values.push_back(row.agreement);
    return values;
}

} // namespace

std::string scoreComparisonSection(const ReportData& data)
{
    const ScoreComparison& comparison = data.comparison;
    if (comparison.rows.empty())
        return {};
    const bool validated = comparison.meanAgreement().has_value();
    HtmlTable table("Image AUROC of each anomaly score");
    table.head(comparisonHead(comparison, validated));
    std::vector<KnownMean> means(comparison.scoreNames.size() + (validated ? 2 : 0));
    for (const ScoreComparison::Row& row : comparison.rows) {
        const auto values = comparisonValues(row, comparison.scoreNames.size(), validated);
        std::vector<std::string> cells{escapeMarkup(row.className)};
        for (std::size_t i = 0; i < values.size(); ++i) {
            means[i].add(values[i]);
            cells.push_back(int(i) == row.chosen ? "<span class=\"chosen\">" + figure(values[i]) +
                                                       "\u00A0\u2713</span>"
                                                 : figure(values[i]));
        }
        table.row(cells);
    }
    std::vector<std::string> cells{"Mean"};
    for (const KnownMean& mean : means)
        cells.push_back(figure(mean.value()));
    table.row(cells, "mean");
    if (validated)
        table.note("Agreement: rank correlation (Spearman) of the scores\u2019 AUROC on validation "
                   "with that on these pictures. 1: validation orders the scores as they are "
                   "ordered here; 0: its order says nothing.");
    table.note(
        "\u2713 marks the score that the class uses. It was chosen on validation data, so it "
        "need not be the best of its row.");
    table.note(escapeMarkup(data.validationStatement));
    return "<section id=\"scores\">\n<h2>Anomaly scores compared</h2>\n" + table.finish() +
           "</section>\n";
}

std::string routingSection(const ReportData& data)
{
    const RoutingTable& routing = data.routing;
    if (routing.classNames.empty())
        return {};
    HtmlTable table("Images by true class (row) and recognised class (column)");
    std::vector<std::string> head{"True class"};
    for (const std::string& name : routing.classNames)
        head.push_back(escapeMarkup(name));
    head.push_back("Recognised");
    table.head(head);
    if (routing.classNames.size() > 8)
        table.turnHeads();
    int right = 0, all = 0;
    for (std::size_t i = 0; i < routing.counts.size() && i < routing.classNames.size(); ++i) {
        std::vector<std::string> cells{escapeMarkup(routing.classNames[i])};
        int rowSum = 0, rowRight = 0;
        for (std::size_t j = 0; j < routing.counts[i].size(); ++j) {
            const int n = routing.counts[i][j];
            rowSum += n;
            rowRight += i == j ? n : 0;
            const std::string tone = i == j ? "hit" : n > 0 ? "miss" : "zero";
            cells.push_back("<span class=\"" + tone + "\">" + std::to_string(n) + "</span>");
        }
        cells.push_back(rowSum > 0 ? formatPercent(double(rowRight) / rowSum) : figure({}));
        table.row(cells);
        right += rowRight;
        all += rowSum;
    }
    if (all > 0)
        table.note(std::to_string(right) + " of " + std::to_string(all) +
                   " pictures were given to their own class (" +
                   formatPercent(double(right) / all) + ").");
    table.note(escapeMarkup(data.validationStatement));
    return "<section id=\"routing\">\n<h2>Which product is it?</h2>\n" + table.finish() +
           "</section>\n";
}

} // namespace mixdesk
