// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/audit_repository.h"

#include "core/base/sentence.h"
#include "core/store/audit_check.h"
#include "core/store/audit_details.h"
#include "core/store/database.h"

namespace mixdesk {

namespace {

Result<AuditEvent> readEvent(const QSqlQuery& query)
{
    AuditEvent event;
    event.sequence = query.value(0).toLongLong();
    event.created = query.value(1).toString();
    event.author = query.value(2).toString();
    event.station = query.value(3).toString();
    event.kind = query.value(4).toString();
    event.subject = query.value(5).toString();
    event.details = query.value(6).toString();
    event.hash = query.value(7).toString();
    return event;
}

} // namespace

Result<AuditHead> AuditRepository::head()
{
    auto heads = m_database.rows<AuditHead>(
        QStringLiteral("SELECT sequence, hash FROM audit_head WHERE id = 1"), {},
        [](const QSqlQuery& query) -> Result<AuditHead> {
            return AuditHead{query.value(0).toLongLong(), query.value(1).toString()};
        });
    if (!heads)
        return heads.error();
    if (heads->empty())
        return Error{ErrorCode::Unreadable,
                     Sentence::tr("The audit of %1 has lost its head, so nothing can be added: put "
                                  "a backup copy of the database in its place.")
                         .arg(m_database.name())};
    return heads->front();
}

Result<AuditEvent> AuditRepository::append(const QString& kind, const QString& subject,
                                           const QJsonObject& details, const Actor& actor,
                                           const QString& created)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    auto last = head();
    if (!last)
        return last.error();
    const Actor who = completed(actor);
    AuditEvent event;
    event.sequence = last->sequence + 1;
    event.created = created.isEmpty() ? utcNow() : created;
    event.author = who.user;
    event.station = who.station;
    event.kind = kind;
    event.subject = subject;
    event.details = detailsText(details);
    event.hash = auditHash(last->hash, event);
    if (auto done = m_database.run(
            QStringLiteral("INSERT INTO audit (sequence, created, author, station, kind, subject, "
                           "details, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
            {event.sequence, event.created, event.author, event.station, event.kind, event.subject,
             event.details, event.hash});
        !done)
        return done.error();
    if (auto done = m_database.run(
            QStringLiteral("UPDATE audit_head SET sequence = ?, hash = ? WHERE id = 1"),
            {event.sequence, event.hash});
        !done)
        return done.error();
    if (auto committed = transaction->commit(); !committed)
        return committed.error();
    return event;
}

Result<qint64> AuditRepository::lastSequence()
{
    auto last = head();
    if (!last)
        return last.error();
    return last->sequence;
}

Result<std::vector<AuditEvent>> AuditRepository::since(qint64 sequence, int limit)
{
    return m_database.rows<AuditEvent>(
        QStringLiteral("SELECT sequence, created, author, station, kind, subject, details, hash "
                       "FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?"),
        {sequence, limit}, readEvent);
}

Result<std::vector<AuditEvent>> AuditRepository::ofKind(const QString& kind)
{
    return m_database.rows<AuditEvent>(
        QStringLiteral("SELECT sequence, created, author, station, kind, subject, details, hash "
                       "FROM audit WHERE kind = ? ORDER BY sequence"),
        {kind}, readEvent);
}

Result<AuditReport> AuditRepository::verify(const QString& expectedHead, const StopToken& stop)
{
    // One state of the database, or a verdict that comes in meanwhile would look like a forgery.
    auto reading = Transaction::beginReading(m_database);
    if (!reading)
        return reading.error();
    auto report = AuditCheck(m_database, stop).run(expectedHead);
    if (!report)
        return report;
    if (auto done = reading->commit(); !done)
        return done.error();
    return report;
}

} // namespace mixdesk
