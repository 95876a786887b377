// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/audit_check.h"

#include "core/base/sentence.h"
#include "core/store/audit_details.h"
#include "core/store/database.h"

#include <algorithm>

namespace mixdesk {

namespace {

constexpr int kBatch = 2000;
constexpr std::size_t kMostFindings = 1000; // the first ones tell where to look

std::string eventName(const AuditEvent& event)
{
    return Sentence::tr("Event %1 (%2 of '%3' by %4, %5)")
        .arg(event.sequence)
        .arg(event.kind.toStdString())
        .arg(event.subject.toStdString())
        .arg(event.author.toStdString())
        .arg(event.created.toStdString());
}

std::string missingEvents(qint64 first, qint64 last)
{
    if (first == last)
        return Sentence::tr("Event %1 is missing.").arg(first);
    return Sentence::tr("Events %1 to %2 are missing.").arg(first).arg(last);
}

Result<void> requireTables(Database& database)
{
    auto found = database.rows<QString>(
        database.dialect().tablesQuestion(), {},
        [](const QSqlQuery& query) -> Result<QString> { return query.value(0).toString(); });
    if (!found)
        return found.error();
    for (const char* table : {"audit", "audit_head", "images", "verdicts", "defect_types", "masks",
                              "mask_tiles", "threshold_versions"})
        if (std::find(found->begin(), found->end(), QLatin1String(table)) == found->end())
            return Error{ErrorCode::Unreadable,
                         Sentence::tr("The table '%1' was deleted from the database: put a backup "
                                      "copy of it in its place.")
                             .arg(table)};
    return {};
}

} // namespace

Result<AuditReport> AuditCheck::run(const QString& expectedHead)
{
    if (auto ok = requireTables(m_database); !ok)
        return ok.error();
    if (auto ok = walkChain(expectedHead); !ok)
        return ok.error();
    if (auto ok = checkHead(); !ok)
        return ok.error();
    if (!expectedHead.isEmpty() && !m_sawHead)
        report(0, {},
               Sentence::tr("The noted hash %1 is not in the chain: events were cut off or written "
                            "anew since it was noted.")
                   .arg(expectedHead.toStdString()));
    if (auto ok = checkForms(); !ok)
        return ok.error();
    if (auto ok = compareRows(); !ok)
        return ok.error();
    if (auto ok = compareMasks(); !ok)
        return ok.error();
    if (auto ok = compareTiles(); !ok)
        return ok.error();
    return std::move(m_report);
}

Result<void> AuditCheck::walkChain(const QString& expectedHead)
{
    AuditRepository audit(m_database);
    qint64 after = std::numeric_limits<qint64>::min();
    for (;;) {
        if (m_stop.stopRequested())
            return cancelledError();
        auto events = audit.since(after, kBatch);
        if (!events)
            return events.error();
        for (const AuditEvent& event : *events) {
            takeEvent(event);
            m_sawHead = m_sawHead || event.hash == expectedHead;
        }
        if (events->size() < std::size_t(kBatch))
            return {};
        after = events->back().sequence;
    }
}

void AuditCheck::takeEvent(const AuditEvent& event)
{
    ++m_report.events;
    if (event.sequence > m_last.sequence + 1)
        report(m_last.sequence + 1, {}, missingEvents(m_last.sequence + 1, event.sequence - 1));
    const bool follows = event.sequence == m_last.sequence + 1;
    // After a gap the hash of the event before is not known, so the gap is all there is to say.
    if (event.sequence < 1 || (follows && auditHash(m_last.hash, event) != event.hash))
        report(event.sequence, event.subject,
               Sentence::tr("%1 was changed, inserted or moved: its hash does not follow from what "
                            "it says and the event before it.")
                   .arg(eventName(event)));
    if (!m_expected.take(event))
        report(event.sequence, event.subject,
               Sentence::tr("%1 was changed: its details cannot be read.").arg(eventName(event)));
    m_last = event;
}

Result<void> AuditCheck::checkHead()
{
    m_report.head = m_last.hash;
    auto head = AuditRepository(m_database).head();
    if (!head) {
        if (head.error().code != ErrorCode::Unreadable)
            return head.error();
        report(m_last.sequence, {}, head.error().message);
        return {};
    }
    if (head->sequence > m_last.sequence)
        report(m_last.sequence + 1, {}, missingEvents(m_last.sequence + 1, head->sequence));
    else if (head->sequence < m_last.sequence)
        report(head->sequence + 1, m_last.subject,
               Sentence::tr("The audit ended with event %1, but goes on up to event %2: what "
                            "follows was inserted.")
                   .arg(head->sequence)
                   .arg(m_last.sequence));
    else if (head->hash != m_last.hash)
        report(m_last.sequence, m_last.subject,
               Sentence::tr("The last event, %1, does not have the hash that was noted beside the "
                            "audit: it was changed or replaced.")
                   .arg(m_last.sequence));
    return {};
}

void AuditCheck::report(qint64 sequence, const QString& subject, std::string sentence)
{
    if (m_report.findings.size() == kMostFindings)
        sentence = Sentence::tr("There is more; only the first %1 findings are listed.")
                       .arg(kMostFindings);
    if (m_report.findings.size() <= kMostFindings)
        m_report.findings.push_back({sequence, subject, QString::fromStdString(sentence)});
}

} // namespace mixdesk
