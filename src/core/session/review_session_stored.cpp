// SPDX-License-Identifier: GPL-3.0-or-later
// What the database and the files say of verdicts, this window's and those of others.
#include "core/session/review_session.h"

#include "core/session/review_store.h"

#include <QSet>
#include <algorithm>
#include <utility>

namespace mixdesk {

/// Brings the gallery to what m_shown says of these pictures.
void ReviewSession::show(const Records& records)
{
    QHash<QString, EntryReview> reviews;
    QVector<int> entries;
    for (const VerdictRecord& record : records) {
        const VerdictRecord& shown = m_shown[record.image];
        reviews.insert(record.image, {shown.decision, shown.className, shown.defectType,
                                      shown.flagged, !opinionsAgainst(shown).isEmpty(),
                                      replacedVerdict(record.image).has_value()});
        if (const int entry = m_scoring.entryOf(record.image); entry >= 0)
            entries.append(entry);
    }
    m_scoring.setReviews(reviews);
    if (!entries.isEmpty())
        emit reviewed(entries);
}

/// The worker is done with them: they stand for what the database has, or what was given since.
void ReviewSession::settle(const Records& records)
{
    Records settled;
    for (const VerdictRecord& record : records) {
        const auto pending = m_pendingOf.find(record.image);
        if (pending == m_pendingOf.end() || --*pending > 0)
            continue;
        m_pendingOf.erase(pending);
        m_shown.insert(record.image, standing(record.image));
        settled.push_back(record);
    }
    show(settled);
}

void ReviewSession::added(const Records& given, const Added& added)
{
    for (const Records* records : {&added.stored, &added.theirs})
        for (const VerdictRecord& record : *records)
            noteStored(record);
    for (const VerdictRecord& record : added.stored)
        if (!record.content.isEmpty())
            m_contents.insert(record.image, record.content);
    settle(given);
    if (!added.theirs.empty()) {
        forgetSteps(added.theirs);
        m_theirs.insert(m_theirs.end(), added.theirs.begin(), added.theirs.end());
    }
    if (!added.replaced.empty()) {
        forgetSteps(added.replaced);
        tellReplaced(added.replaced);
    }
}

/// What was judged is not what the file shows.
void ReviewSession::tellReplaced(const Records& records)
{
    const QString& first = records.front().image;
    emit conflicted(m_scoring.entryOf(first),
                    records.size() == 1
                        ? tr("The picture %1 was replaced since it was shown, so your verdict was "
                             "not stored: look at it and judge again.")
                              .arg(first)
                        : tr("%1 of these pictures were replaced since they were shown, the first "
                             "is %2. Their verdicts were not stored: look at them and judge again.")
                              .arg(records.size())
                              .arg(first));
    for (const VerdictRecord& record : records)
        if (const int entry = m_scoring.entryOf(record.image); entry >= 0)
            emit outdated(entry);
}

void ReviewSession::refused(const Records& given, const QString& sentence)
{
    settle(given);
    forgetSteps(given);
    emit failed(sentence);
}

/// Once for all that waited together.
void ReviewSession::tellClash()
{
    const Records theirs = std::exchange(m_theirs, {});
    if (theirs.empty())
        return;
    const VerdictRecord& first = theirs.front();
    const QString sentence =
        theirs.size() == 1
            ? tr("%1 decided \"%2\" about %3 before yours arrived. Theirs stands; decide again if "
                 "you disagree.")
                  .arg(first.reviewer, nameOf(first.decision), first.image)
            : tr("Others decided about %1 of these pictures before yours arrived, the first is %2. "
                 "Theirs stand; decide again if you disagree.")
                  .arg(theirs.size())
                  .arg(first.image);
    emit conflicted(m_scoring.entryOf(first.image), sentence);
}

/// What never came to stand cannot be undone.
void ReviewSession::forgetSteps(const Records& records)
{
    QSet<QString> images;
    for (const VerdictRecord& record : records)
        images.insert(record.image);
    for (auto* steps : {&m_undo, &m_redo}) {
        for (Step& step : *steps) {
            Step kept;
            for (std::size_t i = 0; i < step.after.size(); ++i)
                if (!images.contains(step.after[i].image)) {
                    kept.before.push_back(step.before[i]);
                    kept.after.push_back(step.after[i]);
                    kept.mine.push_back(step.mine[i]);
                }
            step = std::move(kept);
        }
        steps->erase(std::remove_if(steps->begin(), steps->end(),
                                    [](const Step& step) { return step.after.empty(); }),
                     steps->end());
    }
    emit undoChanged();
}

void ReviewSession::noteStored(const VerdictRecord& record)
{
    if (!record.study.isEmpty())
        return;
    const VerdictRecord before = m_stored.value(record.image);
    if (record.id > before.id && !before.content.isEmpty() && !record.content.isEmpty() &&
        before.content != record.content)
        m_byReviewer.remove(record.image); // they spoke of another picture
    VerdictRecord& latest = m_byReviewer[record.image][record.reviewer];
    if (record.id > latest.id)
        latest = record;
    VerdictRecord& stored = m_stored[record.image];
    if (record.id > stored.id)
        stored = record;
    if (!record.defectType.isEmpty() && !m_types[record.className].contains(record.defectType))
        m_types[record.className].append(record.defectType);
}

void ReviewSession::takeIn(const Records& records, const QHash<QString, QStringList>& types)
{
    for (auto it = types.begin(); it != types.end(); ++it) {
        QStringList ordered = it.value(); // as they came in, whoever was first
        for (const QString& type : m_types.value(it.key()))
            if (!ordered.contains(type))
                ordered.append(type);
        m_types.insert(it.key(), ordered);
    }
    Records news;
    QStringList keys;
    for (const VerdictRecord& record : records) {
        noteStored(record);
        if (!record.study.isEmpty() || m_pendingOf.contains(record.image))
            continue;
        const VerdictRecord now = standing(record.image);
        if (std::exchange(m_shown[record.image], now).id == now.id)
            continue;
        news.push_back(record);
        keys.append(record.image);
    }
    show(news);
    lookAt(keys, false);
}

/// The stored verdict where it speaks of what the file holds, else none.
VerdictRecord ReviewSession::standing(const QString& image) const
{
    const VerdictRecord stored = m_stored.value(image);
    if (!isReplaced(stored))
        return stored;
    VerdictRecord none;
    none.image = image;
    return none;
}

void ReviewSession::lookAt(const QStringList& keys, bool urgent)
{
    std::vector<ContentCheck::File> files;
    for (const QString& key : keys) {
        if (m_stored.value(key).content.isEmpty())
            continue;
        const int entry = m_scoring.entryOf(key);
        const QString file = entry >= 0 ? m_scoring.entries()[std::size_t(entry)].path
                             : m_files  ? m_files(key)
                                        : QString();
        if (!file.isEmpty())
            files.push_back({key, file});
    }
    m_check.look(std::move(files), urgent);
}

void ReviewSession::takeContents(const QHash<QString, QString>& contents)
{
    Records changed;
    for (auto content = contents.begin(); content != contents.end(); ++content) {
        const bool before = isReplaced(m_stored.value(content.key()));
        m_contents.insert(content.key(), content.value());
        const VerdictRecord& stored = m_stored[content.key()];
        if (isReplaced(stored) == before || m_pendingOf.contains(content.key()))
            continue;
        m_shown.insert(content.key(), standing(content.key()));
        changed.push_back(stored);
    }
    show(changed);
}

void ReviewSession::poll()
{
    if (m_store->polling)
        return;
    m_store->polling = true;
    m_store->post([this] {
        auto types = m_store->readTypes();
        auto records = m_store->readNew();
        QMetaObject::invokeMethod(this, [this, types, records] {
            m_store->polling = false;
            if (records)
                takeIn(*records, types ? *types : QHash<QString, QStringList>());
            setProblem(records ? QString() : QString::fromStdString(records.error().message));
        });
    });
}

void ReviewSession::setProblem(const QString& sentence)
{
    const int pause = sentence.isEmpty() ? kPollMs : std::min(2 * m_poll.interval(), kLastRetryMs);
    if (pause != m_poll.interval())
        m_poll.setInterval(pause);
    const QString before = std::exchange(m_problem, sentence);
    if (before == sentence)
        return;
    emit storedChanged();
    if (sentence.isEmpty() && m_retry.isActive()) // it answers again: nothing waits any longer
        send();
    if (!sentence.isEmpty())
        emit othersUnreadable(tr("Verdicts of others cannot be read: %1").arg(sentence));
}

} // namespace mixdesk
