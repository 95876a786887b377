// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/demo_drawing.h"

/// The components of the demo plant's circuit board.
namespace mixdesk::demo {

enum class Kind { Resistor, Capacitor, Chip, Can, Crystal, Diode };

struct Component
{
    Kind kind;
    Point at;
    float halfWidth; ///< along the axis through its terminals
    float halfHeight;
    bool upright; ///< axis runs down the picture
    const char* mark;
};

/// The bill of materials with its places, in board coordinates; the large chip comes first.
const std::vector<Component>& boardLayout();

Surface tin();
Surface gold();

/// Solder pads and the printed frame of a small component; nothing for the large ones.
void paintPads(Scene& scene, const Pose& board, const Component& component);
/// The component itself, at its own place on the board.
void paintComponent(Scene& scene, const Pose& board, const Component& component, const Pose& own);

} // namespace mixdesk::demo
