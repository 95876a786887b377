// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/model.h"

#include <memory>
#include <vector>

namespace mixdesk {

/// The same networks and the same training step through LibTorch as anyone would write them: eager
/// modules (Conv2d, ConvTranspose2d, BatchNorm2d, LeakyReLU), NCHW, fp32, torch's Adam. Nothing is
/// trained or scored with it: it is what speed is measured against and what the fast paths have to
/// agree with. Tensors have the names of Model's. Use from one thread.
class PlainReference
{
public:
    explicit PlainReference(const NetworkSpec& spec, double adamEpsilon = 1e-6);
    ~PlainReference();

    /// `tensors` as Model::weights() gives them.
    Result<void> setWeights(const TensorMap& tensors);
    TensorMap weights() const;
    TensorMap gradients() const; ///< of the last accumulate()

    /// One micro-batch from fresh gradients; the objective's contraction has to be 0.
    BatchLosses accumulate(const std::vector<TrainSample>& samples, const Objective& objective);
    void applyStep(double learningRate);
    std::vector<Reconstruction> infer(const std::vector<cv::Mat>& pictures);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace mixdesk
