// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/run_folder.h"
#include "core/store/threshold_repository.h"

#include <QCoreApplication>
#include <QVector>
#include <optional>
#include <string>
#include <vector>

namespace mixdesk {

/// The threshold versions of one run: their rows in the database and the active one, always the
/// newest, as the run's thresholds.yaml. Both change together: save() writes the file within the
/// transaction that adds the row, after the draft has been told what is being saved. A crash before
/// the file leaves the draft; a crash between file and commit leaves a file that no row knows and a
/// draft that is equal to it, from which takeIn() finishes the save. GUI thread.
class DeskVersions
{
    Q_DECLARE_TR_FUNCTIONS(mixdesk::DeskVersions)

public:
    using Rows = std::vector<ClassThreshold>;

    DeskVersions(Database& database, QString run, fs::path folder,
                 std::vector<std::string> classes);

    /// Brings file and database together for what was just read from thresholds.yaml: nothing for
    /// the newest version; the first fit for a run that has none; else a version of its own.
    /// Returns what there is to tell, or nothing.
    Result<QString> takeIn(const ThresholdsFile& file);

    /// Adds a version and makes it the file; the draft is gone then.
    Result<void> save(const Rows& rows, const QString& comment, ThresholdVersion::Origin origin,
                      const QString& summary);

    Result<void> keepDraft(const Rows& rows);
    Result<void> clearDraft();
    /// Empty where there is none, or none that still fits this run.
    Result<std::optional<Rows>> draft();

    const QVector<ThresholdVersion>& all() const { return m_versions; } ///< newest first
    std::optional<ThresholdVersion> active() const;
    Result<Rows> rowsOf(qint64 id) const;

    /// False once somebody else wrote thresholds.yaml, or removed it.
    bool fileIsKnown() const;
    /// Writes the active version's file again.
    Result<void> restoreFile();

private:
    Result<ThresholdVersion> add(const Rows& rows, const QString& comment,
                                 ThresholdVersion::Origin origin, const QString& summary);
    Result<void> addFirst(const Rows& rows);
    Result<QString> addFromFile(const Rows& rows, const QString& hash);
    Result<void> storeDraft(const Rows& rows, const QString& comment);
    Result<void> writeFile(const Rows& rows, int number);
    std::string hashOf(const ThresholdVersion& version) const;
    Result<Rows> parse(const ThresholdVersion& version) const;
    Result<void> refresh();

    Database& m_database;
    ThresholdRepository m_repository;
    QString m_run;
    RunPaths m_paths;
    std::vector<std::string> m_classes;
    QVector<ThresholdVersion> m_versions;
    std::string m_fileText; ///< as last read or written
};

/// For a run whose thresholds.yaml cannot be read: writes its newest version there again. An Error
/// when the database has none.
Result<void> restoreNewestVersion(Database& database, const QString& run, const fs::path& folder);

} // namespace mixdesk
