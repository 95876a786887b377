// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/layer_plan.h"
#include "core/nn/tensors.h"

#include <vector>

namespace mixdesk {

/// A layer as evaluation needs it: one convolution or matrix product with bias and activation,
/// channels last, weights [outputs, inputs, kernel, kernel]. What it replaces is in `plan`.
struct FoldedLayer
{
    enum class Form { Convolution, Product, MaxPool };

    LayerPlan plan;
    Form form = Form::Convolution;
    std::int64_t in = 0, out = 0; ///< channels of the convolution, or of the product
    int kernel = 1, stride = 1, padding = 0;
    std::vector<float> weights, bias;
    /// The outputs are four phases, (a, b, channel), of a picture of twice the side; with `overlap`
    /// the phases are one pixel wider than half of it.
    bool phases = false, overlap = false;
};

/// `inputSide` is that of the tensor that a dense layer flattens (1: none).
FoldedLayer foldLayer(const LayerPlan& plan, const TensorMap& weights, int inputSide);

/// Input channels (of the first layer) or the first three output channels (of the last) in the
/// opposite order: the network sees RGB, pictures are BGR.
void reverseInputs(FoldedLayer& layer);
void reverseOutputs(FoldedLayer& layer);

} // namespace mixdesk
