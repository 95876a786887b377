// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/dataset_session.h"
#include "core/session/picture_loader.h"

#include <QAbstractListModel>
#include <QHash>
#include <QIcon>

namespace mixdesk {

/// The pictures of one class, as thumbnails that are loaded when first asked for.
class ThumbnailModel : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr int kPathRole = Qt::UserRole + 1;

    ThumbnailModel(DatasetSession& dataset, PictureLoader& pictures, QObject* parent = nullptr);
    void setClassName(const QString& name);
    int rowOf(const QString& path) const; ///< -1: not among them

    int rowCount(const QModelIndex& parent = {}) const final;
    QVariant data(const QModelIndex& index, int role) const final;

private:
    void rebuild();
    QVariant thumbnail(const QString& path) const;

    DatasetSession& m_dataset;
    PictureLoader& m_pictures;
    QString m_className;
    QIcon m_blank;             ///< keeps the words below at their place until the picture comes
    std::vector<int> m_images; // into the dataset
    QHash<QString, int> m_rows;
};

} // namespace mixdesk
