// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/svg_canvas.h"

#include "core/report/markup.h"

#include <algorithm>
#include <cmath>

namespace mixdesk {

namespace {

constexpr double kFontSize = 12.0;
constexpr double kGlyphWidth = 6.6; // on average, for placing legends
constexpr double kLegendRow = 18.0;

const std::string kInk = "var(--ink,#1b1f24)";
const std::string kSoftInk = "var(--ink-soft,#57606a)";
const std::string kRule = "var(--rule,#d0d7de)";

std::string px(double value)
{
    return formatNumber(value, 2);
}

double legendWidth(const LegendEntry& entry)
{
    return 34.0 + kGlyphWidth * double(entry.name.size());
}

/// Rows of the legend when entries flow within `width`.
int legendRows(const std::vector<LegendEntry>& legend, double width)
{
    int rows = legend.empty() ? 0 : 1;
    double used = 0.0;
    for (const LegendEntry& entry : legend) {
        if (used > 0.0 && used + legendWidth(entry) > width) {
            ++rows;
            used = 0.0;
        }
        used += legendWidth(entry);
    }
    return rows;
}

std::string tickText(double value, double step)
{
    const int decimals = std::max(0, int(std::ceil(-std::log10(step) - 1e-9)));
    return decimals > 5 || std::abs(value) >= 1e7 ? formatSignificant(value, 3)
                                                  : formatNumber(value, decimals);
}

double stepOf(const std::vector<double>& ticks, Range range)
{
    return ticks.size() > 1 ? ticks[1] - ticks[0] : range.high - range.low;
}

} // namespace

std::vector<double> niceTicks(double low, double high, int count)
{
    if (!(high > low) || !std::isfinite(low) || !std::isfinite(high) || count < 1)
        return {};
    const double raw = (high - low) / count;
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    double step = 10.0 * power;
    for (const double factor : {5.0, 2.0, 1.0})
        if (raw < 1.5 * factor * power)
            step = factor * power;
    std::vector<double> ticks;
    const double first = std::ceil(low / step - 1e-9);
    for (int i = 0; i <= 2 * count + 2; ++i) {
        const double tick = (first + i) * step;
        if (tick > high + 1e-9 * step)
            break;
        ticks.push_back(tick == 0.0 ? 0.0 : tick);
    }
    return ticks;
}

Range paddedRange(double low, double high, double air)
{
    if (!(high >= low) || !std::isfinite(low) || !std::isfinite(high))
        return {0.0, 1.0};
    double pad = air * (high - low);
    // Also where the two differ by rounding only: an axis needs distinct numbers.
    const double largest = std::max(std::abs(low), std::abs(high));
    if (high - low <= 1e-6 * largest || high == low)
        pad = largest > 0.0 ? 0.1 * largest : 0.5;
    return {low - pad, high + pad};
}

SvgCanvas::SvgCanvas(const PlotFrame& frame, Range x, Range y,
                     const std::vector<LegendEntry>& legend)
    : m_x(x), m_y(y), m_left(frame.yLabel.empty() ? 46.0 : 62.0), m_right(frame.width - 14.0),
      m_top(10.0), m_bottom(frame.height - (frame.xLabel.empty() ? 28.0 : 46.0))
{
    m_top += (frame.title.empty() ? 0.0 : 20.0) + kLegendRow * legendRows(legend, m_right - m_left);
    m_svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot\" role=\"img\" viewBox=\"0 0 " +
            std::to_string(frame.width) + " " + std::to_string(frame.height) + "\" aria-label=\"" +
            escapeMarkup(frame.title) +
            "\" style=\"width:100%;height:auto\" font-family=\"system-ui,sans-serif\" "
            "font-size=\"" +
            px(kFontSize) + "\">\n";
    drawAxes(frame);
    drawLegend(legend);
}

double SvgCanvas::x(double value) const
{
    return m_left + (value - m_x.low) / (m_x.high - m_x.low) * (m_right - m_left);
}

double SvgCanvas::y(double value) const
{
    return m_bottom - (value - m_y.low) / (m_y.high - m_y.low) * (m_bottom - m_top);
}

void SvgCanvas::textAt(double px_, double py, const std::string& anchor, const std::string& content,
                       const std::string& extra)
{
    m_svg += "<text x=\"" + px(px_) + "\" y=\"" + px(py) + "\" text-anchor=\"" + anchor + "\" " +
             (extra.empty() ? "style=\"fill:" + kInk + "\"" : extra) + ">" + escapeMarkup(content) +
             "</text>\n";
}

void SvgCanvas::drawAxes(const PlotFrame& frame)
{
    const std::string soft = "style=\"fill:" + kSoftInk + "\"";
    const auto line = [&](double x1, double y1, double x2, double y2, const std::string& ink) {
        m_svg += "<line x1=\"" + px(x1) + "\" y1=\"" + px(y1) + "\" x2=\"" + px(x2) + "\" y2=\"" +
                 px(y2) + "\" style=\"stroke:" + ink + ";stroke-width:1\"/>\n";
    };
    const std::vector<double> yTicks = niceTicks(m_y.low, m_y.high, 5);
    for (const double tick : yTicks) {
        line(m_left, y(tick), m_right, y(tick), kRule);
        textAt(m_left - 6.0, y(tick) + 4.0, "end", tickText(tick, stepOf(yTicks, m_y)), soft);
    }
    const std::vector<double> xTicks = niceTicks(m_x.low, m_x.high, 6);
    for (const double tick : xTicks) {
        line(x(tick), m_bottom, x(tick), m_bottom + 4.0, kSoftInk);
        textAt(x(tick), m_bottom + 17.0, "middle", tickText(tick, stepOf(xTicks, m_x)), soft);
    }
    line(m_left, m_bottom, m_right, m_bottom, kSoftInk);
    if (!frame.title.empty())
        textAt(m_left, 18.0, "start", frame.title,
               "font-weight=\"600\" font-size=\"13\" style=\"fill:" + kInk + "\"");
    if (!frame.xLabel.empty())
        textAt(0.5 * (m_left + m_right), m_bottom + 36.0, "middle", frame.xLabel, soft);
    if (!frame.yLabel.empty()) {
        const double middle = 0.5 * (m_top + m_bottom);
        textAt(14.0, middle, "middle", frame.yLabel,
               soft + " transform=\"rotate(-90 14 " + px(middle) + ")\"");
    }
}

void SvgCanvas::drawLegend(const std::vector<LegendEntry>& legend)
{
    const int rows = legendRows(legend, m_right - m_left);
    double left = m_left;
    double baseline = m_top - kLegendRow * rows + 8.0;
    for (const LegendEntry& entry : legend) {
        if (left > m_left && left + legendWidth(entry) > m_right) {
            left = m_left;
            baseline += kLegendRow;
        }
        const std::string colour = escapeMarkup(entry.colour);
        if (entry.filled) {
            m_svg += "<rect x=\"" + px(left) + "\" y=\"" + px(baseline - 9.0) +
                     "\" width=\"14\" height=\"10\" fill=\"" + colour +
                     "\" fill-opacity=\"0.5\" stroke=\"" + colour + "\"/>\n";
        } else {
            m_svg += "<line x1=\"" + px(left) + "\" y1=\"" + px(baseline - 4.0) + "\" x2=\"" +
                     px(left + 18.0) + "\" y2=\"" + px(baseline - 4.0) + "\" stroke=\"" + colour +
                     "\" stroke-width=\"2\"" + (entry.dashed ? " stroke-dasharray=\"5 3\"" : "") +
                     "/>\n";
        }
        textAt(left + 23.0, baseline, "start", entry.name);
        left += legendWidth(entry);
    }
}

void SvgCanvas::polyline(const std::vector<PlotPoint>& points, const std::string& colour,
                         bool dashed)
{
    std::string path;
    bool pen = false;
    for (const PlotPoint& p : points) {
        const bool drawable = std::isfinite(p.x) && std::isfinite(p.y);
        if (drawable) {
            const double py = std::clamp(y(p.y), m_top, m_bottom);
            path += (pen ? "L" : "M") + px(x(p.x)) + " " + px(py);
        }
        pen = drawable;
    }
    if (path.empty())
        return;
    m_svg += "<path d=\"" + path + "\" fill=\"none\" stroke=\"" + escapeMarkup(colour) +
             "\" stroke-width=\"2\" stroke-linejoin=\"round\"" +
             (dashed ? " stroke-dasharray=\"5 3\"" : "") + "/>\n";
    if (points.size() == 1)
        marker(points[0], colour);
}

void SvgCanvas::area(const std::vector<PlotPoint>& outline, const std::string& colour,
                     double opacity)
{
    std::string path;
    for (const PlotPoint& p : outline)
        path +=
            (path.empty() ? "M" : "L") + px(x(p.x)) + " " + px(std::clamp(y(p.y), m_top, m_bottom));
    if (!path.empty())
        m_svg += "<path d=\"" + path + "Z\" fill=\"" + escapeMarkup(colour) + "\" fill-opacity=\"" +
                 px(opacity) + "\"/>\n";
}

void SvgCanvas::verticalLine(double value, const std::string& label)
{
    const double at = x(value);
    m_svg += "<line x1=\"" + px(at) + "\" y1=\"" + px(m_top - 2.0) + "\" x2=\"" + px(at) +
             "\" y2=\"" + px(m_bottom) + "\" style=\"stroke:" + kInk +
             ";stroke-width:1.5\" stroke-dasharray=\"5 3\"/>\n";
    const bool room = at + 8.0 + kGlyphWidth * double(label.size()) < m_right;
    textAt(room ? at + 5.0 : at - 5.0, m_top + 10.0, room ? "start" : "end", label);
}

void SvgCanvas::marker(PlotPoint point, const std::string& colour)
{
    if (!std::isfinite(point.x) || !std::isfinite(point.y))
        return;
    m_svg += "<circle cx=\"" + px(x(point.x)) + "\" cy=\"" + px(y(point.y)) + "\" r=\"4\" fill=\"" +
             escapeMarkup(colour) + "\" style=\"stroke:var(--paper,#fff);stroke-width:1.5\"/>\n";
}

void SvgCanvas::text(PlotPoint at, const std::string& anchor, const std::string& content)
{
    textAt(x(at.x), y(at.y), anchor, content);
}

void SvgCanvas::notice(const std::string& content)
{
    textAt(0.5 * (m_left + m_right), 0.5 * (m_top + m_bottom), "middle", content,
           "style=\"fill:" + kSoftInk + "\"");
}

std::string SvgCanvas::finish()
{
    return m_svg + "</svg>\n";
}

} // namespace mixdesk
