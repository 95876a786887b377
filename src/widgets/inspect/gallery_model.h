// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/gallery_index.h"

#include <QAbstractListModel>
#include <QCache>
#include <QElapsedTimer>
#include <QHash>
#include <QImage>
#include <QPointer>
#include <QStringList>
#include <QTimer>

namespace mixdesk {

class PictureLoader;

/// The pictures that pass the gallery's filters, in its order. Changes are gathered: one new list
/// per turn of the event loop, fewer while many pictures come in.
class GalleryModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        EntryRole = Qt::UserRole, ///< int: index into the entries
        VerdictRole,              ///< int of Verdict; invalid: not scored
        MarginRole,               ///< double; invalid: not scored
    };

    /// `loader` may be null: no thumbnails.
    explicit GalleryModel(PictureLoader* loader, QObject* parent = nullptr);

    /// Other entries: they live and stay in place until the next call.
    void reset(const std::vector<GalleryEntry>* entries, const QStringList& classes);
    void grow(); ///< entries were appended
    void setJudge(Judge judge);
    void entriesScored(const QVector<int>& entries);
    void entriesReviewed(const QVector<int>& entries); ///< people said something of them
    void thresholdsChanged();                          ///< the judge would say something else

    void setSpec(const GalleryFilterSpec& spec);
    const GalleryFilterSpec& spec() const { return m_index.spec(); }
    /// Takes waiting changes in now.
    void flush();
    /// While false (nobody looks) changes wait.
    void setLive(bool live);

    const GalleryIndex& index() const { return m_index; }
    using QAbstractListModel::index;
    int entryAt(int row) const; ///< -1 when there is no such row
    int rowOf(int entry) const { return m_index.rowOf(entry); }
    /// Null while it is being made, or cannot be.
    QImage thumbnail(int entry);
    /// The same without asking for it.
    QImage keptThumbnail(int entry) const;
    void forgetThumbnail(int entry); ///< its file is another now
    bool thumbnailFailed(int entry) const;
    /// Thumbnails asked for and not seen any more need not be made.
    void scrolledAway();

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

signals:
    void refreshed(); ///< rows, counts or verdicts are new

private:
    void schedule();
    void apply();
    QString description(int entry) const;

    PictureLoader* m_loader;
    GalleryIndex m_index;
    QStringList m_classes;
    Judge m_judge;
    std::vector<int> m_rows; ///< as the views know them
    QVector<int> m_toJudge;
    bool m_judgeAll = false, m_live = true, m_stale = false;
    QTimer m_timer;
    qint64 m_costMs = 0;      ///< of the last new list
    bool m_streaming = false; ///< pictures come in: need not be shown one by one
    QCache<int, QImage> m_thumbnails;
    QHash<QString, int> m_asked; ///< path to entry
};

} // namespace mixdesk
