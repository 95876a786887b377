// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/gaussian_filter.h"
#include "core/imaging/structural_similarity.h"
#include "core/learn/score_kind.h"

#include <opencv2/core.hpp>

#include <array>
#include <map>
#include <optional>
#include <vector>

namespace mixdesk {

/// 8UC3 BGR -> 32FC3 in [-1, 1], the network's range.
cv::Mat toNetworkRange(const cv::Mat& picture);
void toNetworkRange(const cv::Mat& picture, cv::Mat& to);

/// 32FC3 in [-1, 1] -> 8UC3 for display.
cv::Mat toDisplay(const cv::Mat& image);

/// Gaussian blur that scales with the map: sigma pixels at side 128.
cv::Mat smoothAt128(const cv::Mat& map, double sigma);

/// Per-pixel mean and floored deviation of a class's smoothed residual over good images.
struct CalibrationMaps
{
    cv::Mat mean, deviation; ///< 32FC1, deviation > 0 everywhere
};

/// Of one class, by what they are of.
using Calibrations = std::map<Residual, CalibrationMaps>;

/// Whether all calibration maps that the score is made with are there.
bool hasCalibration(ScoreKind kind, const Calibrations& calibrations);

/// Residuals of one image after the other, each computed when first asked for. Buffers are kept:
/// from the second image of a size on no memory is asked for again, but for MS-SSIM and CW-SSIM.
/// What is no finite number makes a score NaN.
class ResidualMaps
{
public:
    ResidualMaps() = default;
    /// x and r are 32FC3 in [-1, 1], `defects` is the network's defect map, 32FC1, or empty.
    ResidualMaps(cv::Mat x, cv::Mat r, cv::Mat defects = {});
    ResidualMaps(ResidualMaps&&) = default;
    ResidualMaps& operator=(ResidualMaps&&) = default;

    /// The next image, 8UC3. r and `defects` are not copied: they are to live as long as anything
    /// is asked of it.
    void compare(const cv::Mat& picture, const cv::Mat& r, const cv::Mat& defects);

    bool has(Residual kind) const { return kind != Residual::Defect || !m_defects.empty(); }

    /// The paper's score: mean over the image.
    double mean(Residual kind);
    /// The map smoothed with sigma 2 (at side 128), 32FC1; good until the next image.
    const cv::Mat& smoothed(Residual kind);
    /// Of the smoothed map; with a calibration, of the standardised one.
    double highest(Residual kind, const CalibrationMaps* calibration = nullptr);
    /// Mean of the top 1 % of the standardised map.
    double topMean(Residual kind, const CalibrationMaps& calibration);

private:
    struct Map
    {
        cv::Mat values;
        bool ready = false;
    };
    const cv::Mat& raw(Residual kind);
    void difference(bool squared, cv::Mat& to);

    cv::Mat m_x, m_r, m_defects;
    std::array<Map, kResidualCount> m_raw, m_smoothed;
    GaussianFilter m_smoothing;
    SimilarityFilter m_similarity;
    std::vector<float> m_values;
};

/// Collects good images' smoothed residual maps of one class and one residual. Mean is smoothed
/// with sigma 2, variance with sigma 4, and the floor is 0.3 of the class's overall deviation (all
/// at side 128).
class CalibrationBuilder
{
public:
    void add(const cv::Mat& smoothed);
    int count() const { return m_count; }

    /// Over all images added; needs two.
    std::optional<CalibrationMaps> maps() const;
    /// Leave-one-out: as if this image (added before) had not been added; needs three.
    std::optional<CalibrationMaps> mapsWithout(const cv::Mat& smoothed) const;

private:
    static std::optional<CalibrationMaps> finish(const cv::Mat& sum, const cv::Mat& squares, int n);

    cv::Mat m_sum, m_squares; // 64FC1
    int m_count = 0;
};

/// (smoothed - mean) / deviation.
cv::Mat standardise(const cv::Mat& smoothed, const CalibrationMaps& calibration);

/// The score of an image. Not a number where `calibrations` or the network lack a map that the
/// score is made of.
double anomalyScore(ScoreKind kind, ResidualMaps& maps, const Calibrations& calibrations);

/// The map that goes with the score: standardised for calibrated kinds, else the smoothed residual.
cv::Mat anomalyMap(ScoreKind kind, ResidualMaps& maps, const Calibrations& calibrations);

} // namespace mixdesk
