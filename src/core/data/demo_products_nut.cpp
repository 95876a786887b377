// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/demo_flaws.h"
#include "core/data/demo_products.h"

/// A zinc-plated hex nut seen from above, in any rotation on a dark belt.
namespace mixdesk::demo {

namespace {

constexpr float kFlat = 0.62f; ///< half the width across flats
constexpr float kBore = 0.33f;
constexpr float kTop = 0.30f;

struct NutCut
{
    int roundedCorner = -1;
    float rounding = 0.0f;
    float chipTurn = 0.0f; ///< where the rim of the bore is torn out
    float chip = 0.0f;
    int burredFlat = -1;
    float burr = 0.0f;
};

float hexDistance(Point p, const NutCut& cut)
{
    float d = -9.0f;
    for (int i = 0; i < 6; ++i) {
        const float angle = float(i) * kPi / 3.0f;
        const Point normal(std::cos(angle), std::sin(angle));
        const float along = p.x * normal.y - p.y * normal.x;
        float flat = kFlat;
        if (i == cut.burredFlat)
            flat -= cut.burr * smooth(0.30f, 0.10f, std::abs(along)) *
                    (0.75f + 0.45f * noise(along * 18, 2.5f, 110));
        d = std::max(d, p.dot(normal) - flat);
    }
    if (cut.roundedCorner >= 0) {
        const float angle = (float(cut.roundedCorner) + 0.5f) * kPi / 3.0f;
        const float corner = p.dot(Point(std::cos(angle), std::sin(angle)));
        d = std::max(d, corner - (kFlat / std::cos(kPi / 6.0f) - cut.rounding) -
                            0.012f * noise(p.x * 26, p.y * 26, 111));
    }
    return d;
}

/// Upper side: crowned corners, a countersunk bore and the first turns of the thread.
float nutHeight(float r, float outline)
{
    float h = kTop - 0.09f * smooth(0.585f, 0.72f, r);
    h -= 0.020f * smooth(-0.02f, 0.0f, outline);
    if (r < 0.415f) {
        h -= 0.075f * smooth(0.415f, kBore, r);
        h -= 0.010f * (0.5f + 0.5f * wave((r - kBore) * 30.0f)) * smooth(0.40f, 0.37f, r);
    }
    return h;
}

NutCut nutCut(const Flaw& flaw, Random& random)
{
    NutCut cut;
    const int place = random.integer(0, 5);
    if (flaw.is("rounded_corner")) {
        cut.roundedCorner = place;
        cut.rounding = flaw.scaled(0.05f, 0.17f);
    } else if (flaw.is("torn_thread")) {
        cut.chipTurn = float(random.uniform(0.0, 2.0)) * kPi;
        cut.chip = flaw.scaled(0.07f, 0.20f);
    } else if (flaw.is("gouged_flat")) {
        cut.burredFlat = place;
        cut.burr = flaw.scaled(0.05f, 0.14f);
    }
    return cut;
}

void markNut(Scene& scene, const Pose& pose, const Flaw& flaw, Random& random)
{
    const float angle = float(random.uniform(0.0, 2.0)) * kPi;
    const Point out(std::cos(angle), std::sin(angle));
    if (flaw.is("crack")) {
        const Point start = pose.toPicture(out * 0.36f);
        engrave(scene,
                wander(start, angle + pose.angle(), flaw.scaled(0.16f, 0.32f), 0.20f, random),
                {flaw.scaled(0.010f, 0.020f), 0.05f, colour(26, 26, 28), 0.95f, 0.15f, 0.10f});
    } else if (flaw.is("rust")) {
        Blot blot;
        blot.centre = pose.toPicture(out * float(random.uniform(0.44, 0.58)));
        blot.radius = flaw.scaled(0.075f, 0.25f);
        blot.ink = colour(132, 62, 20);
        blot.opacity = flaw.scaled(0.75f, 0.97f);
        blot.ragged = 0.8f;
        blot.mottle = 0.3f;
        blot.gloss = 0.0f;
        blot.metal = 0.0f;
        blot.salt = std::uint32_t(random.integer(0, 255));
        blot.floor = 0.08f;
        stain(scene, blot);
    }
}

Surface darkBelt(Point p)
{
    Surface s;
    const float weave = wave(p.x * 12.0f + p.y * 12.0f) * wave(p.x * 12.0f - p.y * 12.0f);
    s.albedo = colour(70, 74, 72) * (1.0f + 0.03f * weave + 0.04f * noise(p.x * 5, p.y * 5, 112));
    s.height = 0.0008f * weave;
    s.gloss = 0.05f;
    return s;
}

float tornDistance(Point p, const NutCut& cut)
{
    if (cut.chip <= 0.0f)
        return 9.0f;
    const Point at(0.36f * std::cos(cut.chipTurn), 0.36f * std::sin(cut.chipTurn));
    return length(p - at) - cut.chip * (0.8f + 0.35f * noise(p.x * 16, p.y * 16, 113));
}

void buildHexNut(Scene& scene, const Light& light, Random& part, const Flaw& flaw)
{
    const Pose pose = Pose::loose(part);
    const Point grain(float(part.uniform(0, 50)), float(part.uniform(0, 50)));
    Random random(flaw.seed);
    const NutCut cut = nutCut(flaw, random);
    const Point middle = pose.toPicture({0, 0});
    scene.paint([&](Point picture, Surface& s) {
        const Point p = pose.toPart(picture);
        const float r = length(p);
        const float outline = r < 0.80f ? hexDistance(p, cut) : 9.0f;
        const float t = scene.cover(std::max(outline, kBore - r));
        if (t < 1.0f)
            s = darkBelt(picture);
        if (t <= 0.0f)
            return;
        Surface zinc;
        const float cloud = noise(p.x * 5 + grain.x, p.y * 5 + grain.y, 114);
        zinc.albedo = colour(200, 198, 184) *
                      (turnedSheen(picture - middle, r, light, 12) * (1.0f + 0.03f * cloud));
        zinc.metal = 0.82f;
        zinc.gloss = 0.18f;
        zinc.height = nutHeight(r, outline);
        const float torn = tornDistance(p, cut);
        if (torn < 0.03f) {
            const float depth = smooth(0.03f, -0.03f, torn);
            zinc.height -= depth * (0.10f + 0.03f * noise(p.x * 30, p.y * 30, 115));
            zinc.albedo *= 1.0f - 0.35f * depth;
        }
        s = blend(s, zinc, t);
    });
    markNut(scene, pose, flaw, random);
}

} // namespace

const Product& hexNut()
{
    static const Product product{
        "hex_nut", {"crack", "gouged_flat", "rounded_corner", "rust", "torn_thread"}, buildHexNut};
    return product;
}

} // namespace mixdesk::demo
