// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/review_session.h"

#include "core/session/review_store.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QSet>
#include <algorithm>
#include <future>
#include <limits>

namespace mixdesk {

namespace {

constexpr int kPollMs = 700;
constexpr std::size_t kPaceVerdicts = 20;    ///< that the time left is reckoned from
constexpr qint64 kLongestThoughtMs = 120000; ///< longer gaps are breaks

QString nameOf(Decision decision)
{
    switch (decision) {
    case Decision::Ok:
        return ReviewSession::tr("OK");
    case Decision::NotOk:
        return ReviewSession::tr("not OK");
    case Decision::Unsure:
        return ReviewSession::tr("unsure");
    case Decision::None:
        break;
    }
    return ReviewSession::tr("no verdict");
}

bool sameWord(const VerdictRecord& a, const VerdictRecord& b)
{
    return a.decision == b.decision && a.defectType == b.defectType && a.comment == b.comment &&
           a.flagged == b.flagged;
}

} // namespace

ReviewSession::ReviewSession(ScoringSession& scoring, ThresholdDesk& desk,
                             const DatabaseAddress& database, QObject* parent)
    : QObject(parent), m_scoring(scoring), m_desk(desk), m_actor(localActor()),
      m_store(std::make_unique<Store>(database))
{
    connect(&m_poll, &QTimer::timeout, this, &ReviewSession::poll);
    m_poll.start(kPollMs);
    poll();
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
        const VerdictRecord before = begun(entry);
        step.before.push_back(before);
        step.after.push_back(edited(entry, before, edit));
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
        if (!sameWord(now, since[i])) {
            emit conflicted(entry, tr("%1 decided \"%2\" about %3 since then: that stands.")
                                       .arg(now.reviewer, nameOf(now.decision), one.image));
            continue;
        }
        record.decision = one.decision;
        record.defectType = one.defectType;
        record.comment = one.comment;
        record.flagged = one.flagged;
        records.push_back(record);
    }
    return records;
}

QVector<int> ReviewSession::undo()
{
    if (m_undo.empty())
        return {};
    Step step = std::move(m_undo.back());
    m_undo.pop_back();
    const QVector<int> entries = give(replay(step.before, step.after));
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

/// Shows the records and hands them to the worker.
QVector<int> ReviewSession::give(Records records)
{
    if (records.empty())
        return {};
    QVector<int> entries;
    std::vector<QString> files;
    for (const VerdictRecord& record : records) {
        m_shown.insert(record.image, record);
        ++m_pendingOf[record.image];
        entries.append(m_scoring.entryOf(record.image));
        files.push_back(m_scoring.entries()[std::size_t(entries.back())].path);
    }
    ++m_pending;
    show(records);
    emit storedChanged();
    m_store->post([this, records = std::move(records), files = std::move(files), actor = m_actor] {
        auto outcome = m_store->add(records, files, actor);
        QMetaObject::invokeMethod(this, [this, records, outcome] {
            if (outcome)
                added(records, *outcome);
            else
                refused(records, tr("The verdict was not stored: %1")
                                     .arg(QString::fromStdString(outcome.error().message)));
        });
    });
    return entries;
}

/// Brings the gallery to what m_shown says of these pictures.
void ReviewSession::show(const Records& records)
{
    QHash<QString, EntryReview> reviews;
    QVector<int> entries;
    for (const VerdictRecord& record : records) {
        const VerdictRecord& shown = m_shown[record.image];
        reviews.insert(record.image, {shown.decision, shown.className, shown.defectType,
                                      shown.flagged, !opinionsAgainst(shown).isEmpty()});
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
        m_shown.insert(record.image, m_stored.value(record.image));
        settled.push_back(record);
    }
    --m_pending;
    show(settled);
    emit storedChanged();
}

void ReviewSession::added(const Records& given, const Added& added)
{
    for (const Records* records : {&added.stored, &added.theirs})
        for (const VerdictRecord& record : *records)
            noteStored(record);
    settle(given);
    if (added.theirs.empty())
        return;
    forgetSteps(added.theirs);
    tellClash(added.theirs);
}

void ReviewSession::refused(const Records& given, const QString& sentence)
{
    settle(given);
    forgetSteps(given);
    emit failed(sentence);
}

void ReviewSession::tellClash(const Records& theirs)
{
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
            Records before, after;
            for (std::size_t i = 0; i < step.after.size(); ++i)
                if (!images.contains(step.after[i].image)) {
                    before.push_back(step.before[i]);
                    after.push_back(step.after[i]);
                }
            step = {std::move(before), std::move(after)};
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
    for (auto it = types.begin(); it != types.end(); ++it)
        for (const QString& type : it.value())
            if (!m_types[it.key()].contains(type))
                m_types[it.key()].append(type);
    Records news;
    for (const VerdictRecord& record : records) {
        noteStored(record);
        if (!record.study.isEmpty() || m_pendingOf.contains(record.image))
            continue;
        const VerdictRecord& stored = m_stored[record.image];
        VerdictRecord& shown = m_shown[record.image];
        if (std::exchange(shown, stored).id != stored.id)
            news.push_back(record);
    }
    show(news);
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
    if (std::exchange(m_problem, sentence) != sentence && !sentence.isEmpty())
        emit failed(tr("Verdicts of others cannot be read: %1").arg(sentence));
}

QStringList ReviewSession::defectTypes(const QString& className) const
{
    QStringList types = m_types.value(className);
    for (const GalleryEntry& entry : m_scoring.entries())
        if (entry.className == className && !entry.folderType.isEmpty() &&
            entry.folderType != QLatin1String("good") && !types.contains(entry.folderType))
            types.append(entry.folderType);
    types.sort(Qt::CaseInsensitive);
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

void ReviewSession::waitUntilStored()
{
    std::promise<void> done;
    m_store->post([&done] { done.set_value(); });
    done.get_future().wait();
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
}

} // namespace mixdesk
