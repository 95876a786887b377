// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/anomaly_maps.h"

#include "core/imaging/complex_wavelet_similarity.h"
#include "core/imaging/filter_kernels.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <opencv2/imgproc.hpp>
#include <utility>

namespace mixdesk {

namespace {

constexpr double kResidualSigma = 2.0, kVarianceSigma = 4.0, kDeviationFloor = 0.3;
constexpr double kTopShare = 0.01;
constexpr double kSmallestDeviation = 1e-6;

double sigmaAt(double sigma, cv::Size size)
{
    return sigma * double(std::min(size.height, size.width)) / 128.0;
}

double logOdds(double probability)
{
    constexpr double kSurest = 1e-4;
    const double p = std::clamp(probability, kSurest, 1.0 - kSurest);
    return std::log(p / (1.0 - p));
}

/// Of deviations above the mean.
double logarithm(double calibrated)
{
    constexpr double kCalmest = 0.1;
    return std::log(std::max(calibrated, kCalmest));
}

} // namespace

void toNetworkRange(const cv::Mat& picture, cv::Mat& to)
{
    picture.convertTo(to, CV_32F, 1.0 / 127.5, -1.0);
}

cv::Mat toNetworkRange(const cv::Mat& picture)
{
    cv::Mat out;
    toNetworkRange(picture, out);
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
    const double scaled = sigmaAt(sigma, map.size());
    cv::Mat out;
    cv::GaussianBlur(map, out, {0, 0}, scaled, scaled, cv::BORDER_REFLECT_101);
    return out;
}

ResidualMaps::ResidualMaps(cv::Mat x, cv::Mat r, cv::Mat defects)
    : m_x(std::move(x)), m_r(std::move(r)), m_defects(std::move(defects))
{}

void ResidualMaps::compare(const cv::Mat& picture, const cv::Mat& r, const cv::Mat& defects)
{
    toNetworkRange(picture, m_x);
    m_r = r;
    m_defects = defects;
    for (auto* maps : {&m_raw, &m_smoothed})
        for (Map& map : *maps)
            map.ready = false;
}

void ResidualMaps::difference(bool squared, cv::Mat& to)
{
    to.create(m_x.size(), CV_32FC1);
    inBands(to.rows, filterBands(to.size()), [&](int, cv::Range rows) {
        for (int y = rows.start; y < rows.end; ++y)
            differenceOfThree(m_x.ptr<float>(y), m_r.ptr<float>(y), squared, to.ptr<float>(y),
                              to.cols);
    });
}

const cv::Mat& ResidualMaps::raw(Residual kind)
{
    if (kind == Residual::Defect)
        return m_defects;
    auto& [map, ready] = m_raw[std::size_t(kind)];
    if (std::exchange(ready, true))
        return map;
    switch (kind) {
    case Residual::L1:
    case Residual::L2:
        difference(kind == Residual::L2, map);
        break;
    case Residual::Ssim:
        m_similarity.map(m_x, m_r, map);
        map.convertTo(map, -1, -0.5, 0.5);
        break;
    case Residual::MsSsim:
        map = (1.0 - msSsimMap(m_x, m_r)) / 2.0;
        break;
    case Residual::Defect:
        break;
    case Residual::CwSsim:
        map = 1.0 - cwSsimMap(m_x, m_r);
        break;
    }
    return map;
}

double ResidualMaps::mean(Residual kind)
{
    if (kind == Residual::MsSsim)
        return (1.0 - meanMsSsim(m_x, m_r)) / 2.0;
    const cv::Mat& map = raw(kind);
    return cv::mean(kind == Residual::Ssim ? insideWindows(map) : map)[0];
}

const cv::Mat& ResidualMaps::smoothed(Residual kind)
{
    auto& [map, ready] = m_smoothed[std::size_t(kind)];
    if (!std::exchange(ready, true)) {
        const cv::Mat& rough = raw(kind);
        m_smoothing.apply(rough, map, sigmaAt(kResidualSigma, rough.size()));
    }
    return map;
}

double ResidualMaps::highest(Residual kind, const CalibrationMaps* calibration)
{
    const cv::Mat& map = smoothed(kind);
    float highest = std::numeric_limits<float>::lowest();
    for (int y = 0; y < map.rows; ++y) {
        const float* row = map.ptr<float>(y);
        const float next = calibration ? highestStandardised(row, calibration->mean.ptr<float>(y),
                                                             calibration->deviation.ptr<float>(y),
                                                             nullptr, map.cols)
                                       : highestOf(row, map.cols);
        highest = next > highest || std::isnan(next) ? next : highest;
    }
    return double(highest);
}

double ResidualMaps::topMean(Residual kind, const CalibrationMaps& calibration)
{
    const cv::Mat& map = smoothed(kind);
    m_values.resize(map.total());
    for (int y = 0; y < map.rows; ++y) {
        const float highest = highestStandardised(
            map.ptr<float>(y), calibration.mean.ptr<float>(y), calibration.deviation.ptr<float>(y),
            m_values.data() + std::ptrdiff_t(y) * map.cols, map.cols);
        if (std::isnan(highest))
            return double(highest);
    }
    const auto count = std::max<std::size_t>(1, std::size_t(kTopShare * double(m_values.size())));
    const auto begin = m_values.begin();
    std::nth_element(begin, begin + std::ptrdiff_t(count) - 1, m_values.end(),
                     std::greater<float>());
    return std::accumulate(begin, begin + std::ptrdiff_t(count), 0.0) / double(count);
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

bool hasCalibration(ScoreKind kind, const Calibrations& calibrations)
{
    const auto& all = calibratedResiduals();
    return std::all_of(all.begin(), all.end(), [&](Residual residual) {
        return !kind.calibratedBy(residual) || calibrations.count(residual);
    });
}

double anomalyScore(ScoreKind kind, ResidualMaps& maps, const Calibrations& calibrations)
{
    const auto calibrated = [&](Residual residual) {
        return maps.highest(residual, &calibrations.at(residual));
    };
    if (!maps.has(kind.residual) || !hasCalibration(kind, calibrations))
        return std::numeric_limits<double>::quiet_NaN();
    switch (kind.pooling) {
    case Pooling::Mean:
        return maps.mean(kind.residual);
    case Pooling::CalibratedMax:
        return calibrated(kind.residual);
    case Pooling::CalibratedTop:
        return maps.topMean(kind.residual, calibrations.at(kind.residual));
    // What says "defect" in either way says it here. As a sum of logarithms neither side's scale
    // matters, and a part that both find odd stands out over one that either finds odd alone.
    case Pooling::Combined:
        return logOdds(maps.highest(Residual::Defect)) + logarithm(calibrated(Residual::L1));
    case Pooling::CalibratedCombined:
        return logarithm(calibrated(Residual::Defect)) + logarithm(calibrated(Residual::L1));
    case Pooling::Maximum:
    case Pooling::Votes:
    case Pooling::StandardMean:
        break;
    }
    return maps.highest(kind.residual);
}

cv::Mat anomalyMap(ScoreKind kind, ResidualMaps& maps, const Calibrations& calibrations)
{
    const cv::Mat& smoothed = maps.smoothed(kind.residual);
    return kind.calibrated() ? standardise(smoothed, calibrations.at(kind.residual)) : smoothed;
}

} // namespace mixdesk
