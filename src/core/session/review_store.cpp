// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/review_store.h"

#include "core/base/sentence.h"
#include "core/session/picture_content.h"

#include <algorithm>

namespace mixdesk {

Result<Database*> ReviewSession::Store::open()
{
    if (!m_database) {
        auto opened = Database::open(address);
        if (!opened)
            return opened.error();
        m_database = std::move(*opened);
    }
    return m_database.get();
}

Result<void> ReviewSession::Store::addTypes(const Records& records, const Actor& actor)
{
    DefectTypeRepository types(*m_database);
    for (const VerdictRecord& record : records)
        if (!record.defectType.isEmpty())
            if (auto ok = types.add(record.className, record.defectType, actor); !ok)
                return ok;
    return {};
}

Result<ReviewSession::Added> ReviewSession::Store::add(const Records& given,
                                                       const std::vector<SeenFile>& files,
                                                       const Actor& actor)
{
    auto database = open();
    if (!database)
        return database.error();
    Added added;
    Records records;
    std::vector<ReviewedImage> images;
    for (std::size_t i = 0; i < given.size(); ++i) {
        const SeenFile& file = files[i];
        const FileMark now = markOf(file.path);
        if (file.mark.known() && now.known() && file.mark != now) {
            added.replaced.push_back(given[i]);
            continue;
        }
        VerdictRecord record = given[i];
        if (record.replaces == kFollowsOwn)
            record.replaces = m_own.value(record.image);
        else
            m_own.insert(record.image, record.replaces);
        records.push_back(record);
        images.push_back(contentOf(record.image, fs::path(file.path.toStdString()), cache));
    }
    while (!records.empty()) {
        auto outcome = tryToAdd(records, images, actor);
        if (!outcome)
            return outcome.error();
        if (auto* stored = std::get_if<Records>(&*outcome)) {
            added.stored = std::move(*stored);
            break;
        }
        const VerdictRecord& theirs = std::get<VerdictConflict>(*outcome).theirs;
        const auto at = std::find_if(records.begin(), records.end(), [&](const auto& record) {
            return record.image == theirs.image;
        });
        if (at == records.end()) // what this one followed is gone
            return Error{ErrorCode::BadData, Sentence::tr("The project's verdicts were changed by "
                                                          "another program. Open it again.")};
        images.erase(images.begin() + (at - records.begin()));
        records.erase(at);
        added.theirs.push_back(theirs);
    }
    for (const VerdictRecord& record : added.stored)
        m_own.insert(record.image, record.id);
    for (const VerdictRecord& record : given)
        added.own.insert(record.image, m_own.value(record.image));
    return added;
}

Result<VerdictRepository::Outcome>
ReviewSession::Store::tryToAdd(const Records& records, const std::vector<ReviewedImage>& images,
                               const Actor& actor)
{
    auto transaction = Transaction::begin(*m_database);
    if (!transaction)
        return transaction.error();
    if (auto ok = addTypes(records, actor); !ok)
        return ok.error();
    // With the moment it was given at: it may be stored later.
    auto outcome = VerdictRepository(*m_database).takeIn(records, images, actor);
    if (!outcome || std::holds_alternative<VerdictConflict>(*outcome))
        return outcome;
    if (auto done = transaction->commit(); !done)
        return done.error();
    return outcome;
}

Result<ReviewSession::Records> ReviewSession::Store::readNew()
{
    auto database = open();
    if (!database)
        return database.error();
    auto records = VerdictRepository(**database).since(m_lastId);
    if (records && !records->empty())
        m_lastId = records->back().id;
    return records;
}

Result<QHash<QString, QStringList>> ReviewSession::Store::readTypes()
{
    auto database = open();
    if (!database)
        return database.error();
    DefectTypeRepository types(**database);
    auto classes = types.classes();
    if (!classes)
        return classes.error();
    QHash<QString, QStringList> all;
    for (const QString& name : *classes) {
        auto names = types.all(name);
        if (!names)
            return names.error();
        all.insert(name, *names);
    }
    return all;
}

} // namespace mixdesk
