// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/gradient_buckets.h"

namespace mixdesk::nn {

namespace {

constexpr std::int64_t kBucketBytes = 4 << 20;

class ReadyHook : public torch::autograd::FunctionPostHook
{
public:
    explicit ReadyHook(std::function<void()> ready) : m_ready(std::move(ready)) {}
    torch::autograd::variable_list
    operator()(const torch::autograd::variable_list& outputs,
               const torch::autograd::variable_list& /*inputs*/) override
    {
        m_ready();
        return outputs;
    }

private:
    std::function<void()> m_ready;
};

} // namespace

GradientBuckets::GradientBuckets(const std::vector<torch::Tensor>& parameters, ProcessGroup& group)
    : m_group(group)
{
    assign(parameters);
    for (std::size_t b = 0; b < m_buckets.size(); ++b)
        for (const auto& parameter : m_buckets[b].parameters)
            listen(b, parameter);
}

GradientBuckets::~GradientBuckets()
{
    for (const auto& listener : m_listeners)
        listener.accumulator->del_post_hook(listener.hook);
}

void GradientBuckets::assign(const std::vector<torch::Tensor>& parameters)
{
    std::int64_t bytes = kBucketBytes;
    for (auto p = parameters.rbegin(); p != parameters.rend(); ++p) {
        const auto size = p->numel() * std::int64_t(p->element_size());
        if (bytes + size > kBucketBytes) {
            m_buckets.emplace_back();
            bytes = 0;
        }
        m_buckets.back().parameters.push_back(*p);
        bytes += size;
    }
}

void GradientBuckets::listen(std::size_t bucket, const torch::Tensor& parameter)
{
    const auto accumulator = torch::autograd::impl::grad_accumulator(parameter);
    const auto hook = accumulator->add_post_hook(
        std::make_unique<ReadyHook>([this, bucket] { gradientReady(bucket); }));
    m_listeners.push_back({accumulator, hook});
}

void GradientBuckets::begin()
{
    for (Bucket& bucket : m_buckets) {
        bucket.ready = 0;
        bucket.summed = {};
    }
    m_next = 0;
    m_active = true;
}

/// In the order of the buckets, whichever is complete first: the processes must agree.
void GradientBuckets::gradientReady(std::size_t bucket)
{
    if (!m_active)
        return;
    ++m_buckets[bucket].ready;
    while (m_next < m_buckets.size() &&
           m_buckets[m_next].ready == m_buckets[m_next].parameters.size())
        send(m_buckets[m_next++]);
}

void GradientBuckets::send(Bucket& bucket)
{
    torch::NoGradGuard guard;
    std::vector<torch::Tensor> parts;
    for (auto& parameter : bucket.parameters) {
        if (!parameter.grad().defined())
            parameter.mutable_grad() = torch::zeros_like(parameter);
        parts.push_back(parameter.grad().flatten());
    }
    bucket.flat = torch::cat(parts);
    bucket.summed = m_group.beginSum(bucket.flat);
}

void GradientBuckets::finish()
{
    torch::NoGradGuard guard;
    m_active = false;
    for (; m_next < m_buckets.size(); ++m_next)
        send(m_buckets[m_next]);
    for (Bucket& bucket : m_buckets) {
        bucket.summed();
        std::int64_t at = 0;
        for (auto& parameter : bucket.parameters) {
            auto gradient = parameter.mutable_grad();
            gradient.copy_(bucket.flat.slice(0, at, at + gradient.numel()).view(gradient.sizes()));
            at += gradient.numel();
        }
        bucket.flat.reset();
        bucket.summed = {};
    }
}

} // namespace mixdesk::nn
