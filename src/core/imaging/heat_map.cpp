// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/heat_map.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace mixdesk {

namespace {

constexpr int kSteps = 256;
constexpr float kFaintest = 0.40F;
constexpr float kStrongest = 0.85F;

/// Amber to vermilion in equal steps of CIELAB, so that equal steps of the residual look equal.
std::array<cv::Vec3b, kSteps> heatColours()
{
    cv::Mat ends(1, 2, CV_32FC3);
    ends.at<cv::Vec3f>(0, 0) = cv::Vec3f(0x3A, 0xC4, 0xFF) / 255.0F;
    ends.at<cv::Vec3f>(0, 1) = cv::Vec3f(0x00, 0x3C, 0xD0) / 255.0F;
    cv::cvtColor(ends, ends, cv::COLOR_BGR2Lab);
    cv::Mat ramp(1, kSteps, CV_32FC3);
    for (int i = 0; i < kSteps; ++i) {
        const float t = float(i) / float(kSteps - 1);
        ramp.at<cv::Vec3f>(0, i) =
            ends.at<cv::Vec3f>(0, 0) * (1.0F - t) + ends.at<cv::Vec3f>(0, 1) * t;
    }
    cv::cvtColor(ramp, ramp, cv::COLOR_Lab2BGR);
    ramp.convertTo(ramp, CV_8UC3, 255.0);
    std::array<cv::Vec3b, kSteps> colours;
    std::copy(ramp.begin<cv::Vec3b>(), ramp.end<cv::Vec3b>(), colours.begin());
    return colours;
}

} // namespace

HeatColour heatColour(double score, double threshold, double upper)
{
    static const std::array<cv::Vec3b, kSteps> colours = heatColours();
    if (score < threshold)
        return {};
    double t = 1.0;
    if (upper > threshold && score < upper)
        t = (score - threshold) / (upper - threshold);
    const auto step = std::size_t(std::lround(t * (kSteps - 1)));
    return {colours[step], kFaintest + (kStrongest - kFaintest) * float(t)};
}

double heatUpper(double threshold)
{
    // Standardised residuals can have a threshold at or below zero, where doubling means nothing.
    return threshold > 0.0 ? 2.0 * threshold : threshold + 1.0;
}

cv::Mat overlayHeatMap(const cv::Mat& picture, const cv::Mat& map, double threshold, double upper)
{
    CV_Assert(picture.type() == CV_8UC3 && map.type() == CV_32FC1 && picture.size() == map.size());
    cv::Mat result = picture.clone();
    for (int y = 0; y < map.rows; ++y) {
        const float* scores = map.ptr<float>(y);
        cv::Vec3b* pixels = result.ptr<cv::Vec3b>(y);
        for (int x = 0; x < map.cols; ++x) {
            const HeatColour heat = heatColour(double(scores[x]), threshold, upper);
            if (heat.opacity <= 0.0F)
                continue;
            for (int channel = 0; channel < 3; ++channel)
                pixels[x][channel] =
                    cv::saturate_cast<uchar>(float(pixels[x][channel]) * (1.0F - heat.opacity) +
                                             float(heat.bgr[channel]) * heat.opacity);
        }
    }
    return result;
}

cv::Mat outlineMask(const cv::Mat& picture, const cv::Mat& mask, const cv::Scalar& bgr)
{
    CV_Assert(picture.type() == CV_8UC3 && mask.type() == CV_8UC1 && picture.size() == mask.size());
    const int width = std::max(1, std::max(picture.rows, picture.cols) / 160);
    const auto grown = [](const cv::Mat& region, int by) {
        cv::Mat result;
        const cv::Size size(2 * by + 1, 2 * by + 1);
        cv::dilate(region, result, cv::getStructuringElement(cv::MORPH_ELLIPSE, size));
        return result;
    };
    const cv::Mat inside = mask != 0;
    const cv::Mat line = grown(inside, width);
    const cv::Mat rim = grown(line, 1);
    cv::Mat result = picture.clone();
    result.setTo(cv::Scalar::all(20), rim & ~line); // a dark rim shows the line on light parts
    result.setTo(bgr, line & ~inside);
    return result;
}

} // namespace mixdesk
