// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/stop_token.h"

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

/// The lines of standard input. A stop ends them, as the end of input does.
class InputLines
{
public:
    explicit InputLines(StopToken stop) : m_stop(std::move(stop)) {}

    /// Whether next() would return without waiting.
    bool ready();
    /// Waits for a whole line, or the last one; empty at the end. What is longer than any path
    /// comes in pieces.
    std::optional<std::string> next();
    /// Why it ended early; empty: it did not.
    std::string problem() const { return m_problem; }

private:
    void read();
    bool hasLine();

    StopToken m_stop;
    std::string m_text, m_problem;
    std::size_t m_searched = 0; ///< of m_text, without a line's end
    bool m_ended = false;
};

/// The pictures that a command line names: files as given, pictures below folders in sorted order,
/// and for "-" the same from standard input, line by line as they come.
class PictureList
{
public:
    explicit PictureList(std::vector<std::string> arguments, StopToken stop = {});

    /// Waits for standard input where it is next; empty at the end of all, or once a stop was asked
    /// for.
    std::optional<ListedPicture> next();

    /// Whether next() would return without waiting for standard input. Folders are listed here.
    bool ready();

    /// Number of pictures in all; 0 while standard input may still add some.
    std::int64_t total() const;

private:
    void add(const std::string& argument);
    void addLine();
    void addMore(bool wait);
    bool fromInput() const { return m_arguments[m_argument] == "-"; }
    bool ended() const { return m_argument == m_arguments.size(); }

    std::vector<std::string> m_arguments;
    std::size_t m_argument = 0;
    std::deque<ListedPicture> m_waiting;
    InputLines m_input;
};

} // namespace mixdesk::cli
