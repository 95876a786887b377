// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/demo_drawing.h"

/// Brushes for things that happen to parts. All take picture coordinates and touch only what lies
/// higher than `floor`, so that a flaw of the part does not run over its background.
namespace mixdesk::demo {

using Curve = std::vector<Point>;

/// A line of about `length` that starts at `start` and wanders by `wobble` radians a step.
Curve wander(Point start, float angle, float length, float wobble, Random& random);

struct Groove
{
    float width = 0.01f;
    float depth = 0.01f;
    Colour bare; ///< colour inside the groove
    float opacity = 0.8f;
    float ridge = 0.3f; ///< height of the thrown-up edges, as a share of the depth
    float floor = -1.0f;
};
/// Scratch or crack along a curve, tapered at both ends.
void engrave(Scene& scene, const Curve& curve, const Groove& groove);

/// Thread, hair or swarf that lies on the surface.
void layFibre(Scene& scene, const Curve& curve, float width, const Surface& material);

/// Smooth dent with a raised rim.
void dent(Scene& scene, Point centre, float radius, float depth, float floor);

struct Blot
{
    Point centre;
    float radius = 0.1f;
    Colour ink;
    float opacity = 0.8f;
    bool soak = false;   ///< dyes what is there instead of covering it
    float ragged = 0.4f; ///< 0: disc
    float soft = 0.1f;   ///< width of the fading edge, as a share of the radius
    float rim = 0.0f;    ///< darker dried edge
    float gloss = -1.0f; ///< new gloss; negative keeps the old
    float metal = -1.0f;
    float height = 0.0f; ///< raised (drop, paste) or etched
    float mottle = 0.0f; ///< patchiness inside, 0..1
    std::uint32_t salt = 0;
    float floor = -1.0f;
};
/// Stain, rust, paste, missing print.
void stain(Scene& scene, const Blot& blot);

/// Loose grains scattered about a point.
void scatter(Scene& scene, Point centre, float spread, int count, float size,
             const Surface& material, Random& random);

} // namespace mixdesk::demo
