// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/line_output.h"

#include <iostream>

namespace mixdesk::cli {

LineOutput::LineOutput(const std::string& target) : m_target(target), m_partial(target)
{
    if (!target.empty() && !isDevice(fs::u8path(target)))
        m_partial += ".part";
}

Result<void> LineOutput::open()
{
    if (m_target.empty())
        return {};
    if (const fs::path folder = fs::u8path(m_target).parent_path(); !folder.empty())
        if (auto ok = makeFolder(folder); !ok)
            return ok;
    if (std::error_code ec; fs::is_directory(fs::u8path(m_target), ec))
        return problem("It is a folder.");
    m_file.open(fs::u8path(m_partial), std::ios::binary);
    return m_file ? Result<void>() : problem("Check that the folder is writable.");
}

void LineOutput::write(const std::string& line)
{
    (m_target.empty() ? std::cout : m_file) << line << '\n' << std::flush;
}

Result<void> LineOutput::finish()
{
    if (m_target.empty())
        return {};
    m_file.close();
    std::error_code ec;
    if (m_file && isRenamed())
        fs::rename(fs::u8path(m_partial), fs::u8path(m_target), ec);
    return m_file && !ec ? Result<void>() : problem("Is the disk full?");
}

void LineOutput::discard()
{
    m_file.close();
    std::error_code ec;
    if (isRenamed())
        fs::remove(fs::u8path(m_partial), ec);
}

Error LineOutput::stopped(std::int64_t images) const
{
    return {ErrorCode::Cancelled,
            "Stopped after " + std::to_string(images) + (images == 1 ? " image" : " images") +
                (isRenamed() ? "; their lines are in " + m_partial : "") + "."};
}

Error LineOutput::problem(const char* remedy) const
{
    return {ErrorCode::Unwritable, "Cannot write " + m_target + ". " + remedy};
}

} // namespace mixdesk::cli
