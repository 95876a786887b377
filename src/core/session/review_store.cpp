// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/review_store.h"

#include "core/base/hash.h"

#include <QFileInfo>

namespace mixdesk {

namespace {

/// Size and content of the file that a verdict speaks of: both may change under its name.
ReviewedImage imageOf(const QString& path, const QString& file)
{
    ReviewedImage image;
    image.path = path;
    image.size = QFileInfo(file).size();
    if (auto hash = sha256OfFile(fs::path(file.toStdString())))
        image.hash = QString::fromStdString(*hash);
    return image;
}

} // namespace

Result<Database*> ReviewSession::Store::open()
{
    if (!m_database) {
        auto opened = Database::open(file);
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

Result<VerdictRepository::Outcome>
ReviewSession::Store::add(Records records, const std::vector<QString>& files, const Actor& actor)
{
    auto database = open();
    if (!database)
        return database.error();
    std::vector<ReviewedImage> images;
    for (std::size_t i = 0; i < records.size(); ++i) {
        VerdictRecord& record = records[i];
        if (record.replaces == kFollowsOwn)
            record.replaces = m_own.value(record.image);
        images.push_back(imageOf(record.image, files[i]));
    }
    auto transaction = Transaction::begin(**database);
    if (!transaction)
        return transaction.error();
    if (auto ok = addTypes(records, actor); !ok)
        return ok.error();
    auto outcome = VerdictRepository(**database).add(records, images, actor);
    if (!outcome || std::holds_alternative<VerdictConflict>(*outcome))
        return outcome;
    if (auto done = transaction->commit(); !done)
        return done.error();
    for (const VerdictRecord& record : std::get<Records>(*outcome))
        m_own.insert(record.image, record.id);
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
