// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/gallery_model.h"

#include "core/session/picture_loader.h"
#include "widgets/common/image_bridge.h"
#include "widgets/inspect/verdict_words.h"

#include <algorithm>

namespace mixdesk {

namespace {

constexpr int kThumbnails = 600;    // some screens full
constexpr int kLongestWaitMs = 500; // between two lists while pictures come in

} // namespace

GalleryModel::GalleryModel(PictureLoader* loader, QObject* parent)
    : QAbstractListModel(parent), m_loader(loader), m_thumbnails(kThumbnails)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &GalleryModel::flush);
    if (!loader)
        return;
    connect(loader, &PictureLoader::thumbnailReady, this, [this](const QString& path) {
        const auto asked = m_asked.constFind(path);
        if (asked == m_asked.constEnd())
            return;
        const int row = m_index.rowOf(*asked);
        m_asked.erase(asked);
        if (row >= 0 && row < int(m_rows.size()))
            emit dataChanged(createIndex(row, 0), createIndex(row, 0), {Qt::DecorationRole});
    });
}

void GalleryModel::reset(const std::vector<GalleryEntry>* entries, const QStringList& classes)
{
    beginResetModel();
    m_classes = classes;
    m_rows.clear();
    m_toJudge.clear();
    m_thumbnails.clear();
    m_asked.clear();
    m_index.reset(entries, int(classes.size()));
    endResetModel();
    m_judgeAll = true;
    m_stale = true;
    if (m_live)
        flush();
}

void GalleryModel::grow()
{
    m_index.grow();
    m_streaming = false;
    schedule();
}

void GalleryModel::setJudge(Judge judge)
{
    m_judge = std::move(judge);
    thresholdsChanged();
}

void GalleryModel::entriesScored(const QVector<int>& entries)
{
    m_toJudge += entries;
    m_streaming = m_streaming || !m_stale;
    schedule();
}

void GalleryModel::entriesReviewed(const QVector<int>& entries)
{
    m_index.retype(entries);
    m_streaming = false;
    schedule();
}

void GalleryModel::thresholdsChanged()
{
    m_judgeAll = true;
    m_streaming = false;
    schedule();
}

void GalleryModel::setSpec(const GalleryFilterSpec& spec)
{
    if (spec == m_index.spec())
        return;
    m_index.setSpec(spec);
    m_stale = true;
    flush();
}

void GalleryModel::setLive(bool live)
{
    m_live = live;
    if (live && m_stale)
        flush();
}

void GalleryModel::schedule()
{
    m_stale = true;
    if (!m_live)
        return;
    const int wait = m_streaming ? int(std::min<qint64>(4 * m_costMs, kLongestWaitMs)) : 0;
    if (!m_timer.isActive() || m_timer.remainingTime() > wait)
        m_timer.start(wait);
}

void GalleryModel::flush()
{
    m_timer.stop();
    if (!m_stale)
        return;
    m_stale = m_streaming = false;
    QElapsedTimer clock;
    clock.start();
    apply();
    m_costMs = clock.elapsed();
    emit refreshed();
}

void GalleryModel::apply()
{
    if (m_judge) {
        if (std::exchange(m_judgeAll, false))
            m_index.judgeAll(m_judge);
        else
            m_index.judge(m_judge, m_toJudge);
    }
    m_toJudge.clear();
    if (m_index.apply()) {
        beginResetModel();
        m_rows = m_index.rows();
        endResetModel();
    } else if (!m_rows.empty()) {
        emit dataChanged(createIndex(0, 0), createIndex(int(m_rows.size()) - 1, 0));
    }
}

int GalleryModel::entryAt(int row) const
{
    return row >= 0 && row < int(m_rows.size()) ? m_rows[std::size_t(row)] : -1;
}

int GalleryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant GalleryModel::data(const QModelIndex& index, int role) const
{
    const int entry = index.isValid() ? entryAt(index.row()) : -1;
    if (entry < 0)
        return {};
    const auto judgement = m_index.judgement(entry);
    switch (role) {
    case Qt::DisplayRole:
        return m_index.entry(entry).relative;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return description(entry);
    case EntryRole:
        return entry;
    case VerdictRole:
        return judgement ? QVariant(int(judgement->verdict)) : QVariant();
    case MarginRole:
        return judgement ? QVariant(judgement->margin) : QVariant();
    default:
        return {};
    }
}

QString GalleryModel::description(int entry) const
{
    const GalleryEntry& one = m_index.entry(entry);
    QStringList lines{one.outside ? one.path : one.relative};
    if (!one.error.isEmpty()) {
        lines << one.error;
        return lines.join(QLatin1Char('\n'));
    }
    const auto judgement = m_index.judgement(entry);
    if (!judgement) {
        lines << tr("Not scored yet");
        return lines.join(QLatin1Char('\n'));
    }
    lines << tr("%1, score %2")
                 .arg(VerdictWords::name(judgement->verdict), VerdictWords::number(one.score));
    if (one.misrouted() && one.routedClass < m_classes.size())
        lines << tr("Taken for %1").arg(m_classes[one.routedClass]);
    const QString mistake = VerdictWords::mistake(one, judgement->verdict);
    lines << (mistake.isEmpty() ? VerdictWords::truth(one)
                                : tr("%1: %2").arg(VerdictWords::truth(one), mistake));
    return lines.join(QLatin1Char('\n'));
}

QImage GalleryModel::thumbnail(int entry)
{
    if (const QImage* known = m_thumbnails.object(entry))
        return *known;
    if (!m_loader)
        return {};
    const QString& path = m_index.entry(entry).path;
    const cv::Mat picture = m_loader->thumbnail(path);
    if (picture.empty()) {
        if (!m_loader->failed(path))
            m_asked.insert(path, entry);
        return {};
    }
    auto* image = new QImage(toImage(picture));
    m_thumbnails.insert(entry, image);
    return *image;
}

QImage GalleryModel::keptThumbnail(int entry) const
{
    if (const QImage* known = m_thumbnails.object(entry))
        return *known;
    const cv::Mat picture = m_loader ? m_loader->kept(m_index.entry(entry).path) : cv::Mat();
    return picture.empty() ? QImage() : toImage(picture);
}

void GalleryModel::forgetThumbnail(int entry)
{
    m_thumbnails.remove(entry);
    entriesScored({entry});
}

bool GalleryModel::thumbnailFailed(int entry) const
{
    return m_loader && m_loader->failed(m_index.entry(entry).path);
}

void GalleryModel::scrolledAway()
{
    m_asked.clear();
    if (m_loader)
        m_loader->forgetPending();
}

} // namespace mixdesk
