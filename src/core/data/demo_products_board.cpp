// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/demo_board_parts.h"
#include "core/data/demo_flaws.h"
#include "core/data/demo_products.h"

/// A small controller board in a test nest.
namespace mixdesk::demo {

namespace {

using Track = std::vector<Point>;

void addPinTracks(std::vector<Track>& tracks, Random& random)
{
    const Point middle = boardLayout()[0].at;
    for (int edge = 0; edge < 4; ++edge)
        for (int pin = 0; pin < 8; ++pin) {
            const float angle = float(edge) * kPi / 2.0f;
            const Point out(std::round(std::cos(angle)), std::round(std::sin(angle)));
            const Point side(-out.y, out.x);
            const float offset = (float(pin) - 3.5f) * 0.052f;
            const float fan = offset * 0.95f;
            const float run = 0.05f + 0.05f * float(random.uniform());
            Track track{middle + out * 0.27f + side * offset};
            track.push_back(track.back() + out * run);
            track.push_back(track.back() + out * std::abs(fan) + side * fan);
            track.push_back(track.back() + out * float(random.uniform(0.03, 0.14)));
            tracks.push_back(track);
        }
}

const std::vector<Track>& tracks()
{
    static const auto list = [] {
        std::vector<Track> made;
        Random random(41);
        addPinTracks(made, random);
        for (int i = 0; i < 9; ++i) {
            const float x = -0.62f + 0.115f * float(i);
            const float bend = 0.06f * float(i % 3);
            made.push_back({{x, 0.66f}, {x, 0.56f - bend}, {x + 0.07f, 0.49f - bend}});
        }
        for (int i = 0; i < 3; ++i) {
            const float y = -0.58f + 0.18f * float(i);
            made.push_back({{-0.57f, y}, {-0.49f, y}, {-0.43f, y + 0.06f}, {-0.37f, y + 0.06f}});
        }
        made.push_back({{0.44f, -0.50f}, {0.36f, -0.50f}, {0.29f, -0.57f}, {0.12f, -0.70f}});
        made.push_back({{0.58f, 0.25f}, {0.58f, 0.36f}, {0.51f, 0.43f}, {0.51f, 0.50f}});
        made.push_back({{0.70f, 0.50f}, {0.76f, 0.56f}, {0.76f, 0.64f}, {0.70f, 0.70f}});
        return made;
    }();
    return list;
}

Surface solderMask(Point p, bool copper)
{
    Surface s;
    const float glass = wave(p.x * 19.0f) * wave(p.y * 19.0f);
    s.albedo = (copper ? colour(34, 122, 72) : colour(20, 88, 56)) * (1.0f + 0.03f * glass);
    s.height = copper ? 0.064f : 0.060f;
    s.gloss = 0.14f;
    return s;
}

Surface nest(Point p)
{
    Surface s;
    s.albedo = colour(52, 54, 60) * (1.0f + 0.05f * noise(p.x * 60, p.y * 60, 100));
    s.gloss = 0.03f;
    return s;
}

void paintBase(Scene& scene, const Pose& pose)
{
    const Stencil& title = lettering("MIXDESK  CTRL-4  REV C", 7);
    scene.paint([&](Point picture, Surface& s) {
        const Point p = pose.toPart(picture);
        const Point corner(std::abs(p.x) - 0.80f, std::abs(p.y) - 0.80f);
        const float mount = length(corner) - 0.050f;
        const float t = scene.cover(std::max(boxDistance(p, 0.92f, 0.92f, 0.06f), -mount));
        if (t < 1.0f)
            s = nest(picture);
        if (t <= 0.0f)
            return;
        // The ground plane leaves the strip along the border free.
        const float pour = boxDistance(p, 0.87f, 0.87f, 0.05f);
        Surface board = solderMask(p, pour < 0.0f && pour > -0.05f);
        board = blend(board, gold(), scene.cover(mount - 0.045f));
        if (p.y < -0.78f) {
            const float ink = 0.85f * title.at(Point(p.x - 0.02f, p.y + 0.845f) / 0.042f);
            board.albedo = board.albedo * (1.0f - ink) + colour(232, 234, 228) * ink;
        }
        s = blend(s, board, t);
    });
}

void paintTrack(Scene& scene, const Pose& pose, const Track& track)
{
    for (std::size_t i = 0; i + 1 < track.size(); ++i) {
        const Point a = track[i], b = track[i + 1];
        const Point centre = (a + b) * 0.5f, half((a - b) * 0.5f);
        scene.stamp(pose, centre, std::abs(half.x) + 0.03f, std::abs(half.y) + 0.03f,
                    [&](Point p, Surface& s) {
                        const float t = scene.cover(segmentDistance(p, a, b) - 0.0105f);
                        if (t > 0.0f)
                            s = blend(s, solderMask(p, true), t);
                    });
    }
    const Point end = track.back();
    scene.stamp(pose, end, 0.035f, 0.035f, [&](Point p, Surface& s) {
        const float r = length(p - end);
        Surface ring = gold();
        ring.height = r < 0.012f ? 0.03f : 0.067f;
        ring.albedo *= r < 0.012f ? 0.1f : 1.0f;
        s = blend(s, ring, scene.cover(r - 0.026f));
    });
}

void paintHeader(Scene& scene, const Pose& pose)
{
    scene.stamp(pose, {-0.16f, 0.735f}, 0.56f, 0.10f, [&](Point p, Surface& s) {
        const Point q = p - Point(-0.16f, 0.735f);
        Surface body;
        body.albedo = colour(228, 226, 216);
        body.gloss = 0.12f;
        const float d = boxDistance(q, 0.53f, 0.075f, 0.012f);
        const float well = boxDistance(q, 0.505f, 0.048f, 0.01f);
        body.height =
            0.17f + 0.015f * smooth(0.0f, -0.012f, d) - 0.06f * smooth(0.006f, -0.006f, well);
        const float nearest = std::clamp(floorFast(q.x / 0.115f + 0.5f), -4.0f, 4.0f) * 0.115f;
        Surface pin = gold();
        const float post = boxDistance({q.x - nearest, q.y}, 0.021f, 0.021f, 0.004f);
        pin.height = 0.165f + 0.03f * smooth(0.0f, -0.02f, post);
        body = blend(body, pin, scene.cover(post));
        s = blend(s, body, scene.cover(d));
    });
}

struct Placing
{
    int component = -1;
    bool gone = false;
    Point shift{0, 0};
    float turn = 0.0f;
};

Placing placing(const Flaw& flaw, Random& random)
{
    Placing out;
    const int parts = int(boardLayout().size());
    const float sign = random.chance(0.5) ? 1.0f : -1.0f;
    if (flaw.is("missing_component")) {
        // Coarse: one of the large parts; subtle: a resistor.
        out.component = flaw.severity > 0.8f ? random.integer(1, 3) : random.integer(4, parts - 1);
        out.gone = true;
    } else if (flaw.is("shifted_component")) {
        out.component = random.integer(3, parts - 1);
        out.shift = {sign * flaw.scaled(0.02f, 0.06f), float(random.uniform(-0.03, 0.03))};
        out.turn = sign * flaw.scaled(0.30f, 1.1f);
    }
    return out;
}

void bridgePins(Scene& scene, const Pose& pose, const Flaw& flaw, Random& random)
{
    const Point middle = boardLayout()[0].at;
    const float angle = float(random.integer(0, 3)) * kPi / 2.0f;
    const Point out(std::round(std::cos(angle)), std::round(std::sin(angle)));
    const Point side(-out.y, out.x);
    const int pins = int(std::lround(flaw.scaled(2.0f, 5.0f)));
    const float from = (float(random.integer(0, 8 - pins)) - 3.5f) * 0.052f;
    const float to = from + 0.052f * float(pins - 1);
    const Point a = middle + out * 0.268f + side * from, b = middle + out * 0.268f + side * to;
    const float thick = flaw.scaled(0.024f, 0.036f);
    scene.stamp(pose, (a + b) * 0.5f, 0.20f, 0.20f, [&](Point p, Surface& s) {
        const float d =
            segmentDistance(p, a, b) - thick * (1.0f + 0.3f * noise(p.x * 30, p.y * 30, 106));
        Surface solder = tin();
        solder.gloss = 0.6f;
        solder.height = 0.085f + 0.045f * std::sqrt(clamp01(-d / thick));
        s = blend(s, solder, scene.cover(d));
    });
}

void markBoard(Scene& scene, const Pose& pose, const Flaw& flaw, Random& random)
{
    const Point at(float(random.uniform(-0.55, 0.45)), float(random.uniform(-0.55, 0.5)));
    const float angle = float(random.uniform(0.0, 2.0)) * kPi;
    if (flaw.is("solder_bridge")) {
        bridgePins(scene, pose, flaw, random);
    } else if (flaw.is("scratch")) {
        const float span = flaw.scaled(0.28f, 0.9f);
        const Point start = at - Point(std::cos(angle), std::sin(angle)) * (0.5f * span);
        engrave(scene, wander(pose.toPicture(start), angle, span, 0.05f, random),
                {flaw.scaled(0.011f, 0.020f), 0.012f, colour(216, 178, 128),
                 flaw.scaled(0.75f, 0.95f), 0.3f, 0.03f});
    } else if (flaw.is("burn")) {
        Blot blot;
        blot.centre = pose.toPicture(at);
        blot.radius = flaw.scaled(0.12f, 0.30f);
        blot.ink = colour(30, 22, 16);
        blot.opacity = flaw.scaled(0.70f, 0.90f);
        blot.ragged = 0.5f;
        blot.mottle = 0.3f;
        blot.gloss = 0.02f;
        blot.metal = 0.1f;
        blot.salt = std::uint32_t(random.integer(0, 255));
        blot.floor = 0.03f;
        stain(scene, blot);
    }
}

void buildCircuitBoard(Scene& scene, const Light&, Random& part, const Flaw& flaw)
{
    const Pose pose = Pose::nested(part, 0.5f);
    Random random(flaw.seed);
    const Placing wrong = placing(flaw, random);
    paintBase(scene, pose);
    for (const Track& track : tracks())
        paintTrack(scene, pose, track);
    const auto& parts = boardLayout();
    for (int i = 0; i < int(parts.size()); ++i) {
        // Placement machines are never exact.
        const Component& component = parts[std::size_t(i)];
        Point at = component.at;
        at += Point(float(part.normal(0, 0.002)), float(part.normal(0, 0.002)));
        float turn = float(part.normal(0, 0.012));
        const bool marked = i == wrong.component;
        if (marked) {
            at += wrong.shift;
            turn += wrong.turn;
        }
        paintPads(scene, pose, component);
        if (!marked || !wrong.gone)
            paintComponent(scene, pose, component, Pose(at, turn));
    }
    paintHeader(scene, pose);
    markBoard(scene, pose, flaw, random);
}

} // namespace

const Product& circuitBoard()
{
    static const Product product{
        "circuit_board",
        {"burn", "missing_component", "scratch", "shifted_component", "solder_bridge"},
        buildCircuitBoard};
    return product;
}

} // namespace mixdesk::demo
