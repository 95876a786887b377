// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace mixdesk {

/// What a random stream is for, so that two uses never share numbers.
enum class Purpose : std::uint64_t {
    InitialWeights = 1,
    Order,
    Noise,
    Augmentation,
    Dropout,
    Contraction,
    Split,
    SyntheticDefect,
    DemoData,
    Bootstrap,
    AgreementSample,
    Corruption,
    Donor,
};

/// A seed that depends on nothing but its arguments: equal on every machine and thread
/// (SplitMix64).
std::uint64_t streamSeed(std::uint64_t seed, Purpose purpose, std::uint64_t a = 0,
                         std::uint64_t b = 0);

/// Stable 64-bit identity of a text such as an image's relative path (FNV-1a).
std::uint64_t stableId(std::string_view text);

/// A small generator with its own distributions: the standard library's differ between vendors.
class Random
{
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next();
    double uniform();                        ///< [0, 1)
    double uniform(double low, double high); ///< [low, high)
    int integer(int low, int high);          ///< low..high, both included
    bool chance(double probability) { return uniform() < probability; }
    double normal(double mean = 0.0, double deviation = 1.0);

    template <typename T> void shuffle(std::vector<T>& items)
    {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[std::size_t(uniform() * double(i))]);
    }

private:
    std::uint64_t m_state;
};

} // namespace mixdesk
