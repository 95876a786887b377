// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/labels/mask_shapes.h"

#include <cstdint>
#include <opencv2/core.hpp>
#include <string>
#include <utility>
#include <vector>

namespace mixdesk {

/// A mask being drawn, 8UC1 of 0 and 255 at the picture's own resolution, with undo and redo
/// without limit. Every change costs the size of what it touches, never that of the picture.
/// Pixels are marked when their centre (at .5) lies in the shape. Coordinates are the picture's and
/// may lie outside; those that are not finite change nothing. Belongs to one thread.
///
/// Each changing call returns a rectangle around what it changed, empty for nothing; changes that
/// change nothing are no undo step. A stroke in hand is ended by every other change.
class MaskCanvas
{
public:
    static constexpr int kTile = 256; ///< pixels a side; tiles at the edge are cut

    MaskCanvas() = default;
    explicit MaskCanvas(cv::Size picture);
    MaskCanvas(MaskCanvas&&) = default;
    MaskCanvas& operator=(MaskCanvas&&) = default;

    const cv::Mat& mask() const { return m_mask; } ///< shows later changes too: clone it to keep it
    cv::Size size() const { return m_mask.size(); }
    bool blank() const { return m_marked == 0; } ///< marks nothing
    std::int64_t markedPixels() const { return m_marked; }

    // A brush or eraser stroke: begin, extend as the pointer moves, end. The brush is a disc of
    // `diameter` pixels (at least 1) swept from point to point.
    cv::Rect beginStroke(cv::Point2d at, double diameter, bool erase);
    cv::Rect extendStroke(cv::Point2d to);
    void endStroke();
    bool inStroke() const { return m_inStroke; }

    // Whole changes, one undo step each.
    cv::Rect addPolygon(const std::vector<cv::Point2d>& corners, bool erase); ///< even-odd
    cv::Rect addBox(cv::Rect2d box, bool erase); ///< may be dragged in any direction
    /// Fills the unmarked region around `at` that marks enclose (nothing when it reaches the edge
    /// of the picture); erases the marked region around it when `erase`. Marks that touch at
    /// corners enclose and belong together.
    cv::Rect fill(cv::Point at, bool erase);
    /// 8UC1 of the canvas's size, non-zero is marked: what the model found. Anything else changes
    /// nothing.
    cv::Rect unite(const cv::Mat& region);
    cv::Rect clear();

    bool canUndo() const { return m_done > 0; }
    bool canRedo() const { return m_done < m_steps.size(); }
    cv::Rect undo();
    cv::Rect redo();

    /// Tiles that changed since this was last asked, as column and row, row by row: what is to be
    /// stored after each stroke, undo and redo. Those of a stroke in hand come when it ends.
    std::vector<cv::Point> takeChangedTiles();

    /// Keeps marks and history but gives the pixels' memory back, for pictures out of sight. A
    /// parked canvas has no size and changes nothing until unpark(). Both do nothing the second
    /// time.
    void park();
    void unpark();

    /// Columns and rows of tiles.
    cv::Size tiles() const { return m_tiles; }
    /// A tile's pixels; empty for one outside.
    cv::Rect tileArea(cv::Point tile) const;
    /// One bit a pixel, row by row, most significant bit first, rows padded to bytes; empty when
    /// the tile marks nothing. The tile's own width and height (cut at the edge) give the size.
    std::string packTile(cv::Point tile) const;
    /// Puts a stored tile back, for loading a mask: not counted as changed, and the history ends,
    /// because its steps are of another mask. False when the bytes do not have the tile's size or
    /// it lies outside; nothing has changed then.
    bool unpackTile(cv::Point tile, const std::string& bits);

private:
    struct TileState
    {
        cv::Point tile;
        std::string other; ///< its squeezed bits on the other side of the step
    };
    using Step = std::vector<TileState>;

    std::size_t indexOf(cv::Point tile) const;
    void keepTile(cv::Point tile);
    void keepTilesOf(const MaskSpans& spans);
    cv::Rect apply(const MaskSpans& spans, bool erase);
    void finishStep();
    cv::Rect swap(Step& step);
    MaskSpans flood(cv::Point at, bool erase);

    cv::Mat m_mask;
    cv::Size m_parkedSize;
    std::vector<TileState> m_parked; ///< tiles that mark anything
    cv::Size m_tiles;
    std::int64_t m_marked = 0;
    std::vector<bool> m_kept;    ///< tiles that the step in hand has a copy of
    std::vector<bool> m_changed; ///< tiles that takeChangedTiles() will name
    Step m_open;                 ///< the step in hand, with the tiles as they were
    std::vector<Step> m_steps;
    std::size_t m_done = 0; ///< steps that are not undone

    bool m_inStroke = false;
    bool m_erase = false;
    double m_diameter = 1.0;
    cv::Point2d m_at;
};

} // namespace mixdesk
