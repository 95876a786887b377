// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/result.h"

#include <fstream>
#include <string>

namespace mixdesk::cli {

/// Lines on standard output, or in a file that gets its name when it is whole.
class LineOutput
{
public:
    /// Empty: standard output.
    explicit LineOutput(const std::string& target);

    Result<void> open();
    void write(const std::string& line);
    Result<void> finish();
    /// Of no use to anybody: nothing was scored.
    void discard();
    /// What became of the lines when the user asked to stop.
    Error stopped(std::int64_t images) const;

private:
    Error problem(const char* remedy) const;
    bool isRenamed() const { return m_partial != m_target; }

    std::string m_target, m_partial;
    std::ofstream m_file;
};

} // namespace mixdesk::cli
