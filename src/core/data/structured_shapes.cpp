// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/structured_shapes.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace mixdesk {

namespace {

constexpr int kGrid = 64; ///< of the local contrast

/// Local contrast, 32FC1.
cv::Mat detailOf(const cv::Mat& picture)
{
    cv::Mat grey, blurred, detail;
    cv::cvtColor(picture, grey, cv::COLOR_BGR2GRAY);
    cv::resize(grey, grey, {kGrid, kGrid}, 0, 0, cv::INTER_AREA);
    grey.convertTo(grey, CV_32FC1);
    cv::GaussianBlur(grey, blurred, {}, 2.0);
    cv::absdiff(grey, blurred, detail);
    cv::GaussianBlur(detail, detail, {}, 1.5);
    return detail;
}

} // namespace

StructuredShapes::StructuredShapes(const cv::Mat& picture, double hardness, Random& random)
    : m_size(picture.size()), m_hardness(hardness), m_random(random), m_detail(detailOf(picture))
{}

/// With a hardness below 1 only the upper part of the range.
double StructuredShapes::drawSize(double smallest, double largest)
{
    return smallest * std::pow(largest / smallest, m_random.uniform(1.0 - m_hardness, 1.0));
}

/// Anywhere, or rather where the picture shows something, because on a part that fills a tenth of
/// its picture most shapes would otherwise lie beside it.
cv::Point StructuredShapes::drawPlace()
{
    constexpr int kMostTries = 12;
    cv::Point best;
    float most = -1.0F;
    for (int tries = m_random.chance(0.3) ? 1 : m_random.integer(1, kMostTries); tries > 0;
         --tries) {
        const cv::Point point(m_random.integer(0, m_size.width - 1),
                              m_random.integer(0, m_size.height - 1));
        const float detail =
            m_detail.at<float>(point.y * kGrid / m_size.height, point.x * kGrid / m_size.width);
        if (detail > most) {
            most = detail;
            best = point;
        }
    }
    return best;
}

void StructuredShapes::drawBox(cv::Mat& shape, cv::Point centre)
{
    const double side = shape.cols;
    const cv::RotatedRect box(
        cv::Point2f(centre),
        cv::Size2f(float(drawSize(0.015, 0.3) * side), float(drawSize(0.015, 0.3) * side)),
        float(m_random.uniform(0.0, 180.0)));
    cv::Point2f corners[4];
    box.points(corners);
    cv::fillConvexPoly(shape, std::vector<cv::Point>(corners, corners + 4), 255, cv::LINE_AA);
}

void StructuredShapes::drawEllipse(cv::Mat& shape, cv::Point centre, double smallest,
                                   double largest)
{
    const double side = shape.cols;
    const cv::Size axes(int(1 + drawSize(smallest, largest) * side),
                        int(1 + drawSize(smallest, largest) * side));
    cv::ellipse(shape, centre, axes, m_random.uniform(0.0, 180.0), 0, 360, 255, -1, cv::LINE_AA);
}

void StructuredShapes::drawBrokenLine(cv::Mat& shape, cv::Point start)
{
    const double step = drawSize(0.01, 0.12) * shape.cols;
    double angle = m_random.uniform(0.0, 2.0 * CV_PI);
    cv::Point2d at(start);
    std::vector<cv::Point> path{at};
    for (int i = m_random.integer(2, 6); i > 0; --i) {
        angle += m_random.normal(0.0, 0.5);
        at += step * cv::Point2d(std::cos(angle), std::sin(angle));
        path.push_back(at);
    }
    const int thickness = m_random.integer(1 + int((1.0 - m_hardness) * shape.cols / 80),
                                           std::max(1, shape.cols / 40));
    cv::polylines(shape, path, false, 255, thickness, cv::LINE_AA);
}

void StructuredShapes::drawPolygon(cv::Mat& shape, cv::Point place)
{
    const cv::Point2d centre(place);
    const double radius = drawSize(0.015, 0.18) * shape.cols;
    std::vector<double> angles(std::size_t(m_random.integer(3, 8)));
    for (double& angle : angles)
        angle = m_random.uniform(0.0, 2.0 * CV_PI);
    std::sort(angles.begin(), angles.end());
    std::vector<cv::Point> outline;
    for (const double angle : angles)
        outline.emplace_back(centre + radius * m_random.uniform(0.4, 1.3) *
                                          cv::Point2d(std::cos(angle), std::sin(angle)));
    cv::fillPoly(shape, std::vector<std::vector<cv::Point>>{outline}, 255, cv::LINE_AA);
}

/// The highest places of a noise of several octaves, within an ellipse.
void StructuredShapes::drawFractalSpots(cv::Mat& shape, cv::Point centre)
{
    cv::Mat noise = cv::Mat::zeros(shape.size(), CV_32FC1);
    double amplitude = 1.0;
    for (int cells = m_random.integer(2, 5); cells <= shape.cols / 2; cells *= 2) {
        cv::Mat octave;
        cv::resize(uniformGrid(cells, cells, CV_32FC1, amplitude, m_random), octave, shape.size(),
                   0, 0, cv::INTER_CUBIC);
        noise += octave;
        amplitude *= m_random.uniform(0.4, 0.7);
    }
    std::vector<float> values(noise.begin<float>(), noise.end<float>());
    const auto place =
        values.begin() + std::ptrdiff_t(m_random.uniform(0.75, 0.97) * double(values.size()));
    std::nth_element(values.begin(), place, values.end());
    drawEllipse(shape, centre, 0.04, 0.3);
    shape.setTo(0, noise <= *place);
}

cv::Mat StructuredShapes::draw()
{
    cv::Mat shape = cv::Mat::zeros(m_size, CV_8UC1);
    const cv::Point place = drawPlace();
    switch (m_random.integer(0, 4)) {
    case 0:
        drawBox(shape, place);
        break;
    case 1:
        drawEllipse(shape, place, 0.005, 0.15);
        break;
    case 2:
        drawBrokenLine(shape, place);
        break;
    case 3:
        drawFractalSpots(shape, place);
        break;
    default:
        drawPolygon(shape, place);
    }
    cv::Mat opacity;
    shape.convertTo(opacity, CV_32FC1, 1.0 / 255.0);
    if (m_random.chance(0.5))
        cv::GaussianBlur(opacity, opacity, {}, m_random.uniform(0.5, 1.5) * m_size.width / 128.0);
    if (m_random.chance(0.7))
        opacity *= m_random.uniform(1.0 - 0.75 * m_hardness, 1.0);
    return opacity;
}

cv::Mat uniformGrid(int rows, int cols, int type, double high, Random& random)
{
    cv::Mat grid(rows, cols, type);
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < cols * grid.channels(); ++x)
            grid.ptr<float>(y)[x] = float(random.uniform(0.0, high));
    return grid;
}

} // namespace mixdesk
