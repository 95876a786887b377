// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_table.h"

namespace mixdesk {

void HtmlTable::head(const std::vector<std::string>& cells, std::size_t textColumns)
{
    m_textColumns = textColumns;
    m_head = "<tr>";
    for (std::size_t i = 0; i < cells.size(); ++i)
        m_head += std::string("<th scope=\"col\"") + (i < textColumns ? " class=\"text\">" : ">") +
                  cells[i] + "</th>";
    m_head += "</tr>\n";
}

void HtmlTable::row(const std::vector<std::string>& cells, const std::string& rowClass)
{
    m_body += rowClass.empty() ? "<tr>" : "<tr class=\"" + rowClass + "\">";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i == 0)
            m_body += "<th scope=\"row\" class=\"text\">" + cells[i] + "</th>";
        else
            m_body += (i < m_textColumns ? "<td class=\"text\">" : "<td>") + cells[i] + "</td>";
    }
    m_body += "</tr>\n";
}

void HtmlTable::note(const std::string& markup)
{
    if (!markup.empty())
        m_notes += "<p class=\"note\">" + markup + "</p>\n";
}

std::string HtmlTable::finish() const
{
    return std::string("<figure class=\"table\">\n<div class=\"scroll\"><table") +
           (m_turned ? " class=\"turned\"" : "") + ">\n<caption>" + m_caption +
           "</caption>\n<thead>" + m_head + "</thead>\n<tbody>\n" + m_body +
           "</tbody>\n</table></div>\n" + m_notes + "</figure>\n";
}

} // namespace mixdesk
