// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/anomaly_maps.h"

#include "core/imaging/structural_similarity.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <opencv2/imgproc.hpp>

namespace mixdesk {

namespace {

constexpr double kResidualSigma = 2.0, kVarianceSigma = 4.0, kDeviationFloor = 0.3;
constexpr double kTopShare = 0.01;
constexpr double kSmallestDeviation = 1e-6;

double topMean(const cv::Mat& map)
{
    std::vector<float> values(map.begin<float>(), map.end<float>());
    const auto count = std::max<std::size_t>(1, std::size_t(kTopShare * double(values.size())));
    std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(count) - 1, values.end(),
                     std::greater<float>());
    return std::accumulate(values.begin(), values.begin() + std::ptrdiff_t(count), 0.0) /
           double(count);
}

double maximum(const cv::Mat& map)
{
    double high = 0.0;
    cv::minMaxLoc(map, nullptr, &high);
    return high;
}

/// What says "defect" in either way says it here. As a sum of logarithms neither side's scale
/// matters, and a part that both find odd stands out over one that either finds odd alone.
double combined(double probability, double calibrated)
{
    constexpr double kSurest = 1e-4, kCalmest = 0.1;
    const double p = std::clamp(probability, kSurest, 1.0 - kSurest);
    return std::log(p / (1.0 - p)) + std::log(std::max(calibrated, kCalmest));
}

} // namespace

cv::Mat toNetworkRange(const cv::Mat& picture)
{
    cv::Mat out;
    picture.convertTo(out, CV_32F, 1.0 / 127.5, -1.0);
    return out;
}

cv::Mat toDisplay(const cv::Mat& image)
{
    cv::Mat out;
    image.convertTo(out, CV_8U, 127.5, 127.5);
    return out;
}

cv::Mat smoothAt128(const cv::Mat& map, double sigma)
{
    const double scaled = sigma * double(std::min(map.rows, map.cols)) / 128.0;
    cv::Mat out;
    cv::GaussianBlur(map, out, {0, 0}, scaled, scaled, cv::BORDER_REFLECT_101);
    return out;
}

const cv::Mat& ResidualMaps::raw(Residual kind)
{
    cv::Mat& map = m_raw[std::size_t(kind)];
    if (!map.empty())
        return map;
    switch (kind) {
    case Residual::L1:
        map = channelMean(cv::abs(m_x - m_r));
        break;
    case Residual::L2: {
        const cv::Mat difference = m_x - m_r;
        map = channelMean(difference.mul(difference));
        break;
    }
    case Residual::Ssim:
        map = (1.0 - ssimMap(m_x, m_r)) / 2.0;
        break;
    case Residual::MsSsim:
        map = (1.0 - msSsimMap(m_x, m_r)) / 2.0;
        break;
    case Residual::Defect:
        map = m_defects;
        break;
    }
    return map;
}

double ResidualMaps::mean(Residual kind)
{
    if (kind == Residual::Ssim)
        return (1.0 - meanSsim(m_x, m_r)) / 2.0;
    if (kind == Residual::MsSsim)
        return (1.0 - meanMsSsim(m_x, m_r)) / 2.0;
    return cv::mean(raw(kind))[0];
}

const cv::Mat& ResidualMaps::smoothed(Residual kind)
{
    cv::Mat& map = m_smoothed[std::size_t(kind)];
    if (map.empty())
        map = smoothAt128(raw(kind), kResidualSigma);
    return map;
}

void CalibrationBuilder::add(const cv::Mat& smoothed)
{
    cv::Mat wide;
    smoothed.convertTo(wide, CV_64F);
    if (m_count == 0) {
        m_sum = cv::Mat::zeros(wide.size(), CV_64F);
        m_squares = cv::Mat::zeros(wide.size(), CV_64F);
    }
    m_sum += wide;
    m_squares += wide.mul(wide);
    ++m_count;
}

std::optional<CalibrationMaps> CalibrationBuilder::maps() const
{
    return finish(m_sum, m_squares, m_count);
}

std::optional<CalibrationMaps> CalibrationBuilder::mapsWithout(const cv::Mat& smoothed) const
{
    if (m_count < 3)
        return {};
    cv::Mat wide;
    smoothed.convertTo(wide, CV_64F);
    return finish(m_sum - wide, m_squares - wide.mul(wide), m_count - 1);
}

std::optional<CalibrationMaps> CalibrationBuilder::finish(const cv::Mat& sum,
                                                          const cv::Mat& squares, int n)
{
    if (n < 2)
        return {};
    const cv::Mat mean = sum / n;
    cv::Mat variance = (squares - mean.mul(sum)) / (n - 1);
    variance = cv::max(variance, 0.0);
    const double overall = std::sqrt(cv::mean(variance)[0]);
    cv::Mat deviation;
    cv::sqrt(cv::max(smoothAt128(variance, kVarianceSigma), 0.0), deviation);
    deviation += kDeviationFloor * overall + kSmallestDeviation;
    CalibrationMaps maps;
    smoothAt128(mean, kResidualSigma).convertTo(maps.mean, CV_32F);
    deviation.convertTo(maps.deviation, CV_32F);
    return maps;
}

cv::Mat standardise(const cv::Mat& smoothed, const CalibrationMaps& calibration)
{
    cv::Mat out;
    cv::divide(smoothed - calibration.mean, calibration.deviation, out);
    return out;
}

double anomalyScore(ScoreKind kind, ResidualMaps& maps, const CalibrationMaps* calibration)
{
    if (!maps.has(kind.residual) || (kind.calibratedBy() && !calibration))
        return std::numeric_limits<double>::quiet_NaN();
    if (kind.pooling == Pooling::Combined)
        return combined(maximum(maps.smoothed(Residual::Defect)),
                        maximum(standardise(maps.smoothed(Residual::L1), *calibration)));
    if (kind.pooling == Pooling::Mean)
        return maps.mean(kind.residual);
    const cv::Mat map = anomalyMap(kind, maps, calibration);
    return kind.pooling == Pooling::CalibratedTop ? topMean(map) : maximum(map);
}

cv::Mat anomalyMap(ScoreKind kind, ResidualMaps& maps, const CalibrationMaps* calibration)
{
    const cv::Mat& smoothed = maps.smoothed(kind.residual);
    return kind.calibrated() ? standardise(smoothed, *calibration) : smoothed;
}

} // namespace mixdesk
