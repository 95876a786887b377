// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>
#include <string>

namespace mixdesk {

/// One bit a pixel of an 8UC1 mask of 0 and 255, row by row, most significant bit first, rows
/// padded to bytes with zeros; empty when nothing is marked.
std::string packBits(const cv::Mat& mask);

/// The inverse, into a mask of 0 and 255 that has its size already. False, with the mask untouched,
/// when the bytes do not have that size; bits of the padding are ignored.
bool unpackBits(const std::string& bits, cv::Mat mask);

/// Runs of equal bytes as count and byte: what the history keeps of a tile. Worst case
/// (no two alike) twice the size, typical of masks a tenth.
std::string squeezeBytes(const std::string& bytes);
std::string unsqueezeBytes(const std::string& squeezed);

} // namespace mixdesk
