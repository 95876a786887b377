// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <opencv2/core.hpp>

namespace mixdesk {

/// Where the product is in a picture of a good part.
struct ProductArea
{
    bool plainBackground = false; ///< false: the product (a texture) fills the picture
    cv::Mat product;              ///< 32FC1, 0 on the background to 1 on the product
    cv::Mat edge;                 ///< 32FC1, high along the product's outline; zero for a texture
    double area = 0.0;            ///< sum of `product`, pixels
};

/// The background is the border's median colour, where the border is nearly uniform.
ProductArea findProduct(const cv::Mat& picture);

/// A place drawn with probability proportional to `weight` (32FC1, not all zero).
cv::Point drawPlace(const cv::Mat& weight, Random& random);

/// Soft shape (32FC1, 0..1) of about `area` pixels around `centre`: an irregular blob or a turned
/// box, edges feathered.
cv::Mat drawBlob(cv::Size size, cv::Point centre, double area, Random& random);

/// Soft thin line or crack (32FC1, 0..1) that passes `start`: 1 to 3 pixels wide at 128.
cv::Mat drawScratch(cv::Size size, cv::Point start, Random& random);

/// The largest change of a channel at each pixel, 8UC1; both 8UC3.
cv::Mat largestChange(const cv::Mat& before, const cv::Mat& after);

/// Multi-octave noise, 32FC1, about -1..1.
cv::Mat drawFractalNoise(cv::Size size, Random& random);

/// The picture (32FC3) with places of weight 0 filled smoothly from places of weight 1 (32FC1).
cv::Mat fillFromWeighted(const cv::Mat& picture, const cv::Mat& weight);

} // namespace mixdesk
