// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/ablation_report.h"

#include "core/report/html_page.h"
#include "core/report/html_table.h"
#include "core/report/markup.h"
#include "core/report/published_figures.h"

namespace mixdesk {

namespace {

constexpr int kPictureSide = 160;
constexpr const char* kSlash = "\u00A0/\u00A0"; // keeps a pair on one line

std::string pair(const AblationTableRow::PerClass& cell)
{
    return spreadText(cell.good, 2) + "<br/>" + spreadText(cell.defective, 2);
}

void addNotes(HtmlTable& table, const AblationTables& tables)
{
    for (const std::string& note : tables.notes)
        table.note(escapeMarkup(note));
    table.note(escapeMarkup(tables.statement));
}

std::string table3(const AblationTables& tables)
{
    HtmlTable table("Anomaly detection (the paper\u2019s Table 3): mean \u00B1 deviation over "
                    "seeds");
    std::vector<std::string> head{"Model"};
    for (const AblationColumn& column : ablationColumns())
        head.push_back(escapeMarkup(column.title));
    table.head(head);
    for (const AblationTableRow& row : tables.rows) {
        if (row.comparator)
            continue;
        std::vector<std::string> cells{escapeMarkup(row.name)};
        for (const AblationColumn& column : ablationColumns())
            cells.push_back(spreadText(row.*(column.figure), column.decimals));
        table.row(cells);
    }
    if (tables.mvtecAd)
        for (const PublishedTable3Row& row : publishedTable3()) {
            std::vector<std::string> cells{std::string("Paper: ") + row.model,
                                           formatNumber(row.precision, 3),
                                           formatNumber(row.recall, 3), formatNumber(row.f1, 3)};
            cells.resize(head.size(), formatNumber(std::nullopt, 3));
            table.row(cells, "published");
        }
    addNotes(table, tables);
    return table.finish();
}

std::string table4(const AblationTables& tables)
{
    HtmlTable table("Share judged right, good above defective (the paper\u2019s Table 4)");
    std::vector<std::string> head{"Class"}, mean{"Mean"}, both{"Mean of both"};
    for (const AblationTableRow& row : tables.rows) {
        head.push_back(escapeMarkup(row.name));
        mean.push_back(pair(row.mean));
        both.push_back(spreadText(row.mean.balanced, 2));
    }
    if (tables.mvtecAd) {
        for (const PublishedModel& model : publishedModels()) {
            head.emplace_back(model.name);
            mean.push_back(publishedText(model.mean, kSlash));
            both.push_back(formatNumber(model.meanOfBoth, 2));
        }
    }
    table.head(head);
    for (std::size_t c = 0; c < tables.classes.size(); ++c) {
        std::vector<std::string> cells{escapeMarkup(tables.classes[c])};
        for (const AblationTableRow& row : tables.rows)
            cells.push_back(pair(row.classes[c]));
        if (const auto* paper = publishedTable4(tables.classes[c]); paper && tables.mvtecAd)
            for (const PublishedModel& model : publishedModels())
                cells.push_back(publishedText(paper->*model.rate, kSlash));
        table.row(cells);
    }
    table.row(mean, "mean");
    table.row(both, "mean");
    table.note(escapeMarkup(tables.statement));
    return table.finish();
}

std::string curvesSection(const AblationFigureSet& figures)
{
    if (figures.curves.empty())
        return {};
    std::string html = "<section id=\"curves\">\n<h2>Scores of the classes while training (the "
                       "paper\u2019s Figure 3)</h2>\n<p class=\"note\">Mean score of held-out good "
                       "parts \u00B1 one deviation, first seed. One threshold for all classes "
                       "serves only where the lines lie close together.</p>\n"
                       "<div class=\"plots\">\n";
    for (const auto& row : figures.curves) {
        PlotFrame frame;
        frame.title = row.name;
        frame.xLabel = "epoch";
        frame.yLabel = "training score";
        frame.width = 400;
        frame.height = 290;
        html += "<figure class=\"plot\">" + lineChart(frame, row.classes) + "</figure>\n";
    }
    return html + "</div>\n</section>\n";
}

std::string partRow(const AblationFigureSet::Part& part)
{
    const auto panel = [&](const cv::Mat& picture, const std::string& name) {
        return "<div class=\"panel\">" +
               pictureTag(picture, name + " of " + part.file, kPictureSide) + "<span>" +
               escapeMarkup(name) + "</span></div>";
    };
    std::string html =
        "<figure class=\"case\">\n<div class=\"strip\">" + panel(part.input, "input");
    for (const auto& [name, picture] : part.reconstructions)
        html += panel(picture, name);
    return html + "</div>\n<figcaption><b>" + escapeMarkup(part.file) + "</b> (" +
           escapeMarkup(part.type) + ")</figcaption>\n</figure>\n";
}

std::string partsSection(const AblationFigureSet& figures)
{
    if (figures.parts.empty())
        return {};
    std::string html = "<section id=\"parts\">\n<h2>Reconstructions row by row (the paper\u2019s "
                       "Figures 5 to 7)</h2>\n<p class=\"note\">A good and a defective test part "
                       "of each class: the first of the folder, not the best. A row works where "
                       "the good part comes back whole and the defect does not.</p>\n";
    for (const auto& part : figures.parts)
        html += partRow(part);
    return html + "</section>\n";
}

std::string provenanceSection(const AblationProvenance& provenance)
{
    std::string html = "<section id=\"provenance\">\n<h2>Where this comes from</h2>\n"
                       "<dl class=\"facts\">\n";
    const auto fact = [&](const std::string& name, const std::string& value) {
        if (!value.empty())
            html += "<dt>" + escapeMarkup(name) + "</dt><dd><code>" + escapeMarkup(value) +
                    "</code></dd>\n";
    };
    fact("Command", provenance.command);
    fact("Pictures", provenance.datasetPath);
    fact("Pictures SHA-256", provenance.datasetHash);
    for (const auto& [name, version] : provenance.versions)
        fact(name, version);
    return html + "</dl>\n<h3>Settings that the rows vary</h3>\n<pre>" +
           escapeMarkup(provenance.configuration) + "</pre>\n</section>\n";
}

} // namespace

std::string renderAblationReport(const AblationTables& tables, const AblationFigureSet& figures,
                                 const AblationProvenance& provenance)
{
    const std::string title = "Every row of the paper";
    return htmlPage(title, "<header>\n<h1>" + title + "</h1>\n<p class=\"facts\">" +
                               escapeMarkup(provenance.created) +
                               "</p>\n</header>\n<section id=\"tables\">\n" + table3(tables) +
                               table4(tables) + "</section>\n" + curvesSection(figures) +
                               partsSection(figures) + provenanceSection(provenance));
}

} // namespace mixdesk
