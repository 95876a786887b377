// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QProcess>

#include <csignal>
#include <memory>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace mixdesk::support {

constexpr int kJobLimit = 120'000; // milliseconds; only a hang reaches it

/// A port of loopback that nobody listens at.
inline int freePort()
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    const bool bound = ::bind(fd, plain, length) == 0 && ::getsockname(fd, plain, &length) == 0;
    ::close(fd);
    return bound ? ntohs(address.sin_port) : 0;
}

/// Signals one process; false where `pid` is none. 0 and below would mean whole groups, or everybody.
inline bool signalOne(qint64 pid, int signal)
{
    return pid > 1 && ::kill(pid_t(pid), signal) == 0;
}

/// Processes of one program that know each other as torchrun's do.
class JobProcesses
{
public:
    JobProcesses(const QString& program, const QStringList& arguments, int size,
                 const QMap<QString, QString>& environment = {})
    {
        const int port = freePort();
        for (int rank = 0; rank < size; ++rank) {
            auto process = std::make_unique<QProcess>();
            QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
            own.insert("OMP_WAIT_POLICY", "passive");
            own.insert("RANK", QString::number(rank));
            own.insert("LOCAL_RANK", QString::number(rank));
            own.insert("WORLD_SIZE", QString::number(size));
            own.insert("LOCAL_WORLD_SIZE", QString::number(size));
            own.insert("MASTER_ADDR", "127.0.0.1");
            own.insert("MASTER_PORT", QString::number(port));
            for (auto item = environment.begin(); item != environment.end(); ++item)
                own.insert(item.key(), item.value());
            process->setProcessEnvironment(own);
            process->start(program, arguments);
            m_processes.push_back(std::move(process));
        }
    }
    ~JobProcesses()
    {
        for (auto& process : m_processes)
            if (process->state() != QProcess::NotRunning) {
                process->kill();
                process->waitForFinished();
            }
    }

    QProcess& operator[](int rank) { return *m_processes[std::size_t(rank)]; }

    /// False where one did not end.
    bool wait()
    {
        bool ended = true;
        for (auto& process : m_processes)
            ended =
                (process->state() == QProcess::NotRunning || process->waitForFinished(kJobLimit)) &&
                ended;
        return ended;
    }

private:
    std::vector<std::unique_ptr<QProcess>> m_processes;
};

} // namespace mixdesk::support
