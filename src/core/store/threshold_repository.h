// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QVariant>

#include <optional>
#include <vector>

namespace mixdesk {

class Database;

/// One state of a run's thresholds.yaml. Versions are never changed or removed while the run lives.
struct ThresholdVersion
{
    enum class Origin {
        FirstFit,      ///< as training left it
        Saved,         ///< by a person on the Desk
        OutsideChange, ///< the file was changed by another program
        RolledBack     ///< an earlier version made active again
    };

    qint64 id = 0;  ///< given by add()
    QString run;    ///< name of the run; it needs a row in the runs
    int number = 0; ///< 1, 2, ... per run; given by add()
    QString comment;
    QString user;
    QString created; ///< ISO 8601 in UTC; filled by add() when empty
    QString hash;    ///< of yaml; given by add()
    QString yaml;    ///< whole text of thresholds.yaml
    QString bands;   ///< JSON of the recheck bands, opaque here, may be empty
    Origin origin = Origin::Saved;
    QString summary; ///< JSON of the figures before and after, opaque here, may be empty
};

/// Changes that nobody saved yet; survives a crash.
struct ThresholdDraft
{
    QString yaml;
    QString bands;
    QString saved; ///< ISO 8601 in UTC
};

class ThresholdRepository
{
public:
    explicit ThresholdRepository(Database& database) : m_database(database) {}

    /// SHA-256 of the text as UTF-8, 64 lower-case hex digits.
    static QString hashOf(const QString& yaml);

    /// Returns the version with id, number, hash and time; two windows never get the same number.
    /// Writes its audit event in the same transaction.
    Result<ThresholdVersion> add(const ThresholdVersion& version);

    Result<std::vector<ThresholdVersion>> all(const QString& run); ///< newest first
    Result<std::vector<ThresholdVersion>> ofAllRuns();             ///< in the order of their ids
    Result<std::optional<ThresholdVersion>> byId(qint64 id);
    /// The newest version with that text.
    Result<std::optional<ThresholdVersion>> byHash(const QString& run, const QString& hash);

    Result<void> saveDraft(const QString& run, const QString& yaml, const QString& bands);
    Result<std::optional<ThresholdDraft>> draft(const QString& run);
    Result<void> clearDraft(const QString& run); ///< success when there is none

private:
    Result<std::vector<ThresholdVersion>> select(const QString& conditionAndOrder,
                                                 const QVariantList& values);

    Database& m_database;
};

} // namespace mixdesk
