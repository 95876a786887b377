// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/verdict_repository.h"

#include "core/base/sentence.h"
#include "core/store/audit_details.h"
#include "core/store/audit_repository.h"
#include "core/store/database.h"

#include <QHash>
#include <QSet>

#include <cmath>
#include <limits>

namespace mixdesk {

namespace {

constexpr int kLongestText = 10'000; // characters; more is no comment

QVariant storedNumber(double value)
{
    return std::isnan(value) ? QVariant() : QVariant(value);
}

double readNumber(const QVariant& value)
{
    return value.isNull() ? std::numeric_limits<double>::quiet_NaN() : value.toDouble();
}

QString questionOf(const QString& conditionAndOrder)
{
    return QStringLiteral("SELECT v.id, i.path, v.study, v.reviewer, v.station, v.created, "
                          "v.decision, v.class_name, v.defect_type, v.comment, v.flagged, v.score, "
                          "v.threshold, v.model_hash, v.replaces, i.hash, v.image_id, v.uuid "
                          "FROM verdicts v JOIN images i ON i.id = v.image_id ") +
           conditionAndOrder;
}

Result<VerdictRecord> readRecord(const QSqlQuery& query)
{
    VerdictRecord record;
    record.id = query.value(0).toLongLong();
    record.image = query.value(1).toString();
    record.study = query.value(2).toString();
    record.reviewer = query.value(3).toString();
    record.station = query.value(4).toString();
    record.created = query.value(5).toString();
    const auto decision = decisionByName(query.value(6).toString());
    if (!decision)
        return Error{ErrorCode::Unreadable,
                     Sentence::tr("Verdict %1 of %2 is damaged: put a backup copy of the database "
                                  "in its place.")
                         .arg(record.id)
                         .arg(record.image.toStdString())};
    record.decision = *decision;
    record.className = query.value(7).toString();
    record.defectType = query.value(8).toString();
    record.comment = query.value(9).toString();
    record.flagged = query.value(10).toInt() != 0;
    record.score = readNumber(query.value(11));
    record.threshold = readNumber(query.value(12));
    record.modelHash = query.value(13).toString();
    record.replaces = query.value(14).toLongLong();
    record.content = query.value(15).toString();
    record.uuid = query.value(17).toString();
    return record;
}

Result<void> checkAll(const std::vector<VerdictRecord>& verdicts)
{
    QSet<QString> seen;
    for (const VerdictRecord& verdict : verdicts) {
        if (seen.contains(verdict.image))
            return Error{ErrorCode::Usage, Sentence::tr("Two verdicts of %1 came at once: give one "
                                                        "after the other.")
                                               .arg(verdict.image.toStdString())};
        seen.insert(verdict.image);
        for (const QString& text : {verdict.study, verdict.reviewer, verdict.className,
                                    verdict.defectType, verdict.comment})
            if (text.size() > kLongestText)
                return Error{ErrorCode::Usage,
                             Sentence::tr("A text of the verdict of %1 is longer than %2 "
                                          "characters: shorten it.")
                                 .arg(verdict.image.toStdString())
                                 .arg(kLongestText)};
    }
    return {};
}

} // namespace

Result<std::vector<VerdictRecord>> VerdictRepository::select(const QString& conditionAndOrder,
                                                             const QVariantList& values)
{
    return m_database.rows<VerdictRecord>(questionOf(conditionAndOrder), values, readRecord);
}

/// Of the picture; within a study, of its reviewer.
Result<std::optional<VerdictRecord>> VerdictRepository::present(const VerdictRecord& verdict,
                                                                const QString& reviewer)
{
    const bool inStudy = !verdict.study.isEmpty();
    QString condition = QStringLiteral("WHERE i.path = ? AND v.study = ?");
    QVariantList values = {verdict.image, verdict.study};
    if (inStudy) {
        condition += QStringLiteral(" AND v.reviewer = ?");
        values << reviewer;
    }
    auto found = select(condition + QStringLiteral(" ORDER BY v.id DESC LIMIT 1"), values);
    if (!found)
        return found.error();
    if (found->empty())
        return std::optional<VerdictRecord>();
    return std::optional(std::move(found->front()));
}

/// What it follows was given on what the file held before: somebody noted the new content since.
Result<bool> VerdictRepository::isOfReplaced(const VerdictRecord& verdict)
{
    auto before = select(QStringLiteral("WHERE v.id = ?"), {verdict.replaces});
    if (!before)
        return before.error();
    return !before->empty() && isReplacedName(before->front().image) &&
           before->front().image.endsWith(QLatin1Char(':') + verdict.image);
}

Result<VerdictRepository::Outcome>
VerdictRepository::add(const std::vector<VerdictRecord>& verdicts, const Actor& actor)
{
    return add(verdicts, {}, actor);
}

Result<VerdictRepository::Outcome>
VerdictRepository::add(const std::vector<VerdictRecord>& verdicts,
                       const std::vector<ReviewedImage>& images, const Actor& actor)
{
    std::vector<VerdictRecord> own = verdicts;
    for (VerdictRecord& verdict : own) {
        verdict.reviewer.clear();
        verdict.created.clear();
    }
    return store(std::move(own), images, completed(actor));
}

Result<VerdictRepository::Outcome>
VerdictRepository::takeIn(const std::vector<VerdictRecord>& verdicts,
                          const std::vector<ReviewedImage>& images, const Actor& actor)
{
    return store(verdicts, images, completed(actor));
}

/// Puts what is stored in the place of those that came before; the others get no id. Returns the
/// pictures that the former were given on.
Result<QSet<QString>> VerdictRepository::takeStored(std::vector<VerdictRecord>& verdicts)
{
    QSet<QString> images;
    for (VerdictRecord& verdict : verdicts) {
        verdict.id = 0;
        if (verdict.uuid.isEmpty())
            continue;
        auto stored = select(QStringLiteral("WHERE v.uuid = ?"), {verdict.uuid});
        if (!stored)
            return stored.error();
        if (stored->empty())
            continue;
        images.insert(verdict.image);
        verdict = std::move(stored->front());
    }
    return images;
}

Result<std::optional<VerdictConflict>>
VerdictRepository::firstConflict(const std::vector<VerdictRecord>& verdicts, const Actor& who)
{
    for (const VerdictRecord& verdict : verdicts) {
        if (verdict.id != 0)
            continue;
        auto now = present(verdict, who.user);
        if (!now)
            return now.error();
        if ((*now ? (*now)->id : 0) == verdict.replaces)
            continue;
        auto ofReplaced = *now ? Result<bool>(false) : isOfReplaced(verdict);
        if (!ofReplaced)
            return ofReplaced.error();
        if (!*ofReplaced)
            return std::optional(VerdictConflict{*now ? **now : VerdictRecord{}});
    }
    return std::optional<VerdictConflict>();
}

Result<VerdictRepository::Outcome>
VerdictRepository::store(std::vector<VerdictRecord> verdicts,
                         const std::vector<ReviewedImage>& images, const Actor& who)
{
    if (auto ok = checkAll(verdicts); !ok)
        return ok.error();
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    const auto already = takeStored(verdicts);
    if (!already)
        return already.error();
    auto conflict = firstConflict(verdicts, who);
    if (!conflict)
        return conflict.error();
    if (*conflict)
        return Outcome(std::move(**conflict));
    ImageRepository imageRows(m_database);
    QHash<QString, QString> contents;
    for (const ReviewedImage& image : images) {
        if (already->contains(image.path)) // it may hold something else by now
            continue;
        if (auto noted = imageRows.require(image, who); !noted)
            return noted.error();
        contents.insert(image.path, image.hash);
    }
    const QString now = utcNow();
    for (VerdictRecord& verdict : verdicts) {
        if (verdict.id != 0)
            continue;
        auto imageId = imageRows.require({0, verdict.image, 0, {}}, who);
        if (!imageId)
            return imageId.error();
        if (verdict.reviewer.isEmpty())
            verdict.reviewer = who.user;
        if (verdict.created.isEmpty())
            verdict.created = now;
        verdict.station = who.station;
        verdict.content = contents.value(verdict.image, verdict.content);
        if (auto done = addOne(verdict, *imageId, who); !done)
            return done.error();
    }
    if (auto committed = transaction->commit(); !committed)
        return committed.error();
    return Outcome(std::move(verdicts));
}

Result<void> VerdictRepository::addOne(VerdictRecord& verdict, qint64 imageId, const Actor& who)
{
    auto id = m_database.insert(
        QStringLiteral("INSERT INTO verdicts (image_id, study, reviewer, station, created, "
                       "decision, class_name, defect_type, comment, flagged, score, threshold, "
                       "model_hash, replaces, uuid) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {imageId, verdict.study, verdict.reviewer, verdict.station, verdict.created,
         decisionName(verdict.decision), verdict.className, verdict.defectType, verdict.comment,
         int(verdict.flagged), storedNumber(verdict.score), storedNumber(verdict.threshold),
         verdict.modelHash, verdict.replaces == 0 ? QVariant() : QVariant(verdict.replaces),
         verdict.uuid});
    if (!id)
        return id.error();
    verdict.id = *id;
    auto told = AuditRepository(m_database)
                    .append(QStringLiteral("verdict"), verdict.image,
                            verdictDetails(verdict, imageId), who);
    return told ? Result<void>() : told.error();
}

Result<std::vector<VerdictRecord>> VerdictRepository::current()
{
    return select(
        QStringLiteral("WHERE v.id IN (SELECT MAX(id) FROM verdicts WHERE study = '' "
                       "GROUP BY image_id) AND i.path NOT LIKE 'replaced:%' ORDER BY i.path"),
        {});
}

Result<std::vector<VerdictRecord>> VerdictRepository::perReviewer(const QString& study)
{
    return select(QStringLiteral("WHERE v.id IN (SELECT MAX(id) FROM verdicts WHERE study = ? "
                                 "GROUP BY image_id, reviewer) AND i.path NOT LIKE 'replaced:%' "
                                 "ORDER BY i.path, v.reviewer"),
                  {study});
}

Result<std::vector<VerdictRecord>> VerdictRepository::history(const QString& image)
{
    return select(QStringLiteral("WHERE i.path = ? ORDER BY v.id"), {image});
}

Result<std::vector<VerdictRecord>> VerdictRepository::since(qint64 id)
{
    return select(QStringLiteral("WHERE v.id > ? ORDER BY v.id"), {id});
}

Result<QStringList> VerdictRepository::studies()
{
    auto found = m_database.rows<QString>(
        QStringLiteral("SELECT DISTINCT study FROM verdicts WHERE study <> '' ORDER BY study"), {},
        [](const QSqlQuery& query) -> Result<QString> { return query.value(0).toString(); });
    if (!found)
        return found.error();
    return QStringList(found->begin(), found->end());
}

Result<std::vector<std::pair<qint64, VerdictRecord>>> VerdictRepository::withImageIds()
{
    using Row = std::pair<qint64, VerdictRecord>;
    return m_database.rows<Row>(questionOf(QStringLiteral("ORDER BY v.id")), {},
                                [](const QSqlQuery& query) -> Result<Row> {
                                    auto record = readRecord(query);
                                    if (!record)
                                        return record.error();
                                    return Row(query.value(16).toLongLong(), std::move(*record));
                                });
}

} // namespace mixdesk
