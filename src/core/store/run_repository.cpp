// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/run_repository.h"

#include "core/base/sentence.h"
#include "core/store/audit_repository.h"
#include "core/store/database.h"
#include "core/store/process_identity.h"
#include "core/store/threshold_repository.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cmath>

namespace mixdesk {

namespace {

/// In the order of RunState.
constexpr std::array<const char*, 4> kStateNames = {"running", "finished", "interrupted", "failed"};

QString stateName(RunState state)
{
    return QLatin1String(kStateNames.at(std::size_t(state)));
}

std::optional<RunState> stateByName(const QString& name)
{
    for (std::size_t i = 0; i < kStateNames.size(); ++i)
        if (name == QLatin1String(kStateNames[i]))
            return RunState(i);
    return {};
}

QVariant storedFigure(const std::optional<double>& figure)
{
    return figure && !std::isnan(*figure) ? QVariant(*figure) : QVariant();
}

std::optional<double> readFigure(const QVariant& value)
{
    return value.isNull() ? std::nullopt : std::optional(value.toDouble());
}

QString ownerFor(RunState state)
{
    return state == RunState::Running ? thisProcess() : QString();
}

bool isFolderName(const QString& name)
{
    return !name.isEmpty() && name != QLatin1String(".") && name != QLatin1String("..") &&
           !name.contains(QLatin1Char('/')) && !name.contains(QChar(0));
}

Result<RunRow> readRow(const QSqlQuery& query)
{
    RunRow row;
    row.id = query.value(0).toLongLong();
    row.name = query.value(1).toString();
    row.created = query.value(2).toString();
    row.preset = query.value(3).toString();
    const auto state = stateByName(query.value(4).toString());
    if (!state || !isFolderName(row.name))
        return Error{ErrorCode::Unreadable,
                     Sentence::tr("The database's row of the run '%1' is damaged: put a backup "
                                  "copy of the database in its place.")
                         .arg(row.name.toStdString())};
    row.state = *state;
    row.reason = query.value(5).toString();
    row.epochs = query.value(6).toInt();
    row.epochsPlanned = query.value(7).toInt();
    row.bestF1 = readFigure(query.value(8));
    row.meanAuroc = readFigure(query.value(9));
    row.modelHash = query.value(10).toString();
    row.deleted = query.value(11).toInt() != 0;
    return row;
}

Error noSuchRun(const QString& name)
{
    return {ErrorCode::NotFound,
            Sentence::tr("The project has no run '%1': it may have been deleted in another window.")
                .arg(name.toStdString())};
}

} // namespace

Result<RunRow> RunRepository::add(const RunRow& row)
{
    if (!isFolderName(row.name))
        return Error{ErrorCode::Usage, Sentence::tr("'%1' cannot be the name of a run: it names a "
                                                    "folder, so give it a name without '/'.")
                                           .arg(row.name.toStdString())};
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    const auto taken = byName(row.name);
    if (!taken)
        return taken.error();
    if (*taken)
        return Error{ErrorCode::Usage,
                     Sentence::tr("The project already has a run '%1': choose another name.")
                         .arg(row.name.toStdString())};
    RunRow stored = row;
    if (stored.created.isEmpty())
        stored.created = utcNow();
    auto id = m_database.insert(
        QStringLiteral("INSERT INTO runs (name, created, preset, state, reason, owner, epochs, "
                       "epochs_planned, best_f1, mean_auroc, model_hash, deleted) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {stored.name, stored.created, stored.preset, stateName(stored.state), stored.reason,
         ownerFor(stored.state), stored.epochs, stored.epochsPlanned, storedFigure(stored.bestF1),
         storedFigure(stored.meanAuroc), stored.modelHash, int(stored.deleted)});
    if (!id)
        return id.error();
    stored.id = *id;
    if (auto committed = transaction->commit(); !committed)
        return committed.error();
    return stored;
}

Result<void> RunRepository::update(const RunRow& row)
{
    auto done = m_database.run(
        QStringLiteral("UPDATE runs SET preset = ?, state = ?, reason = ?, owner = ?, epochs = ?, "
                       "epochs_planned = ?, best_f1 = ?, mean_auroc = ?, model_hash = ? "
                       "WHERE name = ?"),
        {row.preset, stateName(row.state), row.reason, ownerFor(row.state), row.epochs,
         row.epochsPlanned, storedFigure(row.bestF1), storedFigure(row.meanAuroc), row.modelHash,
         row.name});
    if (!done)
        return done.error();
    if (done->numRowsAffected() != 1)
        return noSuchRun(row.name);
    return {};
}

Result<std::vector<RunRow>> RunRepository::select(const QString& condition,
                                                  const QVariantList& values)
{
    return m_database.rows<RunRow>(
        QStringLiteral("SELECT id, name, created, preset, state, reason, epochs, epochs_planned, "
                       "best_f1, mean_auroc, model_hash, deleted FROM runs WHERE %1 "
                       "ORDER BY created DESC, id DESC")
            .arg(condition),
        values, readRow);
}

Result<std::optional<RunRow>> RunRepository::byName(const QString& name)
{
    auto found = select(QStringLiteral("name = ?"), {name});
    if (!found)
        return found.error();
    if (found->empty())
        return std::optional<RunRow>();
    return std::optional(std::move(found->front()));
}

Result<std::vector<RunRow>> RunRepository::all()
{
    return select(QStringLiteral("deleted = 0"), {});
}

Result<std::vector<RunRow>> RunRepository::deleted()
{
    return select(QStringLiteral("deleted <> 0"), {});
}

Result<void> RunRepository::setDeleted(const QString& name, bool deleted)
{
    auto done = m_database.run(QStringLiteral("UPDATE runs SET deleted = ? WHERE name = ?"),
                               {int(deleted), name});
    if (!done)
        return done.error();
    if (done->numRowsAffected() != 1)
        return noSuchRun(name);
    return {};
}

Result<void> RunRepository::markDeleted(const QString& name)
{
    return setDeleted(name, true);
}

Result<void> RunRepository::undelete(const QString& name)
{
    return setDeleted(name, false);
}

Result<void> RunRepository::purge(const QString& name)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    const auto versions = ThresholdRepository(m_database).all(name);
    if (!versions)
        return versions.error();
    auto done = m_database.run(QStringLiteral("DELETE FROM runs WHERE name = ?"), {name});
    if (!done)
        return done.error();
    if (done->numRowsAffected() != 1)
        return noSuchRun(name);
    QJsonArray ids; // or their going would look like tampering
    for (const ThresholdVersion& version : *versions)
        ids.append(version.id);
    auto told = AuditRepository(m_database)
                    .append(QStringLiteral("purge"), name, {{QStringLiteral("versions"), ids}},
                            localActor());
    if (!told)
        return told.error();
    return transaction->commit();
}

Result<int> RunRepository::interruptRunning()
{
    return interrupt({});
}

Result<int> RunRepository::interruptAbandoned()
{
    return interrupt(thisProcess());
}

Result<int> RunRepository::interrupt(const QString& sparedOwner)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    struct Training
    {
        qint64 id;
        QString owner;
    };
    auto trainings = m_database.rows<Training>(
        QStringLiteral("SELECT id, owner FROM runs WHERE state = ?"),
        {stateName(RunState::Running)}, [](const QSqlQuery& query) -> Result<Training> {
            return Training{query.value(0).toLongLong(), query.value(1).toString()};
        });
    if (!trainings)
        return trainings.error();
    int interrupted = 0;
    for (const Training& training : *trainings) {
        const bool spared = !sparedOwner.isEmpty() && training.owner == sparedOwner;
        if (spared || anotherProcessRuns(training.owner))
            continue;
        auto done =
            m_database.run(QStringLiteral("UPDATE runs SET state = ?, owner = ? WHERE id = ?"),
                           {stateName(RunState::Interrupted), QString(), training.id});
        if (!done)
            return done.error();
        ++interrupted;
    }
    if (auto committed = transaction->commit(); !committed)
        return committed.error();
    return interrupted;
}

Result<bool> RunRepository::othersTrain()
{
    auto owners = m_database.rows<QString>(
        QStringLiteral("SELECT owner FROM runs WHERE state = ?"), {stateName(RunState::Running)},
        [](const QSqlQuery& query) -> Result<QString> { return query.value(0).toString(); });
    if (!owners)
        return owners.error();
    const QString own = thisProcess();
    return std::any_of(owners->begin(), owners->end(),
                       [&own](const QString& owner) { return owner != own; });
}

Result<void> RunRepository::require(const QString& name)
{
    auto found = byName(name);
    if (!found)
        return found.error();
    if (!*found)
        return noSuchRun(name);
    return {};
}

} // namespace mixdesk
