// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/theme.h"
#include "widgets/view/mask_editor.h"
#include "widgets/view/triple_view.h"

#include <QEvent>
#include <QPainter>

namespace mixdesk {

namespace {

constexpr int kDot = 10;
constexpr int kPad = 2 * kSpace;

} // namespace

void MaskEditor::paintOver(QPainter& painter, const QRect& exposed)
{
    if (!m_view || !m_view->part())
        return;
    if (m_show->isChecked() && m_session && !m_session->image().isEmpty()) {
        m_layer.paint(painter, exposed, m_pane->viewport(), m_view->part()->size(),
                      m_pane->devicePixelRatioF());
        paintLegend(painter, exposed);
    }
    m_tools.paint(painter);
}

/// In the lower left corner: a row for each type that marks anything.
QRect MaskEditor::legendArea() const
{
    const QStringList marked = m_show->isChecked() ? markedTypes() : QStringList();
    if (marked.isEmpty() || !m_pane)
        return {};
    const QFontMetrics metrics(textFont());
    int width = 0;
    for (const QString& type : marked)
        width = std::max(width, metrics.horizontalAdvance(wordsOf(type)));
    const QSize size(width + kDot + kSpace + 2 * kPad,
                     int(marked.size()) * metrics.height() + 2 * kSpace);
    return {QPoint(kPad, m_pane->height() - kPad - size.height()), size};
}

void MaskEditor::paintLegend(QPainter& painter, const QRect& exposed)
{
    const QRect area = legendArea();
    if (!area.intersects(exposed))
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = theme().raised;
    ground.setAlphaF(0.85F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(area, kSpace, kSpace);
    painter.setFont(textFont());
    const int line = painter.fontMetrics().height();
    int y = area.y() + kSpace;
    for (const QString& type : markedTypes()) {
        const QRect dot(area.x() + kPad, y + (line - kDot) / 2, kDot, kDot);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_layer.colour(type));
        painter.drawRoundedRect(dot, 2, 2);
        painter.setPen(theme().ink);
        painter.drawText(QRect(dot.right() + kSpace, y, area.right() - dot.right(), line),
                         Qt::AlignVCenter | Qt::AlignLeft, wordsOf(type));
        y += line;
    }
    painter.restore();
}

void MaskEditor::repaintLegend()
{
    const QRect now = legendArea();
    if (now == m_legend)
        return;
    m_pane->update(QRegion(now) | m_legend);
    m_legend = now;
}

void MaskEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        m_layer.reload();
        showTypes();
    }
    QWidget::changeEvent(event);
}

} // namespace mixdesk
