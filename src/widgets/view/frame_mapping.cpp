// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view/frame_mapping.h"

#include <algorithm>
#include <cmath>

namespace mixdesk {

cv::Rect FrameMapping::area(cv::Size square) const
{
    const cv::Rect all({0, 0}, square);
    if (m_mode == ResizeMode::Stretch || square.width != square.height || m_picture.empty())
        return all;
    const int side = square.width;
    const double scale = double(side) / std::max(m_picture.width, m_picture.height);
    const int width = std::clamp(int(std::lround(m_picture.width * scale)), 1, side);
    const int height = std::clamp(int(std::lround(m_picture.height * scale)), 1, side);
    return {(side - width) / 2, (side - height) / 2, width, height};
}

QPointF FrameMapping::toSquare(QPointF onPicture, cv::Size square) const
{
    const cv::Rect shown = area(square);
    return {shown.x + onPicture.x() * shown.width / m_picture.width,
            shown.y + onPicture.y() * shown.height / m_picture.height};
}

QPointF FrameMapping::toPicture(QPointF onSquare, cv::Size square) const
{
    const cv::Rect shown = area(square);
    return {(onSquare.x() - shown.x) * m_picture.width / shown.width,
            (onSquare.y() - shown.y) * m_picture.height / shown.height};
}

} // namespace mixdesk
