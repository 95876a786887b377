// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/review_types.h"

#include <QSysInfo>

#include <array>
#include <pwd.h>
#include <unistd.h>

namespace mixdesk {

namespace {

/// In the order of Decision.
constexpr std::array<const char*, 4> kDecisionNames = {"none", "ok", "not_ok", "unsure"};

QString loginName()
{
    for (const char* name : {"USER", "LOGNAME", "USERNAME"})
        if (const QString user = qEnvironmentVariable(name); !user.isEmpty())
            return user;
    const passwd* entry = ::getpwuid(::geteuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString::number(::geteuid());
}

} // namespace

QString decisionName(Decision decision)
{
    return QLatin1String(kDecisionNames.at(std::size_t(decision)));
}

std::optional<Decision> decisionByName(const QString& name)
{
    for (std::size_t i = 0; i < kDecisionNames.size(); ++i)
        if (name == QLatin1String(kDecisionNames[i]))
            return Decision(i);
    return {};
}

Actor localActor()
{
    static const Actor local{loginName(), QSysInfo::machineHostName()};
    return local;
}

Actor completed(Actor actor)
{
    if (actor.user.isEmpty())
        actor.user = localActor().user;
    if (actor.station.isEmpty())
        actor.station = localActor().station;
    return actor;
}

} // namespace mixdesk
