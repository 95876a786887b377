// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>
#include <QStringList>

namespace mixdesk {

class GalleryModel;

/// Thumbnails in rows of equal cells, scrolled downwards. What a cell shows is worked out when it
/// is painted, so the number of pictures does not matter.
class GalleryView : public QAbstractItemView
{
    Q_OBJECT

public:
    explicit GalleryView(QWidget* parent = nullptr);

    void setGallery(GalleryModel* model);
    void setEmptyText(const QString& text);

    int columns() const;
    QSize cellSize() const;
    void selectCurrentAlone(); ///< what comes next concerns one part

    QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint& point) const override;
    void keyboardSearch(const QString&) override {} ///< letters are the page's shortcuts

signals:
    void picked(int entry); ///< by mouse or keyboard

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex& index,
                                                         const QEvent* event) const override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex&) const override { return false; }
    void setSelection(const QRect& area, QItemSelectionModel::SelectionFlags flags) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void paintEvent(QPaintEvent* event) override;
    void updateGeometries() override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight,
                     const QList<int>& roles) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent* event) override;

private:
    void speak();
    void paintCell(QPainter& painter, int row, const QRect& cell);
    void paintPicture(QPainter& painter, int entry, const QRect& area);
    void paintReview(QPainter& painter, int entry, const QRect& area);
    void paintCaption(QPainter& painter, int entry, const QRect& area);

    GalleryModel* m_gallery = nullptr;
    QString m_emptyText;
};

} // namespace mixdesk
