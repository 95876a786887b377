// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/view/viewed_part.h"

#include <QAbstractScrollArea>
#include <vector>

namespace mixdesk {

/// One picture of a class as the network of the moment rebuilds it.
struct Preview
{
    QString name;           ///< of the class
    int classIndex = 0;     ///< gives the class's colour
    cv::Mat input;          ///< 8UC3 BGR, network size
    cv::Mat reconstruction; ///< 8UC3 BGR, network size
    cv::Mat difference;     ///< 32FC1 in 0..1, network size
    double threshold = 0.0; ///< pixel threshold; anchors the colours as everywhere
    QString verdict;        ///< a word or two, may be empty
};

/// Input, rebuilt and difference of one part of each class as small pictures. Fits as many beside
/// each other as the width allows, as large as the height allows, and scrolls when that is not
/// enough. Matrices are shared, not copied; cheap enough for the GUI thread.
class PreviewStrip : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit PreviewStrip(QWidget* parent = nullptr);

    void setPreviews(const std::vector<Preview>& previews);
    int count() const { return int(m_cells.size()); }
    void setEmptyText(const QString& text);

    /// Where a preview's three pictures are, in the viewport; `part` is 0 input, 1 rebuilt,
    /// 2 difference.
    QRect pictureRect(int index, int part) const;

    QSize sizeHint() const override { return {640, 160}; }
    QSize minimumSizeHint() const override { return {220, 100}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    struct Cell
    {
        QString name, verdict;
        int classIndex = 0;
        PreparedPart part;
    };
    struct Grid
    {
        int columns = 1;
        int side = 0; ///< of a picture
    };

    void arrange();
    int rowHeight(int side) const;
    int headerHeight() const;
    int cellWidth(int side) const;
    QRect cellRect(int index) const;
    void paintHeader(QPainter& painter) const;
    void paintCell(QPainter& painter, int index) const;

    std::vector<Cell> m_cells;
    Grid m_grid;
    QString m_emptyText;
};

} // namespace mixdesk
