// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/view/heat_table.h"
#include "widgets/view/viewed_part.h"
#include "widgets/view/viewport.h"

namespace mixdesk {

enum class Layer { Input, Reconstruction, Difference };

/// What is drawn and how, the same in all panes.
struct LayerSettings
{
    int map = 0;             ///< index into PartImages::maps
    bool selfScaled = false; ///< colours stretched over this one map
    bool overlay = true;     ///< heat on the input
    double opacity = 0.8;    ///< of that heat, 0..1
    bool trueMask = true;    ///< its outline
    bool predicted = false;  ///< outline of the predicted region
};

/// The chosen map, or null.
const PreparedMap* chosenMap(const PartImages& part, const LayerSettings& settings);

/// The scale its colours are on.
HeatScale scaleOf(const PreparedMap& map, const LayerSettings& settings);

/// True where the part has what this layer shows.
bool hasLayer(const PartImages& part, Layer layer, const LayerSettings& settings);

/// One layer as a pane shows it, without outlines; opaque, in device pixels. A few milliseconds
/// for a full screen whatever the picture's size.
QImage paintLayer(const PartImages& part, Layer layer, const LayerSettings& settings,
                  const Viewport& viewport);

/// The outlines that are switched on, to lay over any layer; null where there are none. Dearer
/// than the layers where contours are long.
QImage paintOutlines(const PartImages& part, const LayerSettings& settings,
                     const Viewport& viewport, qreal devicePixelRatio);

/// Outlines as last painted, because panes of one size show the same.
class OutlineCache
{
public:
    const QImage& image(const PartImages& part, const LayerSettings& settings,
                        const Viewport& viewport, qreal devicePixelRatio);
    /// Whenever part, settings or theme change.
    void clear() { m_entries.clear(); }

private:
    struct Entry
    {
        Viewport viewport;
        QImage image;
    };
    std::vector<Entry> m_entries; ///< panes may differ by a pixel
};

} // namespace mixdesk
