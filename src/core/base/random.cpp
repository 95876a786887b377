// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

#include <cmath>

namespace mixdesk {

namespace {

constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15ULL;

std::uint64_t mix(std::uint64_t z)
{
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

} // namespace

std::uint64_t streamSeed(std::uint64_t seed, Purpose purpose, std::uint64_t a, std::uint64_t b)
{
    std::uint64_t state = mix(seed + kGolden);
    state = mix(state ^ (std::uint64_t(purpose) * kGolden));
    state = mix(state ^ (a + kGolden));
    return mix(state ^ (b + 2 * kGolden));
}

std::uint64_t stableId(std::string_view text)
{
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char c : text) {
        hash ^= std::uint8_t(c);
        hash *= 0x100000001B3ULL;
    }
    return hash;
}

std::uint64_t Random::next()
{
    m_state += kGolden;
    return mix(m_state);
}

double Random::uniform()
{
    return double(next() >> 11) * 0x1.0p-53;
}

double Random::uniform(double low, double high)
{
    return low + (high - low) * uniform();
}

int Random::integer(int low, int high)
{
    return low + int(uniform() * (double(high) - double(low) + 1.0));
}

double Random::normal(double mean, double deviation)
{
    const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
    return mean + deviation * radius * std::cos(2.0 * 3.14159265358979323846 * uniform());
}

} // namespace mixdesk
