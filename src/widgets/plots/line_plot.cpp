// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/line_plot.h"

#include "widgets/common/theme.h"
#include "widgets/plots/plot_canvas.h"

#include <QToolButton>
#include <algorithm>
#include <cmath>
#include <limits>

namespace mixdesk {

namespace {

/// Ink first, then the late end of the classes' sequence, which no small data set reaches.
QColor lineColour(int series)
{
    constexpr int kFirst = 6;
    return series == 0 ? theme().ink : classColour(kFirst + series - 1);
}

double valueOf(const QVector<double>& values, int index)
{
    return index < values.size() ? values.at(index) : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

LinePlot::LinePlot(const QString& title, QWidget* parent) : Plot(title, parent)
{
    setXAxis(tr("epoch"), true);
    setEmptyText(tr("Curves appear here when training starts."));
}

void LinePlot::setSeries(const QStringList& names, const ValueFormat& format)
{
    m_names = names;
    m_data.clear();
    m_compared.clear();
    m_comparison.clear();
    for (const QString& name : names)
        m_data << PlotColumn{name, {}, {}};
    canvas()->setValueFormat(format);
    canvas()->setBaseRange(format.percent ? std::optional<Range>(Range(0.0, 1.0)) : std::nullopt);
    rebuild();
}

void LinePlot::offerLogarithmic(bool on)
{
    logTool()->setVisible(on);
}

void LinePlot::append(double x, const QVector<double>& values)
{
    if (!std::isfinite(x))
        return;
    bool replaces = false;
    for (int i = 0; i < m_data.size(); ++i) {
        PlotColumn& column = m_data[i];
        while (!column.x.isEmpty() && column.x.last() >= x) {
            column.x.removeLast();
            column.y.removeLast();
            replaces = true;
        }
        column.x << x;
        column.y << valueOf(values, i);
        if (!replaces)
            canvas()->append(i, x, column.y.last());
    }
    if (replaces)
        rebuild();
}

void LinePlot::setData(const QVector<double>& x, const QVector<QVector<double>>& values)
{
    for (int i = 0; i < m_data.size(); ++i) {
        m_data[i].x = x;
        m_data[i].y = values.value(i);
        m_data[i].y.resize(x.size(), std::numeric_limits<double>::quiet_NaN());
    }
    rebuild();
}

void LinePlot::setComparison(const QString& name, const QVector<double>& x,
                             const QVector<QVector<double>>& values)
{
    m_comparison = name;
    m_compared.clear();
    for (int i = 0; i < m_names.size(); ++i) {
        QVector<double> y = values.value(i);
        y.resize(x.size(), std::numeric_limits<double>::quiet_NaN());
        m_compared << PlotColumn{tr("%1 (%2)").arg(m_names.at(i), name), x, y};
    }
    rebuild();
}

void LinePlot::clearComparison()
{
    m_compared.clear();
    m_comparison.clear();
    rebuild();
}

void LinePlot::clear()
{
    for (PlotColumn& column : m_data) {
        column.x.clear();
        column.y.clear();
    }
    rebuild();
}

void LinePlot::rebuild()
{
    canvas()->clearSeries();
    for (int i = 0; i < m_data.size() + m_compared.size(); ++i) {
        const bool compared = i >= m_data.size();
        const int place = compared ? i - int(m_data.size()) : i;
        const PlotColumn& column = compared ? m_compared.at(place) : m_data.at(place);
        SeriesSpec spec;
        spec.name = column.name;
        spec.colour = [place] { return lineColour(place); };
        spec.style = compared ? LineStyle::Dotted : LineStyle::Solid;
        canvas()->setData(canvas()->addSeries(spec), column.x, column.y);
    }
    showLegend();
}

QVector<PlotColumn> LinePlot::columns() const
{
    return m_data + m_compared;
}

QVector<LegendEntry> LinePlot::legend() const
{
    QVector<LegendEntry> entries;
    if (m_names.size() > 1 || !m_comparison.isEmpty()) {
        for (int i = 0; i < m_names.size(); ++i)
            entries << LegendEntry{m_names.at(i), lineColour(i), LineStyle::Solid, false};
    }
    if (!m_comparison.isEmpty())
        entries << LegendEntry{m_comparison, theme().inkSoft, LineStyle::Dotted, false};
    return entries;
}

} // namespace mixdesk
