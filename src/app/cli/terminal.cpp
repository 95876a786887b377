// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
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

} // namespace

Terminal::Terminal(bool quiet)
    : m_quiet(quiet), m_barIsTerminal(::isatty(STDERR_FILENO) != 0),
      m_outputIsTerminal(::isatty(STDOUT_FILENO) != 0),
      m_colour(m_outputIsTerminal && !std::getenv("NO_COLOR"))
{
}

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
    const double share = p.total > 0 ? double(p.done) / double(p.total) : 0.0;
    const std::string left =
        p.secondsLeft >= 0.5 ? durationText(p.secondsLeft) + " left" : std::string();
    const std::string tail = joined(left, rateText(p));
    constexpr int cells = 24;
    const int full = int(std::lround(share * cells));
    std::string bar;
    for (int i = 0; i < cells; ++i)
        bar += i < full ? "█" : "░";
    char percent[8];
    std::snprintf(percent, sizeof percent, "%3d%%", int(share * 100));
    const int room = terminalWidth() - cells - 10 - int(tail.size());
    std::string stage = p.stage;
    if (int(stage.size()) > std::max(8, room))
        stage.resize(std::size_t(std::max(8, room)));
    std::cerr << "\r\033[K" << stage << " " << bar << " " << percent << "  " << tail << std::flush;
    m_barDrawn = true;
    if (p.total > 0 && p.done >= p.total)
        clearBar();
}

void Terminal::printLine(const Progress& p)
{
    const auto now = std::chrono::steady_clock::now();
    const bool finished = p.total > 0 && p.done >= p.total;
    const bool fresh = p.stage != m_stage;
    if (!fresh && !finished && now - m_lastLine < kLineEvery)
        return;
    if (fresh && finished && p.total == 0)
        return;
    m_stage = p.stage;
    m_lastLine = now;
    std::string line = p.stage;
    if (p.total > 0)
        line += ": " + std::to_string(p.done) + " of " + std::to_string(p.total) + " " + p.unit;
    const std::string left =
        p.secondsLeft >= 0.5 ? durationText(p.secondsLeft) + " left" : std::string();
    const std::string tail = joined(left, rateText(p));
    std::cerr << line << (tail.empty() ? "" : " (" + tail + ")") << std::endl;
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
