// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

#include <algorithm>
#include <functional>
#include <vector>

namespace mixdesk {

/// A Gaussian's taps, and what stands beyond the borders of a picture of one size: it is reflected
/// as cv::BORDER_REFLECT_101 has it.
class GaussianWindow
{
public:
    GaussianWindow() = default;
    GaussianWindow(double sigma, int radius, cv::Size size, int channels);

    int radius() const { return m_radius; }
    int side() const { return 2 * m_radius + 1; }
    const float* taps() const { return m_taps.data(); }

    /// Of a row of floats with its borders.
    std::size_t paddedCount() const { return m_floats.size(); }
    void pad(const float* row, float* padded) const;

    /// Filters rows in order: across(y) of each row that is needed, then down(y) where all around y
    /// have been filtered across.
    template <typename Across, typename Down>
    void slide(cv::Range rows, const Across& across, const Down& down) const
    {
        const int height = int(m_rows.size()) - 2 * m_radius;
        int next = std::max(0, rows.start - m_radius);
        for (int y = rows.start; y < rows.end; ++y) {
            for (; next < std::min(height, y + m_radius + 1); ++next)
                across(next);
            down(y);
        }
    }
    /// Where a row that was filtered across is kept, of side() places.
    int place(int y) const { return y % side(); }
    /// The places of the rows around y, from the k-th row on.
    int placeAround(int y, int k) const { return place(m_rows[std::size_t(y + k)]); }

private:
    int m_radius = 0, m_border = 0; ///< floats of a border
    std::vector<float> m_taps;
    std::vector<int> m_rows;   ///< of -radius .. height + radius: which row stands there
    std::vector<int> m_floats; ///< of a padded row's numbers: which of the row stands there
};

/// Large pictures are filtered in so many bands of rows, each on a thread of OpenCV.
int filterBands(cv::Size size);
void inBands(int rows, int bands, const std::function<void(int band, cv::Range rows)>& work);

/// Gaussian blur of 32FC1 maps like cv::GaussianBlur's, down and across in one pass. Memory is
/// asked for once for each size, sigma and number of threads; results do not depend on the latter.
class GaussianFilter
{
public:
    /// `to` gets the size of `from` and is another map.
    void apply(const cv::Mat& from, cv::Mat& to, double sigma);

private:
    struct Band
    {
        std::vector<float> padded, kept; ///< a row; rows filtered across
        std::vector<const float*> around;
    };
    void filterRows(const cv::Mat& from, cv::Mat& to, cv::Range rows, Band& band) const;

    double m_sigma = 0.0;
    cv::Size m_size;
    GaussianWindow m_window;
    std::vector<Band> m_bands;
};

} // namespace mixdesk
