// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/picture_list.h"

#include "core/imaging/picture.h"

#include <algorithm>
#include <array>
#include <poll.h>
#include <unistd.h>

namespace mixdesk::cli {

namespace {

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

void InputLines::read()
{
    std::array<char, 4096> bytes{};
    const ssize_t count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
    m_ended = count <= 0;
    if (!m_ended)
        m_text.append(bytes.data(), std::size_t(count));
}

bool InputLines::ready()
{
    pollfd input{STDIN_FILENO, POLLIN, 0};
    while (!hasLine() && ::poll(&input, 1, 0) > 0)
        read();
    return hasLine();
}

std::optional<std::string> InputLines::next()
{
    while (!hasLine())
        read();
    if (m_text.empty())
        return std::nullopt;
    const std::size_t end = m_text.find('\n');
    std::string line = m_text.substr(0, end);
    m_text.erase(0, end == std::string::npos ? end : end + 1);
    return line;
}

PictureList::PictureList(std::vector<std::string> arguments) : m_arguments(std::move(arguments))
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

std::optional<ListedPicture> PictureList::next()
{
    while (m_waiting.empty() && m_argument < m_arguments.size()) {
        if (m_arguments[m_argument] != "-") {
            add(m_arguments[m_argument++]);
            continue;
        }
        auto line = m_input.next();
        if (!line) {
            ++m_argument;
            continue;
        }
        if (!line->empty() && line->back() == '\r')
            line->pop_back();
        if (!line->empty())
            add(*line);
    }
    if (m_waiting.empty())
        return std::nullopt;
    ListedPicture picture = std::move(m_waiting.front());
    m_waiting.pop_front();
    return picture;
}

bool PictureList::ready()
{
    return !fromInput() || m_input.ready();
}

std::int64_t PictureList::total() const
{
    return m_argument < m_arguments.size() ? 0 : std::int64_t(m_waiting.size());
}

} // namespace mixdesk::cli
