// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace mixdesk::cli {

/// How a child ended.
struct ChildEnd
{
    int rank = 0;
    int code = 0;   ///< exit code, where no signal ended it
    int signal = 0; ///< 0: none
    bool failed() const { return code != 0 || signal != 0; }
};

/// Copies of this program as the processes of one job on this machine. Process 0 has the terminal;
/// what the others say is kept. They end with this program, however it ends.
class ChildProcesses
{
public:
    /// Starts them with the environment that torchrun would give them.
    static Result<ChildProcesses> start(int size, const std::vector<std::string>& arguments);
    ~ChildProcesses();
    ChildProcesses(ChildProcesses&&) = default;
    ChildProcesses& operator=(ChildProcesses&&) = delete;

    /// One that has ended since the last call.
    std::optional<ChildEnd> ended();
    bool anyLeft() const;
    void signalAll(int signal) const;
    /// The last line that a process other than 0 wrote to standard error.
    std::string lastLineOf(int rank) const;

private:
    struct Child
    {
        pid_t pid = -1; ///< -1: has ended
        int said = -1;
    };
    ChildProcesses() = default;
    Result<Child> startOne(int rank, int size, int port, std::vector<std::string> arguments) const;

    std::vector<Child> m_children;
};

} // namespace mixdesk::cli
