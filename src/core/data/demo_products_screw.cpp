// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/demo_flaws.h"
#include "core/data/demo_products.h"

/// A zinc-plated hex bolt on a conveyor belt, turned by a guide rail but free to roll.
namespace mixdesk::demo {

namespace {

constexpr float kHeadStart = -0.70f;
constexpr float kHeadEnd = -0.47f;
constexpr float kCollarEnd = -0.415f;
constexpr float kThreadStart = -0.26f;
constexpr float kPitch = 0.092f;
constexpr float kShank = 0.128f;
constexpr float kAxis = 0.16f; ///< height of the bolt's axis over the belt

/// The bolt's own coordinates: u along the axis, v across.
struct Bolt
{
    float phase = 0.0f; ///< of the thread
    float roll = 0.0f;  ///< of the hexagon, radians
    float tip = 0.66f;
    float bend = 0.0f;     ///< curvature of the shank
    float torn = 0.0f;     ///< raggedness of a broken tip
    float mashFrom = 9.0f; ///< stretch of flattened thread
    float mashTo = 9.0f;
    float mash = 0.0f;
};

Surface belt(Point p)
{
    Surface s;
    const float weave = wave(p.x * 13.5f) * wave(p.y * 13.5f);
    const float wear = 0.5f * noise(p.x * 3, p.y * 3, 50) + 0.3f * noise(p.x * 9, p.y * 9, 51);
    s.albedo = colour(104, 116, 112) * (1.0f + 0.02f * weave + 0.06f * wear);
    s.height = 0.0006f * weave;
    s.gloss = 0.05f;
    return s;
}

/// Radius of the shank at u on the side that `asin(v/r)` tells; the thread is a helix.
float shankRadius(const Bolt& bolt, float u, float v)
{
    float r = kShank;
    if (u > kThreadStart) {
        const float around = std::asin(std::clamp(v / kShank, -1.0f, 1.0f)) / (2.0f * kPi);
        const float s = u / kPitch + bolt.phase + around;
        const float ridge = 1.0f - 2.0f * std::abs(s - floorFast(s) - 0.5f);
        float depth = 0.030f * smooth(kThreadStart, kThreadStart + 0.05f, u);
        float crest = smooth(0.12f, 0.80f, ridge);
        const float mashed = bolt.mash * smooth(bolt.mashFrom - 0.02f, bolt.mashFrom, u) *
                             smooth(bolt.mashTo + 0.02f, bolt.mashTo, u);
        if (mashed > 0.0f) {
            crest = mix(crest, 0.38f + 0.55f * noise(u * 26, v * 26, 21), mashed);
            depth *= 1.0f + 0.25f * mashed;
        }
        r += depth * (crest - 0.72f);
    }
    const float end = bolt.tip + bolt.torn * noise(v * 24, 3.0f, 22);
    return r - 0.055f * smooth(end - 0.055f, end, u);
}

/// Height of the hexagon over its axis: the highest of its three upper faces.
float hexHeight(float v, float roll)
{
    float z = 9.0f;
    for (int k = -1; k <= 1; ++k) {
        const float a = roll + float(k) * kPi / 3.0f;
        z = std::min(z, (0.235f - v * std::sin(a)) / std::cos(a));
    }
    return z;
}

/// Covers the bolt's outline at (u, v): signed distance and height over the belt.
struct Hit
{
    float distance = 9.0f;
    float height = 0.0f;
};

Hit hitBolt(const Bolt& bolt, float u, float v)
{
    Hit hit;
    const auto add = [&](float distance, float height) {
        if (distance < 0.0f && (hit.distance >= 0.0f || height > hit.height))
            hit.height = height;
        if (hit.distance >= 0.0f && distance >= 0.0f && distance < hit.distance)
            hit.height = height;
        hit.distance = std::min(hit.distance, distance);
    };
    const float hexHalf = 0.268f - 0.045f * smooth(kHeadStart + 0.05f, kHeadStart, u);
    const float head = std::max({std::abs(v) - hexHalf, kHeadStart - u, u - kHeadEnd});
    const float crown = 0.05f * smooth(kHeadStart + 0.055f, kHeadStart, u);
    if (head < 0.05f)
        add(head, kAxis + std::max(0.0f, hexHeight(v, bolt.roll) - crown));
    const float collar = std::max({std::abs(v) - 0.30f, kHeadEnd - u, u - kCollarEnd});
    if (collar < 0.05f)
        add(collar, kAxis + std::sqrt(std::max(0.0f, 0.09f - v * v)));
    const float end = bolt.tip + bolt.torn * noise(v * 24, 3.0f, 22);
    const float r = shankRadius(bolt, u, v);
    const float shank = std::max({std::abs(v) - r, kCollarEnd - u, u - end});
    if (shank < 0.05f)
        add(shank, kAxis + std::sqrt(std::max(0.0f, r * r - v * v)));
    return hit;
}

Bolt drawnBolt(Random& part)
{
    Bolt bolt;
    bolt.phase = float(part.uniform());
    bolt.roll = float(part.uniform(-0.12, 0.12));
    return bolt;
}

void damage(Bolt& bolt, const Flaw& flaw, Random& random)
{
    const float place = float(random.uniform(0.0, 1.0));
    if (flaw.is("crushed_thread")) {
        const float span = flaw.scaled(0.13f, 0.40f);
        bolt.mashFrom = mix(kThreadStart + 0.08f, 0.58f - span, place);
        bolt.mashTo = bolt.mashFrom + span;
        bolt.mash = flaw.scaled(0.75f, 1.0f);
    } else if (flaw.is("broken_tip")) {
        bolt.tip -= flaw.scaled(0.09f, 0.40f);
        bolt.torn = 0.035f;
    } else if (flaw.is("bent_shank")) {
        bolt.bend = (place < 0.5f ? -1.0f : 1.0f) * flaw.scaled(0.10f, 0.32f);
    }
}

void markBolt(Scene& scene, const Pose& pose, const Flaw& flaw, Random& random)
{
    const bool head = flaw.is("scratched_head");
    const float u = float(head ? random.uniform(-0.66, -0.52) : random.uniform(-0.30, 0.45));
    const float v = float(random.uniform(-0.07, 0.07));
    const Point at = pose.toPicture({u, v});
    if (head) {
        const int marks = flaw.severity > 0.6f ? 3 : 1;
        for (int i = 0; i < marks; ++i) {
            const float along = pose.angle() + kPi * float(random.uniform(0.3, 0.7));
            const float span = flaw.scaled(0.16f, 0.36f);
            const Point start = pose.toPicture({u + 0.05f * float(i), -0.5f * span});
            engrave(scene, wander(start, along, span, 0.10f, random),
                    {flaw.scaled(0.008f, 0.014f), 0.012f, colour(96, 94, 90), 0.8f, 0.7f, 0.10f});
        }
    } else if (flaw.is("rust")) {
        Blot blot;
        blot.centre = at;
        blot.radius = flaw.scaled(0.095f, 0.26f);
        blot.ink = colour(158, 72, 18);
        blot.opacity = flaw.scaled(0.88f, 0.98f);
        blot.ragged = 0.8f;
        blot.mottle = 0.22f;
        blot.gloss = 0.0f;
        blot.metal = 0.0f;
        blot.salt = std::uint32_t(random.integer(0, 255));
        blot.floor = 0.06f;
        stain(scene, blot);
    }
}

void buildScrew(Scene& scene, const Light&, Random& part, const Flaw& flaw)
{
    const Pose pose = Pose::guided(part);
    Bolt bolt = drawnBolt(part);
    Random random(flaw.seed);
    damage(bolt, flaw, random);
    scene.paint([&](Point picture, Surface& s) {
        const Point p = pose.toPart(picture);
        if (std::abs(p.x) > 0.76f || std::abs(p.y) > 0.40f) {
            s = belt(picture);
            return;
        }
        const float past = std::max(0.0f, p.x + 0.1f);
        const float v = p.y - bolt.bend * past * past;
        const Hit hit = hitBolt(bolt, p.x, v);
        const float t = scene.cover(hit.distance);
        if (t < 1.0f)
            s = belt(picture);
        if (t <= 0.0f)
            return;
        Surface zinc;
        const float cloud = fractal(p.x * 7, p.y * 7, 2, 64);
        zinc.albedo = colour(205, 206, 196) * (1.0f + 0.06f * cloud);
        if (p.x < kHeadEnd)
            zinc.albedo *= 1.0f + 0.04f * noise(p.x * 140, p.y * 8, 65);
        zinc.metal = 0.80f;
        zinc.gloss = 0.25f;
        zinc.height = hit.height;
        s = blend(s, zinc, t);
    });
    markBolt(scene, pose, flaw, random);
}

} // namespace

const Product& screw()
{
    static const Product product{
        "screw",
        {"bent_shank", "broken_tip", "crushed_thread", "rust", "scratched_head"},
        buildScrew};
    return product;
}

} // namespace mixdesk::demo
