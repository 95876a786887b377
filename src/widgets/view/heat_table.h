// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <array>
#include <opencv2/core.hpp>

namespace mixdesk {

/// What the colours of a difference map mean: calm grey from `lower` to below `threshold`, amber
/// at it, vermilion from `upper` on.
struct HeatScale
{
    double lower = 0.0;
    double threshold = 0.0;
    double upper = 0.0;

    /// The fixed scale of a class's pixel threshold.
    static HeatScale fixed(double threshold, double upper);
    /// Stretched over one map's own values, which compares with no other picture.
    static HeatScale own(double lowest, double highest);
};

/// The scale's colours, looked up quickly. Calm greys are the theme's: rebuild on a theme change.
class HeatTable
{
public:
    /// For the difference pane: calm greys below the threshold, opaque heat from it on.
    static HeatTable opaque(const HeatScale& scale);
    /// For laying over a picture: nothing below the threshold, `opacity` in 0..1 scales the heat's.
    static HeatTable overlay(const HeatScale& scale, double opacity);

    /// Premultiplied. NaN counts as hottest.
    QRgb colour(double value) const;
    /// 32FC1 to an image of the same size, premultiplied.
    QImage paint(const cv::Mat& values) const;

private:
    static constexpr int kSteps = 256;
    explicit HeatTable(const HeatScale& scale) : m_scale(scale) {}

    HeatScale m_scale;
    std::array<QRgb, kSteps> m_calm{}, m_heat{};
};

} // namespace mixdesk
