// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/audit_expectation.h"
#include "core/store/audit_repository.h"

namespace mixdesk {

/// One check of a database against its audit, within a reading transaction of the caller.
class AuditCheck
{
public:
    AuditCheck(Database& database, const StopToken& stop) : m_database(database), m_stop(stop) {}

    Result<AuditReport> run(const QString& expectedHead);

private:
    using Row = AuditExpectation::Row;
    using Rows = std::map<qint64, Row>;

    Result<void> walkChain(const QString& expectedHead);
    void takeEvent(const AuditEvent& event);
    Result<void> checkHead();
    Result<void> checkForms();
    Result<void> compareRows();
    Result<void> compareMasks();
    Result<void> compareTiles();

    /// `what` names a row of that table for people, such as "verdict 12".
    void compare(Rows& expected, const std::string& what, qint64 id, const QString& subject,
                 const QJsonObject& found);
    void reportGone(const Rows& expected, const std::string& table);
    void report(qint64 sequence, const QString& subject, std::string sentence);

    Database& m_database;
    StopToken m_stop;
    AuditExpectation m_expected;
    AuditReport m_report;
    AuditEvent m_last; ///< of the chain, as stored
    bool m_sawHead = false;
};

} // namespace mixdesk
