// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/process_group.h"

#include <torch/torch.h>

#include <functional>
#include <memory>
#include <vector>

namespace mixdesk::nn {

/// Sums gradients over the processes of a group while the backward pass goes on: parameters share
/// buckets of a few MiB, the last layers first, and a bucket sets out as soon as all its gradients
/// are there (Li et al. 2020, "PyTorch Distributed"). Buckets set out in one fixed order.
class GradientBuckets
{
public:
    GradientBuckets(const std::vector<torch::Tensor>& parameters, ProcessGroup& group);
    ~GradientBuckets();
    GradientBuckets(const GradientBuckets&) = delete;
    GradientBuckets& operator=(const GradientBuckets&) = delete;

    /// All: the next backward pass completes the gradients.
    void begin();
    /// All, after it: every gradient is the sum over the processes. Throws GroupBroken.
    void finish();

private:
    struct Bucket
    {
        std::vector<torch::Tensor> parameters;
        std::size_t ready = 0;
        torch::Tensor flat;
        std::function<void()> summed;
    };
    void assign(const std::vector<torch::Tensor>& parameters);
    void listen(std::size_t bucket, const torch::Tensor& parameter);
    void gradientReady(std::size_t bucket);
    void send(Bucket& bucket);

    ProcessGroup& m_group;
    std::vector<Bucket> m_buckets;
    std::size_t m_next = 0; ///< to set out
    bool m_active = false;
    struct Listener
    {
        std::shared_ptr<torch::autograd::Node> accumulator;
        std::uintptr_t hook;
    };
    std::vector<Listener> m_listeners;
};

} // namespace mixdesk::nn
