// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot.h"

#include <QPointF>

namespace mixdesk {

/// Expected cost against a threshold or beta, with the operating point as a line to drag: by mouse,
/// with Left and Right (with Shift: finely), Page Up and Page Down. The cheapest point is marked.
class CostCurve : public Plot
{
    Q_OBJECT

public:
    explicit CostCurve(QWidget* parent = nullptr);

    /// Of the x axis ("threshold", "beta") and of the cost ("EUR per 1,000 parts").
    void setNames(const QString& xName, const ValueFormat& cost);
    /// Any order; points that are not finite are left out.
    void setCurve(const QVector<QPointF>& points);
    void setOperatingPoint(double x);
    double operatingPoint() const;
    /// x of the lowest cost, in the middle of an even stretch; NaN without points.
    double cheapest() const;

    QVector<PlotColumn> columns() const override;
    QVector<LegendEntry> legend() const override { return {}; }

signals:
    void operatingPointDragged(double x);
    void operatingPointReleased(double x);

private:
    double costAt(double x) const;
    void showOperatingPoint(double x);

    PlotColumn m_curve;
};

} // namespace mixdesk
