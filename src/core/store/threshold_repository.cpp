// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/threshold_repository.h"

#include "core/base/hash.h"
#include "core/base/sentence.h"
#include "core/store/audit_details.h"
#include "core/store/audit_repository.h"
#include "core/store/database.h"
#include "core/store/run_repository.h"

#include <array>

namespace mixdesk {

namespace {

using Origin = ThresholdVersion::Origin;

/// In the order of Origin.
constexpr std::array<const char*, 4> kOriginNames = {"first_fit", "saved", "outside_change",
                                                     "rolled_back"};

Result<ThresholdVersion> readVersion(const QSqlQuery& query)
{
    ThresholdVersion version;
    version.id = query.value(0).toLongLong();
    version.run = query.value(1).toString();
    version.number = query.value(2).toInt();
    version.comment = query.value(3).toString();
    version.user = query.value(4).toString();
    version.created = query.value(5).toString();
    version.hash = query.value(7).toString();
    version.yaml = query.value(8).toString();
    version.bands = query.value(9).toString();
    version.summary = query.value(10).toString();
    const QString origin = query.value(6).toString();
    for (std::size_t i = 0; i < kOriginNames.size(); ++i)
        if (origin == QLatin1String(kOriginNames[i])) {
            version.origin = Origin(i);
            return version;
        }
    return Error{ErrorCode::Unreadable,
                 Sentence::tr("Threshold version %1 of the run '%2' is damaged: put a backup copy "
                              "of the database in its place.")
                     .arg(version.number)
                     .arg(version.run.toStdString())};
}

std::optional<ThresholdVersion> firstOf(std::vector<ThresholdVersion>&& versions)
{
    if (versions.empty())
        return {};
    return std::move(versions.front());
}

} // namespace

QString ThresholdRepository::hashOf(const QString& yaml)
{
    return QString::fromStdString(sha256Hex(yaml.toStdString()));
}

Result<ThresholdVersion> ThresholdRepository::add(const ThresholdVersion& version)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    if (auto known = RunRepository(m_database).require(version.run); !known)
        return known.error();
    auto last = m_database.rows<int>(
        QStringLiteral("SELECT COALESCE(MAX(number), 0) FROM threshold_versions WHERE run = ?"),
        {version.run},
        [](const QSqlQuery& query) -> Result<int> { return query.value(0).toInt(); });
    if (!last)
        return last.error();
    ThresholdVersion stored = version;
    stored.number = last->front() + 1;
    stored.hash = hashOf(stored.yaml);
    if (stored.created.isEmpty())
        stored.created = utcNow();
    auto id = m_database.insert(
        QStringLiteral("INSERT INTO threshold_versions (run, number, comment, author, created, "
                       "origin, hash, yaml, bands, summary) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {stored.run, stored.number, stored.comment, stored.user, stored.created,
         QLatin1String(kOriginNames.at(std::size_t(stored.origin))), stored.hash, stored.yaml,
         stored.bands, stored.summary});
    if (!id)
        return id.error();
    stored.id = *id;
    auto told = AuditRepository(m_database)
                    .append(QStringLiteral("thresholds"), stored.run, thresholdDetails(stored),
                            Actor{stored.user, {}});
    if (!told)
        return told.error();
    if (auto committed = transaction->commit(); !committed)
        return committed.error();
    return stored;
}

Result<std::vector<ThresholdVersion>> ThresholdRepository::select(const QString& conditionAndOrder,
                                                                  const QVariantList& values)
{
    return m_database.rows<ThresholdVersion>(
        QStringLiteral("SELECT id, run, number, comment, author, created, origin, hash, yaml, "
                       "bands, summary FROM threshold_versions ") +
            conditionAndOrder,
        values, readVersion);
}

Result<std::vector<ThresholdVersion>> ThresholdRepository::all(const QString& run)
{
    return select(QStringLiteral("WHERE run = ? ORDER BY number DESC"), {run});
}

Result<std::vector<ThresholdVersion>> ThresholdRepository::ofAllRuns()
{
    return select(QStringLiteral("ORDER BY id"), {});
}

Result<std::optional<ThresholdVersion>> ThresholdRepository::byId(qint64 id)
{
    auto found = select(QStringLiteral("WHERE id = ?"), {id});
    if (!found)
        return found.error();
    return firstOf(std::move(*found));
}

Result<std::optional<ThresholdVersion>> ThresholdRepository::byHash(const QString& run,
                                                                    const QString& hash)
{
    auto found =
        select(QStringLiteral("WHERE run = ? AND hash = ? ORDER BY number DESC"), {run, hash});
    if (!found)
        return found.error();
    return firstOf(std::move(*found));
}

Result<void> ThresholdRepository::saveDraft(const QString& run, const QString& yaml,
                                            const QString& bands)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    if (auto known = RunRepository(m_database).require(run); !known)
        return known.error();
    auto done = m_database.run(
        QStringLiteral("INSERT INTO threshold_drafts (run, yaml, bands, saved) "
                       "VALUES (?, ?, ?, ?) ON CONFLICT (run) DO UPDATE SET "
                       "yaml = excluded.yaml, bands = excluded.bands, saved = excluded.saved"),
        {run, yaml, bands, utcNow()});
    if (!done)
        return done.error();
    return transaction->commit();
}

Result<std::optional<ThresholdDraft>> ThresholdRepository::draft(const QString& run)
{
    auto found = m_database.rows<ThresholdDraft>(
        QStringLiteral("SELECT yaml, bands, saved FROM threshold_drafts WHERE run = ?"), {run},
        [](const QSqlQuery& query) -> Result<ThresholdDraft> {
            return ThresholdDraft{query.value(0).toString(), query.value(1).toString(),
                                  query.value(2).toString()};
        });
    if (!found)
        return found.error();
    if (found->empty())
        return std::optional<ThresholdDraft>();
    return std::optional(std::move(found->front()));
}

Result<void> ThresholdRepository::clearDraft(const QString& run)
{
    auto done = m_database.run(QStringLiteral("DELETE FROM threshold_drafts WHERE run = ?"), {run});
    if (!done)
        return done.error();
    return {};
}

} // namespace mixdesk
