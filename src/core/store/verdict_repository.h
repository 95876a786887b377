// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/image_repository.h"
#include "core/store/review_types.h"

#include <QSet>
#include <QStringList>
#include <QVariant>

#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace mixdesk {

class Database;

/// Somebody else decided since: what is stored now. Nothing was written.
struct VerdictConflict
{
    VerdictRecord theirs;
};

/// Verdicts are added, never changed: taking one back adds Decision::None. Each writes its audit
/// event in the same transaction.
class VerdictRepository
{
public:
    explicit VerdictRepository(Database& database) : m_database(database) {}

    /// Stores each of them, or none. `replaces` must be the id of the picture's present verdict as
    /// the caller saw it (0: none; within a study: the same reviewer's), otherwise the first such
    /// conflict is returned instead; one that the file's replaced content had will do as well.
    /// Returns the records as stored, in order: one whose `uuid` is stored already is returned as
    /// it was stored then, and not stored again.
    using Outcome = std::variant<std::vector<VerdictRecord>, VerdictConflict>;
    Result<Outcome> add(const std::vector<VerdictRecord>& verdicts, const Actor& actor);
    /// Size and hash of the pictures' files, where known, are noted with the same call: a verdict
    /// belongs to the content it was given on (ImageRepository::require).
    Result<Outcome> add(const std::vector<VerdictRecord>& verdicts,
                        const std::vector<ReviewedImage>& images, const Actor& actor);
    /// The same for verdicts that were given elsewhere: reviewer and moment stay where a record
    /// has them, and the audit names `actor` as who brought them.
    Result<Outcome> takeIn(const std::vector<VerdictRecord>& verdicts,
                           const std::vector<ReviewedImage>& images, const Actor& actor);

    /// The newest of each picture, outside of studies; Decision::None where it was taken back. In
    /// the order of the path.
    Result<std::vector<VerdictRecord>> current();
    /// The newest of each picture and reviewer: for disagreements between people. `study` empty:
    /// the review itself.
    Result<std::vector<VerdictRecord>> perReviewer(const QString& study = {});
    Result<std::vector<VerdictRecord>> history(const QString& image); ///< oldest first, studies too
    /// Verdicts with an id above this one, oldest first: what others did since. Those of replaced
    /// contents have the name that these are kept under; the three above leave them out.
    Result<std::vector<VerdictRecord>> since(qint64 id);
    Result<QStringList> studies(); ///< sorted

    /// A verdict with the row number of its picture, for the audit's check; in the order of ids.
    Result<std::vector<std::pair<qint64, VerdictRecord>>> withImageIds();

private:
    Result<std::vector<VerdictRecord>> select(const QString& conditionAndOrder,
                                              const QVariantList& values);
    Result<std::optional<VerdictRecord>> present(const VerdictRecord& verdict,
                                                 const QString& reviewer);
    Result<bool> isOfReplaced(const VerdictRecord& verdict);
    Result<QSet<QString>> takeStored(std::vector<VerdictRecord>& verdicts);
    Result<std::optional<VerdictConflict>> firstConflict(const std::vector<VerdictRecord>& verdicts,
                                                         const Actor& who);
    Result<Outcome> store(std::vector<VerdictRecord> verdicts,
                          const std::vector<ReviewedImage>& images, const Actor& who);
    Result<void> addOne(VerdictRecord& verdict, qint64 imageId, const Actor& who);

    Database& m_database;
};

/// The defect types of each class, as people named them.
class DefectTypeRepository
{
public:
    explicit DefectTypeRepository(Database& database) : m_database(database) {}

    /// Known ones are left alone. A name must do as a folder name, and is not "good".
    Result<void> add(const QString& className, const QString& name, const Actor& actor);
    Result<QStringList> all(const QString& className); ///< in the order they were added
    Result<QStringList> classes();

private:
    Database& m_database;
};

} // namespace mixdesk
