// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/demo_drawing.h"

#include <map>
#include <mutex>
#include <opencv2/imgproc.hpp>

namespace mixdesk::demo {

const std::array<float, 65536> kLattice = [] {
    std::array<float, 65536> values{};
    Random random(20240607);
    for (float& v : values)
        v = float(random.uniform(-1.0, 1.0));
    return values;
}();

namespace {

float gradientNoise(float x, float y, std::uint32_t salt)
{
    const float fx = floorFast(x), fy = floorFast(y);
    const auto ix = std::uint32_t(std::int32_t(fx)) + salt * 53u;
    const auto iy = std::uint32_t(std::int32_t(fy)) + salt * 29u;
    const float tx = x - fx, ty = y - fy;
    const auto corner = [&](std::uint32_t dx, std::uint32_t dy) {
        const std::uint32_t at = (((iy + dy) & 255u) << 8) | ((ix + dx) & 255u);
        return kLattice[at] * (tx - float(dx)) +
               kLattice[(at + 32771u) & 65535u] * (ty - float(dy));
    };
    const float sx = tx * tx * tx * (tx * (tx * 6.0f - 15.0f) + 10.0f);
    const float sy = ty * ty * ty * (ty * (ty * 6.0f - 15.0f) + 10.0f);
    return 1.5f * mix(mix(corner(0, 0), corner(1, 0), sx), mix(corner(0, 1), corner(1, 1), sx), sy);
}

/// Light that a mirror pointing along `r` sees: a soft lamp, a grey room, a dark floor.
float roomLight(cv::Vec3f r, cv::Vec3f lamp)
{
    const float towards = std::max(0.0f, r.dot(lamp));
    const float sharp = towards * towards * towards * towards;
    return (0.30f + 0.42f * towards + 0.75f * sharp * sharp) * smooth(-0.7f, 0.5f, r[2]);
}

/// Share of lamp light that reaches each point: the steepest thing met on the way to the lamp.
cv::Mat1f shadowMap(const cv::Mat1f& height, const Light& light)
{
    const float pixel = 2.0f / float(height.cols);
    const float rise = std::tan(light.elevation);
    std::vector<float> steps;
    for (float t = 1.5f * pixel; t < 0.5f; t = t * 1.28f + 0.5f * pixel)
        steps.push_back(t);
    cv::Mat1f lit(height.size(), 1.0f);
    for (const float t : steps) {
        const int dx = cvRound(light.direction.x * t / pixel);
        const int dy = cvRound(light.direction.y * t / pixel);
        const float soft = 1.0f / (0.30f * t + 0.010f);
        for (int y = std::max(0, -dy); y < std::min(height.rows, height.rows - dy); ++y) {
            const float* here = height[y];
            const float* there = height[y + dy];
            float* out = lit[y];
            for (int x = std::max(0, -dx); x < std::min(height.cols, height.cols - dx); ++x)
                out[x] = std::min(out[x], 1.0f - (there[x + dx] - here[x] - t * rise) * soft);
        }
    }
    lit = cv::max(lit, 0.0f);
    cv::blur(lit, lit, {3, 3});
    return lit;
}

/// Light from all around that is left over in hollows.
cv::Mat1f opennessMap(const cv::Mat1f& height)
{
    cv::Mat1f open(height.size(), 1.0f);
    for (const float reach : {0.03f, 0.12f}) {
        const int k = std::max(3, cvRound(reach * float(height.cols) * 0.5f)) | 1;
        cv::Mat1f around;
        cv::blur(height, around, {k, k}, {-1, -1}, cv::BORDER_REPLICATE);
        const cv::Mat1f hollow = cv::max(around - height, 0.0f) * (0.30f / reach);
        open = open.mul(1.0f / (1.0f + hollow));
    }
    return open;
}

struct Lamp
{
    cv::Vec3f towards;
    cv::Vec3f half;
};

Colour lightPoint(const Surface& s, float slopeX, float slopeY, float lit, float open,
                  const Lamp& lamp)
{
    const float scale = 1.0f / std::sqrt(1.0f + slopeX * slopeX + slopeY * slopeY);
    const cv::Vec3f n(-slopeX * scale, -slopeY * scale, scale);
    const float facing = std::max(0.0f, n.dot(lamp.towards));
    float mirror = std::max(0.0f, n.dot(lamp.half));
    mirror *= mirror;
    mirror *= mirror;
    mirror *= mirror;
    const float p16 = mirror * mirror;
    const float p64 = p16 * p16 * p16 * p16;
    const cv::Vec3f r(2.0f * n[2] * n[0], 2.0f * n[2] * n[1], 2.0f * n[2] * n[2] - 1.0f);
    const float diffuse = (1.0f - s.metal) * (0.38f * open + 0.80f * facing * lit);
    const float reflected =
        s.metal > 0.0f ? s.metal * roomLight(r, lamp.towards) * open * (0.4f + 0.6f * lit) : 0.0f;
    const float glint = s.gloss * (0.16f * p16 + 0.70f * p64 * p16) * lit;
    return s.albedo * (diffuse + reflected) + Colour(glint, glint, glint);
}

} // namespace

float fractal(float x, float y, int octaves, std::uint32_t salt)
{
    float sum = 0.0f, weight = 0.9f;
    for (int i = 0; i < octaves; ++i) {
        // Turning each octave hides the lattice.
        const float turned = 0.809f * x - 0.588f * y;
        y = 0.588f * x + 0.809f * y;
        x = turned;
        sum += weight * gradientNoise(x, y, salt + std::uint32_t(i));
        x *= 2.0f;
        y *= 2.0f;
        weight *= 0.5f;
    }
    return sum;
}

float boxDistance(Point p, float halfWidth, float halfHeight, float corner)
{
    const float x = std::abs(p.x) - halfWidth + corner, y = std::abs(p.y) - halfHeight + corner;
    return std::min(std::max(x, y), 0.0f) + length({std::max(x, 0.0f), std::max(y, 0.0f)}) - corner;
}

float segmentDistance(Point p, Point a, Point b)
{
    const Point ab = b - a, ap = p - a;
    const float t = clamp01(ap.dot(ab) / std::max(1e-9f, ab.dot(ab)));
    return length(ap - ab * t);
}

Pose::Pose(Point shift, float angle, float scale)
    : m_shift(shift), m_angle(angle), m_scale(scale), m_cos(std::cos(angle)), m_sin(std::sin(angle))
{}

Pose Pose::nested(Random& random, float play)
{
    const Point shift(float(random.uniform(-0.018, 0.018)), float(random.uniform(-0.018, 0.018)));
    return {shift * play, play * float(random.uniform(-1.2, 1.2)) * kPi / 180.0f};
}

Pose Pose::guided(Random& random)
{
    const Point shift(float(random.uniform(-0.025, 0.025)), float(random.uniform(-0.02, 0.02)));
    return {shift, float(random.uniform(-3.0, 3.0)) * kPi / 180.0f};
}

Pose Pose::loose(Random& random)
{
    const Point shift(float(random.uniform(-0.02, 0.02)), float(random.uniform(-0.02, 0.02)));
    return {shift, float(random.uniform(0.0, 2.0)) * kPi};
}

Point Pose::toPart(Point picture) const
{
    const Point d = picture - m_shift;
    return Point(m_cos * d.x + m_sin * d.y, m_cos * d.y - m_sin * d.x) / m_scale;
}

Point Pose::toPicture(Point part) const
{
    const Point p = part * m_scale;
    return m_shift + Point(m_cos * p.x - m_sin * p.y, m_sin * p.x + m_cos * p.y);
}

Light Light::drawn(Random& random)
{
    Light light;
    const float turn = float(-2.21 + random.uniform(-0.07, 0.07));
    light.direction = {std::cos(turn), std::sin(turn)};
    light.elevation = float(random.uniform(0.88, 0.94));
    light.gain = float(random.uniform(0.93, 1.07));
    light.gradient = {float(random.uniform(-0.05, 0.05)), float(random.uniform(-0.05, 0.05))};
    light.vignette = float(random.uniform(0.05, 0.10));
    const float warm = float(random.uniform(-0.015, 0.015));
    light.tint = Colour(1.0f - warm, 1.0f, 1.0f + warm);
    return light;
}

float turnedSheen(Point fromMiddle, float radius, const Light& light, std::uint32_t salt)
{
    const float along = fromMiddle.dot(light.direction) / std::max(radius, 1e-3f);
    const float square = along * along;
    const float rings =
        noise(radius * 95.0f, 0.5f, salt) + 0.6f * noise(radius * 40.0f, 7.5f, salt);
    const float fan = square * square;
    return 0.74f + (0.34f + 0.14f * rings) * fan + 0.42f * fan * fan * fan + 0.05f * rings;
}

cv::Mat shade(const Scene& scene, const Light& light)
{
    const int side = scene.side();
    cv::Mat1f height(side, side);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            height(y, x) = scene.row(y)[x].height;
    cv::Mat1f half, lit, open;
    cv::resize(height, half, {side / 2, side / 2}, 0, 0, cv::INTER_AREA);
    cv::resize(shadowMap(half, light), lit, {side, side}, 0, 0, cv::INTER_LINEAR);
    cv::resize(opennessMap(half), open, {side, side}, 0, 0, cv::INTER_LINEAR);

    Lamp lamp;
    const float flat = std::cos(light.elevation);
    lamp.towards = {light.direction.x * flat, light.direction.y * flat, std::sin(light.elevation)};
    lamp.half = cv::normalize(lamp.towards + cv::Vec3f(0, 0, 1));
    const float perPixel = 0.5f / scene.pixel();
    cv::Mat3f out(side, side);
    for (int y = 0; y < side; ++y) {
        const float* up = height[std::max(0, y - 1)];
        const float* here = height[y];
        const float* down = height[std::min(side - 1, y + 1)];
        const Surface* line = scene.row(y);
        for (int x = 0; x < side; ++x) {
            const float sx = here[std::min(side - 1, x + 1)] - here[std::max(0, x - 1)];
            const float sy = down[x] - up[x];
            out(y, x) =
                lightPoint(line[x], std::clamp(sx * perPixel, -2.5f, 2.5f),
                           std::clamp(sy * perPixel, -2.5f, 2.5f), lit(y, x), open(y, x), lamp);
        }
    }
    return out;
}

cv::Mat expose(const cv::Mat& lit, int side, const Light& light)
{
    cv::Mat3f small;
    cv::resize(lit, small, {side, side}, 0, 0, cv::INTER_AREA);
    cv::GaussianBlur(small, small, {0, 0}, std::max(0.25, 0.0016 * side));
    for (int y = 0; y < side; ++y) {
        const float v = (float(y) + 0.5f) * 2.0f / float(side) - 1.0f;
        for (int x = 0; x < side; ++x) {
            const float u = (float(x) + 0.5f) * 2.0f / float(side) - 1.0f;
            const float lamp = light.gain * (1.0f + light.gradient.x * u + light.gradient.y * v) *
                               (1.0f - light.vignette * (u * u + v * v));
            for (int c = 0; c < 3; ++c) {
                float value = small(y, x)[c] * lamp * light.tint[c];
                // Film-like shoulder: highlights roll off instead of clipping.
                if (value > 0.7f)
                    value = 0.7f + 0.3f * (1.0f - std::exp((0.7f - value) / 0.3f));
                small(y, x)[c] = 255.0f * std::sqrt(std::max(0.0f, value));
            }
        }
    }
    return std::move(small);
}

cv::Mat digitise(const cv::Mat& exposed, Random& random)
{
    cv::Mat3b out(exposed.size());
    for (int y = 0; y < exposed.rows; ++y) {
        const auto* in = exposed.ptr<cv::Vec3f>(y);
        for (int x = 0; x < exposed.cols; ++x)
            for (int c = 0; c < 3; ++c) {
                // Four 16-bit uniforms make a normal number near enough, at a fifth of the cost.
                const std::uint64_t bits = random.next();
                const double sum = double(bits & 0xFFFF) + double((bits >> 16) & 0xFFFF) +
                                   double((bits >> 32) & 0xFFFF) + double(bits >> 48);
                const double grain = (sum / 65535.0 - 2.0) * 1.7320508 * 1.4;
                out(y, x)[c] = cv::saturate_cast<uchar>(double(in[x][c]) + grain);
            }
    }
    return std::move(out);
}

Stencil::Stencil(const std::string& text, int thickness)
{
    int base = 0;
    const double scale = m_unit / cv::getTextSize("X", cv::FONT_HERSHEY_DUPLEX, 1, 1, &base).height;
    const cv::Size size = cv::getTextSize(text, cv::FONT_HERSHEY_DUPLEX, scale, thickness, &base);
    const int border = 16;
    m_ink = cv::Mat1b::zeros(int(m_unit) + 2 * border, size.width + 2 * border);
    cv::putText(m_ink, text, {border, border + int(m_unit)}, cv::FONT_HERSHEY_DUPLEX, scale, 255,
                thickness, cv::LINE_AA);
    cv::GaussianBlur(m_ink, m_ink, {0, 0}, 1.5);
}

const Stencil& lettering(const std::string& text, int thickness)
{
    static std::mutex mutex;
    static std::map<std::pair<std::string, int>, Stencil> made;
    const std::lock_guard<std::mutex> lock(mutex);
    const auto key = std::make_pair(text, thickness);
    const auto found = made.find(key);
    return found != made.end() ? found->second
                               : made.emplace(key, Stencil(text, thickness)).first->second;
}

float Stencil::at(Point p) const
{
    const float x = p.x * m_unit + 0.5f * float(m_ink.cols) - 0.5f;
    const float y = p.y * m_unit + 0.5f * float(m_ink.rows) - 0.5f;
    if (x < 0.0f || y < 0.0f)
        return 0.0f;
    const int ix = int(x), iy = int(y);
    if (ix + 1 >= m_ink.cols || iy + 1 >= m_ink.rows)
        return 0.0f;
    const float tx = x - float(ix), ty = y - float(iy);
    return mix(mix(m_ink(iy, ix), m_ink(iy, ix + 1), tx),
               mix(m_ink(iy + 1, ix), m_ink(iy + 1, ix + 1), tx), ty) /
           255.0f;
}

} // namespace mixdesk::demo
