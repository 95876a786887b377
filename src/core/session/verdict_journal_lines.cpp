// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/verdict_journal_lines.h"

#include "core/base/sentence.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <limits>

namespace mixdesk {

namespace {

QJsonValue numberOf(double value)
{
    return std::isnan(value) ? QJsonValue() : QJsonValue(value);
}

double number(const QJsonValue& value)
{
    return value.toDouble(std::numeric_limits<double>::quiet_NaN());
}

QByteArray line(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QJsonObject objectOf(const VerdictRecord& record, const SeenFile& file)
{
    return {{QStringLiteral("uuid"), record.uuid},
            {QStringLiteral("image"), record.image},
            {QStringLiteral("reviewer"), record.reviewer},
            {QStringLiteral("created"), record.created},
            {QStringLiteral("decision"), decisionName(record.decision)},
            {QStringLiteral("class"), record.className},
            {QStringLiteral("defect_type"), record.defectType},
            {QStringLiteral("comment"), record.comment},
            {QStringLiteral("flagged"), record.flagged},
            {QStringLiteral("score"), numberOf(record.score)},
            {QStringLiteral("threshold"), numberOf(record.threshold)},
            {QStringLiteral("model_hash"), record.modelHash},
            {QStringLiteral("replaces"), record.replaces},
            {QStringLiteral("file"), file.path},
            {QStringLiteral("size"), file.mark.size},
            {QStringLiteral("modified"), file.mark.modified}};
}

/// False where it is no verdict that could be stored.
bool read(const QJsonObject& object, VerdictRecord& record, SeenFile& file)
{
    const auto text = [&object](const char* key) {
        return object.value(QLatin1String(key)).toString();
    };
    const auto decision = decisionByName(text("decision"));
    record.uuid = text("uuid");
    record.image = text("image");
    record.reviewer = text("reviewer");
    record.created = text("created");
    record.decision = decision.value_or(Decision::None);
    record.className = text("class");
    record.defectType = text("defect_type");
    record.comment = text("comment");
    record.flagged = object.value(QStringLiteral("flagged")).toBool();
    record.score = number(object.value(QStringLiteral("score")));
    record.threshold = number(object.value(QStringLiteral("threshold")));
    record.modelHash = text("model_hash");
    record.replaces = object.value(QStringLiteral("replaces")).toInteger();
    file.path = text("file");
    file.mark.size = object.value(QStringLiteral("size")).toInteger(-1);
    file.mark.modified = object.value(QStringLiteral("modified")).toInteger();
    return decision && !record.uuid.isEmpty() && !record.image.isEmpty() &&
           !record.reviewer.isEmpty() && !record.created.isEmpty();
}

QJsonObject ownObject(const QHash<QString, qint64>& own)
{
    QJsonObject object;
    for (auto it = own.begin(); it != own.end(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

void takeOwn(const QJsonObject& object, JournalLines& lines)
{
    for (auto it = object.begin(); it != object.end(); ++it)
        lines.own.insert(it.key(), it.value().toInteger());
}

bool takeGiven(const QJsonObject& object, JournalLines& lines)
{
    GivenVerdicts given;
    given.actor.user = object.value(QStringLiteral("user")).toString();
    given.actor.station = object.value(QStringLiteral("station")).toString();
    const QJsonArray verdicts = object.value(QStringLiteral("given")).toArray();
    for (const QJsonValue& value : verdicts) {
        VerdictRecord record;
        SeenFile file;
        if (!read(value.toObject(), record, file))
            return false;
        given.records.push_back(record);
        given.files.push_back(file);
    }
    lines.given.push_back(std::move(given));
    return !verdicts.isEmpty();
}

bool takeLine(const QJsonObject& object, JournalLines& lines)
{
    if (object.contains(QStringLiteral("given")))
        return takeGiven(object, lines);
    takeOwn(object.value(QStringLiteral("own")).toObject(), lines);
    const QString settled = object.value(QStringLiteral("settled")).toString();
    const auto end = std::remove_if(
        lines.given.begin(), lines.given.end(),
        [&settled](const GivenVerdicts& one) { return one.records.front().uuid == settled; });
    const bool known = end != lines.given.end();
    lines.given.erase(end, lines.given.end());
    return known || (settled.isEmpty() && object.contains(QStringLiteral("own")));
}

} // namespace

QByteArray givenLine(const GivenVerdicts& given)
{
    QJsonArray verdicts;
    for (std::size_t i = 0; i < given.records.size(); ++i)
        verdicts.append(objectOf(given.records[i], given.files[i]));
    return line({{QStringLiteral("user"), given.actor.user},
                 {QStringLiteral("station"), given.actor.station},
                 {QStringLiteral("given"), verdicts}});
}

QByteArray settledLine(const GivenVerdicts& given, const QHash<QString, qint64>& own)
{
    return line({{QStringLiteral("settled"), given.records.front().uuid},
                 {QStringLiteral("own"), ownObject(own)}});
}

QByteArray ownLine(const QHash<QString, qint64>& own)
{
    return line({{QStringLiteral("own"), ownObject(own)}});
}

Result<JournalLines> readJournal(const QByteArray& text)
{
    JournalLines lines;
    int number = 1;
    for (qsizetype begin = 0; begin < text.size(); ++number) {
        const qsizetype end = text.indexOf('\n', begin);
        if (end < 0)
            break;
        const auto document = QJsonDocument::fromJson(text.mid(begin, end - begin));
        if (!document.isObject() || !takeLine(document.object(), lines))
            return Error{ErrorCode::Unreadable,
                         Sentence::tr("Its line %1 is damaged; ask whoever looks after the "
                                      "project, who can read the others in it.")
                             .arg(number)};
        begin = end + 1;
    }
    return lines;
}

} // namespace mixdesk
