// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/thumbnail_model.h"

#include "widgets/common/icons.h"
#include "widgets/common/image_bridge.h"
#include "widgets/common/theme.h"

#include <QPixmap>

namespace mixdesk {

namespace {

QString pathOf(const ImageRecord& image)
{
    return QString::fromStdString(displayPath(image.path));
}

} // namespace

ThumbnailModel::ThumbnailModel(DatasetSession& dataset, PictureLoader& pictures, QObject* parent)
    : QAbstractListModel(parent), m_dataset(dataset), m_pictures(pictures)
{
    QPixmap blank(PictureLoader::kThumbnailSide, PictureLoader::kThumbnailSide);
    blank.fill(Qt::transparent);
    m_blank = QIcon(blank);
    connect(&dataset, &DatasetSession::changed, this, &ThumbnailModel::rebuild);
    connect(&pictures, &PictureLoader::thumbnailReady, this, [this](const QString& path) {
        if (const int row = rowOf(path); row >= 0)
            emit dataChanged(index(row), index(row), {Qt::DecorationRole});
    });
}

void ThumbnailModel::setClassName(const QString& name)
{
    if (name == m_className)
        return;
    m_className = name;
    rebuild();
}

void ThumbnailModel::rebuild()
{
    beginResetModel();
    m_pictures.forgetPending();
    m_images.clear();
    m_rows.clear();
    const Dataset& dataset = m_dataset.all();
    const int wanted = dataset.classByName(m_className.toStdString());
    for (std::size_t i = 0; i < dataset.images.size(); ++i)
        if (dataset.images[i].classIndex == wanted) {
            m_rows.insert(pathOf(dataset.images[i]), int(m_images.size()));
            m_images.push_back(int(i));
        }
    endResetModel();
}

int ThumbnailModel::rowOf(const QString& path) const
{
    return m_rows.value(path, -1);
}

int ThumbnailModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_images.size());
}

QVariant ThumbnailModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ImageRecord& image =
        m_dataset.all().images[std::size_t(m_images[std::size_t(index.row())])];
    switch (role) {
    case Qt::DisplayRole:
        return image.subset == Subset::Train ? tr("to learn from")
                                             : QString::fromStdString(image.type);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return QString::fromStdString(image.relative);
    case Qt::DecorationRole:
        return thumbnail(pathOf(image));
    case Qt::SizeHintRole:
        return QSize(124, 142); // also before the picture is there
    case kPathRole:
        return pathOf(image);
    default:
        return {};
    }
}

QVariant ThumbnailModel::thumbnail(const QString& path) const
{
    const cv::Mat picture = m_pictures.thumbnail(path);
    if (!picture.empty())
        return QIcon(QPixmap::fromImage(toImage(picture)));
    if (m_pictures.failed(path))
        return iconPixmap(QStringLiteral("error"), theme().notOk, 64, 1.0);
    return m_blank;
}

} // namespace mixdesk
