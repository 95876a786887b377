// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot_types.h"

#include <QWidget>

class QPainter;

namespace mixdesk {

/// Lays the entries out from left to right, wrapping at `width`; draws them where `painter` is
/// given. Returns the height taken.
int layLegend(const QVector<LegendEntry>& entries, const QPoint& at, int width, QPainter* painter);

/// Line samples with their names, outside of the plot.
class LegendRow : public QWidget
{
public:
    explicit LegendRow(QWidget* parent = nullptr);
    void setEntries(const QVector<LegendEntry>& entries);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVector<LegendEntry> m_entries;
};

} // namespace mixdesk
