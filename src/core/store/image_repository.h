// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/review_types.h"

#include <QVariant>

#include <optional>
#include <vector>

namespace mixdesk {

class Database;

/// The pictures that somebody decided about: one row each, made by the first verdict or mask.
struct ReviewedImage
{
    qint64 id = 0;
    QString path;    ///< relative to the dataset, '/' separators; absolute for inbox pictures
    qint64 size = 0; ///< of the file, bytes
    QString hash;    ///< SHA-256 of the file's content; empty: not computed
};

class ImageRepository
{
public:
    explicit ImageRepository(Database& database) : m_database(database) {}

    /// The row of that path, made where there is none. A known row keeps its size and hash unless
    /// the given hash is not empty. The audit is told what was made or changed.
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

    Database& m_database;
};

} // namespace mixdesk
