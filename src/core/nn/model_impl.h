// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sentence.h"
#include "core/nn/adam.h"
#include "core/nn/gradient_buckets.h"
#include "core/nn/inference.h"
#include "core/nn/model.h"
#include "core/nn/network.h"
#include "core/nn/tensor_map.h"

#include <array>

namespace mixdesk {

/// torch and OpenCV report by exception: out of memory, a missing driver. One sentence for all.
template <typename Work> auto guarded(const std::string& what, Work work) -> decltype(work())
{
    try {
        return work();
    } catch (const nn::StopAsked&) {
        return cancelledError();
    } catch (const GroupBroken& e) {
        return e.error;
    } catch (const std::exception& e) {
        const std::string text = e.what();
        return Error{ErrorCode::Unsupported,
                     Sentence::tr("The numeric library failed while %1: %2. A smaller "
                                  "training.micro_batch needs less memory.")
                         .arg(what)
                         .arg(text.substr(0, text.find('\n')))};
    }
}

struct Model::Impl
{
    NetworkSpec spec;
    torch::Device device{torch::kCPU};
    nn::Autoencoder network{nullptr};
    std::unique_ptr<nn::Adam> adam;
    Precision precision = Precision::Fp32;
    std::function<bool()> stopAsked;
    /// Of the weights as they are, by precision; made when first needed.
    std::array<std::unique_ptr<Inference>, 2> inference;
    nn::Named parameters, buffers;
    std::vector<torch::Tensor> bufferSnapshot;
    std::shared_ptr<ProcessGroup> group; ///< that it trains with, or none
    std::unique_ptr<nn::GradientBuckets> buckets;

    nn::Named all() const
    {
        nn::Named named = parameters;
        named.insert(named.end(), buffers.begin(), buffers.end());
        return named;
    }

    Inference& fastInference()
    {
        auto& engine = inference[std::size_t(precision)];
        if (!engine)
            engine = std::make_unique<Inference>(spec, nn::toTensorMap(all()), precision);
        return *engine;
    }

    nn::Named moments() const
    {
        nn::Named named;
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            const auto& name = parameters[i].first;
            named.emplace_back("first." + name, adam->firstMoments()[i]);
            named.emplace_back("second." + name, adam->secondMoments()[i]);
        }
        return named;
    }

    /// On the device, in the type of the parameters.
    torch::Tensor placed(const torch::Tensor& tensor) const
    {
        return tensor.to(device, parameters.front().second.scalar_type());
    }

    /// This process's share of each mean over the images of a micro-batch; undefined where the
    /// objective has no such term.
    struct Pass
    {
        torch::Tensor perImage, reconstruction, classifier, contraction, defects;
    };
    Pass forward(const std::vector<TrainSample>& samples, const Objective& objective,
                 const BatchSlice& slice);
    BatchLosses lossesOf(const Pass& pass, const Objective& objective,
                         const BatchSlice& slice) const;
    BatchLosses accumulate(const std::vector<TrainSample>& samples, const Objective& objective,
                           double share, const BatchSlice& slice);
    void shareState(ProcessGroup& group);
    std::vector<Reconstruction> reconstruct(const std::vector<cv::Mat>& pictures);
};

} // namespace mixdesk
