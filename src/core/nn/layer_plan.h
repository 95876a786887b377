// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/objective.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mixdesk {

/// One layer of a network in words that need no library: what the network, its inference engine and
/// the plain reference are built from. Square kernels and pictures.
struct LayerPlan
{
    enum class Kind { Convolution, Transposed, Dense, MaxPool };
    enum class After { Nothing, LeakyRelu, Relu, Tanh };

    std::string name; ///< of its parameters; empty where it has none
    Kind kind = Kind::Convolution;
    std::int64_t in = 0, out = 0; ///< channels, or units
    int kernel = 1, stride = 1, padding = 0;
    bool norm = false; ///< batch normalisation follows, and then there is no bias
    After after = After::Nothing;
    int side = 1; ///< of its input
    /// The encoder layer whose output is appended to its input channels, which `in` counts; -1:
    /// none.
    int skip = -1;

    int outputSide() const;
    /// Of one image: two for each multiplication and addition.
    double flops() const;
};

/// The three parts in the order in which a picture passes them; the classifier takes the latent.
struct NetworkPlan
{
    std::vector<LayerPlan> encoder, decoder, classifier;

    double flops() const; ///< of one picture forward through all of it
    /// Of each encoder layer: the decoder reads its output.
    std::vector<bool> keptLayers() const;
};

NetworkPlan networkPlan(const NetworkSpec& spec);

/// Units of the classifier's two hidden layers.
inline std::vector<std::int64_t> classifierUnits()
{
    return {128, 64};
}

} // namespace mixdesk
