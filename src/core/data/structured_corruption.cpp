// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/structured_corruption.h"

#include "core/data/structured_shapes.h"
#include "core/data/synthetic_shapes.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace mixdesk {

namespace {

constexpr double kMoreShapes = 0.35; ///< chance of yet another one
constexpr int kMostShapes = 4;
constexpr double kVisibleLevels = 12.0; ///< grey levels from which a change is a defect

cv::Mat shifted(const cv::Mat& picture, StructuredShapes& shapes, Random& random)
{
    const double far = shapes.drawSize(0.015, 0.35) * picture.cols;
    const double angle = random.uniform(0.0, 2.0 * CV_PI);
    const double dx = std::round(far * std::cos(angle)), dy = std::round(far * std::sin(angle));
    const cv::Matx23d move(1.0, 0.0, dx, 0.0, 1.0, dy);
    cv::Mat out;
    cv::warpAffine(picture, out, move, picture.size(), cv::INTER_NEAREST, cv::BORDER_WRAP);
    return out;
}

/// The picture flipped, turned and shifted, so that a patch of it is out of place.
cv::Mat elsewhere(const cv::Mat& picture, StructuredShapes& shapes, Random& random)
{
    cv::Mat out = picture.clone();
    if (random.chance(0.5))
        cv::flip(out, out, random.integer(0, 1));
    if (random.chance(0.5))
        cv::rotate(out, out,
                   random.integer(cv::ROTATE_90_CLOCKWISE, cv::ROTATE_90_COUNTERCLOCKWISE));
    out = shifted(out, shapes, random);
    out.convertTo(out, CV_32FC3);
    if (random.chance(0.3)) {
        out = out * random.uniform(0.7, 1.3);
        out += cv::Scalar::all(random.uniform(-30.0, 30.0));
    }
    return out;
}

cv::Mat colour(cv::Size size, Random& random)
{
    cv::Scalar value = cv::Scalar::all(random.integer(0, 255));
    if (random.chance(0.5))
        for (int channel = 0; channel < 3; ++channel)
            value[channel] = random.integer(0, 255);
    return cv::Mat(size, CV_32FC3, value);
}

cv::Mat otherLight(const cv::Mat& picture, Random& random)
{
    const double gain = random.chance(0.5) ? random.uniform(0.3, 0.85) : random.uniform(1.15, 1.8);
    cv::Mat out;
    picture.convertTo(out, CV_32FC3, gain, random.uniform(-20.0, 20.0));
    return out;
}

cv::Mat noiseTexture(cv::Size size, Random& random)
{
    const int rows = random.integer(4, std::max(4, size.height / 2)),
              cols = random.integer(4, std::max(4, size.width / 2));
    const bool grey = random.chance(0.6);
    cv::Mat grid = uniformGrid(rows, cols, grey ? CV_32FC1 : CV_32FC3, 255.0, random), out;
    if (grey)
        cv::cvtColor(grid, grid, cv::COLOR_GRAY2BGR);
    cv::resize(grid, out, size, 0, 0, cv::INTER_LINEAR);
    return out;
}

/// 32FC3, what fills a shape.
cv::Mat drawContent(const cv::Mat& picture, const std::function<cv::Mat()>& donor,
                    StructuredShapes& shapes, Random& random)
{
    cv::Mat out;
    switch (random.integer(0, 6)) {
    case 0:
    case 1:
        return elsewhere(picture, shapes, random);
    case 2:
        donor().convertTo(out, CV_32FC3);
        CV_Assert(out.size() == picture.size());
        return out;
    case 3:
        return colour(picture.size(), random);
    case 4:
        return otherLight(picture, random);
    case 5:
        cv::GaussianBlur(picture, out, {}, random.uniform(1.5, 5.0) * picture.cols / 128.0);
        out.convertTo(out, CV_32FC3);
        return out;
    default:
        return noiseTexture(picture.size(), random);
    }
}

cv::Mat visibleChange(const cv::Mat& before, const cv::Mat& after)
{
    cv::Mat largest = largestChange(before, after);
    cv::GaussianBlur(largest, largest, {}, 0.7);
    return largest > kVisibleLevels;
}

} // namespace

CorruptedPicture corruptStructured(const cv::Mat& picture, const std::function<cv::Mat()>& donor,
                                   double hardness, Random& random)
{
    CV_Assert(picture.type() == CV_8UC3);
    cv::Mat mixed;
    picture.convertTo(mixed, CV_32FC3);
    StructuredShapes shapes(picture, hardness, random);
    int drawn = 0;
    do {
        const cv::Mat opacity = shapes.draw();
        const cv::Mat content = drawContent(picture, donor, shapes, random);
        cv::Mat planes;
        cv::cvtColor(opacity, planes, cv::COLOR_GRAY2BGR);
        mixed += planes.mul(content - mixed);
    } while (++drawn < kMostShapes && random.chance(kMoreShapes));
    CorruptedPicture corrupted;
    mixed.convertTo(corrupted.image, CV_8UC3);
    corrupted.mask = visibleChange(picture, corrupted.image);
    return corrupted;
}

} // namespace mixdesk
