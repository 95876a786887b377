// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/view/heat_table.h"

#include <QWidget>
#include <optional>

namespace mixdesk {

/// A number of a difference map: three significant places in the user's locale.
QString mapValueText(double value);

/// The colour scale as a bar with its ends and the class's pixel threshold as a tick.
class HeatLegend : public QWidget
{
    Q_OBJECT

public:
    explicit HeatLegend(QWidget* parent = nullptr);

    /// `threshold` is the class's, also where the colours do not follow it; none empties the bar.
    void setScale(std::optional<HeatScale> scale, double threshold = 0.0);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<HeatScale> m_scale;
    double m_threshold = 0.0;
};

/// Says in words which outlines are shown.
class OutlineLegend : public QWidget
{
    Q_OBJECT

public:
    explicit OutlineLegend(QWidget* parent = nullptr);

    void setShown(bool trueMask, bool predicted);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_trueMask = false, m_predicted = false;
};

} // namespace mixdesk
