// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <sys/ioctl.h>
#include <unistd.h>

namespace mixdesk::cli {

namespace {

constexpr auto kLineEvery = std::chrono::seconds(10);

int terminalWidth()
{
    winsize size{};
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col : 80;
}

std::string rateText(const Progress& p)
{
    if (p.perSecond <= 0)
        return {};
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, p.perSecond < 10 ? "%.1f %s/s" : "%.0f %s/s", p.perSecond,
                  p.unit.c_str());
    return buffer;
}

std::string joined(const std::string& a, const std::string& b)
{
    return a.empty() || b.empty() ? a + b : a + ", " + b;
}

std::string timeLeftText(const Progress& p)
{
    return p.secondsLeft >= 0.5 ? durationText(p.secondsLeft) + " left" : std::string();
}

std::string barText(double share, int cells)
{
    const int full = int(std::lround(share * cells));
    std::string bar;
    for (int i = 0; i < cells; ++i)
        bar += i < full ? "█" : "░";
    char percent[8];
    std::snprintf(percent, sizeof percent, " %3d%%", int(share * 100));
    return bar + percent;
}

/// A bar cannot be redrawn where there is no terminal, or one that knows no control codes.
bool isTerminal(int descriptor)
{
    const char* kind = std::getenv("TERM");
    return ::isatty(descriptor) != 0 && !(kind && std::strcmp(kind, "dumb") == 0);
}

} // namespace

Terminal::Terminal(bool quiet)
    : m_quiet(quiet), m_barIsTerminal(isTerminal(STDERR_FILENO)),
      m_outputIsTerminal(isTerminal(STDOUT_FILENO)),
      m_colour(m_outputIsTerminal && !std::getenv("NO_COLOR"))
{}

Terminal::~Terminal()
{
    clearBar();
}

void Terminal::progress(const Progress& p)
{
    if (m_quiet)
        return;
    if (m_barIsTerminal)
        drawBar(p);
    else
        printLine(p);
}

void Terminal::drawBar(const Progress& p)
{
    constexpr int widest = 24, narrowest = 8, percent = 5, gaps = 3;
    const int width = terminalWidth() - 1;
    std::string tail = joined(timeLeftText(p), rateText(p));
    std::string stage = p.stage;
    const auto room = [&] { return width - int(stage.size() + tail.size()) - percent - gaps; };
    if (room() < narrowest)
        tail = timeLeftText(p);
    if (room() < narrowest)
        stage.resize(std::size_t(std::max(0, int(stage.size()) + room() - narrowest)));
    const std::string middle = p.total > 0 ? barText(double(p.done) / double(p.total),
                                                     std::clamp(room(), narrowest, widest))
                                           : std::to_string(p.done) + " " + p.unit;
    std::cerr << "\r\033[K" << stage << " " << middle << "  " << tail << std::flush;
    m_barDrawn = true;
    if (p.total > 0 && p.done >= p.total)
        clearBar();
}

void Terminal::printLine(const Progress& p)
{
    const auto now = std::chrono::steady_clock::now();
    const bool finished = p.total > 0 && p.done >= p.total;
    // A stage's name may carry figures that change; its first words say whether it is new.
    const std::string stage = p.stage.substr(0, p.stage.find(','));
    const bool fresh = stage != m_stage;
    if (!fresh && (finished ? m_stageFinished : now - m_lastLine < kLineEvery))
        return;
    m_stage = stage;
    m_stageFinished = finished;
    m_lastLine = now;
    std::string line = p.stage + ": " + std::to_string(p.done);
    if (p.total > 0)
        line += " of " + std::to_string(p.total);
    const std::string tail = joined(timeLeftText(p), rateText(p));
    std::cerr << line << " " << p.unit << (tail.empty() ? "" : " (" + tail + ")") << std::endl;
}

void Terminal::clearBar()
{
    if (m_barDrawn)
        std::cerr << "\r\033[K" << std::flush;
    m_barDrawn = false;
}

void Terminal::note(const std::string& text)
{
    if (m_quiet)
        return;
    clearBar();
    std::cerr << text << std::endl;
}

void Terminal::out(const std::string& text)
{
    clearBar();
    std::cout << text << std::endl;
}

void Terminal::error(const std::string& text)
{
    clearBar();
    std::cerr << "mixdesk-cli: " << text << std::endl;
}

std::string Terminal::coloured(const std::string& text, Tone tone) const
{
    if (!m_colour || tone == Tone::Plain)
        return text;
    const char* code = tone == Tone::Good      ? "32"
                       : tone == Tone::Bad     ? "31"
                       : tone == Tone::Caution ? "33"
                       : tone == Tone::Faint   ? "2"
                                               : "1";
    return std::string("\033[") + code + "m" + text + "\033[0m";
}

std::string shellWord(const std::string& text)
{
    constexpr auto special = " \t\n\"'`$&|;<>()[]{}*?!#~\\";
    if (!text.empty() && text.find_first_of(special) == std::string::npos)
        return text;
    std::string quoted = "'";
    for (const char c : text)
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

std::string durationText(double seconds)
{
    if (!(seconds >= 0))
        return {};
    const long s = std::lround(seconds);
    char buffer[48];
    if (s >= 3600)
        std::snprintf(buffer, sizeof buffer, "%ld h %02ld min", s / 3600, s / 60 % 60);
    else if (s >= 60)
        std::snprintf(buffer, sizeof buffer, "%ld min %02ld s", s / 60, s % 60);
    else
        std::snprintf(buffer, sizeof buffer, "%ld s", s);
    return buffer;
}

} // namespace mixdesk::cli
