// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/audit_baseline.h"

#include "core/store/audit_details.h"
#include "core/store/audit_repository.h"
#include "core/store/database.h"

#include <QJsonArray>

namespace mixdesk {

Result<void> writeAuditBaseline(Database& database)
{
    auto versions = ThresholdRepository(database).ofAllRuns();
    if (!versions)
        return versions.error();
    if (versions->empty())
        return {};
    QJsonArray rows;
    for (const ThresholdVersion& version : *versions)
        rows.append(thresholdDetails(version));
    auto written = AuditRepository(database).append(
        QStringLiteral("baseline"), QStringLiteral("threshold_versions"),
        {{QStringLiteral("versions"), rows}}, localActor());
    return written ? Result<void>() : written.error();
}

} // namespace mixdesk
