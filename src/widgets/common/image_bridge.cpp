// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/image_bridge.h"

namespace mixdesk {

QImage toImage(const cv::Mat& picture)
{
    if (picture.empty())
        return {};
    Q_ASSERT(picture.type() == CV_8UC1 || picture.type() == CV_8UC3);
    const auto format =
        picture.type() == CV_8UC1 ? QImage::Format_Grayscale8 : QImage::Format_BGR888;
    // The view of foreign memory is copied: a QImage does not keep the cv::Mat alive.
    return QImage(picture.data, picture.cols, picture.rows, qsizetype(picture.step), format)
        .convertToFormat(QImage::Format_RGB32)
        .copy();
}

} // namespace mixdesk
