// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/metrics.h"

#include <optional>
#include <string>
#include <vector>

namespace mixdesk {

/// Plots as inline SVG elements: no script, no external resource, sized by their container. Ink
/// follows the page's CSS variables --ink, --ink-soft and --rule, with print colours as fallback.

constexpr const char* kOkColour = "#009E73";    ///< Okabe-Ito bluish green
constexpr const char* kNotOkColour = "#D55E00"; ///< Okabe-Ito vermilion

/// Colour of class or series i: Okabe-Ito first, then Tol; repeats after the last.
const char* seriesColour(std::size_t i);

struct PlotPoint
{
    double x = 0.0, y = 0.0;
};

struct LineSeries
{
    std::string name; ///< empty: not in the legend
    std::string colour;
    std::vector<PlotPoint> points; ///< non-finite points interrupt the line
    std::vector<double> deviation; ///< half height of a band around the line; empty or per point
    bool dashed = false;
};

struct PlotFrame
{
    std::string title; ///< also the accessible name
    std::string xLabel, yLabel;
    std::optional<double> xMin, xMax, yMin, yMax; ///< fitted to the data where empty
    int width = 560, height = 320;                ///< of the view box
};

std::string lineChart(const PlotFrame& frame, const std::vector<LineSeries>& series);

/// Score histogram: share of the good and of the defective images per bin, with the threshold as a
/// line. The axis ends where nearly all scores are; what lies beyond is in the last bar.
std::string scoreHistogram(const PlotFrame& frame, const std::vector<ScoredLabel>& items,
                           std::optional<double> threshold);

/// ROC curve with its area and, where given, the operating point.
std::string rocChart(const PlotFrame& frame, const std::vector<RocPoint>& curve,
                     std::optional<double> area, std::optional<RocPoint> operatingPoint = {});

/// Round numbers (1, 2, 5 times a power of ten) that lie within low..high, about `count`.
std::vector<double> niceTicks(double low, double high, int count = 5);

} // namespace mixdesk
