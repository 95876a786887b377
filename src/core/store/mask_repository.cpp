// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/mask_repository.h"

#include "core/base/sentence.h"
#include "core/store/audit_details.h"
#include "core/store/audit_repository.h"
#include "core/store/database.h"
#include "core/store/image_repository.h"

#include <algorithm>

namespace mixdesk {

/// Of the table of masks.
struct MaskRepository::Row
{
    qint64 id = 0, imageId = 0;
    int width = 0, height = 0, revision = 0;
    QString reviewer;
};

namespace {

constexpr int kLargestSide = 1 << 17; // pixels

bool marksAnything(const QByteArray& bits)
{
    return std::any_of(bits.begin(), bits.end(), [](char byte) { return byte != 0; });
}

/// Bytes of a tile; 0 where the picture has none.
int tileBytes(const StoredMask& mask, const MaskTile& tile)
{
    if (tile.x < 0 || tile.y < 0 || tile.x >= kLargestSide / kMaskTile ||
        tile.y >= kLargestSide / kMaskTile)
        return 0;
    const int width = std::min(kMaskTile, mask.width - tile.x * kMaskTile);
    const int height = std::min(kMaskTile, mask.height - tile.y * kMaskTile);
    return width > 0 && height > 0 ? (width + 7) / 8 * height : 0;
}

Result<void> checkMask(const StoredMask& mask)
{
    const bool sized = mask.width > 0 && mask.height > 0 && mask.width <= kLargestSide &&
                       mask.height <= kLargestSide;
    bool fits = sized;
    for (const MaskTile& tile : mask.tiles) {
        const int bytes = fits ? tileBytes(mask, tile) : 0;
        fits = bytes > 0 && (tile.bits.isEmpty() || tile.bits.size() == bytes);
    }
    if (fits)
        return {};
    return Error{ErrorCode::BadData, Sentence::tr("A part of the mask of %1 does not fit a picture "
                                                  "of %2 x %3 pixels, so it was not stored.")
                                         .arg(mask.image.toStdString())
                                         .arg(mask.width)
                                         .arg(mask.height)};
}

} // namespace

Result<std::optional<MaskRepository::Row>> MaskRepository::row(const QString& image,
                                                               const QString& defectType)
{
    auto found = m_database.rows<Row>(
        QStringLiteral("SELECT m.id, m.image_id, m.width, m.height, m.revision, m.reviewer "
                       "FROM masks m JOIN images i ON i.id = m.image_id "
                       "WHERE i.path = ? AND m.defect_type = ?"),
        {image, defectType}, [](const QSqlQuery& query) -> Result<Row> {
            return Row{query.value(0).toLongLong(), query.value(1).toLongLong(),
                       query.value(2).toInt(),      query.value(3).toInt(),
                       query.value(4).toInt(),      query.value(5).toString()};
        });
    if (!found)
        return found.error();
    if (found->empty())
        return std::optional<Row>();
    return std::optional(std::move(found->front()));
}

Result<MaskOutcome> MaskRepository::store(const StoredMask& mask, const QString& what,
                                          const Actor& actor)
{
    if (auto ok = checkMask(mask); !ok)
        return ok.error();
    const Actor who = completed(actor);
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    auto known = row(mask.image, mask.defectType);
    if (!known)
        return known.error();
    Row stored = *known ? **known : Row{};
    if (stored.revision != mask.revision)
        return MaskOutcome{stored.revision, true, stored.reviewer};
    if (*known && (stored.width != mask.width || stored.height != mask.height))
        return Error{ErrorCode::BadData,
                     Sentence::tr("The picture %1 has %2 x %3 pixels, but its mask was drawn on "
                                  "%4 x %5: clear the mask first if the picture was replaced.")
                         .arg(mask.image.toStdString())
                         .arg(mask.width)
                         .arg(mask.height)
                         .arg(stored.width)
                         .arg(stored.height)};
    if (!*known) {
        auto imageId = ImageRepository(m_database).require({0, mask.image, 0, {}}, who);
        if (!imageId)
            return imageId.error();
        stored.imageId = *imageId;
        auto id = m_database.insert(
            QStringLiteral("INSERT INTO masks (image_id, defect_type, width, height, revision, "
                           "reviewer) VALUES (?, ?, ?, ?, 0, ?)"),
            {stored.imageId, mask.defectType, mask.width, mask.height, who.user});
        if (!id)
            return id.error();
        stored.id = *id;
    }
    if (auto done = write(stored, mask, what, who); !done)
        return done.error();
    if (auto committed = transaction->commit(); !committed)
        return committed.error();
    return MaskOutcome{mask.revision + 1, false, {}};
}

Result<void> MaskRepository::write(const Row& row, const StoredMask& mask, const QString& what,
                                   const Actor& actor)
{
    StoredMask changed = mask;
    ++changed.revision;
    for (MaskTile& tile : changed.tiles) {
        if (!marksAnything(tile.bits))
            tile.bits.clear();
        auto done = tile.bits.isEmpty()
                        ? m_database.run(QStringLiteral("DELETE FROM mask_tiles WHERE mask_id = ? "
                                                        "AND tile_x = ? AND tile_y = ?"),
                                         {row.id, tile.x, tile.y})
                        : m_database.run(
                              QStringLiteral("INSERT INTO mask_tiles (mask_id, tile_x, tile_y, "
                                             "bits) VALUES (?, ?, ?, ?) ON CONFLICT (mask_id, "
                                             "tile_x, tile_y) DO UPDATE SET bits = excluded.bits"),
                              {row.id, tile.x, tile.y, tile.bits});
        if (!done)
            return done.error();
    }
    if (auto done = m_database.run(
            QStringLiteral("UPDATE masks SET revision = ?, reviewer = ? WHERE id = ?"),
            {changed.revision, actor.user, row.id});
        !done)
        return done.error();
    auto told = AuditRepository(m_database)
                    .append(QStringLiteral("mask"), mask.image,
                            maskDetails(row.id, row.imageId, changed, what), actor);
    return told ? Result<void>() : told.error();
}

Result<std::vector<MaskTile>> MaskRepository::tilesOf(qint64 id)
{
    return m_database.rows<MaskTile>(QStringLiteral("SELECT tile_x, tile_y, bits FROM mask_tiles "
                                                    "WHERE mask_id = ? ORDER BY tile_y, tile_x"),
                                     {id}, [](const QSqlQuery& query) -> Result<MaskTile> {
                                         return MaskTile{query.value(0).toInt(),
                                                         query.value(1).toInt(),
                                                         query.value(2).toByteArray()};
                                     });
}

Result<std::vector<StoredMask>> MaskRepository::select(const QString& condition,
                                                       const QVariantList& values)
{
    struct Found
    {
        qint64 id;
        StoredMask mask;
    };
    // Mask and tiles are two questions, and a stroke may be stored between them.
    auto reading = Transaction::beginReading(m_database);
    if (!reading)
        return reading.error();
    auto found = m_database.rows<Found>(
        QStringLiteral("SELECT m.id, i.path, m.defect_type, m.width, m.height, m.revision "
                       "FROM masks m JOIN images i ON i.id = m.image_id WHERE ") +
            condition + QStringLiteral(" ORDER BY m.defect_type"),
        values, [](const QSqlQuery& query) -> Result<Found> {
            StoredMask mask;
            mask.image = query.value(1).toString();
            mask.defectType = query.value(2).toString();
            mask.width = query.value(3).toInt();
            mask.height = query.value(4).toInt();
            mask.revision = query.value(5).toInt();
            return Found{query.value(0).toLongLong(), std::move(mask)};
        });
    if (!found)
        return found.error();
    std::vector<StoredMask> masks;
    for (Found& one : *found) {
        auto tiles = tilesOf(one.id);
        if (!tiles)
            return tiles.error();
        one.mask.tiles = std::move(*tiles);
        if (auto ok = checkMask(one.mask); !ok) // from a damaged or foreign row
            return ok.error();
        masks.push_back(std::move(one.mask));
    }
    if (auto done = reading->commit(); !done)
        return done.error();
    return masks;
}

Result<std::optional<StoredMask>> MaskRepository::read(const QString& image,
                                                       const QString& defectType)
{
    auto found = select(QStringLiteral("i.path = ? AND m.defect_type = ?"), {image, defectType});
    if (!found)
        return found.error();
    if (found->empty())
        return std::optional<StoredMask>();
    return std::optional(std::move(found->front()));
}

Result<std::vector<StoredMask>> MaskRepository::all(const QString& image)
{
    return select(QStringLiteral("i.path = ? AND EXISTS (SELECT 1 FROM mask_tiles t WHERE "
                                 "t.mask_id = m.id)"),
                  {image});
}

Result<QStringList> MaskRepository::images()
{
    auto found = m_database.rows<QString>(
        QStringLiteral("SELECT DISTINCT i.path FROM images i JOIN masks m ON m.image_id = i.id "
                       "JOIN mask_tiles t ON t.mask_id = m.id "
                       "WHERE i.path NOT LIKE 'replaced:%' ORDER BY i.path"),
        {}, [](const QSqlQuery& query) -> Result<QString> { return query.value(0).toString(); });
    if (!found)
        return found.error();
    return QStringList(found->begin(), found->end());
}

} // namespace mixdesk
