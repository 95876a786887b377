// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace mixdesk {

/// Pixel AUROC and AUPRO of one class, image by image in constant memory: scores fall into about a
/// million bins that keep 11 mantissa bits of the float, so figures are exact to about 0.05 % ties.
/// AUPRO: Bergmann et al., "The MVTec Anomaly Detection Dataset", IJCV 2021: mean overlap per
/// connected defect region (8-neighbourhood) over the false-positive rate of good pixels,
/// integrated from 0 to the limit and divided by it.
class PixelMetrics
{
public:
    PixelMetrics();

    /// `map` is 32FC1 at the picture's own size; `mask` 8UC1 of the same size, or empty for a good
    /// picture. A blank mask is left out and counted.
    void add(const cv::Mat& map, const cv::Mat& mask);

    /// What add() counted, without the empty bins.
    struct Counts
    {
        std::vector<std::uint32_t> bins;
        std::vector<std::uint64_t> good, defect; ///< pixels, by place in `bins`
        std::vector<double> overlap;
        int blankMasks = 0, regions = 0;
    };
    Counts counts() const;
    /// As if the pictures behind them had been added here, to the last bit and in any order.
    void add(const Counts& counts);

    std::optional<double> pixelAuroc() const; ///< empty without good or without defect pixels
    std::optional<double> aupro(double falsePositiveLimit = 0.3) const;
    int blankMasks() const { return m_blankMasks; }
    int regions() const { return m_regions; }

private:
    std::vector<std::uint64_t> m_good;   ///< good pixels per bin
    std::vector<std::uint64_t> m_defect; ///< defect pixels per bin
    std::vector<double> m_overlap;       ///< sum over regions of 1/region size, per bin; exact
    int m_blankMasks = 0;
    int m_regions = 0;
};

} // namespace mixdesk
