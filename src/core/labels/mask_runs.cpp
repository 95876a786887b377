// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels/mask_runs.h"

#include <algorithm>
#include <numeric>

namespace mixdesk {

std::vector<std::uint32_t> runsOfMask(const cv::Mat& mask)
{
    // Columns as rows: a walk down the columns of a large picture misses the cache at every pixel.
    cv::Mat columns;
    cv::transpose(mask, columns);
    std::vector<std::uint32_t> runs;
    std::uint32_t run = 0;
    bool marked = false;
    for (int x = 0; x < columns.rows; ++x) {
        const auto* column = columns.ptr<std::uint8_t>(x);
        for (int y = 0; y < columns.cols; ++y) {
            if ((column[y] != 0) != marked) {
                runs.push_back(run);
                run = 0;
                marked = !marked;
            }
            ++run;
        }
    }
    runs.push_back(run);
    return runs;
}

bool addRuns(const std::vector<std::uint32_t>& runs, cv::Mat& mask)
{
    const std::uint64_t sum = std::accumulate(runs.begin(), runs.end(), std::uint64_t(0));
    if (sum != std::uint64_t(mask.total()))
        return false;
    const auto height = std::uint64_t(mask.rows);
    std::uint64_t at = 0;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const std::uint64_t end = at + runs[i];
        while (at < end && i % 2 == 1) {
            const auto x = int(at / height), y = int(at % height);
            const auto count = int(std::min(end - at, height - std::uint64_t(y)));
            mask(cv::Rect(x, y, 1, count)) = 255;
            at += std::uint64_t(count);
        }
        at = end;
    }
    return true;
}

std::optional<std::vector<std::uint32_t>> runsOfText(std::string_view text, std::int64_t pixels)
{
    constexpr int kMostBits = 40; // more than any run needs
    std::vector<std::uint32_t> runs;
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < text.size();) {
        std::int64_t value = 0;
        int bits = 0;
        for (bool more = true; more; ++i) {
            if (i >= text.size() || text[i] < '0' || text[i] > 'o' || bits > kMostBits)
                return {};
            const int digit = text[i] - '0';
            value |= std::int64_t(digit & 0x1f) << bits;
            bits += 5;
            more = digit & 0x20;
            if (!more && (digit & 0x10))
                value -= std::int64_t(1) << bits;
        }
        if (runs.size() > 2)
            value += runs[runs.size() - 2];
        sum += value;
        if (value < 0 || value > pixels || sum > pixels)
            return {};
        runs.push_back(std::uint32_t(value));
    }
    return runs;
}

} // namespace mixdesk
