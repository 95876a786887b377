// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/audit_expectation.h"

#include "core/store/audit_details.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace mixdesk {

namespace {

AuditExpectation::Row rowOf(const AuditEvent& event, const QJsonObject& details)
{
    return {event.sequence, event.subject, detailsText(details).toUtf8()};
}

qint64 idOf(const QJsonObject& details)
{
    return details[QStringLiteral("id")].toInteger();
}

} // namespace

QJsonObject withoutStroke(QJsonObject details)
{
    details.remove(QStringLiteral("tiles"));
    details.remove(QStringLiteral("what"));
    return details;
}

bool AuditExpectation::take(const AuditEvent& event)
{
    const QJsonDocument document = QJsonDocument::fromJson(event.details.toUtf8());
    if (!document.isObject())
        return false;
    QJsonObject details = document.object();
    if (event.kind == QLatin1String("image") || event.kind == QLatin1String("rename")) {
        details.remove(QStringLiteral("from"));
        images[idOf(details)] = rowOf(event, details);
    } else if (event.kind == QLatin1String("verdict")) {
        verdicts[idOf(details)] = rowOf(event, details);
    } else if (event.kind == QLatin1String("defect_type")) {
        defectTypes[idOf(details)] = rowOf(event, details);
    } else if (event.kind == QLatin1String("thresholds")) {
        thresholds[idOf(details)] = rowOf(event, details);
    } else if (event.kind == QLatin1String("baseline")) {
        for (const QJsonValue& version : details[QStringLiteral("versions")].toArray()) {
            const QJsonObject one = version.toObject();
            thresholds[idOf(one)] = rowOf(event, one);
            thresholds[idOf(one)].subject = one[QStringLiteral("run")].toString();
        }
    } else if (event.kind == QLatin1String("purge")) {
        takePurge(event, details);
    } else if (event.kind == QLatin1String("mask")) {
        takeMask(event, details);
    }
    return true;
}

void AuditExpectation::takePurge(const AuditEvent& event, const QJsonObject& details)
{
    for (const QJsonValue& id : details[QStringLiteral("versions")].toArray()) {
        const auto version = thresholds.find(id.toInteger());
        if (version != thresholds.end() && version->second.subject == event.subject)
            thresholds.erase(version);
    }
}

void AuditExpectation::takeMask(const AuditEvent& event, QJsonObject details)
{
    const QJsonArray tiles = details[QStringLiteral("tiles")].toArray();
    details = withoutStroke(details);
    Mask& mask = masks[idOf(details)];
    mask.row = rowOf(event, details);
    mask.reviewer = event.author;
    for (const QJsonValue& value : tiles) {
        const QJsonArray tile = value.toArray();
        const std::pair<int, int> place(tile[0].toInt(), tile[1].toInt());
        const QString hash = tile[2].toString();
        if (hash.isEmpty())
            mask.tiles.erase(place);
        else
            mask.tiles[place] = {event.sequence, hash};
    }
}

} // namespace mixdesk
