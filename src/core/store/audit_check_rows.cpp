// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sentence.h"
#include "core/store/audit_check.h"
#include "core/store/audit_details.h"
#include "core/store/database.h"
#include "core/store/verdict_repository.h"

#include <QJsonDocument>
#include <QStringList>

namespace mixdesk {

namespace {

std::string rowName(const std::string& what, qint64 id, const QString& subject)
{
    return Sentence::tr("%1 %2 of '%3'").arg(what).arg(id).arg(subject.toStdString());
}

/// Names of the fields in which the two differ.
std::string differences(const QByteArray& expected, const QJsonObject& found)
{
    const QJsonObject said = QJsonDocument::fromJson(expected).object();
    QStringList names;
    for (auto field = found.begin(); field != found.end(); ++field)
        if (said[field.key()] != field.value())
            names << field.key();
    return names.join(QStringLiteral(", ")).toStdString();
}

} // namespace

void AuditCheck::compare(Rows& expected, const std::string& what, qint64 id, const QString& subject,
                         const QJsonObject& found)
{
    const auto known = expected.find(id);
    if (known == expected.end()) {
        report(0, subject,
               Sentence::tr("%1 was inserted behind the audit's back: no event tells of it.")
                   .arg(rowName(what, id, subject)));
        return;
    }
    const Row& row = known->second;
    if (row.details != detailsText(found).toUtf8())
        report(row.sequence, row.subject,
               Sentence::tr("%1 was changed after event %2, in: %3.")
                   .arg(rowName(what, id, row.subject))
                   .arg(row.sequence)
                   .arg(differences(row.details, found)));
    expected.erase(known);
}

void AuditCheck::reportGone(const Rows& expected, const std::string& what)
{
    for (const auto& [id, row] : expected)
        report(row.sequence, row.subject,
               Sentence::tr("%1, which event %2 tells of, was deleted.")
                   .arg(rowName(what, id, row.subject))
                   .arg(row.sequence));
}

Result<void> AuditCheck::compareRows()
{
    // A row that cannot even be read was changed too.
    const auto unreadable = [this](const Error& error) { report(0, {}, error.message); };

    const std::string picture = Sentence::tr("Picture");
    auto images = ImageRepository(m_database).all();
    if (!images)
        return images.error();
    for (const ReviewedImage& image : *images)
        compare(m_expected.images, picture, image.id, image.path, imageDetails(image));
    reportGone(m_expected.images, picture);

    const std::string verdictWord = Sentence::tr("Verdict");
    auto verdicts = VerdictRepository(m_database).withImageIds();
    if (verdicts) {
        for (const auto& [imageId, verdict] : *verdicts)
            compare(m_expected.verdicts, verdictWord, verdict.id, verdict.image,
                    verdictDetails(verdict, imageId));
        reportGone(m_expected.verdicts, verdictWord);
    } else {
        unreadable(verdicts.error());
    }

    const std::string versionWord = Sentence::tr("Threshold version with the row number");
    auto versions = ThresholdRepository(m_database).ofAllRuns();
    if (versions) {
        for (const ThresholdVersion& version : *versions)
            compare(m_expected.thresholds, versionWord, version.id, version.run,
                    thresholdDetails(version));
        reportGone(m_expected.thresholds, versionWord);
    } else {
        unreadable(versions.error());
    }

    struct Type
    {
        qint64 id;
        QString className, name;
    };
    const std::string typeWord = Sentence::tr("Defect type");
    auto types = m_database.rows<Type>(
        QStringLiteral("SELECT id, class_name, name FROM defect_types ORDER BY id"), {},
        [](const QSqlQuery& query) -> Result<Type> {
            return Type{query.value(0).toLongLong(), query.value(1).toString(),
                        query.value(2).toString()};
        });
    if (!types)
        return types.error();
    for (const Type& type : *types)
        compare(m_expected.defectTypes, typeWord, type.id, type.className,
                defectTypeDetails(type.id, type.className, type.name));
    reportGone(m_expected.defectTypes, typeWord);
    return {};
}

Result<void> AuditCheck::compareMasks()
{
    struct Found
    {
        qint64 id, imageId;
        QString reviewer;
        StoredMask mask;
    };
    auto masks = m_database.rows<Found>(
        QStringLiteral("SELECT m.id, m.image_id, m.reviewer, m.defect_type, m.width, m.height, "
                       "m.revision, i.path FROM masks m LEFT JOIN images i ON i.id = m.image_id "
                       "ORDER BY m.id"),
        {}, [](const QSqlQuery& query) -> Result<Found> {
            Found found{query.value(0).toLongLong(), query.value(1).toLongLong(),
                        query.value(2).toString(), StoredMask{}};
            found.mask.defectType = query.value(3).toString();
            found.mask.width = query.value(4).toInt();
            found.mask.height = query.value(5).toInt();
            found.mask.revision = query.value(6).toInt();
            found.mask.image = query.value(7).toString();
            return found;
        });
    if (!masks)
        return masks.error();
    Rows rows;
    for (const auto& [id, mask] : m_expected.masks)
        rows.emplace(id, mask.row);
    const std::string word = Sentence::tr("Mask");
    for (const Found& found : *masks) {
        const auto expected = m_expected.masks.find(found.id);
        if (expected != m_expected.masks.end() && expected->second.reviewer != found.reviewer)
            report(expected->second.row.sequence, found.mask.image,
                   Sentence::tr("%1 names another person than event %2.")
                       .arg(rowName(word, found.id, found.mask.image))
                       .arg(expected->second.row.sequence));
        compare(rows, word, found.id, found.mask.image,
                withoutStroke(maskDetails(found.id, found.imageId, found.mask, {})));
    }
    reportGone(rows, word);
    return {};
}

/// One mask after the other, so that the bits of all of them need not fit into memory.
Result<void> AuditCheck::compareTiles()
{
    struct Place
    {
        int x, y;
        QString hash;
    };
    auto ids = m_database.rows<qint64>(
        QStringLiteral("SELECT DISTINCT mask_id FROM mask_tiles ORDER BY mask_id"), {},
        [](const QSqlQuery& query) -> Result<qint64> { return query.value(0).toLongLong(); });
    if (!ids)
        return ids.error();
    const auto tileName = [this](qint64 id, int x, int y) -> std::string {
        return Sentence::tr("Tile (%1, %2) of mask %3 of '%4'")
            .arg(x)
            .arg(y)
            .arg(id)
            .arg(m_expected.masks[id].row.subject.toStdString());
    };
    for (const qint64 id : *ids) {
        if (m_stop.stopRequested())
            return cancelledError();
        auto tiles = m_database.rows<Place>(
            QStringLiteral("SELECT tile_x, tile_y, bits FROM mask_tiles WHERE mask_id = ?"), {id},
            [](const QSqlQuery& query) -> Result<Place> {
                return Place{query.value(0).toInt(), query.value(1).toInt(),
                             tileHash(query.value(2).toByteArray())};
            });
        if (!tiles)
            return tiles.error();
        AuditExpectation::Mask& mask = m_expected.masks[id];
        for (const Place& tile : *tiles) {
            const auto expected = mask.tiles.find({tile.x, tile.y});
            if (expected == mask.tiles.end())
                report(
                    mask.row.sequence, mask.row.subject,
                    Sentence::tr("%1 was inserted behind the audit's back: no event tells of it.")
                        .arg(tileName(id, tile.x, tile.y)));
            else if (expected->second.hash != tile.hash)
                report(expected->second.sequence, mask.row.subject,
                       Sentence::tr("%1 was changed after event %2.")
                           .arg(tileName(id, tile.x, tile.y))
                           .arg(expected->second.sequence));
            if (expected != mask.tiles.end())
                mask.tiles.erase(expected);
        }
    }
    for (const auto& [id, mask] : m_expected.masks)
        for (const auto& [place, tile] : mask.tiles)
            report(tile.sequence, mask.row.subject,
                   Sentence::tr("%1, which event %2 tells of, was deleted.")
                       .arg(tileName(id, place.first, place.second))
                       .arg(tile.sequence));
    return {};
}

} // namespace mixdesk
