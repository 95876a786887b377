// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/flow_area.h"

#include "widgets/common/theme.h"

#include <QEvent>
#include <QLayout>
#include <QResizeEvent>
#include <algorithm>

namespace mixdesk {

FlowArea::FlowArea(QWidget* rows, int leastRows, QWidget* parent)
    : QScrollArea(parent), m_leastRows(leastRows)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // what is out of sight comes with the focus
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    setWidgetResizable(true);
    setWidget(rows);
}

int FlowArea::heightOf(int rows) const
{
    return rows * widget()->layout()->minimumSize().height() + (rows - 1) * kSpace;
}

QSize FlowArea::sizeHint() const
{
    const int least = widget()->layout()->minimumSize().width();
    return {least, widget()->layout()->heightForWidth(std::max(width(), least))};
}

QSize FlowArea::minimumSizeHint() const
{
    return {widget()->layout()->minimumSize().width(),
            std::min(sizeHint().height(), heightOf(m_leastRows))};
}

/// No row is shown in half.
void FlowArea::fitRows()
{
    const int row = heightOf(2) - heightOf(1);
    const int rest = height() < sizeHint().height() ? (height() - heightOf(1)) % row : 0;
    if (rest >= 0)
        setViewportMargins(0, 0, 0, rest);
}

bool FlowArea::eventFilter(QObject* watched, QEvent* event)
{
    const bool other = watched == widget() && event->type() == QEvent::LayoutRequest;
    const bool taken = QScrollArea::eventFilter(watched, event);
    if (other) {
        fitRows();
        updateGeometry();
    }
    return taken;
}

void FlowArea::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    fitRows();
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

} // namespace mixdesk
