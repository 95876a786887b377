// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/svg_plot.h"

#include "core/report/markup.h"
#include "core/report/svg_canvas.h"

#include <algorithm>
#include <cmath>

namespace mixdesk {

namespace {

constexpr int kBins = 32;

/// The extent of everything that is finite.
struct Extent
{
    double low = HUGE_VAL, high = -HUGE_VAL;

    void add(double value)
    {
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
};

double deviationAt(const LineSeries& series, std::size_t i)
{
    return i < series.deviation.size() && std::isfinite(series.deviation[i]) ? series.deviation[i]
                                                                             : 0.0;
}

void drawBand(SvgCanvas& canvas, const LineSeries& series)
{
    std::vector<PlotPoint> upper, lower;
    const auto flush = [&] {
        std::reverse(lower.begin(), lower.end());
        upper.insert(upper.end(), lower.begin(), lower.end());
        if (upper.size() > 2)
            canvas.area(upper, series.colour, 0.2);
        upper.clear();
        lower.clear();
    };
    for (std::size_t i = 0; i < series.points.size(); ++i) {
        const PlotPoint p = series.points[i];
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) {
            flush();
            continue;
        }
        upper.push_back({p.x, p.y + deviationAt(series, i)});
        lower.push_back({p.x, p.y - deviationAt(series, i)});
    }
    flush();
}

void applyLimits(Range& range, std::optional<double> low, std::optional<double> high)
{
    if (low && std::isfinite(*low))
        range.low = *low;
    if (high && std::isfinite(*high))
        range.high = *high;
    if (!(range.high > range.low))
        range.high = range.low + 1.0;
}

struct Histogram
{
    double low = 0.0, high = 1.0;
    std::vector<double> good, defective; ///< percent of the kind per bin
    int goodCount = 0, defectiveCount = 0;
    bool clipped = false;
};

/// A few extreme defects must not squeeze everything else into one bar.
double axisEnd(std::vector<double> scores, std::optional<double> threshold)
{
    const double largest = *std::max_element(scores.begin(), scores.end());
    const double smallest = *std::min_element(scores.begin(), scores.end());
    double end = percentile(scores, 0.95);
    if (threshold && std::isfinite(*threshold))
        end = std::max(end, *threshold + 0.3 * std::abs(*threshold - smallest));
    return largest - smallest <= 1.5 * (end - smallest) ? largest : end;
}

Histogram countScores(const std::vector<ScoredLabel>& items, std::optional<double> threshold)
{
    std::vector<double> scores;
    for (const ScoredLabel& item : items)
        if (std::isfinite(item.score))
            scores.push_back(item.score);
    Histogram histogram;
    histogram.good.assign(kBins, 0.0);
    histogram.defective.assign(kBins, 0.0);
    if (scores.empty())
        return histogram;
    Extent extent;
    extent.add(*std::min_element(scores.begin(), scores.end()));
    extent.add(axisEnd(scores, threshold));
    if (threshold)
        extent.add(*threshold);
    const Range range = paddedRange(extent.low, extent.high, 0.02);
    histogram.low = range.low;
    histogram.high = range.high;
    for (const ScoredLabel& item : items) {
        if (!std::isfinite(item.score))
            continue;
        const double place = (item.score - range.low) / (range.high - range.low) * kBins;
        histogram.clipped = histogram.clipped || place > kBins;
        const auto bin = std::size_t(std::clamp(place, 0.0, double(kBins - 1)));
        (item.defective ? histogram.defective : histogram.good)[bin] += 1.0;
        ++(item.defective ? histogram.defectiveCount : histogram.goodCount);
    }
    for (double& value : histogram.good)
        value *= 100.0 / std::max(histogram.goodCount, 1);
    for (double& value : histogram.defective)
        value *= 100.0 / std::max(histogram.defectiveCount, 1);
    return histogram;
}

/// The bars as one stepped outline, which stays readable where the two kinds overlap.
void drawBars(SvgCanvas& canvas, const Histogram& histogram, const std::vector<double>& bars,
              const std::string& colour, double opacity)
{
    const double width = (histogram.high - histogram.low) / kBins;
    std::vector<PlotPoint> steps{{histogram.low, 0.0}};
    for (std::size_t i = 0; i < bars.size(); ++i) {
        steps.push_back({histogram.low + double(i) * width, bars[i]});
        steps.push_back({histogram.low + double(i + 1) * width, bars[i]});
    }
    steps.push_back({histogram.high, 0.0});
    canvas.area(steps, colour, opacity);
    canvas.polyline(steps, colour, false);
}

std::string named(const std::string& name, int count)
{
    return name + " (n = " + std::to_string(count) + ")";
}

} // namespace

const char* seriesColour(std::size_t i)
{
    // Okabe-Ito without black and yellow, which vanish on dark and on white, and without the two
    // that mean OK and not OK; then Paul Tol.
    static const char* const colours[] = {"#0072B2", "#E69F00", "#CC79A7", "#56B4E9", "#AA4499",
                                          "#999933", "#44AA99", "#CC6677", "#88CCEE", "#DDCC77",
                                          "#882255", "#117733", "#4477AA", "#EE8866", "#BBCC33"};
    return colours[i % (sizeof colours / sizeof *colours)];
}

std::string lineChart(const PlotFrame& frame, const std::vector<LineSeries>& series)
{
    Extent xs, ys;
    std::vector<LegendEntry> legend;
    for (const LineSeries& line : series) {
        for (std::size_t i = 0; i < line.points.size(); ++i) {
            const PlotPoint p = line.points[i];
            if (!std::isfinite(p.x) || !std::isfinite(p.y))
                continue;
            xs.add(p.x);
            ys.add(p.y - deviationAt(line, i));
            ys.add(p.y + deviationAt(line, i));
        }
        if (!line.name.empty())
            legend.push_back({line.name, line.colour, line.dashed, false});
    }
    Range x = paddedRange(xs.low, xs.high, 0.0), y = paddedRange(ys.low, ys.high, 0.05);
    if (ys.low >= 0.0 && ys.low < 0.4 * ys.high)
        y.low = 0.0;
    applyLimits(x, frame.xMin, frame.xMax);
    applyLimits(y, frame.yMin, frame.yMax);
    SvgCanvas canvas(frame, x, y, legend);
    if (xs.high < xs.low)
        canvas.notice("no data");
    for (const LineSeries& line : series)
        if (!line.deviation.empty())
            drawBand(canvas, line);
    for (const LineSeries& line : series)
        canvas.polyline(line.points, line.colour, line.dashed);
    return canvas.finish();
}

std::string scoreHistogram(const PlotFrame& frame, const std::vector<ScoredLabel>& items,
                           std::optional<double> threshold)
{
    const Histogram histogram = countScores(items, threshold);
    double highest = 1.0;
    for (const std::vector<double>* bars : {&histogram.good, &histogram.defective})
        highest = std::max(highest, *std::max_element(bars->begin(), bars->end()));
    Range x{histogram.low, histogram.high}, y{0.0, 1.15 * highest};
    applyLimits(x, frame.xMin, frame.xMax);
    applyLimits(y, frame.yMin, frame.yMax);
    PlotFrame labelled = frame;
    if (histogram.clipped)
        labelled.xLabel += "; last bar: and above";
    SvgCanvas canvas(labelled, x, y,
                     {{named("good", histogram.goodCount), kOkColour, false, true},
                      {named("defective", histogram.defectiveCount), kNotOkColour, false, true}});
    if (histogram.goodCount > 0)
        drawBars(canvas, histogram, histogram.good, kOkColour, 0.5);
    if (histogram.defectiveCount > 0)
        drawBars(canvas, histogram, histogram.defective, kNotOkColour, 0.35);
    if (histogram.goodCount + histogram.defectiveCount == 0)
        canvas.notice("no scores");
    else if (threshold && std::isfinite(*threshold))
        canvas.verticalLine(*threshold, "threshold " + formatSignificant(*threshold));
    return canvas.finish();
}

std::string rocChart(const PlotFrame& frame, const std::vector<RocPoint>& curve,
                     std::optional<double> area, std::optional<RocPoint> operatingPoint)
{
    SvgCanvas canvas(frame, {0.0, 1.0}, {0.0, 1.0}, {});
    if (curve.empty()) {
        canvas.notice("needs good and defective images");
        return canvas.finish();
    }
    std::vector<PlotPoint> line;
    for (const RocPoint& p : curve)
        line.push_back({p.falsePositiveRate, p.truePositiveRate});
    std::vector<PlotPoint> below = line;
    below.push_back({1.0, 0.0});
    canvas.area(below, seriesColour(0), 0.12);
    canvas.polyline({{0.0, 0.0}, {1.0, 1.0}}, "#8c959f", true);
    canvas.polyline(line, seriesColour(0), false);
    if (operatingPoint)
        canvas.marker({operatingPoint->falsePositiveRate, operatingPoint->truePositiveRate},
                      kNotOkColour);
    if (area)
        canvas.text({0.97, 0.06}, "end", "AUROC " + formatNumber(*area, 3));
    return canvas.finish();
}

} // namespace mixdesk
