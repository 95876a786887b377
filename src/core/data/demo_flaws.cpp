// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/demo_flaws.h"

#include <limits>

namespace mixdesk::demo {

namespace {

struct Nearest
{
    float distance;
    float along; ///< 0..1 from start to end
};

Nearest nearest(const Curve& curve, Point p)
{
    Nearest best{std::numeric_limits<float>::max(), 0.0f};
    for (std::size_t i = 0; i + 1 < curve.size(); ++i) {
        const Point ab = curve[i + 1] - curve[i], ap = p - curve[i];
        const float t = clamp01(ap.dot(ab) / std::max(1e-9f, ab.dot(ab)));
        const float distance = length(ap - ab * t);
        if (distance < best.distance)
            best = {distance, (float(i) + t) / float(curve.size() - 1)};
    }
    return best;
}

/// Visits the pixels near a curve piece by piece, so that long curves cost little.
template <typename Fn> void alongCurve(Scene& scene, const Curve& curve, float reach, Fn&& fn)
{
    Point low = curve.front(), high = curve.front();
    for (const Point& p : curve) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    const Point centre = (low + high) * 0.5f, half = (high - low) * 0.5f;
    scene.paintBox(centre, half.x + reach, half.y + reach, [&](Point p, Surface& s) {
        const Nearest n = nearest(curve, p);
        if (n.distance < reach)
            fn(p, n, s);
    });
}

} // namespace

Curve wander(Point start, float angle, float length, float wobble, Random& random)
{
    constexpr int kSteps = 14;
    Curve curve{start};
    for (int i = 0; i < kSteps; ++i) {
        angle += wobble * float(random.normal());
        curve.push_back(curve.back() +
                        Point(std::cos(angle), std::sin(angle)) * (length / float(kSteps)));
    }
    return curve;
}

void engrave(Scene& scene, const Curve& curve, const Groove& groove)
{
    const float soft = std::max(groove.width * 0.35f, 1.5f * scene.pixel());
    alongCurve(scene, curve, groove.width * 3.0f + soft, [&](Point p, Nearest n, Surface& s) {
        if (s.height <= groove.floor)
            return;
        const float taper = std::min(1.0f, 5.0f * std::min(n.along, 1.0f - n.along) + 0.25f);
        const float width = groove.width * taper * (1.0f + 0.3f * noise(p.x * 30, p.y * 30, 3));
        const float inside = 1.0f - smooth(width - soft, width + soft, n.distance);
        const float rim =
            smooth(0.8f, 1.4f, n.distance / width) * smooth(2.6f, 1.4f, n.distance / width);
        s.height += groove.depth * (groove.ridge * rim - inside);
        const float t = groove.opacity * inside;
        s.albedo = s.albedo * (1.0f - t) + groove.bare * t;
    });
}

void layFibre(Scene& scene, const Curve& curve, float width, const Surface& material)
{
    alongCurve(scene, curve, width * 1.5f + 2.0f * scene.pixel(),
               [&](Point, Nearest n, Surface& s) {
                   const float t = scene.cover(n.distance - width);
                   if (t <= 0.0f)
                       return;
                   Surface fibre = material;
                   const float across = std::min(1.0f, n.distance / width);
                   fibre.height = s.height + material.height * std::sqrt(1.0f - 0.95f * across);
                   s = blend(s, fibre, t);
               });
}

void dent(Scene& scene, Point centre, float radius, float depth, float floor)
{
    const float reach = radius * 1.5f;
    scene.paintBox(centre, reach, reach, [&](Point p, Surface& s) {
        if (s.height <= floor)
            return;
        const float wobble = 1.0f + 0.22f * noise(p.x * 1.6f / radius, p.y * 1.6f / radius, 11);
        const float d = length(p - centre) / radius * wobble;
        if (d >= 1.5f)
            return;
        const float bowl = d < 1.0f ? (1.0f - d * d) * (1.0f - d * d) : 0.0f;
        const float rim = smooth(0.55f, 1.0f, d) * smooth(1.5f, 1.0f, d);
        s.height += depth * (0.22f * rim - bowl);
    });
}

void stain(Scene& scene, const Blot& blot)
{
    const float reach = blot.radius * (1.0f + blot.ragged + blot.soft) + 2.0f * scene.pixel();
    const float f = 1.7f / blot.radius;
    scene.paintBox(blot.centre, reach, reach, [&](Point p, Surface& s) {
        if (s.height <= blot.floor)
            return;
        const Point q = p - blot.centre;
        const float edge = blot.ragged * fractal(q.x * f, q.y * f, 3, blot.salt);
        const float d = length(q) / blot.radius - 1.0f + edge;
        float t = smooth(blot.soft, -1.2f * blot.soft, d);
        if (t <= 0.0f)
            return;
        const float border = blot.rim * smooth(-0.35f, -0.05f, d);
        const float patch = blot.mottle * (0.4f + fractal(q.x * 22, q.y * 22, 3, blot.salt + 9));
        s.height += blot.height * t * smooth(0.0f, -0.5f, d);
        t *= clamp01(blot.opacity + border) * (1.0f - clamp01(patch));
        const Colour ink = (blot.soak ? s.albedo.mul(blot.ink) : blot.ink) * (1.0f - 0.5f * border);
        s.albedo = s.albedo * (1.0f - t) + ink * t;
        if (blot.gloss >= 0.0f)
            s.gloss = mix(s.gloss, blot.gloss, t);
        if (blot.metal >= 0.0f)
            s.metal = mix(s.metal, blot.metal, t);
    });
}

void scatter(Scene& scene, Point centre, float spread, int count, float size,
             const Surface& material, Random& random)
{
    for (int i = 0; i < count; ++i) {
        const Point at(centre.x + spread * float(random.normal(0.0, 0.5)),
                       centre.y + spread * float(random.normal(0.0, 0.5)));
        const float radius = size * float(random.uniform(0.5, 1.2));
        const auto salt = std::uint32_t(random.integer(0, 200));
        const float f = 1.3f / radius;
        scene.paintBox(at, radius * 1.6f, radius * 1.6f, [&](Point p, Surface& s) {
            const Point q = p - at;
            const float d = length(q) + 0.5f * radius * noise(q.x * f, q.y * f, salt) - radius;
            const float t = scene.cover(d);
            if (t <= 0.0f)
                return;
            Surface grain = material;
            grain.albedo *= 1.0f + 0.25f * noise(q.x * 60, q.y * 60, salt);
            grain.height = s.height + std::sqrt(std::max(0.0f, -d * radius)) * material.height;
            s = blend(s, grain, t);
        });
    }
}

} // namespace mixdesk::demo
