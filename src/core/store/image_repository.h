// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/review_types.h"

#include <QVariant>

#include <optional>
#include <vector>

namespace mixdesk {

class Database;

/// The pictures that somebody decided about: one row for each content that a file had, made by the
/// first verdict or mask.
struct ReviewedImage
{
    qint64 id = 0;
    QString path;    ///< relative to the dataset, '/' separators; absolute for inbox pictures
    qint64 size = 0; ///< of the file, bytes
    QString hash;    ///< SHA-256 of the file's content; empty: not computed
};

/// Under which the labels of a content are kept that a file no longer has; no picture's path.
QString replacedName(const ReviewedImage& image);
bool isReplacedName(const QString& path);

class ImageRepository
{
public:
    explicit ImageRepository(Database& database) : m_database(database) {}

    /// The row of that path, made where there is none; a row without a hash takes the given one.
    /// Where the known hash is another, the file was replaced: its row, with the verdicts and masks
    /// of what was there before, goes to replacedName(), and a new one begins. The audit is told
    /// what was made, changed or renamed.
    Result<qint64> require(const ReviewedImage& image, const Actor& actor);
    Result<std::optional<ReviewedImage>> byPath(const QString& path);
    Result<std::vector<ReviewedImage>> all(); ///< in the order of the path
    /// Gives a picture that was moved (exported from an inbox) its new path; verdicts and masks
    /// stay with it. An Error when the new path is taken.
    Result<void> rename(const QString& from, const QString& to, const Actor& actor);

private:
    Result<std::vector<ReviewedImage>> select(const QString& conditionAndOrder,
                                              const QVariantList& values);
    Result<void> tell(const ReviewedImage& image, const Actor& actor);
    Result<void> move(ReviewedImage row, const QString& to, const Actor& actor);
    Result<qint64> make(ReviewedImage row, const Actor& actor);

    Database& m_database;
};

} // namespace mixdesk
