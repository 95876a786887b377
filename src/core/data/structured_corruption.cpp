// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/structured_corruption.h"

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

/// As many small ones as large ones: each doubling of the size is equally likely. With a hardness
/// below 1 only the upper part of the range.
double drawSize(double smallest, double largest, double hardness, Random& random)
{
    return smallest * std::pow(largest / smallest, random.uniform(1.0 - hardness, 1.0));
}

/// Where shapes go: anywhere, or rather where the picture shows something, because on a part that
/// fills a tenth of its picture most shapes would otherwise lie beside it.
class Places
{
public:
    explicit Places(const cv::Mat& picture)
    {
        cv::Mat grey, blurred;
        cv::cvtColor(picture, grey, cv::COLOR_BGR2GRAY);
        cv::resize(grey, grey, {kGrid, kGrid}, 0, 0, cv::INTER_AREA);
        grey.convertTo(grey, CV_32FC1);
        cv::GaussianBlur(grey, blurred, {}, 2.0);
        cv::absdiff(grey, blurred, m_detail);
        cv::GaussianBlur(m_detail, m_detail, {}, 1.5);
    }

    cv::Point draw(cv::Size size, Random& random) const
    {
        constexpr int kMostTries = 12;
        cv::Point best;
        float most = -1.0F;
        for (int tries = random.chance(0.3) ? 1 : random.integer(1, kMostTries); tries > 0;
             --tries) {
            const cv::Point point(random.integer(0, size.width - 1),
                                  random.integer(0, size.height - 1));
            const float detail =
                m_detail.at<float>(point.y * kGrid / size.height, point.x * kGrid / size.width);
            if (detail > most) {
                most = detail;
                best = point;
            }
        }
        return best;
    }

private:
    static constexpr int kGrid = 64;
    cv::Mat m_detail; ///< local contrast, 32FC1
};

void drawBox(cv::Mat& shape, cv::Point centre, double hardness, Random& random)
{
    const double side = shape.cols;
    const cv::RotatedRect box(cv::Point2f(centre),
                              cv::Size2f(float(drawSize(0.015, 0.3, hardness, random) * side),
                                         float(drawSize(0.015, 0.3, hardness, random) * side)),
                              float(random.uniform(0.0, 180.0)));
    cv::Point2f corners[4];
    box.points(corners);
    cv::fillConvexPoly(shape, std::vector<cv::Point>(corners, corners + 4), 255, cv::LINE_AA);
}

void drawEllipse(cv::Mat& shape, cv::Point centre, double smallest, double largest, double hardness,
                 Random& random)
{
    const double side = shape.cols;
    const cv::Size axes(int(1 + drawSize(smallest, largest, hardness, random) * side),
                        int(1 + drawSize(smallest, largest, hardness, random) * side));
    cv::ellipse(shape, centre, axes, random.uniform(0.0, 180.0), 0, 360, 255, -1, cv::LINE_AA);
}

void drawBrokenLine(cv::Mat& shape, cv::Point start, double hardness, Random& random)
{
    const double step = drawSize(0.01, 0.12, hardness, random) * shape.cols;
    double angle = random.uniform(0.0, 2.0 * CV_PI);
    cv::Point2d at(start);
    std::vector<cv::Point> path{at};
    for (int i = random.integer(2, 6); i > 0; --i) {
        angle += random.normal(0.0, 0.5);
        at += step * cv::Point2d(std::cos(angle), std::sin(angle));
        path.push_back(at);
    }
    const int thickness =
        random.integer(1 + int((1.0 - hardness) * shape.cols / 80), std::max(1, shape.cols / 40));
    cv::polylines(shape, path, false, 255, thickness, cv::LINE_AA);
}

void drawPolygon(cv::Mat& shape, cv::Point place, double hardness, Random& random)
{
    const cv::Point2d centre(place);
    const double radius = drawSize(0.015, 0.18, hardness, random) * shape.cols;
    std::vector<double> angles(std::size_t(random.integer(3, 8)));
    for (double& angle : angles)
        angle = random.uniform(0.0, 2.0 * CV_PI);
    std::sort(angles.begin(), angles.end());
    std::vector<cv::Point> outline;
    for (const double angle : angles)
        outline.emplace_back(centre + radius * random.uniform(0.4, 1.3) *
                                          cv::Point2d(std::cos(angle), std::sin(angle)));
    cv::fillPoly(shape, std::vector<std::vector<cv::Point>>{outline}, 255, cv::LINE_AA);
}

cv::Mat uniformGrid(int rows, int cols, int type, double high, Random& random)
{
    cv::Mat grid(rows, cols, type);
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < cols * grid.channels(); ++x)
            grid.ptr<float>(y)[x] = float(random.uniform(0.0, high));
    return grid;
}

/// The highest places of a noise of several octaves, within an ellipse.
void drawFractalSpots(cv::Mat& shape, cv::Point centre, double hardness, Random& random)
{
    cv::Mat noise = cv::Mat::zeros(shape.size(), CV_32FC1);
    double amplitude = 1.0;
    for (int cells = random.integer(2, 5); cells <= shape.cols / 2; cells *= 2) {
        cv::Mat octave;
        cv::resize(uniformGrid(cells, cells, CV_32FC1, amplitude, random), octave, shape.size(), 0,
                   0, cv::INTER_CUBIC);
        noise += octave;
        amplitude *= random.uniform(0.4, 0.7);
    }
    std::vector<float> values(noise.begin<float>(), noise.end<float>());
    const auto place =
        values.begin() + std::ptrdiff_t(random.uniform(0.75, 0.97) * double(values.size()));
    std::nth_element(values.begin(), place, values.end());
    drawEllipse(shape, centre, 0.04, 0.3, hardness, random);
    shape.setTo(0, noise <= *place);
}

/// 32FC1, opacity 0 to 1.
cv::Mat drawShape(cv::Size size, const Places& places, double hardness, Random& random)
{
    cv::Mat shape = cv::Mat::zeros(size, CV_8UC1);
    const cv::Point place = places.draw(size, random);
    switch (random.integer(0, 4)) {
    case 0:
        drawBox(shape, place, hardness, random);
        break;
    case 1:
        drawEllipse(shape, place, 0.005, 0.15, hardness, random);
        break;
    case 2:
        drawBrokenLine(shape, place, hardness, random);
        break;
    case 3:
        drawFractalSpots(shape, place, hardness, random);
        break;
    default:
        drawPolygon(shape, place, hardness, random);
    }
    cv::Mat opacity;
    shape.convertTo(opacity, CV_32FC1, 1.0 / 255.0);
    if (random.chance(0.5))
        cv::GaussianBlur(opacity, opacity, {}, random.uniform(0.5, 1.5) * size.width / 128.0);
    if (random.chance(0.7))
        opacity *= random.uniform(1.0 - 0.75 * hardness, 1.0);
    return opacity;
}

cv::Mat shifted(const cv::Mat& picture, double hardness, Random& random)
{
    const double far = drawSize(0.015, 0.35, hardness, random) * picture.cols;
    const double angle = random.uniform(0.0, 2.0 * CV_PI);
    const double dx = std::round(far * std::cos(angle)), dy = std::round(far * std::sin(angle));
    const cv::Matx23d move(1.0, 0.0, dx, 0.0, 1.0, dy);
    cv::Mat out;
    cv::warpAffine(picture, out, move, picture.size(), cv::INTER_NEAREST, cv::BORDER_WRAP);
    return out;
}

/// The picture flipped, turned and shifted, so that a patch of it is out of place.
cv::Mat elsewhere(const cv::Mat& picture, double hardness, Random& random)
{
    cv::Mat out = picture.clone();
    if (random.chance(0.5))
        cv::flip(out, out, random.integer(0, 1));
    if (random.chance(0.5))
        cv::rotate(out, out,
                   random.integer(cv::ROTATE_90_CLOCKWISE, cv::ROTATE_90_COUNTERCLOCKWISE));
    out = shifted(out, hardness, random);
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
cv::Mat drawContent(const cv::Mat& picture, const std::function<cv::Mat()>& donor, double hardness,
                    Random& random)
{
    cv::Mat out;
    switch (random.integer(0, 6)) {
    case 0:
    case 1:
        return elsewhere(picture, hardness, random);
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
    const Places places(picture);
    int shapes = 0;
    do {
        const cv::Mat opacity = drawShape(picture.size(), places, hardness, random);
        const cv::Mat content = drawContent(picture, donor, hardness, random);
        cv::Mat planes;
        cv::cvtColor(opacity, planes, cv::COLOR_GRAY2BGR);
        mixed += planes.mul(content - mixed);
    } while (++shapes < kMostShapes && random.chance(kMoreShapes));
    CorruptedPicture corrupted;
    mixed.convertTo(corrupted.image, CV_8UC3);
    corrupted.mask = visibleChange(picture, corrupted.image);
    return corrupted;
}

} // namespace mixdesk
