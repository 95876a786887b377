// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/picture.h"
#include "widgets/view/frame_mapping.h"
#include "widgets/view/picture_pyramid.h"
#include "widgets/view/region_outline.h"
#include "widgets/view/resample.h"

#include <QMetaType>
#include <QString>
#include <memory>
#include <vector>

namespace mixdesk {

/// One kind of difference between input and reconstruction.
struct ViewedMap
{
    QString name;           ///< as shown: "SSIM", "absolute", "calibrated"
    cv::Mat values;         ///< 32FC1 at network size
    double threshold = 0.0; ///< the class's pixel threshold for this map
    double upper = 0.0;     ///< where the scale ends; heatUpper(threshold) unless above it
};

/// A part as scored. Any matrix may be empty. The matrices are shared, not copied, and must own
/// their pixels: nobody may write into them afterwards.
struct ViewedPart
{
    cv::Mat picture;             ///< 8UC3 BGR at its own size
    cv::Mat reconstruction;      ///< 8UC3 BGR at network size
    std::vector<ViewedMap> maps; ///< the first one is shown first
    cv::Mat trueMask;            ///< 8UC1, non-zero is defect, over the whole picture
    ResizeMode resize = ResizeMode::Stretch;
};

struct PreparedMap
{
    ViewedMap map;
    double lowest = 0.0, highest = 0.0; ///< of the values that are numbers
    Outline region;                     ///< where it reaches the threshold
};

/// What a TripleView draws from.
struct PartImages
{
    FrameMapping frame;
    PicturePyramid picture, reconstruction;
    std::vector<PreparedMap> maps;
    Outline trueMask;

    QSize size() const { return {frame.picture().width, frame.picture().height}; }
    /// Axes of a matrix of this size that lies on the picture as network squares do.
    SourceAxis axisX(cv::Size square) const;
    SourceAxis axisY(cv::Size square) const;
};

/// Immutable and cheap to copy and to send between threads; null shows nothing.
using PreparedPart = std::shared_ptr<const PartImages>;

/// The heavy half of showing a part (some ms per megapixel): call it on a worker. Matrices of
/// another type than stated count as empty; null where nothing is left to show.
PreparedPart prepare(const ViewedPart& part);

/// Everything under one picture pixel.
struct PixelValues
{
    bool hasInput = false, hasReconstruction = false, hasDifference = false;
    QRgb input = 0, reconstruction = 0;
    double difference = 0.0; ///< of the chosen map, as mapToPicture() has it there
    double threshold = 0.0;
};

/// `pixel` lies on the picture; `map` out of range leaves the difference out.
PixelValues valuesAt(const PartImages& part, QPoint pixel, int map);

} // namespace mixdesk

Q_DECLARE_METATYPE(mixdesk::PreparedPart)
Q_DECLARE_METATYPE(mixdesk::PixelValues)
