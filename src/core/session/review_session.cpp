// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/review_session.h"

#include "core/session/review_store.h"

#include <QDateTime>
#include <algorithm>
#include <limits>

namespace mixdesk {

namespace {

constexpr std::size_t kPaceVerdicts = 20;    ///< that the time left is reckoned from
constexpr qint64 kLongestThoughtMs = 120000; ///< longer gaps are breaks

bool sameWord(const VerdictRecord& a, const VerdictRecord& b)
{
    return a.decision == b.decision && a.defectType == b.defectType && a.comment == b.comment &&
           a.flagged == b.flagged;
}

void takeWord(VerdictRecord& record, const VerdictRecord& of)
{
    record.decision = of.decision;
    record.defectType = of.defectType;
    record.comment = of.comment;
    record.flagged = of.flagged;
}

bool saysNothing(const VerdictRecord& record)
{
    return record.decision == Decision::None && record.comment.isEmpty() && !record.flagged;
}

} // namespace

QString ReviewSession::nameOf(Decision decision)
{
    switch (decision) {
    case Decision::Ok:
        return tr("OK");
    case Decision::NotOk:
        return tr("not OK");
    case Decision::Unsure:
        return tr("unsure");
    case Decision::None:
        break;
    }
    return tr("no verdict");
}

ReviewSession::ReviewSession(ScoringSession& scoring, ThresholdDesk& desk,
                             const DatabaseAddress& database, ContentCache* cache, QObject* parent)
    : QObject(parent), m_scoring(scoring), m_desk(desk), m_actor(localActor()),
      m_journal(journalFolder(database)), m_check(cache),
      m_store(std::make_unique<Store>(database, cache))
{
    const auto keyOf = [this](int entry) { return m_scoring.entries()[std::size_t(entry)].key(); };
    connect(&m_scoring, &ScoringSession::entriesReset, this,
            [this] { lookAt(m_stored.keys(), false); });
    connect(&m_scoring, &ScoringSession::entriesAdded, this, [this, keyOf](int first) {
        QStringList keys;
        for (int i = first; i < int(m_scoring.entries().size()); ++i)
            keys.append(keyOf(i));
        lookAt(keys, false);
    });
    connect(&m_scoring, &ScoringSession::fileReplaced, this,
            [this, keyOf](int entry) { lookAt({keyOf(entry)}, true); });
    connect(&m_scoring, &ScoringSession::opened, this,
            [this, keyOf](const PartPointer& part) { lookAt({keyOf(part->entry)}, true); });
    connect(&m_check, &ContentCheck::looked, this, &ReviewSession::takeContents);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &ReviewSession::send);
    connect(&m_poll, &QTimer::timeout, this, &ReviewSession::poll);
    m_poll.start(kPollMs);
    poll();
    resume();
}

ReviewSession::~ReviewSession()
{
    waitUntilStored();
}

void ReviewSession::setReviewer(const QString& name)
{
    m_actor = localActor();
    if (!name.trimmed().isEmpty())
        m_actor.user = name.trimmed();
}

const VerdictRecord& ReviewSession::verdictOf(int entry) const
{
    static const VerdictRecord none;
    const auto found = m_shown.constFind(m_scoring.entries()[std::size_t(entry)].key());
    return found == m_shown.constEnd() ? none : *found;
}

bool ReviewSession::isReplaced(const VerdictRecord& stored) const
{
    const QString now = m_contents.value(stored.image);
    return !now.isEmpty() && !stored.content.isEmpty() && stored.content != now;
}

std::optional<VerdictRecord> ReviewSession::replacedVerdict(int entry) const
{
    return replacedVerdict(m_scoring.entries()[std::size_t(entry)].key());
}

std::optional<VerdictRecord> ReviewSession::replacedVerdict(const QString& key) const
{
    const auto stored = m_stored.constFind(key);
    if (stored == m_stored.constEnd() || m_pendingOf.contains(key) ||
        stored->decision == Decision::None || !isReplaced(*stored))
        return {};
    return *stored;
}

QStringList ReviewSession::otherOpinions(int entry) const
{
    return opinionsAgainst(verdictOf(entry));
}

QStringList ReviewSession::opinionsAgainst(const VerdictRecord& mine) const
{
    QStringList opinions;
    if (mine.decision == Decision::None)
        return opinions;
    for (const VerdictRecord& other : m_byReviewer.value(mine.image))
        if (other.reviewer != mine.reviewer && other.decision != Decision::None &&
            other.decision != mine.decision)
            opinions.append(tr("%1: %2").arg(other.reviewer, nameOf(other.decision)));
    opinions.sort();
    return opinions;
}

VerdictRecord ReviewSession::begun(int index) const
{
    const GalleryEntry& entry = m_scoring.entries()[std::size_t(index)];
    const QString key = entry.key();
    VerdictRecord record = m_shown.value(key);
    record.image = key;
    record.replaces = m_pendingOf.contains(key) ? kFollowsOwn : m_stored.value(key).id;
    record.created = utcNow();
    record.reviewer = m_actor.user;
    record.station = m_actor.station;
    record.className = !entry.className.isEmpty()    ? entry.className
                       : !record.className.isEmpty() ? record.className
                       : entry.routedClass >= 0      ? m_scoring.classes().value(entry.routedClass)
                                                     : QString();
    record.score = record.threshold = std::numeric_limits<double>::quiet_NaN();
    record.modelHash.clear();
    if (entry.scored && entry.routedClass >= 0 && entry.routedClass < m_desk.classCount()) {
        record.score = entry.score;
        record.threshold = m_desk.row(entry.routedClass).threshold;
        record.modelHash = m_scoring.modelHash();
    }
    return record;
}

VerdictRecord ReviewSession::edited(int entry, VerdictRecord record, const ReviewEdit& edit) const
{
    if (edit.decision)
        record.decision = *edit.decision;
    if (edit.defectType) {
        record.defectType = *edit.defectType;
        if (!edit.decision)
            record.decision = Decision::NotOk;
    }
    if (edit.typeOfFolder)
        record.defectType = m_scoring.entries()[std::size_t(entry)].folderDefect();
    if (record.decision != Decision::NotOk)
        record.defectType.clear();
    if (edit.comment)
        record.comment = *edit.comment;
    if (edit.flagged)
        record.flagged = *edit.flagged;
    return record;
}

void ReviewSession::decide(const QVector<int>& entries, const ReviewEdit& edit)
{
    Step step;
    for (const int entry : entries) {
        const VerdictRecord own = begun(entry);
        VerdictRecord before = m_shown.value(own.image);
        before.image = own.image;
        step.before.push_back(before);
        step.mine.push_back(m_byReviewer.value(own.image).value(own.reviewer));
        step.after.push_back(edited(entry, own, edit));
    }
    if (step.after.empty())
        return;
    if (edit.defectType || edit.decision.value_or(Decision::None) != Decision::None) {
        m_moments.push_back(QDateTime::currentMSecsSinceEpoch());
        if (m_moments.size() > kPaceVerdicts)
            m_moments.pop_front();
    }
    give(step.after);
    m_undo.push_back(std::move(step));
    m_redo.clear();
    emit undoChanged();
}

/// The wanted content upon what stands now, except where somebody decided `since` the step.
ReviewSession::Records ReviewSession::replay(const Records& wanted, const Records& since)
{
    Records records;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const VerdictRecord& one = wanted[i];
        const int entry = m_scoring.entryOf(one.image);
        if (entry < 0)
            continue; // of a dataset that is no longer shown
        VerdictRecord record = begun(entry);
        const VerdictRecord& now = verdictOf(entry);
        if (replacedVerdict(entry)) {
            emit conflicted(entry, tr("The picture %1 was replaced since then: judge what it "
                                      "shows now.")
                                       .arg(one.image));
            continue;
        }
        if (!sameWord(now, since[i])) {
            emit conflicted(entry, tr("%1 decided \"%2\" about %3 since then: that stands.")
                                       .arg(now.reviewer, nameOf(now.decision), one.image));
            continue;
        }
        takeWord(record, one);
        records.push_back(record);
    }
    return records;
}

/// Verdicts of others that the step replaced: they stand again, as theirs. What this window's
/// person says of the pictures is as it was before.
ReviewSession::Records ReviewSession::othersOf(const Step& step, Records& replayed) const
{
    Records theirs;
    for (VerdictRecord& record : replayed) {
        const auto at = std::find_if(step.before.begin(), step.before.end(),
                                     [&](const auto& one) { return one.image == record.image; });
        if (at->reviewer.isEmpty() || at->reviewer == record.reviewer || saysNothing(*at))
            continue;
        takeWord(record, step.mine[std::size_t(at - step.before.begin())]);
        VerdictRecord other = *at;
        other.replaces = kFollowsOwn;
        theirs.push_back(other);
    }
    return theirs;
}

QVector<int> ReviewSession::undo()
{
    if (m_undo.empty())
        return {};
    Step step = std::move(m_undo.back());
    m_undo.pop_back();
    Records records = replay(step.before, step.after);
    const Records theirs = othersOf(step, records);
    const QVector<int> entries = give(records);
    give(theirs);
    m_redo.push_back(std::move(step));
    emit undoChanged();
    return entries;
}

QVector<int> ReviewSession::redo()
{
    if (m_redo.empty())
        return {};
    Step step = std::move(m_redo.back());
    m_redo.pop_back();
    const QVector<int> entries = give(replay(step.after, step.before));
    m_undo.push_back(std::move(step));
    emit undoChanged();
    return entries;
}

QStringList ReviewSession::defectTypes(const QString& className) const
{
    QStringList types;
    for (const GalleryEntry& entry : m_scoring.entries())
        if (entry.className == className && !entry.folderType.isEmpty() &&
            entry.folderType != QLatin1String("good") && !types.contains(entry.folderType))
            types.append(entry.folderType);
    types.sort(Qt::CaseInsensitive); // folders have no other order
    for (const QString& type : m_types.value(className))
        if (!types.contains(type))
            types.append(type);
    return types;
}

ReviewProgress ReviewSession::progress() const
{
    const ScoringSession::Tally& tests = m_scoring.tally(false);
    ReviewProgress progress{tests.reviewed, tests.listed, {}};
    std::vector<qint64> gaps;
    for (std::size_t i = 1; i < m_moments.size(); ++i)
        if (const qint64 gap = m_moments[i] - m_moments[i - 1]; gap < kLongestThoughtMs)
            gaps.push_back(gap);
    if (gaps.size() < 3)
        return progress;
    const auto middle = gaps.begin() + std::ptrdiff_t(gaps.size() / 2);
    std::nth_element(gaps.begin(), middle, gaps.end());
    progress.secondsLeft = double(*middle) / 1000.0 * (progress.all - progress.decided);
    return progress;
}

} // namespace mixdesk
