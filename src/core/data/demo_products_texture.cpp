// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/demo_flaws.h"
#include "core/data/demo_products.h"

/// Surfaces without an outline: denim twill and oiled oak.
namespace mixdesk::demo {

namespace {

constexpr float kThread = 2.0f / 21.0f; ///< width of one thread

struct WeaveFlaw
{
    int warp = -99; ///< warp thread that is missing or of a wrong colour
    float from = 9.0f;
    float to = 9.0f;
    bool gone = false;
    Colour dye; ///< of the wrong thread
    Point hole{9, 9};
    float holeRadius = 0.0f;
    Point slub{9, 9}; ///< thick place
    float slubReach = 0.0f;
    float slubSwell = 0.0f;
};

/// Twill: the weft passes over one warp thread in three, one step further in each row.
bool warpOver(int warp, int weft)
{
    return ((warp + weft) % 3 + 3) % 3 != 0;
}

/// Height of a thread where it dives below or rises above its crossings, -1..1.
float crimp(float along, int thread, bool isWarp)
{
    const float cell = floorFast(along - 0.5f);
    const int i = int(cell);
    const float t = smooth(0.15f, 0.85f, along - 0.5f - cell);
    const auto up = [&](int k) {
        const bool over = isWarp ? warpOver(thread, k) : !warpOver(k, thread);
        return over ? 1.0f : -1.0f;
    };
    return mix(up(i), up(i + 1), t);
}

struct Strand
{
    float height = -9.0f;
    Surface surface;
};

/// One thread system at (across, along), both in threads.
Strand strand(float across, float along, bool isWarp, float width, const Colour& dye)
{
    Strand out;
    const int index = int(floorFast(across));
    const float offset = (across - floorFast(across) - 0.5f) / (0.5f * width);
    if (std::abs(offset) >= 1.0f)
        return out;
    const float round = std::sqrt(1.0f - offset * offset);
    // Twisted fibres run slantwise over the thread.
    const float ply = wave(along * 1.15f + offset * 0.55f);
    const float fuzz = noise(across * 8.0f, along * 3.0f, isWarp ? 70 : 73);
    out.height = kThread * (0.17f * crimp(along, index, isWarp) + 0.30f * round + 0.018f * ply +
                            0.02f * fuzz);
    const float shade = 1.0f + 0.13f * noise(float(index) * 3.7f, along * 0.4f, isWarp ? 71 : 74);
    out.surface.albedo = dye * (shade * (0.92f + 0.10f * ply + 0.16f * fuzz));
    out.surface.gloss = 0.03f;
    return out;
}

Surface underTable()
{
    Surface s;
    s.albedo = colour(46, 42, 40);
    s.height = -0.10f;
    return s;
}

Surface weavePoint(Point p, float warpAcross, float weftAcross, const WeaveFlaw& flaw)
{
    const int warp = int(floorFast(warpAcross));
    const bool marked = warp == flaw.warp && p.y > flaw.from && p.y < flaw.to;
    float swell = 0.0f;
    if (flaw.slubReach > 0.0f) {
        const Point d = p - flaw.slub;
        swell = flaw.slubSwell *
                std::exp(-(d.x * d.x * 9.0f + d.y * d.y) / (flaw.slubReach * flaw.slubReach));
    }
    const Colour indigo = marked && !flaw.gone ? flaw.dye : colour(66, 90, 134);
    Strand a = strand(warpAcross, weftAcross, true, std::min(1.0f, 0.90f + 0.1f * swell), indigo);
    // Without the warp thread the weft lies bare and slack.
    const bool bare = marked && flaw.gone;
    const Strand b =
        strand(weftAcross, warpAcross, false, bare ? 0.70f : 0.90f, colour(176, 182, 188));
    if (swell > 0.0f) {
        a.height += 0.85f * kThread * swell;
        a.surface.albedo = a.surface.albedo * (1.0f - 0.5f * clamp01(swell)) +
                           colour(150, 160, 180) * (0.5f * clamp01(swell));
    }
    if (bare)
        a.height = -9.0f;
    Surface s = underTable();
    const Strand& top = a.height > b.height ? a : b;
    if (top.height > -1.0f) {
        s = top.surface;
        s.height = top.height;
    }
    return s;
}

WeaveFlaw weaveFlaw(const Flaw& flaw, Random& random)
{
    WeaveFlaw weave;
    const Point at(float(random.uniform(-0.65, 0.65)), float(random.uniform(-0.65, 0.65)));
    const float span =
        flaw.is("missing_thread") ? flaw.scaled(0.35f, 1.6f) : flaw.scaled(0.25f, 1.4f);
    if (flaw.is("missing_thread") || flaw.is("wrong_thread")) {
        weave.warp = int(floorFast(at.x / kThread));
        weave.from = std::max(-1.1f, at.y - 0.5f * span);
        weave.to = weave.from + span;
        weave.gone = flaw.is("missing_thread");
        weave.dye = random.chance(0.5) ? colour(168, 60, 52) : colour(196, 150, 60);
    } else if (flaw.is("hole")) {
        weave.hole = at;
        weave.holeRadius = flaw.scaled(0.07f, 0.24f);
    } else if (flaw.is("slub")) {
        weave.slub = at;
        weave.slubReach = flaw.scaled(0.15f, 0.34f);
        weave.slubSwell = flaw.scaled(0.8f, 1.3f);
    }
    return weave;
}

void tearHole(Scene& scene, const WeaveFlaw& weave, Random& random)
{
    const float reach = weave.holeRadius * 1.7f;
    scene.paintBox(weave.hole, reach, reach, [&](Point p, Surface& s) {
        const Point q = p - weave.hole;
        const float ragged = fractal(q.x * 14, q.y * 14, 2, 77);
        const float d = length(q) - weave.holeRadius * (1.0f + 0.45f * ragged);
        s.height -= 0.05f * smooth(0.08f, 0.0f, d);
        s = blend(s, underTable(), scene.cover(d));
    });
    const int ends = 5 + int(weave.holeRadius * 40.0f);
    for (int i = 0; i < ends; ++i) {
        const float angle = float(random.uniform(0.0, 2.0)) * kPi;
        const Point from =
            weave.hole + Point(std::cos(angle), std::sin(angle)) * (weave.holeRadius * 1.1f);
        Surface fray;
        fray.albedo = random.chance(0.4) ? colour(205, 201, 190) : colour(82, 104, 146);
        fray.height = 0.02f;
        const float inward = angle + kPi + float(random.normal(0.0, 0.5));
        layFibre(
            scene,
            wander(from, inward, weave.holeRadius * float(random.uniform(0.3, 0.9)), 0.2f, random),
            0.009f, fray);
    }
}

void buildFabric(Scene& scene, const Light&, Random& part, const Flaw& flaw)
{
    const Point shift(float(part.uniform(-0.03, 0.03)), float(part.uniform(-0.03, 0.03)));
    const Pose pose(shift, float(part.uniform(-0.025, 0.025)));
    const Point drift(float(part.uniform(0, 99)), float(part.uniform(0, 99)));
    Random random(flaw.seed);
    const WeaveFlaw weave = weaveFlaw(flaw, random);
    scene.paint([&](Point picture, Surface& s) {
        const Point p = pose.toPart(picture);
        const float dx = 0.14f * noise(p.x * 2 + drift.x, p.y * 2 + drift.y, 75);
        const float dy = 0.14f * noise(p.x * 2 + drift.x, p.y * 2 + drift.y, 76);
        s = weavePoint(p, p.x / kThread + dx, p.y / kThread + dy, weave);
    });
    if (flaw.is("hole")) {
        tearHole(scene, weave, random);
    } else if (flaw.is("stain")) {
        Blot blot;
        blot.centre = {float(random.uniform(-0.6, 0.6)), float(random.uniform(-0.6, 0.6))};
        blot.radius = flaw.scaled(0.11f, 0.36f);
        blot.ink = colour(158, 132, 96);
        blot.opacity = flaw.scaled(0.75f, 1.0f);
        blot.soak = true;
        blot.ragged = 0.5f;
        blot.rim = 0.25f;
        blot.salt = std::uint32_t(random.integer(0, 255));
        stain(scene, blot);
    }
}

/// Oak: growth rings cut lengthwise, open pores. The grain runs down the picture.
Surface oakPoint(Point p, Point log, float tone)
{
    const float bend = 0.42f * noise(p.x * 0.7f + log.x, p.y * 0.40f + log.y, 80) +
                       0.035f * noise(p.x * 3.0f + log.x, p.y * 1.1f + log.y, 81);
    const float across = p.x + bend;
    const float ring = across * 5.2f + 0.8f * noise(across * 1.7f, log.x, 86) + log.x;
    const float year = ring - floorFast(ring);
    const float depth = 0.55f + 0.45f * noise((ring - year) * 1.37f, log.y, 87);
    const float late = smooth(0.10f, 0.80f, year) * smooth(1.0f, 0.86f, year) * depth;
    const float fibre = noise(p.x * 70.0f + log.y, p.y * 2.0f, 82) +
                        0.8f * noise(p.x * 29.0f, p.y * 0.9f + log.x, 83);
    const float pores = noise(p.x * 105.0f + log.x, p.y * 5.0f + log.y, 84);
    const float pore = smooth(0.30f, 0.85f, pores) * (0.25f + 0.75f * smooth(0.45f, 0.05f, year));
    Surface s;
    const Colour early = colour(203, 163, 115), dark = colour(166, 120, 76);
    const float t = clamp01(0.22f + 0.58f * late + 0.10f * fibre);
    s.albedo = (early * (1.0f - t) + dark * t) * (tone * (1.0f + 0.05f * fibre));
    s.albedo *= 1.0f - 0.38f * pore;
    s.height = -0.0030f * pore + 0.0006f * fibre;
    s.gloss = 0.05f;
    return s;
}

void crackWood(Scene& scene, Point at, const Flaw& flaw, Random& random)
{
    const float angle = kPi / 2.0f + float(random.uniform(-0.12, 0.12));
    const float span = flaw.scaled(0.35f, 1.3f);
    const Curve curve = wander(at - Point(0.0f, 0.5f * span), angle, span, 0.08f, random);
    engrave(scene, curve,
            {flaw.scaled(0.009f, 0.024f), 0.06f, colour(40, 24, 14), 0.95f, 0.05f, -1.0f});
}

void woodBlot(Scene& scene, Point at, const Flaw& flaw, Random& random)
{
    Blot blot;
    blot.centre = at;
    blot.salt = std::uint32_t(random.integer(0, 255));
    if (flaw.is("hole")) {
        blot.radius = flaw.scaled(0.045f, 0.13f);
        blot.ink = colour(28, 17, 10);
        blot.opacity = 0.96f;
        blot.ragged = 0.18f;
        blot.height = -0.16f;
        blot.gloss = 0.0f;
    } else {
        blot.radius = flaw.scaled(0.09f, 0.32f);
        blot.ink = random.chance(0.5) ? colour(92, 104, 150) : colour(142, 96, 78);
        blot.opacity = flaw.scaled(0.60f, 1.0f);
        blot.soak = true;
        blot.ragged = 0.35f;
        blot.rim = 0.3f;
    }
    stain(scene, blot);
}

void deadKnot(Scene& scene, Point at, float radius, std::uint32_t salt)
{
    scene.paintBox(at, radius * 1.9f, radius * 1.9f, [&](Point p, Surface& s) {
        const Point q((p.x - at.x) * 1.15f, (p.y - at.y) * 0.85f);
        const float d = length(q) / radius * (1.0f + 0.14f * noise(q.x * 12, q.y * 12, salt));
        if (d > 1.5f)
            return;
        const float rings = 0.5f + 0.5f * std::sin(d * 17.0f + 2.0f * noise(q.x * 8, q.y * 8, 5));
        const Colour heart = colour(98, 58, 32) * (0.55f + 0.5f * rings);
        const float bark = smooth(0.80f, 0.93f, d) * smooth(1.10f, 0.98f, d);
        const float t = smooth(1.12f, 0.96f, d), halo = 0.45f * smooth(1.5f, 1.0f, d);
        s.albedo *= 1.0f - halo;
        s.albedo = s.albedo * (1.0f - t) + heart * (1.0f - 0.75f * bark) * t;
        s.height -= 0.012f * bark;
    });
}

void buildWood(Scene& scene, const Light&, Random& part, const Flaw& flaw)
{
    const Point log(float(part.uniform(0, 180)), float(part.uniform(0, 180)));
    const float tone = float(part.uniform(0.95, 1.05));
    const Pose pose({0, 0}, float(part.uniform(-0.03, 0.03)));
    scene.paint([&](Point p, Surface& s) { s = oakPoint(pose.toPart(p), log, tone); });

    Random random(flaw.seed);
    const Point at(float(random.uniform(-0.68, 0.68)), float(random.uniform(-0.6, 0.6)));
    if (flaw.is("crack")) {
        crackWood(scene, at, flaw, random);
    } else if (flaw.is("scratch")) {
        const float angle = float(random.uniform(-0.7, 0.7));
        const float span = flaw.scaled(0.30f, 1.1f);
        const Point start = at - Point(std::cos(angle), std::sin(angle)) * (0.5f * span);
        engrave(scene, wander(start, angle, span, 0.05f, random),
                {flaw.scaled(0.009f, 0.017f), 0.016f, colour(238, 214, 176),
                 flaw.scaled(0.7f, 0.9f), 0.4f, -1.0f});
    } else if (flaw.is("knot")) {
        deadKnot(scene, at, flaw.scaled(0.07f, 0.20f), std::uint32_t(random.integer(0, 255)));
    } else if (flaw.is("hole") || flaw.is("stain")) {
        woodBlot(scene, at, flaw, random);
    }
}

} // namespace

const Product& fabric()
{
    static const Product product{
        "fabric", {"hole", "missing_thread", "slub", "stain", "wrong_thread"}, buildFabric};
    return product;
}

const Product& wood()
{
    static const Product product{"wood", {"crack", "hole", "knot", "scratch", "stain"}, buildWood};
    return product;
}

} // namespace mixdesk::demo
