// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/score_repository.h"

#include "core/store/database.h"
#include "core/store/run_repository.h"

#include <QSet>
#include <QStringList>

#include <cmath>
#include <limits>
#include <optional>

namespace mixdesk {

namespace {

/// SQL has no NaN; the columns are NULL for it.
QVariant storedNumber(double value)
{
    return std::isnan(value) ? QVariant() : QVariant(value);
}

double readNumber(const QVariant& value)
{
    return value.isNull() ? std::numeric_limits<double>::quiet_NaN() : value.toDouble();
}

Result<StoredScore> readScore(const QSqlQuery& query)
{
    StoredScore score;
    score.image = query.value(0).toString();
    score.size = query.value(1).toLongLong();
    score.modified = query.value(2).toLongLong();
    score.className = query.value(3).toString();
    score.type = query.value(4).toString();
    score.routedClass = query.value(5).toInt();
    score.confidence = readNumber(query.value(6));
    score.score = readNumber(query.value(7));
    score.ownScore = readNumber(query.value(8));
    score.width = query.value(9).toInt();
    score.height = query.value(10).toInt();
    score.error = query.value(11).toString();
    return score;
}

/// How many rows from there on one statement can take, which refuses the same image twice.
std::size_t chunkAt(const std::vector<StoredScore>& scores, std::size_t from, std::size_t most)
{
    QSet<QString> images;
    std::size_t count = 0;
    while (count < most && from + count < scores.size() &&
           !images.contains(scores[from + count].image))
        images.insert(scores[from + count++].image);
    return count;
}

QString insertionOf(std::size_t rows)
{
    const QStringList places(int(rows), QStringLiteral("(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    return QStringLiteral(
               "INSERT INTO scores (set_id, image, size, modified, class_name, type, "
               "routed_class, confidence, score, own_score, width, height, error) VALUES %1 "
               "ON CONFLICT (set_id, image) DO UPDATE SET "
               "size = excluded.size, modified = excluded.modified, "
               "class_name = excluded.class_name, type = excluded.type, "
               "routed_class = excluded.routed_class, confidence = excluded.confidence, "
               "score = excluded.score, own_score = excluded.own_score, width = excluded.width, "
               "height = excluded.height, error = excluded.error")
        .arg(places.join(QLatin1Char(',')));
}

QVariantList valuesOf(qint64 set, const std::vector<StoredScore>& scores, std::size_t from,
                      std::size_t count)
{
    QVariantList values;
    for (std::size_t i = from; i < from + count; ++i) {
        const StoredScore& score = scores[i];
        values << set << score.image << score.size << score.modified << score.className
               << score.type << score.routedClass << storedNumber(score.confidence)
               << storedNumber(score.score) << storedNumber(score.ownScore) << score.width
               << score.height << score.error;
    }
    return values;
}

} // namespace

Result<qint64> ScoreRepository::setFor(const QString& run, const QString& modelHash,
                                       const QString& scoreKey)
{
    if (auto known = RunRepository(m_database).require(run); !known)
        return known.error();
    if (auto done = m_database.run(
            QStringLiteral("DELETE FROM score_sets WHERE run = ? AND model_hash <> ?"),
            {run, modelHash});
        !done)
        return done.error();
    if (auto done = m_database.run(
            QStringLiteral("INSERT INTO score_sets (run, model_hash, score_key) VALUES (?, ?, ?) "
                           "ON CONFLICT (run, model_hash, score_key) DO NOTHING"),
            {run, modelHash, scoreKey});
        !done)
        return done.error();
    auto ids = m_database.rows<qint64>(
        QStringLiteral(
            "SELECT id FROM score_sets WHERE run = ? AND model_hash = ? AND score_key = ?"),
        {run, modelHash, scoreKey},
        [](const QSqlQuery& query) -> Result<qint64> { return query.value(0).toLongLong(); });
    if (!ids)
        return ids.error();
    return ids->front();
}

Result<void> ScoreRepository::put(const QString& run, const QString& modelHash,
                                  const QString& scoreKey, const std::vector<StoredScore>& scores)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    const auto set = setFor(run, modelHash, scoreKey);
    if (!set)
        return set.error();
    // A server answers each statement from afar; SQLite is quickest with single rows.
    const std::size_t most = m_database.address().isServer() ? 50 : 1;
    std::optional<QSqlQuery> query;
    std::size_t prepared = 0;
    for (std::size_t from = 0; from < scores.size();) {
        const std::size_t count = chunkAt(scores, from, most);
        if (count != prepared) {
            auto insertion = m_database.prepare(insertionOf(count));
            if (!insertion)
                return insertion.error();
            query = std::move(*insertion);
            prepared = count;
        }
        if (auto done = m_database.execute(*query, valuesOf(*set, scores, from, count)); !done)
            return done;
        from += count;
    }
    query.reset();
    return transaction->commit();
}

Result<std::vector<StoredScore>> ScoreRepository::all(const QString& run, const QString& modelHash,
                                                      const QString& scoreKey)
{
    return m_database.rows<StoredScore>(
        QStringLiteral("SELECT image, size, modified, class_name, type, routed_class, confidence, "
                       "score, own_score, width, height, error FROM scores WHERE set_id IN "
                       "(SELECT id FROM score_sets WHERE run = ? AND model_hash = ? "
                       "AND score_key = ?) ORDER BY image"),
        {run, modelHash, scoreKey}, readScore);
}

Result<void> ScoreRepository::clear(const QString& run)
{
    auto done = m_database.run(QStringLiteral("DELETE FROM score_sets WHERE run = ?"), {run});
    if (!done)
        return done.error();
    return {};
}

} // namespace mixdesk
