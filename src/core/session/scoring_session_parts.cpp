// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/picture.h"
#include "core/session/bulk_scoring.h"
#include "core/session/scoring_worker.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace mixdesk {

namespace {

constexpr int kMostOpening = 3;     ///< as many as there are threads to decode
constexpr int kMostPrefetching = 2; ///< one thread stays free for the next part asked for
constexpr int kSmallSide = 512;     ///< of a picture that is shown before its maps are there

cv::Mat madeSmall(const cv::Mat& picture)
{
    // A whole divisor: many times faster, and the size need not be exact.
    const int divisor = std::max(picture.cols, picture.rows) / kSmallSide;
    if (divisor < 2)
        return picture;
    cv::Mat small;
    cv::resize(picture, small,
               {std::max(1, picture.cols / divisor), std::max(1, picture.rows / divisor)}, 0, 0,
               cv::INTER_AREA);
    return small;
}

} // namespace

void ScoringSession::open(int entry, const QVector<int>& neighbours)
{
    if (entry < 0 || entry >= int(m_entries.size()) || m_state == State::NoRun)
        return;
    m_toPrefetch = neighbours;
    m_wanted = entry;
    if (const PartPointer part = m_parts.take(entry)) {
        if (part->mark == markOf(m_entries[std::size_t(entry)].path)) {
            m_wanted = -1;
            emit opened(part);
        } else {
            m_parts.remove(entry);
            emit fileReplaced(entry);
        }
    }
    pump();
}

void ScoringSession::pump()
{
    // Keys that repeat faster than pictures can be decoded must not pile up work: only the part
    // wanted last is asked for once a thread is free.
    if (m_wanted >= 0) {
        if (!m_opening.contains(m_wanted) && m_opening.size() < kMostOpening)
            request(m_wanted, true);
        return;
    }
    while (!m_toPrefetch.isEmpty() && m_opening.size() < kMostPrefetching) {
        const int entry = m_toPrefetch.takeFirst();
        const bool valid = entry >= 0 && entry < int(m_entries.size());
        if (valid && !m_opening.contains(entry) && !m_parts.contains(entry))
            request(entry, false);
    }
}

void ScoringSession::request(int index, bool urgent)
{
    m_opening.insert(index);
    const GalleryEntry& entry = m_entries[std::size_t(index)];
    auto part = std::make_shared<OpenedPart>();
    part->entry = index;
    Worker& worker = *m_worker;
    const auto urgency = urgent ? TaskQueue::Urgency::Now : TaskQueue::Urgency::Soon;
    worker.decoding.post(urgency, [this, &worker, part, urgency, path = entry.path,
                                   mask = m_masks[std::size_t(index)], trueClass = entry.trueClass,
                                   side = m_inputSize, resize = m_resize,
                                   generation = worker.generation.load()] {
        if (generation != worker.generation)
            return;
        part->mark = markOf(path);
        auto read = readWhole(fs::path(path.toStdString()), side, resize);
        if (read) {
            part->picture = std::move(read->picture);
            part->result.input = std::move(read->input);
            QMetaObject::invokeMethod(
                this,
                [this, &worker, index = part->entry, small = madeSmall(part->picture), generation] {
                    if (generation == worker.generation)
                        emit decoded(index, small);
                },
                Qt::QueuedConnection);
        } else {
            part->error = QString::fromStdString(read.error().message);
        }
        // A broken mask takes nothing from the part: it is shown without its outline.
        if (!mask.isEmpty())
            if (auto truth = readMask(fs::path(mask.toStdString())))
                part->mask = std::move(*truth);
        worker.scoring.post(urgency, [this, &worker, part, trueClass, generation] {
            inspect(worker, part, trueClass, generation);
        });
    });
}

void ScoringSession::inspect(Worker& worker, const std::shared_ptr<OpenedPart>& part, int trueClass,
                             quint64 generation)
{
    if (generation != worker.generation)
        return;
    if (part->error.isEmpty() && !worker.scorer)
        part->error = QString::fromStdString(worker.scorerError);
    if (part->error.isEmpty()) {
        auto result = worker.scorer->inspect(part->result.input, trueClass);
        if (result)
            part->result = std::move(*result);
        else
            part->error = QString::fromStdString(result.error().message);
    }
    QMetaObject::invokeMethod(
        this, [this, part, generation] { arrived(part, generation); }, Qt::QueuedConnection);
}

void ScoringSession::arrived(PartPointer part, quint64 generation)
{
    if (generation != m_worker->generation)
        return;
    m_opening.remove(part->entry);
    m_parts.put(part);
    const GalleryEntry& entry = m_entries[std::size_t(part->entry)];
    const bool replaced = entry.mark.known() && entry.mark != part->mark;
    if (replaced)
        emit fileReplaced(part->entry);
    if (replaced || (!entry.scored && entry.error.isEmpty())) // or bulk scoring is not there yet
        applyPart(*part);
    if (m_wanted == part->entry) {
        m_wanted = -1;
        emit opened(part);
    } else {
        emit prefetched(part);
    }
    pump();
}

void ScoringSession::applyPart(const OpenedPart& part)
{
    ScoreResult result;
    result.entry = part.entry;
    result.error = part.error;
    result.mark = part.mark;
    if (part.error.isEmpty()) {
        const ScoredPicture& scored = part.result.verdict;
        result.routedClass = scored.routedClass;
        result.confidence = scored.confidence;
        result.score = scored.score;
        result.ownScore = scored.ownScore;
    }
    apply(result);
    emit entriesScored({part.entry});
}

} // namespace mixdesk
