// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view/heat_table.h"

#include "core/imaging/heat_map.h"
#include "widgets/common/theme.h"

#include <algorithm>
#include <cmath>

namespace mixdesk {

namespace {

int channelBetween(int from, int to, double t)
{
    return int(std::lround(from + (to - from) * t));
}

QRgb between(const QColor& from, const QColor& to, double t)
{
    return qRgb(channelBetween(from.red(), to.red(), t),
                channelBetween(from.green(), to.green(), t),
                channelBetween(from.blue(), to.blue(), t));
}

} // namespace

HeatScale HeatScale::fixed(double threshold, double upper)
{
    // Standardised residuals lie around zero; their threshold may lie below it.
    const double lower = threshold > 0.0 ? 0.0 : threshold - 1.0;
    return {lower, threshold, upper > threshold ? upper : heatUpper(threshold)};
}

HeatScale HeatScale::own(double lowest, double highest)
{
    if (!(lowest < highest)) // one value everywhere: nothing stands out
        return {lowest, lowest + 1.0, lowest + 2.0};
    return {lowest, (lowest + highest) / 2.0, highest};
}

HeatTable HeatTable::opaque(const HeatScale& scale)
{
    HeatTable table(scale);
    const Theme& t = theme();
    const QColor busy = between(t.page, t.inkSoft, 0.55);
    for (int i = 0; i < kSteps; ++i) {
        const double at = double(i) / (kSteps - 1);
        const cv::Vec3b heat = heatColour(at, 0.0, 1.0).bgr;
        table.m_calm[std::size_t(i)] = between(t.hover, busy, at);
        table.m_heat[std::size_t(i)] = qRgb(heat[2], heat[1], heat[0]);
    }
    return table;
}

HeatTable HeatTable::overlay(const HeatScale& scale, double opacity)
{
    HeatTable table(scale);
    for (int i = 0; i < kSteps; ++i) {
        const HeatColour heat = heatColour(double(i) / (kSteps - 1), 0.0, 1.0);
        const int alpha = int(std::lround(255.0 * double(heat.opacity) * opacity));
        table.m_heat[std::size_t(i)] =
            qPremultiply(qRgba(heat.bgr[2], heat.bgr[1], heat.bgr[0], alpha));
    }
    return table;
}

QRgb HeatTable::colour(double value) const
{
    // Comparisons are written so that NaN ends up hottest and never reaches an index.
    const auto step = [](double t) { return std::size_t(t * (kSteps - 1) + 0.5); };
    if (value < m_scale.threshold) {
        const double t = (value - m_scale.lower) / (m_scale.threshold - m_scale.lower);
        return m_calm[t > 0.0 ? step(std::min(t, 1.0)) : 0];
    }
    if (value < m_scale.upper)
        return m_heat[step((value - m_scale.threshold) / (m_scale.upper - m_scale.threshold))];
    return m_heat.back();
}

QImage HeatTable::paint(const cv::Mat& values) const
{
    if (values.empty())
        return {};
    CV_Assert(values.type() == CV_32FC1);
    QImage image(values.cols, values.rows, QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < values.rows; ++y) {
        const float* in = values.ptr<float>(y);
        auto* out = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < values.cols; ++x)
            out[x] = colour(double(in[x]));
    }
    return image;
}

} // namespace mixdesk
