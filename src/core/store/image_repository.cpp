// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/image_repository.h"

#include "core/base/sentence.h"
#include "core/store/audit_details.h"
#include "core/store/audit_repository.h"
#include "core/store/database.h"

#include <utility>

namespace mixdesk {

namespace {

const QString kReplaced = QStringLiteral("replaced:");

} // namespace

QString replacedName(const ReviewedImage& image)
{
    return QStringLiteral("%1%2:%3").arg(kReplaced).arg(image.id).arg(image.path);
}

bool isReplacedName(const QString& path)
{
    return path.startsWith(kReplaced);
}

Result<std::vector<ReviewedImage>> ImageRepository::select(const QString& conditionAndOrder,
                                                           const QVariantList& values)
{
    return m_database.rows<ReviewedImage>(
        QStringLiteral("SELECT id, path, size, hash FROM images ") + conditionAndOrder, values,
        [](const QSqlQuery& query) -> Result<ReviewedImage> {
            return ReviewedImage{query.value(0).toLongLong(), query.value(1).toString(),
                                 query.value(2).toLongLong(), query.value(3).toString()};
        });
}

Result<std::vector<ReviewedImage>> ImageRepository::all()
{
    return select(QStringLiteral("ORDER BY path"), {});
}

Result<std::optional<ReviewedImage>> ImageRepository::byPath(const QString& path)
{
    auto found = select(QStringLiteral("WHERE path = ?"), {path});
    if (!found)
        return found.error();
    if (found->empty())
        return std::optional<ReviewedImage>();
    return std::optional(std::move(found->front()));
}

Result<void> ImageRepository::tell(const ReviewedImage& image, const Actor& actor)
{
    auto told = AuditRepository(m_database)
                    .append(QStringLiteral("image"), image.path, imageDetails(image), actor);
    return told ? Result<void>() : told.error();
}

Result<qint64> ImageRepository::require(const ReviewedImage& image, const Actor& actor)
{
    if (image.path.isEmpty())
        return Error{ErrorCode::Usage, Sentence::tr("A picture without a path cannot be stored.")};
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    const auto known = byPath(image.path);
    if (!known)
        return known.error();
    const bool noted = *known && (*known)->hash.isEmpty() && !image.hash.isEmpty();
    const bool replaced = *known && !(*known)->hash.isEmpty() && !image.hash.isEmpty() &&
                          (*known)->hash != image.hash;
    if (replaced)
        if (auto moved = move(**known, replacedName(**known), actor); !moved)
            return moved.error();
    if (noted) {
        const ReviewedImage row{(*known)->id, image.path, image.size, image.hash};
        auto done =
            m_database.run(QStringLiteral("UPDATE images SET size = ?, hash = ? WHERE id = ?"),
                           {row.size, row.hash, row.id});
        if (!done)
            return done.error();
        if (auto told = tell(row, actor); !told)
            return told.error();
    }
    auto id = *known && !replaced ? Result<qint64>((*known)->id) : make(image, actor);
    if (!id)
        return id;
    if (auto committed = transaction->commit(); !committed)
        return committed.error();
    return id;
}

Result<qint64> ImageRepository::make(ReviewedImage row, const Actor& actor)
{
    auto id =
        m_database.insert(QStringLiteral("INSERT INTO images (path, size, hash) VALUES (?, ?, ?)"),
                          {row.path, row.size, row.hash});
    if (!id)
        return id.error();
    row.id = *id;
    if (auto told = tell(row, actor); !told)
        return told.error();
    return row.id;
}

Result<void> ImageRepository::move(ReviewedImage row, const QString& to, const Actor& actor)
{
    const QString from = std::exchange(row.path, to);
    if (auto done =
            m_database.run(QStringLiteral("UPDATE images SET path = ? WHERE id = ?"), {to, row.id});
        !done)
        return done.error();
    QJsonObject details = imageDetails(row);
    details.insert(QStringLiteral("from"), from);
    auto told = AuditRepository(m_database).append(QStringLiteral("rename"), to, details, actor);
    return told ? Result<void>() : told.error();
}

Result<void> ImageRepository::rename(const QString& from, const QString& to, const Actor& actor)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    const auto known = byPath(from);
    if (!known)
        return known.error();
    if (!*known)
        return Error{
            ErrorCode::NotFound,
            Sentence::tr("Nobody has decided about a picture %1 yet.").arg(from.toStdString())};
    const auto taken = byPath(to);
    if (!taken)
        return taken.error();
    if (*taken)
        return Error{ErrorCode::Usage,
                     Sentence::tr("There are labels of a picture %1 already: choose another name.")
                         .arg(to.toStdString())};
    if (auto moved = move(**known, to, actor); !moved)
        return moved.error();
    return transaction->commit();
}

} // namespace mixdesk
