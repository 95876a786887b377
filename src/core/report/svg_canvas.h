// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/svg_plot.h"

#include <string>
#include <vector>

namespace mixdesk {

struct Range
{
    double low = 0.0, high = 1.0;
};

struct LegendEntry
{
    std::string name, colour;
    bool dashed = false;
    bool filled = false; ///< a box instead of a line
};

/// A plot in the making: axes in data units on a view box. The legend stands above the axes.
class SvgCanvas
{
public:
    SvgCanvas(const PlotFrame& frame, Range x, Range y, const std::vector<LegendEntry>& legend);

    double x(double value) const;
    double y(double value) const;

    void polyline(const std::vector<PlotPoint>& points, const std::string& colour, bool dashed);
    void area(const std::vector<PlotPoint>& outline, const std::string& colour, double opacity);
    void verticalLine(double value, const std::string& label);
    void marker(PlotPoint point, const std::string& colour);
    /// Text at a place in data units; anchor is start, middle or end.
    void text(PlotPoint at, const std::string& anchor, const std::string& content);
    /// Words in the middle of the axes, for plots without data.
    void notice(const std::string& content);

    std::string finish();

private:
    void drawAxes(const PlotFrame& frame);
    void drawLegend(const std::vector<LegendEntry>& legend);
    void textAt(double px, double py, const std::string& anchor, const std::string& content,
                const std::string& extra = {});

    std::string m_svg;
    Range m_x, m_y;
    double m_left, m_right, m_top, m_bottom; ///< of the axes in the view box
};

/// A range that holds low..high with some air, and never has zero length.
Range paddedRange(double low, double high, double air);

} // namespace mixdesk
