// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "widgets/plots/plot_types.h"

#include <QWidget>
#include <optional>

class QHBoxLayout;
class QLabel;
class QMenu;
class QToolButton;
class QVBoxLayout;

namespace mixdesk {

class LegendRow;
class PlotCanvas;

/// A titled plot. Wheel zooms the x axis around the cursor, Ctrl+wheel (or the wheel over the axis)
/// the values; drag pans; double click shows everything again. Keys: arrows pan, + and - zoom (with
/// Ctrl: the values), 0 shows everything, Ctrl+arrows read point by point, Ctrl+Alt+P, D, T export.
/// Until one zooms or pans, the axes follow the data; the value axis follows what is visible. GUI
/// thread.
class Plot : public QWidget
{
    Q_OBJECT

public:
    explicit Plot(const QString& title, QWidget* parent = nullptr);
    ~Plot() override;

    void setTitle(const QString& title);
    QString title() const { return m_title; }
    /// What will be here, while there is no data.
    void setEmptyText(const QString& text);
    bool isEmpty() const;

    Range xRange() const;
    Range yRange() const;
    void setXRange(Range range);
    void resetZoom();
    virtual void setLogarithmic(bool on);
    bool isLogarithmic() const;

    /// The cursor's line alone, as a linked plot shows it.
    void showCursor(std::optional<double> x);
    std::optional<double> cursorX() const;
    /// What the cursor reads at present; empty away from every line.
    QString readout() const;

    /// Title, legend and chart as large as on screen, or `size`; twice the pixels in PNG. Zoom as
    /// on screen, colours always those of paper: dark on white. An Error names the file and what to
    /// do.
    Result<void> exportPng(const QString& path, QSize size = {}) const;
    Result<void> exportPdf(const QString& path, QSize size = {}) const;
    /// Header row and every point of columns(), visible or not, in plain numbers ("0.25", empty for
    /// absent), whatever the scale on screen.
    Result<void> exportCsv(const QString& path) const;

    virtual QVector<PlotColumn> columns() const = 0;
    /// Of exported pictures.
    virtual QVector<LegendEntry> legend() const = 0;
    /// Header of the CSV file's first column.
    QString xName() const { return m_xName; }

signals:
    void exported(const QString& path);
    void exportFailed(const QString& sentence);

protected:
    PlotCanvas* canvas() const { return m_canvas; }
    void setXAxis(const QString& name, bool wholeNumbers);
    /// A small button in the header, left of the standard ones; without an icon it shows its text.
    QToolButton* addTool(const QString& icon, const QString& text, const QString& tip,
                         bool checkable);
    /// A widget between heading and chart.
    void addRow(QWidget* row);
    QToolButton* logTool();
    /// Of the screen, where other widgets may say a part of it.
    virtual QVector<LegendEntry> screenLegend() const { return legend(); }
    /// Shows screenLegend() under the heading.
    void showLegend();

    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    friend void linkAxes(const QVector<Plot*>& plots);

    void buildHeader();
    void makeExports();
    void fillMenu(QMenu& menu);
    void askAndExport(const QString& filter, const QString& suffix,
                      Result<void> (Plot::*write)(const QString&) const);
    Result<void> writePng(const QString& path) const { return exportPng(path); }
    Result<void> writePdf(const QString& path) const { return exportPdf(path); }
    QSize exportSize(QSize size) const;

    QString m_title, m_xName;
    QVBoxLayout* m_rows;
    QHBoxLayout* m_header;
    QLabel* m_heading;
    LegendRow* m_legend;
    PlotCanvas* m_canvas;
    QToolButton* m_logTool = nullptr;
    QList<QAction*> m_exports;
    int m_tools = 0;
};

/// The plots share their x axis: zooming or panning one moves all, the cursor's line shows in all,
/// and "show everything" means everything of all. Replaces an earlier link. Plots may go away.
void linkAxes(const QVector<Plot*>& plots);

/// Union of the columns' x, one row each; shortest decimal that reads back to the same number.
QByteArray toCsv(const QString& xName, const QVector<PlotColumn>& columns);

} // namespace mixdesk
