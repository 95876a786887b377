// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <chrono>
#include <string>

namespace mixdesk::cli {

enum class Tone { Plain, Good, Bad, Caution, Faint, Strong };

/// Standard output for results, standard error for progress: a bar with time left on a terminal,
/// plain lines otherwise, nothing with quiet. Colours only on a terminal and without NO_COLOR.
class Terminal
{
public:
    explicit Terminal(bool quiet);
    ~Terminal();

    void progress(const Progress& progress);
    /// Ends a bar that is being drawn.
    void clearBar();

    void note(const std::string& text);  ///< standard error, unless quiet
    void out(const std::string& text);   ///< standard output, with a newline
    void error(const std::string& text); ///< standard error, always

    std::string coloured(const std::string& text, Tone tone) const;
    bool outputIsTerminal() const { return m_outputIsTerminal; }
    bool quiet() const { return m_quiet; }

private:
    void drawBar(const Progress& progress);
    void printLine(const Progress& progress);

    bool m_quiet, m_barIsTerminal, m_outputIsTerminal, m_colour;
    bool m_barDrawn = false;
    std::string m_stage;
    bool m_stageFinished = false;
    std::chrono::steady_clock::time_point m_lastLine;
};

/// One word of a command line that the user can paste into a shell.
std::string shellWord(const std::string& text);

/// "1 h 04 min", "3 min 20 s", "12 s"; empty for a negative number.
std::string durationText(double seconds);

} // namespace mixdesk::cli
