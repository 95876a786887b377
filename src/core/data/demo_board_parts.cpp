// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/demo_board_parts.h"

namespace mixdesk::demo {

namespace {

/// Point in the component's own frame, its axis along x.
Point local(const Component& c, const Pose& own, Point board)
{
    const Point p = own.toPart(board);
    return c.upright ? Point(p.y, -p.x) : p;
}

void paintSmall(Scene& scene, const Pose& pose, const Component& c, const Pose& own)
{
    const Stencil& mark = lettering(c.mark, 8);
    const bool resistor = c.kind == Kind::Resistor, diode = c.kind == Kind::Diode;
    const Point centre = own.toPicture({0, 0});
    scene.stamp(pose, centre, 0.16f, 0.16f, [&](Point board, Surface& s) {
        const Point p = local(c, own, board);
        const float d = boxDistance(p, c.halfWidth, c.halfHeight, 0.008f);
        const float t = scene.cover(d);
        if (t <= 0.0f)
            return;
        Surface body;
        body.albedo = resistor ? colour(40, 40, 44)
                      : diode  ? colour(196, 52, 44)
                               : colour(176, 142, 100);
        body.gloss = diode ? 0.4f : 0.12f;
        const float metal = smooth(c.halfWidth * 0.68f, c.halfWidth * 0.74f, std::abs(p.x));
        body = blend(body, tin(), diode ? metal * 0.9f : metal);
        if (diode)
            body.albedo *= 1.0f + 0.5f * smooth(0.035f, 0.0f, length(p));
        const float ink = resistor ? mark.at(p / 0.040f) : 0.0f;
        body.albedo = body.albedo * (1.0f - ink) + colour(225, 225, 220) * ink;
        body.height = 0.105f + 0.02f * smooth(0.0f, -0.015f, d) + (resistor ? 0.0f : 0.02f);
        s = blend(s, body, t);
    });
}

void paintCan(Scene& scene, const Pose& pose, const Component& c, const Pose& own)
{
    const Stencil& mark = lettering(c.mark, 8);
    const Point centre = own.toPicture({0, 0});
    scene.stamp(pose, centre, 0.19f, 0.19f, [&](Point board, Surface& s) {
        const Point p = local(c, own, board);
        const float foot = boxDistance(p, 0.158f, 0.158f, 0.035f);
        Surface base;
        base.albedo = colour(34, 34, 38);
        base.height = 0.085f;
        base.gloss = 0.1f;
        s = blend(s, base, scene.cover(foot));
        const float r = length(p);
        Surface top;
        top.albedo = colour(200, 203, 206);
        const float band = smooth(-0.045f, -0.05f, p.x);
        top.albedo = top.albedo * (1.0f - 0.88f * band) + colour(22, 22, 26) * (0.88f * band);
        const float ink = mark.at((p - Point(0.035f, 0.0f)) / 0.062f);
        top.albedo *= 1.0f - 0.85f * ink;
        top.metal = 0.75f * (1.0f - band);
        top.gloss = 0.2f;
        top.height = 0.235f - 0.02f * smooth(0.115f, 0.145f, r) -
                     0.012f * smooth(0.108f, 0.118f, r) * smooth(0.13f, 0.12f, r);
        s = blend(s, top, scene.cover(r - 0.143f));
    });
}

void paintCrystal(Scene& scene, const Pose& pose, const Component& c, const Pose& own)
{
    const Stencil& mark = lettering(c.mark, 7);
    const Point centre = own.toPicture({0, 0});
    scene.stamp(pose, centre, 0.21f, 0.11f, [&](Point board, Surface& s) {
        const Point p = local(c, own, board);
        const float rim = boxDistance(p, 0.182f, 0.076f, 0.07f),
                    d = boxDistance(p, 0.166f, 0.060f, 0.06f);
        Surface body = tin();
        body.albedo = colour(196, 198, 200) * (1.0f + 0.04f * noise(p.x * 8, p.y * 90, 104));
        body.height = 0.085f + 0.05f * smooth(0.002f, -0.022f, d);
        body.albedo *= 1.0f - 0.6f * mark.at(p / 0.048f);
        s = blend(s, body, scene.cover(rim));
    });
}

void paintChip(Scene& scene, const Pose& pose, const Component& c, const Pose& own)
{
    const Stencil& mark = lettering(c.mark, 7);
    const Stencil& date = lettering("2419", 6);
    const bool quad = c.halfWidth > 0.2f;
    const float pitch = quad ? 0.052f : 0.080f, pins = quad ? 3.5f : 1.5f;
    const auto leg = [&](float along, float out, float half) {
        const float n = std::clamp(floorFast(along / pitch) + 0.5f, -pins, pins);
        return boxDistance({along - n * pitch, out - half - 0.026f}, 0.0145f, 0.034f, 0.004f);
    };
    const float reach = std::max(c.halfWidth, c.halfHeight) + 0.08f;
    scene.stamp(pose, own.toPicture({0, 0}), reach, reach, [&](Point board, Surface& s) {
        const Point p = local(c, own, board);
        float legs = leg(p.y, std::abs(p.x), c.halfWidth);
        if (quad)
            legs = std::min(legs, leg(p.x, std::abs(p.y), c.halfHeight));
        Surface lead = tin();
        const float d = boxDistance(p, c.halfWidth, c.halfHeight, 0.012f);
        lead.height = mix(0.075f, 0.098f, smooth(0.05f, 0.01f, d));
        s = blend(s, lead, scene.cover(legs));
        Surface body;
        body.albedo = colour(42, 43, 46) * (1.0f + 0.05f * noise(p.x * 80, p.y * 80, 105));
        body.gloss = 0.10f;
        body.height = 0.12f + 0.02f * smooth(0.0f, -0.016f, d);
        const float dimple = length(p - Point(-c.halfWidth + 0.045f, -c.halfHeight + 0.045f));
        body.height -= 0.010f * smooth(0.022f, 0.014f, dimple);
        const float size = quad ? 0.085f : 0.058f;
        const float ink = std::max(mark.at((p + Point(0, quad ? 0.05f : 0.03f)) / size),
                                   date.at((p - Point(0, 0.075f)) / (0.62f * size)));
        body.albedo = body.albedo * (1.0f - 0.7f * ink) + colour(205, 206, 204) * (0.7f * ink);
        s = blend(s, body, scene.cover(d));
    });
}

bool hasPads(const Component& c)
{
    return c.kind == Kind::Resistor || c.kind == Kind::Capacitor || c.kind == Kind::Diode;
}

} // namespace

const std::vector<Component>& boardLayout()
{
    static const std::vector<Component> parts{
        {Kind::Chip, {-0.10f, -0.14f}, 0.235f, 0.235f, false, "MX-4"},
        {Kind::Chip, {0.56f, -0.44f}, 0.120f, 0.175f, false, "24C"},
        {Kind::Can, {0.57f, 0.10f}, 0.150f, 0.150f, false, "47"},
        {Kind::Crystal, {-0.10f, 0.34f}, 0.175f, 0.068f, false, "16.00"},
        {Kind::Resistor, {-0.66f, -0.58f}, 0.085f, 0.046f, false, "103"},
        {Kind::Resistor, {-0.66f, -0.40f}, 0.085f, 0.046f, false, "472"},
        {Kind::Resistor, {-0.66f, -0.22f}, 0.085f, 0.046f, false, "221"},
        {Kind::Resistor, {0.04f, -0.70f}, 0.085f, 0.046f, false, "103"},
        {Kind::Capacitor, {-0.30f, -0.70f}, 0.080f, 0.050f, false, ""},
        {Kind::Capacitor, {-0.66f, 0.04f}, 0.080f, 0.050f, true, ""},
        {Kind::Capacitor, {-0.46f, 0.34f}, 0.080f, 0.050f, true, ""},
        {Kind::Capacitor, {0.25f, 0.34f}, 0.080f, 0.050f, true, ""},
        {Kind::Diode, {0.60f, 0.50f}, 0.085f, 0.052f, false, ""},
        {Kind::Resistor, {0.60f, 0.70f}, 0.085f, 0.046f, false, "331"},
    };
    return parts;
}

Surface tin()
{
    Surface s;
    s.albedo = colour(208, 208, 204);
    s.metal = 0.8f;
    s.gloss = 0.35f;
    s.height = 0.068f;
    return s;
}

Surface gold()
{
    Surface s = tin();
    s.albedo = colour(226, 184, 96);
    return s;
}

void paintPads(Scene& scene, const Pose& pose, const Component& c)
{
    if (!hasPads(c))
        return;
    const Pose home(c.at, 0.0f);
    scene.stamp(pose, c.at, 0.16f, 0.16f, [&](Point board, Surface& s) {
        const Point p = local(c, home, board);
        const float outline =
            std::abs(boxDistance(p, c.halfWidth + 0.045f, c.halfHeight + 0.028f)) - 0.005f;
        const float ink = 0.8f * scene.cover(outline);
        s.albedo = s.albedo * (1.0f - ink) + colour(226, 228, 222) * ink;
        const Point q(std::abs(p.x) - c.halfWidth, p.y);
        const float d = boxDistance(q, 0.032f, c.halfHeight + 0.006f, 0.008f);
        Surface pad = tin();
        pad.height += 0.012f * smooth(0.0f, -0.03f, d);
        s = blend(s, pad, scene.cover(d));
    });
}

void paintComponent(Scene& scene, const Pose& pose, const Component& c, const Pose& own)
{
    if (hasPads(c))
        paintSmall(scene, pose, c, own);
    else if (c.kind == Kind::Can)
        paintCan(scene, pose, c, own);
    else if (c.kind == Kind::Crystal)
        paintCrystal(scene, pose, c, own);
    else
        paintChip(scene, pose, c, own);
}

} // namespace mixdesk::demo
