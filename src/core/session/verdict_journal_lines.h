// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/verdict_journal.h"

#include <QByteArray>

namespace mixdesk {

/// What the lines of a journal say together.
struct JournalLines
{
    std::deque<GivenVerdicts> given; ///< not settled
    QHash<QString, qint64> own;
};

QByteArray givenLine(const GivenVerdicts& given);
QByteArray settledLine(const GivenVerdicts& given, const QHash<QString, qint64>& own);
QByteArray ownLine(const QHash<QString, qint64>& own);

/// A last line without its end is left out: nobody was told that it is kept. An Error for a line
/// that no program of this version writes.
Result<JournalLines> readJournal(const QByteArray& text);

} // namespace mixdesk
