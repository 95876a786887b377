// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/gaussian_filter.h"

#include <opencv2/core.hpp>

#include <vector>

namespace mixdesk {

/// Constants of Wang et al. 2004 for pictures in [-1, 1] (data range 2).
struct SsimConstants
{
    static constexpr int window = 11;
    static constexpr double sigma = 1.5;
    static constexpr double c1 = (0.01 * 2) * (0.01 * 2);
    static constexpr double c2 = (0.03 * 2) * (0.03 * 2);
};

/// Weights of the scales that fit into `side` (window 11 at the coarsest), renormalised to sum 1:
/// the five of Wang, Simoncelli, Bovik 2003 from side 176, fewer below.
std::vector<double> msSsimWeights(int side);

/// Mean over the channels of a float picture, one channel.
cv::Mat channelMean(const cv::Mat& m);

/// SSIM of pictures of one size after the other, in one pass over both and with memory that is
/// kept. x and y are 32FC3 in [-1, 1], borders are reflected.
class SimilarityFilter
{
public:
    /// Mean over channels, 32FC1 of the pictures' size.
    void map(const cv::Mat& x, const cv::Mat& y, cv::Mat& to);
    /// 32FC3; with `contrastOnly` contrast times structure, without luminance.
    void channels(const cv::Mat& x, const cv::Mat& y, bool contrastOnly, cv::Mat& to);

private:
    struct Band
    {
        std::vector<float> padded, kept, moments, values;
        std::vector<const float*> around;
    };
    using Take = std::function<void(int row, const float* values)>;
    void filter(const cv::Mat& x, const cv::Mat& y, bool contrastOnly, const Take& take);
    void filterRows(const cv::Mat& x, const cv::Mat& y, cv::Range rows, bool contrastOnly,
                    Band& band, const Take& take) const;

    cv::Size m_size;
    GaussianWindow m_window;
    std::vector<Band> m_bands;
};

/// SSIM per pixel, 32FC1 of the pictures' size, mean over channels, borders reflected.
/// x and y are 32FC3 in [-1, 1].
cv::Mat ssimMap(const cv::Mat& x, const cv::Mat& y);

/// The part of a map whose windows lie wholly inside of the picture.
cv::Mat insideWindows(const cv::Mat& map);

/// Mean SSIM over windows that lie wholly inside: the number that papers print.
double meanSsim(const cv::Mat& x, const cv::Mat& y);

/// The local product of MS-SSIM's terms, coarse scales brought back to full size; 32FC1.
cv::Mat msSsimMap(const cv::Mat& x, const cv::Mat& y);

/// MS-SSIM: the product over scales of the means of the terms.
double meanMsSsim(const cv::Mat& x, const cv::Mat& y);

} // namespace mixdesk
