// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/child_processes.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mixdesk::cli {

namespace {

Error systemError(const std::string& what)
{
    return {ErrorCode::Unsupported, what + ": " + std::strerror(errno) + "."};
}

/// A port of loopback that nobody listens at.
Result<int> freePort()
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    const bool bound =
        fd >= 0 && ::bind(fd, plain, length) == 0 && ::getsockname(fd, plain, &length) == 0;
    const Error problem = systemError("No free port was found for the processes to meet at");
    if (fd >= 0)
        ::close(fd);
    if (!bound)
        return problem;
    return int(ntohs(address.sin_port));
}

/// In the child, until it becomes the program.
void becomeProcess(int rank, int size, int port, int said, pid_t parent)
{
    ::setpgid(0, 0); // Ctrl+C is for the parent to hand on, once
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (::getppid() != parent)
        ::_exit(1);
    const auto set = [](const char* name, int value) {
        ::setenv(name, std::to_string(value).c_str(), 1);
    };
    set("RANK", rank);
    set("LOCAL_RANK", rank);
    set("WORLD_SIZE", size);
    set("LOCAL_WORLD_SIZE", size);
    set("MASTER_PORT", port);
    ::setenv("MASTER_ADDR", "127.0.0.1", 1);
    ::unsetenv("TORCHELASTIC_USE_AGENT_STORE");
    if (rank == 0)
        return;
    if (const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC); nowhere >= 0)
        ::dup2(nowhere, STDOUT_FILENO);
    ::dup2(said, STDERR_FILENO);
}

} // namespace

Result<ChildProcesses> ChildProcesses::start(int size, const std::vector<std::string>& arguments)
{
    const auto port = freePort();
    if (!port)
        return port.error();
    ChildProcesses children;
    for (int rank = 0; rank < size; ++rank) {
        auto child = children.startOne(rank, size, *port, arguments);
        if (!child)
            return child.error();
        children.m_children.push_back(*child);
    }
    return children;
}

Result<ChildProcesses::Child> ChildProcesses::startOne(int rank, int size, int port,
                                                       std::vector<std::string> arguments) const
{
    arguments.insert(arguments.begin(), "mixdesk-cli");
    std::vector<char*> words;
    for (std::string& argument : arguments)
        words.push_back(argument.data());
    words.push_back(nullptr);
    Child child;
    if (rank > 0 && (child.said = ::memfd_create("said", MFD_CLOEXEC)) < 0)
        return systemError("A process cannot be started");
    const pid_t parent = ::getpid();
    child.pid = ::fork();
    if (child.pid < 0)
        return systemError("A process cannot be started");
    if (child.pid == 0) {
        becomeProcess(rank, size, port, child.said, parent);
        ::execv("/proc/self/exe", words.data());
        ::_exit(127);
    }
    return child;
}

ChildProcesses::~ChildProcesses()
{
    signalAll(SIGKILL);
    for (const Child& child : m_children) {
        if (child.pid > 0)
            ::waitpid(child.pid, nullptr, 0);
        if (child.said >= 0)
            ::close(child.said);
    }
}

std::optional<ChildEnd> ChildProcesses::ended()
{
    for (std::size_t rank = 0; rank < m_children.size(); ++rank) {
        Child& child = m_children[rank];
        int status = 0;
        if (child.pid < 0 || ::waitpid(child.pid, &status, WNOHANG) != child.pid)
            continue;
        child.pid = -1;
        ChildEnd end;
        end.rank = int(rank);
        if (WIFSIGNALED(status))
            end.signal = WTERMSIG(status);
        else
            end.code = WEXITSTATUS(status);
        return end;
    }
    return std::nullopt;
}

bool ChildProcesses::anyLeft() const
{
    for (const Child& child : m_children)
        if (child.pid > 0)
            return true;
    return false;
}

void ChildProcesses::signalAll(int signal) const
{
    for (const Child& child : m_children)
        if (child.pid > 0)
            ::kill(child.pid, signal);
}

std::string ChildProcesses::lastLineOf(int rank) const
{
    std::string text;
    char buffer[4096];
    const int file = m_children.at(std::size_t(rank)).said;
    ssize_t got = 0;
    while (file >= 0 && (got = ::pread(file, buffer, sizeof buffer, off_t(text.size()))) > 0)
        text.append(buffer, std::size_t(got));
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    return text.substr(text.rfind('\n') + 1);
}

} // namespace mixdesk::cli
