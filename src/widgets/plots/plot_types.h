// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <QVector>
#include <functional>
#include <utility>

class QPainter;
class QPointF;

namespace mixdesk {

/// How a series is drawn; told apart without colour.
enum class LineStyle {
    Solid,
    Dashed, ///< thresholds
    Thin,   ///< within the running epoch
    Dotted, ///< a second run beside the first
    None,   ///< not drawn by itself: the edge of a band
};

/// How a value is written on axes and in read-outs.
struct ValueFormat
{
    QString unit;         ///< behind the number in read-outs, without its space; may be empty
    bool percent = false; ///< 0..1 is shown as 0 %..100 %
};

using Range = std::pair<double, double>; ///< low, high

/// One column of a CSV file. x ascending, finite; y may be NaN, which leaves the cell empty.
struct PlotColumn
{
    QString name;
    QVector<double> x, y;
};

/// One entry of a legend.
struct LegendEntry
{
    QString name;
    QColor colour;
    LineStyle style = LineStyle::Solid;
    bool band = false; ///< drawn as a tinted field
    int marker = 0;    ///< as SeriesSpec's
};

/// One line of a plot.
struct SeriesSpec
{
    QString name;
    std::function<QColor()> colour; ///< asked again at each theme change
    LineStyle style = LineStyle::Solid;
    bool readable = true; ///< the cursor read-out may name it
    bool fitsLog = true; ///< false: may reach far down, and pulls a logarithmic scale only a little
    int fillTo = -1;     ///< tinted down to this series
    int marker = 0;      ///< on a solid line: none, square, triangle, diamond
};

/// The marker of a class's line: none while every class has a colour of its own, then another for
/// each time that the sequence of classColour() begins anew.
int classMarker(int classIndex);

/// A marker around `centre`, hollow; a disc for none.
void drawMarker(QPainter& painter, const QPointF& centre, double side, int marker,
                const QColor& colour);

/// A number in the words of `format`, with the locale's decimal sign.
QString valueText(double value, const ValueFormat& format);

} // namespace mixdesk
