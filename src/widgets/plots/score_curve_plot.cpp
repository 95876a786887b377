// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/score_curve_plot.h"

#include "widgets/common/theme.h"
#include "widgets/plots/class_chips.h"
#include "widgets/plots/plot_canvas.h"

#include <QLocale>
#include <QToolButton>
#include <algorithm>
#include <cmath>

namespace mixdesk {

namespace {

constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();

/// The point in the units of the chart.
ClassPoint scaled(ClassPoint point, bool relative)
{
    if (relative) {
        const double by = point.threshold > 0.0 ? point.threshold : kAbsent;
        point = {point.mean / by, point.deviation / by, point.threshold / by};
    }
    return point;
}

ClassPoint pointOf(const ScoreEpoch& epoch, int index)
{
    return index < epoch.classes.size() ? epoch.classes.at(index) : ClassPoint();
}

const ScoreEpoch* epochAt(const QVector<ScoreEpoch>& epochs, double x)
{
    const auto found =
        std::lower_bound(epochs.begin(), epochs.end(), x,
                         [](const ScoreEpoch& e, double at) { return e.epoch < at; });
    return found != epochs.end() && found->epoch == x ? &*found : nullptr;
}

QVector<ScoreEpoch> inOrder(QVector<ScoreEpoch> epochs)
{
    std::stable_sort(epochs.begin(), epochs.end(),
                     [](const ScoreEpoch& a, const ScoreEpoch& b) { return a.epoch < b.epoch; });
    return epochs;
}

} // namespace

ScoreCurvePlot::ScoreCurvePlot(QWidget* parent)
    : Plot(tr("Anomaly score per class"), parent), m_chips(new ClassChips(this))
{
    setXAxis(tr("epoch"), true);
    setEmptyText(tr("Curves appear here when training starts."));
    addRow(m_chips);
    m_relativeTool =
        addTool({}, tr("\u00f7 threshold"), tr("Score divided by its class's threshold"), true);
    connect(m_relativeTool, &QToolButton::toggled, this, &ScoreCurvePlot::setRelative);
    logTool();
    addSeries();
    setLogarithmic(true);
    canvas()->setReadoutWords(
        [this](int series, double x, double y) { return words(series, x, y); });
    connect(m_chips, &ClassChips::changed, this, [this] {
        applyVisibility();
        emit soloChanged(m_chips->solo());
        emit mutedChanged(m_chips->muted());
    });
    showLegend();
}

void ScoreCurvePlot::setClasses(const QStringList& names)
{
    m_names = names;
    m_epochs.clear();
    m_compared.clear();
    m_comparison.clear();
    m_live.clear();
    for (const QString& name : names)
        m_live << PlotColumn{name, {}, {}};
    addSeries();
    m_chips->setClasses(names);
    showLegend();
}

void ScoreCurvePlot::addSeries()
{
    canvas()->clearSeries();
    constexpr LineStyle kStyles[] = {LineStyle::None,   LineStyle::None, LineStyle::Dashed,
                                     LineStyle::Dotted, LineStyle::Thin, LineStyle::Solid};
    for (int kind = 0; kind < KindCount; ++kind) {
        for (int i = 0; i < m_names.size(); ++i) {
            SeriesSpec spec;
            spec.name = m_names.at(i);
            spec.colour = [i] { return classColour(i); };
            spec.style = kStyles[kind];
            spec.readable = kind != Lower && kind != Upper;
            spec.fitsLog = kind != Lower;
            spec.marker = classMarker(i);
            spec.fillTo = kind == Upper ? seriesOf(Lower, i) : -1;
            canvas()->addSeries(spec);
        }
    }
    SeriesSpec limit;
    limit.name = tr("threshold");
    limit.colour = [] { return theme().ink; };
    limit.style = LineStyle::Dashed;
    limit.readable = false;
    canvas()->addSeries(limit);
}

void ScoreCurvePlot::appendEpoch(int epoch, const QVector<ClassPoint>& points)
{
    bool replaces = false;
    while (!m_epochs.isEmpty() && m_epochs.last().epoch >= epoch) {
        m_epochs.removeLast();
        replaces = true;
    }
    m_epochs << ScoreEpoch{epoch, points};
    for (int i = 0; i < m_live.size(); ++i) {
        PlotColumn& live = m_live[i];
        const auto gone = std::upper_bound(live.x.begin(), live.x.end(), double(epoch));
        live.y.remove(0, gone - live.x.begin());
        live.x.erase(live.x.begin(), gone);
        if (!replaces)
            canvas()->dropUpTo(seriesOf(Live, i), epoch);
    }
    if (replaces)
        fill();
    else
        drawEpoch(m_epochs.last());
}

void ScoreCurvePlot::drawEpoch(const ScoreEpoch& epoch)
{
    const double x = epoch.epoch;
    bool anyThreshold = false;
    for (int i = 0; i < m_names.size(); ++i) {
        const ClassPoint point = scaled(pointOf(epoch, i), m_relative);
        canvas()->append(seriesOf(Mean, i), x, point.mean);
        canvas()->append(seriesOf(Lower, i), x, point.mean - point.deviation);
        canvas()->append(seriesOf(Upper, i), x, point.mean + point.deviation);
        canvas()->append(seriesOf(Threshold, i), x, point.threshold);
        anyThreshold = anyThreshold || !std::isnan(point.threshold);
    }
    canvas()->append(seriesOf(KindCount, 0), x, m_relative && anyThreshold ? 1.0 : kAbsent);
}

double ScoreCurvePlot::liveValue(int index, double mean) const
{
    if (!m_relative)
        return mean;
    const ClassPoint last = m_epochs.isEmpty() ? ClassPoint() : pointOf(m_epochs.last(), index);
    return last.threshold > 0.0 ? mean / last.threshold : kAbsent;
}

void ScoreCurvePlot::appendLive(double at, const QVector<double>& means)
{
    if (!std::isfinite(at) || (!m_epochs.isEmpty() && at <= m_epochs.last().epoch))
        return;
    for (int i = 0; i < m_live.size(); ++i) {
        PlotColumn& live = m_live[i];
        if (!live.x.isEmpty() && live.x.last() >= at)
            continue;
        live.x << at;
        live.y << (i < means.size() ? means.at(i) : kAbsent);
        canvas()->append(seriesOf(Live, i), at, liveValue(i, live.y.last()));
    }
}

void ScoreCurvePlot::setHistory(const QVector<ScoreEpoch>& epochs)
{
    m_epochs = inOrder(epochs);
    for (PlotColumn& live : m_live) {
        live.x.clear();
        live.y.clear();
    }
    fill();
}

void ScoreCurvePlot::clear()
{
    setHistory({});
}

void ScoreCurvePlot::fill()
{
    const qsizetype count = m_names.size();
    for (int series = 0; series <= seriesOf(KindCount, 0); ++series) {
        if (series < seriesOf(Compared, 0) || series >= seriesOf(Live, 0))
            canvas()->setData(series, {}, {});
    }
    for (const ScoreEpoch& epoch : std::as_const(m_epochs))
        drawEpoch(epoch);
    for (int i = 0; i < count; ++i) {
        QVector<double> y = m_live.at(i).y;
        for (double& value : y)
            value = liveValue(i, value);
        canvas()->setData(seriesOf(Live, i), m_live.at(i).x, y);
    }
    fillComparison();
}

void ScoreCurvePlot::setComparison(const QString& name, const QVector<ScoreEpoch>& epochs)
{
    m_comparison = name;
    m_compared = inOrder(epochs);
    fillComparison();
    showLegend();
}

void ScoreCurvePlot::clearComparison()
{
    setComparison({}, {});
}

void ScoreCurvePlot::fillComparison()
{
    for (int i = 0; i < m_names.size(); ++i) {
        QVector<double> x, y;
        for (const ScoreEpoch& epoch : std::as_const(m_compared)) {
            x << epoch.epoch;
            y << scaled(pointOf(epoch, i), m_relative).mean;
        }
        canvas()->setData(seriesOf(Compared, i), x, y);
    }
}

void ScoreCurvePlot::setSolo(const QSet<int>& classes)
{
    m_chips->setSolo(classes);
}

void ScoreCurvePlot::setMuted(const QSet<int>& classes)
{
    m_chips->setMuted(classes);
}

bool ScoreCurvePlot::isClassVisible(int index) const
{
    return canvas()->isSeriesVisible(seriesOf(Mean, index));
}

void ScoreCurvePlot::applyVisibility()
{
    for (int i = 0; i < m_names.size(); ++i) {
        for (int kind = 0; kind < KindCount; ++kind) {
            const bool wanted = m_chips->isHeard(i) && !(m_relative && kind == Threshold);
            canvas()->setSeriesVisible(seriesOf(Kind(kind), i), wanted);
        }
    }
}

void ScoreCurvePlot::setRelative(bool on)
{
    if (on == m_relative)
        return;
    m_relative = on;
    m_relativeTool->setChecked(on);
    fill();
    applyVisibility();
    canvas()->resetZoom();
    showLegend();
}

QVector<PlotColumn> ScoreCurvePlot::columns() const
{
    QVector<PlotColumn> columns;
    const auto add = [&](const QVector<ScoreEpoch>& epochs, int i, const QString& name,
                         double ClassPoint::*member) {
        PlotColumn column{name, {}, {}};
        for (const ScoreEpoch& epoch : epochs) {
            column.x << epoch.epoch;
            column.y << pointOf(epoch, i).*member;
        }
        columns << column;
    };
    for (int i = 0; i < m_names.size(); ++i) {
        const QString& name = m_names.at(i);
        add(m_epochs, i, tr("%1 mean").arg(name), &ClassPoint::mean);
        add(m_epochs, i, tr("%1 standard deviation").arg(name), &ClassPoint::deviation);
        add(m_epochs, i, tr("%1 threshold").arg(name), &ClassPoint::threshold);
        if (!m_live.at(i).x.isEmpty())
            columns << PlotColumn{tr("%1 running epoch").arg(name), m_live.at(i).x, m_live.at(i).y};
        if (m_compared.isEmpty())
            continue;
        const QString other = tr("%1 (%2)").arg(name, m_comparison);
        add(m_compared, i, tr("%1 mean").arg(other), &ClassPoint::mean);
        add(m_compared, i, tr("%1 standard deviation").arg(other), &ClassPoint::deviation);
        add(m_compared, i, tr("%1 threshold").arg(other), &ClassPoint::threshold);
    }
    return columns;
}

QVector<LegendEntry> ScoreCurvePlot::legend() const
{
    QVector<LegendEntry> entries;
    for (int i = 0; i < m_names.size(); ++i) {
        if (isClassVisible(i))
            entries << LegendEntry{m_names.at(i), classColour(i), LineStyle::Solid, false,
                                   classMarker(i)};
    }
    return entries + styleLegend();
}

QVector<LegendEntry> ScoreCurvePlot::screenLegend() const
{
    return styleLegend();
}

QVector<LegendEntry> ScoreCurvePlot::styleLegend() const
{
    const QColor ink = theme().inkSoft;
    QVector<LegendEntry> entries{{tr("mean"), ink, LineStyle::Solid, false},
                                 {tr("one sigma"), ink, LineStyle::None, true},
                                 {tr("threshold"), ink, LineStyle::Dashed, false},
                                 {tr("running epoch"), ink, LineStyle::Thin, false}};
    if (!m_comparison.isEmpty())
        entries << LegendEntry{m_comparison, ink, LineStyle::Dotted, false};
    return entries;
}

QString ScoreCurvePlot::words(int series, double x, double y) const
{
    const int index = series % int(m_names.size()), kind = series / int(m_names.size());
    const bool other = kind == Compared;
    const QString name =
        other ? tr("%1 (%2)").arg(m_names.at(index), m_comparison) : m_names.at(index);
    const QString relative = m_relative ? tr(" \u00d7 threshold") : QString();
    if (kind == Live)
        return tr("%1\nepoch %2, running\nscore %3%4")
            .arg(name, QLocale().toString(x, 'f', 2), valueText(y, {}), relative);
    const ScoreEpoch* epoch = epochAt(other ? m_compared : m_epochs, x);
    const ClassPoint point = epoch ? scaled(pointOf(*epoch, index), m_relative) : ClassPoint();
    QString text =
        tr("%1\nepoch %2\nscore %3").arg(name, valueText(x, {}), valueText(point.mean, {}));
    if (!std::isnan(point.deviation))
        text += tr(" \u00b1 %1").arg(valueText(point.deviation, {}));
    text += relative;
    if (!m_relative && !std::isnan(point.threshold))
        text += tr("\nthreshold %1").arg(valueText(point.threshold, {}));
    return text;
}

} // namespace mixdesk
