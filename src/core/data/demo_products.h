// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/demo_drawing.h"

#include <string>
#include <vector>

namespace mixdesk::demo {

/// What is wrong with a part; type "good" is nothing.
struct Flaw
{
    std::string type = "good";
    float severity = 0.5f;  ///< 0 subtle .. 1 coarse
    std::uint64_t seed = 0; ///< of its place and shape

    bool is(const char* name) const { return type == name; }
    /// A figure that grows with the severity.
    float scaled(float subtle, float coarse) const { return mix(subtle, coarse, severity); }
};

/// One product of the plant. build() must draw the same numbers from `part` whatever the flaw is:
/// the mask of a defect is where the flawed part differs from its sound twin.
struct Product
{
    const char* name;
    std::vector<std::string> defects;
    void (*build)(Scene& scene, const Light& light, Random& part, const Flaw& flaw);
};

const Product& blisterPack();
const Product& circuitBoard();
const Product& fabric();
const Product& flange();
const Product& gear();
const Product& hexNut();
const Product& screw();
const Product& wood();

/// All products, sorted by name.
const std::vector<const Product*>& products();
const Product* findProduct(const std::string& name);

/// A part with and without its flaw under the same light, before sensor noise (32FC3, 0..255).
struct Twins
{
    cv::Mat flawed;
    cv::Mat sound;   ///< empty for a good part
    cv::Mat changed; ///< 32FC1, share of each pixel whose form or material differs; no shadows
};
Twins exposeTwins(const Product& product, const std::string& type, int number, std::uint64_t seed,
                  int side);

} // namespace mixdesk::demo
