// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/pixel_metrics.h"

#include <opencv2/imgproc.hpp>

#include <cmath>
#include <cstring>
#include <numeric>

namespace mixdesk {

namespace {

constexpr int kBinBits = 20; // sign, 8 bits of exponent, 11 of mantissa
constexpr std::size_t kBins = std::size_t(1) << kBinBits;

/// Bins in the order of the scores. NaN counts as most anomalous, -0 as 0.
std::size_t binOf(float score)
{
    if (std::isnan(score))
        return kBins - 1;
    score += 0.0F;
    std::uint32_t bits = 0;
    std::memcpy(&bits, &score, sizeof bits);
    constexpr std::uint32_t kSign = 0x80000000U;
    bits = (bits & kSign) != 0 ? ~bits : bits | kSign;
    return bits >> (32 - kBinBits);
}

/// Deals out a region's weight of 1 to its pixels in multiples of 2^-40: sums below 8,192 of them
/// are exact, so they do not depend on the order of pictures.
struct RegionWeight
{
    explicit RegionWeight(int pixels)
        : each(kWhole / std::uint64_t(pixels)), oneMore(kWhole % std::uint64_t(pixels))
    {}
    double next()
    {
        const std::uint64_t units = each + (oneMore > 0 ? 1 : 0);
        oneMore -= oneMore > 0 ? 1 : 0;
        return double(units) / double(kWhole);
    }

    static constexpr std::uint64_t kWhole = std::uint64_t(1) << 40;
    std::uint64_t each, oneMore;
};

std::uint64_t sum(const std::vector<std::uint64_t>& counts)
{
    return std::accumulate(counts.begin(), counts.end(), std::uint64_t(0));
}

} // namespace

PixelMetrics::PixelMetrics() : m_good(kBins), m_defect(kBins), m_overlap(kBins) {}

void PixelMetrics::add(const cv::Mat& map, const cv::Mat& mask)
{
    CV_Assert(map.type() == CV_32FC1);
    CV_Assert(mask.empty() || (mask.type() == CV_8UC1 && mask.size() == map.size()));
    if (!mask.empty() && cv::countNonZero(mask) == 0) {
        ++m_blankMasks;
        return;
    }
    cv::Mat labels = cv::Mat::zeros(map.size(), CV_32SC1);
    std::vector<RegionWeight> weights{RegionWeight(1)}; // the first stands for the background
    if (!mask.empty()) {
        cv::Mat stats, centroids;
        const int count = cv::connectedComponentsWithStats(mask != 0, labels, stats, centroids, 8);
        for (int region = 1; region < count; ++region)
            weights.emplace_back(stats.at<int>(region, cv::CC_STAT_AREA));
        m_regions += count - 1;
    }
    for (int y = 0; y < map.rows; ++y) {
        const float* scores = map.ptr<float>(y);
        const int* regions = labels.ptr<int>(y);
        for (int x = 0; x < map.cols; ++x) {
            const std::size_t bin = binOf(scores[x]);
            if (regions[x] == 0) {
                ++m_good[bin];
            } else {
                ++m_defect[bin];
                m_overlap[bin] += weights[std::size_t(regions[x])].next();
            }
        }
    }
}

PixelMetrics::Counts PixelMetrics::counts() const
{
    Counts counts;
    counts.blankMasks = m_blankMasks;
    counts.regions = m_regions;
    for (std::size_t bin = 0; bin < kBins; ++bin) {
        if (m_good[bin] == 0 && m_defect[bin] == 0)
            continue;
        counts.bins.push_back(std::uint32_t(bin));
        counts.good.push_back(m_good[bin]);
        counts.defect.push_back(m_defect[bin]);
        counts.overlap.push_back(m_overlap[bin]);
    }
    return counts;
}

void PixelMetrics::add(const Counts& counts)
{
    m_blankMasks += counts.blankMasks;
    m_regions += counts.regions;
    for (std::size_t i = 0; i < counts.bins.size(); ++i) {
        const std::size_t bin = counts.bins[i];
        m_good.at(bin) += counts.good.at(i);
        m_defect[bin] += counts.defect.at(i);
        m_overlap[bin] += counts.overlap.at(i);
    }
}

std::optional<double> PixelMetrics::pixelAuroc() const
{
    const std::uint64_t good = sum(m_good);
    const std::uint64_t defect = sum(m_defect);
    if (good == 0 || defect == 0)
        return std::nullopt;
    double wins = 0.0, goodBelow = 0.0;
    for (std::size_t bin = 0; bin < kBins; ++bin) {
        wins += double(m_defect[bin]) * (goodBelow + 0.5 * double(m_good[bin]));
        goodBelow += double(m_good[bin]);
    }
    return wins / (double(good) * double(defect));
}

std::optional<double> PixelMetrics::aupro(double falsePositiveLimit) const
{
    const std::uint64_t good = sum(m_good);
    if (good == 0 || m_regions == 0 || !(falsePositiveLimit > 0.0))
        return std::nullopt;
    double area = 0.0, rate = 0.0, overlap = 0.0;
    for (std::size_t i = kBins; i-- > 0 && rate < falsePositiveLimit;) {
        if (m_good[i] == 0 && m_defect[i] == 0)
            continue;
        const double nextRate = rate + double(m_good[i]) / double(good);
        double nextOverlap = overlap + m_overlap[i] / m_regions;
        double end = nextRate;
        if (nextRate > falsePositiveLimit) {
            const double share = (falsePositiveLimit - rate) / (nextRate - rate);
            nextOverlap = overlap + share * (nextOverlap - overlap);
            end = falsePositiveLimit;
        }
        area += 0.5 * (overlap + nextOverlap) * (end - rate);
        rate = end;
        overlap = nextOverlap;
    }
    return std::min(1.0, area / falsePositiveLimit); // sums are rounded
}

} // namespace mixdesk
