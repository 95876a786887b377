// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace mixdesk {

/// A table of the report. Cells are markup: escape what is not.
class HtmlTable
{
public:
    explicit HtmlTable(std::string caption) : m_caption(std::move(caption)) {}

    /// Column heads; the first column is text, the rest is set right unless `textColumns` says so.
    void head(const std::vector<std::string>& cells, std::size_t textColumns = 1);
    void row(const std::vector<std::string>& cells, const std::string& rowClass = {});
    /// Turns the column heads on their side, for many narrow columns.
    void turnHeads() { m_turned = true; }
    /// Fine print under the table; empty notes are left out.
    void note(const std::string& markup);

    std::string finish() const;

private:
    std::string m_caption, m_head, m_body, m_notes;
    std::size_t m_textColumns = 1;
    bool m_turned = false;
};

} // namespace mixdesk
