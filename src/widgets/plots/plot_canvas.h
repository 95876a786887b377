// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot_types.h"

#include <QPointer>
#include <QSharedPointer>
#include <QWidget>
#include <optional>

class QCPAxis;
class QCPGraph;
class QCustomPlot;

namespace mixdesk {

/// The drawing area of a plot: lines, axes, zoom and pan, read-out, one draggable line. Used by
/// Plot and its subclasses; pages see those. Changes are gathered and drawn once per turn of the
/// event loop, and not at all while hidden.
class PlotCanvas : public QWidget
{
    Q_OBJECT

public:
    explicit PlotCanvas(QWidget* parent = nullptr);
    ~PlotCanvas() override;

    int addSeries(const SeriesSpec& spec);
    void clearSeries();
    /// x ascending. Values that are not finite leave a gap; points without a finite x are left out.
    void setData(int series, const QVector<double>& x, const QVector<double>& y);
    void append(int series, double x, double y);
    /// Removes the points at or before x.
    void dropUpTo(int series, double x);
    PlotColumn data(int series) const;
    void setSeriesVisible(int series, bool visible);
    bool isSeriesVisible(int series) const;
    bool isEmpty() const;

    void setXAxis(const QString& label, bool wholeNumbers);
    void setValueFormat(const ValueFormat& format);
    const ValueFormat& valueFormat() const { return m_format; }
    void setLogarithmic(bool on);
    bool isLogarithmic() const { return m_logarithmic; }
    /// Always within the fitted value axis, in the linear scale.
    void setBaseRange(std::optional<Range> range);
    void setEmptyText(const QString& text);
    /// Words for one point; without it the series' name, x and value.
    void setReadoutWords(std::function<QString(int series, double x, double y)> words);

    /// What the axes show, drawn or not yet.
    Range xRange();
    Range yRange();
    void setXRange(Range range);
    void zoomX(double factor, std::optional<double> centre = {});
    void zoomY(double factor, std::optional<double> centre = {});
    void pan(double right, double up);
    void resetZoom();
    /// All of `group` share the x axis and the cursor from now on.
    void link(const QVector<PlotCanvas*>& group);

    /// The cursor's line alone, as for a linked plot.
    void showCursor(std::optional<double> x);
    std::optional<double> cursorX() const;
    QString readout() const;

    /// A vertical line to drag, with a word beside it.
    void setHandle(std::optional<double> x, const QString& word = {});
    std::optional<double> handle() const { return m_handle; }

    /// In this widget's pixels.
    QPointF pixelOf(double x, double y);
    QRect chartArea();
    /// Where the labels of the value axis stand, from below.
    QVector<double> valueLabels();
    /// Where the labels of the lying axis stand, in the middle of each, with their texts.
    QVector<std::pair<double, QString>> stepLabels();

    void changed();
    void flush();
    QCustomPlot* chart() const { return m_chart; }

    /// Takes the colours of the present theme(); follows theme changes of the application itself.
    void restyle();

signals:
    void xRangeChanged(double low, double high);
    void handleDragged(double x);
    void handleReleased(double x);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Series
    {
        SeriesSpec spec;
        QCPGraph* graph = nullptr;
    };
    struct Cursor
    {
        double x = 0.0;
        int series = -1; ///< -1: a line without a point
        double y = 0.0;
    };

    void styleAxis(QCPAxis* axis, bool grid);
    void styleSeries(const Series& series);
    void mark(const Series& series);
    bool longLines() const;
    void fit();
    std::optional<Range> ownExtent() const;
    Range paddedExtent() const;
    std::optional<Range> visibleValues() const;
    void fitValues();
    void applyX(Range range, bool follow);
    void forLinked(const std::function<void(PlotCanvas&)>& visit);
    void readAt(const QPointF& pixel);
    void stepCursor(int points, int series);
    void placeCursor(std::optional<Cursor> cursor);
    bool handleKey(const QKeyEvent& event);
    bool moveHandle(double x);
    void paintOverlay();
    void paintCursor(QPainter& painter, const QRect& area);
    void paintHandle(QPainter& painter, const QRect& area);

    QCustomPlot* m_chart;
    QWidget* m_overlay;
    QVector<Series> m_series;
    QVector<QPointer<PlotCanvas>> m_linked;
    ValueFormat m_format;
    std::optional<Range> m_baseRange;
    QString m_emptyText, m_handleWord;
    std::function<QString(int, double, double)> m_words;
    std::optional<Cursor> m_cursor;
    std::optional<double> m_handle;
    QPointF m_pressed, m_last;
    bool m_panning = false, m_draggingHandle = false, m_keyedHandle = false;
    bool m_frame = false; ///< focus came by keyboard
    bool m_following = true, m_valuesByHand = false;
    bool m_logarithmic = false, m_coarse = false;
    bool m_pending = false, m_stale = true;
};

} // namespace mixdesk
