// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/picture.h"

#include <QPointF>

namespace mixdesk {

/// Where a network square (reconstruction or map) lies on its picture: the geometry of
/// prepareInput() and mapToPicture(). Points are continuous: pixel (x, y) covers x..x+1, y..y+1.
class FrameMapping
{
public:
    FrameMapping() = default;
    FrameMapping(cv::Size picture, ResizeMode mode) : m_picture(picture), m_mode(mode) {}

    cv::Size picture() const { return m_picture; }

    /// The part of a square of this size that shows the picture. All of it when stretched; a
    /// matrix that is not square was never letterboxed.
    cv::Rect area(cv::Size square) const;

    QPointF toSquare(QPointF onPicture, cv::Size square) const;
    QPointF toPicture(QPointF onSquare, cv::Size square) const;

private:
    cv::Size m_picture;
    ResizeMode m_mode = ResizeMode::Stretch;
};

} // namespace mixdesk
