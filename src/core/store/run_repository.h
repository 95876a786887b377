// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QVariant>

#include <optional>
#include <vector>

namespace mixdesk {

class Database;

/// A paused training is Running: its process still holds it.
enum class RunState { Running, Finished, Interrupted, Failed };

/// What the list of runs shows of one run folder.
struct RunRow
{
    qint64 id = 0;
    QString name;    ///< of the folder under runs/; never changes
    QString created; ///< ISO 8601 in UTC; filled by add() when empty
    QString preset;
    RunState state = RunState::Running;
    QString reason; ///< why it failed, as one sentence
    int epochs = 0; ///< finished
    int epochsPlanned = 0; ///< 0: none, of an ensemble
    std::optional<double> bestF1;    ///< [0, 1]; NaN is stored as none
    std::optional<double> meanAuroc; ///< [0, 1]; NaN is stored as none
    QString modelHash;               ///< SHA-256 of model.safetensors; empty until there is one
    bool deleted = false;
};

/// Rows only: nothing here touches a run's folder.
class RunRepository
{
public:
    explicit RunRepository(Database& database) : m_database(database) {}

    /// Returns the row with its id. An Error when the name is taken (deleted runs included) or is
    /// no folder name.
    Result<RunRow> add(const RunRow& row);

    /// Stores everything but name, time and deletion. A row that is Running belongs to this process
    /// from then on.
    Result<void> update(const RunRow& row);

    Result<std::optional<RunRow>> byName(const QString& name); ///< deleted or not
    Result<std::vector<RunRow>> all();                         ///< not deleted, newest first
    Result<std::vector<RunRow>> deleted();                     ///< what undelete() can bring back

    Result<void> markDeleted(const QString& name);
    Result<void> undelete(const QString& name);

    /// Forgets the run for good, with its threshold versions, draft and scores.
    Result<void> purge(const QString& name);

    /// For start-up: every Running row becomes Interrupted unless another living process (a second
    /// window, another station) trains it. Returns how many did.
    Result<int> interruptRunning();
    /// Later on: the same, but what this process trains goes on.
    Result<int> interruptAbandoned();
    /// Does a row say Running that is not of this process?
    Result<bool> othersTrain();

    /// An Error unless there is a row of that name.
    Result<void> require(const QString& name);

private:
    Result<int> interrupt(const QString& sparedOwner);
    Result<void> setDeleted(const QString& name, bool deleted);
    Result<std::vector<RunRow>> select(const QString& condition, const QVariantList& values);

    Database& m_database;
};

} // namespace mixdesk
