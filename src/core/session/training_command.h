// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <QString>
#include <QStringList>

namespace mixdesk {

/// What stands for what in the template of a command that trains.
struct CommandPlaces
{
    fs::path dataset, run, config;
};

/// The template's words, as a shell would part them; in each of them {dataset}, {run} and {config}
/// become the paths, blanks and all: no shell reads the result. An Error for a template without
/// {dataset} or {run}, of which nothing could be followed.
Result<QStringList> commandWords(const QString& text, const CommandPlaces& places);

/// Starts the program in a session of its own, so that it goes on when this program ends, and
/// writes what it says into `log`. The database's password is not handed on. Returns the name of
/// its process (process_identity.h), empty where that has ended already.
Result<QString> startDetached(const QStringList& words, const fs::path& folder,
                              const fs::path& log);

/// Asks the process and all that it started to end, as Ctrl+C in its terminal would. An Error
/// where it does not run on this station.
Result<void> interruptProcess(const QString& process);

} // namespace mixdesk
