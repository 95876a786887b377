// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view/frame_mapping.h"

namespace mixdesk {

cv::Rect FrameMapping::area(cv::Size square) const
{
    const cv::Rect all({0, 0}, square);
    if (m_mode == ResizeMode::Stretch || square.width != square.height || m_picture.empty())
        return all;
    return letterboxArea(m_picture, square.width);
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
