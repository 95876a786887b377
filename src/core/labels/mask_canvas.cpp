// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels/mask_canvas.h"

#include "core/labels/mask_tile.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace mixdesk {

namespace {

std::uint8_t valueFor(bool erase)
{
    return erase ? 0 : 255;
}

} // namespace

MaskCanvas::MaskCanvas(cv::Size picture)
    : m_mask(cv::Mat::zeros(picture, CV_8UC1)),
      m_tiles((picture.width + kTile - 1) / kTile, (picture.height + kTile - 1) / kTile),
      m_kept(std::size_t(m_tiles.area())), m_changed(std::size_t(m_tiles.area()))
{}

std::size_t MaskCanvas::indexOf(cv::Point tile) const
{
    return std::size_t(tile.y) * std::size_t(m_tiles.width) + std::size_t(tile.x);
}

cv::Rect MaskCanvas::tileArea(cv::Point tile) const
{
    if (tile.x < 0 || tile.y < 0 || tile.x >= m_tiles.width || tile.y >= m_tiles.height)
        return {};
    const int x = tile.x * kTile, y = tile.y * kTile;
    return {x, y, std::min(kTile, m_mask.cols - x), std::min(kTile, m_mask.rows - y)};
}

std::string MaskCanvas::packTile(cv::Point tile) const
{
    const cv::Rect area = tileArea(tile);
    return area.empty() ? std::string() : packBits(m_mask(area));
}

bool MaskCanvas::unpackTile(cv::Point tile, const std::string& bits)
{
    endStroke();
    const cv::Rect area = tileArea(tile);
    if (area.empty())
        return false;
    const int before = cv::countNonZero(m_mask(area));
    if (!unpackBits(bits, m_mask(area)))
        return false;
    m_marked += cv::countNonZero(m_mask(area)) - before;
    m_steps.clear();
    m_done = 0;
    return true;
}

void MaskCanvas::park()
{
    endStroke();
    if (m_mask.empty())
        return;
    for (cv::Point tile; tile.y < m_tiles.height; ++tile.y)
        for (tile.x = 0; tile.x < m_tiles.width; ++tile.x)
            if (std::string bits = packTile(tile); !bits.empty())
                m_parked.push_back({tile, squeezeBytes(bits)});
    m_parkedSize = m_mask.size();
    m_mask.release();
}

void MaskCanvas::unpark()
{
    if (m_parkedSize.empty())
        return;
    m_mask = cv::Mat::zeros(m_parkedSize, CV_8UC1);
    m_parkedSize = {};
    for (const TileState& state : m_parked)
        unpackBits(unsqueezeBytes(state.other), m_mask(tileArea(state.tile)));
    m_parked.clear();
}

std::vector<cv::Point> MaskCanvas::takeChangedTiles()
{
    std::vector<cv::Point> changed;
    for (cv::Point tile; tile.y < m_tiles.height; ++tile.y)
        for (tile.x = 0; tile.x < m_tiles.width; ++tile.x)
            if (m_changed[indexOf(tile)])
                changed.push_back(tile);
    m_changed.assign(m_changed.size(), false);
    return changed;
}

/// Before its first change within a step.
void MaskCanvas::keepTile(cv::Point tile)
{
    const std::size_t index = indexOf(tile);
    if (m_kept[index])
        return;
    m_kept[index] = true;
    m_open.push_back({tile, squeezeBytes(packTile(tile))});
}

void MaskCanvas::keepTilesOf(const MaskSpans& spans)
{
    for (const MaskSpan& span : spans)
        for (int x = span.x0 / kTile; x <= (span.x1 - 1) / kTile; ++x)
            keepTile({x, span.y / kTile});
}

cv::Rect MaskCanvas::apply(const MaskSpans& spans, bool erase)
{
    keepTilesOf(spans);
    const std::uint8_t value = valueFor(erase), old = valueFor(!erase);
    cv::Rect changed;
    for (const MaskSpan& span : spans) {
        auto* begin = m_mask.ptr<std::uint8_t>(span.y) + span.x0;
        const auto width = std::size_t(span.x1 - span.x0);
        const auto count = std::count(begin, begin + width, old);
        if (count == 0)
            continue;
        std::memset(begin, value, width);
        m_marked += erase ? -count : count;
        changed |= cv::Rect(span.x0, span.y, int(width), 1);
    }
    return changed;
}

/// What the open step kept becomes an undo step, apart from tiles that are as they were.
void MaskCanvas::finishStep()
{
    for (const TileState& state : m_open)
        m_kept[indexOf(state.tile)] = false;
    const auto same = [this](const TileState& state) {
        return state.other == squeezeBytes(packTile(state.tile));
    };
    m_open.erase(std::remove_if(m_open.begin(), m_open.end(), same), m_open.end());
    if (!m_open.empty()) {
        for (const TileState& state : m_open)
            m_changed[indexOf(state.tile)] = true;
        m_steps.resize(m_done);
        m_steps.push_back(std::move(m_open));
        m_done = m_steps.size();
    }
    m_open.clear();
}

cv::Rect MaskCanvas::beginStroke(cv::Point2d at, double diameter, bool erase)
{
    endStroke();
    m_inStroke = true;
    m_erase = erase;
    m_diameter = diameter;
    m_at = at;
    return apply(capsuleSpans(at, at, diameter, size()), erase);
}

cv::Rect MaskCanvas::extendStroke(cv::Point2d to)
{
    if (!m_inStroke || !std::isfinite(to.x) || !std::isfinite(to.y))
        return {};
    const bool fresh = !std::isfinite(m_at.x) || !std::isfinite(m_at.y);
    const cv::Rect changed =
        apply(capsuleSpans(fresh ? to : m_at, to, m_diameter, size()), m_erase);
    m_at = to;
    return changed;
}

void MaskCanvas::endStroke()
{
    if (!m_inStroke)
        return;
    m_inStroke = false;
    finishStep();
}

cv::Rect MaskCanvas::addPolygon(const std::vector<cv::Point2d>& corners, bool erase)
{
    endStroke();
    MaskSpans spans;
    visitPolygon(corners, size(), [&spans](const MaskSpan& span) { spans.push_back(span); });
    const cv::Rect changed = apply(spans, erase);
    finishStep();
    return changed;
}

cv::Rect MaskCanvas::addBox(cv::Rect2d box, bool erase)
{
    endStroke();
    const cv::Rect area = boxPixels(box, size());
    MaskSpans spans;
    for (int y = area.y; y < area.br().y; ++y)
        spans.push_back({y, area.x, area.br().x});
    const cv::Rect changed = apply(spans, erase);
    finishStep();
    return changed;
}

cv::Rect MaskCanvas::fill(cv::Point at, bool erase)
{
    endStroke();
    const cv::Rect changed = apply(flood(at, erase), erase);
    finishStep();
    return changed;
}

/// The region around `at`, as spans; empty for an unmarked one that reaches the edge. Paints the
/// mask to know where it was, and takes that back.
MaskSpans MaskCanvas::flood(cv::Point at, bool erase)
{
    const std::uint8_t target = valueFor(!erase), painted = valueFor(erase);
    const int last = m_mask.cols - 1, bottom = m_mask.rows - 1;
    if (at.x < 0 || at.y < 0 || at.x > last || at.y > bottom ||
        m_mask.at<std::uint8_t>(at) != target)
        return {};
    const int reach = erase ? 1 : 0; // marks hold together at corners, the unmarked does not
    bool open = false;
    MaskSpans spans;
    std::vector<cv::Point> seeds{at};
    while (!seeds.empty() && !open) {
        const cv::Point seed = seeds.back();
        seeds.pop_back();
        auto* row = m_mask.ptr<std::uint8_t>(seed.y);
        if (row[seed.x] != target)
            continue;
        int x0 = seed.x, x1 = seed.x + 1;
        while (x0 > 0 && row[x0 - 1] == target)
            --x0;
        while (x1 <= last && row[x1] == target)
            ++x1;
        open = !erase && (x0 == 0 || x1 > last || seed.y == 0 || seed.y == bottom);
        std::memset(row + x0, painted, std::size_t(x1 - x0));
        spans.push_back({seed.y, x0, x1});
        for (const int y : {seed.y - 1, seed.y + 1}) {
            if (y < 0 || y > bottom)
                continue;
            const auto* next = m_mask.ptr<std::uint8_t>(y);
            const int end = std::min(x1 + reach, last + 1);
            bool inside = false;
            for (int x = std::max(x0 - reach, 0); x < end; ++x) {
                if (next[x] == target && !inside)
                    seeds.push_back({x, y});
                inside = next[x] == target;
            }
        }
    }
    for (const MaskSpan& span : spans)
        std::memset(m_mask.ptr<std::uint8_t>(span.y) + span.x0, target,
                    std::size_t(span.x1 - span.x0));
    return open ? MaskSpans() : spans;
}

cv::Rect MaskCanvas::unite(const cv::Mat& region)
{
    endStroke();
    if (region.type() != CV_8UC1 || region.size() != size())
        return {};
    cv::Rect changed;
    cv::Mat added;
    for (cv::Point tile; tile.y < m_tiles.height; ++tile.y)
        for (tile.x = 0; tile.x < m_tiles.width; ++tile.x) {
            const cv::Rect area = tileArea(tile);
            cv::Mat own = m_mask(area);
            cv::bitwise_and(region(area) != 0, own == 0, added);
            const int count = cv::countNonZero(added);
            if (count == 0)
                continue;
            keepTile(tile);
            own.setTo(255, added);
            m_marked += count;
            changed |= area;
        }
    finishStep();
    return changed;
}

cv::Rect MaskCanvas::clear()
{
    endStroke();
    if (m_mask.empty())
        return {};
    cv::Rect changed;
    for (cv::Point tile; tile.y < m_tiles.height; ++tile.y)
        for (tile.x = 0; tile.x < m_tiles.width; ++tile.x) {
            const cv::Rect area = tileArea(tile);
            if (cv::countNonZero(m_mask(area)) == 0)
                continue;
            keepTile(tile);
            m_mask(area).setTo(0);
            changed |= area;
        }
    m_marked = 0;
    finishStep();
    return changed;
}

/// Goes to the other side of a step and keeps the way back.
cv::Rect MaskCanvas::swap(Step& step)
{
    cv::Rect changed;
    for (TileState& state : step) {
        const cv::Rect area = tileArea(state.tile);
        cv::Mat own = m_mask(area);
        std::string now = squeezeBytes(packBits(own));
        m_marked -= cv::countNonZero(own);
        unpackBits(unsqueezeBytes(state.other), own);
        m_marked += cv::countNonZero(own);
        state.other = std::move(now);
        m_changed[indexOf(state.tile)] = true;
        changed |= area;
    }
    return changed;
}

cv::Rect MaskCanvas::undo()
{
    endStroke();
    return canUndo() && !m_mask.empty() ? swap(m_steps[--m_done]) : cv::Rect();
}

cv::Rect MaskCanvas::redo()
{
    endStroke();
    return canRedo() && !m_mask.empty() ? swap(m_steps[m_done++]) : cv::Rect();
}

} // namespace mixdesk
