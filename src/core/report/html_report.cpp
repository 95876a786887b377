// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_report.h"

#include "core/report/html_page.h"
#include "core/report/markup.h"
#include "core/report/report_sections.h"

namespace mixdesk {

namespace {

std::string masthead(const ReportData& data)
{
    std::string html = "<header>\n<h1>" + escapeMarkup(data.title) + "</h1>\n<p class=\"facts\">";
    std::string separator;
    const auto fact = [&](const std::string& text) {
        if (!text.empty()) {
            html += separator + escapeMarkup(text);
            separator = " \u00B7 ";
        }
    };
    fact(data.created);
    if (data.images > 0)
        fact(std::to_string(data.images) + " pictures");
    if (!data.classes.empty())
        fact(std::to_string(data.classes.size()) +
             (data.classes.size() == 1 ? " product class" : " product classes"));
    if (!data.modelHash.empty())
        fact("model " + data.modelHash.substr(0, 12));
    if (!data.datasetHash.empty())
        fact("data " + data.datasetHash.substr(0, 12));
    return html + "</p>\n</header>\n";
}

} // namespace

std::string renderHtmlReport(const ReportData& data)
{
    return htmlPage(data.title, masthead(data) + summarySection(data) + overallSection(data) +
                                    classTablesSection(data) + classPlotsSection(data) +
                                    gallerySection(data) + scoreComparisonSection(data) +
                                    routingSection(data) + paperTablesSection(data) +
                                    lossSection(data) + readingSection(data) +
                                    provenanceSection(data));
}

Result<fs::path> writeHtmlReport(const fs::path& folder, const ReportData& data)
{
    const fs::path path = folder / "report.html";
    if (Result<void> written = writeFileAtomic(path, renderHtmlReport(data)); !written)
        return written.error();
    return path;
}

} // namespace mixdesk
