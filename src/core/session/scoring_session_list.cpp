// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/bulk_scoring.h"
#include "core/session/scoring_session.h"
#include "core/session/scoring_worker.h"

#include <algorithm>
#include <set>
#include <utility>

namespace mixdesk {

void ScoringSession::takeDataset()
{
    if (m_dataset.state() != DatasetSession::State::Scanning)
        rebuild();
}

void ScoringSession::rebuild()
{
    QStringList outside;
    for (const GalleryEntry& entry : m_entries)
        if (entry.dropped())
            outside.append(entry.path);
    dropWork();
    m_entries.clear();
    m_masks.clear();
    m_entryOf.clear();
    m_tallies = {};
    m_computed = 0;
    m_trainingListed = false;
    appendDataset(false);
    appendOutside(outside);
    appendInbox();
    emit entriesReset();
    scoreFrom(0, false);
}

/// Nothing that is under way is of use: it speaks of other indices.
void ScoringSession::dropWork()
{
    drain();
    ++m_worker->generation;
    m_job.cancel();
    m_bulk.reset();
    m_parts.clear();
    m_wanted = -1;
    m_toPrefetch.clear();
    m_opening.clear();
}

void ScoringSession::listTraining()
{
    if (std::exchange(m_trainingListed, true))
        return;
    const int first = int(m_entries.size());
    appendDataset(true);
    if (int(m_entries.size()) == first)
        return;
    emit entriesAdded(first);
    scoreFrom(first, false);
}

void ScoringSession::appendDataset(bool training)
{
    if (m_dataset.state() != DatasetSession::State::Ready || m_run.name.isEmpty())
        return;
    const Dataset& dataset = m_dataset.included();
    std::vector<QString> names;
    std::vector<int> runClass;
    for (const std::string& name : dataset.classes) {
        names.push_back(QString::fromStdString(name));
        runClass.push_back(int(m_classes.indexOf(names.back())));
    }
    const auto& added = m_runs.model()->pictures.added;
    const std::set<std::string> trained(added.begin(), added.end());
    QString type; // shared by neighbours
    for (const ImageRecord& image : dataset.images) {
        const auto c = std::size_t(image.classIndex);
        const bool trains = image.subset == Subset::Train || trained.count(image.relative) > 0;
        if (trains != training || runClass[c] < 0)
            continue;
        if (type != QLatin1String(image.type.c_str()))
            type = QString::fromStdString(image.type);
        GalleryEntry entry;
        entry.path = QString::fromStdString(image.path.string());
        entry.relative = QString::fromStdString(image.relative);
        entry.className = names[c];
        entry.trueClass = runClass[c];
        entry.training = training;
        entry.type = entry.folderType = type;
        append(std::move(entry), QString::fromStdString(image.mask.string()));
    }
}

void ScoringSession::appendOutside(const QStringList& files)
{
    QSet<QString> known;
    for (const GalleryEntry& entry : m_entries)
        if (entry.outside)
            known.insert(entry.path);
    for (const QString& file : files) {
        if (known.contains(file))
            continue;
        known.insert(file);
        GalleryEntry entry;
        entry.path = file;
        entry.relative = file.section(QLatin1Char('/'), -1);
        entry.outside = true;
        append(std::move(entry), {});
    }
}

void ScoringSession::append(GalleryEntry entry, const QString& mask)
{
    takeReview(entry);
    ++tallyOf(entry).listed;
    m_entryOf.insert(entry.key(), int(m_entries.size()));
    m_entries.push_back(std::move(entry));
    m_masks.push_back(mask);
}

/// Brings the entry to what people say of it now. False: it was so already.
bool ScoringSession::takeReview(GalleryEntry& entry)
{
    const auto found = m_reviews.constFind(entry.key());
    if (found == m_reviews.constEnd() || entry.review == *found)
        return false;
    tallyOf(entry).reviewed += int(found->decision != Decision::None) -
                               int(entry.review.decision != Decision::None);
    entry.review = *found;
    switch (entry.review.decision) {
    case Decision::None:
        entry.type = entry.folderType;
        break;
    case Decision::Ok:
        entry.type = QStringLiteral("good");
        break;
    case Decision::NotOk:
        entry.type = found->defectType.isEmpty() ? QStringLiteral("defect") : found->defectType;
        break;
    case Decision::Unsure:
        entry.type.clear();
        break;
    }
    if (entry.className.isEmpty()) // the dataset's folder names the class of all others
        entry.trueClass = entry.decided() ? int(m_classes.indexOf(found->className)) : -1;
    return true;
}

void ScoringSession::setReviews(const QHash<QString, EntryReview>& reviews)
{
    QVector<int> changed;
    for (auto it = reviews.begin(); it != reviews.end(); ++it) {
        m_reviews.insert(it.key(), it.value());
        const int entry = entryOf(it.key());
        if (entry >= 0 && takeReview(m_entries[std::size_t(entry)]))
            changed.append(entry);
    }
    std::sort(changed.begin(), changed.end());
    if (!changed.isEmpty())
        emit entriesReviewed(changed);
    if (!reviews.isEmpty())
        emit reviewsChanged();
}

} // namespace mixdesk
