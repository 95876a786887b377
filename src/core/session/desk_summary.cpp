// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/desk_summary.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace mixdesk {

namespace {

QJsonArray countsOf(const Confusion& c)
{
    return {c.truePositive, c.falsePositive, c.trueNegative, c.falseNegative};
}

std::optional<Confusion> confusionOf(const QJsonValue& value)
{
    const QJsonArray counts = value.toArray();
    if (counts.size() != 4)
        return {};
    const auto at = [&](int i) { return counts.at(i).toInt(-1); };
    const Confusion c{at(0), at(1), at(2), at(3)};
    if (c.truePositive < 0 || c.falsePositive < 0 || c.trueNegative < 0 || c.falseNegative < 0)
        return {};
    return c;
}

} // namespace

QString summaryText(const DeskSummary& summary)
{
    QJsonArray classes;
    for (const auto& row : summary.rows)
        classes.append(QJsonObject{{QStringLiteral("class"), row.className},
                                   {QStringLiteral("before"), countsOf(row.before)},
                                   {QStringLiteral("after"), countsOf(row.after)}});
    const QJsonObject root{{QStringLiteral("pictures"), summary.pictures},
                           {QStringLiteral("by_people"), summary.byPeople},
                           {QStringLiteral("counts"), QStringLiteral("tp,fp,tn,fn")},
                           {QStringLiteral("classes"), classes}};
    return QString::fromUtf8(QJsonDocument(root).toJson(QJsonDocument::Compact));
}

std::optional<DeskSummary> parseSummary(const QString& text)
{
    const QJsonObject root = QJsonDocument::fromJson(text.toUtf8()).object();
    if (!root.contains(QStringLiteral("classes")))
        return {};
    DeskSummary summary;
    summary.pictures = root[QStringLiteral("pictures")].toInt();
    summary.byPeople = root[QStringLiteral("by_people")].toInt();
    for (const QJsonValue value : root[QStringLiteral("classes")].toArray()) {
        const QJsonObject row = value.toObject();
        const auto before = confusionOf(row[QStringLiteral("before")]);
        const auto after = confusionOf(row[QStringLiteral("after")]);
        if (!before || !after)
            return {};
        summary.rows.push_back({row[QStringLiteral("class")].toString(), *before, *after});
    }
    return summary;
}

} // namespace mixdesk
