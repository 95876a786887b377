// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/picture_list.h"

#include "core/imaging/picture.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <poll.h>
#include <unistd.h>

namespace mixdesk::cli {

namespace {

constexpr std::size_t kLongestLine = 65536; // no path is longer

void listFolder(const fs::path& folder, std::vector<ListedPicture>& found)
{
    std::error_code ec;
    for (fs::directory_iterator it(folder, ec); !ec && it != fs::directory_iterator();
         it.increment(ec)) {
        std::error_code kind;
        const fs::path path = it->path();
        // Links to folders are left out: they may form a loop.
        if (it->is_directory(kind) && !it->is_symlink(kind))
            listFolder(path, found);
        else if (it->is_regular_file(kind) && hasPictureExtension(path))
            found.push_back({path, {}});
    }
    if (ec)
        found.push_back({folder, "Cannot list the folder " + displayPath(folder) + ": " +
                                     ec.message() + ". Check its permissions."});
}

} // namespace

bool InputLines::hasLine()
{
    if (m_ended || m_text.find('\n', m_searched) != std::string::npos)
        return true;
    m_searched = m_text.size();
    return m_text.size() >= kLongestLine;
}

void InputLines::read()
{
    std::array<char, 4096> bytes{};
    const ssize_t count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
    if (count > 0) {
        m_text.append(bytes.data(), std::size_t(count));
        return;
    }
    const int error = count < 0 ? errno : 0;
    if (error == EAGAIN && !m_stop.stopRequested()) {
        pollfd input{STDIN_FILENO, POLLIN, 0};
        ::poll(&input, 1, -1);
    } else if (error != EINTR || m_stop.stopRequested()) {
        m_ended = true;
        if (error != 0 && error != EINTR && error != EAGAIN)
            m_problem = std::string("Standard input ended early: ") + std::strerror(error) + ".";
    }
}

bool InputLines::ready()
{
    pollfd input{STDIN_FILENO, POLLIN, 0};
    while (!hasLine() && !m_stop.stopRequested() && ::poll(&input, 1, 0) > 0)
        read();
    return hasLine();
}

std::optional<std::string> InputLines::next()
{
    while (!hasLine()) {
        m_ended = m_stop.stopRequested();
        if (!m_ended)
            read();
    }
    if (m_text.empty() || m_stop.stopRequested())
        return std::nullopt;
    const std::size_t end = std::min(m_text.find('\n'), kLongestLine);
    std::string line = m_text.substr(0, end);
    const bool whole = end < m_text.size() && m_text[end] == '\n';
    m_text.erase(0, line.size() + (whole ? 1 : 0));
    m_searched = 0;
    return line;
}

PictureList::PictureList(std::vector<std::string> arguments, StopToken stop)
    : m_arguments(std::move(arguments)), m_input(std::move(stop))
{
    while (m_argument < m_arguments.size() && m_arguments[m_argument] != "-")
        add(m_arguments[m_argument++]);
}

void PictureList::add(const std::string& argument)
{
    const fs::path path = fs::u8path(argument);
    std::error_code ec;
    std::vector<ListedPicture> found;
    if (fs::is_directory(path, ec))
        listFolder(path, found);
    else
        found.push_back({path, {}});
    std::sort(found.begin(), found.end(),
              [](const ListedPicture& a, const ListedPicture& b) { return a.path < b.path; });
    m_waiting.insert(m_waiting.end(), found.begin(), found.end());
}

void PictureList::addLine()
{
    auto line = m_input.next();
    if (!line) {
        ++m_argument;
        if (const std::string problem = m_input.problem(); !problem.empty())
            m_waiting.push_back({"-", problem});
        return;
    }
    if (!line->empty() && line->back() == '\r')
        line->pop_back();
    const std::size_t zero = line->find('\0');
    if (zero != std::string::npos)
        m_waiting.push_back({fs::u8path(line->substr(0, zero)),
                             "A line of the list holds a zero byte: write one path on each line "
                             "(find without -print0)."});
    else if (!line->empty())
        add(*line);
}

/// Until a picture waits, the list ends, or, without `wait`, standard input would have to be waited
/// for: empty lines and empty folders are passed over.
void PictureList::addMore(bool wait)
{
    while (m_waiting.empty() && !ended()) {
        if (!fromInput())
            add(m_arguments[m_argument++]);
        else if (wait || m_input.ready())
            addLine();
        else
            return;
    }
}

std::optional<ListedPicture> PictureList::next()
{
    addMore(true);
    if (m_waiting.empty())
        return std::nullopt;
    ListedPicture picture = std::move(m_waiting.front());
    m_waiting.pop_front();
    return picture;
}

bool PictureList::ready()
{
    addMore(false);
    return !m_waiting.empty() || ended();
}

std::int64_t PictureList::total() const
{
    return !ended() ? 0 : std::int64_t(m_waiting.size());
}

} // namespace mixdesk::cli
