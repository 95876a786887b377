// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/audit_details.h"

#include "core/base/hash.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace mixdesk {

namespace {

QString hashOf(const QString& text)
{
    return QString::fromStdString(sha256Hex(text.toStdString()));
}

/// As text, so that it is exact and NaN has a form.
QString numberText(double value)
{
    return QString::number(value, 'g', 17);
}

/// Length and bytes: no two lists of texts are written alike.
void addField(Sha256& hash, const QString& text)
{
    const std::string bytes = text.toStdString();
    hash.add(std::to_string(bytes.size()) + ":");
    hash.add(bytes);
    hash.add(",");
}

} // namespace

QJsonObject imageDetails(const ReviewedImage& image)
{
    return {{QStringLiteral("id"), image.id},
            {QStringLiteral("path"), image.path},
            {QStringLiteral("size"), image.size},
            {QStringLiteral("hash"), image.hash}};
}

QJsonObject verdictDetails(const VerdictRecord& verdict, qint64 imageId)
{
    QJsonObject details{{QStringLiteral("id"), verdict.id},
                        {QStringLiteral("image"), imageId},
                        {QStringLiteral("study"), verdict.study},
                        {QStringLiteral("reviewer"), verdict.reviewer},
                        {QStringLiteral("station"), verdict.station},
                        {QStringLiteral("created"), verdict.created},
                        {QStringLiteral("decision"), decisionName(verdict.decision)},
                        {QStringLiteral("class"), verdict.className},
                        {QStringLiteral("defect_type"), verdict.defectType},
                        {QStringLiteral("comment"), verdict.comment},
                        {QStringLiteral("flagged"), verdict.flagged},
                        {QStringLiteral("score"), numberText(verdict.score)},
                        {QStringLiteral("threshold"), numberText(verdict.threshold)},
                        {QStringLiteral("model_hash"), verdict.modelHash},
                        {QStringLiteral("replaces"), verdict.replaces}};
    if (!verdict.uuid.isEmpty()) // events of version 2 know none
        details.insert(QStringLiteral("uuid"), verdict.uuid);
    return details;
}

QJsonObject thresholdDetails(const ThresholdVersion& version)
{
    return {{QStringLiteral("id"), version.id},
            {QStringLiteral("run"), version.run},
            {QStringLiteral("number"), version.number},
            {QStringLiteral("comment"), version.comment},
            {QStringLiteral("author"), version.user},
            {QStringLiteral("created"), version.created},
            {QStringLiteral("origin"), int(version.origin)},
            {QStringLiteral("hash"), version.hash},
            {QStringLiteral("yaml"), hashOf(version.yaml)},
            {QStringLiteral("bands"), hashOf(version.bands)},
            {QStringLiteral("summary"), hashOf(version.summary)}};
}

QJsonObject maskDetails(qint64 id, qint64 imageId, const StoredMask& mask, const QString& what)
{
    QJsonArray tiles;
    for (const MaskTile& tile : mask.tiles)
        tiles.append(QJsonArray{tile.x, tile.y, tileHash(tile.bits)});
    return {{QStringLiteral("id"), id},
            {QStringLiteral("image"), imageId},
            {QStringLiteral("defect_type"), mask.defectType},
            {QStringLiteral("width"), mask.width},
            {QStringLiteral("height"), mask.height},
            {QStringLiteral("revision"), mask.revision},
            {QStringLiteral("what"), what},
            {QStringLiteral("tiles"), tiles}};
}

QJsonObject defectTypeDetails(qint64 id, const QString& className, const QString& name)
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("class"), className},
            {QStringLiteral("name"), name}};
}

QString detailsText(const QJsonObject& details)
{
    return QString::fromUtf8(QJsonDocument(details).toJson(QJsonDocument::Compact));
}

QString tileHash(const QByteArray& bits)
{
    if (bits.isEmpty())
        return QLatin1String("");
    return QString::fromStdString(
        sha256Hex(std::string_view(bits.constData(), std::size_t(bits.size()))));
}

QString auditHash(const QString& before, const AuditEvent& event)
{
    Sha256 hash;
    for (const QString& field :
         {QStringLiteral("mixdesk-audit-1"), before, QString::number(event.sequence), event.created,
          event.author, event.station, event.kind, event.subject, event.details})
        addField(hash, field);
    return QString::fromStdString(hash.hex());
}

} // namespace mixdesk
