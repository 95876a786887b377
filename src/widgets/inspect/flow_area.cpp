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

bool FlowArea::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

void FlowArea::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

} // namespace mixdesk
