// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace mixdesk::cli {

/// A picture to score, or a folder that could not be listed and why.
struct ListedPicture
{
    fs::path path;
    std::string problem;
};

/// The lines of standard input. An interrupted wait ends them, as the end of input does.
class InputLines
{
public:
    /// Whether next() would return without waiting.
    bool ready();
    /// Waits for a whole line, or the last one; empty at the end.
    std::optional<std::string> next();

private:
    void read();
    bool hasLine() const { return m_ended || m_text.find('\n') != std::string::npos; }

    std::string m_text;
    bool m_ended = false;
};

/// The pictures that a command line names: files as given, pictures below folders in sorted order,
/// and for "-" the same from standard input, line by line as they come.
class PictureList
{
public:
    explicit PictureList(std::vector<std::string> arguments);

    /// Waits for standard input where it is next; empty at the end of all.
    std::optional<ListedPicture> next();

    /// Whether next() would return without waiting for standard input.
    bool ready();

    /// Number of pictures in all; 0 while standard input may still add some.
    std::int64_t total() const;

private:
    void add(const std::string& argument);
    bool fromInput() const
    {
        return m_waiting.empty() && m_argument < m_arguments.size() &&
               m_arguments[m_argument] == "-";
    }

    std::vector<std::string> m_arguments;
    std::size_t m_argument = 0;
    std::deque<ListedPicture> m_waiting;
    InputLines m_input;
};

} // namespace mixdesk::cli
