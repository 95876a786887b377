// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/matrix_view.h"

#include "widgets/common/spoken_value.h"
#include "widgets/common/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace mixdesk {

namespace {

constexpr int kDot = 8;
constexpr int kGap = 2; ///< between cells

QColor meaningColour(MatrixView::Meaning meaning)
{
    switch (meaning) {
    case MatrixView::Meaning::Right:
        return theme().ok;
    case MatrixView::Meaning::Wrong:
        return theme().notOk;
    case MatrixView::Meaning::Unsure:
        return theme().recheck;
    case MatrixView::Meaning::Neutral:
        break;
    }
    return theme().inkSoft;
}

} // namespace

MatrixView::MatrixView(QWidget* parent) : QWidget(parent)
{
    speakAs(this, QAccessible::Table);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void MatrixView::setMatrix(const QString& rowTitle, const QString& columnTitle,
                           const QStringList& rows, const QStringList& columns,
                           const QVector<Cell>& cells)
{
    Q_ASSERT(cells.size() == rows.size() * columns.size());
    m_rowTitle = rowTitle;
    m_columnTitle = columnTitle;
    const bool shape = rows.size() != m_rows.size() || columns.size() != m_columns.size();
    m_rows = rows;
    m_columns = columns;
    m_cells = cells;
    if (shape) {
        m_cursor = {};
        m_hovered.reset();
        updateGeometry();
    }
    QStringList said;
    for (const Cell& cell : cells)
        if (cell.count > 0 && said.size() < 20)
            said << cell.toolTip;
    setAccessibleDescription(said.join(QLatin1Char('\n')));
    speak();
    update();
}

/// The field that the keyboard stands on.
void MatrixView::speak()
{
    setSpokenValue(this, m_cells.value(m_cursor.y() * m_columns.size() + m_cursor.x()).toolTip);
}

void MatrixView::setColours(const QVector<QColor>& rows, const QVector<QColor>& columns)
{
    m_rowColours = rows;
    m_columnColours = columns;
    update();
}

void MatrixView::setChosen(std::optional<QPoint> cell)
{
    m_chosen = cell;
    update();
}

int MatrixView::labelWidth() const
{
    int widest = 0;
    for (const QString& row : m_rows)
        widest = std::max(widest, fontMetrics().horizontalAdvance(row));
    const int dot = m_rowColours.isEmpty() ? 0 : kDot + kSpace;
    return std::min(widest + dot, std::max(60, width() * 2 / 5)) + 3 * kSpace;
}

QRect MatrixView::table() const
{
    const int line = fontMetrics().height() + kSpace;
    const int top = (m_columnTitle.isEmpty() ? 0 : line) + line;
    const int columns = std::max(1, int(m_columns.size())), rows = std::max(1, int(m_rows.size()));
    const int left = labelWidth();
    const int cellHeight = std::clamp((height() - top) / rows, fontMetrics().height() + 2, 44);
    const int cellWidth = std::clamp((width() - left) / columns, 12, 96);
    return {left, top, columns * cellWidth, rows * cellHeight};
}

QRect MatrixView::cellRect(int row, int column) const
{
    const QRect area = table();
    const int columns = std::max(1, int(m_columns.size())), rows = std::max(1, int(m_rows.size()));
    const QSize size(area.width() / columns, area.height() / rows);
    return QRect(area.topLeft() + QPoint(column * size.width(), row * size.height()), size)
        .adjusted(0, 0, -kGap, -kGap);
}

int MatrixView::count(int row, int column) const
{
    return m_cells.value(row * m_columns.size() + column).count;
}

std::optional<QPoint> MatrixView::cellAt(const QPoint& position) const
{
    for (int row = 0; row < m_rows.size(); ++row)
        for (int column = 0; column < m_columns.size(); ++column)
            if (cellRect(row, column).contains(position))
                return QPoint(column, row);
    return {};
}

QSize MatrixView::sizeHint() const
{
    const int line = fontMetrics().height() + kSpace;
    return {260, 2 * line + int(m_rows.size()) * 32};
}

QSize MatrixView::minimumSizeHint() const
{
    const int line = fontMetrics().height() + kSpace;
    return {160, 2 * line + int(m_rows.size()) * (fontMetrics().height() + 2)};
}

void MatrixView::paintEvent(QPaintEvent*)
{
    if (m_cells.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintLabels(painter);
    for (int row = 0; row < m_rows.size(); ++row)
        for (int column = 0; column < m_columns.size(); ++column)
            paintCell(painter, row, column);
}

void MatrixView::paintLabels(QPainter& painter) const
{
    const QRect area = table();
    const int line = fontMetrics().height() + kSpace;
    painter.setPen(theme().inkSoft);
    if (!m_columnTitle.isEmpty())
        painter.drawText(QRect(area.left(), 0, area.width(), line),
                         Qt::AlignHCenter | Qt::AlignVCenter, m_columnTitle);
    painter.drawText(QRect(0, area.top() - line, area.left() - kSpace, line),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_rowTitle, Qt::ElideRight, area.left() - kSpace));
    for (int column = 0; column < m_columns.size(); ++column) {
        const QRect cell = cellRect(0, column);
        const QRect label(cell.left(), area.top() - line, cell.width(), line);
        if (column < m_columnColours.size()) {
            painter.setBrush(m_columnColours[column]);
            painter.setPen(Qt::NoPen);
            painter.drawEllipse(QRectF(label.center().x() - kDot / 2.0 + 0.5,
                                       label.center().y() - kDot / 2.0 + 0.5, kDot, kDot));
        } else {
            painter.setPen(theme().inkSoft);
            painter.drawText(
                label, Qt::AlignCenter,
                fontMetrics().elidedText(m_columns[column], Qt::ElideRight, label.width()));
        }
    }
    for (int row = 0; row < m_rows.size(); ++row) {
        const QRect cell = cellRect(row, 0);
        QRect label(0, cell.top(), area.left() - 2 * kSpace, cell.height());
        if (row < m_rowColours.size()) {
            painter.setBrush(m_rowColours[row]);
            painter.setPen(Qt::NoPen);
            painter.drawEllipse(
                QRectF(label.left(), label.center().y() - kDot / 2.0 + 0.5, kDot, kDot));
            label.setLeft(kDot + kSpace);
        }
        painter.setPen(theme().ink);
        painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(m_rows[row], Qt::ElideRight, label.width()));
    }
}

void MatrixView::paintCell(QPainter& painter, int row, int column) const
{
    const Cell& cell = m_cells[row * m_columns.size() + column];
    const QPoint place(column, row);
    const QRectF area = QRectF(cellRect(row, column));
    int total = 0; // of its row: a cell is as strong as its share
    for (int c = 0; c < m_columns.size(); ++c)
        total += count(row, c);
    QColor fill = meaningColour(cell.meaning);
    fill.setAlphaF(cell.count == 0 ? 0.0F
                                   : 0.10F + 0.35F * float(std::sqrt(double(cell.count) / total)));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().raised);
    painter.drawRoundedRect(area, 3, 3);
    painter.setBrush(fill);
    painter.drawRoundedRect(area, 3, 3);
    painter.setBrush(Qt::NoBrush);
    const bool cursor = hasFocus() && m_cursor == place;
    if (m_chosen == place || cursor || m_hovered == place) {
        painter.setPen(m_chosen == place || cursor ? QPen(theme().accent, 2)
                                                   : QPen(theme().inkSoft, 1));
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 3, 3);
    }
    if (cell.count == 0 && cell.meaning == Meaning::Neutral)
        return;
    painter.setPen(cell.count == 0 ? theme().inkSoft : theme().ink);
    QFont strong = font();
    strong.setWeight(cell.meaning == Meaning::Wrong && cell.count > 0 ? QFont::DemiBold
                                                                      : QFont::Normal);
    painter.setFont(strong);
    painter.drawText(area, Qt::AlignCenter, QLocale().toString(cell.count));
    painter.setFont(font());
}

void MatrixView::mousePressEvent(QMouseEvent* event)
{
    const auto cell = cellAt(event->position().toPoint());
    if (!cell || event->button() != Qt::LeftButton)
        return;
    m_cursor = *cell;
    speak();
    emit cellClicked(cell->y(), cell->x());
}

void MatrixView::mouseMoveEvent(QMouseEvent* event)
{
    const auto cell = cellAt(event->position().toPoint());
    if (cell == m_hovered)
        return;
    m_hovered = cell;
    setCursor(cell ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void MatrixView::leaveEvent(QEvent*)
{
    m_hovered.reset();
    update();
}

void MatrixView::keyPressEvent(QKeyEvent* event)
{
    QPoint to = m_cursor;
    switch (event->key()) {
    case Qt::Key_Left:
        to.rx() -= 1;
        break;
    case Qt::Key_Right:
        to.rx() += 1;
        break;
    case Qt::Key_Up:
        to.ry() -= 1;
        break;
    case Qt::Key_Down:
        to.ry() += 1;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        emit cellClicked(m_cursor.y(), m_cursor.x());
        return;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    m_cursor = {std::clamp(to.x(), 0, std::max(0, int(m_columns.size()) - 1)),
                std::clamp(to.y(), 0, std::max(0, int(m_rows.size()) - 1))};
    speak();
    update();
}

bool MatrixView::event(QEvent* event)
{
    // The arrows belong to the cells while one of them has the focus, not to next and previous.
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up ||
            key == Qt::Key_Down) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const auto cell = cellAt(help->pos());
        if (cell)
            QToolTip::showText(help->globalPos(),
                               m_cells[cell->y() * m_columns.size() + cell->x()].toolTip, this,
                               cellRect(cell->y(), cell->x()));
        else
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::event(event);
}

} // namespace mixdesk
