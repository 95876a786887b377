// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/gaussian_filter.h"

#include "core/imaging/filter_kernels.h"

#include <algorithm>
#include <opencv2/core/utility.hpp>
#include <opencv2/imgproc.hpp>

namespace mixdesk {

namespace {

constexpr int kOneBandArea = 300 * 300; // up to it, waking threads costs more than they save

} // namespace

GaussianWindow::GaussianWindow(double sigma, int radius, cv::Size size, int channels)
    : m_radius(radius), m_border(radius * channels)
{
    const cv::Mat kernel = cv::getGaussianKernel(2 * radius + 1, sigma, CV_32F);
    m_taps.assign(kernel.begin<float>(), kernel.end<float>());
    const auto reflected = [](int at, int length) {
        return cv::borderInterpolate(at, length, cv::BORDER_REFLECT_101);
    };
    for (int y = -radius; y < size.height + radius; ++y)
        m_rows.push_back(reflected(y, size.height));
    for (int x = -radius; x < size.width + radius; ++x)
        for (int c = 0; c < channels; ++c)
            m_floats.push_back(channels * reflected(x, size.width) + c);
}

void GaussianWindow::pad(const float* row, float* padded) const
{
    const std::size_t count = m_floats.size(), border = std::size_t(m_border);
    std::copy_n(row, count - 2 * border, padded + border);
    for (std::size_t i = 0; i < border; ++i) {
        padded[i] = row[m_floats[i]];
        padded[count - 1 - i] = row[m_floats[count - 1 - i]];
    }
}

int filterBands(cv::Size size)
{
    return size.area() <= kOneBandArea ? 1 : std::max(1, cv::getNumThreads());
}

void inBands(int rows, int bands, const std::function<void(int band, cv::Range rows)>& work)
{
    if (bands == 1)
        return work(0, {0, rows});
    cv::parallel_for_({0, bands}, [&](const cv::Range& range) {
        for (int band = range.start; band < range.end; ++band)
            work(band, {rows * band / bands, rows * (band + 1) / bands});
    });
}

void GaussianFilter::apply(const cv::Mat& from, cv::Mat& to, double sigma)
{
    if (sigma != m_sigma || from.size() != m_size) {
        m_sigma = sigma;
        m_size = from.size();
        // The reach that cv::GaussianBlur gives a map of floats.
        m_window = GaussianWindow(sigma, cvRound(sigma * 8 + 1) / 2, m_size, 1);
    }
    m_bands.resize(std::size_t(filterBands(m_size)));
    to.create(m_size, CV_32FC1);
    inBands(m_size.height, int(m_bands.size()), [&](int band, cv::Range rows) {
        filterRows(from, to, rows, m_bands[std::size_t(band)]);
    });
}

void GaussianFilter::filterRows(const cv::Mat& from, cv::Mat& to, cv::Range rows, Band& band) const
{
    const int width = m_size.width, radius = m_window.radius();
    band.padded.resize(m_window.paddedCount());
    band.kept.resize(std::size_t(m_window.side()) * std::size_t(width));
    band.around.resize(std::size_t(m_window.side()));
    const auto kept = [&](int place) { return band.kept.data() + std::ptrdiff_t(place) * width; };
    const auto across = [&](int y) {
        m_window.pad(from.ptr<float>(y), band.padded.data());
        filterAcross(band.padded.data(), m_window.taps(), radius, 1, kept(m_window.place(y)),
                     width);
    };
    const auto down = [&](int y) {
        for (int k = 0; k < m_window.side(); ++k)
            band.around[std::size_t(k)] = kept(m_window.placeAround(y, k));
        filterDown(band.around.data(), m_window.taps(), radius, to.ptr<float>(y), width);
    };
    m_window.slide(rows, across, down);
}

} // namespace mixdesk
