// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <vector>

namespace mixdesk {

class Database;

/// One picture's scores. NaN (a score that does not exist) and infinities come back as they were.
struct StoredScore
{
    QString image;       ///< path relative to the dataset, unique in its set
    qint64 size = 0;     ///< of the file, bytes: with `modified` tells whether it is the same file
    qint64 modified = 0; ///< of the file, ms since 1970 in UTC
    QString className;   ///< true class; empty when unknown
    QString type;        ///< good, or the defect type; empty when unknown
    int routedClass = 0;
    double confidence = 0.0;
    double score = 0.0;
    double ownScore = 0.0;
    int width = 0, height = 0; ///< pixels of the picture itself
    QString error;             ///< why it could not be scored; empty otherwise
};

/// A cache: what it loses is computed again. A set of scores belongs to a run, to the weights
/// (modelHash), and to `scoreKey`, a text that names what else the scores depend on.
class ScoreRepository
{
public:
    explicit ScoreRepository(Database& database) : m_database(database) {}

    /// Adds the rows to the set, each in place of the one with the same image; all or none are
    /// stored. Forgets the run's sets of other weights, which nobody can ask for again. The run
    /// needs a row in the runs.
    Result<void> put(const QString& run, const QString& modelHash, const QString& scoreKey,
                     const std::vector<StoredScore>& scores);

    /// The whole set, in the order of the image's path; empty when there is none.
    Result<std::vector<StoredScore>> all(const QString& run, const QString& modelHash,
                                         const QString& scoreKey);

    /// Forgets every set of the run.
    Result<void> clear(const QString& run);

private:
    Result<qint64> setFor(const QString& run, const QString& modelHash, const QString& scoreKey);

    Database& m_database;
};

} // namespace mixdesk
