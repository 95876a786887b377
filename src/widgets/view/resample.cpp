// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view/resample.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace mixdesk {

namespace {

constexpr int kOne = 256;                 ///< weight 1 in fixed point
constexpr int kPixelsPerStripe = 1 << 17; ///< below this a second core does not pay

/// Calls row(y) for every row, on several cores where the picture is large.
template <typename Row> void forRows(int rows, int columns, const Row& row)
{
    const double stripes = std::max(1.0, double(rows) * columns / kPixelsPerStripe);
    cv::parallel_for_(
        cv::Range(0, rows),
        [&](const cv::Range& range) {
            for (int y = range.start; y < range.end; ++y)
                row(y);
        },
        stripes);
}

void colourRow(const std::uint16_t* blended, const AxisTaps& x, int base, QRgb* out)
{
    for (int i = 0; i < x.count(); ++i) {
        const auto at = std::size_t(i);
        const std::uint16_t* a = blended + 3 * (x.first[at] - base);
        const std::uint16_t* b = blended + 3 * (x.second[at] - base);
        const auto second = std::uint32_t(x.weight[at] * kOne + 0.5F);
        const std::uint32_t first = kOne - second;
        const auto mix = [&](int channel) {
            return (a[channel] * first + b[channel] * second + 0x8000U) >> 16;
        };
        out[i] = 0xFF000000U | mix(2) << 16 | mix(1) << 8 | mix(0);
    }
}

} // namespace

AxisTaps axisTaps(int from, int count, double origin, double zoom, bool pixels,
                  const SourceAxis& source)
{
    AxisTaps taps;
    for (auto* indices : {&taps.first, &taps.second})
        indices->resize(std::size_t(std::max(count, 0)));
    taps.weight.resize(taps.first.size());
    for (std::size_t i = 0; i < taps.first.size(); ++i) {
        double onPicture = (from + double(i) + 0.5 - origin) / zoom;
        if (pixels)
            onPicture = std::floor(onPicture) + 0.5;
        const double position = std::clamp(source.offset + onPicture * source.scale - 0.5,
                                           double(source.low), double(source.high - 1));
        taps.first[i] = int(position);
        taps.second[i] = std::min(taps.first[i] + 1, source.high - 1);
        taps.weight[i] = float(position - taps.first[i]);
    }
    return taps;
}

QImage resampleColour(const cv::Mat& bgr, const AxisTaps& x, const AxisTaps& y)
{
    if (bgr.empty() || x.count() == 0 || y.count() == 0)
        return {};
    CV_Assert(bgr.type() == CV_8UC3);
    QImage image(x.count(), y.count(), QImage::Format_RGB32);
    uchar* pixels = image.bits();
    const int base = x.first.front();
    const int span = 3 * (x.second.back() + 1 - base);
    forRows(y.count(), x.count(), [&](int row) {
        const auto at = std::size_t(row);
        const std::uint8_t* upper = bgr.ptr(y.first[at], base);
        const std::uint8_t* lower = bgr.ptr(y.second[at], base);
        const auto second = std::uint16_t(y.weight[at] * kOne + 0.5F);
        const auto first = std::uint16_t(kOne - second);
        thread_local std::vector<std::uint16_t> blended;
        blended.resize(std::size_t(span));
        std::uint16_t* line = blended.data();
        for (int i = 0; i < span; ++i)
            line[i] = std::uint16_t(upper[i] * first + lower[i] * second);
        colourRow(line, x, base, reinterpret_cast<QRgb*>(pixels + row * image.bytesPerLine()));
    });
    return image;
}

cv::Mat resampleValues(const cv::Mat& map, const AxisTaps& x, const AxisTaps& y)
{
    if (map.empty() || x.count() == 0 || y.count() == 0)
        return {};
    CV_Assert(map.type() == CV_32FC1);
    cv::Mat result(y.count(), x.count(), CV_32FC1);
    forRows(y.count(), x.count(), [&](int row) {
        const auto at = std::size_t(row);
        const float* upper = map.ptr<float>(y.first[at]);
        const float* lower = map.ptr<float>(y.second[at]);
        const float below = y.weight[at];
        float* out = result.ptr<float>(row);
        for (std::size_t i = 0; i < x.first.size(); ++i) {
            const int a = x.first[i], b = x.second[i];
            const float left = upper[a] + (lower[a] - upper[a]) * below;
            const float right = upper[b] + (lower[b] - upper[b]) * below;
            out[i] = left + (right - left) * x.weight[i];
        }
    });
    return result;
}

} // namespace mixdesk
