// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/tensor_map.h"

#include "core/base/sentence.h"

#include <algorithm>
#include <cmath>

namespace mixdesk::nn {

namespace {

Tensor32 toTensor32(const torch::Tensor& tensor)
{
    const auto cpu = tensor.detach().to(torch::kCPU, torch::kFloat32).contiguous();
    Tensor32 out{cpu.sizes().vec(), {}};
    out.values.assign(cpu.data_ptr<float>(), cpu.data_ptr<float>() + cpu.numel());
    return out;
}

} // namespace

std::string shapeText(const std::vector<std::int64_t>& shape)
{
    std::string text;
    for (const auto extent : shape)
        text += (text.empty() ? "" : "x") + std::to_string(extent);
    return text;
}

TensorMap toTensorMap(const Named& named)
{
    TensorMap tensors;
    for (const auto& [name, tensor] : named)
        tensors.emplace(name, toTensor32(tensor));
    return tensors;
}

/// Checks all before it changes any.
Result<void> assign(const Named& targets, const TensorMap& tensors, const std::string& source)
{
    for (const auto& [name, target] : targets) {
        const auto found = tensors.find(name);
        if (found == tensors.end())
            return Error{ErrorCode::BadData,
                         Sentence::tr("%1 lacks the tensor '%2': it belongs to another network.")
                             .arg(source)
                             .arg(name)};
        if (found->second.shape != target.sizes().vec())
            return Error{ErrorCode::BadData, Sentence::tr("%1: '%2' is %3, this network needs %4.")
                                                 .arg(source)
                                                 .arg(name)
                                                 .arg(shapeText(found->second.shape))
                                                 .arg(shapeText(target.sizes().vec()))};
    }
    for (const auto& [name, tensor] : tensors)
        if (!std::all_of(tensor.values.begin(), tensor.values.end(),
                         [](float value) { return std::isfinite(value); }))
            return Error{
                ErrorCode::BadData,
                Sentence::tr(
                    "%1: '%2' holds values that are no finite numbers. Copy the run again.")
                    .arg(source)
                    .arg(name)};
    if (tensors.size() != targets.size())
        return Error{ErrorCode::BadData,
                     Sentence::tr("%1 holds tensors that this network does not have.").arg(source)};
    torch::NoGradGuard guard;
    for (const auto& [name, target] : targets) {
        const auto& from = tensors.at(name);
        auto to = target;
        to.copy_(torch::tensor(at::ArrayRef<float>(from.values)).view(from.shape));
    }
    return {};
}

} // namespace mixdesk::nn
