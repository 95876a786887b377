// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/structural_similarity.h"

#include <cmath>
#include <numeric>
#include <opencv2/imgproc.hpp>

namespace mixdesk {

namespace {

struct Terms
{
    cv::Mat luminance; // per channel
    cv::Mat contrast;  // contrast times structure, per channel
};

cv::Mat smooth(const cv::Mat& m)
{
    cv::Mat out;
    cv::GaussianBlur(m, out, {SsimConstants::window, SsimConstants::window}, SsimConstants::sigma,
                     SsimConstants::sigma, cv::BORDER_REFLECT_101);
    return out;
}

Terms termsOf(const cv::Mat& x, const cv::Mat& y)
{
    const cv::Mat mx = smooth(x), my = smooth(y);
    const cv::Mat xx = mx.mul(mx), yy = my.mul(my), xy = mx.mul(my);
    const cv::Mat vx = smooth(x.mul(x)) - xx, vy = smooth(y.mul(y)) - yy;
    const cv::Mat cov = smooth(x.mul(y)) - xy;
    const cv::Scalar c1 = cv::Scalar::all(SsimConstants::c1),
                     c2 = cv::Scalar::all(SsimConstants::c2);
    Terms terms;
    cv::divide(2 * xy + c1, xx + yy + c1, terms.luminance);
    cv::divide(2 * cov + c2, vx + vy + c2, terms.contrast);
    return terms;
}

/// Windows that lie wholly inside: the map without its border.
cv::Mat inside(const cv::Mat& map)
{
    const int r = SsimConstants::window / 2;
    return map(cv::Rect(r, r, map.cols - 2 * r, map.rows - 2 * r));
}

cv::Mat half(const cv::Mat& m)
{
    cv::Mat out;
    cv::resize(m, out, {m.cols / 2, m.rows / 2}, 0, 0, cv::INTER_AREA);
    return out;
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

cv::Mat ssimMap(const cv::Mat& x, const cv::Mat& y)
{
    const Terms terms = termsOf(x, y);
    return channelMean(terms.luminance.mul(terms.contrast));
}

double meanSsim(const cv::Mat& x, const cv::Mat& y)
{
    return cv::mean(inside(ssimMap(x, y)))[0];
}

cv::Mat msSsimMap(const cv::Mat& x, const cv::Mat& y)
{
    const auto weights = msSsimWeights(std::min(x.cols, x.rows));
    cv::Mat a = x, b = y, product;
    for (std::size_t scale = 0; scale < weights.size(); ++scale) {
        const Terms terms = termsOf(a, b);
        const bool coarsest = scale + 1 == weights.size();
        cv::Mat term =
            power(coarsest ? terms.luminance.mul(terms.contrast) : terms.contrast, weights[scale]);
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
        const Terms terms = termsOf(a, b);
        const bool coarsest = scale + 1 == weights.size();
        const cv::Scalar mean =
            cv::mean(inside(coarsest ? terms.luminance.mul(terms.contrast) : terms.contrast));
        for (std::size_t c = 0; c < product.size(); ++c)
            product[c] *= std::pow(std::max(0.0, mean[int(c)]), weights[scale]);
        a = half(a);
        b = half(b);
    }
    return std::accumulate(product.begin(), product.end(), 0.0) / double(product.size());
}

} // namespace mixdesk
