// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <opencv2/core.hpp>

namespace mixdesk {

/// Draws what structured corruption (structured_corruption.h) fills, and how far things move. Sizes
/// are equally likely per doubling: as many small ones as large ones. `hardness` is that of
/// corruptStructured(). `random` outlives it.
class StructuredShapes
{
public:
    /// `picture` is 8UC3.
    StructuredShapes(const cv::Mat& picture, double hardness, Random& random);

    /// A box, ellipse, polygon, broken line or fractal spots, soft or sharp: opacity, 32FC1, 0
    /// to 1.
    cv::Mat draw();
    double drawSize(double smallest, double largest);

private:
    cv::Point drawPlace();
    void drawBox(cv::Mat& shape, cv::Point centre);
    void drawEllipse(cv::Mat& shape, cv::Point centre, double smallest, double largest);
    void drawBrokenLine(cv::Mat& shape, cv::Point start);
    void drawPolygon(cv::Mat& shape, cv::Point place);
    void drawFractalSpots(cv::Mat& shape, cv::Point centre);

    const cv::Size m_size;
    const double m_hardness;
    Random& m_random;
    cv::Mat m_detail; ///< local contrast on a coarse grid, 32FC1
};

/// 32FC1 or 32FC3 of values from 0 to `high`.
cv::Mat uniformGrid(int rows, int cols, int type, double high, Random& random);

} // namespace mixdesk
