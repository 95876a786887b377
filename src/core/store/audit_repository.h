// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/stop_token.h"
#include "core/store/review_types.h"

#include <QJsonObject>

namespace mixdesk {

class Database;

/// What a check of the audit found.
struct AuditFinding
{
    qint64 sequence = 0; ///< of the first event concerned; 0: none in particular
    QString subject;     ///< as of an event; may be empty
    QString sentence;    ///< what was changed and where
};

struct AuditReport
{
    qint64 events = 0;
    QString head; ///< hash of the last event: noted elsewhere it proves that none was cut off later
    std::vector<AuditFinding> findings; ///< empty: sound

    bool sound() const { return findings.empty(); }
};

/// The last event, as noted beside the chain.
struct AuditHead
{
    qint64 sequence = 0; ///< 0: there is none
    QString hash;
};

/// Append-only events; each holds the hash of the one before (format in FORMAT.md). Events are
/// written within the transaction of what they tell, so neither exists without the other.
class AuditRepository
{
public:
    explicit AuditRepository(Database& database) : m_database(database) {}

    /// Joins the open transaction, or makes its own. `created` empty: now.
    Result<AuditEvent> append(const QString& kind, const QString& subject,
                              const QJsonObject& details, const Actor& actor,
                              const QString& created = {});

    Result<AuditHead> head();
    Result<qint64> lastSequence();
    Result<std::vector<AuditEvent>> ofKind(const QString& kind); ///< oldest first
    Result<std::vector<AuditEvent>> since(qint64 sequence, int limit = 10000); ///< oldest first

    /// Walks the chain from its start and compares images, verdicts, masks, defect types and
    /// threshold versions with what the events say: finds edits, deletions, insertions and
    /// reordering of either, and a cut tail. Whoever rewrites rows, chain and head alike is found
    /// by `expectedHead` only: a head noted earlier elsewhere, which must still be in the chain.
    Result<AuditReport> verify(const QString& expectedHead = {}, const StopToken& stop = {});

private:
    Database& m_database;
};

} // namespace mixdesk
