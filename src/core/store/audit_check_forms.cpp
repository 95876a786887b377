// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sentence.h"
#include "core/store/audit_check.h"
#include "core/store/database.h"

#include <QString>

namespace mixdesk {

namespace {

struct Column
{
    const char* table;
    const char* name;
    const char* kind;            ///< as SQLite's typeof() calls it
    const char* never = nullptr; ///< a condition that no program's value meets
};

constexpr const char* kRealOrNull = "real', 'null";
constexpr const char* kIntegerOrNull = "integer', 'null";

constexpr Column kColumns[] = {
    {"images", "path", "text"},
    {"images", "size", "integer"},
    {"images", "hash", "text"},
    {"verdicts", "image_id", "integer"},
    {"verdicts", "study", "text"},
    {"verdicts", "reviewer", "text"},
    {"verdicts", "station", "text"},
    {"verdicts", "created", "text"},
    {"verdicts", "decision", "text"},
    {"verdicts", "class_name", "text"},
    {"verdicts", "defect_type", "text"},
    {"verdicts", "comment", "text"},
    {"verdicts", "flagged", "integer", "flagged NOT IN (0, 1)"},
    {"verdicts", "score", kRealOrNull},
    {"verdicts", "threshold", kRealOrNull},
    {"verdicts", "model_hash", "text"},
    {"verdicts", "replaces", kIntegerOrNull, "replaces = 0"},
    {"verdicts", "uuid", "text"},
    {"threshold_versions", "run", "text"},
    {"threshold_versions", "number", "integer"},
    {"threshold_versions", "comment", "text"},
    {"threshold_versions", "author", "text"},
    {"threshold_versions", "created", "text"},
    {"threshold_versions", "origin", "text"},
    {"threshold_versions", "hash", "text"},
    {"threshold_versions", "yaml", "text"},
    {"threshold_versions", "bands", "text"},
    {"threshold_versions", "summary", "text"},
    {"defect_types", "class_name", "text"},
    {"defect_types", "name", "text"},
    {"masks", "image_id", "integer"},
    {"masks", "defect_type", "text"},
    {"masks", "width", "integer"},
    {"masks", "height", "integer"},
    {"masks", "revision", "integer"},
    {"masks", "reviewer", "text"},
    {"mask_tiles", "tile_x", "integer"},
    {"mask_tiles", "tile_y", "integer"},
    {"mask_tiles", "bits", "blob"},
    {"audit", "created", "text"},
    {"audit", "author", "text"},
    {"audit", "station", "text"},
    {"audit", "kind", "text"},
    {"audit", "subject", "text"},
    {"audit", "details", "text"},
    {"audit", "hash", "text"},
};

QString keyOf(const QString& table)
{
    return table == QLatin1String("audit")        ? QStringLiteral("sequence")
           : table == QLatin1String("mask_tiles") ? QStringLiteral("mask_id")
                                                  : QStringLiteral("id");
}

/// Holds for a value that no program wrote; empty: there is none. A server keeps the kinds itself.
QString oddness(const Column& column, bool isServer)
{
    const QString never = QLatin1String(column.never ? column.never : "");
    if (isServer)
        return never;
    const QString kind = QStringLiteral("typeof(%1) NOT IN ('%2')")
                             .arg(QLatin1String(column.name), QLatin1String(column.kind));
    return never.isEmpty() ? kind : kind + QStringLiteral(" OR ") + never;
}

} // namespace

/// Values that read the same as what was written and are not: 'x' for 0, an empty blob for ''.
Result<void> AuditCheck::checkForms()
{
    for (const Column& column : kColumns) {
        const QString table = QLatin1String(column.table);
        const QString odd = oddness(column, m_database.dialect().isServer());
        if (odd.isEmpty())
            continue;
        auto rows = m_database.rows<qint64>(
            QStringLiteral("SELECT %1 FROM %2 WHERE %3 ORDER BY %1").arg(keyOf(table), table, odd),
            {},
            [](const QSqlQuery& query) -> Result<qint64> { return query.value(0).toLongLong(); });
        if (!rows)
            return rows.error();
        for (const qint64 id : *rows)
            report(0, {},
                   Sentence::tr("Row %1 of the table %2 was changed behind the audit's back: its "
                                "'%3' is of a kind that no program writes.")
                       .arg(id)
                       .arg(column.table)
                       .arg(column.name));
    }
    return {};
}

} // namespace mixdesk
