// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/demo_flaws.h"
#include "core/data/demo_products.h"

#include <array>

/// A blister card of nine tablets: any of three flavours is fine, and so is any turn of the
/// tablets.
namespace mixdesk::demo {

namespace {

constexpr int kPockets = 9;
constexpr float kSpacing = 0.545f;
constexpr float kPocket = 0.225f;
constexpr float kTablet = 0.168f;

Point pocketCentre(int i)
{
    return {kSpacing * float(i % 3 - 1), kSpacing * float(i / 3 - 1)};
}

struct Tablet
{
    Point at;
    float turn = 0.0f;
    Colour coat;
    bool gone = false;
    float breakAt = 9.0f; ///< where the broken face starts, along `breakDirection`
    Point breakDirection{1, 0};
};

struct Card
{
    std::array<Tablet, kPockets> tablets;
    int crushed = -1;
    float crush = 0.0f;
    Point tear{9, 9};
    float tearRadius = 0.0f;
    float tearAngle = 0.0f;
};

Card drawnCard(Random& part)
{
    static const std::array<Colour, 3> coats{colour(232, 190, 58), colour(120, 176, 92),
                                             colour(238, 230, 214)};
    Card card;
    const Colour flavour = coats[std::size_t(part.integer(0, int(coats.size()) - 1))];
    for (int i = 0; i < kPockets; ++i) {
        Tablet& tablet = card.tablets[std::size_t(i)];
        const float away = 0.016f * float(part.uniform());
        const float angle = 2.0f * kPi * float(part.uniform());
        tablet.at = pocketCentre(i) + Point(std::cos(angle), std::sin(angle)) * away;
        tablet.turn = kPi * float(part.uniform());
        tablet.coat = flavour * float(part.uniform(0.95, 1.05));
    }
    return card;
}

void damage(Card& card, const Flaw& flaw, Random& random)
{
    const int i = random.integer(0, kPockets - 1);
    Tablet& tablet = card.tablets[std::size_t(i)];
    const float angle = float(random.uniform(0.0, 2.0)) * kPi;
    if (flaw.is("missing_tablet")) {
        tablet.gone = true;
    } else if (flaw.is("broken_tablet")) {
        tablet.breakDirection = {std::cos(angle), std::sin(angle)};
        tablet.breakAt = flaw.scaled(0.10f, -0.06f);
    } else if (flaw.is("crushed_pocket")) {
        card.crushed = i;
        card.crush = flaw.scaled(0.6f, 1.1f);
    } else if (flaw.is("torn_foil")) {
        const Point between(random.chance(0.5) ? 0.27f : -0.27f,
                            random.chance(0.5) ? 0.27f : -0.27f);
        card.tear = between + Point(0.0f, float(random.uniform(-0.03, 0.03)));
        card.tearRadius = flaw.scaled(0.055f, 0.125f);
        card.tearAngle = angle;
    }
}

Surface table(Point p)
{
    Surface s;
    const float grain = noise(p.x * 55, p.y * 55, 90);
    s.albedo = colour(62, 92, 118) * (1.0f + 0.03f * grain);
    s.gloss = 0.06f;
    return s;
}

Surface foil(Point p)
{
    Surface s;
    const float knurl = wave((p.x + p.y) * 9.2f) * wave((p.x - p.y) * 9.2f);
    s.albedo = colour(196, 199, 204) * (1.0f + 0.05f * knurl);
    s.metal = 0.75f;
    s.gloss = 0.10f;
    s.height = 0.045f + 0.0009f * knurl;
    return s;
}

/// Crumpled film: creases that meet at angles.
float creases(Point p, std::uint32_t salt)
{
    return std::abs(noise(p.x * 9, p.y * 9, salt)) +
           0.6f * std::abs(noise(p.x * 17, p.y * 17, salt + 1));
}

void paintTablet(Scene& scene, const Pose& pose, const Tablet& tablet)
{
    if (tablet.gone)
        return;
    const Point line(std::cos(tablet.turn), std::sin(tablet.turn));
    scene.stamp(pose, tablet.at, kTablet * 1.3f, kTablet * 1.3f, [&](Point part, Surface& s) {
        const Point p = part - tablet.at;
        const float r = length(p);
        const float ragged = 0.018f * noise(p.x * 34, p.y * 34, 93);
        const float along = p.dot(tablet.breakDirection) + ragged;
        const float face = along - tablet.breakAt;
        const float t = scene.cover(std::max(r - kTablet, face));
        if (t <= 0.0f)
            return;
        Surface body;
        const float dome = std::sqrt(std::max(0.0f, 1.03f - r * r / (kTablet * kTablet)));
        const float groove =
            smooth(0.016f, 0.002f, std::abs(p.dot(line))) * smooth(1.0f, 0.9f, r / kTablet);
        body.height = 0.055f + 0.075f * dome - 0.012f * groove;
        body.albedo =
            tablet.coat * (1.0f - 0.15f * groove + 0.025f * noise(p.x * 60, p.y * 60, 94));
        body.gloss = 0.35f;
        const float raw = smooth(-0.035f, -0.020f, face);
        body.albedo =
            body.albedo * (1.0f - raw) +
            colour(236, 226, 206) * (raw * (0.82f + 0.2f * noise(p.x * 70, p.y * 70, 95)));
        body.height -= 0.05f * raw;
        body.gloss *= 1.0f - raw;
        s = blend(s, body, t);
    });
}

/// The clear dome over a pocket shows as a rim, a window's mirror image and a faint veil.
void paintDome(Scene& scene, const Pose& pose, int i, const Card& card, const Light& light)
{
    const Point centre = pocketCentre(i);
    const float crush = i == card.crushed ? card.crush : 0.0f;
    const Colour white(1.05f, 1.05f, 1.05f);
    const Point lamp = light.direction;
    scene.stamp(pose, centre, kPocket * 1.15f, kPocket * 1.15f, [&](Point part, Surface& s) {
        const Point p = part - centre;
        const float r = length(p) / kPocket;
        if (r > 1.12f)
            return;
        const float facing = p.dot(lamp) / (kPocket * std::max(r, 0.05f));
        const float crescent = smooth(0.70f, 0.76f, r) * smooth(0.86f, 0.80f, r) *
                               smooth(0.72f, 0.86f, facing) * (1.0f - crush);
        const float counter = smooth(0.80f, 0.90f, r) * smooth(0.98f, 0.93f, r) *
                              smooth(-0.55f, -0.9f, facing) * (1.0f - crush);
        const float rim = smooth(0.90f, 0.97f, r) * smooth(1.10f, 1.0f, r);
        s.albedo *= 1.0f - 0.20f * rim;
        s.height += 0.012f * rim;
        float shine = 0.03f * smooth(1.0f, 0.95f, r) + 0.75f * crescent + 0.28f * counter;
        if (crush > 0.0f) {
            const float inside = smooth(1.06f, 0.85f, r);
            const float fold = creases(part, 96);
            shine += crush * inside * (0.75f * smooth(0.16f, 0.04f, fold) + 0.10f);
            s.albedo *= 1.0f - 0.62f * crush * inside * smooth(0.22f, 0.5f, fold);
            s.height += 0.05f * crush * inside * (0.5f - fold);
        }
        shine = clamp01(shine);
        s.albedo = s.albedo * (1.0f - shine) + white * shine;
        s.metal *= 1.0f - shine;
    });
}

void paintTear(Scene& scene, const Pose& pose, const Card& card)
{
    const float reach = card.tearRadius * 2.4f;
    const Point axis(std::cos(card.tearAngle), std::sin(card.tearAngle));
    scene.stamp(pose, card.tear, reach, reach, [&](Point part, Surface& s) {
        const Point p = part - card.tear;
        const float u = p.dot(axis), v = p.x * axis.y - p.y * axis.x;
        const float ragged = 0.35f * noise(part.x * 26, part.y * 26, 97);
        const float d =
            (length({u * 0.62f, v * 1.5f}) / card.tearRadius - 1.0f + ragged) * card.tearRadius;
        const float lip = smooth(0.05f, 0.0f, d);
        s.height += 0.030f * lip * (0.4f + creases(part, 98));
        Surface inside;
        inside.albedo = colour(34, 34, 38);
        inside.height = 0.0f;
        s = blend(s, inside, scene.cover(d));
    });
}

void dropCrumbs(Scene& scene, const Pose& pose, const Flaw& flaw, Random& random)
{
    const int i = random.integer(0, kPockets - 1);
    const float angle = float(random.uniform(0.0, 2.0)) * kPi;
    const Point at = pocketCentre(i) + Point(std::cos(angle), std::sin(angle)) * 0.17f;
    Surface crumb;
    crumb.albedo = colour(120, 82, 52);
    crumb.height = 0.7f;
    const int count = int(std::lround(flaw.scaled(4.0f, 26.0f)));
    scatter(scene, pose.toPicture(at), flaw.scaled(0.05f, 0.16f), count,
            flaw.scaled(0.020f, 0.030f), crumb, random);
}

void buildBlisterPack(Scene& scene, const Light& light, Random& part, const Flaw& flaw)
{
    const Pose pose = Pose::nested(part);
    Card card = drawnCard(part);
    const Point warp(float(part.uniform(0, 99)), float(part.uniform(0, 99)));
    Random random(flaw.seed);
    damage(card, flaw, random);
    const Stencil& print = lettering("MULTI-VIT  C+D", 8);
    scene.paint([&](Point picture, Surface& s) {
        const Point p = pose.toPart(picture);
        const float t = scene.cover(boxDistance(p, 0.895f, 0.895f, 0.10f));
        if (t < 1.0f)
            s = table(picture);
        if (t <= 0.0f)
            return;
        Surface sheet = foil(p);
        sheet.height += 0.010f * noise(p.x * 1.7f + warp.x, p.y * 1.7f + warp.y, 91);
        const float band = std::abs(p.y) < 0.5f ? std::abs(std::abs(p.y) - 0.2725f) : 9.0f;
        if (band < 0.04f) {
            const float row = p.y > 0 ? 0.2725f : -0.2725f;
            const float ink = print.at(Point(p.x, p.y - row) / 0.042f);
            sheet.albedo = sheet.albedo * (1.0f - 0.8f * ink) + colour(38, 62, 120) * (0.8f * ink);
        }
        s = blend(s, sheet, t);
    });
    for (const Tablet& tablet : card.tablets)
        paintTablet(scene, pose, tablet);
    if (flaw.is("contamination"))
        dropCrumbs(scene, pose, flaw, random);
    for (int i = 0; i < kPockets; ++i)
        paintDome(scene, pose, i, card, light);
    if (card.tearRadius > 0.0f)
        paintTear(scene, pose, card);
}

} // namespace

const Product& blisterPack()
{
    static const Product product{
        "blister_pack",
        {"broken_tablet", "contamination", "crushed_pocket", "missing_tablet", "torn_foil"},
        buildBlisterPack};
    return product;
}

} // namespace mixdesk::demo
