// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mixdesk {

/// Names this process on this station and boot, as no later process can be named.
QString thisProcess();
/// The same of another process of this station; empty: there is none.
QString processNamed(qint64 pid);
/// The process of that name, where it runs on this station; 0: it does not.
qint64 processHere(const QString& identity);

/// Does another process of that name still run? A process of another station counts as running,
/// because nobody can tell from here.
bool anotherProcessRuns(const QString& identity);

} // namespace mixdesk
