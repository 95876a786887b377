// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/structural_similarity.h"

#include "core/imaging/filter_kernels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <opencv2/imgproc.hpp>

namespace mixdesk {

namespace {

constexpr int kMoments = 5;
using MomentPointers = std::array<float*, kMoments>;

MomentPointers momentRows(std::vector<float>& floats, std::size_t row)
{
    MomentPointers rows{};
    for (std::size_t m = 0; m < rows.size(); ++m)
        rows[m] = floats.data() + m * row;
    return rows;
}

MomentRows asMoments(const MomentPointers& rows)
{
    return {rows[0], rows[1], rows[2], rows[3], rows[4]};
}

cv::Mat half(const cv::Mat& m)
{
    cv::Mat out;
    cv::resize(m, out, {m.cols / 2, m.rows / 2}, 0, 0, cv::INTER_AREA);
    return out;
}

/// A scale's term of MS-SSIM.
cv::Mat termOf(const cv::Mat& x, const cv::Mat& y, bool coarsest)
{
    cv::Mat term;
    SimilarityFilter().channels(x, y, !coarsest, term);
    return term;
}

cv::Mat power(const cv::Mat& m, double exponent)
{
    cv::Mat out;
    cv::pow(cv::max(m, 0.0), exponent, out);
    return out;
}

} // namespace

std::vector<double> msSsimWeights(int side)
{
    static const std::vector<double> published{0.0448, 0.2856, 0.3001, 0.2363, 0.1333};
    std::vector<double> weights;
    for (const double weight : published) {
        if (side < SsimConstants::window && !weights.empty())
            break;
        weights.push_back(weight);
        side /= 2;
    }
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (double& weight : weights)
        weight /= sum;
    return weights;
}

cv::Mat channelMean(const cv::Mat& m)
{
    cv::Mat out;
    cv::transform(m, out, cv::Mat(1, m.channels(), CV_32F, cv::Scalar::all(1.0 / m.channels())));
    return out;
}

void SimilarityFilter::filterRows(const cv::Mat& x, const cv::Mat& y, cv::Range rows,
                                  bool contrastOnly, Band& band, const Take& take) const
{
    const int count = 3 * m_size.width, radius = m_window.radius(), side = m_window.side();
    const auto padded = momentRows(band.padded, m_window.paddedCount());
    const auto moments = momentRows(band.moments, std::size_t(count));
    const auto kept = [&](int moment, int place) {
        return band.kept.data() + std::ptrdiff_t(moment * side + place) * count;
    };
    const auto across = [&](int row) {
        m_window.pad(x.ptr<float>(row), padded[0]);
        m_window.pad(y.ptr<float>(row), padded[1]);
        multiply(asMoments(padded), int(m_window.paddedCount()));
        for (int m = 0; m < kMoments; ++m)
            filterAcross(padded[std::size_t(m)], m_window.taps(), radius, 3,
                         kept(m, m_window.place(row)), count);
    };
    const auto down = [&](int row) {
        for (int m = 0; m < kMoments; ++m) {
            for (int k = 0; k < side; ++k)
                band.around[std::size_t(k)] = kept(m, m_window.placeAround(row, k));
            filterDown(band.around.data(), m_window.taps(), radius, moments[std::size_t(m)], count);
        }
        similarityOf(asMoments(moments), contrastOnly, band.values.data(), count);
        take(row, band.values.data());
    };
    m_window.slide(rows, across, down);
}

void SimilarityFilter::filter(const cv::Mat& x, const cv::Mat& y, bool contrastOnly,
                              const Take& take)
{
    if (x.size() != m_size) {
        m_size = x.size();
        m_window = GaussianWindow(SsimConstants::sigma, SsimConstants::window / 2, m_size, 3);
    }
    const auto row = std::size_t(3 * m_size.width), side = std::size_t(m_window.side());
    m_bands.resize(std::size_t(filterBands(m_size)));
    for (Band& band : m_bands) {
        band.padded.resize(kMoments * m_window.paddedCount());
        band.kept.resize(kMoments * side * row);
        band.moments.resize(kMoments * row);
        band.values.resize(row);
        band.around.resize(side);
    }
    inBands(m_size.height, int(m_bands.size()), [&](int band, cv::Range rows) {
        filterRows(x, y, rows, contrastOnly, m_bands[std::size_t(band)], take);
    });
}

void SimilarityFilter::map(const cv::Mat& x, const cv::Mat& y, cv::Mat& to)
{
    to.create(x.size(), CV_32FC1);
    filter(x, y, false,
           [&](int row, const float* values) { meanOfThree(values, to.ptr<float>(row), to.cols); });
}

void SimilarityFilter::channels(const cv::Mat& x, const cv::Mat& y, bool contrastOnly, cv::Mat& to)
{
    to.create(x.size(), CV_32FC3);
    filter(x, y, contrastOnly, [&](int row, const float* values) {
        std::copy_n(values, 3 * to.cols, to.ptr<float>(row));
    });
}

cv::Mat ssimMap(const cv::Mat& x, const cv::Mat& y)
{
    cv::Mat map;
    SimilarityFilter().map(x, y, map);
    return map;
}

cv::Mat insideWindows(const cv::Mat& map)
{
    const int r = SsimConstants::window / 2;
    return map(cv::Rect(r, r, map.cols - 2 * r, map.rows - 2 * r));
}

double meanSsim(const cv::Mat& x, const cv::Mat& y)
{
    return cv::mean(insideWindows(ssimMap(x, y)))[0];
}

cv::Mat msSsimMap(const cv::Mat& x, const cv::Mat& y)
{
    const auto weights = msSsimWeights(std::min(x.cols, x.rows));
    cv::Mat a = x, b = y, product;
    for (std::size_t scale = 0; scale < weights.size(); ++scale) {
        const bool coarsest = scale + 1 == weights.size();
        cv::Mat term = power(termOf(a, b, coarsest), weights[scale]);
        if (term.size() != x.size())
            cv::resize(term, term, x.size(), 0, 0, cv::INTER_LINEAR);
        product = product.empty() ? term : product.mul(term);
        if (!coarsest) {
            a = half(a);
            b = half(b);
        }
    }
    return channelMean(product);
}

double meanMsSsim(const cv::Mat& x, const cv::Mat& y)
{
    const auto weights = msSsimWeights(std::min(x.cols, x.rows));
    cv::Mat a = x, b = y;
    std::vector<double> product(std::size_t(x.channels()), 1.0);
    for (std::size_t scale = 0; scale < weights.size(); ++scale) {
        const bool coarsest = scale + 1 == weights.size();
        const cv::Scalar mean = cv::mean(insideWindows(termOf(a, b, coarsest)));
        for (std::size_t c = 0; c < product.size(); ++c)
            product[c] *= std::pow(std::max(0.0, mean[int(c)]), weights[scale]);
        a = half(a);
        b = half(b);
    }
    return std::accumulate(product.begin(), product.end(), 0.0) / double(product.size());
}

} // namespace mixdesk
