// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_canvas.h"

#include "widgets/common/theme.h"
#include "widgets/plots/band_graph.h"
#include "widgets/plots/plot_ticker.h"

#include <QEvent>
#include <QTimer>
#include <algorithm>
#include <cmath>
#include <limits>
#include <qcustomplot.h>

namespace mixdesk {

namespace {

constexpr double kLargest = 1e100; ///< beyond it the axes give up
constexpr int kFinePoints = 4000;  ///< more are drawn one pixel wide without antialiasing
constexpr int kDottedPoints = 60;  ///< fewer get a dot each
constexpr int kMarkers = 24;       ///< on a line with a marker, about
constexpr double kNoValue = std::numeric_limits<double>::quiet_NaN();

/// Round dots, which nobody takes for the dashes of a threshold.
void setDots(QPen& pen)
{
    pen.setWidthF(std::max(pen.widthF(), 2.0));
    pen.setDashPattern({0.01, 2.2});
    pen.setCapStyle(Qt::RoundCap);
}

double drawable(double value)
{
    return std::isfinite(value) ? std::clamp(value, -kLargest, kLargest) : kNoValue;
}

} // namespace

PlotCanvas::PlotCanvas(QWidget* parent)
    : QWidget(parent), m_chart(new QCustomPlot(this)), m_overlay(new QWidget(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(160, 90);
    for (QWidget* child : {static_cast<QWidget*>(m_chart), m_overlay}) {
        child->setAttribute(Qt::WA_TransparentForMouseEvents);
        child->setFocusPolicy(Qt::NoFocus);
    }
    m_overlay->installEventFilter(this);
    m_chart->setInteractions(QCP::Interactions());
    m_chart->setPlottingHints(QCP::phCacheLabels | QCP::phFastPolylines);
    m_chart->axisRect()->setMinimumMargins(QMargins(52, 8, 12, 0));
    m_chart->xAxis->setTicker(wholeNumberTicker(m_chart->xAxis));
    m_chart->yAxis->setTicker(valueTicker(m_format, false, m_chart->yAxis));
    restyle();
}

PlotCanvas::~PlotCanvas() = default;

int PlotCanvas::addSeries(const SeriesSpec& spec)
{
    QCPGraph* graph = spec.style == LineStyle::None || spec.fillTo >= 0
                          ? newBandGraph(m_chart->xAxis, m_chart->yAxis)
                          : m_chart->addGraph();
    m_series << Series{spec, graph};
    if (spec.fillTo >= 0)
        graph->setChannelFillGraph(m_series.at(spec.fillTo).graph);
    styleSeries(m_series.last());
    changed();
    return int(m_series.size()) - 1;
}

void PlotCanvas::clearSeries()
{
    m_series.clear();
    m_chart->clearGraphs();
    m_cursor.reset();
    changed();
}

void PlotCanvas::setData(int series, const QVector<double>& x, const QVector<double>& y)
{
    QVector<QCPGraphData> points;
    points.reserve(x.size());
    for (int i = 0; i < std::min(x.size(), y.size()); ++i) {
        if (std::isfinite(x.at(i)))
            points << QCPGraphData(drawable(x.at(i)), drawable(y.at(i)));
    }
    m_series.at(series).graph->data()->set(points);
    changed();
}

void PlotCanvas::append(int series, double x, double y)
{
    if (!std::isfinite(x))
        return;
    m_series.at(series).graph->addData(drawable(x), drawable(y));
    changed();
}

void PlotCanvas::dropUpTo(int series, double x)
{
    m_series.at(series).graph->data()->removeBefore(
        std::nextafter(x, std::numeric_limits<double>::max()));
    changed();
}

PlotColumn PlotCanvas::data(int series) const
{
    PlotColumn column{m_series.at(series).spec.name, {}, {}};
    for (const QCPGraphData& point : *m_series.at(series).graph->data()) {
        column.x << point.key;
        column.y << point.value;
    }
    return column;
}

void PlotCanvas::setSeriesVisible(int series, bool visible)
{
    m_series.at(series).graph->setVisible(visible);
    changed();
}

bool PlotCanvas::isSeriesVisible(int series) const
{
    return m_series.at(series).graph->visible();
}

bool PlotCanvas::isEmpty() const
{
    return std::all_of(m_series.begin(), m_series.end(),
                       [](const Series& s) { return s.graph->data()->isEmpty(); });
}

void PlotCanvas::setXAxis(const QString& label, bool wholeNumbers)
{
    m_chart->xAxis->setLabel(label);
    m_chart->xAxis->setTicker(wholeNumbers ? wholeNumberTicker(m_chart->xAxis)
                                           : valueTicker({}, false, nullptr));
    changed();
}

void PlotCanvas::setValueFormat(const ValueFormat& format)
{
    m_format = format;
    m_chart->yAxis->setTicker(valueTicker(m_format, m_logarithmic, m_chart->yAxis));
    changed();
}

void PlotCanvas::setLogarithmic(bool on)
{
    m_logarithmic = on;
    m_chart->yAxis->setScaleType(on ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    m_chart->yAxis->setTicker(valueTicker(m_format, on, m_chart->yAxis));
    m_valuesByHand = false;
    changed();
}

void PlotCanvas::setBaseRange(std::optional<Range> range)
{
    m_baseRange = range;
    changed();
}

void PlotCanvas::setEmptyText(const QString& text)
{
    m_emptyText = text;
    m_overlay->update();
}

void PlotCanvas::setReadoutWords(std::function<QString(int, double, double)> words)
{
    m_words = std::move(words);
}

void PlotCanvas::changed()
{
    m_stale = true;
    if (m_pending)
        return;
    m_pending = true;
    QTimer::singleShot(0, this, [this] {
        m_pending = false;
        if (isVisible())
            flush();
    });
}

void PlotCanvas::flush()
{
    if (!m_stale)
        return;
    m_stale = false;
    if (m_coarse != longLines())
        restyle();
    for (const Series& series : std::as_const(m_series)) {
        mark(series);
    }
    fit();
    if (!qFuzzyCompare(m_chart->bufferDevicePixelRatio(), devicePixelRatioF()))
        m_chart->setBufferDevicePixelRatio(devicePixelRatioF());
    m_chart->replot(QCustomPlot::rpQueuedReplot);
    m_overlay->update();
}

/// A dot on each point of a short line; a line with a marker has some of those at any length.
void PlotCanvas::mark(const Series& series)
{
    const int points = series.graph->dataCount();
    const QColor colour = series.spec.colour();
    const int marker = series.spec.marker;
    QCPScatterStyle style;
    int skip = 0;
    if (series.spec.style == LineStyle::Solid && marker > 0) {
        constexpr QCPScatterStyle::ScatterShape kShapes[] = {
            QCPScatterStyle::ssSquare, QCPScatterStyle::ssTriangle, QCPScatterStyle::ssDiamond};
        style = QCPScatterStyle(kShapes[(marker - 1) % int(std::size(kShapes))], colour,
                                theme().raised, 7);
        skip = std::max(0, points / kMarkers - 1);
    } else if (series.spec.style == LineStyle::Solid && points <= kDottedPoints) {
        style = QCPScatterStyle(QCPScatterStyle::ssDisc, colour, colour, 4);
    }
    series.graph->setScatterStyle(style);
    series.graph->setScatterSkip(skip);
}

QVector<double> PlotCanvas::valueLabels()
{
    flush();
    m_chart->replot(QCustomPlot::rpImmediateRefresh);
    QVector<double> pixels;
    for (const double tick : m_chart->yAxis->tickVector())
        pixels << m_chart->yAxis->coordToPixel(tick);
    return pixels;
}

QVector<std::pair<double, QString>> PlotCanvas::stepLabels()
{
    flush();
    m_chart->replot(QCustomPlot::rpImmediateRefresh);
    QVector<std::pair<double, QString>> labels;
    for (int i = 0; i < m_chart->xAxis->tickVector().size(); ++i)
        labels.append({m_chart->xAxis->coordToPixel(m_chart->xAxis->tickVector()[i]),
                       m_chart->xAxis->tickVectorLabels()[i]});
    return labels;
}

bool PlotCanvas::longLines() const
{
    int points = 0;
    for (const Series& series : m_series)
        points += series.graph->visible() ? series.graph->dataCount() : 0;
    return points > kFinePoints;
}

void PlotCanvas::restyle()
{
    const Theme& t = theme();
    m_coarse = longLines();
    m_chart->setBackground(t.raised);
    for (QCPAxis* axis : {m_chart->xAxis, m_chart->yAxis})
        styleAxis(axis, axis == m_chart->yAxis);
    for (const Series& series : std::as_const(m_series))
        styleSeries(series);
    changed();
}

void PlotCanvas::styleAxis(QCPAxis* axis, bool grid)
{
    const Theme& t = theme();
    axis->setBasePen(grid ? QPen(Qt::NoPen) : QPen(t.line, 1));
    axis->setTickPen(Qt::NoPen);
    axis->setSubTickPen(Qt::NoPen);
    axis->setTickLabelFont(textFont(0.85));
    axis->setTickLabelColor(t.inkSoft);
    axis->setTickLabelPadding(6);
    axis->setLabelFont(textFont(0.85));
    axis->setLabelColor(t.inkSoft);
    axis->setLabelPadding(2);
    axis->setPadding(0);
    axis->grid()->setVisible(grid);
    axis->grid()->setPen(QPen(t.hover, 1));
    axis->grid()->setZeroLinePen(QPen(t.hover, 1));
    axis->grid()->setAntialiased(false);
    axis->setAntialiased(false);
}

void PlotCanvas::styleSeries(const Series& series)
{
    const QColor colour = series.spec.colour();
    QCPGraph* graph = series.graph;
    graph->setAntialiased(!m_coarse);
    graph->setAntialiasedFill(false);
    graph->setAdaptiveSampling(m_coarse && series.spec.style != LineStyle::None);
    QPen pen(colour, m_coarse ? 1.0 : 1.6);
    pen.setCosmetic(m_coarse); // a pen of one device pixel at any scale of the screen
    if (series.spec.style == LineStyle::Dashed)
        pen.setDashPattern({6, 4});
    else if (series.spec.style == LineStyle::Dotted)
        setDots(pen);
    else if (series.spec.style == LineStyle::None)
        pen = QPen(Qt::NoPen);
    if (series.spec.style == LineStyle::Thin || series.spec.style == LineStyle::Dashed)
        pen.setWidthF(1.0);
    graph->setPen(pen);
    if (series.spec.fillTo >= 0) {
        QColor tint = colour;
        tint.setAlphaF(theme().dark ? 0.20F : 0.16F);
        graph->setBrush(tint);
    }
}

bool PlotCanvas::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_overlay && event->type() == QEvent::Paint) {
        paintOverlay();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void PlotCanvas::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        restyle();
}

void PlotCanvas::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_chart->setGeometry(rect());
    m_overlay->setGeometry(rect());
}

void PlotCanvas::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_overlay->raise();
    flush();
}

} // namespace mixdesk
