// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/synthetic_shapes.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace mixdesk {

namespace {

constexpr int kSupersampling = 4;

/// Lengths are given for a side of 128 pixels.
double unit(cv::Size size)
{
    return std::max(size.width, size.height) / 128.0;
}

std::vector<cv::Vec3b> borderPixels(const cv::Mat& picture)
{
    const int width = std::max(1, std::min(picture.rows, picture.cols) / 32);
    std::vector<cv::Vec3b> pixels;
    for (int y = 0; y < picture.rows; ++y) {
        for (int x = 0; x < picture.cols; ++x) {
            const int inside = std::min({x, y, picture.cols - 1 - x, picture.rows - 1 - y});
            if (inside < width)
                pixels.push_back(picture.at<cv::Vec3b>(y, x));
        }
    }
    return pixels;
}

int quantile(std::vector<int> values, double q)
{
    const auto place = values.begin() + std::ptrdiff_t(q * double(values.size() - 1));
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

cv::Vec3b medianColour(const std::vector<cv::Vec3b>& pixels)
{
    cv::Vec3b median;
    for (int channel = 0; channel < 3; ++channel) {
        std::vector<int> values;
        for (const cv::Vec3b& pixel : pixels)
            values.push_back(pixel[channel]);
        median[channel] = uchar(quantile(values, 0.5));
    }
    return median;
}

int distance(const cv::Vec3b& a, const cv::Vec3b& b)
{
    int largest = 0;
    for (int channel = 0; channel < 3; ++channel)
        largest = std::max(largest, std::abs(int(a[channel]) - int(b[channel])));
    return largest;
}

/// Outline of radius about 1 around the origin, as an angle-dependent radius.
std::vector<cv::Point2d> blobOutline(Random& random)
{
    std::array<double, 6> amplitude{}, phase{};
    for (std::size_t k = 0; k < amplitude.size(); ++k) {
        amplitude[k] = random.uniform(0.0, 0.45) / double(k + 1);
        phase[k] = random.uniform(0.0, 2.0 * CV_PI);
    }
    std::vector<cv::Point2d> outline;
    for (int i = 0; i < 96; ++i) {
        const double angle = 2.0 * CV_PI * i / 96;
        double radius = 1.0;
        for (std::size_t k = 0; k < amplitude.size(); ++k)
            radius += amplitude[k] * std::cos(double(k + 2) * angle + phase[k]);
        radius = std::max(radius, 0.2);
        outline.emplace_back(radius * std::cos(angle), radius * std::sin(angle));
    }
    return outline;
}

/// Scales, stretches and turns an outline so that it encloses `area` around `centre`.
void place(std::vector<cv::Point2d>& outline, cv::Point centre, double area, double stretch,
           double angle)
{
    double enclosed = 0.0;
    for (std::size_t i = 0; i < outline.size(); ++i)
        enclosed += outline[i].cross(outline[(i + 1) % outline.size()]);
    const double scale = std::sqrt(area / std::max(0.5 * std::abs(enclosed), 1e-6));
    const double along = scale * std::sqrt(stretch), across = scale / std::sqrt(stretch);
    const double cosine = std::cos(angle), sine = std::sin(angle);
    for (cv::Point2d& p : outline) {
        const double x = p.x * along, y = p.y * across;
        p = cv::Point2d(centre.x + cosine * x - sine * y, centre.y + sine * x + cosine * y);
    }
}

cv::Mat shrink(const cv::Mat& canvas, cv::Size size)
{
    cv::Mat shape;
    cv::resize(canvas, shape, size, 0, 0, cv::INTER_AREA);
    shape.convertTo(shape, CV_32FC1, 1.0 / 255.0);
    return shape;
}

/// One line that wanders from `start`; returns points on the canvas.
std::vector<cv::Point2d> scratchPath(cv::Point2d start, double angle, double length, bool jagged,
                                     Random& random)
{
    const int steps = 24;
    const double curvature = random.uniform(-0.05, 0.05);
    std::vector<cv::Point2d> path{start};
    for (int i = 0; i < steps; ++i) {
        angle += curvature + (jagged ? random.normal(0.0, 0.38) : random.normal(0.0, 0.03));
        const double step = length / steps;
        path.push_back(path.back() + step * cv::Point2d(std::cos(angle), std::sin(angle)));
        if (jagged)
            angle -= 0.5 * random.normal(0.0, 0.38);
    }
    return path;
}

void strokePath(cv::Mat& canvas, const std::vector<cv::Point2d>& path, double width, Random& random)
{
    const double phase = random.uniform(0.0, 2.0 * CV_PI), waves = random.uniform(0.5, 3.0);
    for (std::size_t i = 1; i < path.size(); ++i) {
        const double along = double(i) / double(path.size());
        const double vary = 0.75 + 0.25 * std::sin(phase + 2.0 * CV_PI * waves * along);
        const double taper = std::min(1.0, 4.0 * std::min(along, 1.0 - along) + 0.35);
        const int thickness = std::max(1, int(std::lround(width * vary * taper)));
        const int shade = int(std::lround(255.0 * (0.7 + 0.3 * vary)));
        cv::line(canvas, path[i - 1], path[i], cv::Scalar(shade), thickness, cv::LINE_8);
    }
}

} // namespace

ProductArea findProduct(const cv::Mat& picture)
{
    ProductArea found;
    const std::vector<cv::Vec3b> border = borderPixels(picture);
    const cv::Vec3b background = medianColour(border);
    std::vector<int> distances;
    for (const cv::Vec3b& pixel : border)
        distances.push_back(distance(pixel, background));
    const int spread = quantile(distances, 0.85);
    cv::Mat away(picture.size(), CV_32FC1);
    for (int y = 0; y < picture.rows; ++y)
        for (int x = 0; x < picture.cols; ++x)
            away.at<float>(y, x) = float(distance(picture.at<cv::Vec3b>(y, x), background));
    cv::GaussianBlur(away, away, {}, 1.2 * unit(picture.size()));

    // Shadows and reflections differ from the background too, but less than the product does.
    std::vector<int> candidates{0};
    for (auto it = away.begin<float>(); it != away.end<float>(); ++it)
        if (double(*it) > std::max(12.0, 1.5 * spread))
            candidates.push_back(int(*it));
    const double contrast = quantile(candidates, 0.8);
    const double floor = std::max({12.0, 1.5 * spread, 0.35 * contrast});
    cv::Mat product = (away - floor) / std::max(8.0, 0.15 * contrast);
    product = cv::max(cv::min(product, 1.0), 0.0);
    found.area = cv::sum(product)[0];
    const double share = found.area / double(picture.total());
    found.plainBackground = spread <= 20 && share > 0.005 && share < 0.9;
    if (!found.plainBackground) {
        // Not right at the border, where most of a defect would be cut off.
        const int margin = std::min(picture.rows, picture.cols) / 25;
        product = cv::Mat::zeros(picture.size(), CV_32FC1);
        product(cv::Rect(margin, margin, picture.cols - 2 * margin, picture.rows - 2 * margin))
            .setTo(1.0);
        found.area = double(picture.total());
    }
    cv::Mat blurred;
    cv::GaussianBlur(product, blurred, {}, 3.0 * unit(picture.size()));
    found.edge = product.mul(cv::max(1.0 - blurred, 0.0));
    found.product = product;
    return found;
}

cv::Point drawPlace(const cv::Mat& weight, Random& random)
{
    double left = random.uniform() * cv::sum(weight)[0];
    cv::Point last(weight.cols / 2, weight.rows / 2);
    for (int y = 0; y < weight.rows; ++y) {
        const float* row = weight.ptr<float>(y);
        for (int x = 0; x < weight.cols; ++x) {
            if (row[x] <= 0.0F)
                continue;
            last = {x, y};
            left -= double(row[x]);
            if (left < 0.0)
                return last;
        }
    }
    return last;
}

cv::Mat largestChange(const cv::Mat& before, const cv::Mat& after)
{
    cv::Mat change, channels[3];
    cv::absdiff(before, after, change);
    cv::split(change, channels);
    return cv::max(channels[0], cv::max(channels[1], channels[2]));
}

cv::Mat drawBlob(cv::Size size, cv::Point centre, double area, Random& random)
{
    std::vector<cv::Point2d> outline;
    double stretch = 1.0;
    if (random.chance(0.7)) {
        outline = blobOutline(random);
        stretch = std::exp(random.uniform(0.0, std::log(3.0)));
    } else {
        outline = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
        stretch = std::exp(random.uniform(0.0, std::log(6.0)));
    }
    place(outline, centre, area, stretch, random.uniform(0.0, CV_PI));
    cv::Mat canvas = cv::Mat::zeros(size * kSupersampling, CV_8UC1);
    std::vector<cv::Point> polygon;
    for (const cv::Point2d& p : outline)
        polygon.emplace_back(int(std::lround((p.x + 0.5) * kSupersampling)),
                             int(std::lround((p.y + 0.5) * kSupersampling)));
    cv::fillPoly(canvas, std::vector<std::vector<cv::Point>>{polygon}, cv::Scalar(255));
    cv::Mat shape = shrink(canvas, size);
    const double feather = std::min(random.uniform(0.3, 1.6) * unit(size), 0.15 * std::sqrt(area));
    if (feather > 0.2)
        cv::GaussianBlur(shape, shape, {}, feather);
    return shape;
}

cv::Mat drawScratch(cv::Size size, cv::Point start, Random& random)
{
    const double scale = unit(size) * kSupersampling;
    cv::Mat canvas = cv::Mat::zeros(size * kSupersampling, CV_8UC1);
    const cv::Point2d origin((start.x + 0.5) * kSupersampling, (start.y + 0.5) * kSupersampling);
    const double angle = random.uniform(0.0, 2.0 * CV_PI);
    const double length = std::exp(random.uniform(std::log(12.0), std::log(80.0))) * scale;
    const double width = random.uniform(1.0, 3.0) * scale;
    const bool jagged = random.chance(0.35);
    const double back = random.uniform(0.2, 0.8);
    strokePath(canvas, scratchPath(origin, angle, length * back, jagged, random), width, random);
    strokePath(canvas, scratchPath(origin, angle + CV_PI, length * (1.0 - back), jagged, random),
               width, random);
    for (int extra = random.chance(0.3) ? random.integer(1, 2) : 0; extra > 0; --extra) {
        const double turn = jagged ? random.uniform(0.4, 1.2) : random.uniform(-0.1, 0.1);
        const cv::Point2d shift(random.normal(0.0, 4.0) * scale, random.normal(0.0, 4.0) * scale);
        strokePath(canvas,
                   scratchPath(jagged ? origin : origin + shift, angle + turn,
                               length * random.uniform(0.3, 0.7), jagged, random),
                   width * 0.8, random);
    }
    return shrink(canvas, size);
}

cv::Mat drawFractalNoise(cv::Size size, Random& random)
{
    cv::Mat noise = cv::Mat::zeros(size, CV_32FC1);
    const int coarse = random.integer(4, 10);
    double amplitude = 1.0;
    for (int octave = 0; octave < 4; ++octave) {
        const int cells = coarse << octave;
        cv::Mat grid(cells, cells, CV_32FC1);
        for (int i = 0; i < cells * cells; ++i)
            grid.at<float>(i / cells, i % cells) = float(random.normal(0.0, 0.6 * amplitude));
        cv::Mat layer;
        cv::resize(grid, layer, size, 0, 0, cv::INTER_CUBIC);
        noise += layer;
        amplitude *= 0.6;
    }
    return noise;
}

cv::Mat fillFromWeighted(const cv::Mat& picture, const cv::Mat& weight)
{
    cv::Mat channels;
    cv::merge(std::vector<cv::Mat>{weight, weight, weight}, channels);
    const cv::Mat weighted = picture.mul(channels);
    cv::Mat value = cv::Mat::zeros(picture.size(), CV_32FC3);
    cv::Mat total = cv::Mat::zeros(picture.size(), CV_32FC3);
    // Near places dominate: each coarser level only counts where the finer ones found nothing.
    double share = 1.0;
    for (double cell = unit(picture.size()); cell <= 16.0 * unit(picture.size()); cell *= 2.0) {
        const cv::Size coarse(std::max(2, int(picture.cols / cell)),
                              std::max(2, int(picture.rows / cell)));
        for (const auto& [from, sum] : {std::pair(&weighted, &value), {&channels, &total}}) {
            cv::Mat level;
            cv::resize(*from, level, coarse, 0, 0, cv::INTER_AREA);
            cv::GaussianBlur(level, level, {}, 2.0);
            cv::resize(level, level, picture.size(), 0, 0, cv::INTER_LINEAR);
            *sum += share * level;
        }
        share *= 1e-3;
    }
    constexpr double kTiny = 1e-18;
    value += cv::mean(picture) * kTiny;
    total += cv::Scalar::all(kTiny);
    const cv::Mat filled = value / total;
    return weighted + filled.mul(cv::Scalar::all(1.0) - channels);
}

} // namespace mixdesk
