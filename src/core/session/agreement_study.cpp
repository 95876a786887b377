// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/agreement_study.h"

#include "core/base/random.h"
#include "core/base/sentence.h"
#include "core/labels/label_csv.h"
#include "core/store/audit_repository.h"
#include "core/store/database.h"
#include "core/store/verdict_repository.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <algorithm>
#include <limits>
#include <map>

namespace mixdesk {

namespace {

const QString kKind = QStringLiteral("study");
const QString kImages = QStringLiteral("images");

QString cell(const QString& text)
{
    return QString::fromStdString(labelCell(text.toStdString()));
}

} // namespace

QVector<int> AgreementStudy::sample(const std::vector<GalleryEntry>& entries,
                                    const JudgeVerdict& verdict, int size, quint64 seed)
{
    std::map<std::pair<int, int>, std::vector<int>> strata;
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (entries[i].scored && !entries[i].outside && !entries[i].training)
            strata[{entries[i].countedClass(), int(verdict(entries[i]))}].push_back(int(i));
    Random random(streamSeed(seed, Purpose::AgreementSample));
    for (auto& [stratum, members] : strata)
        random.shuffle(members);
    std::vector<int> chosen;
    for (std::size_t round = 0; int(chosen.size()) < size; ++round) {
        const std::size_t before = chosen.size();
        for (const auto& [stratum, members] : strata)
            if (round < members.size() && int(chosen.size()) < size)
                chosen.push_back(members[round]);
        if (chosen.size() == before)
            break;
    }
    random.shuffle(chosen);
    return {chosen.begin(), chosen.end()};
}

Result<AgreementStudy::Info> AgreementStudy::begin(const QString& name, const QStringList& images,
                                                   const Actor& actor)
{
    const QString known = name.trimmed();
    if (known.isEmpty())
        return Error{ErrorCode::Usage, Sentence::tr("A study needs a name.")};
    if (images.size() < kSmallest)
        return Error{ErrorCode::Usage,
                     Sentence::tr("A study needs %1 scored pictures at least, there are %2.")
                         .arg(kSmallest)
                         .arg(int(images.size()))};
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    auto all = studies();
    if (!all)
        return all.error();
    for (const Info& one : *all)
        if (one.name == known)
            return Error{ErrorCode::Usage,
                         Sentence::tr("There is a study '%1' already: choose another name.")
                             .arg(known.toStdString())};
    auto event = AuditRepository(m_database)
                     .append(kKind, known, {{kImages, QJsonArray::fromStringList(images)}}, actor);
    if (!event)
        return event.error();
    if (auto done = transaction->commit(); !done)
        return done.error();
    return Info{known, event->created, images};
}

Result<std::vector<AgreementStudy::Info>> AgreementStudy::studies()
{
    auto events = AuditRepository(m_database).ofKind(kKind);
    if (!events)
        return events.error();
    std::vector<Info> all;
    for (const AuditEvent& event : *events) {
        Info info{event.subject, event.created, {}};
        const auto details = QJsonDocument::fromJson(event.details.toUtf8()).object();
        for (const auto image : details.value(kImages).toArray())
            info.images.append(image.toString());
        all.push_back(std::move(info));
    }
    return all;
}

Result<void> AgreementStudy::judge(const QString& study, const QString& image, Decision decision,
                                   const Actor& actor)
{
    auto known = VerdictRepository(m_database).perReviewer(study);
    if (!known)
        return known.error();
    VerdictRecord record;
    record.image = image;
    record.study = study;
    record.decision = decision;
    record.score = record.threshold = std::numeric_limits<double>::quiet_NaN();
    for (const VerdictRecord& one : *known)
        if (one.image == image && one.reviewer == actor.user)
            record.replaces = one.id;
    auto content = contentToNote(image);
    if (!content)
        return content.error();
    auto outcome = VerdictRepository(m_database).add({record}, *content, actor);
    if (!outcome)
        return outcome.error();
    if (std::holds_alternative<VerdictConflict>(*outcome))
        return Error{ErrorCode::BadData,
                     Sentence::tr("%1 judges this study in another window as well: close one.")
                         .arg(actor.user.toStdString())};
    return {};
}

/// Of a picture whose content nobody has noted yet; a review notes it anew.
Result<std::vector<ReviewedImage>> AgreementStudy::contentToNote(const QString& image)
{
    auto known = ImageRepository(m_database).byPath(image);
    if (!known)
        return known.error();
    const QString file = m_files ? m_files(image) : QString();
    if (file.isEmpty() || (*known && !(*known)->hash.isEmpty()))
        return std::vector<ReviewedImage>();
    return std::vector<ReviewedImage>{contentOf(image, fs::path(file.toStdString()))};
}

Result<QHash<QString, Decision>> AgreementStudy::verdictsOf(const QString& study,
                                                            const QString& reviewer)
{
    auto records = VerdictRepository(m_database).perReviewer(study);
    if (!records)
        return records.error();
    QHash<QString, Decision> verdicts;
    for (const VerdictRecord& one : *records)
        if (one.reviewer == reviewer && one.decision != Decision::None)
            verdicts.insert(one.image, one.decision);
    return verdicts;
}

Result<QStringList> AgreementStudy::reviewers(const QString& study)
{
    auto records = VerdictRepository(m_database).perReviewer(study);
    if (!records)
        return records.error();
    QSet<QString> names;
    for (const VerdictRecord& one : *records)
        if (one.decision != Decision::None)
            names.insert(one.reviewer);
    QStringList sorted = names.values();
    sorted.sort();
    return sorted;
}

Result<AgreementStudy::Outcome> AgreementStudy::compare(const Info& study, const QString& first,
                                                        const QString& second)
{
    auto a = verdictsOf(study.name, first), b = verdictsOf(study.name, second);
    if (!a || !b)
        return a ? b.error() : a.error();
    Outcome outcome;
    outcome.table.assign(kDecisions, std::vector<int>(kDecisions));
    for (const QString& image : study.images) {
        const Decision one = a->value(image), other = b->value(image);
        if (one == Decision::None || other == Decision::None) {
            ++outcome.open;
            continue;
        }
        ++outcome.table[std::size_t(one) - 1][std::size_t(other) - 1];
        if (one != other)
            outcome.differences.push_back({image, one, other});
    }
    outcome.agreement = agreementOf(outcome.table);
    return outcome;
}

Result<QByteArray> AgreementStudy::csv(const Info& study, const QString& first,
                                       const QString& second)
{
    auto a = verdictsOf(study.name, first), b = verdictsOf(study.name, second);
    if (!a || !b)
        return a ? b.error() : a.error();
    QStringList lines{QStringLiteral("picture,%1,%2").arg(cell(first), cell(second))};
    for (const QString& image : study.images)
        lines << QStringLiteral("%1,%2,%3")
                     .arg(cell(image), decisionName(a->value(image)),
                          decisionName(b->value(image)));
    return (lines.join(QStringLiteral("\r\n")) + QStringLiteral("\r\n")).toUtf8();
}

} // namespace mixdesk
