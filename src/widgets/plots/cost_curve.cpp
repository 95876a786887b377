// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/cost_curve.h"

#include "widgets/common/theme.h"
#include "widgets/plots/plot_canvas.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace mixdesk {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

} // namespace

CostCurve::CostCurve(QWidget* parent) : Plot(tr("Expected cost"), parent)
{
    setXAxis(tr("threshold"), false);
    setEmptyText(tr("The cost curve appears here once there are scores with verdicts."));
    SeriesSpec cost;
    cost.name = tr("cost");
    cost.colour = [] { return theme().ink; };
    cost.style = LineStyle::Thin;
    canvas()->addSeries(cost);
    SeriesSpec lowest;
    lowest.name = tr("lowest cost");
    lowest.colour = [] { return theme().ok; };
    canvas()->addSeries(lowest);
    connect(canvas(), &PlotCanvas::handleDragged, this, [this](double x) {
        showOperatingPoint(x);
        emit operatingPointDragged(x);
    });
    connect(canvas(), &PlotCanvas::handleReleased, this, &CostCurve::operatingPointReleased);
}

void CostCurve::setNames(const QString& xName, const ValueFormat& cost)
{
    setXAxis(xName, false);
    canvas()->setValueFormat(cost);
}

void CostCurve::setCurve(const QVector<QPointF>& points)
{
    QVector<QPointF> sorted;
    std::copy_if(points.begin(), points.end(), std::back_inserter(sorted),
                 [](const QPointF& p) { return std::isfinite(p.x()) && std::isfinite(p.y()); });
    std::sort(sorted.begin(), sorted.end(),
              [](const QPointF& a, const QPointF& b) { return a.x() < b.x(); });
    m_curve = {canvas()->data(0).name, {}, {}};
    for (const QPointF& point : std::as_const(sorted)) {
        m_curve.x << point.x();
        m_curve.y << point.y();
    }
    canvas()->setData(0, m_curve.x, m_curve.y);
    const double best = cheapest();
    if (std::isnan(best))
        canvas()->setData(1, {}, {});
    else
        canvas()->setData(1, {best}, {costAt(best)});
    if (canvas()->handle())
        showOperatingPoint(*canvas()->handle());
}

double CostCurve::cheapest() const
{
    const auto lowest = std::min_element(m_curve.y.begin(), m_curve.y.end());
    if (lowest == m_curve.y.end())
        return kNone;
    const auto first = lowest - m_curve.y.begin();
    auto last = first;
    while (last + 1 < m_curve.y.size() && m_curve.y.at(last + 1) == *lowest)
        ++last;
    return (m_curve.x.at(first) + m_curve.x.at(last)) / 2.0;
}

double CostCurve::costAt(double x) const
{
    if (m_curve.x.isEmpty())
        return kNone;
    const auto above = std::lower_bound(m_curve.x.begin(), m_curve.x.end(), x);
    if (above == m_curve.x.end())
        return m_curve.y.last();
    const auto i = above - m_curve.x.begin();
    if (i == 0 || *above == x)
        return m_curve.y.at(i);
    const double share = (x - m_curve.x.at(i - 1)) / (m_curve.x.at(i) - m_curve.x.at(i - 1));
    return m_curve.y.at(i - 1) + share * (m_curve.y.at(i) - m_curve.y.at(i - 1));
}

void CostCurve::setOperatingPoint(double x)
{
    if (std::isfinite(x))
        showOperatingPoint(x);
    else
        canvas()->setHandle({});
}

void CostCurve::showOperatingPoint(double x)
{
    const double cost = costAt(x);
    canvas()->setHandle(
        x, std::isnan(cost)
               ? valueText(x, {})
               : tr("%1: %2").arg(valueText(x, {}), valueText(cost, canvas()->valueFormat())));
}

double CostCurve::operatingPoint() const
{
    return canvas()->handle().value_or(kNone);
}

QVector<PlotColumn> CostCurve::columns() const
{
    return {m_curve};
}

} // namespace mixdesk
