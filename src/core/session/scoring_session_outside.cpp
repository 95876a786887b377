// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/picture.h"
#include "core/session/bulk_scoring.h"
#include "core/session/scoring_session.h"

#include <QFileInfo>
#include <QLocale>
#include <QSet>
#include <algorithm>

namespace mixdesk {

namespace {

constexpr qsizetype kMostPictures = 100'000; ///< of one drop

fs::path fsPath(const QString& path)
{
    return fs::path(path.toStdString());
}

/// Pictures below a folder in the order of their paths. Links to folders are not followed: a loop
/// of them has no end.
Result<void> collect(const QString& folder, const StopToken& stop, QStringList& files,
                     std::int64_t& seen, const ProgressFn& progress)
{
    std::error_code error;
    fs::recursive_directory_iterator walk(fsPath(folder),
                                          fs::directory_options::skip_permission_denied, error);
    QStringList found;
    for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
        if (stop.stopRequested())
            return cancelledError();
        std::error_code unknown;
        if (++seen % 1000 == 0)
            progress({{}, seen, 0, "files", 0.0, -1.0});
        if (!walk->is_regular_file(unknown) || !hasPictureExtension(walk->path()))
            continue;
        if (files.size() + found.size() >= kMostPictures)
            break;
        found.append(QString::fromStdString(walk->path().string()));
    }
    std::sort(found.begin(), found.end());
    files += found;
    return {};
}

} // namespace

void ScoringSession::addOutside(const QStringList& paths)
{
    QStringList files, others;
    for (const QString& path : paths) {
        const QFileInfo info(path);
        if (info.isDir())
            m_toWalk.append(info.absoluteFilePath());
        else if (hasPictureExtension(fsPath(path)))
            files.append(info.absoluteFilePath());
        else
            others.append(info.fileName());
    }
    if (others.size() == 1)
        emit warned(tr("%1 is no picture that can be scored. Drop png, jpg, jpeg, bmp, tif or "
                       "tiff files.")
                        .arg(others.first()));
    else if (!others.isEmpty()) // one sentence for all of them
        emit warned(tr("%1 of these files are no pictures that can be scored, %2 among them. Drop "
                       "png, jpg, jpeg, bmp, tif or tiff files.")
                        .arg(QLocale().toString(others.size()), others.first()));
    walked(files, {});
    walkNext();
}

void ScoringSession::walkNext()
{
    if (m_toWalk.isEmpty() || m_walkJob.running())
        return;
    auto found = std::make_shared<std::pair<QStringList, QString>>();
    m_walkedFiles = found;
    const QString none = tr("There are no pictures in %1. Drop a folder with png, jpg, jpeg, bmp, "
                            "tif or tiff files.");
    const QString many = tr("%1 holds very many pictures: the first 100,000 are taken.");
    m_walkJob.start([folders = std::exchange(m_toWalk, {}), found, none,
                     many](const Job::Context& context) -> Result<void> {
        std::int64_t seen = 0;
        for (const QString& folder : folders) {
            const qsizetype before = found->first.size();
            if (auto ok = collect(folder, context.stop, found->first, seen, context.progress); !ok)
                return ok;
            if (found->first.size() >= kMostPictures)
                found->second = many.arg(folder);
            else if (found->first.size() == before)
                found->second = none.arg(folder);
        }
        return {};
    });
}

void ScoringSession::walked(const QStringList& files, const QString& complaint)
{
    if (!complaint.isEmpty())
        emit warned(complaint);
    const int first = int(m_entries.size());
    appendOutside(files);
    if (int(m_entries.size()) > first) {
        emit entriesAdded(first);
        scoreFrom(first, true);
    }
    walkNext();
}

void ScoringSession::removeOutside()
{
    const auto dropped = [](const GalleryEntry& entry) { return entry.dropped(); };
    if (std::none_of(m_entries.begin(), m_entries.end(), dropped))
        return;
    m_walkJob.cancel();
    m_toWalk.clear();
    removeEntries(dropped);
    setInbox(std::move(m_inboxPictures)); // one may have been dropped too
}

void ScoringSession::setInbox(std::vector<InboxPicture> pictures)
{
    QHash<QString, FileMark> present;
    for (const InboxPicture& picture : pictures)
        present.insert(picture.key, picture.mark);
    m_inboxPictures = std::move(pictures);
    const auto leaves = [&present](const GalleryEntry& entry) {
        if (entry.inboxKey.isEmpty())
            return false;
        const auto now = present.constFind(entry.inboxKey);
        return now == present.constEnd() ||
               (now->known() && entry.mark.known() && *now != entry.mark);
    };
    for (int i = 0; i < int(m_entries.size()); ++i)
        if (const GalleryEntry& entry = m_entries[std::size_t(i)];
            present.contains(entry.inboxKey) && leaves(entry))
            emit fileReplaced(i);
    removeEntries(leaves);
    const int first = int(m_entries.size());
    appendInbox();
    if (int(m_entries.size()) > first) {
        emit entriesAdded(first);
        scoreFrom(first, true);
    }
}

void ScoringSession::appendInbox()
{
    QSet<QString> dropped;
    for (const GalleryEntry& entry : m_entries)
        if (entry.dropped())
            dropped.insert(entry.path);
    for (const InboxPicture& picture : m_inboxPictures) {
        if (m_entryOf.contains(picture.key) || dropped.contains(picture.path))
            continue;
        GalleryEntry entry;
        entry.path = picture.path;
        entry.relative = picture.path.section(QLatin1Char('/'), -1);
        entry.outside = true;
        entry.inboxKey = picture.key;
        append(std::move(entry), {});
    }
}

/// The others keep their scores; false: there were none to remove.
bool ScoringSession::removeEntries(const std::function<bool(const GalleryEntry&)>& leaves)
{
    if (std::none_of(m_entries.begin(), m_entries.end(), leaves))
        return false;
    dropWork();
    std::vector<GalleryEntry> entries;
    std::vector<QString> masks;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (leaves(m_entries[i]))
            continue;
        entries.push_back(std::move(m_entries[i]));
        masks.push_back(std::move(m_masks[i]));
    }
    m_entries.swap(entries);
    m_masks.swap(masks);
    m_entryOf.clear();
    m_tallies = {};
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const GalleryEntry& entry = m_entries[i];
        m_entryOf.insert(entry.key(), int(i));
        Tally& tally = tallyOf(entry);
        ++tally.listed;
        tally.scored += entry.scored ? 1 : 0;
        tally.failed += entry.error.isEmpty() ? 0 : 1;
        tally.reviewed += entry.review.decision != Decision::None ? 1 : 0;
    }
    emit entriesReset();
    scoreFrom(0, false);
    return true;
}

} // namespace mixdesk
