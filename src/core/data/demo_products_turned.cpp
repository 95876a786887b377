// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/demo_flaws.h"
#include "core/data/demo_products.h"

/// Turned and milled parts: a steel flange that sits in a nest and a brass gear that lies loose.
namespace mixdesk::demo {

namespace {

constexpr int kBolts = 6;
constexpr float kBoltCircle = 0.61f;

Point polar(float radius, float angle)
{
    return {radius * std::cos(angle), radius * std::sin(angle)};
}

Surface rubberMat(Point p)
{
    Surface s;
    const float grain = noise(p.x * 70, p.y * 70, 40) + 0.7f * noise(p.x * 9, p.y * 9, 41);
    s.albedo = colour(58, 66, 78) * (1.0f + 0.07f * grain);
    s.height = 0.0012f * grain;
    s.gloss = 0.04f;
    return s;
}

struct FlangeCut
{
    int blindBolt = -1; ///< bolt hole that was never drilled
    float blindDepth = 0.0f;
    Point chip{9, 9}; ///< broken edge
    float chipRadius = 0.0f;
};

float boltDistance(Point p, int skip, float* skipped)
{
    float best = 9.0f;
    for (int i = 0; i < kBolts; ++i) {
        const float angle = (float(i) + 0.5f) * 2.0f * kPi / float(kBolts);
        const float d = length(p - polar(kBoltCircle, angle)) - 0.085f;
        if (i == skip)
            *skipped = d;
        else
            best = std::min(best, d);
    }
    return best;
}

/// Height of the sound flange's upper side at radius r; `bolt` is the distance to a bolt hole.
float flangeHeight(float r, float bolt, float rim)
{
    float h = 0.15f - 0.035f * smooth(-0.035f, 0.0f, rim);
    h += 0.075f * smooth(0.425f, 0.40f, r);
    h -= 0.018f * smooth(0.012f, 0.0f, std::abs(r - 0.475f));
    h -= 0.030f * smooth(0.285f, 0.245f, r);
    h -= 0.028f * smooth(0.030f, 0.0f, bolt);
    return h;
}

Surface steelFace(Point p, float r, const Light& light, const Point& grainShift)
{
    Surface s;
    const float cloud = fractal(p.x * 3 + grainShift.x, p.y * 3 + grainShift.y, 2, 60);
    s.albedo = colour(190, 194, 199) *
               (turnedSheen(p, r, light, r < 0.42f ? 5 : 8) * (1.0f + 0.05f * cloud));
    s.metal = 0.85f;
    s.gloss = 0.10f;
    return s;
}

FlangeCut flangeCut(const Flaw& flaw, Random& random)
{
    FlangeCut cut;
    const float angle = float(random.uniform(0.0, 2.0)) * kPi;
    const int bolt = random.integer(0, kBolts - 1);
    if (flaw.is("blind_hole")) {
        cut.blindBolt = bolt;
        cut.blindDepth = flaw.scaled(0.05f, 0.004f);
    } else if (flaw.is("chipped_edge")) {
        cut.chipRadius = flaw.scaled(0.055f, 0.17f);
        cut.chip = polar(0.80f + 0.25f * cut.chipRadius, angle);
    }
    return cut;
}

void markFlange(Scene& scene, const Pose& pose, const Flaw& flaw, Random& random)
{
    const float angle = float(random.uniform(0.0, 2.0)) * kPi;
    const float radius = float(random.uniform(0.33, 0.72));
    const Point at = pose.toPicture(polar(radius, angle));
    if (flaw.is("scratch")) {
        const Curve curve = wander(at, angle + float(random.uniform(1.0, 2.2)),
                                   flaw.scaled(0.22f, 0.75f), 0.06f, random);
        engrave(scene, curve,
                {flaw.scaled(0.011f, 0.020f), flaw.scaled(0.010f, 0.020f), colour(240, 243, 246),
                 flaw.scaled(0.75f, 0.95f), 0.5f, 0.05f});
    } else if (flaw.is("dent")) {
        dent(scene, at, flaw.scaled(0.065f, 0.17f), flaw.scaled(0.030f, 0.075f), 0.05f);
    } else if (flaw.is("rust")) {
        Blot blot;
        blot.centre = at;
        blot.radius = flaw.scaled(0.07f, 0.26f);
        blot.ink = colour(132, 62, 20);
        blot.opacity = flaw.scaled(0.75f, 0.97f);
        blot.ragged = 0.9f;
        blot.mottle = 0.35f;
        blot.gloss = 0.0f;
        blot.metal = 0.0f;
        blot.height = 0.004f;
        blot.salt = std::uint32_t(random.integer(0, 255));
        blot.floor = 0.05f;
        stain(scene, blot);
    }
}

/// The flange's upper side at p; `chip` is the depth inside a broken edge.
Surface flangeFace(Point p, float r, const FlangeCut& cut, float bolt, float blind, float chip)
{
    Surface face;
    face.height = flangeHeight(r, bolt, r - 0.80f);
    face.albedo = Colour(1.0f, 1.0f, 1.0f);
    if (blind < 0.03f)
        face.height -= cut.blindDepth * smooth(0.03f, -0.04f, blind);
    if (chip > -0.05f) {
        face.height -= 0.06f * smooth(-0.05f, 0.0f, chip);
        face.albedo *= 1.0f + 0.25f * noise(p.x * 45, p.y * 45, 32);
    }
    if (r < 0.42f && p.y > 0.0f) {
        static const Stencil& size = lettering("DN 40  PN 16", 7);
        const float ink = size.at(Point(p.x, p.y - 0.345f + 1.1f * p.x * p.x) / 0.052f);
        face.height -= 0.010f * ink;
        face.albedo *= 1.0f - 0.55f * ink;
    }
    return face;
}

float chipDistance(Point p, const FlangeCut& cut)
{
    if (cut.chipRadius <= 0.0f)
        return -9.0f;
    return cut.chipRadius * (1.0f + 0.16f * noise(p.x * 22, p.y * 22, 31) +
                             0.08f * noise(p.x * 60, p.y * 60, 34)) -
           length(p - cut.chip);
}

void buildFlange(Scene& scene, const Light& light, Random& part, const Flaw& flaw)
{
    const Pose pose = Pose::nested(part);
    const Point grain(float(part.uniform(0, 50)), float(part.uniform(0, 50)));
    Random random(flaw.seed);
    const FlangeCut cut = flangeCut(flaw, random);
    scene.paint([&](Point picture, Surface& s) {
        const Point p = pose.toPart(picture);
        const float r = length(p);
        float t = 0.0f, blind = 9.0f, bolt = 9.0f, chip = -9.0f;
        if (r < 0.84f) {
            bolt = boltDistance(p, cut.blindBolt, &blind);
            chip = chipDistance(p, cut);
            const float keyway = boxDistance(p - Point(0.0f, -0.24f), 0.045f, 0.065f);
            t = scene.cover(std::max({r - 0.80f, 0.235f - r, -bolt, -keyway, chip}));
        }
        if (t < 1.0f)
            s = rubberMat(picture);
        if (t <= 0.0f)
            return;
        Surface face = steelFace(p, r, light, grain);
        const Surface form = flangeFace(p, r, cut, bolt, blind, chip);
        face.height = form.height;
        face.albedo = face.albedo.mul(form.albedo);
        s = blend(s, face, t);
    });
    markFlange(scene, pose, flaw, random);
}

constexpr int kTeeth = 20;
constexpr int kHoles = 10;

struct GearCut
{
    int tooth = -1; ///< first tooth that is short
    int teeth = 0;
    float stub = 1.0f; ///< height that is left of it
};

/// Distance from the toothed outline.
float toothDistance(Point p, float r, const GearCut& cut)
{
    const float turn = (std::atan2(p.y, p.x) / (2.0f * kPi) + 1.0f) * float(kTeeth);
    const float phase = turn - floorFast(turn);
    const float flank = std::abs(phase - 0.5f);
    float tall = smooth(0.36f, 0.13f, flank);
    const int index = int(turn) % kTeeth;
    if (cut.tooth >= 0 && (index - cut.tooth + kTeeth) % kTeeth < cut.teeth)
        tall = std::min(tall, cut.stub + 0.10f * noise(p.x * 30, p.y * 30, 33));
    const float slope = flank > 0.13f && flank < 0.36f ? 0.62f : 1.0f;
    return (r - 0.665f - 0.135f * tall) * slope;
}

float gearHoles(Point p)
{
    float best = 9.0f;
    for (int i = 0; i < kHoles; ++i)
        best = std::min(best,
                        length(p - polar(0.40f, float(i) * 2.0f * kPi / float(kHoles))) - 0.074f);
    return best;
}

GearCut gearCut(const Flaw& flaw, Random& random)
{
    GearCut cut;
    if (flaw.is("broken_tooth")) {
        cut.tooth = random.integer(0, kTeeth - 1);
        cut.teeth = flaw.severity > 0.75f ? 3 : 2;
        cut.stub = flaw.scaled(0.45f, 0.03f);
    }
    return cut;
}

Blot gearBlot(Point at, const Flaw& flaw, Random& random)
{
    Blot blot;
    blot.centre = at;
    blot.floor = 0.03f;
    blot.salt = std::uint32_t(random.integer(0, 255));
    if (flaw.is("heat_tint")) {
        blot.radius = flaw.scaled(0.12f, 0.34f);
        blot.ink = colour(96, 100, 176);
        blot.opacity = flaw.scaled(0.55f, 0.88f);
        blot.ragged = 0.25f;
        blot.soft = 0.35f;
    } else {
        blot.radius = flaw.scaled(0.09f, 0.25f);
        blot.ink = colour(40, 31, 24);
        blot.opacity = flaw.scaled(0.82f, 0.95f);
        blot.ragged = 0.55f;
        blot.gloss = 0.45f;
        blot.metal = 0.05f;
        blot.height = 0.010f;
    }
    return blot;
}

void markGear(Scene& scene, const Pose& pose, const Flaw& flaw, Random& random)
{
    const float angle = float(random.uniform(0.0, 2.0)) * kPi;
    const Point at = pose.toPicture(polar(float(random.uniform(0.25, 0.6)), angle));
    if (flaw.is("crack")) {
        const float hole = float(random.integer(0, kHoles - 1)) + 0.5f;
        const float start = hole * 2.0f * kPi / float(kHoles);
        const float from = flaw.scaled(0.45f, 0.20f);
        const Curve curve = wander(pose.toPicture(polar(from, start)), start + pose.angle(),
                                   flaw.scaled(0.18f, 0.44f), 0.22f, random);
        engrave(scene, curve,
                {flaw.scaled(0.010f, 0.019f), 0.05f, colour(38, 27, 12), 0.95f, 0.15f, 0.04f});
    } else if (flaw.is("swarf")) {
        Surface steel;
        steel.albedo = colour(232, 236, 242);
        steel.metal = 0.8f;
        steel.gloss = 0.5f;
        steel.height = 0.045f;
        const Curve curl =
            wander(at, angle, flaw.scaled(0.28f, 0.85f), random.chance(0.5) ? 0.5f : 0.35f, random);
        layFibre(scene, curl, flaw.scaled(0.020f, 0.034f), steel);
    } else if (flaw.is("grease") || flaw.is("heat_tint")) {
        stain(scene, gearBlot(at, flaw, random));
    }
}

Surface paperTray(Point p)
{
    Surface s;
    const float grain = noise(p.x * 60, p.y * 60, 44) + noise(p.x * 6, p.y * 6, 45);
    s.albedo = colour(176, 183, 190) * (1.0f + 0.018f * grain);
    s.height = 0.0008f * grain;
    s.gloss = 0.03f;
    return s;
}

float gearHeight(float r, float outline, float holes)
{
    float h = 0.13f - 0.030f * smooth(-0.030f, 0.0f, outline);
    h -= 0.050f * smooth(0.225f, 0.25f, r) * smooth(0.57f, 0.545f, r);
    h += 0.035f * smooth(0.215f, 0.195f, r);
    h -= 0.015f * smooth(0.022f, 0.0f, holes);
    h -= 0.022f * smooth(0.125f, 0.10f, r);
    return h;
}

void buildGear(Scene& scene, const Light& light, Random& part, const Flaw& flaw)
{
    const Pose pose = Pose::loose(part);
    const Point grain(float(part.uniform(0, 50)), float(part.uniform(0, 50)));
    Random random(flaw.seed);
    const GearCut cut = gearCut(flaw, random);
    const Point turn = pose.toPicture({0, 0});
    scene.paint([&](Point picture, Surface& s) {
        const Point p = pose.toPart(picture);
        const float r = length(p);
        if (r > 0.84f) {
            s = paperTray(picture);
            return;
        }
        const float teeth = toothDistance(p, r, cut);
        const float holes = gearHoles(p);
        const float t = scene.cover(std::max({teeth, -holes, 0.10f - r}));
        if (t < 1.0f)
            s = paperTray(picture);
        if (t <= 0.0f)
            return;
        Surface face;
        const float cloud = fractal(p.x * 4 + grain.x, p.y * 4 + grain.y, 2, 62);
        face.albedo = colour(212, 170, 92) *
                      (turnedSheen(picture - turn, r, light, 9) * (1.0f + 0.06f * cloud));
        face.metal = 0.85f;
        face.gloss = 0.12f;
        face.height = gearHeight(r, teeth, holes);
        s = blend(s, face, t);
    });
    markGear(scene, pose, flaw, random);
}

} // namespace

const Product& flange()
{
    static const Product product{
        "flange", {"blind_hole", "chipped_edge", "dent", "rust", "scratch"}, buildFlange};
    return product;
}

const Product& gear()
{
    static const Product product{
        "gear", {"broken_tooth", "crack", "grease", "heat_tint", "swarf"}, buildGear};
    return product;
}

} // namespace mixdesk::demo
