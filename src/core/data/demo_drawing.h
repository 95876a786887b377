// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

/// A small renderer for the demo plant: parts are height fields with materials, lit by one lamp.
/// The picture spans [-1, 1] in x (right) and y (down) whatever its number of pixels.
namespace mixdesk::demo {

using Point = cv::Point2f;
using Colour = cv::Vec3f; ///< linear light, BGR

constexpr float kPi = 3.14159265f;

/// Colour from display values 0..255.
inline Colour colour(int red, int green, int blue)
{
    constexpr float k = 1.0f / (255.0f * 255.0f);
    return {k * float(blue * blue), k * float(green * green), k * float(red * red)};
}

inline float clamp01(float v)
{
    return std::min(1.0f, std::max(0.0f, v));
}
inline float mix(float a, float b, float t)
{
    return a + (b - a) * t;
}
/// 0 below `low`, 1 above `high`, smooth between; low may lie above high.
inline float smooth(float low, float high, float v)
{
    const float t = clamp01((v - low) / (high - low));
    return t * t * (3.0f - 2.0f * t);
}
/// std::floor without the library call that a baseline x86 build would make for it.
inline float floorFast(float v)
{
    const float whole = float(int(v));
    return whole > v ? whole - 1.0f : whole;
}
/// A sine wave of period 1, near enough for textures.
inline float wave(float turns)
{
    const float t = turns - floorFast(turns) - 0.5f;
    return 16.0f * t * (std::abs(t) - 0.5f);
}
inline float length(Point p)
{
    return std::sqrt(p.x * p.x + p.y * p.y);
}

/// 256 x 256 fixed random numbers in [-1, 1].
extern const std::array<float, 65536> kLattice;

/// Smooth noise in [-1, 1] with one feature per unit.
inline float noise(float x, float y, std::uint32_t salt = 0)
{
    const float fx = floorFast(x), fy = floorFast(y);
    const auto ix = std::uint32_t(std::int32_t(fx)) + salt * 37u;
    const auto iy = std::uint32_t(std::int32_t(fy)) + salt * 101u;
    float tx = x - fx, ty = y - fy;
    tx = tx * tx * (3.0f - 2.0f * tx);
    ty = ty * ty * (3.0f - 2.0f * ty);
    const std::uint32_t x0 = ix & 255u, x1 = (ix + 1u) & 255u;
    const std::uint32_t y0 = (iy & 255u) << 8, y1 = ((iy + 1u) & 255u) << 8;
    return mix(mix(kLattice[y0 | x0], kLattice[y0 | x1], tx),
               mix(kLattice[y1 | x0], kLattice[y1 | x1], tx), ty);
}
/// Gradient noise summed over octaves, about [-1, 1]: ragged outlines and clouds.
float fractal(float x, float y, int octaves, std::uint32_t salt = 0);

/// Signed distances, negative inside.
float boxDistance(Point p, float halfWidth, float halfHeight, float corner = 0.0f);
float segmentDistance(Point p, Point a, Point b);

/// What the camera meets at one point.
struct Surface
{
    Colour albedo = Colour(0.2f, 0.2f, 0.2f);
    float height = 0.0f;
    float gloss = 0.0f; ///< strength of the lamp's mirror image
    float metal = 0.0f; ///< 1: coloured reflection instead of diffuse light
};
inline Surface blend(const Surface& a, const Surface& b, float t)
{
    if (t >= 1.0f)
        return b;
    Surface s;
    for (int c = 0; c < 3; ++c)
        s.albedo[c] = mix(a.albedo[c], b.albedo[c], t);
    s.height = mix(a.height, b.height, t);
    s.gloss = mix(a.gloss, b.gloss, t);
    s.metal = mix(a.metal, b.metal, t);
    return s;
}

/// Where a part lies in the picture.
class Pose
{
public:
    Pose(Point shift, float angle, float scale = 1.0f);
    /// A part in a nest: at play 1 up to 1 % of the side and 1.2 degrees off.
    static Pose nested(Random& random, float play = 1.0f);
    /// A part that a guide rail has turned roughly the right way.
    static Pose guided(Random& random);
    /// A part that fell on a belt in any rotation.
    static Pose loose(Random& random);

    Point toPart(Point picture) const;
    Point toPicture(Point part) const;
    float angle() const { return m_angle; }

private:
    Point m_shift;
    float m_angle;
    float m_scale;
    float m_cos;
    float m_sin;
};

class Scene
{
public:
    explicit Scene(int side) : m_side(side), m_pixels(std::size_t(side) * std::size_t(side)) {}

    int side() const { return m_side; }
    float pixel() const { return 2.0f / float(m_side); }
    Surface* row(int y) { return m_pixels.data() + std::size_t(y) * std::size_t(m_side); }
    const Surface* row(int y) const
    {
        return m_pixels.data() + std::size_t(y) * std::size_t(m_side);
    }
    /// Share of a pixel covered by a shape at this signed distance, softened against jaggies.
    float cover(float distance) const { return clamp01(0.5f - distance / (2.2f * pixel())); }

    /// Calls fn(point, surface) for every pixel.
    template <typename Fn> void paint(Fn&& fn) { paintBox({0, 0}, 2.0f, 2.0f, fn); }
    /// The same for the pixels of a box around `centre`.
    template <typename Fn> void paintBox(Point centre, float halfWidth, float halfHeight, Fn&& fn)
    {
        const int x0 = column(centre.x - halfWidth), x1 = column(centre.x + halfWidth) + 1;
        const int y0 = column(centre.y - halfHeight), y1 = column(centre.y + halfHeight) + 1;
        for (int y = y0; y < y1; ++y) {
            Surface* line = row(y);
            for (int x = x0; x < x1; ++x)
                fn(Point(at(x), at(y)), line[x]);
        }
    }
    /// fn(part point, surface) for the pixels near a box given in the part's own coordinates.
    template <typename Fn>
    void stamp(const Pose& pose, Point centre, float halfWidth, float halfHeight, Fn&& fn)
    {
        const float reach = std::sqrt(halfWidth * halfWidth + halfHeight * halfHeight);
        const float c = std::abs(std::cos(pose.angle())), s = std::abs(std::sin(pose.angle()));
        const float w = std::min(reach, c * halfWidth + s * halfHeight) * 1.05f + 2.0f * pixel();
        const float h = std::min(reach, s * halfWidth + c * halfHeight) * 1.05f + 2.0f * pixel();
        paintBox(pose.toPicture(centre), w, h,
                 [&](Point p, Surface& surface) { fn(pose.toPart(p), surface); });
    }

private:
    float at(int index) const { return (float(index) + 0.5f) * pixel() - 1.0f; }
    int column(float v) const
    {
        return std::clamp(int(std::floor((v + 1.0f) / pixel())), -1, m_side) < 0
                   ? 0
                   : std::min(int(std::floor((v + 1.0f) / pixel())), m_side - 1);
    }

    int m_side;
    std::vector<Surface> m_pixels;
};

/// The lamp and the camera's small moods.
struct Light
{
    Point direction{-0.6f, -0.8f}; ///< towards the lamp, unit length
    float elevation = 0.9f;        ///< radians above the table
    float gain = 1.0f;
    Point gradient{0.0f, 0.0f}; ///< relative change of light from the middle to the border
    float vignette = 0.06f;
    Colour tint{1.0f, 1.0f, 1.0f};

    static Light drawn(Random& random);
};

/// Brightness of a turned metal face: grooves around the middle throw two fans towards the lamp.
float turnedSheen(Point fromMiddle, float radius, const Light& light, std::uint32_t salt);

/// Lit picture at the scene's size, linear light.
cv::Mat shade(const Scene& scene, const Light& light);
/// Camera: shrinks to `side`, lens falloff, tone curve; 32FC3 of 0..255 display values.
cv::Mat expose(const cv::Mat& lit, int side, const Light& light);
/// Sensor noise and rounding to 8UC3.
cv::Mat digitise(const cv::Mat& exposed, Random& random);

/// Lettering as a smooth stencil that is sampled anywhere.
class Stencil
{
public:
    /// Text one unit high, its middle at the origin.
    explicit Stencil(const std::string& text, int thickness = 8);
    float at(Point p) const;

private:
    cv::Mat1b m_ink;
    float m_unit = 64.0f;
};
/// The same stencil for the same text, made once. Thread safe.
const Stencil& lettering(const std::string& text, int thickness);

} // namespace mixdesk::demo
