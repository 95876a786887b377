// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mixdesk {

/// Names this process on this station and boot, as no later process can be named.
QString thisProcess();

/// Does another process of that name still run? A process of another station counts as running,
/// because nobody can tell from here.
bool anotherProcessRuns(const QString& identity);

} // namespace mixdesk
