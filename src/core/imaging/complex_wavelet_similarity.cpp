// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/complex_wavelet_similarity.h"

#include "core/imaging/structural_similarity.h"

#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace mixdesk {

namespace {

constexpr int kOrientations = 4, kLevels = 3, kSmallestSide = 16;
constexpr int kRadius = 5, kWindow = 7;
constexpr double kWavelength = 4.0, kSigma = 2.0;

struct Filter
{
    cv::Mat real, imaginary;
};

/// A plane wave under a Gaussian that sums to 1, without its mean; a grating of amplitude A along
/// the wave gives |c| = A / sqrt(2).
Filter gabor(double angle)
{
    constexpr int side = 2 * kRadius + 1;
    cv::Mat envelope(side, side, CV_64F), real(side, side, CV_64F), imaginary(side, side, CV_64F);
    for (int y = -kRadius; y <= kRadius; ++y)
        for (int x = -kRadius; x <= kRadius; ++x) {
            const cv::Point at(x + kRadius, y + kRadius);
            const double phase =
                2.0 * CV_PI / kWavelength * (x * std::cos(angle) + y * std::sin(angle));
            const double weight = std::exp(-(x * x + y * y) / (2.0 * kSigma * kSigma));
            envelope.at<double>(at) = weight;
            real.at<double>(at) = weight * std::cos(phase);
            imaginary.at<double>(at) = weight * std::sin(phase);
        }
    const double sum = cv::sum(envelope)[0];
    real -= envelope * (cv::sum(real)[0] / sum);
    Filter filter;
    real.convertTo(filter.real, CV_32F, std::sqrt(2.0) / sum);
    imaginary.convertTo(filter.imaginary, CV_32F, std::sqrt(2.0) / sum);
    return filter;
}

const std::vector<Filter>& filters()
{
    static const std::vector<Filter> bank = [] {
        std::vector<Filter> all;
        for (int i = 0; i < kOrientations; ++i)
            all.push_back(gabor(CV_PI * i / kOrientations));
        return all;
    }();
    return bank;
}

struct Coefficients
{
    cv::Mat real, imaginary;

    Coefficients(const cv::Mat& picture, const Filter& filter)
    {
        const auto apply = [&](const cv::Mat& kernel, cv::Mat& to) {
            cv::filter2D(picture, to, CV_32F, kernel, {-1, -1}, 0.0, cv::BORDER_REFLECT_101);
        };
        apply(filter.real, real);
        apply(filter.imaginary, imaginary);
    }
    cv::Mat energy() const { return real.mul(real) + imaginary.mul(imaginary); }
};

cv::Mat windowMean(const cv::Mat& m)
{
    cv::Mat out;
    cv::boxFilter(m, out, CV_32F, {kWindow, kWindow}, {-1, -1}, true, cv::BORDER_REFLECT_101);
    return out;
}

/// Of one subband.
cv::Mat similarity(const Coefficients& x, const Coefficients& y)
{
    constexpr double k = SsimConstants::c2;
    const cv::Mat real = windowMean(x.real.mul(y.real) + x.imaginary.mul(y.imaginary));
    const cv::Mat imaginary = windowMean(x.imaginary.mul(y.real) - x.real.mul(y.imaginary));
    const cv::Mat energy = windowMean(x.energy() + y.energy());
    cv::Mat magnitude, out;
    cv::magnitude(real, imaginary, magnitude);
    cv::divide(2.0 * magnitude + k, energy + k, out);
    // One by one: cv::min would take 1 for what is not a number.
    out.forEach<float>([](float& value, const int*) { value = value > 1.0F ? 1.0F : value; });
    return out;
}

cv::Mat half(const cv::Mat& m)
{
    cv::Mat out;
    cv::pyrDown(m, out, {}, cv::BORDER_REFLECT_101);
    return out;
}

} // namespace

cv::Mat cwSsimMap(const cv::Mat& x, const cv::Mat& y)
{
    cv::Mat a = channelMean(x), b = channelMean(y);
    cv::Mat sum = cv::Mat::zeros(x.size(), CV_32F);
    int levels = 0;
    do {
        cv::Mat level = cv::Mat::zeros(a.size(), CV_32F);
        for (const Filter& filter : filters())
            level += similarity({a, filter}, {b, filter}) / kOrientations;
        if (level.size() != sum.size())
            cv::resize(level, level, sum.size(), 0, 0, cv::INTER_LINEAR);
        sum += level;
        a = half(a);
        b = half(b);
    } while (++levels < kLevels && std::min(a.cols, a.rows) >= kSmallestSide);
    return sum / levels;
}

} // namespace mixdesk
