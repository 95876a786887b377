// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels/mask_outline.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <opencv2/imgproc.hpp>

namespace mixdesk {

namespace {

enum Heading { Right, Down, Left, Up };
const std::array<cv::Point, 4> kStep{{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};

/// Walks along the edges between marked and unmarked pixels with the marked ones on the right.
class EdgeWalk
{
public:
    explicit EdgeWalk(const cv::Mat& mask)
        : m_mask(mask), m_seen(cv::Mat::zeros(mask.size(), CV_8U))
    {}

    /// Whether the top edge of this pixel lies on an outline that was not walked yet.
    bool startsAt(int x, int y) const
    {
        return marked(x, y) && !marked(x, y - 1) && !m_seen.at<std::uint8_t>(y, x);
    }

    /// Corners of the whole way round, beginning at the left end of this pixel's top edge.
    std::vector<cv::Point> walk(int x, int y)
    {
        std::vector<cv::Point> corners;
        cv::Point at(x, y);
        int heading = Right;
        const cv::Point start = at;
        do {
            if (heading == Right)
                m_seen.at<std::uint8_t>(at.y, at.x) = 1;
            at += kStep[std::size_t(heading)];
            const int next = turned(at, heading);
            if (next != heading)
                corners.push_back(at);
            heading = next;
        } while (at != start || heading != Right);
        return corners;
    }

private:
    bool marked(int x, int y) const
    {
        return x >= 0 && y >= 0 && x < m_mask.cols && y < m_mask.rows &&
               m_mask.at<std::uint8_t>(y, x);
    }

    /// Where two regions meet at a corner the walk stays with its own.
    int turned(cv::Point at, int heading) const
    {
        // The pixels ahead, to the right and to the left of the way.
        static const std::array<cv::Point, 4> kRight{{{0, 0}, {-1, 0}, {-1, -1}, {0, -1}}};
        static const std::array<cv::Point, 4> kLeft{{{0, -1}, {0, 0}, {-1, 0}, {-1, -1}}};
        const cv::Point right = at + kRight[std::size_t(heading)];
        const cv::Point left = at + kLeft[std::size_t(heading)];
        if (!marked(right.x, right.y))
            return (heading + 1) % 4;
        return marked(left.x, left.y) ? (heading + 3) % 4 : heading;
    }

    const cv::Mat& m_mask;
    cv::Mat m_seen;
};

/// Positive for a walk around a region, negative around a hole in it.
std::int64_t doubledArea(const std::vector<cv::Point>& corners)
{
    std::int64_t sum = 0;
    cv::Point a = corners.back();
    for (const cv::Point& b : corners) {
        sum += std::int64_t(a.x) * b.y - std::int64_t(b.x) * a.y;
        a = b;
    }
    return sum;
}

} // namespace

cv::Rect markedBox(const cv::Mat& mask)
{
    cv::Rect box;
    const auto marked = [](std::uint8_t pixel) { return pixel != 0; };
    for (int y = 0; y < mask.rows; ++y) {
        const auto* begin = mask.ptr<std::uint8_t>(y);
        const auto* end = begin + mask.cols;
        const auto* first = std::find_if(begin, end, marked);
        if (first == end)
            continue;
        const auto last = std::find_if(std::make_reverse_iterator(end),
                                       std::make_reverse_iterator(first), marked);
        box |= cv::Rect(int(first - begin), y, int(last.base() - first), 1);
    }
    return box;
}

MaskRegions regionsOfMask(const cv::Mat& mask)
{
    MaskRegions found;
    cv::Mat stats, centroids;
    const int count =
        cv::connectedComponentsWithStats(mask, found.labels, stats, centroids, 4, CV_32S);
    std::vector<std::size_t> places(std::size_t(count), 0);
    EdgeWalk edges(mask);
    for (int y = 0; y < mask.rows; ++y)
        for (int x = 0; x < mask.cols; ++x) {
            if (!edges.startsAt(x, y))
                continue;
            auto outline = edges.walk(x, y);
            const int label = found.labels.at<int>(y, x);
            if (doubledArea(outline) < 0) {
                found.regions[places[std::size_t(label)]].holes = true;
                continue;
            }
            places[std::size_t(label)] = found.regions.size();
            const int* row = stats.ptr<int>(label);
            found.regions.push_back({{row[cv::CC_STAT_LEFT], row[cv::CC_STAT_TOP],
                                      row[cv::CC_STAT_WIDTH], row[cv::CC_STAT_HEIGHT]},
                                     row[cv::CC_STAT_AREA],
                                     false,
                                     std::move(outline),
                                     label});
        }
    return found;
}

} // namespace mixdesk
