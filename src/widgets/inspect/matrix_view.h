// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QStringList>
#include <QVector>
#include <QWidget>
#include <functional>
#include <optional>

namespace mixdesk {

/// A table of counts, a row of labels at the top and the left; its cells can be chosen with mouse
/// or keyboard (arrows, Enter).
class MatrixView : public QWidget
{
    Q_OBJECT

public:
    enum class Meaning { Neutral, Right, Wrong, Unsure };
    struct Cell
    {
        int count = 0;
        Meaning meaning = Meaning::Neutral;
        QString toolTip; ///< one sentence with its count
    };

    explicit MatrixView(QWidget* parent = nullptr);

    /// `cells` row by row. Labels may be shown as a coloured dot with a short name.
    void setMatrix(const QString& rowTitle, const QString& columnTitle, const QStringList& rows,
                   const QStringList& columns, const QVector<Cell>& cells);
    /// Dots before the labels instead of words above the columns; empty: none.
    void setColours(const QVector<QColor>& rows, const QVector<QColor>& columns);
    /// The cell that the gallery is filtered by.
    void setChosen(std::optional<QPoint> cell); ///< x column, y row
    std::optional<QPoint> chosen() const { return m_chosen; }

    QRect cellRect(int row, int column) const;
    int count(int row, int column) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void cellClicked(int row, int column);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRect table() const;
    int labelWidth() const;
    std::optional<QPoint> cellAt(const QPoint& position) const;
    void speak();
    void paintLabels(QPainter& painter) const;
    void paintCell(QPainter& painter, int row, int column) const;

    QString m_rowTitle, m_columnTitle;
    QStringList m_rows, m_columns;
    QVector<QColor> m_rowColours, m_columnColours;
    QVector<Cell> m_cells;
    std::optional<QPoint> m_chosen, m_hovered;
    QPoint m_cursor;
};

} // namespace mixdesk
