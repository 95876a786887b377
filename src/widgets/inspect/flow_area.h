// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace mixdesk {

/// Rows of a FlowLayout: all of them where there is room, else as many as fit, but at least
/// `leastRows`, and the others by scrolling.
class FlowArea : public QScrollArea
{
    Q_OBJECT

public:
    FlowArea(QWidget* rows, int leastRows, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    int heightOf(int rows) const;
    void fitRows();

    int m_leastRows;
};

} // namespace mixdesk
