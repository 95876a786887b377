// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/layer_plan.h"
#include "core/nn/model.h"
#include "core/nn/tensors.h"

#include <functional>
#include <memory>
#include <vector>

namespace mixdesk {

/// Evaluation mode on a processor, through oneDNN without torch: norms folded into the weights,
/// activations within the convolutions, weights packed once, channels last from the picture to the
/// reconstruction. Transposed convolutions run as forward ones with four times the outputs, which
/// are then interleaved (Shi et al. 2016, "sub-pixel convolution"). A batch passes in parts that
/// fit the caches; primitives and buffers are made once for each size of a part.
class Inference
{
public:
    /// False where oneDNN would fall back to slow reference code: processors without AVX2.
    static bool available();

    /// Takes its own copy of the weights, named as in Model::weights(). Throws dnnl::error.
    Inference(const NetworkSpec& spec, const TensorMap& weights, Precision precision);
    ~Inference();

    /// As Model::inferEach(). `asked` is asked before each layer; true throws nn::StopAsked.
    Result<void> inferEach(const std::vector<cv::Mat>& pictures,
                           const Model::TakeReconstruction& take,
                           const std::function<bool()>& asked);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace mixdesk
