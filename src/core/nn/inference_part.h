// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/folded_layer.h"
#include "core/nn/layer_plan.h"

#include <array>
#include <dnnl.hpp>
#include <functional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace mixdesk {

/// A layer as oneDNN takes it.
struct InferenceLayer
{
    FoldedLayer folded;
    dnnl::memory::data_type type = dnnl::memory::data_type::f32;     ///< of its inputs and weights
    std::vector<std::pair<dnnl::memory::desc, dnnl::memory>> packed; ///< weights, by layout
    dnnl::memory bias;
};

/// A network's layers, and the buffers that all of its parts compute in.
struct InferenceNetwork
{
    dnnl::engine engine{dnnl::engine::kind::cpu, 0};
    dnnl::stream stream{engine};
    int inputSize = 0;
    std::vector<InferenceLayer> encoder, decoder, classifier;
    std::vector<bool> keep;                           ///< encoder layers that the decoder reads
    std::array<std::vector<std::uint8_t>, 3> scratch; ///< activations, in turn
};

/// One primitive with what it reads and writes, or an interleaving of phases.
struct InferenceWork
{
    dnnl::primitive primitive;
    std::unordered_map<int, dnnl::memory> arguments;
    std::function<void()> plain;
};

/// Everything for one number of images and threads, to be run in order.
struct InferencePart
{
    std::vector<InferenceWork> work;
    dnnl::memory input;         ///< [N, 3, S, S], channels last, in the type of the first layer
    dnnl::memory output;        ///< fp32, channels last
    dnnl::memory probabilities; ///< [N, classes]
};

/// Layer by layer; activations go from one buffer to the next.
InferencePart buildInferencePart(InferenceNetwork& network, std::int64_t images);

} // namespace mixdesk
