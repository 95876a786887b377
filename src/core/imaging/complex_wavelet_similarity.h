// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

namespace mixdesk {

/// Complex-wavelet structural similarity per pixel (CW-SSIM: Sampat, Wang, Gupta, Bovik and Markey
/// 2009, IEEE Transactions on Image Processing 18(11)): over windows of 7x7 coefficients
/// (2 |sum c_x c_y*| + K) / (sum |c_x|^2 + sum |c_y|^2 + K), mean over the subbands; 32FC1 in
/// [0, 1] of the pictures' size. A small shift turns the phases of a window alike, which leaves the
/// sum's magnitude as it was: what moved by a pixel is similar, what has another structure is not.
///
/// In place of the paper's steerable pyramid: complex Gabor filters of wavelength 4 in four
/// orientations, on up to three levels of a Gaussian pyramid. They do not answer to a constant, so
/// brightness alone is not compared, and colours are not: x and y, 32FC3 in [-1, 1], count by the
/// mean of their channels. K is SSIM's C2, for a grating's |c|^2 is its variance. Pictures that
/// have nothing in common still come to about 0.8: the filters are nearly as large as a window.
cv::Mat cwSsimMap(const cv::Mat& x, const cv::Mat& y);

} // namespace mixdesk
