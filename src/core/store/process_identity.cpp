// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/process_identity.h"

#include <QFile>
#include <QStringList>
#include <QSysInfo>

#include <unistd.h>

namespace mixdesk {

namespace {

QString station()
{
    const QByteArray machine = QSysInfo::machineUniqueId();
    return machine.isEmpty() ? QSysInfo::machineHostName() : QString::fromLatin1(machine);
}

/// Clock ticks from boot to the start of the process: the kernel gives its number out again, but
/// not together with this. Empty when there is no such process, or only what is left of one:
/// killed, and not yet taken note of by its parent.
QString startTime(const QString& pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray line = file.readAll();
    // The program's name stands in parentheses and may hold blanks; field 22 of proc(5) follows it.
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    const bool over = fields.first() == "Z" || fields.first() == "X";
    return fields.size() > 19 && !over ? QString::fromLatin1(fields[19]) : QString();
}

} // namespace

QString processNamed(qint64 pid)
{
    const QString number = QString::number(pid);
    const QString started = startTime(number);
    if (started.isEmpty())
        return {};
    return QStringList{station(), QString::fromLatin1(QSysInfo::bootUniqueId()), number, started}
        .join(QLatin1Char('|'));
}

QString thisProcess()
{
    return processNamed(::getpid());
}

qint64 processHere(const QString& identity)
{
    const qint64 pid = identity.section(QLatin1Char('|'), 2, 2).toLongLong();
    return pid > 0 && processNamed(pid) == identity ? pid : 0;
}

bool anotherProcessRuns(const QString& identity)
{
    const QStringList parts = identity.split(QLatin1Char('|'));
    if (parts.size() != 4 || identity == thisProcess())
        return false;
    if (parts[0] != station())
        return true;
    if (parts[1] != QString::fromLatin1(QSysInfo::bootUniqueId()))
        return false;
    const QString started = startTime(QString::number(parts[2].toInt()));
    return !started.isEmpty() && started == parts[3];
}

} // namespace mixdesk
