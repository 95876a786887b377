// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/view/frame_mapping.h"
#include "widgets/view/viewport.h"

#include <QPolygonF>
#include <vector>

class QPainter;

namespace mixdesk {

/// Closed contours of a region, holes included, in picture coordinates.
using Outline = std::vector<QPolygonF>;

/// Of a mask (8UC1, non-zero is inside) that covers the picture at any size. Any thread. A mask of
/// more than some thousand corners is traced more coarsely, so that it always draws quickly.
Outline maskOutline(const cv::Mat& mask, cv::Size picture);

/// Of where a network-size map (32FC1) reaches the threshold (NaN does). Any thread.
Outline regionOutline(const cv::Mat& map, double threshold, const FrameMapping& frame);

enum class OutlineKind { TrueMask, Predicted };

/// Lines of constant width with a halo that reads on light and dark: solid for the true mask,
/// dashed for the predicted region. The painter is in device pixels.
void paintOutline(QPainter& painter, const Outline& outline, const Viewport& viewport,
                  OutlineKind kind, qreal devicePixelRatio);

/// The same line as a sample for legends, in logical pixels.
void paintOutlineSample(QPainter& painter, QPointF from, QPointF to, OutlineKind kind);

} // namespace mixdesk
